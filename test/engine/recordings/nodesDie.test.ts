/** The recording `nodes`: NL-7, NL-16, NL-25, NL-26. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('nodes');

describe('nodes: half of a zone dies, one by one', () => {
  it('with its own luck comes at its own instants', () => {
    const run = compareOnTape(recording, spanOfRecording(recording), [
      {
        object: /^Node /,
        what: 'unreachable:NoExecute added',
        t: 402.6,
        count: 5,
        rule: 'NL-25',
        reason:
          'two nodes turned Unknown within a millisecond; which was put in line first is not told',
      },
      {
        object: 'Node node-4',
        what: 'unreachable:NoExecute removed',
        t: 573.3,
        count: 1,
        rule: 'NL-25',
        reason:
          'two nodes turned Unknown within a millisecond; which was put in line first is not told',
      },
      {
        object: /^Node /,
        what: 'unreachable:NoSchedule added',
        t: 407.4,
        count: 2,
        rule: 'NL-26',
        reason: 'eight nodes and their Pods under one limit of requests, whose order is not told',
      },
      {
        object: /^Pod /,
        what: 'Ready False',
        t: 407.4,
        count: 6,
        rule: 'NL-26',
        reason: 'eight nodes and their Pods under one limit of requests, whose order is not told',
      },
      {
        object: /^Pod /,
        what: 'Ready True',
        t: 20.4,
        count: 7,
        rule: 'KL-15',
        reason: '48 kubelets came up on one machine and took their Pods in turn',
      },
    ]);
    expectOnTape(run);
  });
});

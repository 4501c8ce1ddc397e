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
        object: /^Node node-(0|16|18|34)$/,
        what: /unreachable:NoExecute (added|removed)/,
        t: 533.2,
        count: 5,
        rule: 'NL-25',
        reason:
          'node-0 was tainted by a tick within the 6 ms in which a pass put the others in line anew; in the engine a pass takes no time for that, and so node-16 was first, and 18 and 34 followed in another order',
      },
      {
        object: /^Node node-1[26]$/,
        what: 'unreachable:NoSchedule added',
        t: 407.4,
        count: 2,
        rule: 'NL-26',
        reason:
          'eight nodes and their Pods under one limit of requests: which waited for which is not told',
      },
      {
        object: /^Pod /,
        what: 'Ready False',
        t: 407.4,
        count: 4,
        rule: 'NL-26',
        reason:
          'eight nodes and their Pods under one limit of requests: which waited for which is not told',
      },
      {
        object: 'Pod default/agent-ddjbk',
        what: 'Ready True',
        t: 21.0,
        rule: 'KL-15',
        reason:
          '48 kubelets came up on one machine; this one took a quarter of a second more for its first Pod',
      },
    ]);
    expectOnTape(run);
  });
});

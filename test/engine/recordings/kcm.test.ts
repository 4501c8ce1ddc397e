/** The recording `kcm`: NL-1, NL-23. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('kcm');

describe('kcm: the controller manager fails over while nodes are silent', () => {
  it('with its own luck comes at its own instants', () => {
    const run = compareOnTape(recording, spanOfRecording(recording), [
      {
        object: 'Lease kube-system/kube-controller-manager',
        what: 'silent from here',
        t: 136.0,
        count: 2,
        rule: 'LE-5',
        reason:
          'the leader renews every 2.005 s, the engine every 2.003 s; fifty renewals later that shows',
      },
      {
        object: /^Pod /,
        what: 'Ready True',
        t: 6.7,
        count: 2,
        rule: 'KL-15',
        reason: 'Pods of a new node came up together; the status loop took them in turn',
      },
    ]);
    expectOnTape(run);
  });
});

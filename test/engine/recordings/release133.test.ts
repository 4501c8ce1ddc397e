/** The recording `release-1.33`: NL-13 one pass later. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('release-1.33');

describe('release-1.33: the same story under 1.33', () => {
  it('with its own luck comes at its own instants', () => {
    const run = compareOnTape(recording, spanOfRecording(recording), [
      {
        object: /^Node /,
        what: /not-ready:NoSchedule removed/,
        t: 2.5,
        count: 3,
        rule: 'NL-12',
        reason:
          'requests of a starting cluster met conflicts and were repeated; a tenth of a second more or less',
      },
      {
        object: 'Node node-0',
        what: /Ready True|NoSchedule removed/,
        t: 176.2,
        count: 2,
        rule: 'KL-15',
        reason: 'the kubelet needed half a second less to be Ready after its restart',
      },
      {
        object: 'Lease kube-system/kube-controller-manager',
        what: 'silent from here',
        t: 126.8,
        count: 1,
        rule: 'LE-5',
        reason:
          'the leader renews every 2.005 s, the engine every 2.003 s; fifty renewals later that shows',
      },
    ]);
    expectOnTape(run, 0.93);
  });
});

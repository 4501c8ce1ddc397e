/** The recording `release-1.37`: NL-13, NL-23. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('release-1.37');

describe('release-1.37: the same story under 1.37', () => {
  it('with its own luck comes at its own instants', () => {
    const run = compareOnTape(recording, spanOfRecording(recording), [
      {
        object: /^Node /,
        what: /not-ready:NoSchedule removed/,
        t: 3.3,
        count: 3,
        rule: 'NL-12',
        reason:
          'requests of a starting cluster met conflicts and were repeated; a tenth of a second more or less',
      },
      {
        object: /^Lease kube-node-lease/,
        what: /^GET .* 404/,
        t: 2.7,
        count: 4,
        rule: 'KL-6',
        reason:
          'the Node was read late, but in time for the first sync; the engine reads all of it at once',
      },
      {
        object: 'Node node-1',
        what: /Ready False|NoSchedule added/,
        t: 2.8,
        count: 2,
        rule: 'KL-6',
        reason:
          'the Node was read late, but in time for the first sync; the engine reads all of it at once',
      },
    ]);
    expectOnTape(run, 0.89);
  });
});

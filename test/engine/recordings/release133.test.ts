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
        object: 'Node node-0',
        what: /Ready True|NoSchedule removed/,
        t: 176.2,
        count: 2,
        rule: 'KL-15',
        reason:
          'one of nine recorded restarts reports Ready before it registers its Node; in the engine the Node comes first',
      },
    ]);
    expectOnTape(run);
  });
});

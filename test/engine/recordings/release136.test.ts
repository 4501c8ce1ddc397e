/** The recording `release-1.36`: NL-13 within one pass, NL-23, KL-15. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('release-1.36');

describe('release-1.36: a short story under 1.36', () => {
  it('with its own luck comes at its own instants', () => {
    const run = compareOnTape(recording, spanOfRecording(recording));
    expectOnTape(run);
  });
});

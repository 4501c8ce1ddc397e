/** The recording `apidown`: KL-3, KL-4, LE-5, AS-8, NL-28. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('apidown');

describe('apidown: the API server frozen for 8 to 90 s, and dead for 30 to 90 s', () => {
  it('with its own luck comes at its own instants', () => {
    expectOnTape(compareOnTape(recording, spanOfRecording(recording)));
  });
});

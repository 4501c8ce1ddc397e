/** The recording `tolerations`: TE-4 to TE-7, TE-9, NL-20. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('tolerations');

describe('tolerations: who is evicted when, by taints set by hand, on a dead node, in a dark cluster', () => {
  it('with its own luck comes at its own instants', () => {
    const run = compareOnTape(recording, spanOfRecording(recording));
    expectOnTape(run);
  });
});

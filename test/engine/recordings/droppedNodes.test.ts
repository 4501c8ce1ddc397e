/** The recording `dropped-nodes`: TR-2 to TR-4, KL-4, KL-13. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('dropped-nodes');

describe('dropped-nodes: packets lost for up to 150 s, both ways and one way', () => {
  it('with its own luck comes at its own instants', () => {
    expectOnTape(compareOnTape(recording, spanOfRecording(recording)));
  });
});

/** The recording `dropped-leaders` with its own luck: TR-2, TR-7, TR-8, LE-17, LE-29. */
import { describe, expect, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

describe(
  'dropped-leaders: packets of twenty leaders lost, both ways and one way',
  { timeout: 120_000 },
  () => {
    const recording = readRecording('dropped-leaders');
    const run = compareOnTape(recording, spanOfRecording(recording));

    it('loses, keeps and releases each lock within 0.15 s of when it was', () => {
      expectOnTape(run);
    });

    it('has so many transitions that nothing else would do', () => {
      expect(run.recorded).toBeGreaterThan(1600);
    });
  },
);

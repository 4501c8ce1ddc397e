/** The recording `failover` with its own luck: LE-1 to LE-11, LE-15, LE-23, LE-31, 10.2. */
import { describe, expect, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

describe(
  'failover: fifty locks whose leader is killed ten times, fifty that are released four times',
  { timeout: 120_000 },
  () => {
    const recording = readRecording('failover');
    const run = compareOnTape(recording, spanOfRecording(recording));

    it('takes, loses and releases each lock within 0.15 s of when it was, with the same holders and transitions', () => {
      expectOnTape(run);
    });

    it('has so many transitions that nothing else would do', () => {
      expect(run.recorded).toBeGreaterThan(3300);
    });
  },
);

/** The recording `steal` with its own luck: LE-17, LE-18, LE-26. */
import { describe, expect, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

describe('steal: a late release frees the lock of the next holder', { timeout: 120_000 }, () => {
  const recording = readRecording('steal');
  const run = compareOnTape(recording, spanOfRecording(recording));

  it('clears the lock of another holder where it was cleared, and nowhere else (LE-18)', () => {
    expectOnTape(run);
  });

  it('has so many transitions that nothing else would do', () => {
    expect(run.recorded).toBeGreaterThan(1500);
  });
});

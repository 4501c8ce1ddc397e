/** The recording `hazards` with its own luck: LE-12 to LE-31, AS-5, AS-8, in all fifteen cases. */
import { describe, expect, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

describe('hazards: two leaders, no leader', { timeout: 120_000 }, () => {
  const recording = readRecording('hazards');
  const run = compareOnTape(recording, spanOfRecording(recording));

  it('has the same holders, refusals and beliefs within 0.15 s of when they were', () => {
    expectOnTape(run);
  });

  it('has so many transitions that nothing else would do', () => {
    expect(run.recorded).toBeGreaterThan(2300);
  });
});

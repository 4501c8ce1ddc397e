/** The recording `blips` with its own luck: TR-2, TR-5, TR-6, TR-7. */
import { describe, expect, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape, type Exception } from '../../support/tapedRun.ts';

/** TR-2 gives the instants of TCP's repeats to 0.1 s, and renewals go on from there. */
const REPEATED_LATER = {
  what: 'silent from here',
  rule: 'TR-2',
  reason:
    'the repeat came 0.07 s later than recorded, and so the last renewal would have come after the kill',
};
const EXCEPTIONS: readonly Exception[] = [
  { ...REPEATED_LATER, object: 'Lease default/blip6.5-4-0', t: 271.4 },
  { ...REPEATED_LATER, object: 'Lease default/blip6.5-2-0', t: 271.4 },
  { ...REPEATED_LATER, object: 'Lease default/blip7-11-0', t: 310.1 },
];

describe('blips: packets of twelve leaders lost for 2 to 10 s', { timeout: 120_000 }, () => {
  const recording = readRecording('blips');
  const run = compareOnTape(recording, spanOfRecording(recording), EXCEPTIONS);

  it('keeps and loses the same leaders, and renews posthumously when that was (TR-6, TR-7)', () => {
    expectOnTape(run);
  });

  it('has so many transitions that nothing else would do', () => {
    expect(run.recorded).toBeGreaterThan(1100);
  });
});

/** The recording `blips`, outages that cost leaders their lock (TR-6, TR-7). */
import { describe, expect, it } from 'vitest';
import { runBlip } from '../../support/blips.ts';

describe('blips: packets of twelve leaders lost for 7 s and more', { timeout: 180_000 }, () => {
  it.each([
    ['7', 7],
    ['8', 3],
  ])(
    '%s s: some survive, by the phase of their renewal; recorded %i of 12',
    (secondsLost, recordedSurvivors) => {
      const { fewest, most, ...rest } = runBlip(secondsLost);
      expect(rest).toEqual({ recordedSurvivors, outside: [] });
      expect(fewest).toBeGreaterThan(0);
      expect(most).toBeLessThan(12);
    },
  );

  it.each(['9', '10'])(
    '%s s: none of twelve survives in any seed, and each Lease is renewed after its holder has stopped',
    (secondsLost) => {
      expect(runBlip(secondsLost)).toEqual({
        recordedSurvivors: 0,
        fewest: 0,
        most: 0,
        outside: [],
      });
    },
  );
});

/** The recording `blips` over 1,000 runs of one lock for each outage: TR-2, TR-5, TR-6, TR-7. */
import { describe, expect, it } from 'vitest';
import { runBlip } from '../../support/blips.ts';

describe('blips: packets of twelve leaders lost', { timeout: 180_000 }, () => {
  it.each(['2', '3', '4', '5', '5.5', '6', '6.5'])(
    'for %s s: all survive in every run, and renew when the recording says',
    (secondsLost) => {
      const { recordedSurvivors, survivors, runs, outside } = runBlip(secondsLost);
      expect({ recordedSurvivors, outside }).toEqual({ recordedSurvivors: 12, outside: [] });
      expect(runs).toBeGreaterThanOrEqual(1_000);
      expect(survivors).toBe(runs);
    },
  );

  it.each([
    ['7', 7],
    ['8', 3],
  ])('for %s s: some survive, by the phase of their renewal; recorded %i of 12', (lost, some) => {
    const { recordedSurvivors, survivors, runs, outside } = runBlip(lost);
    expect({ recordedSurvivors, outside }).toEqual({ recordedSurvivors: some, outside: [] });
    expect(survivors).toBeGreaterThan(0);
    expect(survivors).toBeLessThan(runs);
  });

  it.each(['9', '10'])(
    'for %s s: none survives in any run, and each Lease is renewed after its holder has stopped',
    (secondsLost) => {
      const { recordedSurvivors, survivors, outside } = runBlip(secondsLost);
      expect({ recordedSurvivors, survivors, outside }).toEqual({
        recordedSurvivors: 0,
        survivors: 0,
        outside: [],
      });
    },
  );
});

/** The recording `blips`, outages that every leader survives (TR-2, TR-5, TR-6). */
import { describe, expect, it } from 'vitest';
import { runBlip } from '../../support/blips.ts';

describe('blips: packets of twelve leaders lost for up to 6.5 s', { timeout: 180_000 }, () => {
  it.each(['2', '3', '4', '5', '5.5', '6', '6.5'])(
    '%s s: all twelve survive in every seed, and renew when the recording says',
    (secondsLost) => {
      expect(runBlip(secondsLost)).toEqual({
        recordedSurvivors: 12,
        fewest: 12,
        most: 12,
        outside: [],
      });
    },
  );
});

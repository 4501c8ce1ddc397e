/** Where the words of messages stand in space and time. */
import { describe, expect, it } from 'vitest';
import { isCrossed, spotsOn } from '../../src/components/timeline/wordSpots.ts';

describe('a word of a message', () => {
  const down = { x1: 100, y1: 0, x2: 160, y2: 60 };

  it('never lies on its own arrow, steep or shallow', () => {
    for (const x2 of [110, 160, 400, 900]) {
      const arrow = { ...down, x2 };
      const spots = spotsOn(arrow, 40);
      expect(spots.length).toBeGreaterThan(0);
      for (const spot of spots) expect(isCrossed(spot, 40, [arrow])).toBe(false);
    }
  });

  it('stays between its world line and the band', () => {
    for (const { y } of spotsOn(down, 40)) {
      expect(y - 10).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(60);
    }
  });

  it('is refused where another arrow runs through it, and only there', () => {
    const spot = { x: 200, y: 34 };
    expect(isCrossed(spot, 30, [{ x1: 190, y1: 60, x2: 240, y2: 0 }])).toBe(true);
    expect(isCrossed(spot, 30, [{ x1: 215, y1: 0, x2: 215, y2: 60 }])).toBe(true);
    expect(isCrossed(spot, 30, [{ x1: 240, y1: 0, x2: 300, y2: 60 }])).toBe(false);
    expect(isCrossed(spot, 30, [{ x1: 150, y1: 0, x2: 300, y2: 10 }])).toBe(false);
  });
});

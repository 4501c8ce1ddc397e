/** Which rails a drawn line cuts, and which rail a pointer means. Pure geometry. */
import type { Rail } from './rails.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A pointer this near to a rail means it. */
const NEAR = 11;

const ends = (rail: Rail): readonly [left: number, right: number] =>
  rail.from < rail.to ? [rail.from, rail.to] : [rail.to, rail.from];

/** Rails run level: a line cuts one where it passes that height between the rail's ends. */
export function crossedRails(rails: readonly Rail[], from: Point, to: Point): readonly Rail[] {
  return rails.filter((rail) => {
    if ((from.y - rail.y) * (to.y - rail.y) > 0 || from.y === to.y) return false;
    const x = from.x + ((rail.y - from.y) / (to.y - from.y)) * (to.x - from.x);
    const [left, right] = ends(rail);
    return x >= left && x <= right;
  });
}

export function nearestRail(rails: readonly Rail[], at: Point): Rail | null {
  let best: Rail | null = null;
  for (const rail of rails) {
    const [left, right] = ends(rail);
    const distance = Math.abs(rail.y - at.y);
    if (at.x < left || at.x > right || distance > NEAR) continue;
    if (best === null || distance < Math.abs(best.y - at.y)) best = rail;
  }
  return best;
}

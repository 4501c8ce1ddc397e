/**
 * Where a word can stand at an arrow of the space-time diagram: close to it, on either side, and not on
 * any other arrow. Pure geometry, in pixels.
 */

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Left end and baseline of a word. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A word reaches so far up and down from its middle, and its baseline is so far below that. */
const HALF = 7;
const BASELINE = 4;
/** Between a word and its arrow. */
const AIR = 3;
/** Shares of an arrow at which a word may stand, the best first. */
const SHARES = [0.5, 0.36, 0.64, 0.24, 0.76] as const;

/** Places for a word of that width beside an arrow that goes down or up to the right, the best first. */
export function spotsOn({ x1, y1, x2, y2 }: Segment, width: number): readonly Spot[] {
  const tall = Math.abs(y2 - y1);
  if (tall < 2 * HALF) return [];
  const perPixel = Math.abs(x2 - x1) / tall;
  const beside = HALF * perPixel + AIR;
  // Along a shallow arrow a word above or below it stays closer than one beside it.
  const away = perPixel === 0 ? Infinity : width / 2 / perPixel + HALF + AIR - 1;
  return SHARES.flatMap((share) => {
    const [x, y] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
    const sides = [
      { x: x + beside, y: y + BASELINE },
      { x: x - beside - width, y: y + BASELINE },
    ];
    const levels = [
      { x: x - width / 2, y: y - away + BASELINE },
      { x: x - width / 2, y: y + away + BASELINE },
    ];
    const [top, bottom] = [Math.min(y1, y2) + HALF, Math.max(y1, y2) - HALF];
    return (away < beside ? [...levels, ...sides] : sides).filter(
      (spot) => spot.y - BASELINE >= top && spot.y - BASELINE <= bottom,
    );
  });
}

/** Whether an arrow runs through a word of that width. */
export function isCrossed(spot: Spot, width: number, segments: readonly Segment[]): boolean {
  const middle = spot.y - BASELINE;
  const [top, bottom] = [middle - HALF + 1, middle + HALF - 1];
  const [left, right] = [spot.x - 1, spot.x + width + 1];
  return segments.some(({ x1, y1, x2, y2 }) => {
    const [from, to] = [Math.max(Math.min(x1, x2), left), Math.min(Math.max(x1, x2), right)];
    if (from > to) return false;
    const at = (x: number): number => (x2 === x1 ? y1 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
    const [a, b] = x2 === x1 ? [y1, y2] : [at(from), at(to)];
    return Math.max(a, b) > top && Math.min(a, b) < bottom;
  });
}

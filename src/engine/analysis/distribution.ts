/**
 * Waiting times as distributions, computed on a grid: enough to add two of them, to take the
 * earliest of several, and to read off means and quantiles. Seconds throughout. It is the arithmetic
 * under the bounds; nothing of it enters a run.
 */

/** Width of a cell of the grid, seconds: three decimals of a result are exact to its half. */
const CELL = 0.005;

/** A waiting time within [from, from + cells · CELL]; `mass` is the chance of each cell. */
export interface Distribution {
  readonly from: number;
  readonly mass: readonly number[];
}

/** From a survival function: the chance that the wait is longer than `t`, which must fall from 1 to 0 over [from, to]. */
export function fromSurvival(
  from: number,
  to: number,
  survival: (t: number) => number,
): Distribution {
  const cells = Math.max(1, Math.ceil((to - from) / CELL - 1e-9));
  const at = (cell: number): number => survival(Math.min(from + cell * CELL, to));
  return { from, mass: Array.from({ length: cells }, (_, cell) => at(cell) - at(cell + 1)) };
}

export const uniform = (from: number, to: number): Distribution =>
  fromSurvival(from, to, (t) => (to - t) / (to - from));

/**
 * How long it is from a moment picked at random until the next event of a process whose gaps are
 * uniform in [shortest, longest): its survival is the integral of the gaps' survival, over the mean gap.
 */
export function residual(shortest: number, longest: number): Distribution {
  const mean = (shortest + longest) / 2;
  return fromSurvival(0, longest, (t) =>
    t < shortest
      ? (mean - t) / mean
      : ((longest - t) * (longest - t)) / (2 * (longest - shortest) * mean),
  );
}

export const shifted = (one: Distribution, by: number): Distribution => ({
  from: one.from + by,
  mass: one.mass,
});

/** The same wait counted the other way: minus it. */
export const negated = (one: Distribution): Distribution => ({
  from: -(one.from + one.mass.length * CELL),
  mass: one.mass.toReversed(),
});

/** Two independent waits after one another. A cell's mass sits in its middle, so a sum of two sits between two cells. */
export function sum(one: Distribution, other: Distribution): Distribution {
  const mass = new Array<number>(one.mass.length + other.mass.length).fill(0);
  one.mass.forEach((p, i) => {
    other.mass.forEach((q, j) => {
      mass[i + j] = (mass[i + j] ?? 0) + (p * q) / 2;
      mass[i + j + 1] = (mass[i + j + 1] ?? 0) + (p * q) / 2;
    });
  });
  return { from: one.from + other.from, mass };
}

/** The earliest of `count` independent waits like this one. */
export function earliestOf(one: Distribution, count: number): Distribution {
  let left = 1;
  const mass = one.mass.map((p) => {
    const before = left;
    left = Math.max(0, left - p);
    return power(before, count) - power(left, count);
  });
  return { from: one.from, mass };
}

/** By multiplication, which is the same on every machine. */
function power(base: number, times: number): number {
  let product = 1;
  for (let each = 0; each < times; each++) product *= base;
  return product;
}

export const meanOf = ({ from, mass }: Distribution): number =>
  mass.reduce((total, p, cell) => total + p * (from + (cell + 0.5) * CELL), 0);

/** The wait that `share` of all waits do not exceed. */
export function quantileOf({ from, mass }: Distribution, share: number): number {
  let below = 0;
  for (const [cell, p] of mass.entries()) {
    if (below + p >= share && p > 0) return from + (cell + (share - below) / p) * CELL;
    below += p;
  }
  return from + mass.length * CELL;
}

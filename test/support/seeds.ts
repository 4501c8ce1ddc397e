/**
 * The seeds of the tests, fixed: two runs of the suite test the same thing. A seed that failed once
 * stays in the list for good. Draws in tests come from `drawsOf`, which is exact on every machine.
 */

/** For laws stated with fast-check. */
export const LAW_SEED = 20_261_122;

/** Seeds of the swarm that failed once, each with what it found. */
const FAILED_ONCE: readonly number[] = [
  69, // a candidate that started before its API server stood five minutes later
  204, // what was told to start while it was still stopping stayed down
  9187, // a winner that cannot claim its expired lock (CE-8): coordinated election stands still for good
  2401, // a renewal of a killed leader that TCP sent again a minute later: recovery counts from there
];

/** `SWARM_SEEDS=1000-1999 npm run swarm` roams elsewhere; what fails there joins the list above. */
function seedsAskedFor(): readonly number[] | null {
  const asked = /^(\d+)-(\d+)$/.exec(process.env['SWARM_SEEDS'] ?? '');
  if (asked === null) return null;
  const [from, to] = [Number(asked[1]), Number(asked[2])];
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
}

/** As many as `npm test` has time for, and ten times as many for `npm run swarm`. */
const SWARM_SIZE = process.env['npm_lifecycle_event'] === 'swarm' ? 10_000 : 1_000;

export const SWARM_SEEDS: readonly number[] = seedsAskedFor() ?? [
  ...new Set([...FAILED_ONCE, ...Array.from({ length: SWARM_SIZE }, (_, index) => index + 1)]),
];

export interface Draws {
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  /** True with a chance of one in `count`. */
  oneIn(count: number): boolean;
  pick<T>(from: readonly T[]): T;
}

export function drawsOf(seed: number): Draws {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    whole,
    oneIn: (count) => whole(1, count) === 1,
    pick: (from) => {
      const one = from[whole(0, from.length - 1)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
  };
}

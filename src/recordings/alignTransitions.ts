/**
 * Recorded and simulated transitions of every object, aligned one by one: what both have is paired,
 * with the difference in seconds; what only one has is missing or extra. Within an object the order
 * is kept, as many as possible are paired, and of equal pairings the one closest in time is taken.
 */
import { between, inSeconds } from '../engine/index.ts';
import type { Transition, Transitions } from './transitions.ts';

/** Two cores, many processes: the machine that was recorded is this exact. */
export const NOISE_SECONDS = 0.15;

export interface AlignedPair {
  readonly object: string;
  readonly what: string;
  readonly recordedSeconds: number;
  readonly simulatedSeconds: number;
  /** Simulated minus recorded. */
  readonly differenceSeconds: number;
}

export interface Unpaired {
  readonly object: string;
  readonly what: string;
  readonly seconds: number;
}

export interface Alignment {
  readonly pairs: readonly AlignedPair[];
  /** Recorded, but not simulated; and the other way round. */
  readonly missing: readonly Unpaired[];
  readonly extra: readonly Unpaired[];
}

export function alignTransitions(recorded: Transitions, simulated: Transitions): Alignment {
  const objects = new Set([...recorded.keys(), ...simulated.keys()]);
  const parts = [...objects].map((object) =>
    alignObject(object, recorded.get(object) ?? [], simulated.get(object) ?? []),
  );
  return {
    pairs: parts.flatMap(({ pairs }) => pairs),
    missing: parts.flatMap(({ missing }) => missing),
    extra: parts.flatMap(({ extra }) => extra),
  };
}

/** More than all differences of one object together. */
const A_PAIR = 1e9;

const secondsApart = (one: Transition, other: Transition): number =>
  inSeconds(between(one.t, other.t));

/** Best score of the rests from `place` of one and `other` of the other, row by row from the ends. */
function scoresOf(one: readonly Transition[], other: readonly Transition[]): Float64Array[] {
  const scores = Array.from({ length: one.length + 1 }, () => new Float64Array(other.length + 1));
  for (let row = one.length - 1; row >= 0; row--) {
    const [here, below] = [scores[row], scores[row + 1]];
    const left = one[row];
    if (here === undefined || below === undefined || left === undefined) continue;
    for (let column = other.length - 1; column >= 0; column--) {
      const right = other[column];
      const paired =
        right?.what === left.what
          ? (below[column + 1] ?? 0) + A_PAIR - Math.abs(secondsApart(left, right))
          : 0;
      here[column] = Math.max(paired, below[column] ?? 0, here[column + 1] ?? 0);
    }
  }
  return scores;
}

function alignObject(
  object: string,
  recorded: readonly Transition[],
  simulated: readonly Transition[],
): Alignment {
  const scores = scoresOf(recorded, simulated);
  const pairs: AlignedPair[] = [];
  const missing: Unpaired[] = [];
  const extra: Unpaired[] = [];
  const alone = ({ what, t }: Transition): Unpaired => ({ object, what, seconds: inSeconds(t) });
  let [row, column] = [0, 0];
  for (;;) {
    const [one, other] = [recorded[row], simulated[column]];
    if (one === undefined && other === undefined) break;
    const score = scores[row]?.[column] ?? 0;
    if (other === undefined || (one !== undefined && scores[row + 1]?.[column] === score)) {
      if (one !== undefined) missing.push(alone(one));
      row++;
    } else if (one === undefined || scores[row]?.[column + 1] === score) {
      extra.push(alone(other));
      column++;
    } else {
      pairs.push({
        object,
        what: one.what,
        recordedSeconds: inSeconds(one.t),
        simulatedSeconds: inSeconds(other.t),
        differenceSeconds: secondsApart(one, other),
      });
      row++;
      column++;
    }
  }
  return { pairs, missing, extra };
}

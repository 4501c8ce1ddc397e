/**
 * Two stories of one object laid side by side: as many equal words as possible are paired in order,
 * and among the ways to do that the one whose instants are nearest. What stays alone is kept, so that
 * a transition that only one of the two has can be shown as missing.
 */
import { inSeconds } from '../../engine/index.ts';
import type { Transition } from '../transitions.ts';

/** One line of the comparison; a side that does not have it is null. */
export interface AlignedTransition {
  readonly what: string;
  readonly recordedSeconds: number | null;
  readonly simulatedSeconds: number | null;
}

/** Dearer than any difference in time within a recording, so that the number of pairs comes first. */
const ALONE = 1e6;
/** Longer stories are paired as they come: the table below grows with the square. */
const LONGEST = 1_500;

export function alignStories(
  recorded: readonly Transition[],
  simulated: readonly Transition[],
): readonly AlignedTransition[] {
  const head = samePrefix(recorded, simulated);
  const [one, other] = [recorded.slice(head), simulated.slice(head)];
  const paired = recorded.slice(0, head).map((each, index) => line(each, simulated[index]));
  if (one.length === 0 || other.length === 0 || one.length * other.length > LONGEST * LONGEST)
    return [
      ...paired,
      ...one.map((each) => line(each)),
      ...other.map((each) => line(undefined, each)),
    ];
  return [...paired, ...alignTails(one, other)];
}

function samePrefix(recorded: readonly Transition[], simulated: readonly Transition[]): number {
  const shortest = Math.min(recorded.length, simulated.length);
  let index = 0;
  while (index < shortest && recorded[index]?.what === simulated[index]?.what) index++;
  // A story that differs later may differ because an equal word belongs to another instant.
  return index === recorded.length && index === simulated.length ? index : 0;
}

function line(recorded?: Transition, simulated?: Transition): AlignedTransition {
  return {
    what: (recorded ?? simulated)?.what ?? '',
    recordedSeconds: recorded === undefined ? null : inSeconds(recorded.t),
    simulatedSeconds: simulated === undefined ? null : inSeconds(simulated.t),
  };
}

/** Cheapest way from each place to the end of both stories, then the way itself. */
function alignTails(
  one: readonly Transition[],
  other: readonly Transition[],
): readonly AlignedTransition[] {
  const width = other.length + 1;
  const cost = new Float64Array((one.length + 1) * width);
  for (let row = one.length; row >= 0; row--)
    for (let column = other.length; column >= 0; column--) {
      if (row === one.length && column === other.length) continue;
      const place = row * width + column;
      const [mine, its] = [one[row], other[column]];
      let best = Infinity;
      if (mine !== undefined) best = Math.min(best, ALONE + (cost[place + width] ?? 0));
      if (its !== undefined) best = Math.min(best, ALONE + (cost[place + 1] ?? 0));
      if (mine !== undefined && mine.what === its?.what)
        best = Math.min(best, distance(mine, its) + (cost[place + width + 1] ?? 0));
      cost[place] = best;
    }
  return walkBack(one, other, cost);
}

const distance = (one: Transition, other: Transition): number =>
  Math.abs(inSeconds(one.t) - inSeconds(other.t));

function walkBack(
  one: readonly Transition[],
  other: readonly Transition[],
  cost: Float64Array,
): readonly AlignedTransition[] {
  const width = other.length + 1;
  const lines: AlignedTransition[] = [];
  let [row, column] = [0, 0];
  while (row < one.length || column < other.length) {
    const place = row * width + column;
    const [mine, its] = [one[row], other[column]];
    const isPair =
      mine !== undefined &&
      mine.what === its?.what &&
      cost[place] === distance(mine, its) + (cost[place + width + 1] ?? 0);
    const isMine = mine !== undefined && cost[place] === ALONE + (cost[place + width] ?? 0);
    lines.push(isPair ? line(mine, its) : isMine ? line(mine) : line(undefined, its));
    if (isPair || isMine) row++;
    if (isPair || !isMine) column++;
  }
  return lines;
}

/** Moving about in a comparison: the range that is shown, the playhead, the transitions to stop at. */
import type { ComparedPair, Comparison } from '../../recordings/compare/comparison.ts';
import type { AppStore } from '../../store/store.ts';
import { isDrawn } from './laneGeometry.ts';
import { heldRange, zoomed, type Range } from './realityScale.ts';

export const rangeOf = (range: Range | null, length: number): Range =>
  range === null || length <= 0 ? [0, Math.max(length, 1)] : heldRange(range, length);

/** When a pair comes: where the recording has it, else where the engine does. */
export const instantOf = (pair: ComparedPair): number =>
  pair.recordedSeconds ?? pair.simulatedSeconds ?? 0;

/** All pairs that the lanes show, in order of time. */
export const pairsInTime = (comparison: Comparison): readonly ComparedPair[] =>
  comparison.subjects
    .flatMap(({ pairs }) => pairs.filter(isDrawn))
    .sort((one, other) => instantOf(one) - instantOf(other) || one.id - other.id);

/** The newest pair at or before an instant. */
export function pairAt(pairs: readonly ComparedPair[], at: number): ComparedPair | null {
  let [low, high] = [0, pairs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const pair = pairs[middle];
    if (pair !== undefined && instantOf(pair) <= at + 1e-9) low = middle + 1;
    else high = middle;
  }
  return pairs[low - 1] ?? null;
}

/** Moves the playhead, and the range with it if it would leave it. */
export function moveTo(store: AppStore, seconds: number, length: number): void {
  const at = Math.min(Math.max(seconds, 0), length);
  const { range } = store.getState().reality;
  const [from, to] = rangeOf(range, length);
  const isInside = at >= from && at <= to;
  const span = to - from;
  store.getState().setReality({
    at,
    range: isInside || range === null ? range : heldRange([at - span / 2, at + span / 2], length),
  });
}

/** To the next (1) or previous (-1) instant at which something happens. */
export function moveToPair(
  store: AppStore,
  pairs: readonly ComparedPair[],
  direction: 1 | -1,
  length: number,
): void {
  const { at } = store.getState().reality;
  // What happens within a hundredth is one stop.
  const next =
    direction === 1
      ? pairs.find((pair) => instantOf(pair) > at + 0.01)
      : pairs.findLast((pair) => instantOf(pair) < at - 0.01);
  if (next !== undefined) moveTo(store, instantOf(next), length);
}

export function zoom(store: AppStore, factor: number, length: number, around?: number): void {
  const { at, range } = store.getState().reality;
  const shown = rangeOf(range, length);
  const next = zoomed(shown, factor, around ?? at, length);
  store.getState().setReality({ range: next[1] - next[0] >= length ? null : next });
}

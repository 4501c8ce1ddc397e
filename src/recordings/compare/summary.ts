/** The figures of a comparison: how many agree, how far the furthest is, and how the differences lie. */
import { NOISE_SECONDS } from '../alignTransitions.ts';
import type { Bin, ComparedPair, ComparisonSummary } from './comparison.ts';

/** Finer where the two agree: a tape is judged by hundredths, a seed by seconds. */
const EDGES = [-5, -1.5, -0.5, -0.15, -0.05, 0.05, 0.15, 0.5, 1.5, 5];

export function summaryOf(pairs: readonly ComparedPair[]): ComparisonSummary {
  const matched = pairs.filter((pair) => pair.differenceSeconds !== null);
  let largest: ComparedPair | null = null;
  for (const pair of matched)
    if (largest === null || sizeOf(pair) > sizeOf(largest)) largest = pair;
  return {
    recorded: pairs.filter((pair) => pair.recordedSeconds !== null).length,
    matched: matched.length,
    withinNoise: matched.filter((pair) => sizeOf(pair) <= NOISE_SECONDS).length,
    missing: pairs.filter((pair) => pair.simulatedSeconds === null).length,
    extra: pairs.filter((pair) => pair.recordedSeconds === null).length,
    largest,
    histogram: histogramOf(matched.map((pair) => pair.differenceSeconds ?? 0)),
  };
}

/** How far apart the two are; those that stand alone are furthest. */
export const sizeOf = (pair: ComparedPair): number =>
  pair.differenceSeconds === null ? Infinity : Math.abs(pair.differenceSeconds);

function histogramOf(differences: readonly number[]): readonly Bin[] {
  return [-Infinity, ...EDGES].map((from, index) => {
    const to = EDGES[index] ?? Infinity;
    const inside = differences.filter((difference) => difference >= from && difference < to);
    return { from, to, count: inside.length };
  });
}

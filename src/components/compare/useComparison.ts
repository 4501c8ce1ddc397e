/** The facts of two branches over one window, computed again by the engine when either is another. */
import { useEffect, useRef, useState } from 'react';
import type { Fact } from '../../engine/index.ts';
import type { BranchView, Frame } from '../../sources/frame.ts';
import { useFrame, useSource } from '../../store/hooks.tsx';

export interface Comparison {
  readonly from: number;
  /** How far each is known. */
  readonly ends: readonly [number, number];
  /** Where they part: an instant, and the `seq` of the first fact that may differ. */
  readonly forkAt: number;
  readonly forkSeq: number;
  readonly one: readonly Fact[];
  readonly other: readonly Fact[];
}

const SECOND = 1_000_000;
/** The window begins so long before the fork, µs. */
const BEFORE = 25 * SECOND;
const STEP = SECOND;
/** Lanes need to have seen one change before they can be drawn. */
const LEAD = 20 * SECOND;

/** Where two branches part: the fork of the one that leaves the other, or of what they both come from. */
export function partingOf(
  branches: readonly BranchView[],
  one: number,
  other: number,
): { readonly at: number; readonly seq: number } {
  const path = (id: number): readonly BranchView[] => {
    const branch = branches.find((each) => each.id === id);
    if (branch === undefined) return [];
    return branch.parent === null ? [branch] : [...path(branch.parent), branch];
  };
  const [left, right] = [path(one), path(other)];
  let shared = 0;
  while (left[shared] !== undefined && left[shared] === right[shared]) shared++;
  const forks = [left[shared], right[shared]].flatMap((branch) =>
    branch === undefined ? [] : [branch],
  );
  return {
    at: Math.min(...forks.map(({ forkAt, parent }) => (parent === null ? Infinity : forkAt))),
    seq: Math.min(...forks.map(({ forkSeq, parent }) => (parent === null ? Infinity : forkSeq))),
  };
}

/** The newest instant, in whole steps, so that a comparison is computed anew only now and then. */
const stepOf = ({ now, place }: Frame): string =>
  [Math.floor(now / STEP), Math.floor(place.edge / STEP), place.branch, place.commands].join();

export function useComparison(pair: readonly [number, number]): Comparison | null {
  const source = useSource();
  const step = useFrame(stepOf);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [one, other] = pair;
  const wanted = `${one} ${other}`;
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
    const frame = source.latest();
    const branches = source.branches();
    const { at, seq } = partingOf(branches, one, other);
    if (frame === null || !Number.isFinite(at)) return;
    const { now, place } = frame;
    const edgeOf = (id: number): number =>
      id === place.branch
        ? place.edge
        : Math.max(now, branches.find((branch) => branch.id === id)?.edge ?? 0);
    const ends = [edgeOf(one), edgeOf(other)] as const;
    const from = Math.max(0, at - BEFORE);
    const lead = Math.max(0, from - LEAD);
    const recall = (id: number, end: number): Promise<readonly Fact[]> => {
      // What is shown is not computed beyond its edge: an act there would be one in the past.
      if (id !== place.branch) source.extend(id, end);
      return source.recall(lead, end, id);
    };
    void Promise.all([recall(one, ends[0]), recall(other, ends[1])]).then(([left, right]) => {
      // A newer answer may be under way; an older pair is not wanted any more.
      if (latest.current === wanted)
        setComparison({ from, ends, forkAt: at, forkSeq: seq, one: left, other: right });
    });
  }, [source, one, other, wanted, step]);
  return comparison;
}

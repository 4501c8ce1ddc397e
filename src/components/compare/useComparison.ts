/** The facts of branches over one window, computed again by the engine when one of them is another. */
import { useEffect, useRef, useState } from 'react';
import type { Fact } from '../../engine/index.ts';
import type { BranchView, Frame } from '../../sources/frame.ts';
import { useFrame, useSource } from '../../store/hooks.tsx';

/** One branch: how far it is known, and its facts. */
export interface Side {
  readonly end: number;
  readonly facts: readonly Fact[];
}

export interface Comparison {
  /** Of the branches, in the order asked for. */
  readonly ids: readonly number[];
  readonly from: number;
  /** Where they part: an instant, and the `seq` of the first fact that may differ. */
  readonly forkAt: number;
  readonly forkSeq: number;
  /** One for each branch. */
  readonly sides: readonly Side[];
}

/** Up to when all of them are known: facts beyond it cannot be compared. */
export const commonEnd = ({ sides }: Comparison): number =>
  Math.min(...sides.map(({ end }) => end));

const SECOND = 1_000_000;
/** The window begins so long before the fork, µs. */
const BEFORE = 25 * SECOND;
const STEP = SECOND;
/** Lanes need to have seen one change before they can be drawn. */
const LEAD = 20 * SECOND;

/** Where branches part first: the fork of one that leaves another, or of what they come from. */
export function partingOf(
  branches: readonly BranchView[],
  ids: readonly number[],
): { readonly at: number; readonly seq: number } {
  const path = (id: number): readonly BranchView[] => {
    const branch = branches.find((each) => each.id === id);
    if (branch === undefined) return [];
    return branch.parent === null ? [branch] : [...path(branch.parent), branch];
  };
  const paths = ids.map(path);
  const [first = []] = paths;
  let shared = 0;
  while (first[shared] !== undefined && paths.every((each) => each[shared] === first[shared]))
    shared++;
  const forks = paths.flatMap((each) => {
    const fork = each[shared];
    return fork === undefined || fork.parent === null ? [] : [fork];
  });
  return {
    at: Math.min(...forks.map(({ forkAt }) => forkAt)),
    seq: Math.min(...forks.map(({ forkSeq }) => forkSeq)),
  };
}

/** The newest instant, in whole steps, so that a comparison is computed anew only now and then. */
const stepOf = ({ now, place }: Frame): string =>
  [Math.floor(now / STEP), Math.floor(place.edge / STEP), place.branch, place.commands].join();

export function useComparison(ids: readonly number[]): Comparison | null {
  const source = useSource();
  const step = useFrame(stepOf);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const wanted = ids.join(' ');
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
    const asked = wanted.split(' ').map(Number);
    const frame = source.latest();
    const branches = source.branches();
    const { at, seq } = partingOf(branches, asked);
    if (frame === null || !Number.isFinite(at)) return;
    const { now, place } = frame;
    const from = Math.max(0, at - BEFORE);
    const lead = Math.max(0, from - LEAD);
    const sideOf = async (id: number): Promise<Side> => {
      const known = branches.find((branch) => branch.id === id)?.edge ?? 0;
      const end = id === place.branch ? place.edge : Math.max(now, place.edge, known);
      // What is shown is not computed beyond its edge: an act there would be one in the past.
      if (id !== place.branch) source.extend(id, end);
      return { end, facts: await source.recall(lead, end, id) };
    };
    void Promise.all(asked.map(sideOf)).then((sides) => {
      // A newer answer may be under way; an older choice is not wanted any more.
      if (latest.current === wanted)
        setComparison({ ids: asked, from, forkAt: at, forkSeq: seq, sides });
    });
  }, [source, wanted, step]);
  // Until the facts of a new choice are there, those of the old one would stand under wrong letters.
  return comparison?.ids.join(' ') === wanted ? comparison : null;
}

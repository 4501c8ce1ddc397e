/**
 * The chain of a fact: at once from the facts that the page has, and again when those that it has
 * dropped are recalled. What is shown stays, wherever the playhead goes.
 */
import { useEffect, useState } from 'react';
import type { Fact } from '../../engine/index.ts';
import { explain } from '../../narrator/why/explain.ts';
import type { WhyStep } from '../../narrator/why/step.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import type { Source } from '../../sources/source.ts';

export interface Why {
  readonly steps: readonly WhyStep[];
  /** Older facts are being computed again. */
  readonly isSearching: boolean;
}

/** Before each step, routine facts of this long may belong to it: a stopwatch, a write, tries. */
const ROUTINE = 120_000_000;

interface Stretch {
  readonly from: number;
  to: number;
}

/** The stretches of time before the steps of a chain, those that touch as one. */
export function stretchesBefore(steps: readonly WhyStep[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const sorted = steps.map(({ t }) => t).toSorted((a, b) => a - b);
  for (const t of sorted) {
    const last = stretches[stretches.length - 1];
    const from = Math.max(t - ROUTINE, 0);
    if (last !== undefined && from <= last.to) last.to = t;
    else stretches.push({ from, to: t });
  }
  return stretches;
}

/** Facts of two logs as one, each once, in order. */
export function mergeFacts(...logs: readonly (readonly Fact[])[]): readonly Fact[] {
  const bySeq = new Map<number, Fact>();
  for (const log of logs) for (const fact of log) bySeq.set(fact.seq, fact);
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

const chainOf = (source: Source, fact: Fact, facts: readonly Fact[]): readonly WhyStep[] => {
  const scenario = source.scenario();
  return scenario === null ? [] : explain(fact, facts, scenario);
};

/** Give the component a key per fact: a chain begins anew with each question. */
export function useWhy(fact: Fact): Why {
  const { source } = useAppStoreApi();
  const [why, setWhy] = useState<Why>(() => ({
    steps: chainOf(source, fact, source.known()),
    isSearching: true,
  }));
  useEffect(() => {
    let isOver = false;
    const known = source.known();
    const stretches = stretchesBefore(chainOf(source, fact, known));
    const settle = (logs: readonly (readonly Fact[])[]): void => {
      if (isOver) return;
      setWhy({ steps: chainOf(source, fact, mergeFacts(known, ...logs)), isSearching: false });
    };
    Promise.all(stretches.map(({ from, to }) => source.recall(from, to))).then(settle, () =>
      settle([]),
    );
    return () => {
      isOver = true;
    };
  }, [source, fact]);
  return why;
}

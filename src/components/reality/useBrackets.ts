/**
 * Brackets by many seeds around what was recorded: computed when somebody asks, with progress, and
 * forgotten with the recording or case that they belong to.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Brackets } from '../../recordings/compare/brackets.ts';
import type { Comparer } from '../../recordings/compare/comparer.ts';
import type { Comparison } from '../../recordings/compare/comparison.ts';

/** Enough to see how wide a bracket is; a thousand of them run in the tests. */
export const SEEDS = 50;

interface Answer {
  /** Of which story. */
  readonly of: string;
  readonly percent: number;
  readonly brackets: Brackets | null;
}

export interface UsedBrackets {
  readonly brackets: Brackets | null;
  /** Null: nothing is under way. */
  readonly percent: number | null;
  readonly start: () => void;
  readonly stop: () => void;
}

export function useBrackets(comparer: Comparer, comparison: Comparison): UsedBrackets {
  const { recording, caseName } = comparison;
  const story = JSON.stringify([recording, caseName]);
  const [answer, setAnswer] = useState<Answer | null>(null);
  /** The question whose answer is waited for; those before it are not heard any more. */
  const asked = useRef(0);
  const isRunning = useRef(false);
  const start = useCallback(() => {
    const mine = (asked.current += 1);
    const tell = (next: Answer | null): void => {
      if (asked.current !== mine) return;
      // Progress comes by slices; only a whole percent is news.
      setAnswer((before) =>
        before?.percent === next?.percent && before?.brackets === next?.brackets ? before : next,
      );
    };
    isRunning.current = true;
    tell({ of: story, percent: 0, brackets: null });
    void comparer
      .bracket({ caseName, seeds: SEEDS }, (share) =>
        tell({ of: story, percent: Math.floor(share * 100), brackets: null }),
      )
      .then((result) => {
        if (asked.current === mine) isRunning.current = false;
        // A newer question about the recording ends it unanswered.
        tell(result?.ok === true ? { of: story, percent: 100, brackets: result.value } : null);
      });
  }, [comparer, caseName, story]);
  const stop = useCallback(() => {
    asked.current += 1;
    if (isRunning.current) comparer.stop();
    isRunning.current = false;
    setAnswer(null);
  }, [comparer]);
  // Whoever leaves the page does not wait for it.
  useEffect(
    () => () => {
      if (isRunning.current) comparer.stop();
    },
    [comparer],
  );
  const mine = answer?.of === story ? answer : null;
  const brackets = mine?.brackets ?? null;
  return { brackets, percent: brackets === null ? (mine?.percent ?? null) : null, start, stop };
}

/**
 * The recording that is looked at and its comparison: fetched when another one is chosen, compared
 * when case or luck change. What was shown stays until the new is complete, and for good if it fails.
 */
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../engine/index.ts';
import type { Comparer } from '../../recordings/compare/comparer.ts';
import type { Comparison, RecordingFacts } from '../../recordings/compare/comparison.ts';
import { useAppStore } from '../../store/hooks.tsx';

export type Progress =
  | { readonly kind: 'loading' }
  | { readonly kind: 'running'; readonly percent: number }
  | { readonly kind: 'ready' };

export interface RealityTrouble {
  readonly name: string;
  readonly problems: readonly Problem[];
}

export interface Shown {
  readonly facts: RecordingFacts;
  readonly comparison: Comparison;
}

export interface UsedComparison {
  /** What is open; its comparison may still be on the way. */
  readonly facts: RecordingFacts | null;
  readonly shown: Shown | null;
  readonly progress: Progress;
  readonly trouble: RealityTrouble | null;
  /** Reads a file of the user's own. */
  readonly openFile: (file: File) => Promise<void>;
  readonly forgive: () => void;
}

/** How far the engine is with a question. */
interface Run {
  readonly question: string;
  readonly percent: number;
}

interface Opened {
  /** As in the place: '' for a file of the user's own. */
  readonly recording: string;
  readonly facts: RecordingFacts;
}

export function useComparison(comparer: Comparer): UsedComparison {
  const recording = useAppStore((state) => state.reality.recording);
  const caseName = useAppStore((state) => state.reality.caseName);
  const seed = useAppStore((state) => state.reality.seed);
  const setReality = useAppStore((state) => state.setReality);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [answered, setAnswered] = useState('');
  const [run, setRun] = useState<Run>({ question: '', percent: 0 });
  const [trouble, setTrouble] = useState<RealityTrouble | null>(null);
  const question = JSON.stringify([recording, caseName, seed]);

  useEffect(() => {
    if (recording === '' || opened?.recording === recording) return;
    let current = true;
    void comparer.openShipped(recording).then((result) => {
      if (!current) return;
      if (result.ok) return setOpened({ recording, facts: result.value });
      setTrouble({ name: recording, problems: result.error });
      setAnswered(question);
    });
    return () => {
      current = false;
    };
  }, [comparer, recording, opened, question]);

  useEffect(() => {
    if (opened === null || opened.recording !== recording) return;
    let current = true;
    const { facts } = opened;
    const request = {
      caseName: caseName ?? facts.cases[0] ?? null,
      luck: seed === null ? ({ kind: 'tape' } as const) : ({ kind: 'seed', seed } as const),
    };
    void comparer
      .compare(request, (share) => {
        if (current) setRun({ question, percent: Math.floor(share * 100) });
      })
      .then((result) => {
        if (!current || result === null) return;
        if (result.ok) setShown({ facts, comparison: result.value });
        setTrouble(result.ok ? null : { name: facts.name, problems: result.error });
        setAnswered(question);
      });
    return () => {
      current = false;
    };
  }, [comparer, opened, recording, caseName, seed, question]);

  const openFile = useCallback(
    async (file: File): Promise<void> => {
      const result = await comparer.openOwn(new Uint8Array(await file.arrayBuffer()));
      if (!result.ok) return setTrouble({ name: file.name, problems: result.error });
      setTrouble(null);
      setAnswered('');
      setReality({ recording: '', caseName: null, at: 0, range: null });
      setOpened({ recording: '', facts: result.value });
    },
    [comparer, setReality],
  );
  const forgive = useCallback(() => setTrouble(null), []);

  const progress = progressOf(
    answered === question,
    opened?.recording === recording,
    run.question === question ? run.percent : 0,
  );
  return { facts: opened?.facts ?? null, shown, progress, trouble, openFile, forgive };
}

function progressOf(isAnswered: boolean, isOpen: boolean, percent: number): Progress {
  if (isAnswered) return { kind: 'ready' };
  return isOpen ? { kind: 'running', percent } : { kind: 'loading' };
}

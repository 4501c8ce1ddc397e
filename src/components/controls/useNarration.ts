/**
 * Which sentence stands on the page. While playing, a sentence stays at least three seconds, so that
 * it can be read and a screen reader is not flooded; the newest that matters comes after it. Paused,
 * a step shows its sentence at once.
 */
import { useEffect, useState } from 'react';
import type { Frame } from '../../sources/frame.ts';
import {
  createNarrator,
  narrate,
  type Narration,
  type NarratorState,
} from '../../narrator/narrate.ts';
import { passageOf } from '../canvas/passage.ts';
import { isSameLine } from '../../narrator/line.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import type { AppStore } from '../../store/store.ts';

const STANDS = 3000;

/** The narration that stands; null before the first frame. */
export function useNarration(): Narration | null {
  const store = useAppStoreApi();
  const [stage] = useState(() => createStage(store));
  const [narration, setNarration] = useState(stage.current);
  useEffect(() => stage.attach(setNarration), [stage]);
  return narration;
}

function createStage(store: AppStore) {
  let state: NarratorState | null = null;
  let passage = '';
  let shown: Narration | null = null;
  let shownAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function tell(frame: Frame): Narration {
    if (state === null || passageOf(frame) !== passage) {
      passage = passageOf(frame);
      state = createNarrator(frame.run);
      shownAt = -Infinity;
    }
    return narrate(state, store.source.facts(), frame);
  }

  /** Whether `next` may replace what stands, and if not, in how many ms it may. */
  function waitOf(next: Narration): number {
    if (shown === null || !store.getState().playing) return 0;
    // Two leaders are announced at once, and their end is.
    if ((next.alert === null) !== (shown.alert === null)) return 0;
    return Math.max(shownAt + STANDS - performance.now(), 0);
  }

  function look(show: (narration: Narration) => void): void {
    const frame = store.source.latest();
    if (frame === null) return;
    const next = tell(frame);
    if (shown !== null && isSameLine(next.line, shown.line)) return;
    const wait = waitOf(next);
    if (timer !== null) clearTimeout(timer);
    timer = wait > 0 ? setTimeout(() => look(show), wait) : null;
    if (wait > 0) return;
    shown = next;
    shownAt = performance.now();
    show(next);
  }

  return {
    current: (): Narration | null => shown,
    attach(show: (narration: Narration) => void) {
      const stop = store.source.subscribe(() => look(show));
      look(show);
      return () => {
        stop();
        if (timer !== null) clearTimeout(timer);
        timer = null;
      };
    },
  };
}

/**
 * Moves the playhead of a comparison while it plays. The simulation's own loop rests meanwhile; with
 * less motion wished for, the playhead goes in steps.
 */
import { useCallback, useEffect, useState } from 'react';
import { useAppStoreApi } from '../../store/hooks.tsx';

export interface PlayClock {
  readonly playing: boolean;
  readonly speed: number;
  readonly setPlaying: (playing: boolean) => void;
  readonly setSpeed: (speed: number) => void;
}

/** Longest real time made up for at once, and the step when motion is to be reduced, ms. */
const LONGEST_STEP = 250;
const STILL_STEP = 250;

const wantsStill = (): boolean =>
  typeof window.matchMedia === 'function' &&
  window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export function usePlayClock(end: number): PlayClock {
  const store = useAppStoreApi();
  const [playing, setPlayingNow] = useState(false);
  const [speed, setSpeed] = useState(10);

  const setPlaying = useCallback(
    (wanted: boolean) => {
      const { reality, setReality } = store.getState();
      if (wanted && reality.at >= end) setReality({ at: 0 });
      setPlayingNow(wanted && end > 0);
    },
    [store, end],
  );

  useEffect(() => {
    if (!playing) return;
    let before: number | null = null;
    let owed = 0;
    let handle = requestAnimationFrame(step);
    function step(now: number): void {
      owed += before === null ? 0 : Math.min(now - before, LONGEST_STEP);
      before = now;
      handle = requestAnimationFrame(step);
      if (owed === 0 || (wantsStill() && owed < STILL_STEP)) return;
      const { reality, setReality } = store.getState();
      const at = Math.min(reality.at + (owed / 1000) * speed, end);
      owed = 0;
      setReality({ at });
      if (at >= end) setPlayingNow(false);
    }
    return () => cancelAnimationFrame(handle);
  }, [store, playing, speed, end]);

  return { playing, speed, setPlaying, setSpeed };
}

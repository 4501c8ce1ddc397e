/** What the timeline shows, in words: the whole run, its last seconds, or from one instant to another. */
import { useEffect, useState } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { AppState } from '../../store/store.ts';
import { clockLabel, WINDOW } from './timeScale.ts';

const isWhole = (frame: Frame): boolean => frame.place.edge <= WINDOW;

/** A window that is zoomed is told once it has come to rest for so long, ms. */
const REST = 200;

export function useWindowText(): string {
  const t = useTranslate();
  const whole = useFrame(isWhole) ?? true;
  const { fixed, span } = useSettledWindow();
  if (fixed !== null)
    return t('timeline.window.part', { from: clockLabel(fixed.from), to: clockLabel(fixed.to) });
  if (whole && span === null) return t('timeline.window.whole');
  const seconds = String(
    Math.round(((span === null ? WINDOW : span * 0.75) / 1_000_000) * 10) / 10,
  );
  return t('timeline.window.last', { seconds });
}

const settledWindow = ({ timeWindow, timeSpan }: AppState) => ({
  fixed: timeWindow,
  span: timeSpan,
});

/** The window's own settings, without those it only passes through. */
function useSettledWindow() {
  const store = useAppStoreApi();
  const [settled, setSettled] = useState(() => settledWindow(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = store.subscribe((state, before) => {
      if (state.timeWindow === before.timeWindow && state.timeSpan === before.timeSpan) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => setSettled(settledWindow(store.getState())), REST);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store]);
  return settled;
}

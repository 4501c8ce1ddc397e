/** What the timeline shows, in words: the whole run, its last seconds, or from one instant to another. */
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useFrame, useTranslate } from '../../store/hooks.tsx';
import { clockLabel, WINDOW } from './timeScale.ts';

const isWhole = (frame: Frame): boolean => frame.place.edge <= WINDOW;

export function useWindowText(): string {
  const t = useTranslate();
  const whole = useFrame(isWhole) ?? true;
  const fixed = useAppStore((state) => state.timeWindow);
  const span = useAppStore((state) => state.timeSpan);
  if (fixed !== null)
    return t('timeline.window.part', { from: clockLabel(fixed.from), to: clockLabel(fixed.to) });
  if (whole && span === null) return t('timeline.window.whole');
  const seconds = String(
    Math.round(((span === null ? WINDOW : span * 0.75) / 1_000_000) * 10) / 10,
  );
  return t('timeline.window.last', { seconds });
}

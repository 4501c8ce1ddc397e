/** Where the playhead stands, in words: its time, and what was done or happened last before it. */
import { useCallback } from 'react';
import { isNotable, type Fact } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import { useFrame, useSource, useTranslate } from '../../store/hooks.tsx';
import { sayFact } from './sayFact.ts';
import { firstFrom } from './spans.ts';

const SECOND = 1_000_000;
/** So far back is looked for something worth naming. */
const FAR = 4_000;

export function usePlayheadText(): string {
  const t = useTranslate();
  const source = useSource();
  const frame = useFrame(useCallback((each: Frame) => each, []));
  if (frame === null) return '';
  const seconds = frame.now / SECOND;
  const time = t('timeline.playheadTime', {
    minutes: Math.floor(seconds / 60),
    seconds: (Math.floor((seconds % 60) * 10) / 10).toFixed(1),
  });
  const last = lastNotable(source.known(), frame.now);
  if (last === null) return time;
  const names = frame.nodes.map((node) => node.name);
  const after = sayFact(last, t, names);
  return after === null ? time : t('timeline.playheadAfter', { time, after });
}

function lastNotable(facts: readonly Fact[], now: number): Fact | null {
  const end = firstFrom(facts, now + 1, (fact) => fact.t);
  for (let index = end - 1; index >= Math.max(0, end - FAR); index -= 1) {
    const fact = facts[index];
    if (fact !== undefined && (fact.kind === 'command' || isNotable(fact))) return fact;
  }
  return null;
}

/**
 * What is said of a clock that is not true: its offset and rate, and for a moment after a step an
 * arrow that way. Pure but for the facts it is given.
 */
import type { Fact } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { clockWords } from './clockWords.ts';
import { anyCandidate } from './lookups.ts';

/** For so long, in µs of virtual time, a step shows its arrow. */
const STEP_SEEN = 2_000_000;
const ARROWS = { ahead: '→', back: '←' } as const;

/** Seconds of the last step of this clock if it is recent, else 0. */
function recentStep(facts: readonly Fact[], process: string, now: number): number {
  for (let index = facts.length - 1; index >= 0; index -= 1) {
    const fact = facts[index];
    if (fact === undefined || fact.t < now - STEP_SEEN) return 0;
    if (fact.kind === 'clockStepped' && fact.process === process && fact.t <= now)
      return fact.seconds;
  }
  return 0;
}

/** `+8.0 s ×1.1`, with an arrow at the moment of a step; null while the clock is true. */
export function clockMark(
  frame: Frame,
  facts: readonly Fact[],
  process: string,
  t: Translate,
): string | null {
  const clock =
    frame.nodes.find((node) => node.process === process)?.clock ??
    anyCandidate(frame, process)?.candidate.clock ??
    null;
  if (clock === null) return null;
  const step = recentStep(facts, process, frame.now);
  const words = clockWords(clock, t);
  if (step === 0) return words;
  return step > 0 ? `${words} ${ARROWS.ahead}` : `${ARROWS.back} ${words}`;
}

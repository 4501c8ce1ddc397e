/**
 * How long a watch waits before it tries again (KL-13; client-go tools/cache/reflector.go):
 * b·(1 + U), b = 0.8, 1.6, 3.2 … 30 s, begun anew when the last beginning lies 120 s back.
 */
import { seconds, type Duration } from '../base/time.ts';

const FIRST = seconds(0.8);
const LONGEST = seconds(30);
const RESET = seconds(120);

export interface ReflectorBackoff {
  /** b of the next wait; 0 before the first. */
  backoff: Duration;
  /** When the present row of waits began, on the clock of whoever waits. */
  startedAt: number;
}

/** `draw`: uniform in [0, below). */
export function nextReflectorWait(
  state: ReflectorBackoff,
  now: number,
  draw: (below: Duration) => number,
): Duration {
  if (state.backoff === 0 || now - state.startedAt > RESET) {
    state.backoff = FIRST;
    state.startedAt = now;
  }
  const wait = (state.backoff + draw(state.backoff)) as Duration;
  state.backoff = Math.min(state.backoff * 2, LONGEST) as Duration;
  return wait;
}

/**
 * A process's own clocks: a monotonic one (rate only) and a wall clock (the same, plus an offset).
 * Whole parts per million, computed on seconds and remainder apart so that nothing leaves 2^53.
 * Processes see nothing else (CK-1, CK-2; reference section 2).
 */
import type { Duration, Instant, Monotonic, WallTime } from '../base/time.ts';

export interface ProcessClock {
  /** Virtual instant and local reading at which the present rate began. */
  anchor: Instant;
  anchorLocal: Monotonic;
  /** 1,000,000 is true time. */
  ratePpm: number;
  /** Wall clock minus monotonic clock: date of t = 0 and every step so far. */
  wallOffset: Duration;
}

export const TRUE_RATE = 1_000_000;

export const createClock = (wallOffset: Duration): ProcessClock => ({
  anchor: 0 as Instant,
  anchorLocal: 0 as Monotonic,
  ratePpm: TRUE_RATE,
  wallOffset,
});

/** elapsed · (ppm − 10⁶) / 10⁶, rounded down. */
function drift(elapsed: number, ppm: number): number {
  const deviation = ppm - TRUE_RATE;
  if (deviation === 0) return 0;
  const whole = Math.floor(elapsed / 1_000_000);
  const rest = elapsed - whole * 1_000_000;
  return whole * deviation + Math.floor((rest * deviation) / 1_000_000);
}

export function monotonicOf(clock: ProcessClock, now: Instant): Monotonic {
  const elapsed = now - clock.anchor;
  return (clock.anchorLocal + elapsed + drift(elapsed, clock.ratePpm)) as Monotonic;
}

const wallTime = (micros: number): WallTime => micros as WallTime;

export const wallOf = (clock: ProcessClock, now: Instant): WallTime =>
  wallTime(monotonicOf(clock, now) + clock.wallOffset);

/** The first virtual microsecond at which the monotonic clock has reached `target`. */
export function instantOf(clock: ProcessClock, target: Monotonic): Instant {
  const wanted = target - clock.anchorLocal;
  if (clock.ratePpm === TRUE_RATE) return (clock.anchor + wanted) as Instant;
  const whole = Math.floor(wanted / clock.ratePpm);
  const rest = wanted - whole * clock.ratePpm;
  let elapsed = whole * TRUE_RATE + Math.floor((rest * TRUE_RATE) / clock.ratePpm);
  while (elapsed + drift(elapsed, clock.ratePpm) < wanted) elapsed++;
  while (elapsed > 0 && elapsed - 1 + drift(elapsed - 1, clock.ratePpm) >= wanted) elapsed--;
  return (clock.anchor + elapsed) as Instant;
}

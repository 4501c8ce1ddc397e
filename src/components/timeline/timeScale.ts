/**
 * Time along the timeline: an immutable scale between virtual microseconds and pixels, the ticks of
 * its ruler, and the texts of both clocks. The right edge is always now.
 */

const SECOND = 1_000_000;
/** The window is the whole run until it is this long, then its last part of this length. */
export const WINDOW = 60 * SECOND;
/** Before this much has passed, the scale does not stretch the little there is over the whole width. */
const SHORTEST = 5 * SECOND;

export interface TimeScale {
  /** Virtual µs at the left and right edge; `from` can lie before the start of a very short run. */
  readonly from: number;
  readonly to: number;
  readonly x0: number;
  readonly x1: number;
  /** Pixels for one µs. */
  readonly perMicro: number;
}

/** The scale at `now` between two x positions. */
export function timeScale(now: number, x0: number, x1: number): TimeScale {
  const span = Math.min(Math.max(now, SHORTEST), WINDOW);
  return { from: now - span, to: now, x0, x1, perMicro: (x1 - x0) / span };
}

/** Where an instant stands, held within the edges. */
export const xOf = (scale: TimeScale, t: number): number =>
  Math.min(Math.max(scale.x0 + (t - scale.from) * scale.perMicro, scale.x0), scale.x1);

/** Steps of a ruler in seconds, each with the number of parts its small ticks make of it. */
const STEPS: readonly (readonly [seconds: number, parts: number])[] = [
  [1, 2],
  [2, 2],
  [5, 5],
  [10, 5],
  [20, 4],
  [30, 3],
];
/** Between two labels: more where there is more. */
const labelRoom = (scale: TimeScale): number => (scale.x1 - scale.x0 < 400 ? 58 : 100);

export interface Tick {
  readonly t: number;
  readonly label: string | null;
}

/** Ticks within the window, oldest first; the long ones carry a label. */
export function ticksOf(scale: TimeScale): readonly Tick[] {
  const fitting = STEPS.find(([step]) => step * SECOND * scale.perMicro >= labelRoom(scale));
  const [step, parts] = fitting ?? [60, 4];
  const small = (step * SECOND) / parts;
  const ticks: Tick[] = [];
  const first = Math.max(0, Math.ceil(scale.from / small));
  for (let index = first; index * small <= scale.to; index += 1) {
    const t = index * small;
    ticks.push({ t, label: index % parts === 0 ? clockLabel(t) : null });
  }
  return ticks;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `m:ss`, from an hour on `h:mm:ss`. */
export function clockLabel(t: number): string {
  const whole = Math.floor(t / SECOND);
  const minutes = Math.floor(whole / 60);
  const rest = two(whole % 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

/** The virtual clock: `m:ss.s`, rounded down so that it never runs ahead. */
export const clockText = (t: number): string =>
  `${clockLabel(t)}.${Math.floor(t / (SECOND / 10)) % 10}`;

/** The cluster's wall clock in UTC, `hh:mm:ss.s`. `date` is that of t = 0, ms since the epoch. */
export function wallText(date: number, t: number): string {
  const at = new Date(date + Math.floor(t / 1000));
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}.${Math.floor(at.getUTCMilliseconds() / 100)}`;
}

/** Seconds with one decimal: `41.6`. */
export const secondsText = (length: number): string => (length / SECOND).toFixed(1);

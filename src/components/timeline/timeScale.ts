/**
 * Time along the timeline: an immutable scale between virtual microseconds and pixels, the ticks of
 * its ruler, and the texts of both clocks.
 */

const SECOND = 1_000_000;
/** What the timeline shows of the past while it follows: the whole run until it is this long, then its last part. */
export const WINDOW = 60 * SECOND;

/** A part of a run, µs. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface TimeScale extends Stretch {
  /** Up to where something is known: what lasts, lasts until here. */
  readonly end: number;
  readonly x0: number;
  readonly x1: number;
  /** Pixels for one µs. */
  readonly perMicro: number;
}

/** The scale of a window between two x positions. */
export const timeScale = (
  { from, to }: Stretch,
  end: number,
  x0: number,
  x1: number,
): TimeScale => ({ from, to, end: Math.min(end, to), x0, x1, perMicro: (x1 - x0) / (to - from) });

/** Where an instant stands, held within the edges. */
export const xOf = (scale: TimeScale, t: number): number =>
  Math.min(Math.max(scale.x0 + (t - scale.from) * scale.perMicro, scale.x0), scale.x1);

/** The instant at a place, also beyond the edges. */
export const timeAt = (scale: TimeScale, x: number): number =>
  scale.from + (x - scale.x0) / scale.perMicro;

/** Steps of a ruler in µs, each with the number of parts its small ticks make of it. */
const STEPS: readonly (readonly [step: number, parts: number])[] = [
  [1_000, 2],
  [2_000, 2],
  [5_000, 5],
  [10_000, 2],
  [20_000, 2],
  [50_000, 5],
  [100_000, 2],
  [200_000, 2],
  [500_000, 5],
  [SECOND, 2],
  [2 * SECOND, 2],
  [5 * SECOND, 5],
  [10 * SECOND, 5],
  [20 * SECOND, 4],
  [30 * SECOND, 3],
  [60 * SECOND, 4],
  [120 * SECOND, 4],
  [300 * SECOND, 5],
  [600 * SECOND, 5],
  [1_200 * SECOND, 4],
  [1_800 * SECOND, 3],
  [3_600 * SECOND, 4],
  [7_200 * SECOND, 4],
  [18_000 * SECOND, 5],
  [36_000 * SECOND, 5],
];
/** Between two labels: more where there is more. */
const labelRoom = (scale: TimeScale): number => (scale.x1 - scale.x0 < 400 ? 58 : 100);

export interface Tick {
  readonly t: number;
  readonly label: string | null;
}

/** Ticks within the window, oldest first; the long ones carry a label. */
export function ticksOf(scale: TimeScale): readonly Tick[] {
  const fitting = STEPS.find(([step]) => step * scale.perMicro >= labelRoom(scale));
  const [step, parts] = fitting ?? [86_400 * SECOND, 4];
  const small = step / parts;
  const ticks: Tick[] = [];
  const first = Math.max(0, Math.ceil(scale.from / small));
  for (let index = first; index * small <= scale.to; index += 1) {
    const t = index * small;
    ticks.push({ t, label: index % parts === 0 ? fineLabel(t, step) : null });
  }
  return ticks;
}

/** `m:ss`, with as many decimals as the step has. */
function fineLabel(t: number, step: number): string {
  if (step >= SECOND) return clockLabel(t);
  const decimals = step >= 100_000 ? 1 : step >= 10_000 ? 2 : 3;
  return `${clockLabel(t)}.${String(Math.round(t % SECOND))
    .padStart(6, '0')
    .slice(0, decimals)}`;
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

/** To the millisecond: `m:ss.mmm`. */
export const fineTime = (t: number): string =>
  `${clockLabel(t)}.${String(Math.floor((t % SECOND) / 1_000)).padStart(3, '0')}`;

/** The virtual clock: `m:ss.s`, rounded down so that it never runs ahead. */
export const clockText = (t: number): string =>
  `${clockLabel(t)}.${Math.floor(t / (SECOND / 10)) % 10}`;

/** The cluster's wall clock in UTC, `hh:mm:ss.s`. `date` is that of t = 0, ms since the epoch. */
export function wallText(date: number, t: number): string {
  const at = new Date(date + Math.floor(t / 1000));
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}.${Math.floor(at.getUTCMilliseconds() / 100)}`;
}

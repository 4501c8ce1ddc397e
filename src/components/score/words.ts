/** Numbers as the stage says them: seconds with one decimal, long waits as a clock, versions in groups of three. */

const tenthsText = (tenths: number): string =>
  `${Math.floor(Math.max(tenths, 0) / 10)}.${Math.max(tenths, 0) % 10}`;

/** Seconds that have passed, of a length in µs: one decimal, not before it is full. Never negative. */
export const secondsText = (length: number): string =>
  tenthsText(Math.floor(length / 100_000 + 1e-6));

/**
 * Seconds that are left: a tenth that has begun counts, so that what has passed and what is left of 50 s
 * are 50 s together, and 0.0 is said when the time is over and not before.
 */
export const leftText = (length: number): string => tenthsText(Math.ceil(length / 100_000 - 1e-6));

/** A long wait as `m:ss.s`. */
export function clockText(length: number): string {
  const tenths = Math.max(Math.floor(length / 100_000 + 1e-6), 0);
  const rest = tenths % 600;
  return `${Math.floor(tenths / 600)}:${String(Math.floor(rest / 10)).padStart(2, '0')}.${rest % 10}`;
}

/** A whole number of seconds if it is one: `50`, `0.5`. */
export const plainSeconds = (length: number): string => String(Math.round(length / 100_000) / 10);

export const groupedText = (version: number): string =>
  String(version).replace(/\B(?=(\d{3})+$)/g, '\u2009');

/** `HH:MM:SS.s` of an RFC 3339 text; the zero time has none. */
export const wallClockText = (time: string | null): string =>
  time === null ? '—' : time.slice(11, 21);

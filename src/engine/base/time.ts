/**
 * Time in the engine: whole microseconds in a number, branded so that a moment, a length and a
 * clock reading cannot be mixed. A microsecond is the resolution of a Lease's own times (OM-2)
 * and leaves room for 285 years below 2^53.
 */

declare const kind: unique symbol;

/** A moment on the virtual clock: whole microseconds since the run began. */
export type Instant = number & { readonly [kind]: 'instant' };

/** A length of time: whole microseconds. */
export type Duration = number & { readonly [kind]: 'duration' };

/** A reading of some process's wall clock: whole microseconds since the Unix epoch. */
export type WallTime = number & { readonly [kind]: 'wallTime' };

/** A reading of a process's monotonic clock: whole microseconds; only differences mean anything. */
export type Monotonic = number & { readonly [kind]: 'monotonic' };

export const START = 0 as Instant;
export const NEVER = Number.MAX_SAFE_INTEGER as Instant;

export const micros = (count: number): Duration => Math.round(count) as Duration;
export const millis = (count: number): Duration => Math.round(count * 1_000) as Duration;
export const seconds = (count: number): Duration => Math.round(count * 1_000_000) as Duration;

/** `from` plus `wait`, in whichever of the three kinds of time `from` is. */
export const later = <T extends Instant | WallTime | Monotonic>(from: T, wait: Duration): T =>
  (from + wait) as T;

/** How much time lies between two readings of the same kind; negative if `to` is earlier. */
export const between = <T extends Instant | WallTime | Monotonic>(from: T, to: T): Duration =>
  (to - from) as Duration;

/** Length in seconds, for people; never for arithmetic. */
export const inSeconds = (length: Duration | Instant): number => length / 1_000_000;

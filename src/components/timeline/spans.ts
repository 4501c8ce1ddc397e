/** Stretches and moments of time as the lanes keep them: appended to in order, old ones dropped. */

/** From an instant to another; `to` is null while it lasts. */
export interface Span {
  readonly from: number;
  to: number | null;
}

/** The stretch that still lasts, if one does. */
export function openSpan<T extends Span>(spans: readonly T[]): T | null {
  const last = spans[spans.length - 1];
  return last !== undefined && last.to === null ? last : null;
}

/** Ends the stretch that lasts, if one does. */
export function close(spans: readonly Span[], t: number): void {
  const open = openSpan(spans);
  if (open !== null) open.to = Math.max(t, open.from);
}

/** Begins a stretch unless one lasts already. */
export function begin(spans: Span[], t: number): void {
  if (openSpan(spans) === null) spans.push({ from: t, to: null });
}

/** Drops stretches that ended before `cutoff`. */
export function dropEnded(spans: Span[], cutoff: number): void {
  const kept = spans.findIndex((span) => span.to === null || span.to >= cutoff);
  spans.splice(0, kept === -1 ? spans.length : kept);
}

/** Drops what happened before `cutoff`. */
export function dropPast<T>(marks: T[], cutoff: number, at: (mark: T) => number): void {
  const kept = marks.findIndex((mark) => at(mark) >= cutoff);
  marks.splice(0, kept === -1 ? marks.length : kept);
}

/** The same for plain moments, keeping the last one before `cutoff`: it still tells the present value. */
export function dropMoments(times: number[], cutoff: number, keepLast = false): void {
  let kept = 0;
  while (kept < times.length && (times[kept] ?? 0) < cutoff) kept += 1;
  times.splice(0, keepLast ? Math.max(kept - 1, 0) : kept);
}

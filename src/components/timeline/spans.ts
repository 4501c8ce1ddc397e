/**
 * Stretches and moments of time as the lanes keep them: appended to in order, kept for the whole run,
 * found by bisection, and copied in part where another future begins.
 */

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

/** Index of the first mark at or after `t`; marks are in order. */
export function firstFrom<T>(marks: readonly T[], t: number, at: (mark: T) => number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const mark = marks[middle];
    if (mark !== undefined && at(mark) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same for plain moments. */
export function firstMoment(times: readonly number[], t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What of a lane is kept in a copy of it: from an instant up to, and without, a later one. */
export interface Part {
  readonly from: number;
  readonly before: number;
}

/** Moments of a part; with `keepLast` also the one before it, which still tells what was so at its beginning. */
export function partOfMoments(times: readonly number[], part: Part, keepLast = false): number[] {
  const first = firstMoment(times, part.from);
  return times.slice(Math.max(0, keepLast ? first - 1 : first), firstMoment(times, part.before));
}

export const partOfMarks = <T extends { readonly t: number }>(
  marks: readonly T[],
  part: Part,
): T[] => marks.slice(firstFrom(marks, part.from, timeOf), firstFrom(marks, part.before, timeOf));

const timeOf = (mark: { readonly t: number }): number => mark.t;

/** Stretches that reach into a part. One that lasted to its end or beyond lasts on, as far as the copy knows. */
export const partOfSpans = <T extends Span>(spans: readonly T[], { from, before }: Part): T[] =>
  spans.flatMap((span) =>
    span.from >= before || (span.to ?? Infinity) < from
      ? []
      : [{ ...span, to: span.to !== null && span.to < before ? span.to : null }],
  );

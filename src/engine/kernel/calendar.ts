/**
 * A calendar of many periodic events, one per subject: buckets of equal length in a ring, each a
 * linked list through one column. Putting in and taking out cost the same however many subjects
 * there are, where a heap would touch memory all over. Order is (time, subject), total. The times
 * lie with the subjects, in a column of their owner's: of one that is in, only the calendar may change it.
 */

export interface Calendar {
  /** Buckets in a microsecond, and the number of buckets less one. Both are powers of two, so that time · rate is exact. */
  readonly rate: number;
  readonly mask: number;
  /** The time of subject n stands at place n · 2^shift of the column of times. */
  readonly shift: number;
  /** First subject of each bucket, and the next one of each subject; −1 ends a list. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Number of the bucket being emptied, its subjects in order with their times, and how many of them are gone. */
  bucket: number;
  open: Int32Array;
  openTimes: Float64Array;
  opened: number;
  taken: number;
  size: number;
}

/** Events of one bucket, roughly: few enough to sort by insertion, many enough that few are empty. */
const PER_BUCKET = 4;
const FIRST_OPEN = 16;
/** Length of a bucket, µs. */
const MIN_WIDTH = 64;
const MAX_WIDTH = 0x100000;

/** `period`: how far ahead an event is usually put, µs; what lies further away waits for another round. */
export function createCalendar(subjects: number, period: number, shift = 0): Calendar {
  const wished = Math.min(MAX_WIDTH, (period * PER_BUCKET) / Math.max(1, subjects));
  let width = MIN_WIDTH;
  while (width * 2 <= wished) width *= 2;
  let buckets = 2;
  while (buckets * width < period + 2 * width) buckets *= 2;
  return {
    rate: 1 / width,
    mask: buckets - 1,
    shift,
    first: new Int32Array(buckets).fill(-1),
    next: new Int32Array(subjects).fill(-1),
    bucket: 0,
    open: new Int32Array(FIRST_OPEN),
    openTimes: new Float64Array(FIRST_OPEN),
    opened: 0,
    taken: 0,
    size: 0,
  };
}

/** Puts a subject's event in, not earlier than the bucket being emptied; the subject must have none. */
export function putIn(
  calendar: Calendar,
  times: Float64Array,
  subject: number,
  time: number,
): void {
  times[subject << calendar.shift] = time;
  calendar.size++;
  const bucket = Math.floor(time * calendar.rate);
  if (bucket === calendar.bucket && calendar.opened > 0) {
    insert(calendar, subject, time);
    return;
  }
  const place = bucket & calendar.mask;
  calendar.next[subject] = calendar.first[place] as number;
  calendar.first[place] = subject;
}

/** Room for one more in the open bucket: what is gone makes it, or the columns grow. */
function makeRoom(calendar: Calendar): void {
  const { open, openTimes, taken } = calendar;
  if (taken > 0) {
    open.copyWithin(0, taken, calendar.opened);
    openTimes.copyWithin(0, taken, calendar.opened);
    calendar.opened -= taken;
    calendar.taken = 0;
    return;
  }
  calendar.open = new Int32Array(open.length * 2);
  calendar.open.set(open);
  calendar.openTimes = new Float64Array(open.length * 2);
  calendar.openTimes.set(openTimes);
}

/** Into the bucket being emptied, in order. */
function insert(calendar: Calendar, subject: number, time: number): void {
  if (calendar.opened === calendar.open.length) makeRoom(calendar);
  const { open, openTimes, taken } = calendar;
  let at = calendar.opened++;
  while (at > taken) {
    const beforeTime = openTimes[at - 1] as number;
    const before = open[at - 1] as number;
    if (beforeTime < time || (beforeTime === time && before < subject)) break;
    open[at] = before;
    openTimes[at] = beforeTime;
    at--;
  }
  open[at] = subject;
  openTimes[at] = time;
}

/** Time of the first event, which may lie somewhat after `limit`; Infinity if no bucket up to `limit` has one. */
export function firstTime(calendar: Calendar, times: Float64Array, limit: number): number {
  if (calendar.taken === calendar.opened && !openNext(calendar, times, limit)) return Infinity;
  return calendar.openTimes[calendar.taken] as number;
}

/** Goes to the next bucket that has something for this round, no further than `limit`. */
function openNext(calendar: Calendar, times: Float64Array, limit: number): boolean {
  if (calendar.size === 0) return false;
  const { first, mask } = calendar;
  const last = Math.floor(limit * calendar.rate);
  calendar.opened = 0;
  calendar.taken = 0;
  let { bucket } = calendar;
  while (bucket <= last) {
    if ((first[bucket & mask] as number) >= 0) {
      calendar.bucket = bucket;
      if (emptyInto(calendar, times, bucket)) return true;
    }
    if (bucket === last) break;
    bucket++;
  }
  if (bucket > calendar.bucket) calendar.bucket = bucket;
  return false;
}

/** Takes a bucket's subjects out of its list, but for those of a later round; whether there were any. */
function emptyInto(calendar: Calendar, times: Float64Array, bucket: number): boolean {
  const { first, next, shift } = calendar;
  const end = (bucket + 1) / calendar.rate;
  const place = bucket & calendar.mask;
  let subject = first[place] as number;
  let later = -1;
  while (subject >= 0) {
    const following = next[subject] as number;
    const time = times[subject << shift] as number;
    if (time < end) insert(calendar, subject, time);
    else {
      next[subject] = later;
      later = subject;
    }
    subject = following;
  }
  first[place] = later;
  return calendar.opened > 0;
}

/** Takes the first event out, whose time `firstTime` has just told; returns its subject. */
export function takeFirst(calendar: Calendar): number {
  calendar.size--;
  return calendar.open[calendar.taken++] as number;
}

/** Takes a subject's event out, wherever it is; it must be in. */
export function takeOut(calendar: Calendar, times: Float64Array, subject: number): void {
  calendar.size--;
  const { open, openTimes, opened, first, next } = calendar;
  for (let at = calendar.taken; at < opened; at++) {
    if (open[at] !== subject) continue;
    open.copyWithin(at, at + 1, opened);
    openTimes.copyWithin(at, at + 1, opened);
    calendar.opened--;
    return;
  }
  const time = times[subject << calendar.shift] as number;
  const place = Math.floor(time * calendar.rate) & calendar.mask;
  let at = first[place] as number;
  if (at === subject) {
    first[place] = next[subject] as number;
    return;
  }
  while (at >= 0 && next[at] !== subject) at = next[at] as number;
  if (at >= 0) next[at] = next[subject] as number;
}

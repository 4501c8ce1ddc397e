/**
 * A calendar of many periodic events, one per subject: buckets of equal length in a ring, each a
 * linked list through one column. Putting in and taking out cost the same however many subjects
 * there are, where a heap would touch memory all over. Order is (time, subject), total.
 */

export interface Calendar {
  /** Length of a bucket, µs, and the number of buckets, a power of two. */
  readonly width: number;
  readonly mask: number;
  /** First subject of each bucket, and the next one of each subject; −1 ends a list. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Time of each subject's event. */
  readonly time: Float64Array;
  /** Number of the bucket being emptied, its subjects in order, and how many of them are gone. */
  bucket: number;
  readonly open: Int32Array;
  opened: number;
  taken: number;
  size: number;
}

const PER_BUCKET = 8;

/** `period`: how far ahead an event is put at the most, µs. */
export function createCalendar(subjects: number, period: number): Calendar {
  const wished = Math.floor((period * PER_BUCKET) / Math.max(1, subjects));
  const width = Math.max(64, Math.min(1_000_000, wished));
  let buckets = 2;
  while (buckets * width < period + 2 * width) buckets *= 2;
  return {
    width,
    mask: buckets - 1,
    first: new Int32Array(buckets).fill(-1),
    next: new Int32Array(subjects).fill(-1),
    time: new Float64Array(subjects),
    bucket: 0,
    open: new Int32Array(subjects),
    opened: 0,
    taken: 0,
    size: 0,
  };
}

/** Whether an event at that time fits: not earlier than what is being emptied, not further than a round. */
export function fitsCalendar(calendar: Calendar, time: number): boolean {
  const bucket = Math.floor(time / calendar.width);
  return bucket >= calendar.bucket && bucket - calendar.bucket <= calendar.mask;
}

/** Puts a subject's event in; it must fit, and the subject must have none. */
export function putIn(calendar: Calendar, subject: number, time: number): void {
  calendar.time[subject] = time;
  calendar.size++;
  const bucket = Math.floor(time / calendar.width);
  if (bucket === calendar.bucket && calendar.opened > 0) {
    insert(calendar, subject, time);
    return;
  }
  const place = bucket & calendar.mask;
  calendar.next[subject] = calendar.first[place] ?? -1;
  calendar.first[place] = subject;
}

/** Into the bucket being emptied, in order. */
function insert(calendar: Calendar, subject: number, time: number): void {
  const { open, time: times } = calendar;
  if (calendar.opened === open.length) {
    // A subject that comes again into the bucket it was taken from: what is gone makes room.
    open.copyWithin(0, calendar.taken, calendar.opened);
    calendar.opened -= calendar.taken;
    calendar.taken = 0;
  }
  let at = calendar.opened++;
  while (at > calendar.taken) {
    const before = open[at - 1] ?? 0;
    const beforeTime = times[before] ?? 0;
    if (beforeTime < time || (beforeTime === time && before < subject)) break;
    open[at] = before;
    at--;
  }
  open[at] = subject;
}

/** Time of the first event, which may lie somewhat after `limit`; Infinity if no bucket up to `limit` has one. */
export function firstTime(calendar: Calendar, limit: number): number {
  if (calendar.taken === calendar.opened && !openNext(calendar, limit)) return Infinity;
  return calendar.time[calendar.open[calendar.taken] ?? 0] ?? 0;
}

/** Goes to the next bucket that has something, no further than `limit`. */
function openNext(calendar: Calendar, limit: number): boolean {
  if (calendar.size === 0) return false;
  const last = Math.floor(limit / calendar.width);
  calendar.opened = 0;
  calendar.taken = 0;
  while (calendar.bucket <= last) {
    let subject = calendar.first[calendar.bucket & calendar.mask] ?? -1;
    if (subject >= 0) {
      calendar.first[calendar.bucket & calendar.mask] = -1;
      while (subject >= 0) {
        insert(calendar, subject, calendar.time[subject] ?? 0);
        subject = calendar.next[subject] ?? -1;
      }
      return true;
    }
    if (calendar.bucket === last) return false;
    calendar.bucket++;
  }
  return false;
}

/** Takes the first event out, whose time `firstTime` has just told; returns its subject. */
export function takeFirst(calendar: Calendar): number {
  calendar.size--;
  return calendar.open[calendar.taken++] ?? 0;
}

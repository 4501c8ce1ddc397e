/**
 * The events that wait, ordered by (time, sequence): equal times come out in the order they were
 * put in. A 4-ary heap over typed columns, so that 130,000 waiting renewals cost no objects and a
 * clone is a few copies of memory. Entries are plain numbers; what they mean is the owner's affair.
 * Cancelling is the owner's, too: it recognises a void entry when it comes out.
 */

export interface EventQueue {
  size: number;
  /** Sequence number of the next entry put in. */
  nextSequence: number;
  time: Float64Array;
  sequence: Float64Array;
  kind: Uint8Array;
  subject: Int32Array;
  detail: Float64Array;
  cause: Float64Array;
}

const FIRST_CAPACITY = 64;

export function createEventQueue(capacity = FIRST_CAPACITY): EventQueue {
  return {
    size: 0,
    nextSequence: 0,
    time: new Float64Array(capacity),
    sequence: new Float64Array(capacity),
    kind: new Uint8Array(capacity),
    subject: new Int32Array(capacity),
    detail: new Float64Array(capacity),
    cause: new Float64Array(capacity),
  };
}

function grow(queue: EventQueue): void {
  const capacity = queue.time.length * 2;
  const time = new Float64Array(capacity);
  time.set(queue.time);
  queue.time = time;
  const sequence = new Float64Array(capacity);
  sequence.set(queue.sequence);
  queue.sequence = sequence;
  const kind = new Uint8Array(capacity);
  kind.set(queue.kind);
  queue.kind = kind;
  const subject = new Int32Array(capacity);
  subject.set(queue.subject);
  queue.subject = subject;
  const detail = new Float64Array(capacity);
  detail.set(queue.detail);
  queue.detail = detail;
  const cause = new Float64Array(capacity);
  cause.set(queue.cause);
  queue.cause = cause;
}

function place(queue: EventQueue, at: number, entry: QueueEntry, sequence: number): void {
  queue.time[at] = entry.time;
  queue.sequence[at] = sequence;
  queue.kind[at] = entry.kind;
  queue.subject[at] = entry.subject;
  queue.detail[at] = entry.detail;
  queue.cause[at] = entry.cause;
}

function move(queue: EventQueue, from: number, to: number): void {
  queue.time[to] = queue.time[from] ?? 0;
  queue.sequence[to] = queue.sequence[from] ?? 0;
  queue.kind[to] = queue.kind[from] ?? 0;
  queue.subject[to] = queue.subject[from] ?? 0;
  queue.detail[to] = queue.detail[from] ?? 0;
  queue.cause[to] = queue.cause[from] ?? 0;
}

export interface QueueEntry {
  time: number;
  kind: number;
  subject: number;
  detail: number;
  /** seq of the fact that led to this event. */
  cause: number;
}

/** Puts an event in. */
export function pushEvent(queue: EventQueue, entry: QueueEntry): void {
  if (queue.size === queue.time.length) grow(queue);
  const sequence = queue.nextSequence++;
  let at = queue.size++;
  while (at > 0) {
    const parent = (at - 1) >> 2;
    const time = queue.time[parent] ?? 0;
    if (time < entry.time || (time === entry.time && (queue.sequence[parent] ?? 0) < sequence))
      break;
    move(queue, parent, at);
    at = parent;
  }
  place(queue, at, entry, sequence);
}

/** Time of the first event; Infinity when there is none. */
export const peekTime = (queue: EventQueue): number =>
  queue.size === 0 ? Infinity : (queue.time[0] ?? 0);

/** Takes the first event out, into `into`. The queue must not be empty. */
export function popEvent(queue: EventQueue, into: QueueEntry): void {
  into.time = queue.time[0] ?? 0;
  into.kind = queue.kind[0] ?? 0;
  into.subject = queue.subject[0] ?? 0;
  into.detail = queue.detail[0] ?? 0;
  into.cause = queue.cause[0] ?? 0;
  const last = --queue.size;
  if (last > 0) {
    sink(queue, queue.time[last] ?? 0, queue.sequence[last] ?? 0, last);
  }
}

function sink(queue: EventQueue, time: number, sequence: number, from: number): void {
  const at = hole(queue, time, sequence, queue.size);
  move(queue, from, at);
}

/** Sinks a hole from the top to where (time, sequence) belongs, among the first `size` entries. */
function hole(queue: EventQueue, time: number, sequence: number, size: number): number {
  const times = queue.time;
  const sequences = queue.sequence;
  let at = 0;
  for (;;) {
    const first = at * 4 + 1;
    if (first >= size) return at;
    let best = first;
    let bestTime = times[first] ?? 0;
    const end = first + 4 < size ? first + 4 : size;
    for (let child = first + 1; child < end; child++) {
      const childTime = times[child] ?? 0;
      if (
        childTime < bestTime ||
        (childTime === bestTime && (sequences[child] ?? 0) < (sequences[best] ?? 0))
      ) {
        best = child;
        bestTime = childTime;
      }
    }
    if (bestTime > time || (bestTime === time && (sequences[best] ?? 0) > sequence)) return at;
    move(queue, best, at);
    at = best;
  }
}

/**
 * What is written to etcd, by kind: writes and bytes of each of the last seconds and in all, the
 * versions that wait for compaction, and the size of the database (SZ-1, SZ-4, AS-10). Left out:
 * Events, which large clusters keep in an etcd of their own, and what etcd itself adds to a value.
 */
import type { Instant } from '../base/time.ts';

export const WRITE_KINDS = ['nodeLease', 'lock', 'identity', 'node', 'pod', 'other'] as const;
export type WriteKind = (typeof WRITE_KINDS)[number];

/** Places in WRITE_KINDS. */
export const NODE_LEASE_WRITE = 0;
export const LOCK_WRITE = 1;
export const IDENTITY_WRITE = 2;
export const NODE_WRITE = 3;
export const POD_WRITE = 4;
export const OTHER_WRITE = 5;

const KINDS = WRITE_KINDS.length;
/** So many seconds are remembered one by one. */
export const USAGE_SECONDS = 300;

/** A moment of the store: bytes of all versions written until then, and of the objects that existed. */
export interface StoreMark {
  written: number;
  live: number;
}

export interface EtcdUsage {
  /** The second that is being counted; places of the rings are second modulo USAGE_SECONDS, then kind. */
  second: number;
  readonly writes: Float64Array;
  readonly bytes: Float64Array;
  readonly totalWrites: Float64Array;
  readonly totalBytes: Float64Array;
  readonly now: StoreMark;
  /** AS-10: what the last compaction noted, and up to which mark history is compacted. */
  readonly noted: StoreMark;
  readonly compacted: StoreMark;
  compactedAt: Instant | null;
  nextCompactionAt: Instant | null;
  /** Size of the file; it keeps what compaction frees until it is defragmented. */
  file: number;
  /** The alarm: every write is refused. */
  noSpace: boolean;
}

export const createEtcdUsage = (): EtcdUsage => ({
  second: 0,
  writes: new Float64Array(USAGE_SECONDS * KINDS),
  bytes: new Float64Array(USAGE_SECONDS * KINDS),
  totalWrites: new Float64Array(KINDS),
  totalBytes: new Float64Array(KINDS),
  now: { written: 0, live: 0 },
  noted: { written: 0, live: 0 },
  compacted: { written: 0, live: 0 },
  compactedAt: null,
  nextCompactionAt: null,
  file: 0,
  noSpace: false,
});

/** The objects that existed at the last compaction, and every version since. */
export const inUse = ({ now, compacted }: EtcdUsage): number =>
  compacted.live + now.written - compacted.written;

/** Versions that are superseded and not compacted yet. */
export const historyOf = (usage: EtcdUsage): number => Math.max(0, inUse(usage) - usage.now.live);

/** Upstream etcd's allowance for the index of a key: server/storage/quota.go, kvOverhead. */
const KEY_OVERHEAD = 256;

/** Bytes of the largest value that can still be written; less than 0 for none. */
export const roomLeft = (usage: EtcdUsage, quotaBytes: number): number =>
  usage.noSpace ? -1 : quotaBytes - usage.file - KEY_OVERHEAD;

/** Counts writes of one kind that were made at `at`, or earlier in the same second; `growth` of what is live. */
export function countWrites(
  usage: EtcdUsage,
  at: number,
  kind: number,
  count: number,
  bytes: number,
  growth = 0,
): void {
  if (count === 0) return;
  const second = Math.floor(at / 1_000_000);
  if (second !== usage.second) forgetSeconds(usage, second);
  const place = (second % USAGE_SECONDS) * KINDS + kind;
  usage.writes[place] = (usage.writes[place] as number) + count;
  usage.bytes[place] = (usage.bytes[place] as number) + bytes;
  usage.totalWrites[kind] = (usage.totalWrites[kind] as number) + count;
  usage.totalBytes[kind] = (usage.totalBytes[kind] as number) + bytes;
  usage.now.written += bytes;
  usage.now.live += growth;
  const used = inUse(usage);
  if (used > usage.file) usage.file = used;
}

/** Seconds of the ring that come anew are empty. */
function forgetSeconds(usage: EtcdUsage, second: number): void {
  const from = Math.max(usage.second + 1, second - USAGE_SECONDS + 1);
  for (let each = from; each <= second; each++) {
    const place = (each % USAGE_SECONDS) * KINDS;
    usage.writes.fill(0, place, place + KINDS);
    usage.bytes.fill(0, place, place + KINDS);
  }
  usage.second = second;
}

/** AS-10: up to what was noted an interval ago; what is now is noted for the next time. */
export function compact(usage: EtcdUsage): void {
  usage.compacted.written = usage.noted.written;
  usage.compacted.live = usage.noted.live;
  usage.noted.written = usage.now.written;
  usage.noted.live = usage.now.live;
}

/** By hand: everything superseded goes, the file shrinks to what is live, the alarm is disarmed. */
export function defragment(usage: EtcdUsage): void {
  compact(usage);
  compact(usage);
  usage.file = inUse(usage);
  usage.noSpace = false;
}

/** A cluster that has written for long: a history of `seconds`, the last `sinceNoted` of them after the mark. */
export function warmHistory(
  usage: EtcdUsage,
  bytesPerSecond: number,
  seconds: { readonly history: number; readonly sinceNoted: number },
): void {
  const { live } = usage.now;
  Object.assign(usage.compacted, { written: -Math.round(bytesPerSecond * seconds.history), live });
  Object.assign(usage.noted, { written: -Math.round(bytesPerSecond * seconds.sinceNoted), live });
  usage.file = inUse(usage);
}

/** One kind over the last whole seconds, and in all. */
export interface KindUsage {
  readonly kind: WriteKind;
  readonly writesPerSecond: number;
  readonly bytesPerSecond: number;
  readonly writes: number;
  readonly bytes: number;
}

/** Sums of each kind over the whole seconds from `from` up to but without `to`, as far as they are remembered. */
export function usageBetween(
  usage: EtcdUsage,
  from: number,
  to: number,
): { readonly writes: number; readonly bytes: number }[] {
  const sums = WRITE_KINDS.map(() => ({ writes: 0, bytes: 0 }));
  for (let second = Math.max(from, usage.second - USAGE_SECONDS + 1, 0); second < to; second++) {
    if (second > usage.second) break;
    sums.forEach((sum, kind) => {
      const place = (second % USAGE_SECONDS) * KINDS + kind;
      sum.writes += usage.writes[place] ?? 0;
      sum.bytes += usage.bytes[place] ?? 0;
    });
  }
  return sums;
}

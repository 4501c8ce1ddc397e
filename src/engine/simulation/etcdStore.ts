/**
 * etcd's space: every write has a kind and a size, history waits for the API servers' compaction
 * (AS-10), and a database that has reached its quota refuses every further version with 500
 * "etcdserver: mvcc: database space exceeded" until somebody defragments it. Deletions that leave
 * nothing behind still pass, as in etcd. Left out: that a stale PUT would meet its 409 first.
 */
import { ensure } from '../base/assert.ts';
import { hash32, hashName, scale32 } from '../base/prng.ts';
import { seconds, type Instant } from '../base/time.ts';
import {
  candidateBytes,
  leaseBytes,
  POD_BYTES,
  type SizedLease,
} from '../kubernetes/objectSizes.ts';
import type { ApiRequest } from '../kubernetes/messages.ts';
import type { Lease, LeaseCandidate, LeaseSpec } from '../kubernetes/objects.ts';
import { emit, schedule, STREAM_START, wants, type Sim } from './context.ts';
import { canCommit } from './etcd.ts';
import {
  compact,
  countWrites,
  defragment,
  historyOf,
  IDENTITY_WRITE,
  inUse,
  LOCK_WRITE,
  NODE_LEASE_WRITE,
  NODE_WRITE,
  OTHER_WRITE,
  POD_WRITE,
  roomLeft,
  usageBetween,
  warmHistory,
  WRITE_KINDS,
  type KindUsage,
} from './etcdUsage.ts';
import { EVENT_COMPACTION } from './events.ts';
import type { Writer, Written } from './writes.ts';
import type { StoredLease } from './world.ts';

/** What one write puts into etcd: a place in WRITE_KINDS, bytes, and how much more is live afterwards. */
export interface Write {
  readonly kind: number;
  readonly bytes: number;
  readonly growth: number;
  /** `namespace/name`, or the name of a Node. */
  readonly object: string;
  readonly saysUnknown?: boolean;
}

/** What the fact of a write says besides: why, and since when it waited for the disks. */
type Commit = Pick<Writer, 'cause' | 'since'>;

/** A write of the start, which waits for nothing. */
export const atOnce = ({ world }: Sim): Commit => ({ cause: 0, since: world.now });

const IDENTITY_LABEL = 'apiserver.kubernetes.io/identity';

/** The program of a process, as managedFields name who writes. */
export const managerOf = (process: string): string => {
  const slash = process.indexOf('/');
  return slash < 0 ? process : process.slice(0, slash);
};

/** Bytes of a Lease that is no node's, as its last writer's managedFields make it. */
function bytesOfLease(lease: Lease, manager: string): number {
  const sized: SizedLease = {
    name: lease.name,
    namespace: lease.namespace,
    ...(lease.labels === undefined ? {} : { labels: lease.labels }),
    ...(lease.annotations === undefined ? {} : { annotations: lease.annotations }),
    spec: lease.spec,
    manager,
  };
  return leaseBytes(sized);
}

/** A Lease that was there before the run began. */
export const storedBefore = (lease: Lease, writtenAt: Instant, manager: string): StoredLease => ({
  lease,
  writtenAt,
  changed: ['resourceVersion', 'renewTime'],
  bytes: bytesOfLease(lease, manager),
  manager,
});

/** Whether nothing but the values of times has changed, so that a Lease is as long as it was: most renewals. */
const isAsLong = (before: LeaseSpec, after: LeaseSpec): boolean =>
  before.holderIdentity === after.holderIdentity &&
  before.leaseDurationSeconds === after.leaseDurationSeconds &&
  before.leaseTransitions === after.leaseTransitions &&
  before.strategy === after.strategy &&
  before.preferredHolder === after.preferredHolder &&
  typeof before.acquireTime === typeof after.acquireTime &&
  typeof before.renewTime === typeof after.renewTime;

function bytesAfter(stored: StoredLease | undefined, after: Lease, manager: string): number {
  return stored?.manager === manager && isAsLong(stored.lease.spec, after.spec)
    ? stored.bytes
    : bytesOfLease(after, manager);
}

const kindOfLease = (lease: Lease, node: number): number => {
  if (node >= 0) return NODE_LEASE_WRITE;
  return lease.labels?.[IDENTITY_LABEL] === undefined ? LOCK_WRITE : IDENTITY_WRITE;
};

/** A Lease as it becomes, and as it was; `after` null: it is deleted. */
export function leaseWrite(
  sim: Sim,
  node: number,
  { before, after, process }: { before: Lease | null; after: Lease | null; process: string },
): Write {
  const lease = after ?? before;
  const object = lease === null ? '' : `${lease.namespace}/${lease.name}`;
  const stored = node >= 0 ? undefined : sim.world.leases.get(object);
  const ofNode = sim.plan.leaseBytes[node] ?? 0;
  const size = (each: Lease): number =>
    node >= 0 ? ofNode : bytesAfter(stored, each, managerOf(process));
  const bytes = after === null ? 0 : size(after);
  const replaced = before === null ? 0 : node >= 0 ? ofNode : (stored?.bytes ?? 0);
  const kind = lease === null ? OTHER_WRITE : kindOfLease(lease, node);
  return { kind, bytes, growth: bytes - replaced, object };
}

export function candidateWrite(before: LeaseCandidate | null, after: LeaseCandidate | null): Write {
  const bytesOf = (candidate: LeaseCandidate | null): number =>
    candidate === null ? 0 : candidateBytes(candidate.namespace, candidate.name, candidate.spec);
  const bytes = bytesOf(after);
  const candidate = after ?? before;
  const object = candidate === null ? '' : `${candidate.namespace}/${candidate.name}`;
  return { kind: OTHER_WRITE, bytes, growth: bytes - bytesOf(before), object };
}

/** SZ-1: a Node is written whole, however small the patch. */
export const nodeWrite = (
  sim: Sim,
  node: string,
  { isNew = false, saysUnknown = false }: { isNew?: boolean; saysUnknown?: boolean } = {},
): Write => ({
  kind: NODE_WRITE,
  bytes: sim.plan.nodeBytes,
  growth: isNew ? sim.plan.nodeBytes : 0,
  object: node,
  saysUnknown,
});

const podWrite =
  (bytes: number, growth: number) =>
  (pod: string): Write => ({ kind: POD_WRITE, bytes, growth, object: pod });

export const podUpdated = podWrite(POD_BYTES, 0);
export const podCreated = podWrite(POD_BYTES, POD_BYTES);
export const podRemoved = podWrite(0, -POD_BYTES);

/** AS-1: the next revision, for that write. */
export function nextRevision(sim: Sim, write: Write, commit: Commit): number {
  const { world } = sim;
  countWrites(world.usage, world.now, write.kind, 1, write.bytes, write.growth);
  world.revision++;
  tellWrite(sim, write, commit);
  return world.revision;
}

/** The fact of a write that has just got the newest revision. */
export function tellWrite(
  sim: Sim,
  { kind, bytes, object, saysUnknown }: Omit<Write, 'growth'>,
  { cause, since }: Commit,
): void {
  if (!wants(sim, 'etcdWritten')) return;
  emit(
    sim,
    {
      kind: 'etcdWritten',
      what: ensure(WRITE_KINDS[kind], 'kind'),
      object,
      bytes,
      resourceVersion: sim.world.revision,
      since,
      saysUnknown: saysUnknown ?? false,
    },
    cause,
  );
}

/** Whether a request leaves a new version behind; a final deletion does not. */
const putsSomething = (request: ApiRequest): boolean =>
  request.verb === 'PUT' ||
  request.verb === 'POST' ||
  request.verb === 'PATCH' ||
  (request.verb === 'DELETE' && request.resource === 'Pod' && request.confirm !== true);

const bytesOfRequest = (sim: Sim, { resource }: ApiRequest): number =>
  resource === 'Node' ? sim.plan.nodeBytes : resource === 'Pod' ? POD_BYTES : 0;

/** NOSPACE: the answer to a write that does not fit, or null. The first of them raises the alarm. */
export function refusedForSpace(sim: Sim, request: ApiRequest, writer: Writer): Written | null {
  if (request.resource === 'Event' || !putsSomething(request)) return null;
  const { usage } = sim.world;
  if (roomLeft(usage, sim.plan.quotaBytes) >= bytesOfRequest(sim, request)) return null;
  let { cause } = writer;
  if (!usage.noSpace) {
    usage.noSpace = true;
    cause = emit(sim, { kind: 'etcdNoSpace', bytes: usage.file }, cause);
  }
  return { answer: { outcome: 'failed', code: 500, reason: 'InternalError' }, cause };
}

/** The command: `etcdctl compact`, `defrag` and `alarm disarm` in one. */
export function defragEtcd(sim: Sim, cause: number): void {
  const { usage } = sim.world;
  const before = usage.file;
  defragment(usage);
  emit(sim, { kind: 'etcdDefragmented', before, bytes: usage.file }, cause);
}

/** EVENT_COMPACTION: one of the API servers compacts, if any can write (it writes down what it compacts). */
export function onCompaction(sim: Sim): void {
  const { world } = sim;
  const canAny = world.servers.some(
    ({ state }, machine) => state === 'serving' && canCommit(sim, machine),
  );
  if (canAny && !world.usage.noSpace) {
    compact(world.usage);
    world.usage.compactedAt = world.now;
  }
  scheduleCompaction(sim, (world.now + sim.plan.compactionInterval) as Instant);
}

function scheduleCompaction(sim: Sim, at: Instant): void {
  sim.world.usage.nextCompactionAt = at;
  schedule(sim, at, { kind: EVENT_COMPACTION, subject: 0, detail: 0 }, 0);
}

/** At the start: in a warm run somewhere between two compactions, with the history of a calm cluster. */
export function beginUsage(sim: Sim): void {
  const { plan, world } = sim;
  const interval = plan.compactionInterval;
  if (plan.scenario.start === 'cold') {
    scheduleCompaction(sim, interval as number as Instant);
    return;
  }
  world.usage.now.live = liveBytes(sim);
  const bits = hash32(plan.scenario.seed, hashName('etcd'), STREAM_START, 0);
  const since = scale32(bits, 0, interval);
  warmHistory(world.usage, calmBytesPerSecond(sim), {
    history: (interval + since) / seconds(1),
    sinceNoted: since / seconds(1),
  });
  world.usage.compactedAt = -since as Instant;
  scheduleCompaction(sim, (interval - since) as Instant);
}

/** Bytes of everything that exists. */
function liveBytes(sim: Sim): number {
  const { plan, world } = sim;
  let live = plan.nodeBytes * plan.nodeCount + POD_BYTES * world.pods.size;
  for (let node = 0; node < plan.nodeCount; node++)
    if (world.nodes.leaseUid[node] !== 0) live += plan.leaseBytes[node] ?? 0;
  for (const { bytes } of world.leases.values()) live += bytes;
  for (const candidate of world.candidates.values())
    live += candidateBytes(candidate.namespace, candidate.name, candidate.spec);
  return live;
}

/** SZ-4: what heartbeats and locks write when nothing happens. */
function calmBytesPerSecond(sim: Sim): number {
  const { plan, world } = sim;
  const perSecond = (bytes: number, interval: number): number => (bytes * seconds(1)) / interval;
  let sum = perSecond(
    plan.nodeBytes * plan.nodeCount,
    Math.max(plan.reportInterval, plan.statusInterval),
  );
  if (plan.hasNodeLeases) {
    const gap = plan.renewInterval + plan.renewJitter / 2;
    for (let node = 0; node < plan.nodeCount; node++)
      sum += perSecond(plan.leaseBytes[node] ?? 0, gap);
  }
  for (const { elector } of plan.components) {
    const stored = world.leases.get(`${elector.namespace}/${elector.name}`);
    if (stored === undefined) continue;
    sum += perSecond(stored.bytes, elector.retryPeriod);
  }
  return sum;
}

/** etcd as a page may show it. */
export interface EtcdUsageView {
  /** Over so many of the last whole seconds the rates are taken. */
  readonly seconds: number;
  readonly kinds: readonly KindUsage[];
  readonly writesPerSecond: number;
  readonly bytesPerSecond: number;
  /** Bytes of the objects that exist, and of their older versions that wait for compaction. */
  readonly liveBytes: number;
  readonly historyBytes: number;
  /** Size of the database: what is in use, and what compaction has freed for use again. */
  readonly fileBytes: number;
  readonly inUseBytes: number;
  readonly quotaBytes: number;
  readonly noSpace: boolean;
  readonly compactedAt: Instant | null;
  readonly nextCompactionAt: Instant | null;
}

export function etcdUsage(sim: Sim, overSeconds = 60): EtcdUsageView {
  const { usage, now } = sim.world;
  const second = Math.floor(now / 1_000_000);
  const span = Math.min(overSeconds, second);
  const sums = usageBetween(usage, second - span, second);
  const rate = (sum: number): number => (span === 0 ? 0 : sum / span);
  const kinds = WRITE_KINDS.map((kind, place): KindUsage => {
    const { writes, bytes } = sums[place] ?? { writes: 0, bytes: 0 };
    return {
      kind,
      writesPerSecond: rate(writes),
      bytesPerSecond: rate(bytes),
      writes: usage.totalWrites[place] ?? 0,
      bytes: usage.totalBytes[place] ?? 0,
    };
  });
  return {
    seconds: span,
    kinds,
    writesPerSecond: kinds.reduce((sum, each) => sum + each.writesPerSecond, 0),
    bytesPerSecond: kinds.reduce((sum, each) => sum + each.bytesPerSecond, 0),
    liveBytes: usage.now.live,
    historyBytes: historyOf(usage),
    fileBytes: usage.file,
    inUseBytes: inUse(usage),
    quotaBytes: sim.plan.quotaBytes,
    noSpace: usage.noSpace,
    compactedAt: usage.compactedAt,
    nextCompactionAt: usage.nextCompactionAt,
  };
}

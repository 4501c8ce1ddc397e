/**
 * The API server's storage: objects, one cluster-wide revision, optimistic locking (AS-1 to AS-8).
 * Every write that changes something gets a new revision, a fact, and a watch event to whoever
 * watches (AS-9). Node leases and Nodes lie in columns, everything else in Maps.
 */
import { hash32 } from '../base/prng.ts';
import { ensure } from '../base/assert.ts';
import type { Instant, WallTime } from '../base/time.ts';
import { writeRare } from '../kernel/rareColumns.ts';
import type { ApiRequest, FailureReason } from '../kubernetes/messages.ts';
import type { Lease, LeaseSpec } from '../kubernetes/objects.ts';
import { validateLeaseSpec } from '../kubernetes/leaseValidation.ts';
import { wallOf } from '../kubernetes/processClock.ts';
import { emit, wants, type Sim } from './context.ts';
import { leaseWrite, managerOf, nextRevision } from './etcdStore.ts';
import { noticeLockWrite } from './invariants.ts';
import {
  inRow,
  LEASE_VERSION,
  RENEW_BEFORE,
  RENEW_TIME,
  setInRow,
  WRITTEN_AT,
} from './nodeColumns.ts';
import type { StoredLease } from './world.ts';
import type { Writer, Written } from './writes.ts';

export const NODE_LEASES = 'kube-node-lease';

const HEX = '0123456789abcdef';

/** A UUID for object number `uid`: looks like one, is a hash. */
export function uuid(seed: number, uid: number): string {
  let text = '';
  for (let part = 0; part < 4; part++) {
    let bits = hash32(seed, uid, 0x5eed, part);
    for (let digit = 0; digit < 8; digit++) {
      text += HEX.charAt(bits & 15);
      bits >>>= 4;
    }
  }
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20, 32)}`;
}

/** What the clock of an API server's machine shows: a foreign clock to everybody else (NL-3, CE-4). */
export function serverWall(sim: Sim, server = 0): WallTime {
  const process = sim.world.processes.get(sim.plan.machines[server]?.apiServer ?? -1);
  return process === undefined ? wallAt(sim, sim.world.now) : wallOf(process.clock, sim.world.now);
}
export const wallAt = (sim: Sim, t: Instant): WallTime => toWall(sim.plan.date + t);
const toWall = (micros: number): WallTime => micros as WallTime;

/** OM-3: object times have a resolution of one second. */
export const toSecond = (time: number): WallTime => toWall(time - (time % 1_000_000));

/** The node a Lease belongs to, or -1. */
export const nodeOfLease = (sim: Sim, namespace: string, name: string): number =>
  namespace === NODE_LEASES ? (sim.plan.nodeOf.get(name) ?? -1) : -1;

/** A node's Lease as an object. */
export function nodeLease(sim: Sim, node: number): Lease | null {
  const columns = sim.world.nodes;
  const uid = columns.leaseUid[node] ?? 0;
  if (uid === 0) return null;
  const name = ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node');
  return {
    namespace: NODE_LEASES,
    name,
    uid: uuid(sim.world.chance.seed, uid),
    resourceVersion: inRow(columns, node, LEASE_VERSION),
    creationTimestamp: toWall(columns.leaseCreated[node] ?? 0),
    ...(columns.leaseOwned[node] === 1 ? { ownerNode: { name, uid: nodeUid(sim, node) } } : {}),
    spec: {
      holderIdentity: name,
      leaseDurationSeconds: sim.plan.leaseDurationSeconds,
      renewTime: toWall(inRow(columns, node, RENEW_TIME)),
    },
  };
}

/** uids of Nodes come before all others, so that they need no column. */
export const nodeUid = (sim: Sim, node: number): string => uuid(sim.world.chance.seed, -1 - node);

export function findLease(sim: Sim, namespace: string, name: string): Lease | null {
  const node = nodeOfLease(sim, namespace, name);
  if (node >= 0) return nodeLease(sim, node);
  return sim.world.leases.get(`${namespace}/${name}`)?.lease ?? null;
}

const FIELDS = [
  'holderIdentity',
  'leaseDurationSeconds',
  'acquireTime',
  'renewTime',
  'leaseTransitions',
  'strategy',
  'preferredHolder',
] as const;

const changedFields = (before: LeaseSpec | null, after: LeaseSpec): string[] =>
  FIELDS.filter((field) => before?.[field] !== after[field]);

/** Stores a Lease at the next revision and says so; renewTime and holder as given (they are not validated, OM-V). */
function storeLease(sim: Sim, given: Lease, before: Lease | null, writer: Writer): Written {
  const { world } = sim;
  const node = nodeOfLease(sim, given.namespace, given.name);
  const { process } = writer;
  const write = leaseWrite(sim, node, { before, after: given, process });
  const lease: Lease = { ...given, resourceVersion: nextRevision(sim, write, writer) };
  if (node >= 0) {
    const columns = world.nodes;
    setInRow(columns, node, RENEW_BEFORE, before === null ? 0 : inRow(columns, node, RENEW_TIME));
    setInRow(columns, node, LEASE_VERSION, lease.resourceVersion);
    setInRow(columns, node, RENEW_TIME, lease.spec.renewTime ?? 0);
    setInRow(columns, node, WRITTEN_AT, world.now);
    if (lease.ownerNode !== undefined && columns.leaseOwned[node] !== 1)
      writeRare(columns, 'leaseOwned', node, 1);
  } else {
    const stored: StoredLease = {
      lease,
      writtenAt: world.now,
      changed: ['resourceVersion', ...changedFields(before?.spec ?? null, lease.spec)],
      bytes: write.bytes,
      manager: managerOf(process),
    };
    world.leases.set(`${lease.namespace}/${lease.name}`, stored);
  }
  const holder = lease.spec.holderIdentity ?? '';
  const cause = wants(sim, 'leaseWritten')
    ? emit(
        sim,
        {
          kind: 'leaseWritten',
          namespace: lease.namespace,
          name: lease.name,
          write: before === null ? 'created' : 'updated',
          process: writer.process,
          resourceVersion: lease.resourceVersion,
          holderIdentity: holder,
          renewTime: lease.spec.renewTime ?? null,
          ...(lease.spec.leaseTransitions === undefined
            ? {}
            : { leaseTransitions: lease.spec.leaseTransitions }),
          holderChanged: holder !== (before?.spec.holderIdentity ?? ''),
          senderWaiting: writer.senderWaiting,
        },
        writer.cause,
      )
    : writer.cause;
  if (node < 0) noticeLockWrite(sim, before, lease, writer.process, cause);
  return { answer: { outcome: 'ok', code: before === null ? 201 : 200, lease }, cause };
}

export const failed = (
  code: 401 | 404 | 409 | 422 | 500 | 504,
  reason: FailureReason,
  cause: number,
): Written => ({
  answer: { outcome: 'failed', code, reason },
  cause,
});

/** OM-5: while the gate is off the two fields of coordinated election are dropped, unless the stored object has them already. */
function admitted(sim: Sim, spec: LeaseSpec, before: LeaseSpec | null): LeaseSpec {
  if (sim.plan.scenario.featureGates.CoordinatedLeaderElection) return spec;
  const { strategy, preferredHolder, ...rest } = spec;
  if (strategy === undefined && preferredHolder === undefined) return spec;
  return {
    ...rest,
    ...(strategy === undefined || before?.strategy === undefined ? {} : { strategy }),
    ...(preferredHolder === undefined || before?.preferredHolder === undefined
      ? {}
      : { preferredHolder }),
  };
}

/** AS-2: POST creates, or 409 AlreadyExists. */
export function createLease(
  sim: Sim,
  request: Extract<ApiRequest, { verb: 'POST'; resource: 'Lease' }>,
  writer: Writer,
): Written {
  const { namespace, name } = request;
  const found = findLease(sim, namespace, name);
  if (found !== null) {
    const cause = emit(
      sim,
      {
        kind: 'leaseConflict',
        namespace,
        name,
        process: writer.process,
        reason: 'AlreadyExists',
        brought: 0,
        stored: found.resourceVersion,
      },
      writer.cause,
    );
    return failed(409, 'AlreadyExists', cause);
  }
  const spec = admitted(sim, request.spec, null);
  if (!validateLeaseSpec(spec)) return failed(422, 'Invalid', writer.cause);
  // AS-12.
  if (sim.world.now < sim.world.namespacesAt) return failed(404, 'NotFound', writer.cause);
  const uid = sim.world.nextUid++;
  const creationTimestamp = toSecond(serverWall(sim, writer.server));
  const node = nodeOfLease(sim, namespace, name);
  if (node >= 0) {
    const columns = sim.world.nodes;
    writeRare(columns, 'leaseUid', node, uid);
    writeRare(columns, 'leaseCreated', node, creationTimestamp);
    writeRare(columns, 'leaseOwned', node, request.ownerNode === undefined ? 0 : 1);
  }
  const created: Lease = {
    namespace,
    name,
    uid: uuid(sim.world.chance.seed, uid),
    resourceVersion: 0,
    creationTimestamp,
    ...(request.labels === undefined ? {} : { labels: request.labels }),
    ...(request.annotations === undefined ? {} : { annotations: request.annotations }),
    ...(node >= 0 && request.ownerNode !== undefined
      ? { ownerNode: { name, uid: nodeUid(sim, node) } }
      : {}),
    spec,
  };
  return storeLease(sim, created, null, writer);
}

/** AS-4: PUT, its steps in upstream's order. */
export function updateLease(
  sim: Sim,
  request: Extract<ApiRequest, { verb: 'PUT'; resource: 'Lease' }>,
  writer: Writer,
): Written {
  const { namespace, name } = request;
  const found = findLease(sim, namespace, name);
  // Steps 1 and 4: another object of that name (or none), or another version of it.
  if (
    found === null ||
    found.uid !== request.uid ||
    found.resourceVersion !== request.resourceVersion
  ) {
    const stored = found?.resourceVersion ?? 0;
    const cause = emit(
      sim,
      {
        kind: 'leaseConflict',
        namespace,
        name,
        process: writer.process,
        reason: 'Conflict',
        brought: request.resourceVersion,
        stored,
      },
      writer.cause,
    );
    return failed(409, 'Conflict', cause);
  }
  const spec = admitted(sim, request.spec, found.spec);
  if (!validateLeaseSpec(spec)) return failed(422, 'Invalid', writer.cause);
  // Step 6: identical content is no write.
  if (changedFields(found.spec, spec).length === 0) {
    return { answer: { outcome: 'ok', code: 200, lease: found }, cause: writer.cause };
  }
  return storeLease(sim, { ...found, spec }, found, writer);
}

export function deleteLease(sim: Sim, namespace: string, name: string, writer: Writer): Written {
  const found = findLease(sim, namespace, name);
  if (found === null) return failed(404, 'NotFound', writer.cause);
  const node = nodeOfLease(sim, namespace, name);
  const { process } = writer;
  const write = leaseWrite(sim, node, { before: found, after: null, process });
  if (node >= 0) {
    const columns = sim.world.nodes;
    writeRare(columns, 'leaseUid', node, 0);
    setInRow(columns, node, RENEW_BEFORE, inRow(columns, node, RENEW_TIME));
    setInRow(columns, node, RENEW_TIME, 0);
    setInRow(columns, node, WRITTEN_AT, sim.world.now);
  } else sim.world.leases.delete(`${namespace}/${name}`);
  const resourceVersion = nextRevision(sim, write, writer);
  const cause = emit(
    sim,
    { kind: 'leaseDeleted', namespace, name, process: writer.process, resourceVersion },
    writer.cause,
  );
  return { answer: { outcome: 'ok', code: 200, lease: found }, cause };
}

/**
 * A resource outside the cluster that only the leader should write to (LE-32): while a process
 * believes that it leads, it writes about once a second, over a link of its own that no fault of the
 * API server's touches. The store behind it keeps the highest token it has seen. With fencing it
 * refuses what brings a lower one; without, a stale leader's write lands.
 *
 * What makes a token. `leaseTransitions` grows with each takeover and so tells leaders apart, until
 * somebody deletes the Lease: it starts again at 0 (LE-28), and from then on the rightful leader is
 * refused and the stale one accepted. In coordinated election it never grows at all (CE-10). The
 * `resourceVersion` of a leader's own last write to the lock is a revision of the whole cluster
 * (AS-1) and always grows. A write that is refused changes nothing in its sender: what a program does
 * about it is its own affair.
 */
import { streamNumber } from '../base/chance.ts';
import { ensure } from '../base/assert.ts';
import type { Duration, Instant } from '../base/time.ts';
import type { Fencing } from '../scenario/scenario.ts';
import { drawFor, emit, nameOf, schedule, wants, type Sim } from './context.ts';
import { EVENT_RESOURCE } from './events.ts';
import { noticeStaleWork } from './invariants.ts';
import { armTimer, clearTimer } from './timers.ts';
import type { GuardedResource, Process } from './world.ts';

export const RESOURCE_TIMER = 'work.write';
/** Ours: a write every 0.9 to 1.1 s. */
const WRITE_MIN = 900_000;
const WRITE_MAX = 1_100_000;
const STREAM_WORK_WAIT = streamNumber('work.wait');

function fencingOf(sim: Sim, process: Process): Fencing | null {
  const component = sim.plan.entities[process.entity]?.component ?? -1;
  return sim.plan.components[component]?.scenario.guardedResource?.fencing ?? null;
}

/** OnStartedLeading: the token of this term is taken now; there is no callback that would renew it. */
export function beginResourceWrites(sim: Sim, process: Process, cause: number): void {
  if (fencingOf(sim, process) === null) return;
  process.refusals = 0;
  process.acquiredTransitions = process.elector?.observedRecord.leaderTransitions ?? 0;
  armNext(sim, process, cause);
}

export function endResourceWrites(sim: Sim, process: Process): void {
  clearTimer(sim, process, RESOURCE_TIMER);
}

function armNext(sim: Sim, process: Process, cause: number): void {
  const wait = drawFor(sim, process, STREAM_WORK_WAIT, WRITE_MIN, WRITE_MAX) as Duration;
  armTimer(sim, process, RESOURCE_TIMER, wait, cause);
}

/** Sends a write; what is on its way arrives whatever becomes of its sender. */
export function onResourceTimer(sim: Sim, process: Process, cause: number): void {
  const fencing = fencingOf(sim, process);
  if (fencing === null || !process.working || process.elector === null) return;
  const { namespace, name, identity } = process.elector.params;
  const resource = resourceOf(sim, `${namespace}/${name}`);
  const id = sim.world.nextId++;
  const token =
    fencing === 'resourceVersion' ? process.elector.ownVersion : process.acquiredTransitions;
  resource.onTheWay.set(id, { entity: process.entity, identity, token });
  schedule(
    sim,
    (sim.world.now + sim.plan.latency) as Instant,
    { kind: EVENT_RESOURCE, subject: process.entity, detail: id },
    cause,
  );
  armNext(sim, process, cause);
}

/** EVENT_RESOURCE: a write arrives at the store, which lets it in or refuses it. */
export function onResourceWrite(sim: Sim, entity: number, id: number, cause: number): void {
  const component = ensure(sim.plan.entities[entity], 'entity').component;
  const { elector, scenario } = ensure(sim.plan.components[component], 'component');
  const { namespace, name } = elector;
  const resource = resourceOf(sim, `${namespace}/${name}`);
  const write = ensure(resource.onTheWay.get(id), 'a write on its way');
  resource.onTheWay.delete(id);
  const stored = resource.token;
  const isFenced = (scenario.guardedResource?.fencing ?? 'none') !== 'none';
  const isRefused = isFenced && write.token < stored;
  const kind = isRefused ? 'resourceWriteRefused' : 'resourceWritten';
  const holderIdentity =
    sim.world.leases.get(`${namespace}/${name}`)?.lease.spec.holderIdentity ?? '';
  const isStale = holderIdentity !== write.identity;
  if (isRefused) resource.refused++;
  else {
    resource.writes++;
    if (isStale) resource.stale++;
    resource.writer = nameOf(sim, entity);
    resource.token = Math.max(stored, write.token);
  }
  resource.latest = {
    process: nameOf(sim, entity),
    token: write.token,
    stored,
    isRefused,
    isStale,
    at: sim.world.now,
  };
  if (isRefused || isStale) resource.odd = resource.latest;
  const process = sim.world.processes.get(entity);
  const isSame = process?.identity === write.identity && process.working;
  if (isSame && isRefused) process.refusals++;
  const fact = wants(sim, kind)
    ? emit(
        sim,
        {
          kind,
          namespace,
          name,
          process: nameOf(sim, entity),
          identity: write.identity,
          holderIdentity,
          token: write.token,
          stored,
          refusal: isRefused ? (isSame ? process.refusals : 1) : 0,
        },
        cause,
      )
    : cause;
  if (isSame && !isRefused) noticeStaleWork(sim, process, fact);
}

function resourceOf(sim: Sim, lease: string): GuardedResource {
  const known = sim.world.resources.get(lease);
  if (known !== undefined) return known;
  const fresh: GuardedResource = {
    token: -1,
    writer: '',
    writes: 0,
    refused: 0,
    stale: 0,
    latest: null,
    odd: null,
    onTheWay: new Map(),
  };
  sim.world.resources.set(lease, fresh);
  return fresh;
}

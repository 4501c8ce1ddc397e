/**
 * The node lifecycle and taint eviction controllers in the process that believes it leads
 * kube-controller-manager: their caches are filled by a LIST and kept by watch events (AS-9), and
 * all of it is forgotten when leading ends (NL-23).
 */
import type { Duration } from '../base/time.ts';
import type { ActorContext } from '../kubernetes/actor.ts';
import { createControllerCache, type ControllerCache } from '../kubernetes/controllerCache.ts';
import type { Answer } from '../kubernetes/messages.ts';
import {
  createNodeLifecycle,
  NLC_PASS,
  onNodeEvent,
  onPodEvent,
  startNodeLifecycle,
} from '../kubernetes/nodeLifecycle.ts';
import {
  createTaintEviction,
  onTaintEvictionNodeEvent,
  onTaintEvictionPodEvent,
  startTaintEviction,
} from '../kubernetes/taintEviction.ts';
import {
  onWorkloadNodeEvent,
  onWorkloadPodEvent,
  startWorkloads,
} from '../kubernetes/workloadController.ts';
import { createWorkloads } from '../kubernetes/workloadState.ts';
import { byHandOn, keepByHand, sameByHand } from '../kubernetes/taintsByHand.ts';
import { contextFor } from './actorContext.ts';
import { baseLatency, emit, nameOf, wants, type Sim } from './context.ts';
import { changeRare, ownColumn, writeRare } from '../kernel/rareColumns.ts';
import { reportWrittenAt } from './foldedKubelet.ts';
import { inRow, RENEW_BEFORE, RENEW_TIME, ROW_SHIFT, WRITTEN_AT } from './nodeColumns.ts';
import { NODE_LEASES } from './store.ts';
import { cutOf, serverFor } from './linkState.ts';
import { cachePod } from './podCache.ts';
import { canTell } from './watches.ts';
import type { Process, WatchEvent } from './world.ts';

export const INFORMER_TIMER = 'process.list';
/** NL-23: recorded first pass 0.16 to 0.21 s after the lock was taken. */
const SYNC_MIN = 150_000;
const SYNC_MAX = 200_000;
export const LIST_TIMEOUT = 30_000_000 as Duration;
export const LIST_RETRY = 1_000_000 as Duration;

/** OnStartedLeading of a controller manager: the caches are filled first. */
export function beginControllers(sim: Sim, process: Process, cause: number): void {
  makeControllers(sim, process);
  const context = contextFor(sim, process, 'informer', cause);
  context.setTimer(INFORMER_TIMER, context.draw('sync', SYNC_MIN, SYNC_MAX) as Duration);
}

export function makeControllers(sim: Sim, process: Process): void {
  process.controllers = {
    cache: createControllerCache(sim.plan.nodeCount),
    synced: false,
    nlc: createNodeLifecycle(sim.plan.nodeLifecycle),
    tec: createTaintEviction(),
    workloads:
      sim.plan.workloads.workloads.length === 0
        ? null
        : createWorkloads(sim.plan.workloads, sim.plan.nodeCount),
  };
  sim.world.controllers.push(process.entity);
}

export function endControllers(sim: Sim, process: Process): void {
  process.controllers = null;
  sim.world.controllers = sim.world.controllers.filter((entity) => entity !== process.entity);
}

export function listForControllers(sim: Sim, process: Process, context: ActorContext): void {
  if (process.controllers === null) return;
  if (!sim.world.controllers.includes(process.entity)) return;
  context.request({ verb: 'LIST', resource: 'Node' }, LIST_TIMEOUT);
}

/** The LIST is answered: the caches hold what is stored now; at the first time the controllers start. */
export function onList(sim: Sim, process: Process, answer: Answer, cause: number): void {
  const { controllers } = process;
  if (controllers === null) return;
  if (answer.outcome !== 'ok') {
    contextFor(sim, process, 'informer', cause).setTimer(INFORMER_TIMER, LIST_RETRY);
    return;
  }
  const changed = fillCache(sim, controllers.cache);
  const params = sim.plan.nodeLifecycle;
  if (!controllers.synced) {
    controllers.synced = true;
    startNodeLifecycle(
      controllers.nlc,
      params,
      controllers.cache,
      contextFor(sim, process, 'nlc', cause),
    );
    startTaintEviction(
      controllers.tec,
      params,
      controllers.cache,
      contextFor(sim, process, 'tec', cause),
    );
    beginWorkloads(sim, process, cause);
    return;
  }
  // TE-3: Node events go first.
  for (const node of changed.nodes) tellNodeEvent(sim, process, node, cause);
  for (const pod of changed.pods) tellPodEvent(sim, process, pod, cause);
}

/** What a cache did not know yet: nodes by number, Pods by key. */
interface Changed {
  readonly nodes: readonly number[];
  readonly pods: readonly string[];
}

/** Copies what is stored into a cache; returns what differs from what the cache held. */
export function fillCache(sim: Sim, cache: ControllerCache): Changed {
  const stored = sim.world.nodes;
  const nodes: number[] = [];
  for (let node = 0; node < sim.plan.nodeCount; node++) {
    if (
      stored.taints[node] !== cache.taints[node] ||
      stored.ready[node] !== cache.ready[node] ||
      stored.exists[node] !== cache.present[node] ||
      !sameByHand(byHandOn(sim.world, node), byHandOn(cache, node))
    )
      nodes.push(node);
  }
  ownColumn(cache, 'present').set(stored.exists);
  ownColumn(cache, 'ready').set(stored.ready);
  ownColumn(cache, 'taints').set(stored.taints);
  ownColumn(cache, 'noExecuteAdded').set(stored.noExecuteAdded);
  cache.taintsByHand.clear();
  for (const [node, taints] of sim.world.taintsByHand) cache.taintsByHand.set(node, taints);
  ownColumn(cache, 'creationTimestamp').set(stored.creationTimestamp);
  ownColumn(cache, 'lastHeartbeatTime').set(stored.lastHeartbeatTime);
  ownColumn(cache, 'version').set(stored.nodeVersion);
  const renewTimes = ownColumn(cache, 'leaseRenewTime');
  const leasePresent = ownColumn(cache, 'leasePresent');
  for (let node = 0; node < sim.plan.nodeCount; node++) {
    leasePresent[node] = stored.leaseUid[node] === 0 ? 0 : 1;
    renewTimes[node] = inRow(stored, node, RENEW_TIME);
  }
  return { nodes, pods: fillPods(sim, cache) };
}

/** Pods that vanished, then those that appeared or changed. */
function fillPods(sim: Sim, cache: ControllerCache): string[] {
  const stored = sim.world.pods;
  const changed = [...cache.pods.keys()].filter((key) => !stored.has(key));
  for (const { key, node, ready, terminating } of stored.values()) {
    const known = cache.pods.get(key);
    if (known?.ready !== ready || known.terminating !== terminating || known.node !== node)
      changed.push(key);
  }
  cache.pods.clear();
  for (const { key, node, tolerations, owner, ready, terminating } of stored.values())
    cache.pods.set(key, { key, node, tolerations, owner, ready, terminating });
  return changed;
}

/**
 * Before a pass, a cache catches up with the Leases and status reports of folded kubelets: what was
 * written long enough ago to have arrived. While the link is not whole nothing arrives.
 */
export function readFoldedLeases(sim: Sim, process: Process, timer: string): void {
  if (!sim.fold || timer !== NLC_PASS || process.controllers === null) return;
  const server = serverOf(sim, process);
  if (cutOf(sim, process.entity, server, 'answers') !== null || !canTell(sim, server)) return;
  catchUp(sim, process);
}

/** The API server that the process watches. */
export const serverOf = (sim: Sim, process: Process): number =>
  sim.world.connections.get(process.connection)?.server ?? serverFor(sim, process.entity);

export function catchUp(sim: Sim, process: Process): void {
  const cache = process.controllers?.cache;
  if (cache === undefined) return;
  const { folded, rows, lastHeartbeatTime, nodeVersion } = sim.world.nodes;
  const leaseRenewTime = ownColumn(cache, 'leaseRenewTime');
  const { lastHeartbeatTime: heartbeats } = cache;
  const until = sim.world.now - baseLatency(sim, process.entity, serverOf(sim, process));
  const reported: number[] = [];
  for (let node = 0; node < leaseRenewTime.length; node++) {
    if (folded[node] === 0) continue;
    const row = node << ROW_SHIFT;
    const place = (rows[row + WRITTEN_AT] as number) <= until ? RENEW_TIME : RENEW_BEFORE;
    leaseRenewTime[node] = rows[row + place] as number;
    if (heartbeats[node] !== lastHeartbeatTime[node]) reported.push(node);
  }
  for (const node of reported) {
    if (reportWrittenAt(sim, node) > until) continue;
    writeRare(cache, 'lastHeartbeatTime', node, lastHeartbeatTime[node] as number);
    writeRare(cache, 'version', node, nodeVersion[node] as number);
    // A report is an event of its Node: what waits for one comes to its turn (NL-12).
    if (cache.taints[node] !== 0) tellNodeEvent(sim, process, node, 0);
  }
}

/** A watch event reaches a controller manager: first the cache, then its controllers. */
export function applyWatch(sim: Sim, process: Process, watch: WatchEvent, cause: number): void {
  const { controllers } = process;
  if (controllers === null) return;
  const { cache } = controllers;
  if (watch.resource === 'Lease') {
    changeRare(cache, 'leasePresent', watch.node, watch.present ? 1 : 0);
    writeRare(cache, 'leaseRenewTime', watch.node, watch.renewTime);
    if (wants(sim, 'watchDelivered')) {
      emit(
        sim,
        {
          kind: 'watchDelivered',
          process: nameOf(sim, process.entity),
          resource: 'Lease',
          namespace: NODE_LEASES,
          name: sim.plan.nodeLifecycle.nodeNames[watch.node] ?? '',
        },
        cause,
      );
    }
  } else if (watch.resource === 'Node') {
    changeRare(cache, 'present', watch.node, watch.present ? 1 : 0);
    changeRare(cache, 'ready', watch.node, watch.ready);
    changeRare(cache, 'taints', watch.node, watch.taints);
    changeRare(cache, 'noExecuteAdded', watch.node, watch.noExecuteAdded);
    keepByHand(cache, watch.node, watch.taintsByHand);
    changeRare(cache, 'creationTimestamp', watch.node, watch.creationTimestamp);
    writeRare(cache, 'version', watch.node, watch.version);
    writeRare(cache, 'lastHeartbeatTime', watch.node, watch.lastHeartbeatTime);
    if (controllers.synced) tellNodeEvent(sim, process, watch.node, cause);
  } else if (watch.resource === 'Pod') applyPod(sim, process, watch, cause);
}

function tellNodeEvent(sim: Sim, process: Process, node: number, cause: number): void {
  const { controllers } = process;
  if (controllers === null) return;
  const params = sim.plan.nodeLifecycle;
  onNodeEvent(
    controllers.nlc,
    params,
    controllers.cache,
    contextFor(sim, process, 'nlc', cause),
    node,
  );
  onTaintEvictionNodeEvent(
    controllers.tec,
    params,
    controllers.cache,
    contextFor(sim, process, 'tec', cause),
    node,
  );
  if (controllers.workloads !== null)
    onWorkloadNodeEvent(
      controllers.workloads,
      sim.plan.workloads,
      controllers.cache,
      contextFor(sim, process, 'workloads', cause),
      node,
    );
}

function applyPod(
  sim: Sim,
  process: Process,
  watch: Extract<WatchEvent, { resource: 'Pod' }>,
  cause: number,
): void {
  const { controllers } = process;
  if (controllers === null) return;
  cachePod(sim, controllers.cache, watch);
  if (controllers.synced) tellPodEvent(sim, process, watch.pod, cause);
}

function tellPodEvent(sim: Sim, process: Process, pod: string, cause: number): void {
  const { controllers } = process;
  if (controllers === null) return;
  const params = sim.plan.nodeLifecycle;
  onPodEvent(
    controllers.nlc,
    params,
    controllers.cache,
    contextFor(sim, process, 'nlc', cause),
    pod,
  );
  onTaintEvictionPodEvent(
    controllers.tec,
    params,
    controllers.cache,
    contextFor(sim, process, 'tec', cause),
    pod,
  );
  if (controllers.workloads !== null)
    onWorkloadPodEvent(
      controllers.workloads,
      sim.plan.workloads,
      controllers.cache,
      contextFor(sim, process, 'workloads', cause),
      pod,
    );
}

/** The caches are synced: ReplicaSets and DaemonSets are looked at for the first time. */
export function beginWorkloads(sim: Sim, process: Process, cause: number): void {
  const { controllers } = process;
  if (controllers === null || controllers.workloads === null) return;
  startWorkloads(
    controllers.workloads,
    sim.plan.workloads,
    controllers.cache,
    contextFor(sim, process, 'workloads', cause),
  );
}

/**
 * The scheduler in the process that believes it leads kube-scheduler: its caches of Nodes and Pods are
 * filled by a LIST when it begins and kept by watch events (AS-9); all of it is forgotten when leading
 * ends. Upstream's standbys keep theirs filled; that would differ by one LIST.
 */
import { createControllerCache } from '../kubernetes/controllerCache.ts';
import type { Answer } from '../kubernetes/messages.ts';
import {
  createScheduler,
  onSchedulerNodeEvent,
  onSchedulerPodEvent,
  startScheduler,
} from '../kubernetes/scheduler.ts';
import { byHandOn, keepByHand, sameByHand } from '../kubernetes/taintsByHand.ts';
import { changeRare } from '../kernel/rareColumns.ts';
import { contextFor } from './actorContext.ts';
import type { Sim } from './context.ts';
import { fillCache, INFORMER_TIMER, LIST_RETRY, LIST_TIMEOUT } from './controllers.ts';
import { cachePod } from './podCache.ts';
import type { Process, WatchEvent } from './world.ts';

/** OnStartedLeading of a scheduler. */
export function beginScheduler(sim: Sim, process: Process, cause: number): void {
  makeScheduler(sim, process);
  listForScheduler(sim, process, cause);
}

function makeScheduler(sim: Sim, process: Process): void {
  process.scheduler = {
    cache: createControllerCache(sim.plan.nodeCount),
    synced: false,
    state: createScheduler(),
  };
  sim.world.schedulers.push(process.entity);
}

export function endScheduler(sim: Sim, process: Process): void {
  process.scheduler = null;
  sim.world.schedulers = sim.world.schedulers.filter((entity) => entity !== process.entity);
}

export function listForScheduler(sim: Sim, process: Process, cause: number): void {
  if (process.scheduler === null) return;
  contextFor(sim, process, 'informer', cause).request(
    { verb: 'LIST', resource: 'Node' },
    LIST_TIMEOUT,
  );
}

/** A warm run: the scheduler has been at work for long. */
export function warmScheduler(sim: Sim, process: Process, cause: number): void {
  if (process.scheduler === null) makeScheduler(sim, process);
  fill(sim, process, cause);
}

export function onSchedulerList(sim: Sim, process: Process, answer: Answer, cause: number): void {
  if (process.scheduler === null) return;
  if (answer.outcome === 'ok') fill(sim, process, cause);
  else contextFor(sim, process, 'informer', cause).setTimer(INFORMER_TIMER, LIST_RETRY);
}

function fill(sim: Sim, process: Process, cause: number): void {
  const { scheduler } = process;
  if (scheduler === null) return;
  const { cache, state } = scheduler;
  const changed = fillCache(sim, cache);
  const context = contextFor(sim, process, 'scheduler', cause);
  const params = sim.plan.nodeLifecycle;
  if (!scheduler.synced) {
    scheduler.synced = true;
    startScheduler(state, params, cache, context);
    return;
  }
  if (changed.nodes.length > 0) onSchedulerNodeEvent(state, params, cache, context);
  for (const pod of changed.pods) onSchedulerPodEvent(state, params, cache, context, pod);
}

/** A watch event reaches a scheduler: first the cache, then its queue. */
export function watchToScheduler(
  sim: Sim,
  process: Process,
  watch: WatchEvent,
  cause: number,
): void {
  const { scheduler } = process;
  if (scheduler === null) return;
  const { cache, state, synced } = scheduler;
  const params = sim.plan.nodeLifecycle;
  if (watch.resource === 'Node') {
    const { node } = watch;
    const present = watch.present ? 1 : 0;
    const isNew =
      cache.present[node] !== present ||
      cache.taints[node] !== watch.taints ||
      !sameByHand(byHandOn(cache, node), watch.taintsByHand);
    changeRare(cache, 'present', node, present);
    changeRare(cache, 'ready', node, watch.ready);
    changeRare(cache, 'taints', node, watch.taints);
    keepByHand(cache, node, watch.taintsByHand);
    if (synced && isNew)
      onSchedulerNodeEvent(state, params, cache, contextFor(sim, process, 'scheduler', cause));
  } else if (watch.resource === 'Pod') {
    cachePod(sim, cache, watch);
    if (synced)
      onSchedulerPodEvent(
        state,
        params,
        cache,
        contextFor(sim, process, 'scheduler', cause),
        watch.pod,
      );
  }
}

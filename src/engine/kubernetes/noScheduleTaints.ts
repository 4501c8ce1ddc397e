/**
 * NoSchedule taints of a node (NL-12): made equal to its Ready condition at every event of the Node,
 * without a rate limit, by 8 workers. A node that changes while it is worked on is worked on again;
 * a failure waits for the next event. Upstream: `doNoScheduleTaintingPass`. Left out: taints for
 * pressure conditions and for `spec.unschedulable`, which nothing in the model sets.
 */
import {
  READY_FALSE,
  READY_UNKNOWN,
  TAINT_NOT_READY_NO_SCHEDULE,
  TAINT_UNREACHABLE_NO_SCHEDULE,
  type ControllerCache,
} from './controllerCache.ts';
import type { Run, TaintWrite } from './nodeLifecycleState.ts';
import { writeTaints } from './taintWrites.ts';

const WORKERS = 8;
const BY_CONDITION = TAINT_NOT_READY_NO_SCHEDULE | TAINT_UNREACHABLE_NO_SCHEDULE;

function wantedNoSchedule(ready: number): number {
  if (ready === READY_FALSE) return TAINT_NOT_READY_NO_SCHEDULE;
  return ready === READY_UNKNOWN ? TAINT_UNREACHABLE_NO_SCHEDULE : 0;
}

const write = (op: 'add' | 'remove', bit: number): TaintWrite => ({
  op,
  key: bit === TAINT_NOT_READY_NO_SCHEDULE ? 'not-ready' : 'unreachable',
  effect: 'NoSchedule',
});

const isInOrder = (cache: ControllerCache, node: number): boolean =>
  cache.present[node] !== 1 ||
  ((cache.taints[node] ?? 0) & BY_CONDITION) === wantedNoSchedule(cache.ready[node] ?? 0);

function missingWrites(cache: ControllerCache, node: number): readonly TaintWrite[] {
  if (cache.present[node] !== 1) return [];
  const has = (cache.taints[node] ?? 0) & BY_CONDITION;
  const wanted = wantedNoSchedule(cache.ready[node] ?? 0);
  const bits = [TAINT_NOT_READY_NO_SCHEDULE, TAINT_UNREACHABLE_NO_SCHEDULE];
  return [
    ...bits.filter((bit) => (wanted & ~has & bit) !== 0).map((bit) => write('add', bit)),
    ...bits.filter((bit) => (has & ~wanted & bit) !== 0).map((bit) => write('remove', bit)),
  ];
}

function startWorkers(run: Run): void {
  const { waiting, working } = run.state.nodeUpdates;
  for (const node of waiting.keys()) {
    if (working.size >= WORKERS) return;
    waiting.delete(node);
    const writes = missingWrites(run.cache, node);
    if (writes.length === 0) continue;
    working.set(node, true);
    writeTaints(run, { node, owner: { for: 'noSchedule' }, writes });
  }
}

/** A Node event was applied to the cache. */
export function reconcileNoSchedule(run: Run, node: number): void {
  const { waiting, working, again } = run.state.nodeUpdates;
  if (working.has(node)) {
    again.set(node, true);
    return;
  }
  // The calm case, and by far the most frequent one.
  if (isInOrder(run.cache, node)) return;
  waiting.set(node, true);
  startWorkers(run);
}

export function noScheduleWritten(run: Run, node: number): void {
  const { waiting, working, again } = run.state.nodeUpdates;
  working.delete(node);
  if (again.delete(node)) waiting.set(node, true);
  startWorkers(run);
}

/**
 * The part of a pass that costs nothing but time: one loop over all nodes that brings their records
 * up to date (NL-4, NL-6) and finds those that need something done. Calm nodes, by far the most,
 * stay in typed columns throughout: no calls, no allocation, no order.
 */
import { READY_ABSENT, READY_TRUE, READY_UNKNOWN } from './controllerCache.ts';
import { observeNode } from './nodeHealth.ts';
import {
  hasFlag,
  IN_QUEUE_SET,
  PODS_TO_RETRY,
  REGISTERED,
  SAVED,
  SAVED_LEASE,
  type NodeLifecycleState,
  type Run,
} from './nodeLifecycleState.ts';
import { NO_EXECUTE_TAINTS, wantedNoExecute } from './taintWrites.ts';
import { openZone } from './zones.ts';

/** Flags of a node with complete saved data and nothing to do. */
export const CALM = REGISTERED | SAVED | SAVED_LEASE;

/** NL-18: counts one node under its present Ready condition; a missing condition counts as other. */
export function countNode(run: Run, node: number, ready: number): void {
  const zone = run.state.zones[run.state.zoneOf[node] ?? 0];
  if (zone === undefined) return;
  openZone(zone, run.params, run.ctx.monotonic);
  if (ready === READY_TRUE) zone.readySoFar += 1;
  else zone.notReadySoFar += 1;
}

/** Whether a worker has to look at the node, apart from NL-7. */
function needsWork(
  state: NodeLifecycleState,
  node: number,
  ready: number,
  taints: number,
): boolean {
  if (hasFlag(state, node, PODS_TO_RETRY)) return true;
  if (ready === READY_ABSENT) return false;
  const queued = hasFlag(state, node, IN_QUEUE_SET);
  const wanted = wantedNoExecute(ready);
  return (taints & NO_EXECUTE_TAINTS) !== wanted || queued !== (wanted !== 0);
}

function examine(run: Run, node: number, acting: number[]): void {
  const { state, cache } = run;
  const ready = cache.ready[node] ?? READY_ABSENT;
  const silent = observeNode(run, node, ready, cache.lastHeartbeatTime[node] ?? 0);
  const acts =
    (silent && ready !== READY_UNKNOWN) ||
    needsWork(state, node, ready, state.pass.taints[node] ?? 0);
  if (acts) acting.push(node);
  else countNode(run, node, ready);
}

/**
 * The one loop over all nodes: notices the renewals of calm ones, counts them by zone, and returns
 * the others. Constants stand in locals because a module's names can be slow to reach.
 */
function sweepCalmNodes({ state, params, cache, ctx }: Run, calm: Uint32Array): number[] {
  const { flags, probeTimestamp, savedHeartbeat, savedLeaseRenewTime, zoneOf } = state;
  const { present, ready, taints, lastHeartbeatTime, leaseRenewTime } = cache;
  const [calmFlags, isTrue, noExecute] = [CALM, READY_TRUE, NO_EXECUTE_TAINTS];
  const now = ctx.monotonic;
  // `now > probe + grace` is `probe < now - grace` (NL-7).
  const oldest = now - params.monitorGracePeriod;
  const { observeFacts } = params;
  const others: number[] = [];
  for (let node = 0; node < flags.length; node++) {
    if (
      flags[node] === calmFlags &&
      present[node] === 1 &&
      ready[node] === isTrue &&
      lastHeartbeatTime[node] === savedHeartbeat[node] &&
      ((taints[node] as number) & noExecute) === 0
    ) {
      const renewed = leaseRenewTime[node] as number;
      const saved = savedLeaseRenewTime[node] as number;
      const moved = renewed > saved && saved !== 0;
      if (moved ? !observeFacts : (probeTimestamp[node] as number) >= oldest) {
        if (moved) {
          savedLeaseRenewTime[node] = renewed;
          probeTimestamp[node] = now;
        }
        const zone = zoneOf[node] as number;
        calm[zone] = (calm[zone] as number) + 1;
        continue;
      }
    }
    if (present[node] === 1) others.push(node);
  }
  return others;
}

/** Observes every node and returns those that need a worker, in the order of the columns. */
export function sweepNodes(run: Run): number[] {
  const { state, params, ctx } = run;
  const calm = new Uint32Array(state.zones.length);
  const acting: number[] = [];
  for (const node of sweepCalmNodes(run, calm)) examine(run, node, acting);
  state.zones.forEach((zone, place) => {
    const count = calm[place] ?? 0;
    if (count > 0) openZone(zone, params, ctx.monotonic);
    zone.readySoFar += count;
  });
  return acting;
}

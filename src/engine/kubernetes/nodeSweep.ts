/**
 * The part of a pass that costs nothing but time: one loop over all nodes that brings their records
 * up to date (NL-4, NL-6) and finds those that need something done. Calm nodes, by far the most,
 * stay in typed columns throughout: no calls, no allocation, no order.
 */
import { ownColumn, type RareColumn } from '../kernel/rareColumns.ts';
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

/** The same byte four times: as many nodes are compared at once. */
const inFour = (byte: number): number => Math.imul(byte, 0x01010101) >>> 0;

const fours = (column: RareColumn | Uint8Array): Uint32Array =>
  column instanceof Uint8Array
    ? new Uint32Array(column.buffer, column.byteOffset, column.length >> 2)
    : new Uint32Array(0);

/** By fours, which nodes look as calm ones do, apart from their times: 1 for all four of them. */
function lookCalm({ state, cache }: Run): Uint8Array {
  const [flags, present] = [fours(state.flags), fours(cache.present)];
  const [ready, taints] = [fours(cache.ready), fours(cache.taints)];
  const [calmFlags, isPresent, isTrue] = [inFour(CALM), inFour(1), inFour(READY_TRUE)];
  const noExecute = inFour(NO_EXECUTE_TAINTS);
  const calm = new Uint8Array((state.flags.length + 3) >> 2);
  for (let four = 0; four < flags.length; four++) {
    if (
      flags[four] === calmFlags &&
      present[four] === isPresent &&
      ready[four] === isTrue &&
      ((taints[four] as number) & noExecute) === 0
    )
      calm[four] = 1;
  }
  return calm;
}

const looksCalm = ({ state, cache }: Run, node: number): boolean =>
  state.flags[node] === CALM &&
  cache.present[node] === 1 &&
  cache.ready[node] === READY_TRUE &&
  ((cache.taints[node] ?? 0) & NO_EXECUTE_TAINTS) === 0;

/**
 * The one loop over all nodes: notices the renewals of calm ones, counts them by zone, and returns
 * the others.
 */
function sweepCalmNodes(run: Run, calm: Uint32Array): number[] {
  const { state, params, cache, ctx } = run;
  const { savedHeartbeat, zoneOf } = state;
  const probeTimestamp = ownColumn(state, 'probeTimestamp');
  const savedLeaseRenewTime = ownColumn(state, 'savedLeaseRenewTime');
  const { lastHeartbeatTime, leaseRenewTime } = cache;
  const now = ctx.monotonic;
  // `now > probe + grace` is `probe < now - grace` (NL-7).
  const oldest = now - params.monitorGracePeriod;
  const { observeFacts } = params;
  const byFour = lookCalm(run);
  const hasZones = calm.length > 1;
  const others: number[] = [];
  let count = 0;
  for (let node = 0; node < probeTimestamp.length; node++) {
    if (
      lastHeartbeatTime[node] === savedHeartbeat[node] &&
      (byFour[node >> 2] === 1 || looksCalm(run, node))
    ) {
      const renewed = leaseRenewTime[node] as number;
      const saved = savedLeaseRenewTime[node] as number;
      const moved = renewed > saved && saved !== 0;
      if (moved ? !observeFacts : (probeTimestamp[node] as number) >= oldest) {
        if (moved) {
          savedLeaseRenewTime[node] = renewed;
          probeTimestamp[node] = now;
        }
        count++;
        if (hasZones) {
          const zone = zoneOf[node] as number;
          calm[zone] = (calm[zone] as number) + 1;
        }
        continue;
      }
    }
    if (cache.present[node] === 1) others.push(node);
  }
  if (!hasZones) calm[0] = count;
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

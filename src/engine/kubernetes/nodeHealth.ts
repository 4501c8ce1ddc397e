/**
 * What the node lifecycle controller concludes about one node from Node and Lease in its cache (NL-2
 * to NL-7): when something last moved, by its own clock, and whether that is too long ago. Upstream:
 * `tryUpdateNodeHealth`. Conditions other than Ready are left out; they turn Unknown together.
 */
import { writeRare } from '../kernel/rareColumns.ts';
import { READY_ABSENT, READY_UNKNOWN, type ControllerCache } from './controllerCache.ts';
import {
  hasFlag,
  nodeName,
  SAVED,
  SAVED_LEASE,
  type NodeLifecycleParams,
  type NodeLifecycleState,
  type NodeWork,
  type Run,
} from './nodeLifecycleState.ts';

/** NL-2: a node that never had a Ready condition has the startup grace period. */
export const graceFor = (params: NodeLifecycleParams, ready: number): number =>
  ready === READY_ABSENT ? params.startupGracePeriod : params.monitorGracePeriod;

/** Saved for a node without a Ready condition: equal to no heartbeat time. */
const NO_HEARTBEAT = -1;

/** The saved record of a node begins anew, without a lease (NL-4). */
function rebuild(
  state: NodeLifecycleState,
  node: number,
  { ready, heartbeat, probe }: { ready: number; heartbeat: number; probe: number },
): void {
  writeRare(state, 'probeTimestamp', node, probe);
  state.savedReady[node] = ready;
  writeRare(state, 'savedHeartbeat', node, ready === READY_ABSENT ? NO_HEARTBEAT : heartbeat);
  state.flags[node] = ((state.flags[node] ?? 0) | SAVED) & ~SAVED_LEASE;
}

/** NL-3, NL-4: has the status moved? */
function observeStatus(
  run: Run,
  node: number,
  ready: number,
  heartbeat: number,
): 'new' | 'status' | null {
  const { state, cache, ctx } = run;
  const now = ctx.monotonic;
  if (!hasFlag(state, node, SAVED)) {
    // The only place where a foreign clock enters: the API server's creationTimestamp.
    const age = ctx.wall - (cache.creationTimestamp[node] ?? 0);
    const probe = ready === READY_ABSENT ? now - age : now;
    rebuild(state, node, { ready, heartbeat, probe });
    writeRare(state, 'readyTransitionTimestamp', node, probe);
    return ready === READY_ABSENT ? null : 'new';
  }
  const saved = state.savedReady[node] ?? READY_ABSENT;
  const bothPresent = ready !== READY_ABSENT && saved !== READY_ABSENT;
  const moved = bothPresent
    ? heartbeat !== state.savedHeartbeat[node]
    : (ready === READY_ABSENT) !== (saved === READY_ABSENT);
  if (!moved) return null;
  rebuild(state, node, { ready, heartbeat, probe: now });
  if (ready !== saved) writeRare(state, 'readyTransitionTimestamp', node, now);
  return 'status';
}

/** The Lease as the cache has it: its renewTime (0 if missing), or null without a Lease. */
export const cachedLease = (cache: ControllerCache, node: number): number | null =>
  cache.leasePresent[node] === 1 ? (cache.leaseRenewTime[node] ?? 0) : null;

function saveLease(state: NodeLifecycleState, node: number, lease: number | null): void {
  const flags = state.flags[node] ?? 0;
  state.flags[node] = lease === null ? flags & ~SAVED_LEASE : flags | SAVED_LEASE;
  writeRare(state, 'savedLeaseRenewTime', node, lease ?? 0);
}

/** NL-6: neither holderIdentity nor leaseDurationSeconds is looked at, nor anybody's clock. */
function hasRenewed(
  state: NodeLifecycleState,
  node: number,
  lease: number,
  hadLease: boolean,
): boolean {
  if (!hadLease) return true;
  const saved = state.savedLeaseRenewTime[node] ?? 0;
  return saved !== 0 && lease !== 0 && saved < lease;
}

export const isOverdue = ({ state, params, ctx }: Run, node: number, ready: number): boolean =>
  ctx.monotonic > (state.probeTimestamp[node] ?? 0) + graceFor(params, ready);

/**
 * Brings the node's record up to date and says whether its silence is longer than the grace period
 * (NL-7: strictly). The saved lease of the start counts, so a status that moves alone gives one more
 * period (NL-5).
 */
export function observeNode(run: Run, node: number, ready: number, heartbeat: number): boolean {
  const { state, cache, ctx, params } = run;
  const hadLease = hasFlag(state, node, SAVED_LEASE);
  const status = observeStatus(run, node, ready, heartbeat);
  const lease = cachedLease(cache, node);
  const renewed = lease !== null && hasRenewed(state, node, lease, hadLease);
  if (renewed) {
    saveLease(state, node, lease);
    writeRare(state, 'probeTimestamp', node, ctx.monotonic);
  }
  if (params.observeFacts && (renewed || status !== null)) {
    const why = status ?? 'lease';
    ctx.fact({ kind: 'renewalObserved', node: nodeName(run, node), process: ctx.process, why });
  }
  return isOverdue(run, node, ready);
}

/** After Unknown was written (NL-7): the probe stays, and the lease read before counts as seen even if it is older. */
export function saveUnknown(
  run: Run,
  { node, observed, lease }: NodeWork & { lease: number | null },
): void {
  const { state, cache, ctx } = run;
  if (observed === READY_ABSENT)
    writeRare(state, 'savedHeartbeat', node, cache.creationTimestamp[node] ?? 0);
  state.savedReady[node] = READY_UNKNOWN;
  writeRare(state, 'readyTransitionTimestamp', node, ctx.monotonic);
  saveLease(state, node, lease);
}

/**
 * A node lifecycle controller that has been at work for long when the run begins (warm start): all
 * nodes known and calm, its passes somewhere in their period. A model's own invention; upstream has
 * no such state to load.
 */
import { later, micros, seconds, type Monotonic } from '../base/time.ts';
import { ownColumn } from '../kernel/rareColumns.ts';
import type { ControllerContext } from './actor.ts';
import { READY_ABSENT, READY_TRUE, type ControllerCache } from './controllerCache.ts';
import {
  NLC_PASS,
  SAVED_LEASE,
  type NodeLifecycleParams,
  type NodeLifecycleState,
} from './nodeLifecycleState.ts';
import { CALM } from './nodeSweep.ts';
import { TICK_PERIOD } from './taintingLoop.ts';
import { applyZoneStates, judgeZones, openZone } from './zones.ts';

/** KL-1: how long before its last renewal a kubelet renewed, roughly. */
const RENEWED_BEFORE = seconds(10);

/** Moment of the pass that noticed a renewal of that age, if the last pass began `sinceLast` ago. */
function noticedAt(now: number, age: number, sinceLast: number, period: number): number | null {
  if (age < sinceLast) return null;
  return now - sinceLast - Math.floor((age - sinceLast) / period) * period;
}

/** To be called instead of `startNodeLifecycle`, with the caches filled. */
export function warmNodeLifecycle(
  state: NodeLifecycleState,
  params: NodeLifecycleParams,
  cache: ControllerCache,
  ctx: ControllerContext,
): void {
  const now = ctx.monotonic;
  const period = params.monitorPeriod;
  const sinceLast = ctx.draw('phase', 0, period);
  state.started = true;
  for (const key of cache.pods.keys()) state.seenPods.set(key, true);
  const transitions = ownColumn(state, 'readyTransitionTimestamp');
  const probes = ownColumn(state, 'probeTimestamp');
  const heartbeats = ownColumn(state, 'savedHeartbeat');
  const renewals = ownColumn(state, 'savedLeaseRenewTime');
  for (let node = 0; node < state.flags.length; node++) {
    if (cache.present[node] !== 1) continue;
    const hasLease = cache.leasePresent[node] === 1;
    const renewTime = cache.leaseRenewTime[node] ?? 0;
    const heartbeat = cache.lastHeartbeatTime[node] ?? 0;
    // Without Leases the status alone tells that a kubelet lives (NL-4).
    const age = ctx.wall - (hasLease ? renewTime : heartbeat);
    const noticed = noticedAt(now, age, sinceLast, period);
    const before = noticedAt(now, age + RENEWED_BEFORE, sinceLast, period);
    state.flags[node] = hasLease ? CALM : CALM & ~SAVED_LEASE;
    const probe = noticed ?? before ?? now - sinceLast;
    probes[node] = probe;
    transitions[node] = probe;
    state.savedReady[node] = cache.ready[node] ?? READY_ABSENT;
    heartbeats[node] = hasLease || noticed !== null ? heartbeat : heartbeat - RENEWED_BEFORE;
    renewals[node] = noticed === null ? renewTime - RENEWED_BEFORE : renewTime;
    const zone = state.zones[state.zoneOf[node] ?? 0];
    if (zone === undefined) continue;
    openZone(zone, params, now);
    if (cache.ready[node] === READY_TRUE) zone.ready += 1;
    else zone.notReady += 1;
  }
  applyZoneStates(state.zones, judgeZones(state.zones, params), params, now);
  state.pass.lastAt = later(ctx.now, micros(-sinceLast));
  state.pass.nextAt = later(ctx.now, micros(period - sinceLast));
  state.pass.startedAt = (now - sinceLast) as Monotonic;
  state.tainting.nextTick = later(now, micros(ctx.draw('phase', 1, TICK_PERIOD + 1)));
  ctx.setTimer(NLC_PASS, micros(period - sinceLast));
}

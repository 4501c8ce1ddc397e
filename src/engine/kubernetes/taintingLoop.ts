/**
 * The tainting loop (NL-14, NL-16): on a phase of its own it looks at each zone's queue and taints
 * the node whose turn it is, if the zone's bucket has a token. Because it runs beside the pass, a
 * node can be tainted between being queued and the zone being stopped (NL-24). A tick at which no
 * queue can yield anything has no effect, so it is not waited for. Upstream: `doNoExecuteTaintingPass`
 * and `scheduler/rate_limited_queue.go`.
 */
import { between, later, micros, NEVER, type Monotonic } from '../base/time.ts';
import { READY_FALSE, READY_UNKNOWN } from './controllerCache.ts';
import { NLC_TICK, type NodeLifecycleState, type Run } from './nodeLifecycleState.ts';
import { swapNoExecute, writeTaints } from './taintWrites.ts';
import { takeToken } from './tokenBucket.ts';
import type { Zone } from './zones.ts';

/**
 * 100 ms from the end of a tick, and what a timer of the real program is late by: with a taint's two
 * requests now and then this gives the measured 100.7 ms and the recorded spacings of NL-16.
 */
export const TICK_PERIOD = micros(100_600);

/** What one tick of the lattice is late by, µs. */
const TICK_LATE = 200;

/** The loop and the first pass start together, and either may be first, by so many µs. */
const HEAD_START_MAX = 5_000;

/** A first tick that is ahead of the first pass finds nothing yet, so that the second is the first to matter. */
export function startTaintingLoop({ state, ctx }: Run): void {
  const lead = HEAD_START_MAX - ctx.draw('phase', 0, 2 * HEAD_START_MAX);
  const first = lead > 0 ? TICK_PERIOD + (HEAD_START_MAX - lead) : -lead;
  state.tainting.nextTick = later(ctx.monotonic, micros(first));
}

/** When some zone has both a node that waits and a token. */
function nextTaintAt(state: NodeLifecycleState): number {
  let at: number = NEVER;
  for (const zone of state.zones) {
    if (zone.queue.size > 0 && zone.bucket.ratePerMillion > 0)
      at = Math.min(at, zone.bucket.readyAt);
  }
  return at;
}

/** Arms the first tick of the loop's phase that can do something. To be called when queues or rates changed. */
export function armTaintingLoop({ state, ctx }: Run): void {
  const { tainting } = state;
  if (tainting.busy) return;
  const from = nextTaintAt(state);
  if (from === NEVER) {
    if (tainting.armedFor !== null) ctx.clearTimer(NLC_TICK);
    tainting.armedFor = null;
    return;
  }
  const idle = Math.max(from, ctx.monotonic) - tainting.nextTick;
  const ticks = Math.max(0, Math.ceil(idle / TICK_PERIOD));
  const at = (tainting.nextTick + ticks * TICK_PERIOD) as Monotonic;
  if (tainting.armedFor === at) return;
  tainting.armedFor = at;
  const late = ctx.draw('tick', 0, TICK_LATE, later(ctx.now, between(ctx.monotonic, at)));
  const due = Math.max(at + late, from, ctx.monotonic) as Monotonic;
  ctx.setTimer(NLC_TICK, between(ctx.monotonic, due));
}

/** Works on zones from where the loop stands, up to the next node that needs a write. */
function continueTick(run: Run): void {
  const { state, cache, ctx } = run;
  const { tainting } = state;
  while (tainting.zone < state.zones.length) {
    const zone = state.zones[tainting.zone] as Zone;
    const [node] = zone.queue.keys();
    if (node === undefined || !takeToken(zone.bucket, ctx.monotonic)) {
      tainting.zone += 1;
      continue;
    }
    const ready = cache.ready[node] ?? 0;
    if (cache.present[node] === 1 && (ready === READY_FALSE || ready === READY_UNKNOWN)) {
      const writes = swapNoExecute(ready, cache.taints[node] ?? 0);
      writeTaints(run, { node, owner: { for: 'taintingLoop' }, writes });
      return;
    }
    // Ready again, or gone: dropped, and the token is spent anyway.
    zone.queue.delete(node);
  }
  tainting.busy = false;
  tainting.nextTick = later(ctx.monotonic, TICK_PERIOD);
}

export function tick(run: Run): void {
  const { tainting } = run.state;
  tainting.armedFor = null;
  tainting.busy = true;
  tainting.zone = 0;
  continueTick(run);
}

/** The node is tainted and leaves the queue; after a failure it stays, and its next try needs the next token. */
export function taintWritten(run: Run, node: number, success: boolean): void {
  const zone = run.state.zones[run.state.zoneOf[node] ?? 0] as Zone;
  const wasQueued = zone.queue.delete(node);
  if (!success && wasQueued) zone.queue.set(node, run.ctx.monotonic);
  continueTick(run);
}

/**
 * One monitor pass from beginning to end (NL-1 to NL-13, NL-17 to NL-27): register new nodes, sweep
 * all of them, let 8 workers do what has to be done in random order, then judge the zones. A pass
 * has a length even if nothing happens; the next one starts a period after its end. Upstream:
 * `monitorNodeHealth` and `handleDisruption`.
 */
import { later, micros } from '../base/time.ts';
import { writeRare } from '../kernel/rareColumns.ts';
import { recordEvent } from './eventRecorder.ts';
import { annotateLater } from './nodeAnnotations.ts';
import {
  hasFlag,
  IN_QUEUE_SET,
  NLC_PASS,
  NLC_PASS_END,
  nodeName,
  REGISTERED,
  SAVED,
  send,
  setFlag,
  type Run,
} from './nodeLifecycleState.ts';
import { sweepNodes } from './nodeSweep.ts';
import { forgetQueued, startNode, zoneOfNode } from './nodeWorker.ts';
import { NO_EXECUTE_TAINTS, removeNoExecute, writeTaints } from './taintWrites.ts';
import {
  applyZoneStates,
  closeCounts,
  judgeZones,
  openZone,
  stopAllZones,
  type Disruption,
  type ZoneChange,
} from './zones.ts';

const WORKERS = 8;
/** NL-26: length of a pass that has nothing to do, µs; and what each node adds. */
const LENGTH_MIN = 400;
const LENGTH_MAX = 4_000;
const LENGTH_PER_NODE = 10;
/** What the timer between two passes is late by, µs. */
const PASS_LATE = 2_000;

/** Nodes have numbers below this; a rank and a node fit one whole number together. */
const NODES_MAX = 0x40000;

/** In drawn order, because the cache lists nodes in random order (NL-25). */
function shuffle({ ctx }: Run, nodes: readonly number[]): number[] {
  if (nodes.length === 0) return [];
  const turn = ctx.draw('order', 0, 0x7fffffff);
  const rows = Float64Array.from(nodes, (node) => ctx.rankOf(node, turn) * NODES_MAX + node).sort();
  return Array.from(rows, (row) => row % NODES_MAX);
}

export function startPass(run: Run): void {
  const { state, params, cache, ctx } = run;
  const { pass } = state;
  pass.number += 1;
  pass.startedAt = ctx.monotonic;
  pass.lastAt = ctx.now;
  pass.nextAt = null;
  pass.lengthOver = false;
  pass.taints.set(cache.taints);
  if (params.observeFacts) {
    ctx.fact({ kind: 'passStarted', process: ctx.process, pass: pass.number });
  }
  const more = LENGTH_PER_NODE * state.flags.length;
  const length = ctx.draw('length', LENGTH_MIN + more, LENGTH_MAX + more + 1);
  ctx.setTimer(NLC_PASS_END, micros(length));
  for (const zone of state.zones) {
    zone.readySoFar = 0;
    zone.notReadySoFar = 0;
  }
  pass.phase = 'registering';
  pass.work = shuffle(run, classifyNodes(run));
  pass.next = 0;
  continueRegistering(run);
}

/** NL-1: registers nodes not seen before and forgets those gone; returns the new ones that carry a NoExecute taint. */
function classifyNodes(run: Run): number[] {
  const { flags, pass } = run.state;
  const { present } = run.cache;
  const tainted: number[] = [];
  for (let node = 0; node < flags.length; node++) {
    if (((flags[node] as number) & REGISTERED) === present[node]) continue;
    if (present[node] !== 1) {
      forgetNode(run, node);
      continue;
    }
    registerNode(run, node);
    if (((pass.taints[node] ?? 0) & NO_EXECUTE_TAINTS) !== 0) tainted.push(node);
  }
  return tainted;
}

function registerNode(run: Run, node: number): void {
  const { state, params, ctx } = run;
  setFlag(state, node, REGISTERED);
  openZone(zoneOfNode(run, node), params, ctx.monotonic);
  recordNodeEvent(run, node, 'RegisteredNode');
  annotateLater(run, node);
  if (!params.observeFacts) return;
  ctx.fact({ kind: 'nodeRegistered', node: nodeName(run, node), process: ctx.process });
}

function forgetNode(run: Run, node: number): void {
  recordNodeEvent(run, node, 'RemovingNode');
  forgetQueued(run, node);
  run.state.flags[node] = 0;
}

function recordNodeEvent(run: Run, node: number, reason: string): void {
  recordEvent(run.state.events, { about: nodeName(run, node), reason }, (request) =>
    send(run, request, { kind: 'event' }),
  );
}

/** NL-1, NL-23: strips the new nodes of their NoExecute taints one by one, before the pass looks at any node. */
function continueRegistering(run: Run): void {
  if (clearNext(run, 'registration')) return;
  const { pass } = run.state;
  pass.phase = 'working';
  pass.work = shuffle(run, sweepNodes(run));
  pass.next = 0;
  continueWork(run);
}

/** The next node of the list whose taints have to be removed; false if none is left. */
function clearNext(run: Run, owner: 'registration' | 'clearing'): boolean {
  const { pass } = run.state;
  while (pass.next < pass.work.length) {
    const node = pass.work[pass.next] ?? 0;
    pass.next += 1;
    const writes = removeNoExecute(pass.taints[node] ?? 0);
    if (writes.length > 0) {
      writeTaints(run, { node, owner: { for: owner }, writes });
      return true;
    }
    forgetQueued(run, node);
  }
  return false;
}

/** A node's taints are removed, or could not be. */
export function nodeCleared(run: Run, node: number, success: boolean): void {
  if (success) forgetQueued(run, node);
  if (run.state.pass.phase === 'registering') continueRegistering(run);
  else continueClearing(run);
}

/** Gives the next nodes to free workers. */
function continueWork(run: Run): void {
  const { pass } = run.state;
  while (pass.busyWorkers < WORKERS && pass.next < pass.work.length) {
    const node = pass.work[pass.next] ?? 0;
    pass.next += 1;
    if (startNode(run, node)) pass.busyWorkers += 1;
  }
  if (pass.busyWorkers === 0 && pass.lengthOver) judgePass(run);
}

export function workerDone(run: Run): void {
  run.state.pass.busyWorkers -= 1;
  continueWork(run);
}

export function passLengthOver(run: Run): void {
  run.state.pass.lengthOver = true;
  if (run.state.pass.phase === 'working') continueWork(run);
}

/** The end of a pass: zones, limiters and NL-20 to NL-22. */
function judgePass(run: Run): void {
  const { state, params, ctx } = run;
  closeCounts(state.zones);
  const disruption = judgeZones(state.zones, params);
  switch (disruption.turn) {
    case 'entering':
      startClearing(run);
      return;
    case 'leaving':
      ctx.fact({ kind: 'allZonesDisruptedEnded', process: ctx.process });
      restartProbes(run);
      applyZones(run, disruption);
      break;
    case 'zones':
      applyZones(run, disruption);
      break;
    case 'none':
      break;
  }
  endPass(run);
}

function applyZones(run: Run, disruption: Disruption): void {
  const { state, params, ctx } = run;
  reportZones(run, applyZoneStates(state.zones, disruption, params, ctx.monotonic));
}

function reportZones({ ctx }: Run, changes: readonly ZoneChange[]): void {
  for (const { zone, before } of changes) {
    const { name, state } = zone;
    ctx.fact({ kind: 'zoneStateChanged', zone: name, state, before, process: ctx.process });
  }
}

/** NL-20: everything is silent, so the controller doubts itself: it takes all NoExecute taints back. */
function startClearing(run: Run): void {
  const { state, ctx } = run;
  const { pass } = state;
  ctx.fact({ kind: 'allZonesDisrupted', process: ctx.process });
  const nodes: number[] = [];
  for (let node = 0; node < state.flags.length; node++) {
    const tainted = ((pass.taints[node] ?? 0) & NO_EXECUTE_TAINTS) !== 0;
    if (tainted || hasFlag(state, node, IN_QUEUE_SET)) nodes.push(node);
  }
  pass.phase = 'clearing';
  pass.work = shuffle(run, nodes);
  pass.next = 0;
  continueClearing(run);
}

/** The rates are set after the removals, so the tainting loop can still be faster (NL-24). */
function continueClearing(run: Run): void {
  if (clearNext(run, 'clearing')) return;
  reportZones(run, stopAllZones(run.state.zones, run.ctx.monotonic));
  endPass(run);
}

/** NL-21: everyone gets a fresh grace period. */
function restartProbes({ state, cache, ctx }: Run): void {
  for (let node = 0; node < state.flags.length; node++) {
    if (cache.present[node] !== 1 || !hasFlag(state, node, SAVED)) continue;
    writeRare(state, 'probeTimestamp', node, ctx.monotonic);
    writeRare(state, 'readyTransitionTimestamp', node, ctx.monotonic);
  }
}

function endPass({ state, params, ctx }: Run): void {
  const { pass } = state;
  pass.phase = 'between';
  pass.work = [];
  pass.next = 0;
  const { monitorPeriod } = params;
  const wait = micros(ctx.draw('pass', monitorPeriod, monitorPeriod + PASS_LATE));
  pass.nextAt = later(ctx.now, wait);
  ctx.setTimer(NLC_PASS, wait);
  if (params.observeFacts) {
    ctx.fact({ kind: 'passEnded', process: ctx.process, pass: pass.number });
  }
}

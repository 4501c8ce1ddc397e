/**
 * A simple scheduler, as it runs inside the process that believes it leads kube-scheduler: a Pod that
 * has no node gets the one it fits on with the fewest Pods. A Pod fits where it tolerates the taints
 * (a node that is not Ready carries some, NL-12); Ready itself is not looked at. Without a leader, or
 * without a node that fits, Pods wait. Left out: resources, affinity beyond a DaemonSet's, priorities,
 * Events. Upstream: `pkg/scheduler/schedule_one.go`, `backend/queue/scheduling_queue.go`.
 */
import {
  between,
  later,
  micros,
  NEVER,
  seconds,
  type Duration,
  type Monotonic,
} from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import type { CachedPod, ControllerCache } from './controllerCache.ts';
import type { Answer } from './messages.ts';
import { byHandOn } from './taintsByHand.ts';
import { toleratesTaints } from './tolerations.ts';

/** The next Pod's turn. */
export const SCHEDULER_NEXT = 'scheduler.next';

/** One cycle, µs. */
const CYCLE_MIN = 1_000;
const CYCLE_MAX = 4_000;
/** `podInitialBackoffSeconds` and `podMaxBackoffSeconds`. */
const BACKOFF_FIRST = seconds(1);
const BACKOFF_MAX = seconds(10);
const DOUBLINGS_MAX = 4;
/** Timeout of a binding. */
const BINDING_TIMEOUT = seconds(60);

export interface WaitingPod {
  attempts: number;
  /** When it may be tried again; null: when a node changes. */
  readyAt: Monotonic | null;
  triedAt: Monotonic;
}

export interface SchedulerState {
  started: boolean;
  /** Pods that have no node, in order of arrival. */
  readonly waiting: Map<string, WaitingPod>;
  /** Nodes chosen for Pods, until the cache shows them there. */
  readonly assumed: Map<string, number>;
  /** Pods whose binding is asked for, by request. */
  readonly binding: Map<number, string>;
  armedFor: Monotonic | null;
}

export interface SchedulerParams {
  readonly nodeNames: readonly string[];
}

interface Run {
  readonly state: SchedulerState;
  readonly params: SchedulerParams;
  readonly cache: ControllerCache;
  readonly ctx: ActorContext;
}

export const createScheduler = (): SchedulerState => ({
  started: false,
  waiting: new Map(),
  assumed: new Map(),
  binding: new Map(),
  armedFor: null,
});

/** The caches are synced: what waits is taken up in the order in which it was created. */
export function startScheduler(
  state: SchedulerState,
  params: SchedulerParams,
  cache: ControllerCache,
  ctx: ActorContext,
): void {
  const run: Run = { state, params, cache, ctx };
  state.started = true;
  for (const pod of cache.pods.values()) notice(run, pod);
  armNext(run);
}

/** A watch event of that Pod was applied to the cache. */
export function onSchedulerPodEvent(
  state: SchedulerState,
  params: SchedulerParams,
  cache: ControllerCache,
  ctx: ActorContext,
  key: string,
): void {
  if (!state.started) return;
  const run: Run = { state, params, cache, ctx };
  const pod = cache.pods.get(key);
  if (pod === undefined || pod.node >= 0 || pod.terminating) forget(state, key);
  else notice(run, pod);
  armNext(run);
}

/** A Node appeared or its taints changed: what found no node is tried again, after its back-off. */
export function onSchedulerNodeEvent(
  state: SchedulerState,
  params: SchedulerParams,
  cache: ControllerCache,
  ctx: ActorContext,
): void {
  if (!state.started) return;
  for (const pod of state.waiting.values()) {
    pod.readyAt ??= later(pod.triedAt, backoffOf(pod));
  }
  armNext({ state, params, cache, ctx });
}

function notice({ state, ctx }: Run, pod: CachedPod): void {
  if (pod.node >= 0 || pod.terminating || state.waiting.has(pod.key)) return;
  state.waiting.set(pod.key, { attempts: 0, readyAt: ctx.monotonic, triedAt: ctx.monotonic });
}

function forget(state: SchedulerState, key: string): void {
  state.waiting.delete(key);
  state.assumed.delete(key);
}

const backoffOf = ({ attempts }: WaitingPod): Duration =>
  Math.min(BACKOFF_FIRST * (1 << Math.min(attempts - 1, DOUBLINGS_MAX)), BACKOFF_MAX) as Duration;

/** Armed for the first Pod that may be tried; a cycle takes its time from there. */
function armNext({ state, ctx }: Run): void {
  let at: number = NEVER;
  for (const [key, { readyAt }] of state.waiting) {
    if (readyAt !== null && !state.assumed.has(key)) at = Math.min(at, readyAt);
  }
  if (at === state.armedFor) return;
  if (at === NEVER) {
    if (state.armedFor !== null) ctx.clearTimer(SCHEDULER_NEXT);
    state.armedFor = null;
    return;
  }
  // A cycle under way is not started anew by a Pod that comes later.
  if (state.armedFor !== null && state.armedFor < at) return;
  state.armedFor = at as Monotonic;
  const from = Math.max(at, ctx.monotonic) as Monotonic;
  const wait = between(ctx.monotonic, from) + ctx.draw('length', CYCLE_MIN, CYCLE_MAX);
  ctx.setTimer(SCHEDULER_NEXT, micros(wait));
}

/** A cycle is over: one Pod gets its node, or waits on. */
export function onSchedulerTimer(
  state: SchedulerState,
  params: SchedulerParams,
  cache: ControllerCache,
  ctx: ActorContext,
): void {
  const run: Run = { state, params, cache, ctx };
  state.armedFor = null;
  for (const [key, waiting] of state.waiting) {
    const { readyAt } = waiting;
    if (readyAt === null || readyAt > ctx.monotonic || state.assumed.has(key)) continue;
    const pod = cache.pods.get(key);
    if (pod === undefined) state.waiting.delete(key);
    else schedule(run, pod, waiting);
    break;
  }
  armNext(run);
}

function schedule(run: Run, pod: CachedPod, waiting: WaitingPod): void {
  const { state, params, ctx } = run;
  waiting.attempts += 1;
  waiting.triedAt = ctx.monotonic;
  const node = chooseNode(run, pod);
  if (node < 0) {
    waiting.readyAt = null;
    if (waiting.attempts === 1)
      ctx.fact({ kind: 'podUnschedulable', pod: pod.key, process: ctx.process });
    return;
  }
  state.assumed.set(pod.key, node);
  const name = params.nodeNames[node] ?? '';
  const request = ctx.request(
    { verb: 'POST', resource: 'Pod', subresource: 'binding', pod: pod.key, node: name },
    BINDING_TIMEOUT,
  );
  state.binding.set(request, pod.key);
}

/** The node that fits with the fewest Pods, one of them if there are several; -1 if none fits. */
function chooseNode({ state, cache, ctx }: Run, { owner, tolerations }: CachedPod): number {
  const pods = new Uint32Array(cache.present.length);
  const add = (node: number): void => {
    if (node >= 0) pods[node] = (pods[node] ?? 0) + 1;
  };
  for (const { node } of cache.pods.values()) add(node);
  for (const node of state.assumed.values()) add(node);
  const target = owner?.target ?? -1;
  let fewest = NEVER as number;
  let best: number[] = [];
  for (let node = 0; node < pods.length; node++) {
    if (target >= 0 && node !== target) continue;
    if (
      cache.present[node] !== 1 ||
      !toleratesTaints(tolerations, cache.taints[node] ?? 0, byHandOn(cache, node))
    )
      continue;
    const here = pods[node] ?? 0;
    if (here > fewest) continue;
    if (here < fewest) best = [];
    fewest = here;
    best.push(node);
  }
  if (best.length < 2) return best[0] ?? -1;
  return best[ctx.draw('choice', 0, best.length)] ?? -1;
}

/** The server's answer to a binding: what failed is tried again, unless the Pod is gone or bound already. */
export function onSchedulerAnswer(
  state: SchedulerState,
  params: SchedulerParams,
  cache: ControllerCache,
  ctx: ActorContext,
  requestId: number,
  answer: Answer,
): void {
  const key = state.binding.get(requestId);
  if (key === undefined) return;
  state.binding.delete(requestId);
  // Bound: the cache will say so.
  if (answer.outcome === 'ok') return;
  state.assumed.delete(key);
  const waiting = state.waiting.get(key);
  if (waiting === undefined) return;
  if (answer.outcome === 'failed' && answer.reason === 'NotFound') state.waiting.delete(key);
  else waiting.readyAt = later(ctx.monotonic, backoffOf(waiting));
  armNext({ state, params, cache, ctx });
}

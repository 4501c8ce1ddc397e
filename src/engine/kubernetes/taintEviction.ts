/**
 * The taint eviction controller (TE rules): watches NoExecute taints, keeps a timer per Pod that
 * tolerates them for a while, and deletes Pods with a plain DELETE. It runs in the controller manager
 * that leads and remembers nothing beyond that (NL-23). Upstream: `pkg/controller/tainteviction`. Its
 * 8 workers are left out: what they do between requests takes no time here.
 */
import {
  between,
  later,
  micros,
  type Duration,
  type Instant,
  type Monotonic,
} from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import {
  TAINT_NOT_READY_NO_EXECUTE,
  TAINT_UNREACHABLE_NO_EXECUTE,
  type CachedPod,
  type ControllerCache,
} from './controllerCache.ts';
import {
  createEventRecorder,
  eventAnswered,
  recordEvent,
  type EventRecorder,
} from './eventRecorder.ts';
import { beginDeletion, continueDeletion, type DeletionJob } from './podDeletion.ts';
import type { Answer } from './messages.ts';
import type { TaintByHand, Toleration } from './objects.ts';
import {
  createRequestLimiter,
  sendDue,
  sendLimited,
  takeAnswered,
  type LimiterParams,
  type RequestLimiter,
} from './requestLimiter.ts';
import { byHandOn, sameByHand } from './taintsByHand.ts';
import { sameTolerations, taintsOf, toleratedFor } from './tolerations.ts';

export { admitTolerations, type TolerationDefaults } from './tolerations.ts';

/** The next Pod timer, or the next try of a deletion that failed. */
export const TEC_NEXT = 'tec.next';
/** The request limit lets the next one through. */
export const TEC_LIMITER = 'tec.limiter';

/** TE-8: pause between two tries of a deletion. */
const RETRY_SLEEP = micros(10_000);
const NO_EXECUTE = TAINT_NOT_READY_NO_EXECUTE | TAINT_UNREACHABLE_NO_EXECUTE;

export interface TaintEvictionParams extends LimiterParams {
  readonly nodeNames: readonly string[];
}

export type EvictionJob = DeletionJob | { readonly kind: 'event' };

/** What a node carries of NoExecute: the node controllers' own as bits, with their time, and those set by hand. */
interface NoExecuteTaints {
  readonly bits: number;
  readonly added: number;
  readonly byHand: readonly TaintByHand[];
}

/** A Pod's timer. After its end it stays, so that the Pod is not scheduled again. */
export interface EvictionTimer {
  readonly createdAt: Monotonic;
  readonly fireAt: Monotonic;
  /** `fireAt` on the virtual clock, for views. */
  readonly firesAt: Instant;
  readonly node: number;
  state: 'waiting' | 'firing' | 'done';
}

export interface TaintEvictionState {
  started: boolean;
  /** NoExecute taints by node, as this controller last processed them; nodes without are absent. */
  readonly taintedNodes: Map<number, NoExecuteTaints>;
  readonly seenPods: Map<
    string,
    { readonly node: number; readonly tolerations: readonly Toleration[] }
  >;
  readonly timers: Map<string, EvictionTimer>;
  retries: { readonly at: Monotonic; readonly job: DeletionJob }[];
  /** What TEC_NEXT is armed for. */
  armedFor: Monotonic | null;
  readonly limiter: RequestLimiter<EvictionJob>;
  readonly events: EventRecorder;
}

interface Run {
  readonly state: TaintEvictionState;
  readonly params: TaintEvictionParams;
  readonly cache: ControllerCache;
  readonly ctx: ActorContext;
}

export const createTaintEviction = (): TaintEvictionState => ({
  started: false,
  taintedNodes: new Map(),
  seenPods: new Map(),
  timers: new Map(),
  retries: [],
  armedFor: null,
  limiter: createRequestLimiter<EvictionJob>(TEC_LIMITER),
  events: createEventRecorder(),
});

/** The caches are synced: existing taints count as noticed now (TE-6, NL-23). */
export function startTaintEviction(
  state: TaintEvictionState,
  params: TaintEvictionParams,
  cache: ControllerCache,
  ctx: ActorContext,
): void {
  const run: Run = { state, params, cache, ctx };
  state.started = true;
  for (const { key, node, tolerations } of cache.pods.values()) {
    state.seenPods.set(key, { node, tolerations });
  }
  for (let node = 0; node < cache.present.length; node++) processNode(run, node);
  armNext(run);
}

/** A watch event of that Node was applied to the cache. */
export function onTaintEvictionNodeEvent(
  state: TaintEvictionState,
  params: TaintEvictionParams,
  cache: ControllerCache,
  ctx: ActorContext,
  nodeIndex: number,
): void {
  if (!state.started) return;
  const run: Run = { state, params, cache, ctx };
  if (processNode(run, nodeIndex)) armNext(run);
}

const noExecuteOn = (cache: ControllerCache, node: number): NoExecuteTaints => ({
  bits: (cache.taints[node] ?? 0) & NO_EXECUTE,
  added: cache.noExecuteAdded[node] ?? 0,
  byHand: byHandOn(cache, node).filter(({ effect }) => effect === 'NoExecute'),
});

const sameNoExecute = (one: NoExecuteTaints, other: NoExecuteTaints): boolean =>
  one.bits === other.bits && one.added === other.added && sameByHand(one.byHand, other.byHand);

/** TE-3, TE-7. Returns whether anything changed for this controller. */
function processNode(run: Run, node: number): boolean {
  const { state, cache } = run;
  const known = state.taintedNodes.get(node);
  if (cache.present[node] !== 1) {
    // A node that is gone takes its Pods with it by other ways; their timers run on.
    return state.taintedNodes.delete(node);
  }
  const taints = noExecuteOn(cache, node);
  const isTainted = taints.bits !== 0 || taints.byHand.length > 0;
  if (known === undefined ? !isTainted : sameNoExecute(known, taints)) return false;
  if (isTainted) state.taintedNodes.set(node, taints);
  else state.taintedNodes.delete(node);
  for (const pod of cache.pods.values()) {
    if (pod.node !== node) continue;
    if (isTainted) processPod(run, pod, taints);
    else cancel(run, pod.key);
  }
  return true;
}

/** A watch event of that Pod was applied to the cache; it matters if Pod, node or tolerations are new (TE-3). */
export function onTaintEvictionPodEvent(
  state: TaintEvictionState,
  params: TaintEvictionParams,
  cache: ControllerCache,
  ctx: ActorContext,
  podKey: string,
): void {
  if (!state.started) return;
  const run: Run = { state, params, cache, ctx };
  const pod = cache.pods.get(podKey);
  if (pod === undefined) {
    state.seenPods.delete(podKey);
    cancel(run, podKey);
    armNext(run);
    return;
  }
  const seen = state.seenPods.get(podKey);
  const { node, tolerations } = pod;
  if (seen?.node === node && sameTolerations(seen.tolerations, tolerations)) return;
  state.seenPods.set(podKey, { node, tolerations });
  const tainted = state.taintedNodes.get(node);
  if (tainted === undefined) return;
  processPod(run, pod, tainted);
  armNext(run);
}

/** TE-4 to TE-6. */
function processPod(run: Run, pod: CachedPod, { bits, byHand }: NoExecuteTaints): void {
  const length = toleratedFor(pod.tolerations, taintsOf(bits, byHand));
  if (length === 'forever') {
    cancel(run, pod.key);
    return;
  }
  if (length === null) {
    cancel(run, pod.key);
    scheduleEviction(run, pod, micros(0));
    return;
  }
  scheduleEviction(run, pod, length);
}

/**
 * TE-6: what was scheduled earlier is kept, whether the time left has grown or shrunk. Upstream lets
 * only a timer made in the same nanosecond move; here that moment is one of ours, in order.
 */
function scheduleEviction(run: Run, { key, node }: CachedPod, wait: Duration): void {
  const { state, params, ctx } = run;
  if (state.timers.has(key)) return;
  const at = later(ctx.now, wait);
  const createdAt = ctx.monotonic;
  const fireAt = later(createdAt, wait);
  state.timers.set(key, { createdAt, fireAt, firesAt: at, node, state: 'waiting' });
  const name = params.nodeNames[node] ?? '';
  ctx.fact({ kind: 'podEvictionScheduled', pod: key, node: name, at, process: ctx.process });
  // Without a wait there is no timer, and nothing that could still be cancelled.
  if (wait === 0) fire(run, key, 'done');
}

/** Stops a Pod's timer. A deletion under way goes on, and yet its cancelling is reported (TE-10). */
function cancel(run: Run, key: string): void {
  const { state, params, ctx } = run;
  const timer = state.timers.get(key);
  state.timers.delete(key);
  if (timer === undefined || timer.state === 'done') return;
  report(run, key, 'TaintManagerEviction');
  const node = params.nodeNames[timer.node] ?? '';
  ctx.fact({ kind: 'podEvictionCancelled', pod: key, node, process: ctx.process });
}

const sendFor =
  ({ state, params, ctx }: Run, job: EvictionJob): Parameters<typeof recordEvent>[2] =>
  (request) =>
    sendLimited(state.limiter, params, ctx, request, job);

const report = (run: Run, about: string, reason: string): void =>
  recordEvent(run.state.events, { about, reason }, sendFor(run, { kind: 'event' }));

/** TE-8. */
function fire(run: Run, key: string, state: 'firing' | 'done'): void {
  const timer = run.state.timers.get(key);
  if (timer !== undefined) timer.state = state;
  report(run, key, 'TaintManagerEviction');
  const job: DeletionJob = { kind: 'deletion', pod: key, attempt: 1, step: 'get' };
  beginDeletion(job, sendFor(run, job));
}

export function onTaintEvictionTimer(
  state: TaintEvictionState,
  params: TaintEvictionParams,
  cache: ControllerCache,
  ctx: ActorContext,
  timerName: string,
): void {
  const run: Run = { state, params, cache, ctx };
  if (timerName === TEC_LIMITER) sendDue(state.limiter, ctx);
  if (timerName !== TEC_NEXT) return;
  state.armedFor = null;
  for (const [key, timer] of state.timers) {
    if (timer.state === 'waiting' && timer.fireAt <= ctx.monotonic) fire(run, key, 'firing');
  }
  const due = state.retries.filter(({ at }) => at <= ctx.monotonic);
  state.retries = state.retries.filter(({ at }) => at > ctx.monotonic);
  for (const { job } of due) beginDeletion(job, sendFor(run, job));
  armNext(run);
}

/** One timer for all Pods: armed for the earliest. */
function armNext({ state, ctx }: Run): void {
  let at: Monotonic | null = null;
  for (const timer of state.timers.values()) {
    if (timer.state === 'waiting' && (at === null || timer.fireAt < at)) at = timer.fireAt;
  }
  for (const retry of state.retries) if (at === null || retry.at < at) at = retry.at;
  if (at === state.armedFor) return;
  state.armedFor = at;
  if (at === null) ctx.clearTimer(TEC_NEXT);
  else ctx.setTimer(TEC_NEXT, between(ctx.monotonic, at));
}

export function onTaintEvictionAnswer(
  state: TaintEvictionState,
  params: TaintEvictionParams,
  cache: ControllerCache,
  ctx: ActorContext,
  requestId: number,
  answer: Answer,
): void {
  const job = takeAnswered(state.limiter, requestId);
  if (job === undefined) return;
  const run: Run = { state, params, cache, ctx };
  if (job.kind === 'event') {
    eventAnswered(state.events, sendFor(run, { kind: 'event' }));
    return;
  }
  const went = continueDeletion(job, answer, sendFor(run, job));
  if (went === 'underWay') return;
  if (went === 'deleted') markDone(run, job.pod);
  else if (went === 'givenUp') state.timers.delete(job.pod);
  else state.retries.push({ at: later(ctx.monotonic, RETRY_SLEEP), job });
  armNext(run);
}

/** The Pod is Terminating; its key stays so that it is not scheduled again. */
function markDone({ state, ctx, cache }: Run, key: string): void {
  const timer = state.timers.get(key);
  if (timer !== undefined) timer.state = 'done';
  else if (cache.pods.has(key)) {
    // Cancelled while it was being deleted.
    const node = cache.pods.get(key)?.node ?? 0;
    const at = ctx.monotonic;
    state.timers.set(key, { createdAt: at, fireAt: at, firesAt: ctx.now, node, state: 'done' });
  }
}

/** When a Pod's eviction is due on the virtual clock; null if none is scheduled. */
export function evictionInstant(state: TaintEvictionState, podKey: string): Instant | null {
  const timer = state.timers.get(podKey);
  return timer?.state === 'waiting' ? timer.firesAt : null;
}

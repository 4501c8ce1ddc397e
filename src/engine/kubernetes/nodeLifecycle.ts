/**
 * The node lifecycle controller (NL rules), as it runs inside the controller manager that believes
 * it leads: its inputs, and who of its parts goes on when an answer comes. It reads the informer
 * caches and acts through requests only. Left out: conditions other than Ready, labels that exclude
 * nodes from disruption counts. Upstream: `pkg/controller/nodelifecycle`.
 */
import { unreachable } from '../base/assert.ts';
import type { Instant, Monotonic } from '../base/time.ts';
import type { ControllerContext } from './actor.ts';
import type { ControllerCache } from './controllerCache.ts';
import { eventAnswered } from './eventRecorder.ts';
import type { Answer } from './messages.ts';
import { nodeCleared, passLengthOver, startPass, workerDone } from './monitorPass.ts';
import { annotateNodes } from './nodeAnnotations.ts';
import {
  NLC_ANNOTATE,
  NLC_LIMITER,
  NLC_PASS,
  NLC_PASS_END,
  NLC_RETRY,
  NLC_TICK,
  SAVED,
  send,
  type Job,
  type NodeLifecycleParams,
  type NodeLifecycleState,
  type PodsJob,
  type Run,
  type TaintJob,
} from './nodeLifecycleState.ts';
import { afterPods, afterTaints, continueStatus, judgeNode } from './nodeWorker.ts';
import { noScheduleWritten, reconcileNoSchedule } from './noScheduleTaints.ts';
import { continuePods, observePod, podWorkerDone, queuePod } from './podReadiness.ts';
import { sendDue, takeAnswered } from './requestLimiter.ts';
import { takeDueRetries } from './retries.ts';
import { armTaintingLoop, startTaintingLoop, taintWritten, tick } from './taintingLoop.ts';
import { continueTaintWrites, resumeTaintWrites } from './taintWrites.ts';
import { areAllDisrupted, type ZoneState } from './zones.ts';

export { NLC_LIMITER, NLC_PASS, NLC_PASS_END, NLC_RETRY, NLC_TICK };
export { createNodeLifecycle } from './nodeLifecycleState.ts';
export { graceFor } from './nodeHealth.ts';
export { warmNodeLifecycle } from './warmNodeLifecycle.ts';
export type { NodeLifecycleParams, NodeLifecycleState };

/** The caches are synced: the first pass comes at once (NL-23). */
export function startNodeLifecycle(
  state: NodeLifecycleState,
  params: NodeLifecycleParams,
  cache: ControllerCache,
  ctx: ControllerContext,
): void {
  const run: Run = { state, params, cache, ctx };
  state.started = true;
  for (const { key, node } of cache.pods.values()) if (node >= 0) state.seenPods.set(key, true);
  startTaintingLoop(run);
  for (let node = 0; node < state.flags.length; node++) reconcileNoSchedule(run, node);
  startPass(run);
  armTaintingLoop(run);
}

export function onNodeLifecycleTimer(
  state: NodeLifecycleState,
  params: NodeLifecycleParams,
  cache: ControllerCache,
  ctx: ControllerContext,
  timerName: string,
): void {
  const run: Run = { state, params, cache, ctx };
  switch (timerName) {
    case NLC_PASS:
      startPass(run);
      break;
    case NLC_PASS_END:
      passLengthOver(run);
      break;
    case NLC_TICK:
      tick(run);
      break;
    case NLC_ANNOTATE:
      annotateNodes(run);
      break;
    case NLC_LIMITER:
      sendDue(state.limiter, ctx);
      break;
    case NLC_RETRY:
      for (const { job } of takeDueRetries(run)) {
        if (job.kind === 'pods') queuePod(run, job);
        else if (job.kind === 'taints') resumeTaintWrites(run, job);
        else if (!judgeNode(run, job)) workerDone(run);
      }
      break;
    default:
      return;
  }
  armTaintingLoop(run);
}

export function onNodeLifecycleAnswer(
  state: NodeLifecycleState,
  params: NodeLifecycleParams,
  cache: ControllerCache,
  ctx: ControllerContext,
  requestId: number,
  answer: Answer,
): void {
  const job = takeAnswered(state.limiter, requestId);
  if (job === undefined) return;
  const run: Run = { state, params, cache, ctx };
  continueJob(run, job, answer);
  armTaintingLoop(run);
}

function continueJob(run: Run, job: Job, answer: Answer): void {
  switch (job.kind) {
    case 'event':
      eventAnswered(run.state.events, (request) => send(run, request, { kind: 'event' }));
      return;
    case 'status':
      if (!continueStatus(run, job, answer)) workerDone(run);
      return;
    case 'taints': {
      const went = continueTaintWrites(run, job, answer);
      if (went !== 'underWay') taintsEnded(run, job, went === 'done');
      return;
    }
    case 'pods':
      if (!continuePods(run, job, answer)) podsEnded(run, job);
      return;
    default:
      unreachable(job);
  }
}

function taintsEnded(run: Run, { node, owner }: TaintJob, success: boolean): void {
  switch (owner.for) {
    case 'registration':
    case 'clearing':
      nodeCleared(run, node, success);
      return;
    case 'worker':
      if (!afterTaints(run, owner.work, success)) workerDone(run);
      return;
    case 'noSchedule':
      noScheduleWritten(run, node);
      return;
    case 'taintingLoop':
      taintWritten(run, node, success);
      return;
    default:
      unreachable(owner);
  }
}

function podsEnded(run: Run, job: PodsJob): void {
  if (job.owner === 'podWorker') {
    podWorkerDone(run, job);
    return;
  }
  afterPods(run, job);
  workerDone(run);
}

/** A watch event of that Node was applied to the cache (NL-12). */
export function onNodeEvent(
  state: NodeLifecycleState,
  params: NodeLifecycleParams,
  cache: ControllerCache,
  ctx: ControllerContext,
  nodeIndex: number,
): void {
  if (state.started) reconcileNoSchedule({ state, params, cache, ctx }, nodeIndex);
}

/** A watch event of that Pod was applied to the cache (NL-10). */
export function onPodEvent(
  state: NodeLifecycleState,
  params: NodeLifecycleParams,
  cache: ControllerCache,
  ctx: ControllerContext,
  podKey: string,
): void {
  if (state.started) observePod({ state, params, cache, ctx }, podKey);
}

export interface ZoneSummary {
  readonly zone: string;
  readonly state: ZoneState;
  /** Nodes as the last pass counted them. */
  readonly ready: number;
  readonly notReady: number;
  /** Nodes that wait for their NoExecute taint now. */
  readonly queued: number;
  readonly waiting: readonly number[];
  /** Taints per 10^6 s; 0: stopped. */
  readonly ratePerMillion: number;
  /** From when on the bucket has its token, on the controller's own clock; null: stopped. */
  readonly tokenAt: Monotonic | null;
}

export interface NodeLifecycleSummary {
  /** Start of the last pass; null before the first. */
  readonly lastPassAt: Instant | null;
  readonly passing: boolean;
  /** Start of the next pass; null while one is under way. */
  readonly nextPassAt: Instant | null;
  readonly allDisrupted: boolean;
  readonly zones: readonly ZoneSummary[];
}

export const zoneSummary = (state: NodeLifecycleState): readonly ZoneSummary[] =>
  state.zones.map(({ name, state: zoneState, ready, notReady, queue, bucket }) => ({
    zone: name,
    state: zoneState,
    ready,
    notReady,
    queued: queue.size,
    waiting: [...queue.keys()],
    ratePerMillion: bucket.ratePerMillion,
    tokenAt: bucket.ratePerMillion > 0 ? bucket.readyAt : null,
  }));

/** NL-20: every zone is fully disrupted, as the last pass found. */
export const areAllZonesDown = (state: NodeLifecycleState): boolean => areAllDisrupted(state.zones);

export const nodeLifecycleSummary = (state: NodeLifecycleState): NodeLifecycleSummary => ({
  lastPassAt: state.pass.lastAt,
  passing: state.pass.phase !== 'between',
  nextPassAt: state.pass.nextAt,
  allDisrupted: areAllDisrupted(state.zones),
  zones: zoneSummary(state),
});

/** Age of what the controller last saw of the node, by its own clock (NL-7), µs; null before its first pass over it. */
export function silenceOf(
  state: NodeLifecycleState,
  nodeIndex: number,
  monotonic: number,
): number | null {
  if (((state.flags[nodeIndex] ?? 0) & SAVED) === 0) return null;
  return monotonic - (state.probeTimestamp[nodeIndex] ?? 0);
}

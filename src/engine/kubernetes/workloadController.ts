/**
 * The controllers of ReplicaSets and DaemonSets, as they run inside the controller manager that
 * believes it leads: they count Pods in the informer cache and create what is missing, delete what is
 * too much. A Pod that is leaving (TE-9) no longer counts for a ReplicaSet, so its replacement is
 * created at once; a DaemonSet waits until it is gone. Left out: revisions, status, adoption.
 * Upstream: `pkg/controller/replicaset/replica_set.go`, `pkg/controller/daemon/daemon_controller.go`.
 */
import { ensure } from '../base/assert.ts';
import { between, later, micros, NEVER, seconds, type Monotonic } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import type { CachedPod, ControllerCache } from './controllerCache.ts';
import { eventAnswered, recordEvent } from './eventRecorder.ts';
import type { Answer } from './messages.ts';
import { sendDue, sendLimited, takeAnswered } from './requestLimiter.ts';
import { byHandOn, keepByHand, sameByHand } from './taintsByHand.ts';
import { daemonTolerations, toleratesTaints } from './tolerations.ts';
import type { Workload } from './workloads.ts';
import {
  WORKLOADS_LIMITER,
  WORKLOADS_RETRY,
  type WorkloadJob,
  type WorkloadParams,
  type WorkloadProgress,
  type WorkloadRun,
  type WorkloadState,
} from './workloadState.ts';

/** `ExpectationsTimeout`: what was asked for and never seen is forgotten after this. */
const EXPECTATIONS_TIMEOUT = seconds(300);
/** `BurstReplicas`: Pods created or deleted in one go. */
const BURST = 500;
/** The queue's own back-off after a failure, µs; it doubles up to 1000 s. */
const BACKOFF = 5_000;
const DOUBLINGS_MAX = 17;
const ABSENT = 255;

const workloadOf = ({ params }: WorkloadRun, index: number): Workload =>
  ensure(params.workloads[index], 'workload');
const progressOf = ({ state }: WorkloadRun, index: number): WorkloadProgress =>
  ensure(state.progress[index], 'progress of a workload');

/** The caches are synced: everything is counted, and every workload looked at. */
export function startWorkloads(
  state: WorkloadState,
  params: WorkloadParams,
  cache: ControllerCache,
  ctx: ActorContext,
): void {
  const run: WorkloadRun = { state, params, cache, ctx };
  state.started = true;
  for (let node = 0; node < state.taints.length; node++) noticeNode(run, node);
  for (const pod of cache.pods.values()) count(run, pod);
  params.workloads.forEach((_, index) => sync(run, index));
}

/** A watch event of that Pod was applied to the cache. */
export function onWorkloadPodEvent(
  state: WorkloadState,
  params: WorkloadParams,
  cache: ControllerCache,
  ctx: ActorContext,
  key: string,
): void {
  if (!state.started) return;
  const run: WorkloadRun = { state, params, cache, ctx };
  const pod = cache.pods.get(key);
  const seen = state.seen.get(key);
  const workload = seen?.workload ?? pod?.owner?.workload ?? -1;
  if (workload < 0) return;
  const progress = progressOf(run, workload);
  if (pod === undefined) discount(run, key);
  else if (seen === undefined) {
    progress.expected = Math.max(0, progress.expected - 1);
    count(run, pod);
  } else if (seen.active === pod.terminating) {
    seen.active = !pod.terminating;
    progress.active += pod.terminating ? -1 : 1;
  } else return;
  if (pod === undefined || pod.terminating)
    progress.leaving = progress.leaving.filter((each) => each !== key);
  sync(run, workload);
}

/** A watch event of that Node was applied to the cache: it matters to DaemonSets if its taints are new. */
export function onWorkloadNodeEvent(
  state: WorkloadState,
  params: WorkloadParams,
  cache: ControllerCache,
  ctx: ActorContext,
  node: number,
): void {
  if (!state.started) return;
  const run: WorkloadRun = { state, params, cache, ctx };
  if (!noticeNode(run, node)) return;
  params.workloads.forEach(({ kind }, index) => {
    if (kind === 'DaemonSet') sync(run, index);
  });
}

function noticeNode({ state, cache }: WorkloadRun, node: number): boolean {
  const taints = cache.present[node] === 1 ? (cache.taints[node] ?? 0) : ABSENT;
  const byHand = byHandOn(cache, node);
  const isNew = taints !== state.taints[node] || !sameByHand(byHand, byHandOn(state, node));
  state.taints[node] = taints;
  keepByHand(state, node, byHand);
  return isNew;
}

function count(run: WorkloadRun, { key, owner, node, terminating }: CachedPod): void {
  if (owner === null) return;
  const { workload } = owner;
  const place = owner.target >= 0 ? owner.target : node;
  const progress = progressOf(run, workload);
  run.state.seen.set(key, { workload, node: place, active: !terminating });
  if (!terminating) progress.active += 1;
  if (progress.covered.length > 0 && place >= 0)
    progress.covered[place] = (progress.covered[place] ?? 0) + 1;
}

function discount(run: WorkloadRun, key: string): void {
  const seen = run.state.seen.get(key);
  if (seen === undefined) return;
  const progress = progressOf(run, seen.workload);
  run.state.seen.delete(key);
  if (seen.active) progress.active -= 1;
  if (progress.covered.length > 0 && seen.node >= 0)
    progress.covered[seen.node] = (progress.covered[seen.node] ?? 1) - 1;
}

/** One look at a workload: nothing while something asked for is not seen yet. */
function sync(run: WorkloadRun, index: number): void {
  const progress = progressOf(run, index);
  if (progress.toCreate.length > 0 || progress.open > 0 || progress.retryAt !== null) return;
  const { monotonic } = run.ctx;
  const waits = progress.expected > 0 || progress.leaving.length > 0;
  if (waits && between(progress.expectedSince, monotonic) <= EXPECTATIONS_TIMEOUT) return;
  progress.expected = 0;
  progress.leaving = [];
  const workload = workloadOf(run, index);
  const missing =
    workload.kind === 'DaemonSet' ? bareNodes(run, index) : missingReplicas(run, index);
  if (missing.length > 0) {
    progress.expected = missing.length;
    progress.toCreate = missing;
    progress.batch = 1;
    progress.hasFailed = false;
    expectFrom(run, progress);
    createBatch(run, index);
    return;
  }
  const surplus = workload.kind === 'DaemonSet' ? 0 : progress.active - workload.replicas;
  if (surplus > 0) deleteSurplus(run, index, Math.min(surplus, BURST));
}

function expectFrom(run: WorkloadRun, progress: WorkloadProgress): void {
  progress.expectedSince = run.ctx.monotonic;
  armRetry(run);
}

function missingReplicas(run: WorkloadRun, index: number): number[] {
  const missing = workloadOf(run, index).replicas - progressOf(run, index).active;
  return Array.from({ length: Math.min(Math.max(0, missing), BURST) }, () => -1);
}

/** TE-2: nodes without a Pod of this DaemonSet whose taints it tolerates. A dead node keeps what it has. */
function bareNodes({ state, params, cache }: WorkloadRun, index: number): number[] {
  const { covered } = ensure(state.progress[index], 'progress');
  const tolerations = daemonTolerations(params.workloads[index]?.tolerations ?? []);
  const nodes: number[] = [];
  for (let node = 0; node < covered.length && nodes.length < BURST; node++) {
    if (covered[node] !== 0 || cache.present[node] !== 1) continue;
    if (toleratesTaints(tolerations, cache.taints[node] ?? 0, byHandOn(cache, node)))
      nodes.push(node);
  }
  return nodes;
}

const sendFor =
  ({ state, params, ctx }: WorkloadRun, job: WorkloadJob): Parameters<typeof recordEvent>[2] =>
  (request) =>
    sendLimited(state.limiter, params, ctx, request, job);

/** `slowStartBatch`: 1, 2, 4 … at a time, and no more after a failure. */
function createBatch(run: WorkloadRun, index: number): void {
  const progress = progressOf(run, index);
  const { namespace, name, tolerations, kind } = workloadOf(run, index);
  const targets = progress.toCreate.splice(0, progress.batch);
  progress.open = targets.length;
  for (const target of targets) {
    sendFor(run, { kind: 'create', workload: index })({
      verb: 'POST',
      resource: 'Pod',
      subresource: '',
      namespace,
      generateName: `${name}-`,
      tolerations,
      daemonSet: kind === 'DaemonSet',
      owner: { workload: index, target },
    });
  }
}

function created(run: WorkloadRun, index: number, answer: Answer): void {
  const progress = progressOf(run, index);
  progress.open -= 1;
  if (answer.outcome === 'ok') record(run, answer.pod?.pod ?? '', 'SuccessfulCreate');
  else {
    progress.hasFailed = true;
    progress.expected = Math.max(0, progress.expected - 1);
  }
  if (progress.open > 0) return;
  if (progress.hasFailed) {
    progress.expected = Math.max(0, progress.expected - progress.toCreate.length);
    progress.toCreate = [];
    retryLater(run, progress);
  } else if (progress.toCreate.length > 0) {
    progress.batch *= 2;
    createBatch(run, index);
  } else {
    progress.failures = 0;
    sync(run, index);
  }
}

/** `getPodsToDelete`: those without a node first, then those that are not Ready, then the youngest. */
function deleteSurplus(run: WorkloadRun, index: number, surplus: number): void {
  const progress = progressOf(run, index);
  const rank = (pod: CachedPod): number => (pod.node < 0 ? 0 : pod.ready ? 2 : 1);
  const pods = [...run.cache.pods.values()]
    .filter(({ owner, terminating }) => owner?.workload === index && !terminating)
    .map((pod, age) => ({ key: pod.key, rank: rank(pod), age }))
    .sort((a, b) => a.rank - b.rank || b.age - a.age)
    .slice(0, surplus);
  progress.leaving = pods.map(({ key }) => key);
  expectFrom(run, progress);
  for (const { key } of pods)
    sendFor(run, { kind: 'delete', workload: index, pod: key })({
      verb: 'DELETE',
      resource: 'Pod',
      pod: key,
    });
}

function deleted(run: WorkloadRun, index: number, pod: string, answer: Answer): void {
  if (answer.outcome === 'ok') {
    record(run, pod, 'SuccessfulDelete');
    return;
  }
  const progress = progressOf(run, index);
  progress.leaving = progress.leaving.filter((each) => each !== pod);
  if (answer.outcome === 'failed' && answer.reason === 'NotFound') sync(run, index);
  else retryLater(run, progress);
}

const record = (run: WorkloadRun, about: string, reason: string): void =>
  recordEvent(run.state.events, { about, reason }, sendFor(run, { kind: 'event' }));

function retryLater(run: WorkloadRun, progress: WorkloadProgress): void {
  const wait = micros(BACKOFF * (1 << Math.min(progress.failures, DOUBLINGS_MAX)));
  progress.failures += 1;
  progress.retryAt = later(run.ctx.monotonic, wait);
  armRetry(run);
}

/** One timer for all workloads: the earliest retry, or the end of the earliest expectation. */
function armRetry({ state, ctx }: WorkloadRun): void {
  let at: number = NEVER;
  for (const { retryAt, expected, leaving, expectedSince } of state.progress) {
    if (retryAt !== null) at = Math.min(at, retryAt);
    if (expected > 0 || leaving.length > 0)
      at = Math.min(at, later(expectedSince, EXPECTATIONS_TIMEOUT) + 1);
  }
  if (at === NEVER) ctx.clearTimer(WORKLOADS_RETRY);
  else
    ctx.setTimer(WORKLOADS_RETRY, between(ctx.monotonic, Math.max(at, ctx.monotonic) as Monotonic));
}

export function onWorkloadTimer(
  state: WorkloadState,
  params: WorkloadParams,
  cache: ControllerCache,
  ctx: ActorContext,
  timerName: string,
): void {
  const run: WorkloadRun = { state, params, cache, ctx };
  if (timerName === WORKLOADS_LIMITER) sendDue(state.limiter, ctx);
  if (timerName !== WORKLOADS_RETRY) return;
  for (const progress of state.progress) {
    if (progress.retryAt !== null && progress.retryAt <= ctx.monotonic) progress.retryAt = null;
  }
  params.workloads.forEach((_, index) => sync(run, index));
  armRetry(run);
}

export function onWorkloadAnswer(
  state: WorkloadState,
  params: WorkloadParams,
  cache: ControllerCache,
  ctx: ActorContext,
  requestId: number,
  answer: Answer,
): void {
  const job = takeAnswered(state.limiter, requestId);
  if (job === undefined) return;
  const run: WorkloadRun = { state, params, cache, ctx };
  if (job.kind === 'event') eventAnswered(state.events, sendFor(run, job));
  else if (job.kind === 'create') created(run, job.workload, answer);
  else deleted(run, job.workload, job.pod, answer);
}

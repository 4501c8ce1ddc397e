/**
 * Which actor in a process reacts to a timer, an answer or a watch event, and the context it gets.
 * An actor changes its own state; everything else it asks of the context made here.
 */
import { ensure } from '../base/assert.ts';
import type { Duration, Instant, Monotonic } from '../base/time.ts';
import type { ElectorContext } from '../kubernetes/actor.ts';
import {
  createKubelet,
  LEASE_TIMER,
  onLeaseAnswer,
  onLeaseTimer,
  syncLease,
  type KubeletParams,
} from '../kubernetes/kubelet.ts';
import {
  BEGIN_TIMER,
  beginLater,
  CONFIRM_TIMER,
  endPod,
  createKubeletStatus,
  noticePod,
  onBeginTimer,
  onConfirmTimer,
  onPodsTimer,
  onStatusAnswer,
  onStatusTimer,
  PODS_TIMER,
  startStatus,
} from '../kubernetes/kubeletStatus.ts';
import {
  createElector,
  onElectorAnswer,
  onElectorTimer,
  startElector,
} from '../kubernetes/leaderElector.ts';
import {
  CANDIDATE_TIMER,
  createCandidate,
  onCandidateAnswer,
  onCandidateTimer,
  onOwnCandidate,
  startCandidate,
  type CandidateParams,
} from '../kubernetes/leaseCandidate.ts';
import { OLDEST_EMULATION_VERSION } from '../kubernetes/leaseValidation.ts';
import type { Answer } from '../kubernetes/messages.ts';
import { onNodeLifecycleAnswer, onNodeLifecycleTimer } from '../kubernetes/nodeLifecycle.ts';
import { onSchedulerAnswer, onSchedulerTimer, SCHEDULER_NEXT } from '../kubernetes/scheduler.ts';
import { onTaintEvictionAnswer, onTaintEvictionTimer } from '../kubernetes/taintEviction.ts';
import { onWorkloadAnswer, onWorkloadTimer } from '../kubernetes/workloadController.ts';
import { contextFor } from './actorContext.ts';
import {
  onApiServerAnswer,
  onApiServerTimer,
  onApiServerWatch,
  serverElectorContext,
  startApiServer,
} from './apiServerActors.ts';
import { drawForPod, STREAM_POD_CONFIRM, type Sim } from './context.ts';
import {
  applyWatch,
  beginControllers,
  endControllers,
  INFORMER_TIMER,
  listForControllers,
  onList,
  readFoldedLeases,
} from './controllers.ts';
import { recordLeaseEvent } from './electionMetrics.ts';
import {
  beginResourceWrites,
  endResourceWrites,
  onResourceTimer,
  RESOURCE_TIMER,
} from './guardedResource.ts';
import { checkProcess, checkZones } from './invariants.ts';
import { onWatchRetry } from './kubeletWatch.ts';
import {
  beginScheduler,
  endScheduler,
  listForScheduler,
  onSchedulerList,
  watchToScheduler,
} from './schedulers.ts';
import { STATUS_OF_READY } from './nodeStore.ts';
import type { Entity, PlannedComponent } from './plan.ts';
import { NODE_LEASES } from './store.ts';
import { WATCH_TIMER } from './timers.ts';
import type { PendingRequest, Process, WatchEvent } from './world.ts';

/** Of 98 recorded starts of new nodes, the first sync of 8 read their Node so late that it was there (KL-6). */
const EARLY_NODES = 8;
/** When after the start it was read then, µs. */
const NODE_READ_MIN = 140_000;
const NODE_READ_MAX = 340_000;
const STARTS = 98;

export function kubeletParams(sim: Sim, node: number): KubeletParams {
  const { plan } = sim;
  const nodeName = ensure(plan.nodeLifecycle.nodeNames[node], 'node');
  return {
    nodeName,
    namespace: NODE_LEASES,
    name: nodeName,
    holderIdentity: nodeName,
    ownerNode: nodeName,
    timer: LEASE_TIMER,
    leaseDurationSeconds: plan.leaseDurationSeconds,
    renewInterval: plan.renewInterval,
    renewJitter: plan.renewJitter,
    timeout: plan.heartbeatTimeout,
    statusInterval: plan.statusInterval,
    statusJitter: plan.statusJitter,
    reportInterval: plan.reportInterval,
    statusReportOffset: plan.release.statusReportOffset,
    postsStatus: plan.scenario.nodes[node]?.postsStatus ?? 'always',
  };
}

/** The elector's context adds its callbacks: work starts, is cancelled, and the process ends with it (LE-1, LE-19). */
export function electorContext(sim: Sim, process: Process, cause: number): ElectorContext {
  if (process.apiServer !== null) return serverElectorContext(sim, process, cause);
  const context = contextFor(sim, process, 'elector', cause);
  const component = sim.plan.components[sim.plan.entities[process.entity]?.component ?? -1];
  const runsControllers = component?.runsControllers === true;
  // Property by property: a spread costs a fifth of a whole run.
  return {
    process: context.process,
    now: context.now,
    monotonic: context.monotonic,
    wall: context.wall,
    request: context.request,
    setTimer: context.setTimer,
    clearTimer: context.clearTimer,
    draw: context.draw,
    fact: context.fact,
    startedLeading: () => {
      process.working = true;
      recordLeaseEvent(sim, process, 'becameLeader');
      if (runsControllers) beginControllers(sim, process, cause);
      beginResourceWrites(sim, process, cause);
      if (component?.schedules === true) beginScheduler(sim, process, cause);
      checkProcess(sim, process, cause);
    },
    workCancelled: () => {
      process.working = false;
      if (runsControllers) endControllers(sim, process);
      endResourceWrites(sim, process);
      if (component?.schedules === true) endScheduler(sim, process);
      checkProcess(sim, process, cause);
    },
    stoppedLeading: () => {
      if (process.elector?.stopReason != null) recordLeaseEvent(sim, process, 'stoppedLeading');
      process.exitCode = process.stopping ? 0 : 1;
    },
  };
}

/** A process has come up: its actors begin. */
export function startActors(sim: Sim, process: Process, cause: number): void {
  const entity = ensure(sim.plan.entities[process.entity], 'entity');
  if (entity.node >= 0) {
    startKubelet(sim, process, cause);
    return;
  }
  if (entity.kind === 'apiServer') startApiServer(sim, process, cause);
  if (entity.kind !== 'candidate') return;
  const component = ensure(sim.plan.components[entity.component], 'component');
  process.elector = createElector({ ...component.elector, identity: process.identity });
  if (component.elector.coordinated) {
    process.candidate = createCandidate(candidateParams(component, entity, process.identity));
    startCandidate(process.candidate, contextFor(sim, process, 'candidate', cause));
  }
  startElector(process.elector, electorContext(sim, process, cause));
}

/** CE-1: what a candidate says of itself; its object has its elector's identity for a name. */
export function candidateParams(
  { elector, versions }: PlannedComponent,
  { candidate }: Entity,
  identity: string,
): CandidateParams {
  const { binaryVersion, emulationVersion } = ensure(versions[candidate], 'candidate');
  return {
    namespace: elector.namespace,
    name: identity,
    leaseName: elector.name,
    binaryVersion,
    emulationVersion,
    strategy: OLDEST_EMULATION_VERSION,
  };
}

/** KL-1, KL-6, KL-15: both loops begin; the Node is usually registered after the lease loop has looked for it, and read it. */
function startKubelet(sim: Sim, process: Process, cause: number): void {
  const params = kubeletParams(sim, process.entity);
  const status = createKubeletStatus();
  status.cachedReady = STATUS_OF_READY[sim.world.nodes.ready[process.entity] ?? 0] ?? 'absent';
  process.kubelet = createKubelet(status);
  const statusContext = contextFor(sim, process, 'status', cause);
  const isEarly = statusContext.draw('early', 0, STARTS) < EARLY_NODES;
  startStatus(status, statusContext, statusContext.draw('register', 50_000, 130_000) as Duration);
  if (!sim.plan.hasNodeLeases) return;
  const lease = contextFor(sim, process, 'lease', cause);
  if (isEarly) {
    const wait = lease.draw('leaseStart', NODE_READ_MIN, NODE_READ_MAX);
    process.kubelet.readsNodeAt = (lease.monotonic + wait) as Monotonic;
  }
  syncLease(process.kubelet, params, lease);
}

export function onTimer(sim: Sim, process: Process, name: string, cause: number): void {
  if (name.startsWith('elector.')) {
    if (process.elector !== null)
      onElectorTimer(process.elector, electorContext(sim, process, cause), name);
  } else if (process.apiServer !== null) {
    onApiServerTimer(sim, process, name, cause);
  } else if (name === CANDIDATE_TIMER) {
    if (process.candidate !== null)
      onCandidateTimer(process.candidate, contextFor(sim, process, 'candidate', cause));
  } else if (name === INFORMER_TIMER) {
    listForControllers(sim, process, contextFor(sim, process, 'informer', cause));
    listForScheduler(sim, process, cause);
  } else if (name === RESOURCE_TIMER) {
    onResourceTimer(sim, process, cause);
  } else if (name === SCHEDULER_NEXT) {
    onSchedulerTurn(sim, process, cause);
  } else if (name === WATCH_TIMER) {
    onWatchRetry(sim, process, cause);
  } else if (name.startsWith('kubelet.')) {
    onKubeletTimer(sim, process, name, cause);
  } else onControllerTimer(sim, process, name, cause);
}

function onKubeletTimer(sim: Sim, process: Process, name: string, cause: number): void {
  const { kubelet } = process;
  if (kubelet === null) return;
  const params = kubeletParams(sim, process.entity);
  const status = contextFor(sim, process, 'status', cause);
  if (name === LEASE_TIMER) onLeaseTimer(kubelet, params, contextFor(sim, process, 'lease', cause));
  else if (name === PODS_TIMER) onPodsTimer(kubelet.status, params, status);
  else if (name.startsWith(BEGIN_TIMER))
    onBeginTimer(kubelet.status, params, status, name.slice(BEGIN_TIMER.length));
  else if (name.startsWith(CONFIRM_TIMER))
    onConfirmTimer(params, status, name.slice(CONFIRM_TIMER.length));
  else onStatusTimer(kubelet.status, params, status, name);
}

function onControllerTimer(sim: Sim, process: Process, name: string, cause: number): void {
  const { controllers } = process;
  if (controllers === null) return;
  const params = sim.plan.nodeLifecycle;
  if (name.startsWith('workloads.')) {
    if (controllers.workloads !== null)
      onWorkloadTimer(
        controllers.workloads,
        sim.plan.workloads,
        controllers.cache,
        contextFor(sim, process, 'workloads', cause),
        name,
      );
  } else if (name.startsWith('nlc.')) {
    readFoldedLeases(sim, process, name);
    onNodeLifecycleTimer(
      controllers.nlc,
      params,
      controllers.cache,
      contextFor(sim, process, 'nlc', cause),
      name,
    );
    checkZones(sim, process, cause);
  } else
    onTaintEvictionTimer(
      controllers.tec,
      params,
      controllers.cache,
      contextFor(sim, process, 'tec', cause),
      name,
    );
}

export function onAnswer(
  sim: Sim,
  process: Process,
  pending: PendingRequest,
  answer: Answer,
  cause: number,
): void {
  const { kubelet, controllers } = process;
  const { id, actor } = pending;
  if (actor === 'elector') {
    if (process.elector !== null)
      onElectorAnswer(process.elector, electorContext(sim, process, cause), id, answer);
  } else if (actor === 'candidate') {
    if (process.candidate !== null)
      onCandidateAnswer(process.candidate, contextFor(sim, process, actor, cause), id, answer);
  } else if (
    actor === 'identity' ||
    actor === 'identityGc' ||
    actor === 'cle' ||
    actor === 'candidateGc'
  ) {
    onApiServerAnswer(sim, process, actor, id, answer, cause);
  } else if (actor === 'informer') {
    onList(sim, process, answer, cause);
    onSchedulerList(sim, process, answer, cause);
  } else if (process.scheduler !== null) {
    const { state, cache } = process.scheduler;
    const context = contextFor(sim, process, 'scheduler', cause);
    onSchedulerAnswer(state, sim.plan.nodeLifecycle, cache, context, id, answer);
  } else if (kubelet !== null) {
    const params = kubeletParams(sim, process.entity);
    if (actor === 'lease')
      onLeaseAnswer(kubelet, params, contextFor(sim, process, 'lease', cause), id, answer);
    else
      onStatusAnswer(kubelet.status, params, contextFor(sim, process, 'status', cause), id, answer);
  } else if (controllers !== null) {
    const params = sim.plan.nodeLifecycle;
    const context = contextFor(sim, process, actor, cause);
    if (actor === 'nlc') {
      onNodeLifecycleAnswer(controllers.nlc, params, controllers.cache, context, id, answer);
      checkZones(sim, process, cause);
    } else if (actor === 'workloads' && controllers.workloads !== null)
      onWorkloadAnswer(
        controllers.workloads,
        sim.plan.workloads,
        controllers.cache,
        context,
        id,
        answer,
      );
    else onTaintEvictionAnswer(controllers.tec, params, controllers.cache, context, id, answer);
  }
}

export function onWatch(sim: Sim, process: Process, watch: WatchEvent, cause: number): void {
  if (process.apiServer !== null) {
    onApiServerWatch(sim, process, watch, cause);
  } else if (watch.resource === 'LeaseCandidate') {
    if (process.candidate !== null && watch.present)
      onOwnCandidate(
        process.candidate,
        contextFor(sim, process, 'candidate', cause),
        watch.candidate,
      );
  } else if (process.kubelet !== null) {
    const context = contextFor(sim, process, 'status', cause);
    const { status } = process.kubelet;
    if (watch.resource === 'Node') status.cachedReady = STATUS_OF_READY[watch.ready] ?? 'absent';
    else if (watch.resource === 'Pod' && watch.present) {
      const isKnown = process.timers.has(`${CONFIRM_TIMER}${watch.pod}`);
      if (watch.terminating && !isKnown)
        endPod(kubeletParams(sim, process.entity), context, watch, confirmWait(sim, watch.pod));
      if (watch.started || watch.terminating)
        noticePod(status, context, watch.pod, watch.ready || watch.terminating);
      else beginLater(context, watch.pod);
    }
  } else if (process.controllers !== null) applyWatch(sim, process, watch, cause);
  else watchToScheduler(sim, process, watch, cause);
}

function onSchedulerTurn(sim: Sim, process: Process, cause: number): void {
  if (process.scheduler === null) return;
  const { state, cache } = process.scheduler;
  const context = contextFor(sim, process, 'scheduler', cause);
  onSchedulerTimer(state, sim.plan.nodeLifecycle, cache, context);
}

/** TE-9: a kubelet confirms within about 2 s, µs. */
const CONFIRM_MIN = 500_000;
const CONFIRM_MAX = 2_000_000;

const confirmWait = (sim: Sim, pod: string): Duration =>
  drawForPod(sim, STREAM_POD_CONFIRM, pod, CONFIRM_MIN, CONFIRM_MAX) as Duration;

/** When a process's timer fires, for views. */
export const timerAt = (process: Process, name: string): Instant | null =>
  process.timers.get(name)?.at ?? null;

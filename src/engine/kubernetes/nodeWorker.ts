/**
 * What one of the 8 workers of a pass does with one node, in upstream's order: write Unknown if it
 * was silent too long (NL-7, NL-8), queue it for its NoExecute taint or swap or remove taints
 * (NL-13), mark its Pods (NL-10). Each step may wait for answers; each function says whether one is
 * under way. Upstream: `updateNodeFunc` in `monitorNodeHealth`.
 */
import { between, later, millis, type Monotonic } from '../base/time.ts';
import {
  READY_ABSENT,
  READY_FALSE,
  READY_TRUE,
  READY_UNKNOWN,
  TAINT_NOT_READY_NO_EXECUTE,
  TAINT_UNREACHABLE_NO_EXECUTE,
} from './controllerCache.ts';
import { recordEvent } from './eventRecorder.ts';
import type { Answer, NodeAnswer } from './messages.ts';
import { cachedLease, isOverdue, observeNode, saveUnknown } from './nodeHealth.ts';
import {
  clearFlag,
  hasFlag,
  IN_QUEUE_SET,
  nodeName,
  PODS_TO_RETRY,
  send,
  setFlag,
  type NodeWork,
  type PodsJob,
  type Run,
  type StatusJob,
  type StatusRetry,
} from './nodeLifecycleState.ts';
import { countNode } from './nodeSweep.ts';
import { podsOnNode, sendNextPod } from './podReadiness.ts';
import { retryLater } from './retries.ts';
import {
  NO_EXECUTE_TAINTS,
  removeNoExecute,
  swapNoExecute,
  wantedNoExecute,
  writeTaints,
} from './taintWrites.ts';
import type { Zone } from './zones.ts';

/** NL-8: 5 tries, one every 20 ms, none after 100 ms. */
const STATUS_TRIES = 5;
const RETRY_SLEEP = millis(20);
const RETRY_WINDOW = millis(100);

const READY_BY_STATUS = {
  True: READY_TRUE,
  False: READY_FALSE,
  Unknown: READY_UNKNOWN,
  absent: READY_ABSENT,
} as const;

export const zoneOfNode = ({ state }: Run, node: number): Zone =>
  state.zones[state.zoneOf[node] ?? 0] as Zone;

/** The node leaves its zone's queue and may be queued again (NL-13: removed). */
export function forgetQueued(run: Run, node: number): void {
  zoneOfNode(run, node).queue.delete(node);
  clearFlag(run.state, node, IN_QUEUE_SET);
}

/** A worker takes a node of the pass's list. */
export function startNode(run: Run, node: number): boolean {
  const { state, cache, ctx } = run;
  if (cache.present[node] !== 1) return false;
  return judgeNode(run, {
    kind: 'statusRetry',
    node,
    ready: cache.ready[node] ?? READY_ABSENT,
    heartbeat: cache.lastHeartbeatTime[node] ?? 0,
    taints: state.pass.taints[node] ?? 0,
    version: cache.version[node] ?? 0,
    attempt: 1,
    startedAt: ctx.monotonic,
  });
}

/** NL-7. Only a silent node is observed once more, so that the record that NL-5 left behind stays. */
export function judgeNode(
  run: Run,
  { node, ready, heartbeat, taints, version, attempt, startedAt }: StatusRetry,
): boolean {
  const silent = isOverdue(run, node, ready) && observeNode(run, node, ready, heartbeat);
  const work: NodeWork = { node, observed: ready, current: ready, taints };
  if (!silent || ready === READY_UNKNOWN) return afterHealth(run, work);
  const lease = cachedLease(run.cache, node);
  const never = ready === READY_ABSENT;
  send(
    run,
    {
      verb: 'PUT',
      resource: 'Node',
      subresource: 'status',
      name: nodeName(run, node),
      resourceVersion: version,
      ready: 'Unknown',
      reason: never ? 'NodeStatusNeverUpdated' : 'NodeStatusUnknown',
      lastTransitionTime: run.ctx.wall,
    },
    { kind: 'status', work, lease, attempt, startedAt, step: 'put' },
  );
  return true;
}

/** The answer to a status write, or to the GET after one that failed (NL-8); false: the worker is free. */
export function continueStatus(run: Run, job: StatusJob, answer: Answer): boolean {
  const { work, attempt, startedAt, lease } = job;
  if (job.step === 'put') {
    if (answer.outcome === 'ok') {
      saveUnknown(run, { ...work, lease });
      return afterHealth(run, { ...work, current: READY_UNKNOWN });
    }
    const late = between(startedAt, run.ctx.monotonic) >= RETRY_WINDOW;
    if (attempt >= STATUS_TRIES || late) return false;
    send(
      run,
      { verb: 'GET', resource: 'Node', name: nodeName(run, work.node) },
      { ...job, step: 'get' },
    );
    return true;
  }
  if (answer.outcome !== 'ok' || answer.node === undefined) return false;
  const fresh = freshNode(job, answer.node);
  const passed = Math.floor(between(startedAt, run.ctx.monotonic) / RETRY_SLEEP);
  const at = (startedAt + (passed + 1) * RETRY_SLEEP) as Monotonic;
  if (at >= later(startedAt, RETRY_WINDOW)) return false;
  retryLater(run, { at, job: fresh });
  return true;
}

function freshNode({ work, attempt, startedAt }: StatusJob, node: NodeAnswer): StatusRetry {
  const unreachable = node.unreachableNoExecute ? TAINT_UNREACHABLE_NO_EXECUTE : 0;
  const notReady = node.notReadyNoExecute ? TAINT_NOT_READY_NO_EXECUTE : 0;
  return {
    kind: 'statusRetry',
    node: work.node,
    ready: READY_BY_STATUS[node.ready],
    heartbeat: node.lastHeartbeatTime,
    taints: unreachable | notReady,
    version: node.resourceVersion,
    attempt: attempt + 1,
    startedAt,
  };
}

/** NL-13, with the status as it is now; up to 1.33 with the one at the start of the pass. */
function afterHealth(run: Run, work: NodeWork): boolean {
  const { node, observed, current, taints } = work;
  const judged = run.params.noExecuteInSamePass ? current : observed;
  countNode(run, node, current);
  if (current === READY_ABSENT) {
    clearFlag(run.state, node, PODS_TO_RETRY);
    return false;
  }
  const opposite = NO_EXECUTE_TAINTS & ~wantedNoExecute(judged);
  const writes = judged === READY_TRUE ? removeNoExecute(taints) : swapNoExecute(judged, taints);
  if ((taints & opposite) !== 0) {
    writeTaints(run, { node, owner: { for: 'worker', work }, writes });
    return true;
  }
  if (judged !== READY_TRUE && judged !== READY_ABSENT) queueForTaint(run, work);
  return afterTaints(run, work, true);
}

/** Every pass takes a waiting node out and puts it in again (NL-13, NL-25); a tainted one stays out. */
function queueForTaint(run: Run, { node, current, taints }: NodeWork): void {
  const { state, params, ctx } = run;
  const { queue } = zoneOfNode(run, node);
  const wasWaiting = queue.has(node);
  if ((taints & wantedNoExecute(current)) === 0) clearFlag(state, node, IN_QUEUE_SET);
  if (hasFlag(state, node, IN_QUEUE_SET)) return;
  queue.delete(node);
  queue.set(node, ctx.monotonic);
  setFlag(state, node, IN_QUEUE_SET);
  if (wasWaiting) return;
  const zone = params.nodeZones[node] ?? '';
  ctx.fact({ kind: 'nodeQueued', node: nodeName(run, node), zone, process: ctx.process });
}

/** NL-10: a node that stopped being Ready in this pass, or whose Pods failed in an earlier one. */
export function afterTaints(run: Run, work: NodeWork, success: boolean): boolean {
  const { state } = run;
  const { node, observed, current } = work;
  if (current === READY_TRUE && success) forgetQueued(run, node);
  const turned = observed === READY_TRUE && current !== READY_TRUE;
  if (turned) {
    recordEvent(state.events, { about: nodeName(run, node), reason: 'NodeNotReady' }, (request) =>
      send(run, request, { kind: 'event' }),
    );
  }
  if (turned || (hasFlag(state, node, PODS_TO_RETRY) && observed !== READY_TRUE)) {
    const pods = podsOnNode(run, node);
    const job: PodsJob = {
      kind: 'pods',
      node,
      owner: 'worker',
      pods,
      next: 0,
      failed: false,
      attempt: 0,
    };
    if (sendNextPod(run, job)) return true;
  }
  clearFlag(state, node, PODS_TO_RETRY);
  return false;
}

/** The worker has been through the node's Pods. */
export function afterPods({ state }: Run, { node, failed }: PodsJob): void {
  if (failed) setFlag(state, node, PODS_TO_RETRY);
  else clearFlag(state, node, PODS_TO_RETRY);
}

/** Nodes and Pods in the API server's storage: status, taints, deletion, with their facts. */
import { ensure } from '../base/assert.ts';
import type { WallTime } from '../base/time.ts';
import { writeRare } from '../kernel/rareColumns.ts';
import {
  READY_ABSENT,
  READY_FALSE,
  READY_TRUE,
  READY_UNKNOWN,
  TAINT_NOT_READY_NO_EXECUTE,
  TAINT_NOT_READY_NO_SCHEDULE,
  TAINT_UNREACHABLE_NO_EXECUTE,
  TAINT_UNREACHABLE_NO_SCHEDULE,
} from '../kubernetes/controllerCache.ts';
import type { Answer, ApiRequest, NodeAnswer, TaintPatch } from '../kubernetes/messages.ts';
import type { ConditionStatus } from '../kubernetes/objects.ts';
import { byHandOn } from '../kubernetes/taintsByHand.ts';
import { emit, type Sim } from './context.ts';
import { checkNode, noticeEviction, noticePodGone } from './invariants.ts';
import { READY_REASONS } from './nodeColumns.ts';
import { nextRevision, nodeWrite, podRemoved, podUpdated } from './etcdStore.ts';
import { serverWall, toSecond } from './store.ts';
import type { Writer, Written } from './writes.ts';
import type { WatchEvent } from './world.ts';

export const STATUS_OF_READY: readonly (ConditionStatus | 'absent')[] = [
  'absent',
  'True',
  'False',
  'Unknown',
];

export const readyNumber = (status: ConditionStatus): number =>
  status === 'True' ? READY_TRUE : status === 'False' ? READY_FALSE : READY_UNKNOWN;

/** Bit of the `taints` column for a taint. */
export function taintBit(taint: TaintPatch): number {
  if (taint.effect === 'NoSchedule')
    return taint.key === 'not-ready' ? TAINT_NOT_READY_NO_SCHEDULE : TAINT_UNREACHABLE_NO_SCHEDULE;
  return taint.key === 'not-ready' ? TAINT_NOT_READY_NO_EXECUTE : TAINT_UNREACHABLE_NO_EXECUTE;
}

export const NO_EXECUTE = TAINT_NOT_READY_NO_EXECUTE | TAINT_UNREACHABLE_NO_EXECUTE;

const conflict = (cause: number): Written => ({
  answer: { outcome: 'failed', code: 409, reason: 'Conflict' },
  cause,
});

const notFound = (cause: number): Written => ({
  answer: { outcome: 'failed', code: 404, reason: 'NotFound' },
  cause,
});

function nodeAnswer(sim: Sim, node: number): NodeAnswer {
  const columns = sim.world.nodes;
  const taints = columns.taints[node] ?? 0;
  return {
    ready: STATUS_OF_READY[columns.ready[node] ?? 0] ?? 'absent',
    lastHeartbeatTime: (columns.lastHeartbeatTime[node] ?? 0) as WallTime,
    notReadyNoExecute: (taints & TAINT_NOT_READY_NO_EXECUTE) !== 0,
    unreachableNoExecute: (taints & TAINT_UNREACHABLE_NO_EXECUTE) !== 0,
    resourceVersion: columns.nodeVersion[node] ?? 0,
  };
}

const okNode = (sim: Sim, node: number, cause: number, code: 200 | 201 = 200): Written => ({
  answer: { outcome: 'ok', code, node: nodeAnswer(sim, node) },
  cause,
});

/** The watch event of a Node as it is now. */
export function nodeEvent(sim: Sim, node: number): WatchEvent {
  const columns = sim.world.nodes;
  return {
    resource: 'Node',
    node,
    present: columns.exists[node] === 1,
    ready: columns.ready[node] ?? 0,
    taints: columns.taints[node] ?? 0,
    noExecuteAdded: columns.noExecuteAdded[node] ?? 0,
    taintsByHand: byHandOn(sim.world, node),
    lastHeartbeatTime: columns.lastHeartbeatTime[node] ?? 0,
    creationTimestamp: columns.creationTimestamp[node] ?? 0,
    version: columns.nodeVersion[node] ?? 0,
  };
}

export function readNode(sim: Sim, name: string, cause: number): Written {
  const node = sim.plan.nodeOf.get(name) ?? -1;
  return node < 0 || sim.world.nodes.exists[node] === 0
    ? notFound(cause)
    : okNode(sim, node, cause);
}

/** A kubelet registers: Ready False, or nothing said; admission taints it not-ready:NoSchedule (NL-27). */
export function registerNode(
  sim: Sim,
  { name, ready }: Extract<ApiRequest, { verb: 'POST'; resource: 'Node' }>,
  writer: Writer,
): Written {
  const node = ensure(sim.plan.nodeOf.get(name), 'node');
  const columns = sim.world.nodes;
  if (columns.exists[node] === 1)
    return {
      answer: { outcome: 'failed', code: 409, reason: 'AlreadyExists' },
      cause: writer.cause,
    };
  const now = toSecond(serverWall(sim, writer.server));
  writeRare(columns, 'exists', node, 1);
  writeRare(columns, 'creationTimestamp', node, now);
  if (ready === 'False') {
    writeRare(columns, 'lastHeartbeatTime', node, now);
    writeRare(columns, 'lastTransitionTime', node, now);
    writeRare(columns, 'ready', node, READY_FALSE);
    writeRare(columns, 'reason', node, READY_REASONS.indexOf('KubeletNotReady'));
  }
  writeRare(columns, 'taints', node, TAINT_NOT_READY_NO_SCHEDULE);
  const registered = nextRevision(sim, nodeWrite(sim, name, { isNew: true }), writer);
  writeRare(columns, 'nodeVersion', node, registered);
  const { process } = writer;
  const cause =
    ready === 'absent'
      ? writer.cause
      : emit(
          sim,
          {
            kind: 'nodeConditionChanged',
            node: name,
            status: ready,
            before: 'absent',
            reason: 'KubeletNotReady',
            process,
          },
          writer.cause,
        );
  const taint = { node: name, key: 'not-ready', effect: 'NoSchedule', process } as const;
  const fact = emit(sim, { kind: 'taintAdded', ...taint }, cause);
  return okNode(sim, node, ready === 'absent' ? fact : cause, 201);
}

export function patchStatus(
  sim: Sim,
  request: Extract<ApiRequest, { subresource: 'status' }>,
  writer: Writer,
): Written {
  const node = sim.plan.nodeOf.get(request.name) ?? -1;
  const columns = sim.world.nodes;
  if (node < 0 || columns.exists[node] === 0) return notFound(writer.cause);
  if (request.verb === 'PUT' && request.resourceVersion !== columns.nodeVersion[node])
    return conflict(writer.cause);
  const before = columns.ready[node] ?? READY_ABSENT;
  const after = request.ready === undefined ? before : readyNumber(request.ready);
  if (after === before && (request.lastHeartbeatTime ?? 0) === columns.lastHeartbeatTime[node])
    return okNode(sim, node, writer.cause);
  const write = nodeWrite(sim, request.name, { saysUnknown: request.ready === 'Unknown' });
  writeRare(columns, 'nodeVersion', node, nextRevision(sim, write, writer));
  if (request.lastHeartbeatTime !== undefined)
    writeRare(columns, 'lastHeartbeatTime', node, request.lastHeartbeatTime);
  if (after === before) return okNode(sim, node, writer.cause);
  writeRare(columns, 'ready', node, after);
  writeRare(columns, 'reason', node, READY_REASONS.indexOf(request.reason ?? ''));
  writeRare(
    columns,
    'lastTransitionTime',
    node,
    request.lastTransitionTime ?? toSecond(serverWall(sim, writer.server)),
  );
  const cause = emit(
    sim,
    {
      kind: 'nodeConditionChanged',
      node: request.name,
      status: STATUS_OF_READY[after] === 'absent' ? 'Unknown' : (request.ready ?? 'Unknown'),
      before: STATUS_OF_READY[before] ?? 'absent',
      reason: request.reason ?? '',
      process: writer.process,
    },
    writer.cause,
  );
  checkNode(sim, node, cause);
  return okNode(sim, node, cause);
}

/** Adds or removes one taint; what is there already, or gone already, is no write. */
export function patchTaints(
  sim: Sim,
  request: Extract<ApiRequest, { subresource: 'taints' }>,
  writer: Writer,
): Written {
  const node = sim.plan.nodeOf.get(request.name) ?? -1;
  const columns = sim.world.nodes;
  if (node < 0 || columns.exists[node] === 0) return notFound(writer.cause);
  if (
    request.resourceVersion !== undefined &&
    request.resourceVersion !== columns.nodeVersion[node]
  )
    return conflict(writer.cause);
  let taints = columns.taints[node] ?? 0;
  let cause = writer.cause;
  for (const [patch, kind] of [
    [request.add, 'taintAdded'],
    [request.remove, 'taintRemoved'],
  ] as const) {
    if (patch === undefined) continue;
    const bit = taintBit(patch);
    const after = kind === 'taintAdded' ? taints | bit : taints & ~bit;
    if (after === taints) continue;
    taints = after;
    if (patch.effect === 'NoExecute' && kind === 'taintAdded')
      writeRare(
        columns,
        'noExecuteAdded',
        node,
        patch.timeAdded ?? toSecond(serverWall(sim, writer.server)),
      );
    cause = emit(
      sim,
      { kind, node: request.name, key: patch.key, effect: patch.effect, process: writer.process },
      cause,
    );
  }
  if (taints === columns.taints[node]) return okNode(sim, node, writer.cause);
  if ((taints & NO_EXECUTE) === 0) writeRare(columns, 'noExecuteAdded', node, 0);
  writeRare(columns, 'taints', node, taints);
  writeRare(columns, 'nodeVersion', node, nextRevision(sim, nodeWrite(sim, request.name), writer));
  return okNode(sim, node, cause);
}

/** An annotation that nothing here reads: only the Node's version moves on. */
export function patchAnnotations(sim: Sim, name: string, writer: Writer): Written {
  const { cause } = writer;
  const node = sim.plan.nodeOf.get(name) ?? -1;
  if (node < 0 || sim.world.nodes.exists[node] === 0) return notFound(cause);
  writeRare(sim.world.nodes, 'nodeVersion', node, nextRevision(sim, nodeWrite(sim, name), writer));
  return okNode(sim, node, cause);
}

function podAnswer(sim: Sim, key: string): Answer {
  const pod = ensure(sim.world.pods.get(key), 'pod');
  return {
    outcome: 'ok',
    code: 200,
    pod: { pod: key, tolerations: pod.tolerations, terminating: pod.terminating },
  };
}

/** '' for a Pod that has no node yet. */
const nodeName = (sim: Sim, node: number): string => sim.plan.nodeLifecycle.nodeNames[node] ?? '';

export function readPod(sim: Sim, key: string, cause: number): Written {
  return sim.world.pods.has(key) ? { answer: podAnswer(sim, key), cause } : notFound(cause);
}

export function patchPod(
  sim: Sim,
  request: Extract<ApiRequest, { verb: 'PATCH'; resource: 'Pod' }>,
  writer: Writer,
): Written {
  const pod = sim.world.pods.get(request.pod);
  if (pod === undefined) return notFound(writer.cause);
  let cause = writer.cause;
  const changesReady = request.ready !== undefined && request.ready !== pod.ready;
  const marks = request.disruptionTarget === true && !pod.disruptionTarget;
  if (changesReady || marks) pod.version = nextRevision(sim, podUpdated(pod.key), writer);
  if (marks) pod.disruptionTarget = true;
  if (changesReady) {
    pod.ready = !pod.ready;
    pod.started ||= pod.ready;
    cause = emit(
      sim,
      {
        kind: 'podReadyChanged',
        pod: pod.key,
        node: nodeName(sim, pod.node),
        ready: pod.ready,
        process: writer.process,
      },
      cause,
    );
  }
  return { answer: podAnswer(sim, pod.key), cause };
}

/** TE-8, TE-9: a DELETE makes the Pod Terminating; only its kubelet's confirmation removes it. */
export function deletePod(
  sim: Sim,
  request: Extract<ApiRequest, { verb: 'DELETE'; resource: 'Pod' }>,
  writer: Writer,
): Written {
  const pod = sim.world.pods.get(request.pod);
  if (pod === undefined) return notFound(writer.cause);
  const answer = podAnswer(sim, pod.key);
  const node = nodeName(sim, pod.node);
  // One that no kubelet has is gone at once.
  if (request.confirm === true || pod.node < 0) {
    sim.world.pods.delete(pod.key);
    nextRevision(sim, podRemoved(pod.key), writer);
    const cause = emit(
      sim,
      { kind: 'podRemoved', pod: pod.key, node, process: writer.process },
      writer.cause,
    );
    noticePodGone(sim, pod.key, cause);
    return { answer, cause };
  }
  if (pod.terminating) return { answer, cause: writer.cause };
  pod.terminating = true;
  pod.deletedAt = serverWall(sim, writer.server);
  pod.version = nextRevision(sim, podUpdated(pod.key), writer);
  const cause = emit(
    sim,
    { kind: 'podDeleted', pod: pod.key, node, process: writer.process },
    writer.cause,
  );
  noticeEviction(sim, pod.key, pod.node, cause);
  return { answer, cause };
}

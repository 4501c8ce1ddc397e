/**
 * The API server as its clients meet it: takes requests in, serves each after a moment, answers,
 * and tells whoever watches (AS-3, AS-8, AS-9). Frozen, it keeps what has arrived for the thaw;
 * down, it refuses (transport.ts) and forgets what it was doing.
 */
import { outcome } from '../base/chance.ts';
import { ensure } from '../base/assert.ts';
import type { Instant } from '../base/time.ts';
import { READY_TRUE } from '../kubernetes/controllerCache.ts';
import type { Answer, ApiRequest } from '../kubernetes/messages.ts';
import {
  drawFor,
  drawForPod,
  nextPosition,
  emit,
  nameOf,
  schedule,
  STREAM_LEASE_TOOK,
  STREAM_CANDIDATE_TOOK,
  STREAM_CHOICE,
  STREAM_NODE_ANNOTATED,
  STREAM_NODE_TOOK,
  STREAM_POD_TOOK,
  STREAM_PROCESS_TOOK,
  STREAM_STATUS_TOOK,
  TOOK_MAX,
  TOOK_MIN,
  wants,
  type Sim,
} from './context.ts';
import { onCandidateRequest } from './candidateStore.ts';
import { tellCandidate, tellLock } from './coordinatedWatch.ts';
import { EVENT_SERVED } from './events.ts';
import { noticeStaleWrite } from './invariants.ts';
import { inRow, RENEW_TIME } from './nodeColumns.ts';
import {
  deletePod,
  nodeEvent,
  patchAnnotations,
  patchPod,
  patchStatus,
  patchTaints,
  readNode,
  readPod,
  registerNode,
} from './nodeStore.ts';
import { createLease, deleteLease, findLease, nodeOfLease, updateLease } from './store.ts';
import type { Writer, Written } from './writes.ts';
import { bindPod, createPod } from './podCreation.ts';
import { podEvent } from './podCache.ts';
import { resetConnection, sendAnswer } from './transport.ts';
import { sendWatch, tellUntold } from './watches.ts';
import type { CaughtBy } from '../network/connection.ts';
import { redial } from './dialling.ts';
import { unfold } from './unfoldKubelet.ts';
import type { ActorName, Message, Process, WatchEvent } from './world.ts';
import type { ServerState } from './controlPlaneState.ts';
import { canCommit, commitDelay, needsEtcd } from './etcd.ts';
import { refusedForSpace } from './etcdStore.ts';

/**
 * AS-8: a sender that gives a request up calls it off right behind it, and the server may hear of
 * that before or after it has stored what was asked. So many of a hundred writes are stored all
 * the same, by what had caught them: recorded 38 of 38 of leaders that TCP repeated (TR-7), none of 15 that came behind such a repeat, 28 of
 * 166 held, 9 of 12 in a frozen server, 0 of 1 on a connection that was reset. Of kubelets that TCP repeated, 12 of 21.
 */
const STORED_LATE: Readonly<Record<CaughtBy, number>> = {
  lost: 100,
  behind: 0,
  held: 17,
  frozen: 75,
  reset: 0,
};
const STORED_OF_KUBELETS = 57;
const OF_HUNDRED = 100;

export function senderOf(
  sim: Sim,
  message: Message,
): { readonly waiting: boolean; readonly actor: ActorName | null } {
  const process = sim.world.processes.get(message.entity);
  const pending =
    process?.incarnation === message.incarnation
      ? process.requests.get(message.requestId)
      : undefined;
  return { waiting: pending !== undefined, actor: pending?.actor ?? null };
}

/** A request has arrived. */
export function takeIn(sim: Sim, message: Message, cause: number): void {
  message.inServer = true;
  message.cause = cause;
  const server = serverAt(sim, message.server);
  if (server.state === 'frozen') server.inbox.push(message.id);
  else serveAfter(sim, message);
}

export const serverAt = (sim: Sim, machine: number): ServerState =>
  ensure(sim.world.servers[machine], 'API server');

function serveAfter(sim: Sim, message: Message): void {
  const took = timeTaken(sim, message);
  const disks = commitDelay(sim, ensure(message.request, 'a request'));
  message.commitsFrom = (sim.world.now + took) as Instant;
  schedule(
    sim,
    (sim.world.now + took + disks) as Instant,
    { kind: EVENT_SERVED, subject: message.entity, detail: message.id },
    message.cause,
  );
}

/** A controller's write on a Node or Pod takes its own time, whoever else is being served (NL-26). */
function timeTaken(sim: Sim, message: Message): number {
  const process = sim.world.processes.get(message.entity);
  if (process === undefined) return TOOK_MIN;
  if (process.controllers !== null && message.request !== null) {
    const took = timeOfWrite(sim, process, message.request);
    if (took !== null) return took;
  }
  const actor = senderOf(sim, message).actor;
  const stream =
    actor === 'lease' && message.request?.resource === 'Lease'
      ? STREAM_LEASE_TOOK
      : actor === 'status'
        ? STREAM_STATUS_TOOK
        : actor === 'candidate'
          ? STREAM_CANDIDATE_TOOK
          : STREAM_PROCESS_TOOK;
  return drawFor(sim, process, stream, TOOK_MIN, TOOK_MAX);
}

function timeOfWrite(sim: Sim, process: Process, request: ApiRequest): number | null {
  if (request.verb === 'GET' || request.verb === 'LIST' || request.verb === 'POST') return null;
  if (request.resource === 'Pod') {
    const position = nextPosition(process, STREAM_POD_TOOK);
    return drawForPod(sim, STREAM_POD_TOOK, request.pod, TOOK_MIN, TOOK_MAX, position);
  }
  if (request.resource !== 'Node') return null;
  const node = sim.plan.entities[sim.plan.nodeOf.get(request.name) ?? -1];
  if (node === undefined) return null;
  const range = { from: TOOK_MIN, to: TOOK_MAX, at: sim.world.now };
  const stream = request.subresource === 'annotations' ? STREAM_NODE_ANNOTATED : STREAM_NODE_TOOK;
  return outcome(sim.chance, node, stream, nextPosition(process, stream), range);
}

/** EVENT_SERVED: the request is carried out and answered, unless the server froze meanwhile or etcd hangs. */
export function onServed(sim: Sim, message: Message, cause: number): void {
  const server = serverAt(sim, message.server);
  const request = ensure(message.request, 'a request');
  if (server.state === 'frozen') {
    server.inbox.push(message.id);
    return;
  }
  if (needsEtcd(request) && !canCommit(sim, message.server)) {
    server.hanging.push(message.id);
    return;
  }
  sim.world.messages.delete(message.id);
  const sender = senderOf(sim, message);
  const process = nameOf(sim, message.entity);
  const writer = {
    process,
    senderWaiting: sender.waiting,
    server: message.server,
    since: message.commitsFrom ?? sim.world.now,
    cause,
  };
  const written: Written = isCalledOff(sim, message, request, sender.waiting)
    ? { answer: { outcome: 'failed', code: 504, reason: 'Timeout' }, cause }
    : carryOut(sim, request, message, writer);
  const answer = written.answer;
  let after = written.cause;
  if (
    wants(sim, 'answered') &&
    request.resource !== 'Event' &&
    (answer.outcome === 'ok' || answer.outcome === 'failed')
  ) {
    after = emit(
      sim,
      {
        kind: 'answered',
        id: message.requestId,
        process,
        code: answer.code,
        ...(answer.outcome === 'failed' ? { reason: answer.reason } : {}),
        senderWaiting: sender.waiting,
      },
      after,
    );
  }
  if (sender.waiting) sendAnswer(sim, message, answer, sender.actor, after);
}

function isCalledOff(
  sim: Sim,
  message: Message,
  request: ApiRequest,
  senderWaits: boolean,
): boolean {
  const process = sim.world.processes.get(message.entity);
  if (senderWaits || message.caught === null || process === undefined) return false;
  if (request.verb === 'GET' || request.verb === 'LIST') return true;
  const drawn = drawFor(sim, process, STREAM_CHOICE, 0, OF_HUNDRED, message.sentAt);
  const isKubelets = process.kubelet !== null && message.caught === 'lost';
  return drawn >= (isKubelets ? STORED_OF_KUBELETS : STORED_LATE[message.caught]);
}

function carryOut(sim: Sim, request: ApiRequest, message: Message, writer: Writer): Written {
  const written = refusedForSpace(sim, request, writer) ?? route(sim, request, writer);
  if (written.answer.outcome === 'ok' && request.verb !== 'GET' && request.verb !== 'LIST') {
    tellWatchers(sim, request, written);
    if (request.resource === 'Node' || request.resource === 'Pod')
      noticeStaleWrite(sim, message.entity, request, written.cause);
  }
  return written;
}

function route(sim: Sim, request: ApiRequest, writer: Writer): Written {
  switch (request.resource) {
    case 'Lease':
      if (request.verb === 'PUT') return updateLease(sim, request, writer);
      if (request.verb === 'POST') return createLease(sim, request, writer);
      if (request.verb === 'DELETE')
        return deleteLease(sim, request.namespace, request.name, writer);
      return readLease(sim, request.namespace, request.name, writer);
    case 'LeaseCandidate':
      return onCandidateRequest(sim, request, writer);
    case 'Node':
      if (request.verb === 'GET') return readNode(sim, request.name, writer.cause);
      if (request.verb === 'POST') return registerNode(sim, request, writer);
      if (request.verb === 'LIST')
        return { answer: { outcome: 'ok', code: 200 }, cause: writer.cause };
      if (request.subresource === 'annotations') return patchAnnotations(sim, request.name, writer);
      return request.subresource === 'status'
        ? patchStatus(sim, request, writer)
        : patchTaints(sim, request, writer);
    case 'Pod':
      if (request.verb === 'GET') return readPod(sim, request.pod, writer.cause);
      if (request.verb === 'POST')
        return request.subresource === 'binding'
          ? bindPod(sim, request, writer)
          : createPod(sim, request, writer);
      return request.verb === 'PATCH'
        ? patchPod(sim, request, writer)
        : deletePod(sim, request, writer);
    case 'Event':
      return { answer: { outcome: 'ok', code: 201 }, cause: writer.cause };
  }
}

function readLease(sim: Sim, namespace: string, name: string, writer: Writer): Written {
  const lease = findLease(sim, namespace, name);
  const answer: Answer =
    lease === null
      ? { outcome: 'failed', code: 404, reason: 'NotFound' }
      : { outcome: 'ok', code: 200, lease };
  return { answer, cause: writer.cause };
}

/**
 * AS-9: one watch event per write, to each controller manager whose controllers run, and to the
 * node's own kubelet: a folded one would not listen, and has to repair a Ready that is not True (KL-13).
 */
function tellWatchers(sim: Sim, request: ApiRequest, { answer, cause }: Written): void {
  if (request.resource === 'Lease') {
    const node = nodeOfLease(sim, request.namespace, request.name);
    if (node >= 0) tellLease(sim, node, cause);
    else tellLock(sim, request.namespace, request.name, cause);
  } else if (request.resource === 'LeaseCandidate') {
    const candidate = answer.outcome === 'ok' ? answer.candidate : undefined;
    if (candidate !== undefined) tellCandidate(sim, candidate, request.verb !== 'DELETE', cause);
  } else if (request.resource === 'Node' && request.verb !== 'LIST') {
    const node = sim.plan.nodeOf.get(request.name) ?? -1;
    if (node < 0) return;
    if (sim.world.nodes.ready[node] !== READY_TRUE) unfold(sim, node, cause);
    tellNode(sim, node, cause);
  } else if (request.resource === 'Pod') {
    // A kubelet has something to do with a Pod of its own; it hears of it by its watch.
    const created = answer.outcome === 'ok' ? (answer.pod?.pod ?? '') : '';
    const key = 'pod' in request ? request.pod : created;
    const node = sim.world.pods.get(key)?.node ?? -1;
    if (node >= 0) unfold(sim, node, cause);
    tellPod(sim, key, cause);
  }
}

function eachController(sim: Sim, tell: (process: Process) => void): void {
  for (const entity of sim.world.controllers) {
    const process = sim.world.processes.get(entity);
    if (process !== undefined) tell(process);
  }
}

function eachScheduler(sim: Sim, tell: (process: Process) => void): void {
  for (const entity of sim.world.schedulers) {
    const process = sim.world.processes.get(entity);
    if (process !== undefined) tell(process);
  }
}

/** A node's Lease has changed; folded leases are read at the pass instead (controllers.ts). */
export function tellLease(sim: Sim, node: number, cause: number): void {
  const columns = sim.world.nodes;
  const present = (columns.leaseUid[node] ?? 0) !== 0;
  const watch: WatchEvent = {
    resource: 'Lease',
    node,
    renewTime: inRow(columns, node, RENEW_TIME),
    present,
  };
  eachController(sim, (process) => sendWatch(sim, process, process.connection, watch, cause));
}

export function tellNode(sim: Sim, node: number, cause: number): void {
  const watch = nodeEvent(sim, node);
  eachController(sim, (process) => sendWatch(sim, process, process.connection, watch, cause));
  eachScheduler(sim, (process) => sendWatch(sim, process, process.connection, watch, cause));
  const kubelet = sim.world.processes.get(node);
  if (kubelet !== undefined) sendWatch(sim, kubelet, kubelet.watchConnection, watch, cause);
}

export function tellPod(sim: Sim, key: string, cause: number): void {
  const pod = sim.world.pods.get(key);
  const node = pod?.node ?? sim.plan.pods.find((each) => each.key === key)?.node ?? -1;
  const watch = podEvent(key, pod);
  eachController(sim, (process) => sendWatch(sim, process, process.connection, watch, cause));
  eachScheduler(sim, (process) => sendWatch(sim, process, process.connection, watch, cause));
  const kubelet = sim.world.processes.get(node);
  if (kubelet !== undefined) sendWatch(sim, kubelet, kubelet.watchConnection, watch, cause);
}

/** SIGSTOP to the server: its kernel goes on taking bytes in. */
export function freeze(sim: Sim, machine: number, cause: number): void {
  const server = serverAt(sim, machine);
  server.state = 'frozen';
  server.since = sim.world.now;
  server.cause = emit(sim, { kind: 'apiServerFrozen', server: serverName(sim, machine) }, cause);
}

const serverName = (sim: Sim, machine: number): string =>
  nameOf(sim, ensure(sim.plan.machines[machine], 'machine').apiServer);

/** The thaw: what it had taken in is served in order; of what nobody waits for, some is applied (AS-8). */
export function thaw(sim: Sim, machine: number, cause: number): void {
  const server = serverAt(sim, machine);
  server.state = 'serving';
  server.since = sim.world.now;
  server.cause = emit(sim, { kind: 'apiServerThawed', server: serverName(sim, machine) }, cause);
  const inbox = server.inbox;
  server.inbox = [];
  for (const id of inbox) {
    const message = sim.world.messages.get(id);
    if (message === undefined) continue;
    message.cause = server.cause;
    message.caught ??= 'frozen';
    serveAfter(sim, message);
  }
  tellUntold(sim, machine);
  redial(sim, { machine }, server.cause);
}

/** The server dies: connections are reset, what it was doing is lost. */
export function takeDown(sim: Sim, machine: number, cause: number): void {
  const server = serverAt(sim, machine);
  server.state = 'down';
  server.since = sim.world.now;
  server.inbox = [];
  server.hanging = [];
  server.untold = [];
  server.cause = emit(sim, { kind: 'apiServerDown', server: serverName(sim, machine) }, cause);
  for (const message of [...sim.world.messages.values()]) {
    if (message.inServer && message.server === machine) sim.world.messages.delete(message.id);
  }
  for (const connection of [...sim.world.connections.values()]) {
    if (connection.state === 'open' && connection.server === machine)
      resetConnection(sim, connection, server.cause);
  }
  redial(sim, { machine }, server.cause);
}

export function bringUp(sim: Sim, machine: number, cause: number): void {
  const server = serverAt(sim, machine);
  server.state = 'serving';
  server.since = sim.world.now;
  server.cause = emit(sim, { kind: 'apiServerUp', server: serverName(sim, machine) }, cause);
}

/**
 * From columns to a process and back: a folded kubelet that something touches becomes timers and
 * messages again, with the same draws, and goes back into the columns when it is calm (see
 * foldedKubelet.ts).
 */
import { ensure } from '../base/assert.ts';
import type { Duration, Instant, Monotonic } from '../base/time.ts';
import { writeRare } from '../kernel/rareColumns.ts';
import { READY_TRUE } from '../kubernetes/controllerCache.ts';
import { createKubelet, LEASE_TIMER, type LeaseCopy } from '../kubernetes/kubelet.ts';
import { createKubeletStatus, STATUS_TIMER } from '../kubernetes/kubeletStatus.ts';
import { TRUE_RATE } from '../kubernetes/processClock.ts';
import { createConnection } from '../network/connection.ts';
import {
  schedule,
  STREAM_KUBELET_STATUS,
  STREAM_KUBELET_STATUS_DELAY,
  STREAM_KUBELET_WAIT,
  STREAM_LEASE_LATENCY,
  STREAM_LEASE_TOOK,
  STREAM_STATUS_LATENCY,
  STREAM_STATUS_TOOK,
  type Sim,
} from './context.ts';
import { EVENT_ARRIVAL, EVENT_REQUEST_TIMEOUT, EVENT_SERVED } from './events.ts';
import { NODE_LEASES, nodeLease, type toSecond, uuid } from './store.ts';
import { armTimer, clearTimer } from './timers.ts';
import { destroy } from './connectionEnd.ts';
import { linkBetween, linksOf } from './endpoints.ts';
import { isControlPlaneWhole, serverFor } from './linkState.ts';
import { expectsPods } from './podCache.ts';
import { createProcess, type Message, type Process } from './world.ts';
import {
  arrivalOf,
  beginFolded,
  computationFrom,
  draw,
  endFolded,
  leasePositions,
  reportPositions,
  trips,
} from './foldedKubelet.ts';
import {
  ANSWERED_AT,
  APPLIES_AT,
  FOLDED_AGAIN,
  inRow,
  LEASE_VERSION,
  SENT_AT,
  setInRow,
  WRITTEN_AT,
} from './nodeColumns.ts';
import { resumeWatch } from './resumeWatch.ts';

/** Whether the kubelet's whole state fits into the columns again. */
function isCalm(sim: Sim, process: Process): boolean {
  const { kubelet } = process;
  if (
    kubelet === null ||
    process.status !== 'running' ||
    process.requests.size > 0 ||
    process.deferred.length > 0 ||
    expectsPods(sim, process)
  )
    return false;
  if (
    process.clock.ratePpm !== TRUE_RATE ||
    process.clock.wallOffset !== sim.plan.date ||
    sim.chance.tape !== null
  )
    return false;
  const { entity } = process;
  const isPlain = linksOf(sim.plan, entity).every(
    ({ machine }) => linkBetween(sim, entity, machine) === undefined,
  );
  if (!isPlain || !isControlPlaneWhole(sim)) return false;
  const { status } = kubelet;
  if (kubelet.doing !== 'waiting' || kubelet.nextAt === null || status.nextAt === null)
    return false;
  if (
    !status.isReady ||
    status.imagesChangeAt !== null ||
    status.unreadyPods.length > 0 ||
    status.pausedFor > 0
  )
    return false;
  if (
    status.cachedReady !== 'True' ||
    status.lastReport === null ||
    sim.world.nodes.ready[process.entity] !== READY_TRUE
  )
    return false;
  const isOpen = (id: number): boolean => sim.world.connections.get(id)?.state === 'open';
  return process.timers.size === 2 && isOpen(process.connection) && isOpen(process.watchConnection);
}

/** After a renewal has been answered: a calm kubelet goes back into the columns. */
export function foldIfCalm(sim: Sim, process: Process): void {
  if (!sim.fold || !isCalm(sim, process)) return;
  const { kubelet } = process;
  if (kubelet === null) return;
  const node = process.entity;
  const columns = sim.world.nodes;
  const { positions } = process;
  writeRare(columns, 'folded', node, FOLDED_AGAIN);
  writeRare(columns, 'waits', node, positions[STREAM_KUBELET_WAIT] ?? 0);
  writeRare(columns, 'latencies', node, positions[STREAM_LEASE_LATENCY] ?? 0);
  writeRare(columns, 'tooks', node, positions[STREAM_LEASE_TOOK] ?? 0);
  writeRare(columns, 'statusLatencies', node, positions[STREAM_STATUS_LATENCY] ?? 0);
  writeRare(columns, 'statusTooks', node, positions[STREAM_STATUS_TOOK] ?? 0);
  writeRare(columns, 'statusDelays', node, positions[STREAM_KUBELET_STATUS_DELAY] ?? 0);
  writeRare(columns, 'reportDelay', node, kubelet.status.delay);
  setInRow(columns, node, ANSWERED_AT, ensure(kubelet.lastSuccess, 'last success'));
  writeRare(columns, 'reportedAt', node, ensure(kubelet.status.lastReport, 'last report'));
  // The wait that leads to the next computation is drawn already: begin before it.
  const position = (positions[STREAM_KUBELET_STATUS] ?? 0) - 1;
  writeRare(columns, 'statuses', node, position);
  const wait =
    sim.plan.statusInterval +
    draw(sim, node, STREAM_KUBELET_STATUS, position, 0, sim.plan.statusJitter + 1);
  const computed = ensure(kubelet.status.nextAt, 'next computation') - wait;
  writeRare(columns, 'computedAt', node, computed);
  const sentAt = ensure(kubelet.nextAt, 'next renewal');
  for (const timer of [...process.timers.keys()]) clearTimer(sim, process, timer);
  for (const connection of [...sim.world.connections.values()])
    if (connection.entity === node) destroy(sim, connection);
  process.connection = -1;
  process.watchConnection = -1;
  process.kubelet = null;
  beginFolded(sim, node, sentAt);
}

/** Turns a folded kubelet into a process with timers and messages again; others are left as they are. */
export function unfold(sim: Sim, node: number, cause: number): void {
  const { world } = sim;
  const columns = world.nodes;
  if ((columns.folded[node] ?? 0) === 0) return;
  endFolded(sim, node);
  const process = world.processes.get(node) ?? newProcess(sim, node);
  const sentAt = inRow(columns, node, SENT_AT);
  const isAnswerDue = world.now < inRow(columns, node, ANSWERED_AT);
  const isWaiting = !isAnswerDue && world.now < sentAt;
  const isFlying = !isAnswerDue && !isWaiting && world.now < arrivalOf(sim, node);
  restorePositions(
    sim,
    process,
    isAnswerDue,
    isAnswerDue || isWaiting,
    isAnswerDue || isWaiting || isFlying,
  );
  restoreKubelet(sim, process, cause);
  if (isAnswerDue) resumeAnswer(sim, process, cause);
  else if (isWaiting) {
    const { kubelet } = process;
    if (kubelet !== null) kubelet.nextAt = sentAt as Monotonic;
    armTimer(sim, process, LEASE_TIMER, (sentAt - world.now) as Duration, cause);
  } else resumeRequest(sim, process, isFlying, cause);
  for (const entity of world.controllers) resumeWatch(sim, entity, node, cause);
}

export function unfoldAll(sim: Sim, cause: number): void {
  if (!sim.fold) return;
  for (let node = 0; node < sim.plan.nodeCount; node++) unfold(sim, node, cause);
}

function newProcess(sim: Sim, node: number): Process {
  const process = createProcess(sim.plan, node);
  process.status = 'running';
  process.incarnation = 1;
  sim.world.processes.set(node, process);
  return process;
}

/** Draws made ahead by the folded way are given back. */
function restorePositions(
  sim: Sim,
  process: Process,
  wait: boolean,
  trip: boolean,
  took: boolean,
): void {
  const columns = sim.world.nodes;
  const node = process.entity;
  const { positions } = process;
  const lease = leasePositions(sim, node);
  const report = reportPositions(sim, node);
  positions[STREAM_KUBELET_WAIT] = lease.waits - (wait ? 1 : 0);
  positions[STREAM_LEASE_LATENCY] = lease.latencies - (trip ? trips(sim) : 0);
  positions[STREAM_LEASE_TOOK] = lease.tooks - (took ? 1 : 0);
  positions[STREAM_STATUS_LATENCY] = report.latencies;
  positions[STREAM_STATUS_TOOK] = report.tooks;
  positions[STREAM_KUBELET_STATUS_DELAY] = columns.statusDelays[node] ?? 0;
}

function restoreKubelet(sim: Sim, process: Process, cause: number): void {
  const { world } = sim;
  const columns = world.nodes;
  const node = process.entity;
  const status = createKubeletStatus();
  status.isRegistered = true;
  status.isReady = true;
  status.cachedReady = 'True';
  status.reported = 'True';
  status.lastReport = (columns.reportedAt[node] ?? 0) as Monotonic;
  status.delay = (columns.reportDelay[node] ?? 0) as Duration;
  const computation = computationFrom(sim, node, world.now + 1);
  process.positions[STREAM_KUBELET_STATUS] = computation.position;
  status.nextAt = computation.at as Monotonic;
  const kubelet = createKubelet(status);
  kubelet.latest = copyOf(sim, node);
  kubelet.doing = 'waiting';
  kubelet.lastSuccess = inRow(columns, node, ANSWERED_AT) as Monotonic;
  process.kubelet = kubelet;
  const now = world.now;
  for (const use of ['requests', 'watch'] as const) {
    const connection = createConnection(
      world.nextId++,
      { entity: node, server: serverFor(sim, node) },
      use,
      now,
    );
    connection.lastByteAt = Math.min(now, inRow(columns, node, ANSWERED_AT)) as Instant;
    world.connections.set(connection.id, connection);
    if (use === 'requests') process.connection = connection.id;
    else process.watchConnection = connection.id;
  }
  armTimer(sim, process, STATUS_TIMER, (computation.at - now) as Duration, cause);
}

function copyOf(sim: Sim, node: number): LeaseCopy {
  const columns = sim.world.nodes;
  return {
    resourceVersion: inRow(columns, node, LEASE_VERSION),
    uid: uuid(sim.world.chance.seed, columns.leaseUid[node] ?? 0),
    isOwned: columns.leaseOwned[node] === 1,
    holderIdentity: ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node'),
  };
}

function message(
  sim: Sim,
  process: Process,
  kind: 'request' | 'answer',
  requestId: number,
  sentAt: number,
  arrivesAt: number,
  cause: number,
): Message {
  const name = ensure(sim.plan.nodeLifecycle.nodeNames[process.entity], 'node');
  const copy = copyOf(sim, process.entity);
  const lease = nodeLease(sim, process.entity);
  return {
    id: sim.world.nextId++,
    connection: process.connection,
    entity: process.entity,
    kind,
    requestId,
    incarnation: process.incarnation,
    request: {
      verb: 'PUT',
      resource: 'Lease',
      namespace: NODE_LEASES,
      name,
      resourceVersion: copy.resourceVersion,
      uid: copy.uid,
      spec: {
        holderIdentity: name,
        leaseDurationSeconds: sim.plan.leaseDurationSeconds,
        renewTime: renewTime(sim, sentAt),
      },
    },
    answer: kind === 'answer' && lease !== null ? { outcome: 'ok', code: 200, lease } : null,
    watch: null,
    sentAt: sentAt as Instant,
    arrivesAt: arrivesAt as Instant,
    inServer: false,
    caught: null,
    commitsFrom: null,
    server: ensure(sim.world.connections.get(process.connection), 'connection').server,
    cause,
  };
}

const renewTime = (sim: Sim, sentAt: number): ReturnType<typeof toSecond> =>
  (sim.plan.date + sentAt) as ReturnType<typeof toSecond>;

/** The request the kubelet waits for, with its timeout. */
function expect(sim: Sim, process: Process, of: Message, cause: number): void {
  const request = ensure(of.request, 'request');
  sim.world.messages.set(of.id, of);
  const timeoutAt = Math.max(sim.world.now, of.sentAt) + sim.plan.heartbeatTimeout;
  process.requests.set(of.requestId, {
    id: of.requestId,
    actor: 'lease',
    request,
    connection: process.connection,
    sentAt: of.sentAt,
    timeout: sim.plan.heartbeatTimeout,
    repeats: 0,
    // A folded kubelet's clock is true.
    deadline: timeoutAt as Monotonic,
    cause,
  });
  schedule(
    sim,
    timeoutAt as Instant,
    { kind: EVENT_REQUEST_TIMEOUT, subject: process.entity, detail: of.requestId },
    cause,
  );
  const { kubelet } = process;
  if (kubelet === null) return;
  kubelet.doing = 'updating';
  kubelet.base = kubelet.latest;
  kubelet.attempt = 1;
  kubelet.pending = { id: of.requestId, step: 'put' };
}

function resumeAnswer(sim: Sim, process: Process, cause: number): void {
  const columns = sim.world.nodes;
  const node = process.entity;
  const answeredAt = inRow(columns, node, ANSWERED_AT);
  const answer = message(
    sim,
    process,
    'answer',
    sim.world.nextId++,
    inRow(columns, node, WRITTEN_AT),
    answeredAt,
    cause,
  );
  expect(sim, process, answer, cause);
  schedule(
    sim,
    answeredAt as Instant,
    { kind: EVENT_ARRIVAL, subject: node, detail: answer.id },
    cause,
  );
}

function resumeRequest(sim: Sim, process: Process, isFlying: boolean, cause: number): void {
  const columns = sim.world.nodes;
  const node = process.entity;
  const arrivesAt = arrivalOf(sim, node);
  const request = message(
    sim,
    process,
    'request',
    sim.world.nextId++,
    inRow(columns, node, SENT_AT),
    arrivesAt,
    cause,
  );
  request.inServer = !isFlying;
  expect(sim, process, request, cause);
  const at = isFlying ? arrivesAt : inRow(columns, node, APPLIES_AT);
  schedule(
    sim,
    at as Instant,
    { kind: isFlying ? EVENT_ARRIVAL : EVENT_SERVED, subject: node, detail: request.id },
    cause,
  );
}

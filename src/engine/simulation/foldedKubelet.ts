/**
 * Kubelets that nobody disturbs, by arithmetic. A renewal of such a kubelet is one event, at the
 * instant at which the server applies it; answer, watch event and next send follow from the draws.
 * As soon as a fault, a pause or a viewer touches the node it is unfolded: the same draws become
 * messages and timers again, and a law compares both ways (KL-1, KL-4, KL-8, KL-10).
 */
import { ensure } from '../base/assert.ts';
import { hash32, scale32 } from '../base/prng.ts';
import type { Duration, Instant, Monotonic } from '../base/time.ts';
import { READY_TRUE } from '../kubernetes/controllerCache.ts';
import { createKubelet, LEASE_TIMER, type LeaseCopy } from '../kubernetes/kubelet.ts';
import { createKubeletStatus, STATUS_TIMER } from '../kubernetes/kubeletStatus.ts';
import { TRUE_RATE } from '../kubernetes/processClock.ts';
import { fitsCalendar, putIn } from '../kernel/calendar.ts';
import { createConnection } from '../network/connection.ts';
import {
  countWrite,
  emit,
  nameOf,
  schedule,
  STREAM_KUBELET_STATUS,
  STREAM_KUBELET_STATUS_DELAY,
  STREAM_KUBELET_WAIT,
  STREAM_LEASE_LATENCY,
  STREAM_LEASE_TOOK,
  STREAM_STATUS_LATENCY,
  STREAM_STATUS_TOOK,
  TOOK_MAX,
  TOOK_MIN,
  wants,
  type Sim,
} from './context.ts';
import { EVENT_ARRIVAL, EVENT_FOLDED_RENEWAL, EVENT_FOLDED_STATUS, EVENT_REQUEST_TIMEOUT, EVENT_SERVED } from './events.ts';
import { tellNode } from './server.ts';
import { NODE_LEASES, nodeLease, toSecond, uuid } from './store.ts';
import { armTimer, clearTimer } from './timers.ts';
import { cutOf, destroy } from './transport.ts';
import { createProcess, type Message, type Process } from './world.ts';

function draw(sim: Sim, node: number, stream: number, position: number, from: number, to: number): number {
  return scale32(hash32(sim.chance.seed, sim.plan.nodeHashes[node] ?? 0, stream, position), from, to);
}

function latency(sim: Sim, node: number, stream: number, position: number): number {
  const base = sim.world.latency ?? sim.plan.latency;
  return sim.plan.jitter === 0 ? base : base + draw(sim, node, stream, position, 0, sim.plan.jitter + 1);
}

/** One trip of the stream of latencies; without jitter none is drawn. */
const trips = (sim: Sim): number => (sim.plan.jitter === 0 ? 0 : 1);

/** From the send to the server's write. */
function planRenewal(sim: Sim, node: number, sentAt: number): number {
  const columns = sim.world.nodes;
  const trip = columns.latencies[node] ?? 0;
  const took = columns.tooks[node] ?? 0;
  const arrivesAt = sentAt + latency(sim, node, STREAM_LEASE_LATENCY, trip);
  const appliesAt = arrivesAt + draw(sim, node, STREAM_LEASE_TOOK, took, TOOK_MIN, TOOK_MAX);
  columns.latencies[node] = trip + trips(sim);
  columns.tooks[node] = took + 1;
  columns.sentAt[node] = sentAt;
  columns.appliesAt[node] = appliesAt;
  return appliesAt;
}

/** When the renewal under way arrives: its trip was the last one drawn. */
function arrivalOf(sim: Sim, node: number): number {
  const columns = sim.world.nodes;
  return (columns.sentAt[node] ?? 0) + latency(sim, node, STREAM_LEASE_LATENCY, (columns.latencies[node] ?? 0) - trips(sim));
}

/** A folded renewal comes due: it is applied, and takes its place for the next one. Void if the kubelet was unfolded. */
export function onFoldedRenewal(sim: Sim, node: number): void {
  const { world, plan } = sim;
  const columns = world.nodes;
  if (columns.folded[node] === 0 || columns.appliesAt[node] !== world.now) return;
  const sentAt = columns.sentAt[node] ?? 0;
  columns.leaseRenewBefore[node] = columns.leaseRenewTime[node] ?? 0;
  columns.leaseRenewTime[node] = plan.date + sentAt;
  columns.leaseWrittenAt[node] = world.now;
  columns.leaseVersion[node] = ++world.revision;
  countWrite(world);
  if (wants(sim, 'leaseWritten')) writeFact(sim, node);
  const trip = columns.latencies[node] ?? 0;
  const answeredAt = world.now + latency(sim, node, STREAM_LEASE_LATENCY, trip);
  columns.latencies[node] = trip + trips(sim);
  columns.answeredAt[node] = answeredAt;
  const wait = columns.waits[node] ?? 0;
  columns.waits[node] = wait + 1;
  const next = answeredAt + plan.renewInterval + draw(sim, node, STREAM_KUBELET_WAIT, wait, 0, plan.renewJitter + 1);
  putRenewal(sim, node, planRenewal(sim, node, next));
}

/** In the calendar if it reaches so far and the node is not still in it with a void event; else in the queue. */
function putRenewal(sim: Sim, node: number, appliesAt: number): void {
  const { calendar, nodes } = sim.world;
  if (nodes.inCalendar[node] === 0 && fitsCalendar(calendar, appliesAt)) {
    nodes.inCalendar[node] = 1;
    putIn(calendar, node, appliesAt);
  } else schedule(sim, appliesAt as Instant, { kind: EVENT_FOLDED_RENEWAL, subject: node, detail: 0 }, 0);
}

function writeFact(sim: Sim, node: number): void {
  const columns = sim.world.nodes;
  const name = ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node');
  const lease = ensure(nodeLease(sim, node), 'lease');
  emit(
    sim,
    {
      kind: 'leaseWritten',
      namespace: NODE_LEASES,
      name,
      write: 'updated',
      process: nameOf(sim, node),
      resourceVersion: columns.leaseVersion[node] ?? 0,
      holderIdentity: name,
      renewTime: lease.spec.renewTime ?? null,
      holderChanged: false,
      senderWaiting: true,
    },
    0,
  );
}

interface Computation {
  readonly at: number;
  /** Position in the stream of waits for the wait that follows it. */
  readonly position: number;
}

/** The computations of a calm node after its last report: the first at or after `until` (KL-8). */
function computationFrom(sim: Sim, node: number, until: number): Computation {
  const columns = sim.world.nodes;
  let at = columns.computedAt[node] ?? 0;
  let position = columns.statuses[node] ?? 0;
  while (at < until || position === columns.statuses[node]) {
    at += sim.plan.statusInterval + draw(sim, node, STREAM_KUBELET_STATUS, position, 0, sim.plan.statusJitter + 1);
    position++;
  }
  return { at, position };
}

/** The computation that sends the next report: the first one when the interval is over (KL-10). */
function nextReport(sim: Sim, node: number): Computation {
  const columns = sim.world.nodes;
  return computationFrom(sim, node, (columns.reportedAt[node] ?? 0) + sim.plan.reportInterval + (columns.reportDelay[node] ?? 0));
}

function planReport(sim: Sim, node: number): void {
  const columns = sim.world.nodes;
  const report = nextReport(sim, node);
  const trip = columns.statusLatencies[node] ?? 0;
  const applies = report.at + latency(sim, node, STREAM_STATUS_LATENCY, trip) + draw(sim, node, STREAM_STATUS_TOOK, columns.statusTooks[node] ?? 0, TOOK_MIN, TOOK_MAX);
  schedule(sim, applies as Instant, { kind: EVENT_FOLDED_STATUS, subject: node, detail: columns.folds[node] ?? 0 }, 0);
}

/** EVENT_FOLDED_STATUS: the heartbeat times of the Node move, nothing else. */
export function onFoldedStatus(sim: Sim, node: number, generation: number): void {
  const { world, plan } = sim;
  const columns = world.nodes;
  if (columns.folded[node] === 0 || columns.folds[node] !== generation) return;
  const report = nextReport(sim, node);
  columns.lastHeartbeatTime[node] = toSecond(plan.date + report.at);
  columns.nodeVersion[node] = ++world.revision;
  countWrite(world);
  const trip = columns.statusLatencies[node] ?? 0;
  columns.reportedAt[node] = world.now + latency(sim, node, STREAM_STATUS_LATENCY, trip + trips(sim));
  columns.statusLatencies[node] = trip + 2 * trips(sim);
  columns.statusTooks[node] = (columns.statusTooks[node] ?? 0) + 1;
  columns.computedAt[node] = report.at;
  columns.statuses[node] = report.position;
  columns.reportDelay[node] = 0;
  tellNode(sim, node, 0);
  planReport(sim, node);
}

/** Begins to step a kubelet by arithmetic: its next renewal is sent at `sentAt`. */
export function beginFolded(sim: Sim, node: number, sentAt: Instant): void {
  const columns = sim.world.nodes;
  columns.folded[node] = 1;
  columns.folds[node] = (columns.folds[node] ?? 0) + 1;
  putRenewal(sim, node, planRenewal(sim, node, sentAt));
  planReport(sim, node);
}

/** Whether the kubelet's whole state fits into the columns again. */
function isCalm(sim: Sim, process: Process): boolean {
  const { kubelet } = process;
  if (kubelet === null || process.status !== 'running' || process.requests.size > 0 || process.deferred.length > 0) return false;
  if (process.clock.ratePpm !== TRUE_RATE || process.clock.wallOffset !== sim.plan.date || sim.chance.tape !== null) return false;
  if (sim.world.links.has(process.entity) || sim.world.server.state !== 'serving') return false;
  const { status } = kubelet;
  if (kubelet.doing !== 'waiting' || kubelet.nextAt === null || status.nextAt === null) return false;
  if (!status.isReady || status.imagesChangeAt !== null || status.unreadyPods.length > 0 || status.pausedFor > 0) return false;
  if (status.cachedReady !== 'True' || status.lastReport === null || sim.world.nodes.ready[process.entity] !== READY_TRUE) return false;
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
  columns.waits[node] = positions[STREAM_KUBELET_WAIT] ?? 0;
  columns.latencies[node] = positions[STREAM_LEASE_LATENCY] ?? 0;
  columns.tooks[node] = positions[STREAM_LEASE_TOOK] ?? 0;
  columns.statusLatencies[node] = positions[STREAM_STATUS_LATENCY] ?? 0;
  columns.statusTooks[node] = positions[STREAM_STATUS_TOOK] ?? 0;
  columns.statusDelays[node] = positions[STREAM_KUBELET_STATUS_DELAY] ?? 0;
  columns.answeredAt[node] = ensure(kubelet.lastSuccess, 'last success');
  columns.reportedAt[node] = ensure(kubelet.status.lastReport, 'last report');
  columns.reportDelay[node] = kubelet.status.delay;
  // The wait that leads to the next computation is drawn already: begin before it.
  const position = (positions[STREAM_KUBELET_STATUS] ?? 0) - 1;
  columns.statuses[node] = position;
  columns.computedAt[node] =
    ensure(kubelet.status.nextAt, 'next computation') - sim.plan.statusInterval - draw(sim, node, STREAM_KUBELET_STATUS, position, 0, sim.plan.statusJitter + 1);
  const sentAt = ensure(kubelet.nextAt, 'next renewal') as number as Instant;
  for (const timer of [...process.timers.keys()]) clearTimer(sim, process, timer);
  for (const connection of [...sim.world.connections.values()]) if (connection.entity === node) destroy(sim, connection);
  process.connection = -1;
  process.watchConnection = -1;
  process.kubelet = null;
  beginFolded(sim, node, sentAt);
}

/** Turns a folded kubelet into a process with timers and messages again; others are left as they are. */
export function unfold(sim: Sim, node: number, cause: number): void {
  const { world } = sim;
  const columns = world.nodes;
  if (columns.folded[node] !== 1) return;
  columns.folded[node] = 0;
  columns.folds[node] = (columns.folds[node] ?? 0) + 1;
  const process = world.processes.get(node) ?? newProcess(sim, node);
  const isAnswerDue = world.now < (columns.answeredAt[node] ?? 0);
  const isWaiting = !isAnswerDue && world.now < (columns.sentAt[node] ?? 0);
  const isFlying = !isAnswerDue && !isWaiting && world.now < arrivalOf(sim, node);
  restorePositions(sim, process, isAnswerDue, isAnswerDue || isWaiting, isAnswerDue || isWaiting || isFlying);
  restoreKubelet(sim, process, cause);
  if (isAnswerDue) resumeAnswer(sim, process, cause);
  else if (isWaiting) {
    const { kubelet } = process;
    const at = (columns.sentAt[node] ?? 0) as Monotonic;
    if (kubelet !== null) kubelet.nextAt = at;
    armTimer(sim, process, LEASE_TIMER, (at - world.now) as Duration, cause);
  } else resumeRequest(sim, process, isFlying, cause);
  for (const entity of world.controllers) resumeWatch(sim, entity, node, cause);
}

function newProcess(sim: Sim, node: number): Process {
  const process = createProcess(sim.plan, node);
  process.status = 'running';
  process.incarnation = 1;
  sim.world.processes.set(node, process);
  return process;
}

/** Draws made ahead by the folded way are given back. */
function restorePositions(sim: Sim, process: Process, wait: boolean, trip: boolean, took: boolean): void {
  const columns = sim.world.nodes;
  const node = process.entity;
  const { positions } = process;
  positions[STREAM_KUBELET_WAIT] = (columns.waits[node] ?? 0) - (wait ? 1 : 0);
  positions[STREAM_LEASE_LATENCY] = (columns.latencies[node] ?? 0) - (trip ? trips(sim) : 0);
  positions[STREAM_LEASE_TOOK] = (columns.tooks[node] ?? 0) - (took ? 1 : 0);
  positions[STREAM_STATUS_LATENCY] = columns.statusLatencies[node] ?? 0;
  positions[STREAM_STATUS_TOOK] = columns.statusTooks[node] ?? 0;
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
  kubelet.lastSuccess = (columns.answeredAt[node] ?? 0) as Monotonic;
  process.kubelet = kubelet;
  const now = world.now;
  for (const use of ['requests', 'watch'] as const) {
    const connection = createConnection(world.nextId++, node, use, now);
    connection.lastByteAt = Math.min(now, columns.answeredAt[node] ?? 0) as Instant;
    world.connections.set(connection.id, connection);
    if (use === 'requests') process.connection = connection.id;
    else process.watchConnection = connection.id;
  }
  armTimer(sim, process, STATUS_TIMER, (computation.at - now) as Duration, cause);
}

function copyOf(sim: Sim, node: number): LeaseCopy {
  const columns = sim.world.nodes;
  return {
    resourceVersion: columns.leaseVersion[node] ?? 0,
    uid: uuid(sim.world.chance.seed, columns.leaseUid[node] ?? 0),
    isOwned: columns.leaseOwned[node] === 1,
  };
}

function message(sim: Sim, process: Process, kind: 'request' | 'answer', requestId: number, sentAt: number, arrivesAt: number, cause: number): Message {
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
    wasHeld: false,
    cause,
  };
}

const renewTime = (sim: Sim, sentAt: number): ReturnType<typeof toSecond> => (sim.plan.date + sentAt) as ReturnType<typeof toSecond>;

/** The request the kubelet waits for, with its timeout. */
function expect(sim: Sim, process: Process, of: Message, cause: number): void {
  const request = ensure(of.request, 'request');
  sim.world.messages.set(of.id, of);
  process.requests.set(of.requestId, { id: of.requestId, actor: 'lease', request, connection: process.connection, sentAt: of.sentAt });
  const timeoutAt = Math.max(sim.world.now, of.sentAt) + sim.plan.heartbeatTimeout;
  schedule(sim, timeoutAt as Instant, { kind: EVENT_REQUEST_TIMEOUT, subject: process.entity, detail: of.requestId }, cause);
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
  const answeredAt = columns.answeredAt[node] ?? 0;
  const answer = message(sim, process, 'answer', sim.world.nextId++, columns.leaseWrittenAt[node] ?? 0, answeredAt, cause);
  expect(sim, process, answer, cause);
  schedule(sim, answeredAt as Instant, { kind: EVENT_ARRIVAL, subject: node, detail: answer.id }, cause);
}

function resumeRequest(sim: Sim, process: Process, isFlying: boolean, cause: number): void {
  const columns = sim.world.nodes;
  const node = process.entity;
  const arrivesAt = arrivalOf(sim, node);
  const request = message(sim, process, 'request', sim.world.nextId++, columns.sentAt[node] ?? 0, arrivesAt, cause);
  request.inServer = !isFlying;
  expect(sim, process, request, cause);
  const at = isFlying ? arrivesAt : (columns.appliesAt[node] ?? 0);
  schedule(sim, at as Instant, { kind: isFlying ? EVENT_ARRIVAL : EVENT_SERVED, subject: node, detail: request.id }, cause);
}

/** What a controller's cache would hold, and the watch event that is still on its way to it. */
function resumeWatch(sim: Sim, entity: number, node: number, cause: number): void {
  const process = sim.world.processes.get(entity);
  const cache = process?.controllers?.cache;
  if (process === undefined || cache === undefined) return;
  const columns = sim.world.nodes;
  const arrivesAt = (columns.leaseWrittenAt[node] ?? 0) + (sim.world.links.get(entity)?.latency ?? sim.world.latency ?? sim.plan.latency);
  const isUnderWay = arrivesAt > sim.world.now;
  if (cutOf(sim, entity, 'answers') === null) cache.leaseRenewTime[node] = (isUnderWay ? columns.leaseRenewBefore[node] : columns.leaseRenewTime[node]) ?? 0;
  const connection = sim.world.connections.get(process.connection);
  if (!isUnderWay || connection?.state !== 'open') return;
  const event: Message = {
    ...message(sim, process, 'request', -1, columns.leaseWrittenAt[node] ?? 0, arrivesAt, cause),
    kind: 'watch',
    request: null,
    watch: { resource: 'Lease', node, renewTime: columns.leaseRenewTime[node] ?? 0, present: true },
  };
  sim.world.messages.set(event.id, event);
  schedule(sim, arrivesAt as Instant, { kind: EVENT_ARRIVAL, subject: entity, detail: event.id }, cause);
}

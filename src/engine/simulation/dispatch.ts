/** Hands the next event to its owner. Void events (cancelled timers, closed connections) end here. */
import { ensure } from '../base/assert.ts';
import type { Instant } from '../base/time.ts';
import { firstTime } from '../kernel/calendar.ts';
import { peekTime, popEvent, type QueueEntry } from '../kernel/eventQueue.ts';
import type { Connection } from '../network/connection.ts';
import { contextFor } from './actorContext.ts';
import { retellCandidate } from './coordinatedWatch.ts';
import { applyCommand } from './applyCommand.ts';
import {
  drawForPod,
  emit,
  nameOf,
  schedule,
  STREAM_POD_READY,
  wants,
  type Sim,
} from './context.ts';
import { apiServerExit, apiServerUp } from './controlPlane.ts';
import { listForControllers } from './controllers.ts';
import {
  EVENT_ARRIVAL,
  EVENT_COMPACTION,
  EVENT_DEAD_CHECK,
  EVENT_DIAL,
  EVENT_OPEN,
  EVENT_POD,
  EVENT_PROBE,
  EVENT_REFUSED,
  EVENT_REPEAT,
  EVENT_RESOURCE,
  EVENT_REQUEST_TIMEOUT,
  EVENT_RETRANSMISSION,
  EVENT_SCRIPT,
  EVENT_SERVED,
  EVENT_SERVER_EXIT,
  EVENT_START,
  EVENT_TIMER,
  EVENT_UNASKED,
} from './events.ts';
import { stepRenewals, stepReport } from './foldedKubelet.ts';
import { onResourceWrite } from './guardedResource.ts';
import { foldIfCalm, unfold, unfoldAll } from './unfoldKubelet.ts';
import { renewalsThatFit } from './linkState.ts';
import { onCompaction } from './etcdStore.ts';
import { repeatRequest } from './libraryRepeats.ts';
import { loseWatch, watchOpened } from './kubeletWatch.ts';
import {
  answerTo,
  failRefused,
  fireTimer,
  probe,
  startProcess,
  timeOut,
  watchTo,
} from './processes.ts';
import { onServed, takeIn, tellPod } from './server.ts';
import { listForScheduler } from './schedulers.ts';
import { placePod } from './start.ts';
import { destroy, isDead } from './connectionEnd.ts';
import { arrives, loseUnasked, onRetransmission, refuse, transmit } from './transport.ts';
import { onDial } from './dialling.ts';
import type { Message } from './world.ts';

const entry: QueueEntry = { time: 0, kind: 0, subject: 0, detail: 0, cause: 0 };

/** Carries out the next event at or before `limit`; false when there is none. */
export function dispatchNext(sim: Sim, limit: number): boolean {
  if (!step(sim, limit, 1)) return false;
  lookAtRoom(sim);
  return true;
}

/** Carries out every event at or before `limit`. */
export function dispatchAll(sim: Sim, limit: number): void {
  while (step(sim, limit, Infinity)) lookAtRoom(sim);
}

/** When etcd is as good as full, kubelets go on message by message, so that each hears its own refusal. */
function lookAtRoom(sim: Sim): void {
  if (sim.world.calendar.size > 0 && renewalsThatFit(sim) === 0) unfoldAll(sim, 0);
}

/**
 * The next event, or, of renewals of folded kubelets, as many as come before anything else, but at
 * most `renewals`. At equal times the queue comes before reports, and reports before renewals.
 */
function step(sim: Sim, limit: number, renewals: number): boolean {
  const { world } = sim;
  const { queue, calendar, reports } = world;
  const queued = peekTime(queue);
  const bound = queued < limit ? queued : limit;
  const report =
    reports.size > 0 ? firstTime(reports, world.nodes.reportAppliesAt, bound) : Infinity;
  const next = report < queued ? report : queued;
  if (calendar.size > 0) {
    const most = Math.min(renewals, renewalsThatFit(sim));
    if (stepRenewals(sim, next, limit, most) > 0) return true;
  }
  if (next > limit) return false;
  if (report < queued) {
    stepReport(sim, report);
    return true;
  }
  world.now = queued as Instant;
  popEvent(queue, entry);
  dispatch(sim, entry.kind, entry.subject, entry.detail, entry.cause);
  return true;
}

function dispatch(sim: Sim, kind: number, subject: number, detail: number, cause: number): void {
  switch (kind) {
    case EVENT_TIMER:
      fireTimer(sim, detail, cause);
      return;
    case EVENT_ARRIVAL:
      onMessage(sim, sim.world.messages.get(detail), cause, onArrival);
      return;
    case EVENT_SERVED:
      onMessage(sim, sim.world.messages.get(detail), cause, onServed);
      return;
    case EVENT_REQUEST_TIMEOUT:
      timeOut(sim, subject, detail, cause);
      return;
    case EVENT_REFUSED:
      failRefused(sim, subject, detail, cause);
      return;
    case EVENT_REPEAT:
      repeatRequest(sim, subject, detail, cause);
      return;
    case EVENT_RETRANSMISSION:
      onRetransmission(sim, subject, detail === 0 ? 'requests' : 'answers', cause);
      return;
    case EVENT_DEAD_CHECK:
    case EVENT_DIAL:
    case EVENT_OPEN:
    case EVENT_UNASKED:
      onConnection(sim, kind, sim.world.connections.get(subject), detail, cause);
      return;
    case EVENT_SCRIPT:
      applyCommand(
        sim,
        ensure(sim.plan.scenario.script[subject], 'script entry').command,
        'script',
        cause,
      );
      return;
    case EVENT_COMPACTION:
      onCompaction(sim);
      return;
    case EVENT_START:
      onStart(sim, subject, detail, cause);
      return;
    case EVENT_SERVER_EXIT:
      apiServerExit(sim, subject, detail, cause);
      return;
    case EVENT_RESOURCE:
      onResourceWrite(sim, subject, detail, cause);
      return;
    case EVENT_PROBE:
      probe(sim, subject, detail, cause);
      return;
    case EVENT_POD:
      onPod(sim, detail, cause);
      return;
    default:
      return;
  }
}

function onMessage(
  sim: Sim,
  message: Message | undefined,
  cause: number,
  act: (sim: Sim, message: Message, cause: number) => void,
): void {
  if (message !== undefined) act(sim, message, cause);
}

/** EVENT_ARRIVAL: a message that waits again has another event coming. */
function onArrival(sim: Sim, message: Message, cause: number): void {
  if (message.arrivesAt !== sim.world.now || message.inServer || !arrives(sim, message, cause))
    return;
  if (message.kind === 'request') {
    takeIn(sim, message, cause);
    return;
  }
  sim.world.messages.delete(message.id);
  const process = sim.world.processes.get(message.entity);
  if (process === undefined || process.incarnation !== message.incarnation) return;
  if (message.watch !== null) {
    watchTo(sim, process, message.watch, cause);
    return;
  }
  const answer = ensure(message.answer, 'an answer');
  const pending = process.requests.get(message.requestId);
  if (pending === undefined) return;
  let fact = cause;
  if (
    wants(sim, 'answerReceived') &&
    pending.request.resource !== 'Event' &&
    (answer.outcome === 'ok' || answer.outcome === 'failed')
  ) {
    const reason = answer.outcome === 'failed' ? { reason: answer.reason } : {};
    fact = emit(
      sim,
      {
        kind: 'answerReceived',
        id: message.requestId,
        process: nameOf(sim, message.entity),
        code: answer.code,
        ...reason,
      },
      cause,
    );
  }
  answerTo(sim, process, message.requestId, answer, fact);
  if (process.kubelet !== null) foldIfCalm(sim, process);
}

function onConnection(
  sim: Sim,
  kind: number,
  connection: Connection | undefined,
  detail: number,
  cause: number,
): void {
  if (connection === undefined || connection.orphan) return;
  if (kind === EVENT_DEAD_CHECK) onDeadCheck(sim, connection, cause);
  else if (kind === EVENT_UNASKED) loseUnasked(sim, connection, cause);
  else if (kind === EVENT_OPEN) onOpen(sim, connection, detail, cause);
  else if (onDial(sim, connection, detail, cause)) onDialFailed(sim, connection, cause);
}

/** TR-3: what waits on a dead connection fails; the next request opens a new one. */
function onDeadCheck(sim: Sim, connection: Connection, cause: number): void {
  const process = sim.world.processes.get(connection.entity);
  if (process === undefined) return;
  const asking = [...process.requests.values()].filter(
    (pending) => pending.connection === connection.id,
  );
  if (!isDead(sim, connection, asking.length > 0, cause)) return;
  const fact = emit(
    sim,
    { kind: 'connectionLost', process: nameOf(sim, connection.entity) },
    cause,
  );
  // The server has given it up as well: of what a kernel still repeats on it, nothing was ever stored (recorded).
  destroy(sim, connection);
  if (connection.use === 'watch') {
    loseWatch(sim, process, fact, true);
    return;
  }
  process.connection = -1;
  for (const pending of asking)
    answerTo(sim, process, pending.id, { outcome: 'connectionLost' }, fact);
}

function onDialFailed(sim: Sim, connection: Connection, cause: number): void {
  const process = sim.world.processes.get(connection.entity);
  destroy(sim, connection);
  if (process === undefined) return;
  if (connection.use === 'watch') {
    loseWatch(sim, process, cause, false);
    return;
  }
  process.connection = -1;
  for (const pending of process.requests.values()) {
    if (pending.connection === connection.id) refuse(sim, process, pending.id, cause);
  }
}

function onOpen(sim: Sim, connection: Connection, generation: number, cause: number): void {
  if (connection.state !== 'dialling' || connection.dialGeneration !== generation) return;
  const process = sim.world.processes.get(connection.entity);
  if (process === undefined) return;
  connection.state = 'open';
  connection.lastByteAt = sim.world.now;
  if (connection.use === 'watch') {
    watchOpened(sim, process, cause);
    return;
  }
  const fact = wants(sim, 'connectionOpened')
    ? emit(sim, { kind: 'connectionOpened', process: nameOf(sim, connection.entity) }, cause)
    : cause;
  const waiting = connection.dialling;
  connection.dialling = [];
  for (const id of waiting) {
    const message = sim.world.messages.get(id);
    if (message === undefined) continue;
    transmit(
      sim,
      connection,
      message,
      process.requests.get(message.requestId)?.actor ?? null,
      message.cause,
    );
  }
  retellCandidate(sim, process, fact);
  // AS-9: a new connection, a new watch: the caches are listed again.
  if (process.controllers?.synced === true && process.status === 'running')
    listForControllers(sim, process, contextFor(sim, process, 'informer', fact));
  if (process.scheduler?.synced === true && process.status === 'running')
    listForScheduler(sim, process, fact);
}

function onStart(sim: Sim, entity: number, incarnation: number, cause: number): void {
  const process = sim.world.processes.get(entity);
  if (process === undefined || process.incarnation !== incarnation) return;
  if (process.status !== 'restarting' && process.status !== 'notStarted') return;
  const planned = sim.plan.entities[entity];
  if (planned?.kind === 'apiServer') {
    apiServerUp(sim, planned.machine, cause);
    return;
  }
  if (entity < sim.plan.nodeCount && sim.world.nodes.powered[entity] === 0) return;
  startProcess(sim, process, cause);
}

/** Recorded: a Pod is Ready 0.06 to 0.4 s after it was bound. */
const POD_READY_MIN = 60_000;
const POD_READY_MAX = 400_000;

/** A Pod is created and bound; the second time, its kubelet reports it Ready. `detail` −1 − index: the second. */
function onPod(sim: Sim, detail: number, cause: number): void {
  const index = detail >= 0 ? detail : -1 - detail;
  const pod = ensure(sim.plan.pods[index], 'pod');
  if (detail >= 0) {
    placePod(sim, pod, false);
    const readyAfter = drawForPod(sim, STREAM_POD_READY, pod.key, POD_READY_MIN, POD_READY_MAX);
    tellPod(sim, pod.key, cause);
    schedule(
      sim,
      (sim.world.now + readyAfter) as Instant,
      { kind: EVENT_POD, subject: pod.node, detail: -1 - index },
      cause,
    );
    return;
  }
  unfold(sim, pod.node, cause);
  const process = sim.world.processes.get(pod.node);
  if (process?.kubelet == null || process.status !== 'running') return;
  contextFor(sim, process, 'status', cause).request(
    { verb: 'PATCH', resource: 'Pod', pod: pod.key, ready: true },
    sim.plan.heartbeatTimeout,
  );
}

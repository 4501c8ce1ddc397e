/**
 * Moves messages between processes and the API server: latency, cuts, TCP's repeats, dead and new
 * connections (TR rules). What happens at either end is server.ts and processes.ts.
 */
import { ensure } from '../base/assert.ts';
import type { Duration, Instant } from '../base/time.ts';
import type { Answer } from '../kubernetes/messages.ts';
import {
  transmissionAt,
  type Channel,
  type Connection,
  type CutMode,
  type Direction,
} from '../network/connection.ts';
import {
  baseLatency,
  drawFor,
  emit,
  isLoopback,
  nameOf,
  schedule,
  STREAM_CANDIDATE_LATENCY,
  STREAM_LEASE_LATENCY,
  STREAM_PROCESS_LATENCY,
  STREAM_SPACING,
  STREAM_STATUS_LATENCY,
  wants,
  type Sim,
} from './context.ts';
import { destroy, suspect } from './connectionEnd.ts';
import { EVENT_ARRIVAL, EVENT_REFUSED, EVENT_RETRANSMISSION } from './events.ts';
import { armTimer, WATCH_TIMER } from './timers.ts';
import type { ActorName, Message, Process } from './world.ts';
import { dial, dialAnew } from './dialling.ts';
import type { LinkEnds } from './endpoints.ts';
import { repeatAt } from './lateness.ts';
import { cutOf, isLost } from './linkState.ts';
import { isFirstLost } from './unaskedEvents.ts';

/** How long a refusal takes: one short trip there and back. */
const REFUSAL = 500 as Duration;

const SPACING_MIN = 1_000;
const SPACING_MAX = 6_000;

const channelOf = (connection: Connection, direction: Direction): Channel =>
  direction === 'requests' ? connection.requests : connection.answers;

const directionOf = (message: Message): Direction =>
  message.kind === 'request' ? 'requests' : 'answers';

function latencyStream(message: Message, actor: ActorName | null): number {
  if (actor === 'lease' && message.request?.resource === 'Lease') return STREAM_LEASE_LATENCY;
  if (actor === 'candidate') return STREAM_CANDIDATE_LATENCY;
  return actor === 'status' ? STREAM_STATUS_LATENCY : STREAM_PROCESS_LATENCY;
}

/** Watch events take the bare latency, so that they stay in order. */
function travel(sim: Sim, message: Message, actor: ActorName | null): Duration {
  const base = baseLatency(sim, message.entity, message.server);
  const process = sim.world.processes.get(message.entity);
  if (message.kind === 'watch' || process === undefined || sim.plan.jitter === 0) return base;
  if (isLoopback(sim, message.entity)) return base;
  return (base +
    drawFor(sim, process, latencyStream(message, actor), 0, sim.plan.jitter + 1)) as Duration;
}

/** Starts a message on its way over an open connection. */
export function transmit(
  sim: Sim,
  connection: Connection,
  message: Message,
  actor: ActorName | null,
  cause: number,
): void {
  const direction = directionOf(message);
  const channel = channelOf(connection, direction);
  const mode = cutOf(sim, message.entity, connection.server, direction);
  message.cause = cause;
  message.server = connection.server;
  const isStalled = channel.firstLostAt !== null && channel.attempts > 1;
  if (mode !== null || channel.waiting.length > 0 || isStalled) {
    hinder(sim, connection, message, mode, sim.world.now);
  } else if (isLost(sim, message.entity, connection.server)) {
    hinder(sim, connection, message, 'lost', sim.world.now);
  } else {
    arriveAfter(sim, message, travel(sim, message, actor));
    awaitAcknowledgement(sim, connection, direction, cause);
  }
}

function arriveAfter(sim: Sim, message: Message, latency: Duration): void {
  message.arrivesAt = (sim.world.now + latency) as Instant;
  schedule(
    sim,
    message.arrivesAt,
    { kind: EVENT_ARRIVAL, subject: message.entity, detail: message.id },
    message.cause,
  );
}

/** A message meets a wall, or TCP's queue behind a healed one; `lostAt` is when it was sent. */
function hinder(
  sim: Sim,
  connection: Connection,
  message: Message,
  mode: CutMode | null,
  lostAt: Instant,
): void {
  const direction = directionOf(message);
  const channel = channelOf(connection, direction);
  const process = nameOf(sim, message.entity);
  if (mode === 'refused') {
    resetConnection(sim, connection, message.cause);
    return;
  }
  message.arrivesAt = null;
  channel.waiting.push(message.id);
  if (mode === 'held') {
    if (wants(sim, 'messageHeld'))
      emit(
        sim,
        { kind: 'messageHeld', process, direction, waiting: channel.waiting.length },
        message.cause,
      );
  } else if (channel.firstLostAt === null) {
    channel.firstLostAt = lostAt;
    channel.attempts = 1;
    while (transmissionAt(lostAt, channel.attempts) <= sim.world.now) channel.attempts++;
    loseTransmission(sim, connection, direction, 0, message.cause);
  }
  suspect(sim, connection, message.cause);
}

/**
 * TR-2: what arrives but is not acknowledged counts as lost. From its first repeat on, 0.2 s later, TCP
 * sends nothing new: recorded, of five renewals of a kubelet whose answers were dropped, one arrived.
 */
function awaitAcknowledgement(
  sim: Sim,
  connection: Connection,
  direction: Direction,
  cause: number,
): void {
  const { entity, server, requests } = connection;
  if (direction !== 'requests' || requests.firstLostAt !== null) return;
  if (cutOf(sim, entity, server, 'answers') !== 'lost') return;
  requests.firstLostAt = sim.world.now;
  requests.attempts = 1;
  loseTransmission(sim, connection, 'requests', 0, cause);
}

/** What keeps TCP from getting through in one direction; a request also needs its acknowledgement. */
function wallOf(sim: Sim, { entity, server }: Connection, direction: Direction): CutMode | null {
  const mode = cutOf(sim, entity, server, direction);
  if (mode !== null) return mode;
  const isDeaf = direction === 'requests' && cutOf(sim, entity, server, 'answers') === 'lost';
  return isDeaf || isLost(sim, entity, server) ? 'lost' : null;
}

/** A transmission dies at the wall; TCP's next try is put in the queue (TR-2). */
function loseTransmission(
  sim: Sim,
  connection: Connection,
  direction: Direction,
  attempt: number,
  cause: number,
): void {
  const channel = channelOf(connection, direction);
  const due = transmissionAt(ensure(channel.firstLostAt, 'a first lost send'), channel.attempts);
  const nextAt = direction === 'requests' ? repeatAt(sim, connection.entity, due) : due;
  channel.nextAt = nextAt;
  const process = nameOf(sim, connection.entity);
  const waiting = channel.waiting.length;
  // Where nothing waits, nobody misses what was lost.
  const fact =
    waiting === 0
      ? cause
      : emit(
          sim,
          { kind: 'transmissionLost', process, direction, attempt, waiting, nextAt },
          cause,
        );
  schedule(
    sim,
    nextAt,
    {
      kind: EVENT_RETRANSMISSION,
      subject: connection.id,
      detail: direction === 'requests' ? 0 : 1,
    },
    fact,
  );
}

/** EVENT_UNASKED: what the server says meets a wall, and its repeats begin (TR-2). */
export function loseUnasked(sim: Sim, connection: Connection, cause: number): void {
  if (!isFirstLost(sim, connection)) return;
  connection.answers.firstLostAt = sim.world.now;
  connection.answers.attempts = 1;
  loseTransmission(sim, connection, 'answers', 0, cause);
}

/** EVENT_RETRANSMISSION: TCP sends again what waits; through, or lost once more (TR-2). */
export function onRetransmission(
  sim: Sim,
  connectionId: number,
  direction: Direction,
  cause: number,
): void {
  const connection = sim.world.connections.get(connectionId);
  if (connection === undefined) return;
  const channel = channelOf(connection, direction);
  if (channel.firstLostAt === null || channel.nextAt !== sim.world.now) return;
  const mode = wallOf(sim, connection, direction);
  if (mode === null) pass(sim, connection, direction, cause);
  else if (mode === 'lost') {
    channel.attempts++;
    loseTransmission(sim, connection, direction, channel.attempts - 1, cause);
  } else if (mode === 'held') channel.firstLostAt = null;
  else resetConnection(sim, connection, cause);
}

/** What passed together arrives in order, one a little behind the other: recorded 1 to 6 ms. */
function spacing(sim: Sim, { entity, kind }: Message): Duration {
  const process = sim.world.processes.get(entity);
  if (kind !== 'request' || process === undefined) return 0 as Duration;
  return drawFor(sim, process, STREAM_SPACING, SPACING_MIN, SPACING_MAX) as Duration;
}

/** Everything that waits in one direction passes at once (TR-2). */
function pass(sim: Sim, connection: Connection, direction: Direction, cause: number): void {
  const channel = channelOf(connection, direction);
  const waiting = channel.waiting;
  const caught = channel.firstLostAt === null ? 'held' : 'lost';
  channel.waiting = [];
  channel.firstLostAt = null;
  if (waiting.length === 0) return;
  const fact = emit(
    sim,
    {
      kind: 'waitingPassed',
      process: nameOf(sim, connection.entity),
      direction,
      count: waiting.length,
    },
    cause,
  );
  let behind = 0;
  for (const id of waiting) {
    const message = sim.world.messages.get(id);
    if (message === undefined) continue;
    message.cause = fact;
    message.caught = caught === 'lost' && id !== waiting[0] ? 'behind' : caught;
    const way = baseLatency(sim, message.entity, connection.server);
    arriveAfter(sim, message, (way + behind) as Duration);
    behind += spacing(sim, message);
  }
  if (connection.orphan && connection.requests.waiting.length === 0)
    sim.world.connections.delete(connection.id);
}

/**
 * EVENT_ARRIVAL, first half: whether the message really gets there. A wall that was built while it
 * was under way stops it as it stops a new one.
 */
export function arrives(sim: Sim, message: Message, cause: number): boolean {
  const direction = directionOf(message);
  const mode = cutOf(sim, message.entity, message.server, direction);
  const connection = sim.world.connections.get(message.connection);
  if (connection === undefined || (connection.orphan && direction === 'answers')) {
    if (mode === null && direction === 'requests') return true;
    sim.world.messages.delete(message.id);
    return false;
  }
  if (mode === null) {
    if (direction === 'answers') connection.lastByteAt = sim.world.now;
    return true;
  }
  message.cause = cause;
  hinder(sim, connection, message, mode, message.sentAt);
  return false;
}

/** A link heals: what was held passes now; what was lost waits for TCP (TR-2). */
export function onHealed(sim: Sim, { entity, machine }: LinkEnds, cause: number): void {
  for (const connection of [...sim.world.connections.values()]) {
    if (connection.entity !== entity || connection.server !== machine) continue;
    for (const direction of ['requests', 'answers'] as const) {
      const channel = channelOf(connection, direction);
      const isHeld = channel.firstLostAt === null && channel.waiting.length > 0;
      if (isHeld && cutOf(sim, entity, machine, direction) === null)
        pass(sim, connection, direction, cause);
    }
  }
}

/** A reset: both ends hear of it at once; every request on the connection fails at its sender. */
export function resetConnection(sim: Sim, connection: Connection, cause: number): void {
  destroy(sim, connection);
  // What the server is at work on is called off (AS-8).
  for (const message of sim.world.messages.values())
    if (message.connection === connection.id && message.inServer) message.caught = 'reset';
  const process = sim.world.processes.get(connection.entity);
  if (process === undefined || connection.orphan) return;
  if (process.watchConnection === connection.id) {
    process.watchConnection = -1;
    armTimer(sim, process, WATCH_TIMER, 0 as Duration, cause);
  }
  if (process.connection !== connection.id) return;
  process.connection = -1;
  for (const pending of process.requests.values()) {
    if (pending.connection === connection.id) refuse(sim, process, pending.id, cause);
  }
}

/** A request comes straight back: refused. */
export function refuse(sim: Sim, process: Process, request: number, cause: number): void {
  const at = (sim.world.now + REFUSAL) as Instant;
  schedule(sim, at, { kind: EVENT_REFUSED, subject: process.entity, detail: request }, cause);
}

/** The connection for a process's next request: the one it has, or a new one that is dialled now. */
export function connectionFor(sim: Sim, process: Process, cause: number): Connection {
  let connection = sim.world.connections.get(process.connection);
  if (connection === undefined) {
    connection = dial(sim, process.entity, 'requests', cause);
    process.connection = connection.id;
  } else if (connection.state === 'dialling' && connection.dialling.length === 0) {
    dialAnew(sim, connection, cause);
  }
  return connection;
}

/** Puts a request on its connection. */
export function sendRequest(
  sim: Sim,
  connection: Connection,
  message: Message,
  actor: ActorName,
): void {
  sim.world.messages.set(message.id, message);
  if (connection.state === 'dialling') connection.dialling.push(message.id);
  else transmit(sim, connection, message, actor, message.cause);
}

/** Sends an answer back over the connection that brought the request, if it is still there. */
export function sendAnswer(
  sim: Sim,
  request: Message,
  answer: Answer,
  actor: ActorName | null,
  cause: number,
): void {
  const connection = sim.world.connections.get(request.connection);
  if (connection === undefined || connection.orphan || connection.state !== 'open') return;
  const message: Message = {
    id: sim.world.nextId++,
    connection: connection.id,
    entity: request.entity,
    kind: 'answer',
    requestId: request.requestId,
    incarnation: request.incarnation,
    request: request.request,
    answer,
    watch: null,
    sentAt: sim.world.now,
    arrivesAt: null,
    inServer: false,
    caught: null,
    commitsFrom: null,
    server: connection.server,
    cause,
  };
  sim.world.messages.set(message.id, message);
  transmit(sim, connection, message, actor, cause);
}

/**
 * The context an actor gets for one input: its process's clocks, chance, timers and connection, and
 * the log. Made anew each time and never kept, so that state stays plain data.
 */
import { streamNumber } from '../base/chance.ts';
import type { Duration, Monotonic } from '../base/time.ts';
import type { ControllerContext } from '../kubernetes/actor.ts';
import type { ApiRequest } from '../kubernetes/messages.ts';
import { instantOf, monotonicOf, wallOf } from '../kubernetes/processClock.ts';
import { drawAs, drawFor, emit, nameOf, rankOf, schedule, wants, type Sim } from './context.ts';
import { EVENT_REQUEST_TIMEOUT } from './events.ts';
import { armTimer, clearTimer } from './timers.ts';
import { connectionFor, sendRequest } from './transport.ts';
import type { ActorName, Message, PendingRequest, Process } from './world.ts';

/** Prefix of the streams that an actor draws from. */
const STREAM_PREFIX: Readonly<Record<ActorName, string>> = {
  elector: 'elector',
  nlc: 'nlc',
  tec: 'tec',
  lease: 'kubelet',
  status: 'kubelet',
  informer: 'process',
  workloads: 'workloads',
  scheduler: 'scheduler',
  candidate: 'candidate',
  identity: 'identity',
  identityGc: 'identity',
  cle: 'cle',
  candidateGc: 'cle',
};

const resourceName = (request: ApiRequest): string =>
  request.resource === 'Pod'
    ? 'pod' in request
      ? request.pod
      : request.generateName
    : request.resource === 'Event'
      ? request.about
      : request.verb === 'LIST'
        ? ''
        : request.name;

function sendFrom(
  sim: Sim,
  process: Process,
  actor: ActorName,
  request: ApiRequest,
  timeout: Duration,
  cause: number,
): number {
  const id = sim.world.nextId++;
  const name = nameOf(sim, process.entity);
  const sent =
    wants(sim, 'requestSent') && request.resource !== 'Event'
      ? emit(
          sim,
          {
            kind: 'requestSent',
            id,
            process: name,
            verb: request.verb,
            resource: request.resource,
            namespace: 'namespace' in request ? request.namespace : '',
            name: resourceName(request),
            ...(request.verb === 'PUT' ? { resourceVersion: request.resourceVersion } : {}),
          },
          cause,
        )
      : cause;
  dispatchRequest(sim, process, { id, actor, request, timeout, repeats: 0 }, sent);
  return id;
}

/** Puts a request on the wire, for the first time or once more, and waits for its answer. */
export function dispatchRequest(
  sim: Sim,
  process: Process,
  asked: Pick<PendingRequest, 'id' | 'actor' | 'request' | 'timeout' | 'repeats'>,
  sent: number,
): void {
  const { id, actor, request, timeout } = asked;
  const deadline = (monotonicOf(process.clock, sim.world.now) + timeout) as Monotonic;
  const timeoutAt = instantOf(process.clock, deadline);
  const messageId = sim.world.nextId++;
  const connection = connectionFor(sim, process, sent);
  const message: Message = {
    id: messageId,
    connection: connection.id,
    entity: process.entity,
    kind: 'request',
    requestId: id,
    incarnation: process.incarnation,
    request,
    answer: null,
    watch: null,
    sentAt: sim.world.now,
    arrivesAt: null,
    inServer: false,
    caught: null,
    commitsFrom: null,
    server: connection.server,
    cause: sent,
  };
  sendRequest(sim, connection, message, actor);
  process.requests.set(id, {
    ...asked,
    connection: connection.id,
    sentAt: sim.world.now,
    deadline,
    cause: sent,
  });
  schedule(
    sim,
    timeoutAt,
    { kind: EVENT_REQUEST_TIMEOUT, subject: process.entity, detail: id },
    sent,
  );
}

/** The context of one input; never kept. */
export function contextFor(
  sim: Sim,
  process: Process,
  actor: ActorName,
  cause: number,
): ControllerContext {
  let latest = cause;
  const { clock } = process;
  const now = sim.world.now;
  return {
    process: nameOf(sim, process.entity),
    now,
    monotonic: monotonicOf(clock, now),
    wall: wallOf(clock, now),
    request: (request, timeout) => sendFrom(sim, process, actor, request, timeout, latest),
    setTimer: (name, wait) => armTimer(sim, process, name, wait, latest),
    clearTimer: (name) => clearTimer(sim, process, name),
    draw: (purpose, from, to, at = now, of) => {
      const stream = streamNumber(`${STREAM_PREFIX[actor]}.${purpose}`);
      return of === undefined
        ? drawFor(sim, process, stream, from, to, at)
        : drawAs(sim, process, stream, of, { from, to, at });
    },
    rankOf: (node, turn) => rankOf(sim, node, turn),
    fact: (body) => (latest = emit(sim, body, latest)),
  };
}

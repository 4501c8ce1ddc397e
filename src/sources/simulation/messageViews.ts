/**
 * Messages as a view may draw them: those under way or waiting, from the world, and those that ended
 * since the last frame, from the facts — a trip of 4 ms begins and ends between two frames.
 */
import { NODE_LEASES, type Fact, type Message, type Sim } from '../../engine/index.ts';
import type { MessageView } from '../frame.ts';

/** What is remembered of a request until it has ended. */
interface Sent {
  readonly process: string;
  readonly verb: string;
  readonly resource: string;
  readonly lease: { readonly namespace: string; readonly name: string } | null;
  readonly sentAt: number;
  answeredAt: number | null;
  code: number | null;
}

export interface MessageMemory {
  readonly sent: Map<number, Sent>;
}

export const createMessageMemory = (): MessageMemory => ({ sent: new Map() });

/** Requests that nobody will ever hear of again are forgotten after so long, µs. */
const FORGET_AFTER = 120_000_000;

const requestKey = (id: number): number => id * 4;
const answerKey = (id: number): number => id * 4 + 1;
const watchKey = (id: number): number => id * 4 + 2;

/** Messages that ended in these facts. */
export function endedMessages(memory: MessageMemory, facts: readonly Fact[]): MessageView[] {
  const ended: MessageView[] = [];
  for (const fact of facts) {
    if (fact.kind === 'requestSent') remember(memory, fact);
    else if (fact.kind === 'answered') {
      const sent = memory.sent.get(fact.id);
      if (sent === undefined) continue;
      sent.answeredAt = fact.t;
      sent.code = fact.code;
      ended.push(
        view(sent, requestKey(fact.id), 'request', {
          at: fact.t,
          state: 'arrived',
          senderWaiting: fact.senderWaiting,
        }),
      );
      if (!fact.senderWaiting) memory.sent.delete(fact.id);
    } else if (fact.kind === 'answerReceived') {
      const sent = memory.sent.get(fact.id);
      if (sent === undefined) continue;
      memory.sent.delete(fact.id);
      ended.push(
        view(sent, answerKey(fact.id), 'answer', {
          at: fact.t,
          state: 'arrived',
          senderWaiting: true,
        }),
      );
    } else if (fact.kind === 'requestTimedOut' || fact.kind === 'requestRefused') {
      const sent = memory.sent.get(fact.id);
      if (sent === undefined) continue;
      const state = fact.kind === 'requestTimedOut' ? 'timedOut' : 'refused';
      ended.push(
        view(sent, requestKey(fact.id), 'request', { at: fact.t, state, senderWaiting: false }),
      );
    } else if (fact.kind === 'watchDelivered') {
      const lease = { namespace: fact.namespace, name: fact.name };
      const sent: Sent = {
        process: fact.process,
        verb: '',
        resource: fact.resource,
        lease,
        sentAt: fact.t,
        answeredAt: null,
        code: null,
      };
      ended.push(
        view(sent, fact.seq * 4 + 3, 'watch', {
          at: fact.t,
          state: 'arrived',
          senderWaiting: true,
        }),
      );
    }
  }
  return ended;
}

function remember(memory: MessageMemory, fact: Extract<Fact, { kind: 'requestSent' }>): void {
  const lease = fact.resource === 'Lease' ? { namespace: fact.namespace, name: fact.name } : null;
  memory.sent.set(fact.id, {
    process: fact.process,
    verb: fact.verb,
    resource: fact.resource,
    lease,
    sentAt: fact.t,
    answeredAt: null,
    code: null,
  });
  for (const [id, sent] of memory.sent) {
    if (fact.t - sent.sentAt <= FORGET_AFTER) break;
    memory.sent.delete(id);
  }
}

function view(
  sent: Sent,
  id: number,
  kind: MessageView['kind'],
  end: {
    readonly at: number;
    readonly state: MessageView['state'];
    readonly senderWaiting: boolean;
  },
): MessageView {
  return {
    id,
    process: sent.process,
    kind,
    lease: sent.lease,
    resource: sent.resource,
    verb: sent.verb,
    code: kind === 'answer' ? sent.code : null,
    sentAt: kind === 'answer' ? (sent.answeredAt ?? sent.sentAt) : sent.sentAt,
    arrivesAt: end.at,
    state: end.state,
    senderWaiting: end.senderWaiting,
  };
}

/** Messages that exist now. */
export function presentMessages(sim: Sim): MessageView[] {
  const views: MessageView[] = [];
  for (const message of sim.world.messages.values()) {
    const lease = leaseOf(sim, message);
    if (lease === null && message.request?.resource !== 'Node') continue;
    const process = sim.world.processes.get(message.entity);
    const key =
      message.kind === 'watch'
        ? watchKey(message.id)
        : message.kind === 'request'
          ? requestKey(message.requestId)
          : answerKey(message.requestId);
    const answer = message.answer;
    views.push({
      id: key,
      process: sim.plan.entities[message.entity]?.name ?? '',
      kind: message.kind,
      lease,
      resource: message.request?.resource ?? 'Lease',
      verb: message.request?.verb ?? '',
      code:
        answer !== null && (answer.outcome === 'ok' || answer.outcome === 'failed')
          ? answer.code
          : null,
      sentAt: message.sentAt,
      arrivesAt: message.arrivesAt,
      state: message.inServer ? 'inServer' : message.arrivesAt === null ? 'waiting' : 'flying',
      senderWaiting:
        message.kind === 'watch' ||
        (process?.incarnation === message.incarnation && process.requests.has(message.requestId)),
    });
  }
  return views;
}

function leaseOf(sim: Sim, message: Message): MessageView['lease'] {
  const { request, watch } = message;
  if (request?.resource === 'Lease') return { namespace: request.namespace, name: request.name };
  if (watch?.resource === 'Lease')
    return { namespace: NODE_LEASES, name: sim.plan.nodeLifecycle.nodeNames[watch.node] ?? '' };
  return null;
}

/**
 * The engine's facts, reduced to the same transitions as a recording (transitions.ts). Processes
 * are named as a recording names them: by the last part of their id, `kubelet/node-0` is node-0, but for
 * the API server.
 */
import type { Fact, FactKind, FactOf, Instant } from '../engine/index.ts';
import { isOwnLease, SERVER } from './ownRequests.ts';
import {
  createTransitionLog,
  finishTransitions,
  note,
  noteLeaseDeleted,
  noteLeaseWrite,
  noteRefusal,
  objectNames,
  type TransitionLog,
  type Transitions,
} from './transitions.ts';

/** The kinds of fact that are read here; a run may leave out all others. */
export const TRANSITION_FACTS: ReadonlySet<FactKind> = new Set<FactKind>([
  'requestSent',
  'answered',
  'leaseWritten',
  'leaseDeleted',
  'nodeConditionChanged',
  'taintAdded',
  'taintRemoved',
  'podReadyChanged',
  'podDeleted',
  'podRemoved',
  'startedLeading',
  'newLeaderObserved',
  'workCancelled',
  'stoppedLeading',
]);

const roleOf = (process: string): string =>
  process.startsWith('kube-apiserver/') ? SERVER : process.slice(process.lastIndexOf('/') + 1);

/** A holder writes itself, but where the API server assigns a lock (CE-8): then its host begins its identity. */
function roleOfHolder({ process, holderIdentity }: FactOf<'leaseWritten'>): string {
  const who = roleOf(process);
  const [host = ''] = holderIdentity.split('_');
  return who === SERVER && process !== `kube-apiserver/${host}` && !isOwnLease(host) ? host : who;
}

/** What is remembered from fact to fact. */
interface Reading {
  readonly log: TransitionLog;
  readonly requests: Map<number, FactOf<'requestSent'>>;
  /** Roles by identity. */
  readonly roles: Map<string, string>;
}

/**
 * Transitions of the facts up to `to`. Beside a recording, what electors believed is told only of
 * those that told it there.
 */
export function transitionsOfFacts(
  facts: readonly Fact[],
  to: Instant,
  recorded?: Transitions,
): Transitions {
  const reading: Reading = { log: createTransitionLog(to), requests: new Map(), roles: new Map() };
  for (const fact of facts) {
    if (fact.t > to) break;
    noteLeaseFact(reading, fact);
    noteNodeFact(reading.log, fact);
    noteElectorFact(reading, fact);
  }
  if (recorded !== undefined) forgetSilentElectors(reading.log, recorded);
  return finishTransitions(reading.log);
}

function forgetSilentElectors({ byObject }: TransitionLog, recorded: Transitions): void {
  const tellers = new Set([...recorded.keys()].map(objectNames.teller));
  for (const object of byObject.keys()) {
    const teller = objectNames.teller(object);
    if (teller !== null && !tellers.has(teller)) byObject.delete(object);
  }
  // A process that exits with its elector may be gone before its work could say that it was cancelled.
  for (const [object, story] of recorded) {
    const work = objectNames.workOf(object);
    const isUnsaid =
      work !== null && !recorded.has(work) && story.at(-1)?.what === 'stoppedLeading';
    if (isUnsaid) byObject.delete(work);
  }
}

function noteLeaseFact({ log, requests, roles }: Reading, fact: Fact): void {
  switch (fact.kind) {
    case 'requestSent':
      if (fact.resource === 'Lease') requests.set(fact.id, fact);
      return;
    case 'answered': {
      const request = requests.get(fact.id);
      requests.delete(fact.id);
      if (request === undefined) return;
      const who = roleOf(fact.process);
      noteRefusal(log, request, { who, verb: request.verb, code: fact.code, t: fact.t });
      return;
    }
    case 'leaseWritten': {
      const identity = fact.holderIdentity;
      if (identity !== '' && !roles.has(identity)) roles.set(identity, roleOfHolder(fact));
      const holder = roles.get(identity) ?? identity;
      noteLeaseWrite(log, fact, { holder, transitions: fact.leaseTransitions, t: fact.t });
      return;
    }
    case 'leaseDeleted':
      noteLeaseDeleted(log, fact.namespace, fact.name, fact.t);
      return;
    default:
      return;
  }
}

function noteNodeFact(log: TransitionLog, fact: Fact): void {
  switch (fact.kind) {
    case 'nodeConditionChanged':
      note(log, objectNames.node(fact.node), `Ready ${fact.status}`, fact.t);
      return;
    case 'taintAdded':
    case 'taintRemoved': {
      const deed = fact.kind === 'taintAdded' ? 'added' : 'removed';
      note(log, objectNames.node(fact.node), `${fact.key}:${fact.effect} ${deed}`, fact.t);
      return;
    }
    case 'podReadyChanged':
      note(log, objectNames.pod(fact.pod), `Ready ${fact.ready ? 'True' : 'False'}`, fact.t);
      return;
    case 'podDeleted':
    case 'podRemoved':
      note(
        log,
        objectNames.pod(fact.pod),
        fact.kind === 'podDeleted' ? 'deleted' : 'removed',
        fact.t,
      );
      return;
    default:
      return;
  }
}

function noteElectorFact({ log, roles }: Reading, fact: Fact): void {
  switch (fact.kind) {
    case 'newLeaderObserved': {
      const leader = roles.get(fact.holderIdentity) ?? (fact.holderIdentity || 'nobody');
      note(log, objectNames.seen(roleOf(fact.process), fact.name), leader, fact.t);
      return;
    }
    case 'startedLeading':
      note(log, objectNames.work(roleOf(fact.process), fact.name), 'started', fact.t);
      note(log, objectNames.elector(roleOf(fact.process), fact.name), fact.kind, fact.t);
      return;
    case 'workCancelled':
      note(log, objectNames.work(roleOf(fact.process), fact.name), 'cancelled', fact.t);
      return;
    case 'stoppedLeading':
      note(log, objectNames.elector(roleOf(fact.process), fact.name), fact.kind, fact.t);
      return;
    default:
      return;
  }
}

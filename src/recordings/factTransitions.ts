/**
 * The engine's facts, reduced to the same transitions as a recording (transitions.ts). Processes
 * are named by the last part of their id, as a recording names them: `kubelet/node-0` is node-0.
 */
import type { Fact, FactKind, FactOf, Instant } from '../engine/index.ts';
import {
  createTransitionLog,
  finishTransitions,
  note,
  noteLeaseDeleted,
  noteLeaseWrite,
  noteRefusal,
  objectNames,
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

const roleOf = (process: string): string => process.slice(process.lastIndexOf('/') + 1);

/** Transitions of the facts up to `to`. */
export function transitionsOfFacts(facts: readonly Fact[], to: Instant): Transitions {
  const log = createTransitionLog(to);
  const requests = new Map<number, FactOf<'requestSent'>>();
  const roles = new Map<string, string>();
  for (const fact of facts) {
    if (fact.t > to) break;
    switch (fact.kind) {
      case 'requestSent':
        if (fact.resource === 'Lease') requests.set(fact.id, fact);
        break;
      case 'answered': {
        const request = requests.get(fact.id);
        requests.delete(fact.id);
        if (request !== undefined)
          noteRefusal(log, request, {
            who: roleOf(fact.process),
            verb: request.verb,
            code: fact.code,
            t: fact.t,
          });
        break;
      }
      case 'leaseWritten': {
        const holder = fact.holderIdentity;
        if (holder !== '' && !roles.has(holder)) roles.set(holder, roleOf(fact.process));
        noteLeaseWrite(log, fact, {
          holder: roles.get(holder) ?? holder,
          transitions: fact.leaseTransitions,
          t: fact.t,
        });
        break;
      }
      case 'leaseDeleted':
        noteLeaseDeleted(log, fact.namespace, fact.name, fact.t);
        break;
      case 'nodeConditionChanged':
        note(log, objectNames.node(fact.node), `Ready ${fact.status}`, fact.t);
        break;
      case 'taintAdded':
      case 'taintRemoved':
        note(
          log,
          objectNames.node(fact.node),
          `${fact.key}:${fact.effect} ${fact.kind === 'taintAdded' ? 'added' : 'removed'}`,
          fact.t,
        );
        break;
      case 'podReadyChanged':
        note(log, objectNames.pod(fact.pod), `Ready ${fact.ready ? 'True' : 'False'}`, fact.t);
        break;
      case 'podDeleted':
        note(log, objectNames.pod(fact.pod), 'deleted', fact.t);
        break;
      case 'podRemoved':
        note(log, objectNames.pod(fact.pod), 'removed', fact.t);
        break;
      case 'newLeaderObserved':
        note(
          log,
          objectNames.seen(roleOf(fact.process), fact.name),
          roles.get(fact.holderIdentity) ?? (fact.holderIdentity || 'nobody'),
          fact.t,
        );
        break;
      case 'startedLeading':
        note(log, objectNames.work(roleOf(fact.process), fact.name), 'started', fact.t);
        note(log, objectNames.elector(roleOf(fact.process), fact.name), fact.kind, fact.t);
        break;
      case 'workCancelled':
        note(log, objectNames.work(roleOf(fact.process), fact.name), 'cancelled', fact.t);
        break;
      case 'stoppedLeading':
        note(log, objectNames.elector(roleOf(fact.process), fact.name), fact.kind, fact.t);
        break;
      default:
        break;
    }
  }
  return finishTransitions(log);
}

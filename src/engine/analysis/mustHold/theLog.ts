/**
 * What must hold of any log (product "invariants"): it is numbered, every fact has a cause, and every
 * request ends. Each breach is one sentence.
 */
import type { Scenario } from '../../scenario/scenario.ts';
import { leaderAtStart } from '../../simulation/coordinatedPlan.ts';
import type { Fact, FactOf } from '../../simulation/eventLog.ts';

/** Longest that a request may be without an answer or a failure, microseconds, on a slow clock; a paused process waits longer. */
const ANSWER_WITHIN = 60e6;

/** A fact in a few words, for messages. */
export const at = (fact: Fact): string =>
  `${fact.kind} ${fact.seq} at ${(fact.t / 1e6).toFixed(6)}`;

/** Processes that lead when a warm run begins, without a fact of it; the first API server runs coordinated election. */
export function leadersAtStart(scenario: Scenario): readonly string[] {
  if (scenario.start !== 'warm') return [];
  const [machine] = scenario.controlPlane.machines;
  return [
    ...scenario.components.map(
      (component) =>
        `${component.name}/${component.candidates[leaderAtStart(scenario, component)]?.host ?? ''}`,
    ),
    ...(scenario.featureGates.CoordinatedLeaderElection && machine !== undefined
      ? [`kube-apiserver/${machine.name}`]
      : []),
  ];
}

/** Facts are numbered without gaps and time never runs backwards. */
export function orderBreaches(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact, index) => {
    const before = facts[index - 1];
    if (before !== undefined && fact.t < before.t) return [`${at(fact)} comes after ${at(before)}`];
    return fact.seq === index ? [] : [`${at(fact)} is number ${index} of the log`];
  });
}

/** Every fact leads back to a command, a script entry or the start of the run. */
export function causeBreaches(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) => {
    if (fact.cause === null)
      return fact.kind === 'runStarted' || fact.kind === 'command'
        ? []
        : [`${at(fact)} has no cause`];
    // Causes are earlier facts, so that following them must end; each is judged in its own turn.
    return fact.cause >= 0 && fact.cause < fact.seq && facts[fact.cause] !== undefined
      ? []
      : [`${at(fact)} has the cause ${fact.cause}`];
  });
}

/** What a fact says of the life of a process; an API server's life is told by facts of its own. */
export function lifeIn(
  fact: Fact,
): { readonly process: string; readonly is: 'gone' | 'asleep' | 'awake' } | null {
  switch (fact.kind) {
    case 'processKilled':
    case 'processExited':
      return { process: fact.process, is: 'gone' };
    case 'nodePoweredOff':
      return { process: `kubelet/${fact.node}`, is: 'gone' };
    case 'apiServerDown':
      return { process: fact.server, is: 'gone' };
    case 'processPaused':
    case 'electorWedged':
      return { process: fact.process, is: 'asleep' };
    case 'apiServerFrozen':
      return { process: fact.server, is: 'asleep' };
    case 'processResumed':
    case 'electorUnwedged':
      return { process: fact.process, is: 'awake' };
    case 'apiServerThawed':
      return { process: fact.server, is: 'awake' };
    default:
      return null;
  }
}

/**
 * Every request is answered or fails exactly once (AS-8). A lost connection fails its requests
 * without a fact for each, the end of a process forgets them, and what arrives at a sleeping process
 * it learns only when it wakes, deadlines first (LE-27).
 */
export function answerBreaches(facts: readonly Fact[]): readonly string[] {
  const breaches: string[] = [];
  const open = new Map<number, FactOf<'requestSent'>>();
  /** Requests that have ended, or may have: at most one more word about those may follow. */
  const perhaps = new Set<number>();
  const ended = new Set<number>();
  const asleep = new Set<string>();
  const end = (fact: Fact & { readonly id: number }): void => {
    if (!open.delete(fact.id) && !perhaps.delete(fact.id))
      breaches.push(
        `${at(fact)}: request ${fact.id} ${ended.has(fact.id) ? 'had ended before' : 'was never sent'}`,
      );
    ended.add(fact.id);
  };
  const release = (process: string): void => {
    for (const [id, request] of open) {
      if (request.process !== process) continue;
      open.delete(id);
      perhaps.add(id);
    }
  };
  for (const fact of facts) {
    switch (fact.kind) {
      case 'requestSent':
        open.set(fact.id, fact);
        break;
      case 'answerReceived':
      case 'requestRefused':
      case 'requestTimedOut':
        end(fact);
        if (asleep.has(fact.process)) perhaps.add(fact.id);
        break;
      case 'connectionLost':
        release(fact.process);
        break;
      default:
        break;
    }
    const life = lifeIn(fact);
    if (life === null) continue;
    if (life.is === 'asleep') asleep.add(life.process);
    else asleep.delete(life.process);
    if (life.is === 'gone') release(life.process);
  }
  return [...breaches, ...neverAnswered(facts, open, asleep)];
}

function neverAnswered(
  facts: readonly Fact[],
  open: ReadonlyMap<number, FactOf<'requestSent'>>,
  asleep: ReadonlySet<string>,
): readonly string[] {
  const end = facts.at(-1)?.t ?? 0;
  return [...open.values()].flatMap((request) =>
    asleep.has(request.process) || end - request.t <= ANSWER_WITHIN
      ? []
      : [`${at(request)} of ${request.process}: never answered`],
  );
}

/**
 * What must hold in every run, whatever is done to the cluster: read off the log alone, so that it
 * judges the engine from outside. Each breach is one sentence.
 */
import type { Fact, FactOf } from '../../src/engine/index.ts';

/** Longest that a request may be without an answer or a failure, microseconds; a paused process waits longer. */
const ANSWER_WITHIN = 30e6;

export function breachesOf(
  facts: readonly Fact[],
  leadersAtStart: readonly string[] = [],
): readonly string[] {
  return [
    ...orderBreaches(facts),
    ...causeBreaches(facts),
    ...storeBreaches(facts),
    ...answerBreaches(facts),
    ...nodeBreaches(facts, leadersAtStart),
  ];
}

const at = (fact: Fact): string => `${fact.kind} ${fact.seq} at ${(fact.t / 1e6).toFixed(6)}`;

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

/** AS-1, AS-2, AS-4, AS-7: revisions grow, one of several writes to one version wins, one holder, who wrote itself in. */
export function storeBreaches(facts: readonly Fact[]): readonly string[] {
  const breaches: string[] = [];
  const requests = new Map<number, FactOf<'requestSent'>>();
  const leases = new Map<string, { version: number; holder: string }>();
  const identities = new Map<string, string>();
  let revision = 0;
  for (const fact of facts) {
    if (fact.kind === 'requestSent') requests.set(fact.seq, fact);
    if (fact.kind === 'candidateStands') identities.set(fact.identity, fact.process);
    if (fact.kind !== 'leaseWritten' && fact.kind !== 'leaseDeleted') continue;
    if (fact.resourceVersion <= revision)
      breaches.push(`${at(fact)}: revision ${fact.resourceVersion} after ${revision}`);
    revision = fact.resourceVersion;
    const key = `${fact.namespace}/${fact.name}`;
    const stored = leases.get(key);
    if (fact.kind === 'leaseDeleted') {
      leases.delete(key);
      continue;
    }
    if (fact.write === 'created' && stored !== undefined)
      breaches.push(`${at(fact)}: ${key} is created twice`);
    const brought = requestOf(fact, facts, requests)?.resourceVersion;
    if (
      fact.write === 'updated' &&
      stored !== undefined &&
      brought !== undefined &&
      brought !== stored.version
    )
      breaches.push(`${at(fact)}: brought version ${brought}, stored was ${stored.version}`);
    const writer = identities.get(fact.holderIdentity);
    const isNew = stored === undefined || stored.holder !== fact.holderIdentity;
    if (isNew && fact.holderIdentity !== '' && writer !== undefined && writer !== fact.process)
      breaches.push(`${at(fact)}: ${fact.process} writes ${fact.holderIdentity} as holder`);
    leases.set(key, { version: fact.resourceVersion, holder: fact.holderIdentity });
  }
  return breaches;
}

function requestOf(
  fact: Fact,
  facts: readonly Fact[],
  requests: ReadonlyMap<number, FactOf<'requestSent'>>,
): FactOf<'requestSent'> | undefined {
  for (let cause = fact.cause; cause !== null; cause = facts[cause]?.cause ?? null) {
    const request = requests.get(cause);
    if (request !== undefined) return request;
  }
  return undefined;
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
      case 'processKilled':
      case 'processExited':
        asleep.delete(fact.process);
        release(fact.process);
        break;
      case 'connectionLost':
        release(fact.process);
        break;
      case 'nodePoweredOff':
        release(`kubelet/${fact.node}`);
        break;
      case 'processPaused':
        asleep.add(fact.process);
        break;
      case 'processResumed':
        asleep.delete(fact.process);
        break;
      default:
        break;
    }
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

/** A Node is called Unknown, and Pods are deleted, by a leading controller manager only (NL-7, NL-11, TE-8). */
export function nodeBreaches(
  facts: readonly Fact[],
  leadersAtStart: readonly string[],
): readonly string[] {
  const breaches: string[] = [];
  const led = new Set(leadersAtStart);
  const tainted = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind === 'startedLeading') led.add(fact.process);
    if (fact.kind === 'nodeConditionChanged' && fact.status === 'Unknown' && !led.has(fact.process))
      breaches.push(`${at(fact)}: ${fact.process} never led`);
    if (
      fact.kind === 'nodeConditionChanged' &&
      fact.status === 'True' &&
      !fact.process.startsWith('kubelet/')
    )
      breaches.push(`${at(fact)}: only a kubelet says that it is ready (KL-13)`);
    if (fact.kind === 'taintAdded' && fact.effect === 'NoExecute') tainted.set(fact.node, fact.t);
    if (fact.kind === 'podDeleted' && !tainted.has(fact.node))
      breaches.push(`${at(fact)}: ${fact.node} never had a NoExecute taint`);
  }
  return breaches;
}

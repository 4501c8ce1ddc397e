/**
 * What must hold of the store: revisions grow, one of several writes to one version wins, whoever is
 * written in as holder wrote it himself, `leaseTransitions` never falls while the object lives, and a
 * fenced resource lets no lower token in.
 */
import type { Scenario } from '../../scenario/scenario.ts';
import type { Fact } from '../../simulation/eventLog.ts';
import { objectOf, requestBookOf } from './requestBook.ts';
import { at, leadersAtStart } from './theLog.ts';

/**
 * AS-1, AS-2, AS-4, AS-7: revisions grow, one of several writes to one version wins, one holder, who
 * wrote itself in or was written in by an API server that has run coordinated election (CE-8).
 */
export function storeBreaches(facts: readonly Fact[], scenario: Scenario): readonly string[] {
  const breaches: string[] = [];
  const requests = requestBookOf(
    facts,
    ({ resource, verb }) => resource === 'Lease' && verb === 'PUT',
  );
  const leases = new Map<string, { version: number; holder: string }>();
  const identities = new Map<string, string>();
  const assigners = new Set(
    leadersAtStart(scenario).filter((process) => process.startsWith('kube-apiserver/')),
  );
  let revision = 0;
  for (const fact of facts) {
    if (fact.kind === 'startedLeading' && fact.process.startsWith('kube-apiserver/'))
      assigners.add(fact.process);
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
    const brought = requests
      .of(fact, fact.process, objectOf('Lease', fact))
      .map(({ resourceVersion }) => resourceVersion);
    const isStale = brought.length > 0 && !brought.includes(stored?.version);
    if (fact.write === 'updated' && stored !== undefined && isStale)
      breaches.push(`${at(fact)}: brought ${brought.join(', ')}, stored was ${stored.version}`);
    const writer = identities.get(fact.holderIdentity);
    const isNew = stored === undefined || stored.holder !== fact.holderIdentity;
    const isForeign = writer !== undefined && writer !== fact.process && fact.holderIdentity !== '';
    if (isNew && isForeign && !assigners.has(fact.process))
      breaches.push(`${at(fact)}: ${fact.process} writes ${fact.holderIdentity} as holder`);
    leases.set(key, { version: fact.resourceVersion, holder: fact.holderIdentity });
  }
  return breaches;
}

/** LE-10: within an object's life the count only grows; a deleted Lease may begin again (LE-28). */
export function transitionBreaches(facts: readonly Fact[]): readonly string[] {
  const counts = new Map<string, number>();
  return facts.flatMap((fact) => {
    if (fact.kind !== 'leaseWritten' && fact.kind !== 'leaseDeleted') return [];
    const key = `${fact.namespace}/${fact.name}`;
    if (fact.kind === 'leaseDeleted') {
      counts.delete(key);
      return [];
    }
    const { leaseTransitions } = fact;
    const before = counts.get(key);
    if (leaseTransitions === undefined) return [];
    counts.set(key, leaseTransitions);
    return before === undefined || leaseTransitions >= before
      ? []
      : [`${at(fact)}: leaseTransitions ${leaseTransitions} after ${before}`];
  });
}

/** LE-32: with fencing, what lands is never below what is stored, and what is refused always is. */
export function fencingBreaches(facts: readonly Fact[], scenario: Scenario): readonly string[] {
  const fenced = new Set(
    scenario.components
      .filter(({ guardedResource }) => (guardedResource?.fencing ?? 'none') !== 'none')
      .map(({ leaseNamespace, leaseName }) => `${leaseNamespace}/${leaseName}`),
  );
  return facts.flatMap((fact) => {
    if (fact.kind !== 'resourceWritten' && fact.kind !== 'resourceWriteRefused') return [];
    const isLower = fenced.has(`${fact.namespace}/${fact.name}`) && fact.token < fact.stored;
    return isLower === (fact.kind === 'resourceWriteRefused')
      ? []
      : [`${at(fact)}: token ${fact.token}, stored ${fact.stored}`];
  });
}

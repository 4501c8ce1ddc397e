/**
 * The log as "why?" reads it: the facts up to the one that is asked about, found by number, searched
 * backwards, and climbed from effect to cause. Facts may be missing from it; a search then finds none.
 */
import type { Fact, FactKind, FactOf, Scenario } from '../../engine/index.ts';

export interface WhyLog {
  readonly scenario: Scenario;
  /** Oldest first; the last is the one that is asked about. */
  readonly facts: readonly Fact[];
}

/** How many causes a search climbs: a request, its answer and a retry are a handful. */
const CLIMB = 24;

/** The log up to a fact; one that is not in it is added. */
export function createLog(facts: readonly Fact[], asked: Fact, scenario: Scenario): WhyLog {
  const before = facts.slice(0, indexOf(facts, asked.seq));
  return { scenario, facts: [...before, asked] };
}

/** Index of the first fact whose number is not below `seq`. */
function indexOf(facts: readonly Fact[], seq: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((facts[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function factAt(log: WhyLog, seq: number | null): Fact | null {
  if (seq === null) return null;
  const fact = log.facts[indexOf(log.facts, seq)];
  return fact?.seq === seq ? fact : null;
}

type Where<K extends FactKind> = (fact: FactOf<K>) => boolean;

export const isOfKind = <K extends FactKind>(
  fact: Fact,
  kinds: readonly K[],
): fact is FactOf<K> & Fact => kinds.some((kind) => kind === fact.kind);

/** The last fact of these kinds before another. */
export function lastBefore<K extends FactKind>(
  log: WhyLog,
  fact: Fact,
  kinds: readonly K[],
  where: Where<K> = () => true,
): FactOf<K> | null {
  for (let index = indexOf(log.facts, fact.seq) - 1; index >= 0; index -= 1) {
    const each = log.facts[index];
    if (each !== undefined && isOfKind(each, kinds) && where(each)) return each;
  }
  return null;
}

/** Facts of these kinds after one and before another, oldest first. */
export function between<K extends FactKind>(
  log: WhyLog,
  after: number,
  before: Fact,
  kinds: readonly K[],
  where: Where<K> = () => true,
): readonly FactOf<K>[] {
  const found: FactOf<K>[] = [];
  for (let index = indexOf(log.facts, after + 1); index < log.facts.length; index += 1) {
    const each = log.facts[index];
    if (each === undefined || each.seq >= before.seq) break;
    if (isOfKind(each, kinds) && where(each)) found.push(each);
  }
  return found;
}

/** The nearest cause of these kinds. */
export function climb<K extends FactKind>(
  log: WhyLog,
  fact: Fact,
  kinds: readonly K[],
  { where = () => true, most = CLIMB }: { where?: Where<K>; most?: number } = {},
): FactOf<K> | null {
  let each = factAt(log, fact.cause);
  for (let hops = 0; each !== null && hops < most; hops += 1) {
    if (isOfKind(each, kinds) && where(each)) return each;
    each = factAt(log, each.cause);
  }
  return null;
}

const SECOND = 1_000_000;

export const grace = (log: WhyLog): number =>
  log.scenario.nodeLifecycle.nodeMonitorGracePeriodSeconds * SECOND;

export interface LockName {
  readonly namespace: string;
  readonly name: string;
}

/** The election's own times, µs; upstream's defaults for a lock that no component of the scenario has. */
export function lockTimes(
  log: WhyLog,
  lock: LockName,
): {
  readonly leaseDuration: number;
  readonly renewDeadline: number;
  readonly retryPeriod: number;
} {
  const found = log.scenario.components.find(
    ({ leaseNamespace, leaseName }) => leaseNamespace === lock.namespace && leaseName === lock.name,
  );
  return {
    leaseDuration: (found?.leaseDurationSeconds ?? 15) * SECOND,
    renewDeadline: (found?.renewDeadlineSeconds ?? 10) * SECOND,
    retryPeriod: (found?.retryPeriodSeconds ?? 2) * SECOND,
  };
}

export const isLock = (fact: LockName, lock: LockName): boolean =>
  fact.namespace === lock.namespace && fact.name === lock.name;

export const NODE_LEASES = 'kube-node-lease';

/**
 * What must hold of electors (LE): nobody takes a lock that is held before its duration is over on his
 * own clock, a leader gives up in time on its own clock, and a break of a promise is told once and
 * mended once. Not that there is one leader: nothing promises that.
 */
import type { Scenario, ScenarioComponent } from '../../scenario/scenario.ts';
import type { Fact, FactOf } from '../../simulation/eventLog.ts';
import type { ClockBook } from './clockBook.ts';
import { ELECTION_SETTINGS, isCoordinated } from '../../simulation/coordinatedPlan.ts';
import { objectOf, requestBookOf } from './requestBook.ts';
import { at, leadersAtStart, lifeIn } from './theLog.ts';

/** Readings of clocks that are not true are rounded at each timer. */
const ROUNDING = 50;

/** A lock and who may hold it; the last two decide how long it may be led without a success. */
type Elected = Pick<
  ScenarioComponent,
  | 'name'
  | 'leaseNamespace'
  | 'leaseName'
  | 'leaseDurationSeconds'
  | 'renewDeadlineSeconds'
  | 'retryPeriodSeconds'
  | 'releaseOnCancel'
> & { readonly candidates: readonly { readonly host: string }[] };

/** API servers compete for the lock that lets one of them run coordinated election (reference 8.1). */
const electionOf = ({ featureGates, controlPlane }: Scenario): readonly Elected[] =>
  featureGates.CoordinatedLeaderElection
    ? [
        {
          name: 'kube-apiserver',
          ...ELECTION_SETTINGS,
          candidates: controlPlane.machines.map(({ name }) => ({ host: name })),
        },
      ]
    : [];

const lockOf = ({ leaseNamespace, leaseName }: Elected): string => `${leaseNamespace}/${leaseName}`;

/** Coordinated election assigns its locks by other rules (CE-8). */
const classicLocks = (scenario: Scenario): ReadonlyMap<string, Elected> => {
  const classic = scenario.components.filter((component) => !isCoordinated(scenario, component));
  return new Map([...classic, ...electionOf(scenario)].map((each) => [lockOf(each), each]));
};

/**
 * LE-8: a lock that somebody holds changes hands only after the winner has seen it unchanged for the
 * duration in the record, on its own clock.
 */
export function takeoverBreaches(
  facts: readonly Fact[],
  scenario: Scenario,
  clocks: ClockBook,
): readonly string[] {
  const locks = classicLocks(scenario);
  const breaches: string[] = [];
  const requests = requestBookOf(
    facts,
    ({ resource, verb }) => resource === 'Lease' && verb === 'PUT',
  );
  const holders = new Map<string, string>();
  const observed = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind === 'recordObserved') observed.set(fact.process, fact.t);
    if (fact.kind === 'leaseDeleted') holders.delete(`${fact.namespace}/${fact.name}`);
    if (fact.kind !== 'leaseWritten') continue;
    const key = `${fact.namespace}/${fact.name}`;
    const component = locks.get(key);
    const before = holders.get(key) ?? '';
    holders.set(key, fact.holderIdentity);
    const isTakeover =
      component !== undefined &&
      fact.write === 'updated' &&
      before !== '' &&
      fact.holderIdentity !== '' &&
      fact.holderIdentity !== before;
    const sent = requests.of(fact, fact.process, objectOf('Lease', fact)).at(-1);
    const since = observed.get(fact.process);
    if (!isTakeover || sent === undefined || since === undefined) continue;
    const waited = clocks.elapsed(fact.process, since, sent.t);
    if (waited < Math.floor(component.leaseDurationSeconds) * 1e6 - ROUNDING)
      breaches.push(`${at(fact)}: ${fact.process} has waited for ${(waited / 1e6).toFixed(6)} s`);
  }
  return breaches;
}

interface Term {
  readonly component: Elected;
  /** Its last success, or the start of its work. */
  lastSuccess: number;
  /** A GET was answered since then, or would be repeated by the library: a release may take its whole time (LE-14, KL-3). */
  mayRelease: boolean;
  /** It slept or hung since then: no promise holds (LE-24 to LE-27). */
  isExcused: boolean;
}

const electedByProcess = (scenario: Scenario): ReadonlyMap<string, Elected> =>
  new Map(
    [...scenario.components, ...electionOf(scenario)].flatMap((component) =>
      component.candidates.map(({ host }) => [`${component.name}/${host}`, component] as const),
    ),
  );

/** LE-5, LE-17: RP + RD after its last success it has stopped; later only while it tries to release. */
export function giveUpBreaches(
  facts: readonly Fact[],
  scenario: Scenario,
  clocks: ClockBook,
): readonly string[] {
  const breaches: string[] = [];
  const components = electedByProcess(scenario);
  const terms = new Map<string, Term>();
  const asleep = new Set<string>();
  const requests = new Map<number, FactOf<'requestSent'>>();
  let isProxied = false;
  const begin = (process: string, t: number): void => {
    const component = components.get(process);
    if (component === undefined) return;
    const isExcused = asleep.has(process);
    terms.set(process, { component, lastSuccess: t, mayRelease: isProxied, isExcused });
  };
  const end = (process: string, t: number, what: string): void => {
    const term = terms.get(process);
    if (term === undefined || term.isExcused) return;
    const led = clocks.elapsed(process, term.lastSuccess, t);
    if (led > longestTerm(term) + ROUNDING)
      breaches.push(
        `${what}: ${process} led for ${(led / 1e6).toFixed(6)} s after its last success`,
      );
  };
  for (const process of leadersAtStart(scenario)) begin(process, 0);
  for (const fact of facts) {
    if (fact.kind === 'requestSent') requests.set(fact.id, fact);
    if (fact.kind === 'startedLeading') begin(fact.process, fact.t);
    if (putsServerBehindProxy(fact)) {
      isProxied = true;
      for (const term of terms.values()) term.mayRelease = true;
    }
    if (fact.kind === 'answerReceived') {
      const term = terms.get(fact.process);
      const verb = requests.get(fact.id)?.verb;
      const isOurs = term !== undefined && isOfLock(requests.get(fact.id), term);
      if (isOurs && fact.code < 300)
        if (verb === 'GET') term.mayRelease = true;
        else begin(fact.process, fact.t);
    }
    const life = lifeIn(fact);
    if (fact.kind === 'workCancelled' || life?.is === 'gone') {
      const process = life?.process ?? (fact.kind === 'workCancelled' ? fact.process : '');
      end(process, fact.t, at(fact));
      terms.delete(process);
    }
    if (life === null) continue;
    const term = terms.get(life.process);
    if (term !== undefined && life.is === 'asleep') term.isExcused = true;
    if (life.is === 'asleep') asleep.add(life.process);
    else asleep.delete(life.process);
  }
  const last = facts.at(-1);
  if (last !== undefined) for (const process of terms.keys()) end(process, last.t, 'the end');
  return breaches;
}

const putsServerBehindProxy = (fact: Fact): boolean =>
  fact.kind === 'command' && fact.command.kind === 'apiServerDown' && fact.command.proxied === true;

const isOfLock = (request: FactOf<'requestSent'> | undefined, { component }: Term): boolean =>
  request?.resource === 'Lease' && `${request.namespace}/${request.name}` === lockOf(component);

/** Microseconds. LE-14: the release has RD; its first request has the lock client's timeout. */
function longestTerm({ component, mayRelease }: Term): number {
  const { retryPeriodSeconds, renewDeadlineSeconds, releaseOnCancel } = component;
  const round = retryPeriodSeconds + renewDeadlineSeconds;
  if (!releaseOnCancel) return round * 1e6;
  const release = mayRelease ? renewDeadlineSeconds : Math.max(1, renewDeadlineSeconds / 2);
  return (round + release) * 1e6;
}

/** Of one subject a promise breaks, holds, breaks … in turn. */
export function pairingBreaches(facts: readonly Fact[]): readonly string[] {
  const open = new Set<string>();
  return facts.flatMap((fact) => {
    if (fact.kind !== 'invariantBroken' && fact.kind !== 'invariantHolds') return [];
    const key = `${fact.invariant} of ${fact.subject}`;
    const wasOpen = open.has(key);
    if (fact.kind === 'invariantBroken') open.add(key);
    else open.delete(key);
    return wasOpen === (fact.kind === 'invariantHolds') ? [] : [`${at(fact)}: ${key}`];
  });
}

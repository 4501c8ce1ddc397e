/**
 * The two lists of the product's "invariants". What must hold of every run, whatever is done to the
 * cluster: a breach is a bug of the engine. And what is worth pointing out when it breaks: Kubernetes
 * does not promise it, so a break is a discovery (simulation/invariants.ts watches, breaks.ts keeps them).
 */
import type { Scenario } from '../scenario/scenario.ts';
import type { Fact, InvariantName } from '../simulation/eventLog.ts';
import { clockBookOf, type ClockBook } from './mustHold/clockBook.ts';
import { giveUpBreaches, pairingBreaches, takeoverBreaches } from './mustHold/theElectors.ts';
import { answerBreaches, causeBreaches, orderBreaches } from './mustHold/theLog.ts';
import {
  evictionBreaches,
  graceBreaches,
  queueBreaches,
  roleBreaches,
  taintRateBreaches,
} from './mustHold/theNodes.ts';
import { fencingBreaches, storeBreaches, transitionBreaches } from './mustHold/theStore.ts';

export interface Law {
  readonly rules: readonly string[];
  readonly says: string;
  /** Each breach in one sentence. The log must be whole, every kind of fact wanted. */
  readonly breachesIn: (
    facts: readonly Fact[],
    scenario: Scenario,
    clocks: ClockBook,
  ) => readonly string[];
}

/** All are judged by the clock of whoever promises, so that they hold at any clock rate. */
export const MUST_HOLD: readonly Law[] = [
  { rules: [], says: 'facts are numbered and time never runs back', breachesIn: orderBreaches },
  { rules: [], says: 'every fact has a cause', breachesIn: causeBreaches },
  { rules: ['AS-8'], says: 'every request ends, once', breachesIn: answerBreaches },
  {
    rules: ['AS-1', 'AS-2', 'AS-4', 'AS-7'],
    says: 'revisions grow, one of several writes to one version wins, a holder wrote itself in',
    breachesIn: storeBreaches,
  },
  {
    rules: ['LE-10'],
    says: 'leaseTransitions never falls while the Lease lives',
    breachesIn: transitionBreaches,
  },
  {
    rules: ['LE-8'],
    says: 'a lock that is held changes hands only after the winner has seen it unchanged for its duration',
    breachesIn: takeoverBreaches,
  },
  {
    rules: ['LE-5', 'LE-17'],
    says: 'a leader that is awake stops RP + RD after its last success, later only to release',
    breachesIn: giveUpBreaches,
  },
  { rules: ['LE-32'], says: 'fencing lets no lower token in', breachesIn: fencingBreaches },
  {
    rules: ['KL-13', 'NL-7', 'TE-8'],
    says: 'only a kubelet says Ready, only a controller manager that led says Unknown',
    breachesIn: roleBreaches,
  },
  {
    rules: ['NL-6', 'NL-7'],
    says: 'no node is Unknown before its grace period is over',
    breachesIn: graceBreaches,
  },
  {
    rules: ['NL-13', 'NL-14'],
    says: 'a node that is tainted in its turn was queued for it',
    breachesIn: queueBreaches,
  },
  { rules: ['NL-16'], says: 'taints keep to the rate of the zone', breachesIn: taintRateBreaches },
  {
    rules: ['TE-4', 'TE-6'],
    says: 'no Pod is deleted before its toleration is over',
    breachesIn: evictionBreaches,
  },
  { rules: [], says: 'breaks begin and end in turn', breachesIn: pairingBreaches },
];

/** Everything in a whole log that must not be. */
export function breachesOf(facts: readonly Fact[], scenario: Scenario): readonly string[] {
  const clocks = clockBookOf(facts);
  return MUST_HOLD.flatMap(({ says, breachesIn }) =>
    breachesIn(facts, scenario, clocks).map((breach) => `${says}: ${breach}`),
  );
}

export interface Finding {
  readonly rules: readonly string[];
  readonly says: string;
}

export const WORTH_POINTING_OUT: Readonly<Record<InvariantName, Finding>> = {
  oneActingLeader: { rules: ['LE-26', 'LE-28'], says: 'two processes act as leader of one lock' },
  someoneLeads: { rules: ['LE-29'], says: 'nobody acts as leader of a lock' },
  noLiveNodeUnknown: { rules: ['NL-7'], says: 'a node whose kubelet runs is called Unknown' },
  noStaleWrite: { rules: ['LE-32'], says: 'a write of a leader whose lock another holds lands' },
  noRobbedLeader: { rules: ['LE-18'], says: "a late release clears another holder's lock" },
  noLiveEviction: { rules: ['TE-9'], says: 'a Pod is evicted from a node whose kubelet runs' },
  someZoneIsUp: { rules: ['NL-20'], says: 'every zone is taken to be down' },
};

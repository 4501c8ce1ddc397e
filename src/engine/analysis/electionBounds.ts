/**
 * Leader election in closed form (reference sections 10.2 and 10.3): takeovers after a crash, a
 * release or a deletion for any number of standbys, the margin that keeps two leaders apart, and
 * what clocks and pauses do to it. Seconds throughout; latency is taken as zero.
 */
import { boundsOf, type Bounds } from './bounds.ts';
import { earliestOf, negated, residual, shifted, sum, uniform } from './distribution.ts';
import type { Distribution } from './distribution.ts';

/** Of an elector (LE 7.1). */
export interface ElectionParams {
  readonly leaseDurationSeconds: number;
  readonly renewDeadlineSeconds: number;
  readonly retryPeriodSeconds: number;
}

export const ELECTION_DEFAULTS: ElectionParams = {
  leaseDurationSeconds: 15,
  renewDeadlineSeconds: 10,
  retryPeriodSeconds: 2,
};

/** A candidate's polls are RP·(1 + 1.2·U) apart (LE-2, LE-3). */
const JITTER_FACTOR = 1.2;

/** LE-3: the longest time between two polls of a candidate. */
export const longestPoll = ({ retryPeriodSeconds }: ElectionParams): number =>
  retryPeriodSeconds * (1 + JITTER_FACTOR);

/** From a random moment to the next poll of one candidate. */
const untilPoll = (params: ElectionParams): Distribution =>
  residual(params.retryPeriodSeconds, longestPoll(params));

/** A standby sees the last renewal at its next poll, and polls next after that has run out: δ + LD + ρ (LE-8). */
const untilTaken = (params: ElectionParams, standbys: number): Distribution => {
  const poll = untilPoll(params);
  return shifted(earliestOf(sum(poll, poll), standbys), params.leaseDurationSeconds);
};

/** 10.2: from the last renewal of a leader that crashed until one of `standbys` takes over. */
export function renewalUntilTakeover(params: ElectionParams, standbys: number): Bounds {
  const { leaseDurationSeconds } = params;
  return boundsOf(
    untilTaken(params, standbys),
    leaseDurationSeconds,
    leaseDurationSeconds + 2 * longestPoll(params),
  );
}

/** 10.2: from the crash, at a random moment between two renewals, until one of `standbys` takes over. */
export function crashUntilTakeover(params: ElectionParams, standbys: number): Bounds {
  const { leaseDurationSeconds, retryPeriodSeconds } = params;
  const wait = sum(untilTaken(params, standbys), negated(uniform(0, retryPeriodSeconds)));
  return boundsOf(
    wait,
    leaseDurationSeconds - retryPeriodSeconds,
    leaseDurationSeconds + 2 * longestPoll(params),
  );
}

/** 10.2, LE-9: a released lock, and a deleted Lease that no leader writes anew (LE-28), go to the first poll. */
export function releaseUntilTakeover(params: ElectionParams, standbys: number): Bounds {
  return boundsOf(earliestOf(untilPoll(params), standbys), 0, longestPoll(params));
}

/** 10.2, LE-23: everybody restarts and finds a stale record: from the first GET of any until it is taken. */
export const restartUntilTakeover = (params: ElectionParams): { best: number; worst: number } => ({
  best: params.leaseDurationSeconds,
  worst: params.leaseDurationSeconds + longestPoll(params),
});

/** LE-5: a leader that cannot renew stops so long after its last success, at the latest. */
export const renewalUntilStop = (params: ElectionParams): number =>
  params.retryPeriodSeconds + params.renewDeadlineSeconds;

/** LE 7.1: the lock client's own timeout. */
export const requestTimeout = ({ renewDeadlineSeconds }: ElectionParams): number =>
  Math.max(1, renewDeadlineSeconds / 2);

/**
 * 10.2: how long nobody can lead between a partitioned leader's stop and the earliest takeover;
 * negative: two may work. A leader that tries to release into silence works on meanwhile (LE-17).
 */
export function safetyMargin(params: ElectionParams, releasesIntoSilence = false): number {
  const margin = params.leaseDurationSeconds - renewalUntilStop(params);
  return releasesIntoSilence ? margin - requestTimeout(params) : margin;
}

/** 10.2, LE-29: how long nobody leads after a partition, from the leader's stop to the takeover. */
export const partitionWithoutLeader = (
  params: ElectionParams,
): { best: number; worst: number } => ({
  best: safetyMargin(params),
  worst: safetyMargin(params) + 2 * longestPoll(params),
});

/** 10.2: two leaders are impossible without pauses as long as no standby's clock runs so many times faster than the leader's. */
export const clockRateLimit = (params: ElectionParams): number =>
  params.leaseDurationSeconds / renewalUntilStop(params);

/** LE-26, LE-27: how long a leader that was paused between two rounds works on after its wake-up; 0 if it slept within one. */
export const pauseOverlap = (params: ElectionParams): { best: number; worst: number } => ({
  best: 0,
  worst: params.renewDeadlineSeconds,
});

/** Constants of coordinated election (CE, 8.1). */
const PING_WINDOW = 5;
const REQUEUE = 5;

/** The rows of 10.3. `elected`: a lease assigned to the new holder; `works`: it has claimed it. */
export type CoordinatedCase = 'leaderWasBest' | 'leftoverIsBest' | 'betterJoined';

/**
 * 10.3: from the last renewal of the old leader. A dead candidate costs a ping window, before the
 * expiry if a leftover started one (CE-14), else after it; either is noticed at a requeue (CE-16).
 */
export function coordinatedTakeover(
  params: ElectionParams,
  which: CoordinatedCase,
): {
  readonly assigned: { best: number; worst: number };
  readonly works: { best: number; worst: number };
} {
  const { leaseDurationSeconds } = params;
  const best = {
    leaderWasBest: leaseDurationSeconds + PING_WINDOW,
    leftoverIsBest: leaseDurationSeconds,
    // The old leader's candidate dies with it when it stops; its ping window outlasts the expiry.
    betterJoined: renewalUntilStop(params) + PING_WINDOW,
  }[which];
  const assigned = { best, worst: best + REQUEUE };
  return {
    assigned,
    works: { best: assigned.best, worst: assigned.worst + longestPoll(params) },
  };
}

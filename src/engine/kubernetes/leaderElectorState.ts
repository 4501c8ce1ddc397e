/**
 * What one elector knows and waits for, as plain data, with the two judgements everything else
 * rests on: "do I lead?" and "is the lease still valid?". Both are local beliefs of this process,
 * judged by its own monotonic clock; neither asks the API server.
 */
import type { Duration, Monotonic } from '../base/time.ts';
import { later, seconds } from '../base/time.ts';
import { EMPTY_RECORD } from './leaderElectionRecord.ts';
import type { LeaderElectionRecord } from './leaderElectionRecord.ts';

export interface ElectorParams {
  readonly namespace: string;
  readonly name: string;
  /** `<hostname>_<uuid>`, new per process. */
  readonly identity: string;
  readonly leaseDuration: Duration;
  readonly renewDeadline: Duration;
  readonly retryPeriod: Duration;
  readonly releaseOnCancel: boolean;
  /** Renewals try a PUT without a GET first (LE-6); since 1.30. */
  readonly fastPath: boolean;
  /** A release reads the lock before it writes (LE-14); since 1.34, and so if absent. */
  readonly releaseReadsFirst?: boolean;
  /** A release that meets a 409 reads again and repeats (LE-16); since 1.37. */
  readonly releaseRetriesOnConflict: boolean;
  /** The lock is given, never taken (CE-2). */
  readonly coordinated: boolean;
}

export type ElectorPhase = 'acquiring' | 'renewing' | 'releasing' | 'ended';

/** Which request of an attempt or a release is on its way. */
export type ElectorStep = 'fastPut' | 'get' | 'post' | 'put' | 'releaseGet' | 'releasePut';

/** Between two polls of a candidate (LE-2). */
export const ELECTOR_POLL_TIMER = 'elector.poll';
/** The ticker within a renew round (LE-4). */
export const ELECTOR_RETRY_TIMER = 'elector.retry';
/** From the end of a good round to the next one (LE-4). */
export const ELECTOR_NEXT_TIMER = 'elector.next';
/** The end of a renew round's, or of a release's, time. */
export const ELECTOR_DEADLINE_TIMER = 'elector.deadline';

/** Timers that a resumed process must deliver before all others (LE-27). */
export const ELECTOR_DEADLINE_TIMERS: readonly string[] = [ELECTOR_DEADLINE_TIMER];
export const ELECTOR_TIMERS: readonly string[] = [
  ELECTOR_DEADLINE_TIMER,
  ELECTOR_POLL_TIMER,
  ELECTOR_RETRY_TIMER,
  ELECTOR_NEXT_TIMER,
];

export interface ElectorState {
  readonly params: ElectorParams;
  phase: ElectorPhase;
  /** The work is running: between OnStartedLeading and the end of its context (LE-1, LE-17). */
  working: boolean;

  observedRecord: LeaderElectionRecord;
  /** Canonical text of the last GET; the elector's own writes do not touch it (LE-11). */
  observedRawRecord: string;
  /** When the record last changed as seen from here: at a GET, or at an own write's answer. */
  observedTime: Monotonic | null;
  /** The holder OnNewLeader was last called with (LE-13). */
  reportedLeader: string;
  /** `resourceVersion` of its own last write to the lock; 0 before the first. */
  ownVersion: number;
  /** Metric `leader_election_slowpath_total`: renewals that had to read first (LE-10, LE-22). */
  slowPaths: number;
  /** Version of the cached Lease object, which the next PUT brings along. */
  cached: { readonly resourceVersion: number; readonly uid: string } | null;

  /** The request whose answer counts; an answer with any other id is ignored. */
  pending: { readonly id: number; readonly step: ElectorStep } | null;
  /** The attempt under way: its start, by which validity is judged, and the record it wants to write. */
  attempt: { readonly start: Monotonic; readonly draft: LeaderElectionRecord } | null;
  /** The renew round under way, and how many ticks of its ticker are used up (LE-4). */
  round: { readonly start: Monotonic; readonly ticksUsed: number } | null;
  /** When the round, or the release, must give up. */
  deadline: Monotonic | null;
  /** When the next attempt starts, if it is a timer that will start it. */
  nextTryAt: Monotonic | null;
  /** When the answer of the last successful acquisition or renewal came. */
  lastSuccess: Monotonic | null;
  /** Why leading ended; null while it has not. */
  stopReason: 'renewDeadline' | 'cancelled' | null;
}

export function createElector(params: ElectorParams): ElectorState {
  return {
    params,
    phase: 'acquiring',
    working: false,
    observedRecord: EMPTY_RECORD,
    observedRawRecord: '',
    observedTime: null,
    reportedLeader: '',
    ownVersion: 0,
    slowPaths: 0,
    cached: null,
    pending: null,
    attempt: null,
    round: null,
    deadline: null,
    nextTryAt: null,
    lastSuccess: null,
    stopReason: null,
  };
}

/** Upstream's IsLeader: a local belief, not bounded by time and not ended by the elector's end. */
export function isLeader(state: ElectorState): boolean {
  return state.observedRecord.holderIdentity === state.params.identity;
}

/** Strict: at exactly `observedTime` + the duration found in the record, the lease can be taken (LE-8). */
export function isLeaseValid(state: ElectorState, now: Monotonic): boolean {
  if (state.observedTime === null) return false;
  return later(state.observedTime, seconds(state.observedRecord.leaseDurationSeconds)) > now;
}

/** CE-2, strict the other way round: at exactly the end the lease is still valid. */
export function isLeaseExpired(state: ElectorState, now: Monotonic): boolean {
  if (state.observedTime === null) return true;
  return later(state.observedTime, seconds(state.observedRecord.leaseDurationSeconds)) < now;
}

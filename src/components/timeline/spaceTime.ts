/**
 * Facts of a short window as messages between processes and API servers: when each was sent, when the
 * server acted on it, and when its answer came; what was committed to etcd, and which write came too late.
 * Pure.
 */
import type { Fact, FactOf, ProcessId } from '../../engine/index.ts';

/** A request and its answer. */
export interface Trip {
  readonly id: number;
  readonly process: ProcessId;
  readonly verb: string;
  /** The version a write brought, if it did. */
  readonly brought: number | null;
  readonly sentAt: number;
  /** When the server acted on it and answered; null if it has not, or never got it. */
  answeredAt: number | null;
  code: number | null;
  receivedAt: number | null;
  /** The version that was read, once its reader looked at it. */
  read: number | null;
  readonly asked: Fact;
  /** That it came, else that it was given. */
  answer: Fact | null;
}

export interface Commit {
  readonly since: number;
  readonly t: number;
  readonly version: number;
  readonly before: number | null;
  readonly process: ProcessId | null;
  readonly fact: Fact;
}

/** A write that found another version than it had read. */
export interface LateWrite {
  readonly t: number;
  readonly process: ProcessId;
  /** How long after the write that won, µs; null if that is not in sight. */
  readonly late: number | null;
  readonly fact: Fact;
}

export interface WatchEvent {
  readonly process: ProcessId;
  readonly from: number;
  readonly to: number;
  readonly fact: Fact;
}

/** A transmission that died. */
export interface LostMessage {
  readonly t: number;
  readonly process: ProcessId;
  readonly fact: Fact;
}

export interface SpaceTime {
  readonly trips: readonly Trip[];
  readonly commits: readonly Commit[];
  readonly lateWrites: readonly LateWrite[];
  readonly watches: readonly WatchEvent[];
  readonly lost: readonly LostMessage[];
}

const objectOf = (fact: { readonly namespace: string; readonly name: string }): string =>
  `${fact.namespace}/${fact.name}`;

/** Joins the facts of a window, oldest first. */
export function spaceTimeOf(facts: readonly Fact[]): SpaceTime {
  const trips = new Map<number, Trip>();
  const bySeq = new Map<number, Trip>();
  const writtenAt = new Map<string, number>();
  const story = {
    commits: [] as Commit[],
    lateWrites: [] as LateWrite[],
    watches: [] as WatchEvent[],
    lost: [] as LostMessage[],
  };
  for (const fact of facts) {
    switch (fact.kind) {
      case 'requestSent': {
        // An API server that asks itself sends no message.
        if (fact.process.startsWith('kube-apiserver/')) break;
        const trip = tripOf(fact);
        trips.set(fact.id, trip);
        bySeq.set(fact.seq, trip);
        break;
      }
      case 'answered':
      case 'answerReceived':
        tellTrip(trips.get(fact.id), fact);
        if (fact.kind === 'answerReceived') keep(bySeq, fact.seq, trips.get(fact.id));
        break;
      case 'recordObserved': {
        const trip = fact.cause === null ? undefined : bySeq.get(fact.cause);
        if (trip !== undefined) trip.read = fact.resourceVersion;
        break;
      }
      case 'etcdWritten': {
        const trip = fact.cause === null ? undefined : bySeq.get(fact.cause);
        writtenAt.set(fact.object, fact.t);
        const [before, process] = [trip?.brought ?? null, trip?.process ?? null];
        const { since, t, resourceVersion: version } = fact;
        story.commits.push({ since, t, version, before, process, fact });
        break;
      }
      case 'leaseConflict': {
        const won = writtenAt.get(objectOf(fact));
        const late = won === undefined ? null : fact.t - won;
        story.lateWrites.push({ t: fact.t, process: fact.process, late, fact });
        break;
      }
      case 'watchDelivered': {
        const from = writtenAt.get(objectOf(fact));
        if (from !== undefined)
          story.watches.push({ process: fact.process, from, to: fact.t, fact });
        break;
      }
      case 'transmissionLost':
        story.lost.push({ t: fact.t, process: fact.process, fact });
        break;
      default:
    }
  }
  return { trips: [...trips.values()], ...story };
}

const tripOf = (fact: FactOf<'requestSent'>): Trip => ({
  id: fact.id,
  process: fact.process,
  verb: fact.verb,
  brought: fact.resourceVersion ?? null,
  sentAt: fact.t,
  answeredAt: null,
  code: null,
  receivedAt: null,
  read: null,
  asked: fact,
  answer: null,
});

const keep = (trips: Map<number, Trip>, seq: number, trip: Trip | undefined): void => {
  if (trip !== undefined) trips.set(seq, trip);
};

function tellTrip(
  trip: Trip | undefined,
  fact: FactOf<'answered'> | FactOf<'answerReceived'>,
): void {
  if (trip === undefined) return;
  trip.code = fact.code;
  trip.answer = fact;
  if (fact.kind === 'answered') trip.answeredAt = fact.t;
  else trip.receivedAt = fact.t;
}

/** Who sent, received or waited in a window. */
export function takingPart(
  { trips, watches, lost }: SpaceTime,
  from: number,
  to: number,
): ReadonlySet<ProcessId> {
  const meets = (begin: number, end: number): boolean => begin <= to && end >= from;
  return new Set([
    ...trips
      .filter((trip) => meets(trip.sentAt, trip.receivedAt ?? trip.answeredAt ?? trip.sentAt))
      .map((trip) => trip.process),
    ...watches.filter((watch) => meets(watch.from, watch.to)).map(({ process }) => process),
    ...lost.filter(({ t }) => meets(t, t)).map(({ process }) => process),
  ]);
}

/**
 * What a ring shows, from what is known about its party: angles of the three truths and the states
 * of brief section 4.2 and 4.5. Pure, so that the same look is drawn on the stage, in the inspector
 * and on the phone. Angle 360 is the deadline of whoever decides.
 */
import type { CandidateView, ElectionView, NodeView, ProcessStatus } from '../../sources/frame.ts';

/** How the observer's track is drawn; it is replaced, not recoloured, when the observer gives up. */
export type ObserverTrack = 'fresh' | 'late' | 'unknown' | 'open' | 'grey';
export type RingBody = 'alive' | 'off' | 'paused' | 'stopped' | 'unknown' | 'empty';

export interface RingLook {
  readonly observer: ObserverTrack;
  /** Angle of the observer's hand; null: no hand. */
  readonly hand: number | null;
  /** Angle of the record's stamp and where its band ends; null: no such track. */
  readonly stamp: number | null;
  readonly recordEnd: number;
  /** Angle of the holder's head and where its beads end; null: no beads. */
  readonly head: number | null;
  readonly beadsEnd: number;
  readonly frozen: boolean;
  /** From where the leader no longer works, up to the deadline: the safety gap; null: none. */
  readonly gap: number | null;
  /** Angle of the eviction orbit's head; null: nothing is being evicted. */
  readonly orbit: number | null;
  readonly body: RingBody;
}

/** Of a lock that nobody holds. */
export const VACANT: RingLook = {
  observer: 'open',
  hand: 0,
  stamp: null,
  recordEnd: 360,
  head: null,
  beadsEnd: 0,
  frozen: false,
  gap: null,
  orbit: null,
  body: 'empty',
};

const angle = (age: number | null, full: number): number | null =>
  age === null ? null : Math.min(Math.max((age / full) * 360, 0), 360);

/** A full eviction orbit: the default toleration of 300 s. */
const ORBIT = 300_000_000;

export const isUnknown = (node: NodeView): boolean => node.ready === 'Unknown';
export const isLate = (node: NodeView): boolean =>
  node.observer.silence !== null && node.observer.silence > node.observer.ordinary;

function observerOfNode(node: NodeView): ObserverTrack {
  if (isUnknown(node)) return 'unknown';
  if (node.ready === 'absent') return 'open';
  if (node.observer.silence === null) return 'grey';
  return isLate(node) ? 'late' : 'fresh';
}

export function bodyOfNode(node: NodeView): RingBody {
  if (node.status === 'off') return 'off';
  if (node.status === 'paused') return 'paused';
  if (node.status === 'down' || node.status === 'restarting') return 'stopped';
  if (isUnknown(node)) return 'unknown';
  return node.ready === 'absent' ? 'empty' : 'alive';
}

/** A node's ring: a full circle is the grace period that applies. */
export function nodeLook(node: NodeView, now: number): RingLook {
  const full = node.observer.grace;
  const observer = observerOfNode(node);
  const leaseEnd = Math.min((node.record.leaseDurationSeconds * 1_000_000 * 360) / full, 360);
  const gone = observer === 'unknown' || observer === 'open';
  const runs = node.status === 'running' || node.status === 'paused';
  return {
    observer,
    hand:
      observer === 'open' ? 0 : observer === 'unknown' ? null : angle(node.observer.silence, full),
    stamp: gone || !node.record.exists ? null : angle(node.record.age, full),
    recordEnd: leaseEnd,
    head: gone || !runs ? null : angle(node.holder.age, full),
    beadsEnd: leaseEnd,
    frozen: node.status === 'paused',
    gap: null,
    orbit: node.evictsAt === null ? null : (angle(ORBIT - (node.evictsAt - now), ORBIT) ?? 0),
    body: bodyOfNode(node),
  };
}

/** A process's body; a machine has its own. */
export const bodyOfStatus = (status: ProcessStatus): RingBody =>
  status === 'running' ? 'alive' : status === 'paused' ? 'paused' : 'stopped';

/**
 * The standby that has waited longest: it is the one that will act first. One behind a cut does not
 * count: its own stopwatch runs out, but nobody hears it.
 */
export function longestWait(
  election: ElectionView,
  leader: CandidateView,
): { readonly silence: number; readonly duration: number } | null {
  let longest: { silence: number; duration: number } | null = null;
  for (const { process, silence, duration, status, phase, believes, link } of election.candidates) {
    if (process === leader.process || believes || link.cut !== null) continue;
    if (status !== 'running' || phase !== 'acquiring' || silence === null) continue;
    if (silence > (longest?.silence ?? -1)) longest = { silence, duration };
  }
  return longest;
}

/** The instant after its last success at which a leader gives up, as an angle (LE-5). */
const stopAngle = (election: ElectionView): number =>
  Math.min(((election.retryPeriod + election.renewDeadline) * 360) / election.leaseDuration, 360);

/** Longest wait of a standby while nothing is wrong: a renewal, then a look 2.2 periods later at most. */
const ordinaryWait = (election: ElectionView): number => election.retryPeriod * 3.4;

/** A leader's ring: a full circle is leaseDuration; beads up to where it stops, the gap after it. */
export function leaderLook(election: ElectionView, leader: CandidateView): RingLook {
  const full = election.leaseDuration;
  const rival = longestWait(election, leader);
  const stop = stopAngle(election);
  const working = leader.status === 'running' || leader.status === 'paused';
  const written = election.written === leader.process;
  const over = rival !== null && rival.silence >= rival.duration;
  const stamp = written ? angle(election.record.age, full) : null;
  return {
    observer:
      !working || !written
        ? 'grey'
        : over
          ? 'open'
          : rival === null
            ? 'grey'
            : rival.silence > ordinaryWait(election)
              ? 'late'
              : 'fresh',
    hand: rival === null || !written || !working ? null : over ? 0 : angle(rival.silence, full),
    stamp,
    recordEnd: 360,
    head: working && leader.believes ? angle(leader.age, full) : null,
    beadsEnd: stop,
    frozen: leader.status === 'paused',
    gap: working && written ? stop : null,
    orbit: null,
    body: bodyOfStatus(leader.status),
  };
}

/**
 * A standby's ring: its own stopwatch alone. Open: it ran out and this candidate may try (ink, not
 * red). Ordinary is one renewal and one look at it, each at its longest (LE-3).
 */
export function standbyLook(election: ElectionView, candidate: CandidateView): RingLook {
  const open = candidate.silence !== null && candidate.silence >= candidate.duration;
  const runs = candidate.status === 'running' || candidate.status === 'paused';
  const waits = candidate.silence !== null && runs;
  return {
    observer: !waits
      ? 'grey'
      : open
        ? 'open'
        : candidate.silence > ordinaryWait(election)
          ? 'late'
          : 'fresh',
    hand: !waits ? null : open ? 0 : angle(candidate.silence, candidate.duration),
    stamp: null,
    recordEnd: 360,
    head: null,
    beadsEnd: 0,
    frozen: candidate.status === 'paused',
    gap: null,
    orbit: null,
    body: bodyOfStatus(candidate.status),
  };
}

/** The observer's dial of a node: its hand and band alone. */
export const dialLook = (look: RingLook): RingLook => ({
  ...look,
  stamp: null,
  head: null,
  orbit: null,
  gap: null,
});

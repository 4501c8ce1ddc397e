/**
 * The past of one election: whom the record named, who believed it led, and when the record was
 * written. The two are kept apart, because almost everything worth seeing lies in the difference.
 */
import type { Fact, ProcessId } from '../../engine/index.ts';
import type { CandidateView, ElectionView } from '../../sources/frame.ts';
import { keepPin, type Pin } from './pins.ts';
import {
  close,
  openSpan,
  partOfMarks,
  partOfMoments,
  partOfSpans,
  type Part,
  type Span,
} from './spans.ts';

/** While the record named this process. */
export interface Tenure extends Span {
  readonly process: ProcessId;
}

/** While this process believed it led and was able to act on it. */
export interface Belief extends Span {
  readonly process: ProcessId;
}

/** A renewal whose sender no longer waited: the standbys start anew, until `until` (TR-7). */
export interface Envelope {
  readonly t: number;
  readonly until: number;
}

/** A write to what the lock guards by a process that the lock did not name: it landed, or was refused (LE-32). */
export interface OddWrite {
  readonly t: number;
  readonly landed: boolean;
}

export interface ElectionLane {
  readonly namespace: string;
  readonly name: string;
  duration: number;
  readonly tenures: Tenure[];
  readonly beliefs: Belief[];
  /** While a process that leads was paused. */
  readonly pauses: Belief[];
  readonly stamps: number[];
  readonly envelopes: Envelope[];
  readonly conflicts: number[];
  readonly oddWrites: OddWrite[];
  /** The clock of one of its candidates was turned. */
  readonly pins: Pin[];
  exists: boolean;
  /** A frame has been seen: what it showed was so from the beginning unless facts say otherwise. */
  isAligned: boolean;
}

export const createElectionLane = (election: ElectionView): ElectionLane => ({
  namespace: election.namespace,
  name: election.name,
  duration: election.leaseDuration,
  tenures: [],
  beliefs: [],
  pauses: [],
  stamps: [],
  envelopes: [],
  conflicts: [],
  oddWrites: [],
  pins: [],
  exists: election.record.exists,
  isAligned: false,
});

const openOf = (spans: readonly Belief[], process: ProcessId): Belief | undefined =>
  spans.findLast((span) => span.process === process && span.to === null);

const endOf = (spans: readonly Belief[], process: ProcessId, t: number): void => {
  const open = openOf(spans, process);
  if (open !== undefined) open.to = Math.max(t, open.from);
};

/** Takes in a fact that names this lock or one of its candidates. */
export function tellElection(lane: ElectionLane, fact: Fact): void {
  switch (fact.kind) {
    case 'leaseWritten':
      written(lane, fact);
      break;
    case 'leaseDeleted':
      close(lane.tenures, fact.t);
      lane.exists = false;
      break;
    case 'leaseConflict':
      lane.conflicts.push(fact.t);
      break;
    case 'resourceWritten':
      if (fact.identity !== fact.holderIdentity) lane.oddWrites.push({ t: fact.t, landed: true });
      break;
    case 'resourceWriteRefused':
      lane.oddWrites.push({ t: fact.t, landed: false });
      break;
    case 'startedLeading':
      believes(lane, fact.process, fact.t);
      break;
    case 'stoppedLeading':
    case 'processKilled':
    case 'processExited':
      endOf(lane.beliefs, fact.process, fact.t);
      endOf(lane.pauses, fact.process, fact.t);
      break;
    case 'processPaused':
      if (openOf(lane.beliefs, fact.process) !== undefined)
        lane.pauses.push({ process: fact.process, from: fact.t, to: null });
      break;
    case 'processResumed':
      endOf(lane.pauses, fact.process, fact.t);
      break;
    case 'clockStepped':
    case 'clockRateChanged':
      keepPin(lane.pins, fact);
      break;
    default:
  }
}

function written(lane: ElectionLane, fact: Extract<Fact, { kind: 'leaseWritten' }>): void {
  lane.stamps.push(fact.t);
  lane.exists = true;
  if (!fact.senderWaiting) lane.envelopes.push({ t: fact.t, until: fact.t + lane.duration });
  // The first write seen may be a renewal: then its holder has led since before the facts begin.
  if (lane.tenures.length === 0 && !fact.holderChanged && fact.holderIdentity !== '') {
    names(lane, fact.process, 0);
    believes(lane, fact.process, 0);
  }
  names(lane, fact.holderIdentity === '' ? null : fact.process, fact.t);
}

/** The record names `process` from `t` on; null: it names nobody. */
function names(lane: ElectionLane, process: ProcessId | null, t: number): void {
  if (openSpan(lane.tenures)?.process === process) return;
  close(lane.tenures, t);
  if (process !== null) lane.tenures.push({ process, from: t, to: null });
}

function believes(lane: ElectionLane, process: ProcessId, t: number): void {
  if (openOf(lane.beliefs, process) === undefined)
    lane.beliefs.push({ process, from: t, to: null });
}

/** Brings the lane in line with the frame: how a warm run begins, and beliefs that end unspoken (LE-26). */
export function alignElection(lane: ElectionLane, election: ElectionView, now: number): void {
  const since = lane.isAligned ? now : 0;
  lane.isAligned = true;
  lane.duration = election.leaseDuration;
  lane.exists = election.record.exists;
  if (!election.record.exists) close(lane.tenures, now);
  else if (election.written !== null || election.record.holderIdentity === '')
    names(lane, election.written, lane.tenures.length === 0 ? since : now);
  for (const candidate of election.candidates) alignBelief(lane, candidate, now, since);
}

function alignBelief(
  lane: ElectionLane,
  candidate: CandidateView,
  now: number,
  since: number,
): void {
  const { process, status } = candidate;
  const isUp = status === 'running' || status === 'paused';
  const isKnown = lane.beliefs.some((belief) => belief.process === process);
  if (candidate.believes && isUp) believes(lane, process, isKnown ? now : since);
  else endOf(lane.beliefs, process, now);
  if (status !== 'paused') endOf(lane.pauses, process, now);
  else if (openOf(lane.pauses, process) === undefined && candidate.believes)
    lane.pauses.push({ process, from: now, to: null });
}

/** A copy of what lies in a part of the run. */
export const partOfElection = (lane: ElectionLane, part: Part): ElectionLane => ({
  ...lane,
  tenures: partOfSpans(lane.tenures, part),
  beliefs: partOfSpans(lane.beliefs, part),
  pauses: partOfSpans(lane.pauses, part),
  stamps: partOfMoments(lane.stamps, part),
  envelopes: partOfMarks(lane.envelopes, part),
  conflicts: partOfMoments(lane.conflicts, part),
  oddWrites: partOfMarks(lane.oddWrites, part),
  pins: partOfMarks(lane.pins, part),
});

/**
 * What was written to etcd, write by write, and when nothing could be written: the data of the write
 * tape, taken in from facts. One column of numbers for each thing known of a write, since a long run
 * has many. Knows nothing of lanes or pixels.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { begin, close, firstMoment, partOfSpans, type Part, type Span } from './spans.ts';

/** A lock or another small object, a node's Lease, a whole Node or Pod, or a Node called Unknown. */
export const TONES = ['small', 'lease', 'object', 'alarm'] as const;
export type TickTone = (typeof TONES)[number];

/** Writes in order of `t`; what stands at one place of each column belongs together. */
export interface TapeWrites {
  /** When it was committed, and when it began to wait for the disks. */
  readonly t: number[];
  readonly since: number[];
  readonly bytes: number[];
  /** Place in `TONES`. */
  readonly tone: number[];
}

/** Why nothing is written. */
export type Standstill = 'noQuorum' | 'stalled' | 'noSpace';

export interface EtcdTape {
  readonly writes: TapeWrites;
  readonly standstills: Readonly<Record<Standstill, Span[]>>;
}

export const createEtcdTape = (): EtcdTape => ({
  writes: { t: [], since: [], bytes: [], tone: [] },
  standstills: { noQuorum: [], stalled: [], noSpace: [] },
});

function toneOf({ what, saysUnknown }: FactOf<'etcdWritten'>): TickTone {
  if (saysUnknown) return 'alarm';
  if (what === 'nodeLease') return 'lease';
  return what === 'node' || what === 'pod' ? 'object' : 'small';
}

function addWrite(writes: TapeWrites, fact: FactOf<'etcdWritten'>): void {
  writes.t.push(fact.t);
  writes.since.push(fact.since);
  writes.bytes.push(fact.bytes);
  writes.tone.push(TONES.indexOf(toneOf(fact)));
}

/** Takes in one fact; most have nothing to do with it. */
export function tellTape(tape: EtcdTape, fact: Fact): void {
  const { noQuorum, stalled, noSpace } = tape.standstills;
  switch (fact.kind) {
    case 'etcdWritten':
      addWrite(tape.writes, fact);
      break;
    case 'etcdQuorumLost':
      begin(noQuorum, fact.t);
      break;
    case 'etcdQuorumRestored':
      close(noQuorum, fact.t);
      break;
    case 'etcdStalled':
      begin(stalled, fact.t);
      break;
    case 'etcdResumed':
      close(stalled, fact.t);
      break;
    case 'etcdNoSpace':
      begin(noSpace, fact.t);
      break;
    case 'etcdDefragmented':
      close(noSpace, fact.t);
      break;
    default:
  }
}

/** A copy of what lies in a part of the run. */
export function partOfTape({ writes, standstills }: EtcdTape, part: Part): EtcdTape {
  const [from, to] = [firstMoment(writes.t, part.from), firstMoment(writes.t, part.before)];
  const { noQuorum, stalled, noSpace } = standstills;
  return {
    writes: {
      t: writes.t.slice(from, to),
      since: writes.since.slice(from, to),
      bytes: writes.bytes.slice(from, to),
      tone: writes.tone.slice(from, to),
    },
    standstills: {
      noQuorum: partOfSpans(noQuorum, part),
      stalled: partOfSpans(stalled, part),
      noSpace: partOfSpans(noSpace, part),
    },
  };
}

/**
 * What was written to etcd, write by write, and when nothing could be written: the data of the write
 * tape, taken in from facts. Knows nothing of lanes or pixels.
 */
import type { Fact, WriteKind } from '../../engine/index.ts';
import { begin, close, dropEnded, dropPast, type Span } from './spans.ts';

export interface TapeWrite {
  /** When it was committed, and when it began to wait for the disks. */
  readonly t: number;
  readonly since: number;
  readonly bytes: number;
  readonly what: WriteKind;
  /** A controller calls a node Unknown in it. */
  readonly isAlarm: boolean;
}

/** Why nothing is written. */
export type Standstill = 'noQuorum' | 'stalled' | 'noSpace';

export interface EtcdTape {
  /** In order of `t`. */
  readonly writes: TapeWrite[];
  readonly standstills: Readonly<Record<Standstill, Span[]>>;
}

export const createEtcdTape = (): EtcdTape => ({
  writes: [],
  standstills: { noQuorum: [], stalled: [], noSpace: [] },
});

/** Takes in one fact; most have nothing to do with it. */
export function tellTape(tape: EtcdTape, fact: Fact): void {
  const { noQuorum, stalled, noSpace } = tape.standstills;
  switch (fact.kind) {
    case 'etcdWritten': {
      const { t, since, bytes, what, saysUnknown: isAlarm } = fact;
      tape.writes.push({ t, since, bytes, what, isAlarm });
      break;
    }
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

export function forgetTape(tape: EtcdTape, cutoff: number): void {
  dropPast(tape.writes, cutoff, (write) => write.t);
  for (const spans of Object.values(tape.standstills)) dropEnded(spans, cutoff);
}

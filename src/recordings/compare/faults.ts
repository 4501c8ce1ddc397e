/** What was done to the cluster within a span, one entry for what was done to many at once. */
import { between, inSeconds } from '../../engine/index.ts';
import type { LabRow, Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import type { ComparedFault } from './comparison.ts';

/** Deeds that tell how the lab went, not what happened to the cluster. */
const QUIET: ReadonlySet<LabRow['deed']> = new Set(['ready', 'exited', 'case', 'endcase', 'end']);
/** Deeds closer than this, seconds, are one. */
const AT_ONCE = 0.5;

export function faultsOf(recording: Recording, span: Span): readonly ComparedFault[] {
  const faults: ComparedFault[] = [];
  for (const row of recording.rows) {
    if (row.source !== 'lab' || QUIET.has(row.deed) || row.t < span.from || row.t > span.to)
      continue;
    const fault = faultOf(row, inSeconds(between(span.from, row.t)));
    const index = faults.findLastIndex((each) => isSame(each, fault));
    const before = faults[index];
    if (before === undefined) faults.push(fault);
    else faults[index] = { ...before, who: [...before.who, ...fault.who] };
  }
  return faults;
}

const faultOf = (row: LabRow, seconds: number): ComparedFault => ({
  seconds,
  deed: row.deed === 'link' && isWhole(row) ? 'heal' : row.deed,
  who: [row.who],
  toServer: row.toServer ?? null,
  toClient: row.toClient ?? null,
});

const isWhole = ({ toServer, toClient }: LabRow): boolean =>
  toServer === 'pass' && toClient === 'pass';

const isSame = (one: ComparedFault, other: ComparedFault): boolean =>
  one.deed === other.deed &&
  one.toServer === other.toServer &&
  one.toClient === other.toClient &&
  other.seconds - one.seconds < AT_ONCE;

/**
 * What can be read off a recording of requests that arrived long after they were sent: when TCP's
 * repeat brought them (TR-2), and which were answered 504 because their senders had given up (AS-8).
 */
import type { ApiRow } from '../recording.ts';
import type { Span } from '../span.ts';
import { inRun, writeInstants, writeValues, type TapeDraft } from './tapeDraft.ts';

/** Longer than this under way: it waited somewhere, µs. */
const LATE = 60_000;
/** How far a repeat may lie from TCP's schedule, µs. */
const OFF_SCHEDULE = { early: 450_000, late: 1_300_000 };
/** How far apart a request was sent in recording and run, µs. */
const SENT = 300_000;
const APPLIED = 0;
const RESET = 100;

export function writeLateRequests(
  draft: TapeDraft,
  entity: string,
  rows: readonly ApiRow[],
  span: Span,
): void {
  const late = rows.flatMap((row) =>
    row.sent !== undefined && row.arrived - row.sent > LATE ? [{ ...row, sent: row.sent }] : [],
  );
  writeInstants(
    draft,
    entity,
    'process.repeat',
    late.map((row) => inRun(span, row.arrived)),
    OFF_SCHEDULE,
  );
  writeValues(
    draft,
    entity,
    'process.choice',
    late.map((row) => ({
      t: inRun(span, row.sent),
      value: row.code === 504 || row.code === 401 ? RESET : APPLIED,
    })),
    SENT,
  );
}

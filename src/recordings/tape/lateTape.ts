/**
 * What can be read off a recording of requests that arrived long after they were sent: when TCP's
 * repeat brought them (TR-2), and which were answered 504 because their senders had given up (AS-8).
 */
import type { ApiRow, Recording } from '../recording.ts';
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
/** In a frozen server nothing was stored that its sender had given up: so at each of these instants, µs. */
const EVERY = 500_000;

/** Instants throughout the times in which the API server was frozen. */
function frozenInstants(recording: Recording, span: Span): readonly number[] {
  const instants: number[] = [];
  let from: number | null = null;
  for (const row of recording.rows) {
    if (row.source !== 'lab' || row.who !== 'apiserver') continue;
    if (row.deed === 'pause') from = inRun(span, row.t);
    if (row.deed !== 'resume' || from === null) continue;
    for (let at = from; at < inRun(span, row.t); at += EVERY) instants.push(at);
    from = null;
  }
  return instants;
}

export function writeLateRequests(
  draft: TapeDraft,
  entity: string,
  rows: readonly ApiRow[],
  { recording, span }: { readonly recording: Recording; readonly span: Span },
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
  const told = late.map((row) => ({
    t: inRun(span, row.sent),
    value: row.code === 504 || row.code === 401 ? RESET : APPLIED,
  }));
  const untold = frozenInstants(recording, span)
    .filter((t) => !told.some((each) => Math.abs(each.t - t) < SENT))
    .map((t) => ({ t, value: RESET }));
  writeValues(draft, entity, 'process.choice', [...told, ...untold], SENT);
}

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
/** Of what was given up behind a wall, nothing was stored but what is told: so at each of these instants, µs. */
const EVERY = 500_000;

/** Instants throughout the times in which the API server was frozen, or lost what that client sent. */
function walledInstants(recording: Recording, span: Span, who: string): readonly number[] {
  const instants: number[] = [];
  let from: number | null = null;
  for (const row of recording.rows) {
    if (row.source !== 'lab') continue;
    const isServer = row.who === 'apiserver';
    const isLink = row.deed === 'link' && row.who === who;
    if ((isServer && row.deed === 'pause') || (isLink && row.toServer === 'drop'))
      from ??= inRun(span, row.t);
    const isOver = (isServer && row.deed === 'resume') || (isLink && row.toServer === 'pass');
    if (!isOver || from === null) continue;
    for (let at = from; at < inRun(span, row.t); at += EVERY) instants.push(at);
    from = null;
  }
  return instants;
}

export function writeLateRequests(
  draft: TapeDraft,
  entity: string,
  rows: readonly ApiRow[],
  {
    recording,
    span,
    who,
  }: { readonly recording: Recording; readonly span: Span; readonly who: string },
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
  const untold = walledInstants(recording, span, who)
    .filter((t) => !told.some((each) => Math.abs(each.t - t) < SENT))
    .map((t) => ({ t, value: RESET }));
  writeValues(draft, entity, 'process.choice', [...told, ...untold], SENT);
}

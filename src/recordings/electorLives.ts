/**
 * The lives of electors in a recording. One recorded process stands for many locks, may be killed
 * and started again, and each time stands with a new identity; a life lasts from there until the
 * process dies, the elector ends, or the span does.
 */
import type { Instant } from '../engine/index.ts';
import type { LabRow, Recording } from './recording.ts';
import type { Span } from './span.ts';

export interface ElectorLife {
  readonly who: string;
  readonly lease: string;
  readonly identity: string;
  /** When it said that it stands. */
  readonly from: Instant;
  /** When it was killed, asked to stop, or ended by itself; else the end of the span. */
  readonly to: Instant;
  /** How it came to its end; `span`: it did not. */
  readonly end: 'killed' | 'terminated' | 'ended' | 'span';
  /** When it first led. */
  readonly led: Instant | null;
}

/** All lives within a span, in order of their beginning. */
export function electorLives(recording: Recording, span: Span): readonly ElectorLife[] {
  const said = recording.rows.flatMap((row) => (row.source === 'process' ? [row] : []));
  const first = (identity: string, event: 'startedLeading' | 'ended'): Instant | null =>
    firsts.get(`${event} ${identity}`) ?? null;
  const firsts = new Map<string, Instant>();
  for (const row of said) {
    const key = `${row.event} ${row.identity}`;
    if (!firsts.has(key)) firsts.set(key, row.t);
  }
  const deeds = recording.rows.filter(
    (row): row is LabRow =>
      row.source === 'lab' && (row.deed === 'kill' || row.deed === 'terminate'),
  );
  return said.flatMap((row): ElectorLife[] => {
    const { who, lease, identity, event, t } = row;
    if (event !== 'stands' || t < span.from || t > span.to) return [];
    const deed = endOf(deeds, { who, lease, from: t, to: span.to });
    const ended = first(identity, 'ended');
    const led = first(identity, 'startedLeading');
    const life = {
      who,
      lease,
      identity,
      from: t,
      led: led !== null && led <= span.to ? led : null,
    };
    if (deed !== undefined && (ended === null || ended > deed.t))
      return [{ ...life, to: deed.t, end: deed.deed === 'kill' ? 'killed' : 'terminated' }];
    if (ended !== null && ended <= span.to) return [{ ...life, to: ended, end: 'ended' }];
    return [{ ...life, to: span.to, end: 'span' }];
  });
}

/** The first kill or stop of whom this elector is a part. */
function endOf(
  deeds: readonly LabRow[],
  life: {
    readonly who: string;
    readonly lease: string;
    readonly from: Instant;
    readonly to: Instant;
  },
): LabRow | undefined {
  return deeds.find(
    (row) => row.t > life.from && row.t <= life.to && concerns(row.who, life.who, life.lease),
  );
}

/** A deed's `who` names a process, or one of several by the locks it stands for: `a-blip2-3` is `a` of `blip2-3-…`. */
export function concerns(deedWho: string, who: string, lease: string): boolean {
  const dash = deedWho.indexOf('-');
  if (dash < 0) return deedWho === who;
  return deedWho.slice(0, dash) === who && `${lease}-`.startsWith(`${deedWho.slice(dash + 1)}-`);
}

/** Whether the locks of that name were stood for with `--release`. */
export function releasesOnCancel(recording: Recording, lease: string): boolean {
  return recording.rows.some(
    (row) =>
      row.source === 'lab' &&
      row.deed === 'start' &&
      row.args?.split(' ').includes('--release') === true &&
      row.prefix !== undefined &&
      isNumberedAfter(lease, row.prefix),
  );
}

/** `race-7` is of the prefix `race`, `swallow-release-3` is not of `swallow`. */
function isNumberedAfter(lease: string, prefix: string): boolean {
  return lease.startsWith(`${prefix}-`) && /^\d+$/.test(lease.slice(prefix.length + 1));
}

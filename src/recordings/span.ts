/** The part of a recording that is looked at: the whole, or one of its cases. */
import {
  between,
  inSeconds,
  later,
  seconds,
  type Duration,
  type Instant,
} from '../engine/index.ts';
import type { Recording } from './recording.ts';

/** From when to when; both ends included. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Deeds that clear a case up, once everything in it has been seen. */
const CLEARING_UP: ReadonlySet<string> = new Set(['kill', 'exited', 'link', 'endcase']);

/** The span of one case of a recording: from its first word until its processes are ended, in the recording's time. */
export function spanOfCase(recording: Recording, name: string): Span | undefined {
  const deeds = recording.rows.flatMap((row) => (row.source === 'lab' ? [row] : []));
  const begin = deeds.findIndex((row) => row.deed === 'case' && row.who === name);
  const begins = deeds[begin];
  if (begins === undefined) return undefined;
  const rest = deeds.slice(begin + 1);
  const over = rest.findIndex(
    ({ deed }) => deed === 'endcase' || deed === 'case' || deed === 'end',
  );
  const within = rest.slice(0, over < 0 ? rest.length : over + 1);
  // The kills just before a case is over belong to the clearing up, those that something follows to the case.
  const last = within.findLastIndex(({ deed }, index) => index < over && !CLEARING_UP.has(deed));
  const ends =
    within.find(({ deed }, index) => index > last && (deed === 'kill' || deed === 'endcase')) ??
    within.at(-1);
  // Half a millisecond before the end, so that nothing of the clearing up is in it.
  return ends === undefined ? undefined : { from: begins.t, to: later(ends.t, -500 as Duration) };
}

/** The span of a recording without cases: all of it. */
export function spanOfRecording(recording: Recording): Span {
  const end = recording.rows.findLast((row) => row.source === 'lab' && row.deed === 'end');
  return {
    from: 0 as Instant,
    to: end?.t ?? later(0 as Instant, seconds(recording.header.seconds)),
  };
}

/** Seconds from the beginning of the span. */
export const secondsInto = (span: Span, t: Instant): number =>
  Math.max(0, inSeconds(between(span.from, t)));

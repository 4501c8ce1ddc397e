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

/** The span of one case of a recording: from its first word until its processes are ended, in the recording's time. */
export function spanOfCase(recording: Recording, name: string): Span | undefined {
  const begins = recording.rows.find(
    (row) => row.source === 'lab' && row.deed === 'case' && row.who === name,
  );
  if (begins === undefined) return undefined;
  const ends = recording.rows.find(
    (row) =>
      row.source === 'lab' && row.t > begins.t && (row.deed === 'kill' || row.deed === 'endcase'),
  );
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

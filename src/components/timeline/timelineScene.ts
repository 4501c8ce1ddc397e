/** What the timeline's painters are given: lanes, places, scale, colours and words. */
import type { ProcessId } from '../../engine/index.ts';
import type { Palette } from '../canvas/palette.ts';
import type { Standstill } from './etcdTape.ts';
import type { ServerPiece } from './serverSpans.ts';
import { xOf, type TimeScale } from './timeScale.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import type { TimelineLayout } from './timelineLayout.ts';

export type Tone = 'fresh' | 'late' | 'expired' | 'plain';

/** A lane's present value, right of now. */
export interface LaneValue {
  readonly text: string;
  readonly tone: Tone;
}

export interface TimelineScene {
  readonly lanes: TimelineLanes;
  readonly layout: TimelineLayout;
  readonly scale: TimeScale;
  readonly palette: Palette;
  /** One for each row of the layout. */
  readonly values: readonly LaneValue[];
  /** Name of a process on an election's bar. */
  readonly nameOf: (process: ProcessId) => string;
  readonly words: {
    readonly now: string;
    readonly whole: string;
    /** Which API servers are out, in words, and in few. */
    readonly servers: (piece: ServerPiece) => string;
    readonly serversShort: (piece: ServerPiece) => string;
    readonly nobodyLooks: string;
    readonly standstill: Readonly<Record<Standstill, string>>;
  };
  /** Words outside the cluster's own are set in this face; Hangul is never set in mono. */
  readonly wordFont: string;
}

/** A stretch of time in pixels, within the window; null if none of it can be seen. */
export function stretch(
  scale: TimeScale,
  from: number,
  to: number | null,
): { readonly x: number; readonly end: number } | null {
  const until = to ?? scale.to;
  if (until < scale.from || from > scale.to) return null;
  return { x: xOf(scale, Math.max(from, 0)), end: xOf(scale, until) };
}

/** Where an instant stands if the edges did not hold it: what patterns are anchored to. */
export const anchorOf = (scale: TimeScale, t: number): number =>
  scale.x0 + (t - scale.from) * scale.perMicro;

/** Whether a moment lies in the window. */
export const isShown = (scale: TimeScale, t: number): boolean => t >= scale.from && t <= scale.to;

/** What the timeline's painters are given: lanes, places, scale, colours and words. */
import type { ProcessId } from '../../engine/index.ts';
import type { Palette } from '../canvas/palette.ts';
import type { Standstill } from './etcdTape.ts';
import type { ServerPiece } from './serverSpans.ts';
import type { SpaceTime } from './spaceTime.ts';
import type { SpaceTimeLayout, WorldLine } from './spaceTimeLayout.ts';
import { firstMoment, type Span } from './spans.ts';
import { xOf, type Stretch, type TimeScale } from './timeScale.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import type { TimelineLayout } from './timelineLayout.ts';

export type Tone = 'fresh' | 'late' | 'expired' | 'plain';

/** A lane's present value, right of now. */
export interface LaneValue {
  readonly text: string;
  readonly tone: Tone;
}

/** Another branch, from where it parts from this one. */
export interface Ghost {
  readonly lanes: TimelineLanes;
  readonly from: number;
  readonly until: number;
}

/** Where a branch leaves another, with its letter. */
export interface ForkMark {
  readonly t: number;
  readonly letter: string;
}

/** What will be if nobody does anything: lanes that go on after the edge, and how far they were computed. */
export interface Outlook {
  readonly lanes: TimelineLanes;
  readonly from: number;
  readonly until: number;
  /** Set if it is what would come of an act that is aimed at, from the playhead on. */
  readonly aimed?: AimedFlags;
}

/** What is written at flags that come of the aim alone. */
export interface AimedFlags {
  readonly nodes: ReadonlySet<string>;
  readonly unknownAt: (t: number) => string;
}

/** Messages of a short window, where they stand, and what is said of them. */
export interface SpaceTimeScene {
  readonly story: SpaceTime;
  readonly places: SpaceTimeLayout;
  readonly words: {
    readonly late: (micros: number) => string;
    readonly status: (line: WorldLine) => string;
    readonly version: (version: number) => string;
    readonly band: (server: string) => string;
  };
}

export interface TimelineScene {
  readonly lanes: TimelineLanes;
  readonly layout: TimelineLayout;
  readonly scale: TimeScale;
  /** The playhead, and the furthest instant that is known of this branch. */
  readonly now: number;
  readonly edge: number;
  readonly outlook: Outlook | null;
  readonly ghosts: readonly Ghost[];
  readonly forks: readonly ForkMark[];
  /** Messages in the lanes' place, where the window is short. */
  readonly space: SpaceTimeScene | null;
  /** How far these have taken the lanes' place: 0 to 1. */
  readonly spaceShare: number;
  readonly range: Stretch | null;
  readonly loop: Stretch | null;
  /** Instants of which the engine keeps its state, where they are to be seen; in order. */
  readonly keyframes: readonly number[];
  /** Instants the user marked. */
  readonly bookmarks: readonly number[];
  readonly palette: Palette;
  /** One for each row of the layout. */
  readonly values: readonly LaneValue[];
  /** Name of a process on an election's bar. */
  readonly nameOf: (process: ProcessId) => string;
  readonly words: {
    readonly whole: string;
    /** On a flag of the future. */
    readonly unknownAt: (t: number) => string;
    readonly evictedAt: (t: number) => string;
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
  const until = to ?? scale.end;
  if (until < scale.from || from > scale.to) return null;
  return { x: xOf(scale, Math.max(from, 0)), end: xOf(scale, until) };
}

/** Where an instant stands if the edges did not hold it: what patterns are anchored to. */
export const anchorOf = (scale: TimeScale, t: number): number =>
  scale.x0 + (t - scale.from) * scale.perMicro;

/** Places of the moments that lie in the window: from the first, to just before the second. */
export const placesShown = (
  scale: TimeScale,
  times: readonly number[],
): readonly [first: number, end: number] => [
  firstMoment(times, scale.from),
  firstMoment(times, scale.to + 1),
];

/** The stretches of which something lies in the window. */
export const spansShown = <T extends Span>(scale: TimeScale, spans: readonly T[]): readonly T[] =>
  spans.filter((span) => span.from <= scale.to && (span.to ?? scale.end) >= scale.from);

/** Whether a moment lies in the window. */
export const isShown = (scale: TimeScale, t: number): boolean => t >= scale.from && t <= scale.to;

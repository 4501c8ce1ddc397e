/**
 * What stands in space and time, as places for buttons in order of time: requests where they were sent,
 * answers where they came, commits, writes that came too late, and what was lost. Pure.
 */
import type { Fact, ProcessId } from '../../engine/index.ts';
import type { SpaceTime, Trip } from './spaceTime.ts';
import type { SpaceTimeLayout, WorldLine } from './spaceTimeLayout.ts';
import { xOf, type TimeScale } from './timeScale.ts';

/** What is said of a mark, before it is said in a language. */
export type SpaceTimeNews =
  | { readonly kind: 'request'; readonly verb: string; readonly brought: number | null }
  | { readonly kind: 'answer'; readonly code: number | null }
  | { readonly kind: 'commit'; readonly version: number }
  | { readonly kind: 'late'; readonly late: number | null }
  | { readonly kind: 'lost' }
  | { readonly kind: 'watch' };

export interface SpaceTimeMark {
  readonly fact: Fact;
  readonly y: number;
  /** Who sent or received it; null for what etcd does by itself. */
  readonly process: ProcessId | null;
  readonly news: SpaceTimeNews;
}

/** Closer ones on one line become one; the more important stays. */
const APART = 14;
/** A screen reader should not have to pass more than these. */
const MOST = 40;

/** What gives way last. */
const RANKS: Readonly<Record<SpaceTimeNews['kind'], number>> = {
  late: 0,
  lost: 1,
  commit: 2,
  request: 3,
  answer: 4,
  watch: 5,
};

/** `scroll`: how far the lanes are scrolled away, pixels of the layout. */
export function spaceTimeMarks(
  story: SpaceTime,
  places: SpaceTimeLayout,
  scale: TimeScale,
  scroll: number,
): readonly SpaceTimeMark[] {
  const lines = new Map(places.lines.map((line) => [line.process, line]));
  const all = allMarks(story, places, lines)
    .filter(({ fact }) => fact.t >= scale.from && fact.t <= scale.to)
    .sort((a, b) => RANKS[a.news.kind] - RANKS[b.news.kind] || a.fact.t - b.fact.t);
  const kept: SpaceTimeMark[] = [];
  for (const mark of all) {
    const x = xOf(scale, mark.fact.t);
    const isClose = (other: SpaceTimeMark): boolean =>
      other.y === mark.y && Math.abs(xOf(scale, other.fact.t) - x) < APART;
    if (!kept.some(isClose)) kept.push(mark);
    if (kept.length === MOST) break;
  }
  return kept
    .map((mark) => ({ ...mark, y: mark.y + scroll }))
    .sort((a, b) => a.fact.t - b.fact.t || a.fact.seq - b.fact.seq);
}

type Lines = ReadonlyMap<ProcessId, WorldLine>;

function allMarks(story: SpaceTime, places: SpaceTimeLayout, lines: Lines): SpaceTimeMark[] {
  const bandY = (process: ProcessId | null): number | null => {
    const server = process === null ? undefined : lines.get(process)?.server;
    const band = places.bands.find((each) => each.server === server);
    return band === undefined ? null : (band.top + band.bottom) / 2;
  };
  const lineY = (process: ProcessId): number | null => lines.get(process)?.y ?? null;
  const marks: SpaceTimeMark[] = [];
  const add = (
    fact: Fact,
    y: number | null,
    process: ProcessId | null,
    news: SpaceTimeNews,
  ): void => {
    if (y !== null) marks.push({ fact, y, process, news });
  };
  for (const trip of story.trips) addTrip(trip, lineY(trip.process), add);
  for (const { fact, process, version } of story.commits)
    add(fact, bandY(process), process, { kind: 'commit', version });
  for (const { fact, process, late } of story.lateWrites)
    add(fact, bandY(process), process, { kind: 'late', late });
  for (const { fact, process } of story.lost) add(fact, lineY(process), process, { kind: 'lost' });
  for (const { fact, process } of story.watches)
    add(fact, lineY(process), process, { kind: 'watch' });
  return marks;
}

function addTrip(
  { process, verb, brought, code, asked, answer }: Trip,
  y: number | null,
  add: (fact: Fact, y: number | null, process: ProcessId, news: SpaceTimeNews) => void,
): void {
  add(asked, y, process, { kind: 'request', verb, brought });
  if (answer !== null) add(answer, y, process, { kind: 'answer', code });
}

/**
 * What is to be seen of the run now: the window, the lanes in it or the world lines in their place,
 * and the marks that stand over them. Everything the painter paints follows from this.
 */
import type { Frame } from '../../sources/frame.ts';
import type { AppStore } from '../../store/store.ts';
import { keyCaps, type KeyCap } from './acts.ts';
import { chooseLanes } from './chooseLanes.ts';
import { labelShifts } from './lanesToLines.ts';
import { processesOfRows, quietOf, type Quiet } from './quiet.ts';
import { laneNotables, type LaneNotable } from './notables.ts';
import { spaceTimeOf, takingPart, type SpaceTime } from './spaceTime.ts';
import type { SpaceTimeFacts } from './spaceTimeFacts.ts';
import { laySpaceTime, type SpaceTimeLayout } from './spaceTimeLayout.ts';
import { spaceTimeMarks, type SpaceTimeMark } from './spaceTimeMarks.ts';
import { lineName, tinyLineNames } from './spaceTimeWords.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import { layTimeline, scrolledLayout, type TimelineLayout } from './timelineLayout.ts';
import { timeScale, WINDOW, type Stretch, type TimeScale } from './timeScale.ts';
import { SPACE_TIME } from './timeWindow.ts';
import { shownWindow } from './windowActs.ts';

/** Which buttons stand over the canvas, and where the labels stand. */
export interface TimelineMarks {
  readonly layout: TimelineLayout;
  /** The same as far as it is seen, moved by what is scrolled away. */
  readonly seen: TimelineLayout;
  readonly caps: readonly KeyCap[];
  readonly notables: readonly LaneNotable[];
  /** Instants the user marked, those of the window. */
  readonly bookmarks: readonly number[];
  /** Marks of the messages, where these are drawn. */
  readonly messages: readonly SpaceTimeMark[];
  /** How many lanes took no part, where messages are drawn; null where lanes are. */
  readonly hidden: number | null;
  /** Where messages are drawn, but there are none; else null. */
  readonly quiet: (Quiet & { readonly y: number }) | null;
  /** Where they stand when they are made; the painter moves them on from there. */
  readonly scale: TimeScale;
}

export interface TimelineView extends TimelineMarks {
  readonly isPhone: boolean;
  readonly layoutKey: string;
  /** Also while it is only fading in or out. */
  readonly space: Space | null;
  /** How far below its lane the world line of a node is, by its place in the frame; empty where there are only lanes. */
  readonly shifts: ReadonlyMap<number, number>;
  /** Whether messages are to be seen, and not lanes. */
  readonly isSpaceTime: boolean;
}

interface Space {
  readonly story: SpaceTime;
  readonly places: SpaceTimeLayout;
  /** Nobody sent or received anything in the window. */
  readonly isQuiet: boolean;
}

/** On a screen of fewer CSS pixels the phone's three lanes are drawn. */
const PHONE_WIDTH = 560;

/** World lines do not spread further than this, even where there were many lanes. */
const MOST_ROOM = 400;

/** What the painter knows of its surface, CSS pixels. */
export interface Surface {
  readonly width: number;
  /** What can be seen of the lanes at once; 0 while nobody knows. */
  readonly height: number;
  readonly scroll: number;
  /** CSS pixels for one of the layout's. */
  readonly zoom: number;
  /** Messages are seen, were seen just before, or begin to be. */
  readonly isFading: boolean;
  /** The node shown as worst before. */
  readonly worst: string | null;
}

export interface ArrangeInput {
  readonly store: AppStore;
  readonly frame: Frame;
  readonly lanes: TimelineLanes;
  readonly messages: SpaceTimeFacts;
  readonly surface: Surface;
}

export function arrangeView(input: ArrangeInput): TimelineView & { readonly worst: string | null } {
  const { store, frame, lanes, surface } = input;
  const { zoom, scroll: scrolled } = surface;
  const [width, scroll] = [surface.width / zoom, scrolled / zoom];
  const isPhone = width < PHONE_WIDTH;
  const shown = shownWindow(store);
  const { selection, timeWindow, bookmarks } = store.getState();
  const { edge, branch } = frame.place;
  const worstBefore = surface.worst;
  const chosen = chooseLanes({ frame, lanes, selection, window: shown, isPhone, worstBefore });
  const hasOverview = edge > WINDOW || timeWindow !== null;
  const lanesLayout = layTimeline({ width, isPhone, hasOverview, lanes: chosen.wishes });
  const isSpaceTime = isShort(shown);
  const space = isSpaceTime || surface.isFading ? spaceIn(input, shown, lanesLayout) : null;
  const layout =
    isSpaceTime && space !== null ? withMessages(lanesLayout, space.places, scroll) : lanesLayout;
  const height = surface.height === 0 ? Infinity : surface.height / zoom;
  const scale = timeScale(shown, edge, layout.x0, layout.x1);
  const shape = chosen.wishes.map((wish) => Object.values(wish).join(','));
  return {
    layout,
    seen: scrolledLayout(layout, scroll, height),
    scale,
    isPhone,
    space,
    isSpaceTime,
    hidden: isSpaceTime ? (space?.places.hidden ?? 0) : null,
    quiet: isSpaceTime && space?.isQuiet === true ? quietIn(input, shown, space.places) : null,
    messages: isSpaceTime && space !== null ? marksIn(space, scale, scroll) : [],
    shifts: space === null ? NO_SHIFTS : labelShifts(lanes, lanesLayout.rows, space.places, scroll),
    layoutKey: [lanes.run, branch, width, layout.height, hasOverview, ...shape].join('|'),
    caps: keyCaps(lanes.acts, scale),
    notables: isPhone
      ? []
      : laneNotables(lanes, isSpaceTime ? { ...layout, rows: [] } : layout, scale),
    bookmarks: bookmarks.filter((t) => t >= shown.from && t <= shown.to),
    worst: chosen.worst,
  };
}

const NO_SHIFTS: TimelineView['shifts'] = new Map();

/** The panel is as tall as it is with lanes, if that suffices: the stage should not jump. */
const roomOf = (layout: TimelineLayout): number =>
  Math.min(layout.height, MOST_ROOM) - layout.lanesTop;

function withMessages(
  layout: TimelineLayout,
  { bottom }: SpaceTimeLayout,
  scroll: number,
): TimelineLayout {
  const height = Math.max(bottom + scroll, roomOf(layout) + layout.lanesTop);
  return { ...layout, height };
}

/** Whether a window is so short that messages are drawn in it. */
export const isShort = ({ from, to }: Stretch): boolean => to - from < SPACE_TIME;

const marksIn = (
  { story, places }: Space,
  scale: TimeScale,
  scroll: number,
): readonly SpaceTimeMark[] => spaceTimeMarks(story, places, scale, scroll);

/** What is said of a window without messages stands in the first band, where they would come to. */
function quietIn(
  { frame, messages, surface }: ArrangeInput,
  shown: Stretch,
  { bands }: SpaceTimeLayout,
): TimelineView['quiet'] {
  const [band] = bands;
  const quiet = quietOf(shown, frame, messages);
  if (band === undefined || quiet === null) return null;
  return { ...quiet, y: (band.top + band.bottom) / 2 + surface.scroll / surface.zoom };
}

/** World lines of the window, and the messages between them. */
function spaceIn(
  { store, frame, messages, surface: { scroll, zoom, height } }: ArrangeInput,
  shown: Stretch,
  layout: TimelineLayout,
): Space {
  const story = spaceTimeOf(messages.of(shown, frame));
  const active = takingPart(story, shown.from, shown.to);
  const isQuiet = active.size === 0;
  // Who did nothing is still there.
  const part = isQuiet ? processesOfRows(layout.rows, frame) : active;
  const { allLanes: showAll } = store.getState();
  const [top, room] = [layout.lanesTop - scroll / zoom, roomOf(layout)];
  const most = Math.max((height === 0 ? MOST_ROOM : height / zoom) - layout.lanesTop, room);
  // A phone's layout has no row of looks.
  const nameOf =
    layout.looks === null ? tinyLineNames(frame.nodes.map(({ name }) => name)) : lineName;
  const wish = { frame, part, showAll, top, room, most, nameOf };
  return { story, places: laySpaceTime(wish), isQuiet };
}

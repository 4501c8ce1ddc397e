/**
 * Keeps lanes, layout and palette between frames and paints only what changed: new facts, half a
 * pixel of time, another window, a new value on the right, or another size, theme, language or
 * selection. What React must know (places of labels and buttons) it hands out when it differs.
 */
import type { Command } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Forecast } from '../../sources/source.ts';
import type { AppStore } from '../../store/store.ts';
import { frameLoopOf, type Painter } from '../canvas/frameLoop.ts';
import { readPalette, type Palette } from '../canvas/palette.ts';
import { keyCaps, type KeyCap } from './acts.ts';
import { createAimedOutlook } from './aimedOutlook.ts';
import { chooseLanes } from './chooseLanes.ts';
import { createLaneBook } from './laneBook.ts';
import { laneNotables, type LaneNotable } from './notables.ts';
import { createForesightAsker } from './askForesight.ts';
import { createOutlookKeeper } from './outlook.ts';
import { fitCanvas, placeMarks } from './placeMarks.ts';
import { paintTimeline } from './paintTimeline.ts';
import { sceneOf } from './sceneOf.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import { layTimeline, scrolledLayout, type TimelineLayout } from './timelineLayout.ts';
import { timeScale, WINDOW, type Stretch, type TimeScale } from './timeScale.ts';
import { spaceTimeOf, takingPart, type SpaceTime } from './spaceTime.ts';
import { createSpaceTimeFacts, type SpaceTimeFacts } from './spaceTimeFacts.ts';
import { laySpaceTime, type SpaceTimeLayout } from './spaceTimeLayout.ts';
import { lineName } from './spaceTimeWords.ts';
import { SPACE_TIME } from './timeWindow.ts';
import { shownWindow } from './windowActs.ts';

/** Which buttons stand over the canvas, and where the labels stand. */
export interface TimelineMarks {
  readonly layout: TimelineLayout;
  /** The same as far as it is seen, moved by what is scrolled away. */
  readonly seen: TimelineLayout;
  readonly caps: readonly KeyCap[];
  readonly notables: readonly LaneNotable[];
  /** How many lanes took no part, where messages are drawn; null where lanes are. */
  readonly hidden: number | null;
  /** Where they stand when they are made; the painter moves them on from there. */
  readonly scale: TimeScale;
}

/** What the painter writes to. */
export interface TimelineSurface {
  readonly canvas: HTMLCanvasElement;
  /** Everything over the canvas that stands at an instant. */
  readonly over: HTMLElement;
}

export interface TimelinePainter extends Painter {
  /** Size of the host, and how much of it is seen from where on, CSS pixels. */
  resize(width: number, height: number): void;
  scroll(top: number): void;
  /** Theme, fonts or language changed. */
  restyle(): void;
  /** The scale painted last, and CSS pixels for one of its own. */
  scale(): { readonly scale: TimeScale; readonly zoom: number } | null;
}

/** Panels learn of new buttons at most this often, real ms. */
const MARKS_PERIOD = 100;
/** On a screen of fewer CSS pixels the phone's three lanes are drawn. */
const PHONE_WIDTH = 560;

/** World lines do not spread further than this, even where there were many lanes. */
const MOST_ROOM = 400;

interface State {
  palette: Palette | null;
  width: number;
  /** What can be seen of the lanes at once; 0 while nobody knows. */
  height: number;
  scroll: number;
  worst: string | null;
  taken: Frame | null;
  /** The current branch has learned something since it was painted. */
  isNew: boolean;
  scale: TimeScale | null;
  /** What else is drawn: a range, a loop, how much is foreseen. */
  extras: string;
  /** What was painted last; compared before painting again. */
  paintedKey: string;
  paintedNow: number;
  marksKey: string;
  marksAt: number;
}

const emptyState = (): State => ({
  palette: null,
  width: 0,
  height: 0,
  scroll: 0,
  worst: null,
  taken: null,
  isNew: false,
  scale: null,
  extras: '',
  paintedKey: '',
  paintedNow: -1,
  marksKey: '',
  marksAt: -Infinity,
});

export function createTimelinePainter(
  store: AppStore,
  surface: TimelineSurface,
  onMarks: (marks: TimelineMarks) => void,
): TimelinePainter {
  const { canvas } = surface;
  const brush = canvas.getContext('2d');
  const state = emptyState();
  const book = createLaneBook(store.source);
  const outlooks = createOutlookKeeper();
  const aims = createAimedOutlook();
  const asker = createForesightAsker(store);
  const messages = createSpaceTimeFacts(store.source, () => {
    state.isNew = true;
    frameLoopOf(store).invalidate();
  });

  function takeIn(frame: Frame): void {
    if (state.taken === frame) return;
    state.taken = frame;
    if (book.update(frame)) state.isNew = true;
  }

  function paint(frame: Frame, clock: { readonly nowMs: number }): boolean {
    if (state.width === 0) return false;
    state.palette ??= readPalette(canvas);
    takeIn(frame);
    const lanes = book.of(frame.place.branch);
    if (lanes === null) return false;
    const view = arrange(state, store, frame, lanes, messages);
    state.scale = view.scale;
    asker.ask(view.scale.to, frame);
    state.extras = extrasOf(store, asker.forecast());
    const owes = publish(state, view, clock.nowMs, onMarks);
    placeMarks(surface.over, view.scale, view.layout, state.scroll, frame.now);
    if (!isDue(state, view, frame)) return owes;
    if (brush === null) return owes;
    fitCanvas(canvas, view.seen, state.palette.scale);
    const density = (window.devicePixelRatio || 1) * state.palette.scale;
    brush.setTransform(density, 0, 0, density, 0, 0);
    const { foreseen, language } = store.getState();
    const aimed = aims.of(lanes, frame, foreseen, language);
    // Kept up to date also while an aim stands before it.
    const ahead = outlooks.of(lanes, asker.forecast());
    const outlook = aimed ?? ahead;
    const input = { store, frame, lanes, book, view, palette: state.palette, outlook };
    paintTimeline(brush, sceneOf(input));
    return owes;
  }

  return {
    collect: takeIn,
    paint,
    resize(width, height) {
      Object.assign(state, { width, height, paintedKey: '' });
    },
    scroll(top) {
      state.scroll = top;
    },
    restyle() {
      Object.assign(state, { palette: null, paintedKey: '' });
    },
    scale: () =>
      state.scale === null ? null : { scale: state.scale, zoom: state.palette?.scale ?? 1 },
  };
}

export interface TimelineView extends TimelineMarks {
  readonly isPhone: boolean;
  readonly layoutKey: string;
  readonly space: { readonly story: SpaceTime; readonly places: SpaceTimeLayout } | null;
}

function arrange(
  state: State,
  store: AppStore,
  frame: Frame,
  lanes: TimelineLanes,
  messages: SpaceTimeFacts,
): TimelineView {
  const zoom = state.palette?.scale ?? 1;
  const width = state.width / zoom;
  const isPhone = width < PHONE_WIDTH;
  const shown = shownWindow(store);
  const { selection, timeWindow } = store.getState();
  const { edge } = frame.place;
  const worstBefore = state.worst;
  const chosen = chooseLanes({ frame, lanes, selection, window: shown, isPhone, worstBefore });
  state.worst = chosen.worst;
  const hasOverview = edge > WINDOW || timeWindow !== null;
  const isSpaceTime = shown.to - shown.from < SPACE_TIME;
  const wishes = isSpaceTime ? [] : chosen.wishes;
  const lanesLayout = layTimeline({ width, isPhone, hasOverview, lanes: chosen.wishes });
  const top = lanesLayout.lanesTop - state.scroll / zoom;
  // The panel is as tall as it is with lanes, if that suffices: the stage should not jump.
  const room = Math.min(lanesLayout.height, MOST_ROOM) - lanesLayout.lanesTop;
  const space = isSpaceTime ? spaceIn({ store, frame, shown, top, room }, messages) : null;
  const bottom = (space?.places.bottom ?? 0) + state.scroll / zoom;
  const height = Math.max(bottom, room + lanesLayout.lanesTop);
  const layout = space === null ? lanesLayout : { ...lanesLayout, height, rows: [] };
  const scroll = state.scroll / zoom;
  const seen = scrolledLayout(layout, scroll, state.height === 0 ? Infinity : state.height / zoom);
  const scale = timeScale(shown, edge, layout.x0, layout.x1);
  const shape = wishes.map((wish) => Object.values(wish).join(','));
  return {
    layout,
    seen,
    scale,
    isPhone,
    space,
    hidden: space?.places.hidden ?? null,
    layoutKey: [lanes.run, frame.place.branch, width, layout.height, hasOverview, ...shape].join(
      '|',
    ),
    caps: keyCaps(lanes.acts, scale),
    notables: isPhone ? [] : laneNotables(lanes, layout, scale),
  };
}

/** World lines of the window, and the messages between them. */
function spaceIn(
  { store, frame, shown, top, room }: SpaceWish,
  messages: SpaceTimeFacts,
): TimelineView['space'] {
  const story = spaceTimeOf(messages.of(shown, frame));
  const part = takingPart(story, shown.from, shown.to);
  const { allLanes: showAll } = store.getState();
  return { story, places: laySpaceTime({ frame, part, showAll, top, room, nameOf: lineName }) };
}

interface SpaceWish {
  readonly store: AppStore;
  readonly frame: Frame;
  readonly shown: Stretch;
  readonly top: number;
  readonly room: number;
}

/** Hands out what stands over the canvas if it differs. Returns true if it has to wait for its turn. */
function publish(
  state: State,
  view: TimelineView,
  nowMs: number,
  onMarks: (marks: TimelineMarks) => void,
): boolean {
  const caps = view.caps.map((cap) => cap.acts.map((act) => act.seq).join('+'));
  const notables = view.notables.map((notable) => notable.fact.seq);
  const rows = view.seen.rows.map(({ kind, index }) => `${kind}${index}`);
  const key = `${view.layoutKey}|${view.hidden ?? ''}|${caps.join()}|${notables.join()}|${rows.join()}`;
  if (key === state.marksKey) return false;
  if (nowMs - state.marksAt < MARKS_PERIOD) return true;
  state.marksKey = key;
  state.marksAt = nowMs;
  const { layout, seen, notables: placed, scale, hidden } = view;
  onMarks({ layout, seen, caps: view.caps, notables: placed, scale, hidden });
  return false;
}

const nameOfAct = (command: Command): string => JSON.stringify(command);

function extrasOf({ getState, source }: AppStore, forecast: Forecast | null): string {
  const { range, loop, foreseen } = getState();
  const branches = source.branches().map(({ id, edge }) => `${id} ${edge}`);
  return [
    range?.from,
    range?.to,
    ...(loop ?? []),
    forecast?.from,
    forecast?.until,
    ...(foreseen === null ? [] : ['aim', foreseen.from, foreseen.aim.commands.map(nameOfAct)]),
    ...branches,
  ].join();
}

/** Half a device pixel of time, a tenth of a second of a value, or another window is worth a painting. */
function isDue(state: State, view: TimelineView, frame: Frame): boolean {
  const { scale } = view;
  const window = `${Math.round(scale.from * scale.perMicro * 2)} ${scale.perMicro}`;
  const key = [view.layoutKey, window, state.scroll, state.extras].join('|');
  const moved = Math.abs(frame.now - state.paintedNow) * scale.perMicro;
  const isTenth = Math.floor(frame.now / 100_000) !== Math.floor(state.paintedNow / 100_000);
  if (!state.isNew && moved < 0.5 && !isTenth && key === state.paintedKey) return false;
  state.isNew = false;
  state.paintedKey = key;
  state.paintedNow = frame.now;
  return true;
}

/**
 * Keeps lanes, layout and palette between frames and paints only what changed: new facts, half a
 * pixel of time, another window, a new value on the right, or another size, theme, language or
 * selection. What React must know (places of labels and buttons) it hands out when it differs.
 */
import type { Command } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Forecast } from '../../sources/source.ts';
import type { AppStore } from '../../store/store.ts';
import { frameLoopOf, type PaintClock, type Painter } from '../canvas/frameLoop.ts';
import { readPalette, type Palette } from '../canvas/palette.ts';
import { createAimedOutlook } from './aimedOutlook.ts';
import { arrangeView, isShort, type TimelineMarks, type TimelineView } from './arrangeView.ts';
import { createForesightAsker } from './askForesight.ts';
import { createFade } from './fade.ts';
import { createLaneBook } from './laneBook.ts';
import { createMarksKeeper } from './marksKeeper.ts';
import { createOutlookKeeper } from './outlook.ts';
import { fitCanvas, placeLabels, placeMarks } from './placeMarks.ts';
import { paintTimeline } from './paintTimeline.ts';
import { sceneOf } from './sceneOf.ts';
import { createSpaceTimeFacts } from './spaceTimeFacts.ts';
import type { TimeScale } from './timeScale.ts';
import { shownWindow } from './windowActs.ts';

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
});

export function createTimelinePainter(
  store: AppStore,
  surface: TimelineSurface,
  onMarks: (marks: TimelineMarks) => void,
): TimelinePainter {
  const { canvas } = surface;
  const brush = canvas.getContext('2d', { alpha: false });
  const state = emptyState();
  const fade = createFade();
  const keeper = createMarksKeeper(onMarks);
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

  function paint(frame: Frame, { nowMs, still }: PaintClock): boolean {
    if (state.width === 0) return false;
    state.palette ??= readPalette(canvas);
    takeIn(frame);
    const lanes = book.of(frame.place.branch);
    if (lanes === null) return false;
    const { width, height, scroll, worst, palette } = state;
    const target = isShort(shownWindow(store)) ? 1 : 0;
    const isFading = fade.step(target, nowMs, still || store.getState().scrubbing);
    const seenOn = { width, height, scroll, worst, isFading, zoom: palette.scale };
    const view = arrangeView({ store, frame, lanes, messages, surface: seenOn });
    Object.assign(state, { scale: view.scale, worst: view.worst });
    asker.ask(view.scale.to, frame);
    state.extras = extrasOf(store, asker.forecast());
    const owes = keeper.publish(view, nowMs) || isFading;
    placeMarks(surface.over, view, state.scroll, palette.scale, frame.now);
    placeLabels(surface.over, view.shifts, fade.share);
    if (!isDue(state, view, frame, fade.share) || brush === null) return owes;
    fitCanvas(canvas, view.seen, state.palette.scale);
    const density = (window.devicePixelRatio || 1) * state.palette.scale;
    brush.setTransform(density, 0, 0, density, 0, 0);
    const { foreseen, language } = store.getState();
    const aimed = aims.of(lanes, frame, foreseen, language);
    // Kept up to date also while an aim stands before it.
    const ahead = outlooks.of(lanes, asker.forecast());
    const outlook = aimed ?? ahead;
    const spaceShare = fade.share;
    const input = { store, frame, lanes, book, view, palette, outlook, spaceShare };
    paintTimeline(brush, sceneOf(input));
    return owes;
  }

  return {
    ofWindow: true,
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

const nameOfAct = (command: Command): string => JSON.stringify(command);

function extrasOf({ getState, source }: AppStore, forecast: Forecast | null): string {
  const { range, loop, bookmarks, scrubbing, foreseen } = getState();
  const branches = source.branches().map(({ id, edge }) => `${id} ${edge}`);
  return [
    range?.from,
    range?.to,
    ...(loop ?? []),
    ...bookmarks,
    scrubbing,
    source.keyframes().length,
    forecast?.from,
    forecast?.until,
    ...(foreseen === null ? [] : ['aim', foreseen.from, foreseen.aim.commands.map(nameOfAct)]),
    ...branches,
  ].join();
}

/** Half a device pixel of time, a tenth of a second of a value, or another window is worth a painting. */
function isDue(state: State, view: TimelineView, frame: Frame, share: number): boolean {
  const { scale } = view;
  const window = `${Math.round(scale.from * scale.perMicro * 2)} ${scale.perMicro}`;
  const key = [view.layoutKey, window, state.scroll, state.extras, share].join('|');
  const moved = Math.abs(frame.now - state.paintedNow) * scale.perMicro;
  const isTenth = Math.floor(frame.now / 100_000) !== Math.floor(state.paintedNow / 100_000);
  if (!state.isNew && moved < 0.5 && !isTenth && key === state.paintedKey) return false;
  state.isNew = false;
  state.paintedKey = key;
  state.paintedNow = frame.now;
  return true;
}

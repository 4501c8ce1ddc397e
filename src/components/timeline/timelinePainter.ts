/**
 * Keeps lanes, layout and palette between frames and paints only what changed: new facts, half a
 * pixel of time, a new value on the right, or another size, theme, language or selection. What React
 * must know (places of labels and buttons) it hands out when it differs.
 */
import type { Fact } from '../../engine/index.ts';
import { translator, type Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import type { AppStore } from '../../store/store.ts';
import type { Painter } from '../canvas/frameLoop.ts';
import { readPalette, type Palette } from '../canvas/palette.ts';
import { hostName } from '../common/names.ts';
import { hostOf } from '../../narrator/names.ts';
import { keyCaps, type KeyCap } from './acts.ts';
import { chooseLanes } from './chooseLanes.ts';
import { laneValue } from './laneValues.ts';
import { laneNotables, type LaneNotable } from './notables.ts';
import { paintTimeline } from './paintTimeline.ts';
import { serverWords } from './serverWords.ts';
import { advance, createLanes, fits, type TimelineLanes } from './timelineLanes.ts';
import { layTimeline, type TimelineLayout } from './timelineLayout.ts';
import type { TimelineScene } from './timelineScene.ts';
import { standstillWords } from './tapeWords.ts';
import { clockLabel, timeScale, WINDOW, xOf, type TimeScale } from './timeScale.ts';

/** Which buttons stand over the canvas, and where the labels stand. */
export interface TimelineMarks {
  readonly layout: TimelineLayout;
  readonly caps: readonly KeyCap[];
  readonly notables: readonly LaneNotable[];
  /** Where they stand when they are made; the painter moves them on from there. */
  readonly scale: TimeScale;
}

export interface TimelinePainter extends Painter {
  /** Size of the host in CSS pixels. */
  resize(width: number): void;
  /** Theme, fonts or language changed. */
  restyle(): void;
}

/** Panels learn of new buttons at most this often, real ms. */
const MARKS_PERIOD = 100;
/** On a screen of fewer CSS pixels the phone's three lanes are drawn. */
const PHONE_WIDTH = 560;

interface State {
  lanes: TimelineLanes | null;
  palette: Palette | null;
  width: number;
  worst: string | null;
  /** What was painted last; compared before painting again. */
  paintedKey: string;
  paintedNow: number;
  marksKey: string;
  marksAt: number;
}

export function createTimelinePainter(
  store: AppStore,
  canvas: HTMLCanvasElement,
  marksLayer: HTMLElement,
  onMarks: (marks: TimelineMarks) => void,
): TimelinePainter {
  const brush = canvas.getContext('2d');
  const state: State = {
    lanes: null,
    palette: null,
    width: 0,
    worst: null,
    paintedKey: '',
    paintedNow: -1,
    marksKey: '',
    marksAt: -Infinity,
  };

  function paint(frame: Frame, clock: { readonly nowMs: number }): boolean {
    if (state.width === 0) return false;
    state.palette ??= readPalette(canvas);
    const { lanes, isNew } = takeIn(state, frame, store.source.facts());
    const view = arrange(state, store, frame, lanes);
    const owes = publish(state, view, clock.nowMs, onMarks);
    if (!isDue(state, view, frame, isNew)) return owes;
    placeMarks(marksLayer, view.scale);
    if (brush === null) return owes;
    fitCanvas(canvas, view.layout, state.palette.scale);
    const density = (window.devicePixelRatio || 1) * state.palette.scale;
    brush.setTransform(density, 0, 0, density, 0, 0);
    paintTimeline(brush, sceneOf(store, frame, lanes, view, state.palette));
    return owes;
  }

  return {
    paint,
    resize(width) {
      state.width = width;
      state.paintedKey = '';
    },
    restyle() {
      state.palette = null;
      state.paintedKey = '';
    },
  };
}

function takeIn(
  state: State,
  frame: Frame,
  facts: readonly Fact[],
): { readonly lanes: TimelineLanes; readonly isNew: boolean } {
  if (state.lanes === null || !fits(state.lanes, frame)) state.lanes = createLanes(frame);
  return { lanes: state.lanes, isNew: advance(state.lanes, facts, frame) > 0 };
}

interface View extends TimelineMarks {
  readonly isPhone: boolean;
  readonly layoutKey: string;
}

function arrange(state: State, store: AppStore, frame: Frame, lanes: TimelineLanes): View {
  const width = state.width / (state.palette?.scale ?? 1);
  const isPhone = width < PHONE_WIDTH;
  const from = Math.max(0, frame.now - WINDOW);
  const { selection } = store.getState();
  const chosen = chooseLanes({ frame, lanes, selection, from, isPhone, worstBefore: state.worst });
  state.worst = chosen.worst;
  const hasOverview = !isPhone && frame.now > WINDOW;
  const layout = layTimeline({ width, isPhone, hasOverview, lanes: chosen.wishes });
  const scale = timeScale(frame.now, layout.x0, layout.x1);
  const shape = chosen.wishes.map((wish) => Object.values(wish).join(','));
  return {
    layout,
    scale,
    isPhone,
    layoutKey: `${lanes.run}|${width}|${hasOverview}|${shape.join(';')}`,
    caps: keyCaps(lanes.acts, scale),
    notables: isPhone ? [] : laneNotables(lanes, layout, scale),
  };
}

/** Pixels of a 16 px root, so that a larger root scales it. */
export const markTransform = (x: number): string => `translateX(${(x / 16).toFixed(3)}rem)`;

/** Buttons move with time; React places them once and this keeps them where they belong. */
function placeMarks(layer: HTMLElement, scale: TimeScale): void {
  for (const element of layer.querySelectorAll<HTMLElement>('[data-t]')) {
    const x = xOf(scale, Number(element.dataset['t']));
    element.style.transform = markTransform(x);
    // Its tip opens to the side where there is room.
    const side = x < (scale.x0 + scale.x1) / 2 ? 'right' : 'left';
    if (element.dataset['opens'] !== side) element.dataset['opens'] = side;
  }
}

/** Hands out what stands over the canvas if it differs. Returns true if it has to wait for its turn. */
function publish(
  state: State,
  view: View,
  nowMs: number,
  onMarks: (marks: TimelineMarks) => void,
): boolean {
  const caps = view.caps.map((cap) => cap.acts.map((act) => act.seq).join('+'));
  const notables = view.notables.map((notable) => notable.fact.seq);
  const key = `${view.layoutKey}|${caps.join()}|${notables.join()}`;
  if (key === state.marksKey) return false;
  if (nowMs - state.marksAt < MARKS_PERIOD) return true;
  state.marksKey = key;
  state.marksAt = nowMs;
  onMarks({
    layout: view.layout,
    caps: view.caps,
    notables: view.notables,
    scale: view.scale,
  });
  return false;
}

/** Half a device pixel of time, or a tenth of a second of a value, is worth a painting. */
function isDue(state: State, view: View, frame: Frame, isNew: boolean): boolean {
  const moved = Math.abs(frame.now - state.paintedNow) * view.scale.perMicro;
  const isTenth = Math.floor(frame.now / 100_000) !== Math.floor(state.paintedNow / 100_000);
  if (!isNew && moved < 0.5 && !isTenth && view.layoutKey === state.paintedKey) return false;
  state.paintedKey = view.layoutKey;
  state.paintedNow = frame.now;
  return true;
}

function fitCanvas(canvas: HTMLCanvasElement, layout: TimelineLayout, scale: number): void {
  const density = (window.devicePixelRatio || 1) * scale;
  const width = Math.round(layout.width * density);
  const height = Math.round(layout.height * density);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) {
    canvas.height = height;
    canvas.style.height = `${(layout.height * scale).toFixed(1)}px`;
  }
}

function sceneOf(
  store: AppStore,
  frame: Frame,
  lanes: TimelineLanes,
  view: View,
  palette: Palette,
): TimelineScene {
  const { language } = store.getState();
  const t = translator(language);
  return {
    lanes,
    layout: view.layout,
    scale: view.scale,
    palette,
    values: view.layout.rows.map((row) => laneValue(row, frame, t, view.isPhone)),
    nameOf: (process) => hostName(hostOf(process)),
    words: wordsOf(t, frame),
    wordFont: language === 'ko' || view.isPhone ? palette.ui : palette.mono,
  };
}

const wordsOf = (t: Translate, frame: Frame): TimelineScene['words'] => ({
  now: t('timeline.now'),
  whole: t('timeline.overview', { to: clockLabel(frame.now) }),
  ...serverWords(t, frame.controlPlane.machines.length),
  nobodyLooks: t('timeline.nobodyLooks'),
  standstill: standstillWords(t),
});

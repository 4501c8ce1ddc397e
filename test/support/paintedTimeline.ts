/** The timeline of a frame and its facts, painted on a recording canvas. */
import type { FactBody } from '../../src/engine/index.ts';
import type { Palette } from '../../src/components/canvas/palette.ts';
import { chooseLanes } from '../../src/components/timeline/chooseLanes.ts';
import { paintTimeline } from '../../src/components/timeline/paintTimeline.ts';
import { serverWords } from '../../src/components/timeline/serverWords.ts';
import { align, createLanes, takeIn } from '../../src/components/timeline/timelineLanes.ts';
import { layTimeline } from '../../src/components/timeline/timelineLayout.ts';
import { standstillWords } from '../../src/components/timeline/tapeWords.ts';
import {
  clockLabel,
  timeScale,
  WINDOW,
  xOf,
  type Stretch,
} from '../../src/components/timeline/timeScale.ts';
import { followWindow } from '../../src/components/timeline/timeWindow.ts';
import type { Outlook, TimelineScene } from '../../src/components/timeline/timelineScene.ts';
import { translator } from '../../src/i18n/translate.ts';
import { calmFrame, S } from './fakeFrame.ts';
import { factLog } from './factLog.ts';
import { createRecordingCanvas } from './recordingCanvas.ts';

/** Every colour is its own name, so that a mark says what it means. */
const PALETTE: Palette = {
  panel: 'panel',
  stage: 'stage',
  ink: 'ink',
  ink2: 'ink2',
  ink3: 'ink3',
  line: 'line',
  lineStrong: 'lineStrong',
  rail: 'rail',
  track: 'track',
  fresh: 'fresh',
  freshText: 'freshText',
  late: 'late',
  lateFill: 'lateFill',
  lateText: 'lateText',
  expired: 'expired',
  expiredText: 'expiredText',
  holder: 'holder',
  conflict: 'conflict',
  record: 'record',
  chalk: 'chalk',
  mono: 'mono',
  ui: 'ui',
  scale: 1,
};

/** What is shown besides the frame and its facts; the window follows the playhead unless one is given. */
export interface Shown {
  readonly window?: Stretch;
  readonly outlook?: Outlook;
  readonly scene?: Partial<TimelineScene>;
}

export function paintedAt(
  seconds: number,
  facts: readonly (readonly [number, FactBody])[],
  frame = calmFrame(seconds * S),
  shown: Shown = {},
) {
  const lanes = createLanes(frame);
  takeIn(lanes, factLog(...facts));
  align(lanes, frame);
  const { edge } = frame.place;
  const window = shown.window ?? followWindow({ now: frame.now, edge }, null);
  const { wishes } = chooseLanes({
    frame,
    lanes,
    selection: null,
    window,
    isPhone: false,
    worstBefore: null,
  });
  const layout = layTimeline({
    width: 1008,
    isPhone: false,
    hasOverview: edge > WINDOW,
    lanes: wishes,
  });
  const scale = timeScale(window, edge, layout.x0, layout.x1);
  const canvas = createRecordingCanvas();
  paintTimeline(canvas.brush, {
    lanes,
    layout,
    scale,
    now: frame.now,
    edge,
    outlook: shown.outlook ?? null,
    ghosts: [],
    forks: [],
    space: null,
    spaceShare: shown.scene?.space === undefined ? 0 : 1,
    range: null,
    loop: null,
    bookmarks: [],
    keyframes: [],
    palette: PALETTE,
    values: layout.rows.map((row) => ({ text: `${row.kind} ${row.index}`, tone: 'plain' })),
    nameOf: (process) => process.split('/')[1] ?? process,
    words: {
      whole: '0:00 to now',
      ...serverWords(translator('en'), frame.controlPlane.machines.length),
      unknownAt: (t) => `Unknown at ${clockLabel(t)}`,
      evictedAt: (t) => `evicted at ${clockLabel(t)}`,
      nobodyLooks: 'nobody',
      standstill: standstillWords(translator('en')),
    },
    wordFont: 'mono',
    ...shown.scene,
  });
  return { canvas, layout, scale, x: (at: number) => xOf(scale, at * S) };
}

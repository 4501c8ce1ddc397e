/** The timeline of a frame and its facts, painted on a recording canvas. */
import type { FactBody } from '../../src/engine/index.ts';
import type { Palette } from '../../src/components/canvas/palette.ts';
import { chooseLanes } from '../../src/components/timeline/chooseLanes.ts';
import { paintTimeline } from '../../src/components/timeline/paintTimeline.ts';
import { serverWords } from '../../src/components/timeline/serverWords.ts';
import { advance, createLanes } from '../../src/components/timeline/timelineLanes.ts';
import { layTimeline } from '../../src/components/timeline/timelineLayout.ts';
import { standstillWords } from '../../src/components/timeline/tapeWords.ts';
import { timeScale, WINDOW, xOf } from '../../src/components/timeline/timeScale.ts';
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

export function paintedAt(
  seconds: number,
  facts: readonly (readonly [number, FactBody])[],
  frame = calmFrame(seconds * S),
) {
  const lanes = createLanes(frame);
  advance(lanes, factLog(...facts), frame);
  const from = Math.max(0, frame.now - WINDOW);
  const { wishes } = chooseLanes({
    frame,
    lanes,
    selection: null,
    from,
    isPhone: false,
    worstBefore: null,
  });
  const layout = layTimeline({
    width: 1008,
    isPhone: false,
    hasOverview: frame.now > WINDOW,
    lanes: wishes,
  });
  const scale = timeScale(frame.now, layout.x0, layout.x1);
  const canvas = createRecordingCanvas();
  paintTimeline(canvas.brush, {
    lanes,
    layout,
    scale,
    palette: PALETTE,
    values: layout.rows.map((row) => ({ text: `${row.kind} ${row.index}`, tone: 'plain' })),
    nameOf: (process) => process.split('/')[1] ?? process,
    words: {
      now: 'now',
      whole: '0:00 to now',
      ...serverWords(translator('en'), frame.controlPlane.machines.length),
      nobodyLooks: 'nobody',
      standstill: standstillWords(translator('en')),
    },
    wordFont: 'mono',
  });
  return { canvas, layout, scale, x: (at: number) => xOf(scale, at * S) };
}

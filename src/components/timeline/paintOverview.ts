/**
 * The whole run in 12 px: the past filled, acts as strokes, Unknown as a bar, lost races as diamonds,
 * the user's marks as ribbons, what is foreseen in dots, and brackets around the window.
 */
import { addRibbon, diamond, type Brush } from '../canvas/brush.ts';
import type { Span } from './spans.ts';
import { overviewX } from './overviewScale.ts';
import type { TimelineScene } from './timelineScene.ts';

export const OVERVIEW_HEIGHT = 12;

export function paintOverview(brush: Brush, scene: TimelineScene, top: number): void {
  const { palette, scale, now, edge, layout } = scene;
  const x = overviewX(scale, edge);
  const width = scale.x1 - scale.x0;
  brush.fillStyle = palette.stage;
  brush.fillRect(scale.x0, top, width, OVERVIEW_HEIGHT);
  brush.fillStyle = palette.track;
  brush.fillRect(scale.x0, top, x(edge) - scale.x0, OVERVIEW_HEIGHT);
  brush.strokeStyle = palette.line;
  brush.lineWidth = 1;
  brush.strokeRect(scale.x0 + 0.5, top + 0.5, width - 1, OVERVIEW_HEIGHT - 1);
  paintMarks(brush, scene, x, top);
  paintAhead(brush, scene, x, top);
  paintBrackets(brush, scene, x, top);
  brush.lineWidth = 1.4;
  brush.beginPath();
  brush.moveTo(x(now), top - 1);
  brush.lineTo(x(now), top + OVERVIEW_HEIGHT + 1);
  brush.stroke();
  if (layout.looks === null) return;
  brush.font = `11px ${scene.wordFont}`;
  brush.fillStyle = palette.ink2;
  brush.textAlign = 'right';
  brush.fillText(scene.words.whole, layout.labelX, top + 10);
}

type Place = (t: number) => number;

function paintMarks(brush: Brush, scene: TimelineScene, x: Place, top: number): void {
  const { palette, lanes, edge } = scene;
  brush.fillStyle = palette.expired;
  let drawn = -Infinity;
  for (const span of lanes.anyUnknown) {
    const [from, to] = [x(span.from), x(span.to ?? edge)];
    if (to <= drawn) continue;
    brush.fillRect(from, top + OVERVIEW_HEIGHT - 4, Math.max(to - from, 1), 4);
    drawn = Math.max(to, from + 1);
  }
  brush.strokeStyle = palette.chalk;
  brush.lineWidth = 1.4;
  brush.beginPath();
  for (const act of lanes.acts) {
    brush.moveTo(x(act.t), top + 1);
    brush.lineTo(x(act.t), top + OVERVIEW_HEIGHT - 1);
  }
  brush.stroke();
  paintBookmarks(brush, scene, x, top);
  brush.fillStyle = palette.conflict;
  let last = -Infinity;
  for (const t of lanes.allConflicts) {
    if (x(t) - last < 2) continue;
    last = x(t);
    diamond(brush, last, top + OVERVIEW_HEIGHT / 2, 3.6);
  }
}

/** Small ribbons from the upper edge: the user's marks. */
function paintBookmarks(
  brush: Brush,
  { palette, bookmarks }: TimelineScene,
  x: Place,
  top: number,
): void {
  brush.fillStyle = palette.ink;
  brush.beginPath();
  for (const t of bookmarks) addRibbon(brush, x(t), top, 2.5, 7);
  brush.fill();
}

/** When nodes would be called Unknown. */
function paintAhead(brush: Brush, scene: TimelineScene, x: Place, top: number): void {
  const { outlook, palette, edge } = scene;
  if (outlook === null) return;
  const later = (span: Span): boolean => span.from > edge && span.from <= outlook.until;
  brush.strokeStyle = palette.expired;
  brush.lineWidth = 1.4;
  brush.setLineDash([2, 2]);
  brush.beginPath();
  for (const span of outlook.lanes.anyUnknown.filter(later)) {
    brush.moveTo(x(span.from), top + 1);
    brush.lineTo(x(span.from), top + OVERVIEW_HEIGHT - 1);
  }
  brush.stroke();
  brush.setLineDash([]);
}

function paintBrackets(brush: Brush, scene: TimelineScene, x: Place, top: number): void {
  const { scale, palette } = scene;
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 1.4;
  brush.beginPath();
  for (const [at, inward] of [
    [x(scale.from), 4],
    [x(scale.to), -4],
  ] as const) {
    brush.moveTo(at + inward, top - 2);
    brush.lineTo(at, top - 2);
    brush.lineTo(at, top + OVERVIEW_HEIGHT + 2);
    brush.lineTo(at + inward, top + OVERVIEW_HEIGHT + 2);
  }
  brush.stroke();
}

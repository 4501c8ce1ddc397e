/**
 * Draws the timeline on a canvas already scaled for the screen, in CSS pixels of a 16 px root: the
 * overview, the ruler, the controller's looks, every lane, and now. Reads nothing but its scene.
 */
import { diamond, line, type Brush } from '../canvas/brush.ts';
import { paintElectionLane } from './paintElectionLane.ts';
import { paintEtcdTape } from './paintEtcdTape.ts';
import { paintNodeLane } from './paintNodeLane.ts';
import { paintZonePins } from './pins.ts';
import { serverPieces } from './serverSpans.ts';
import { ticksOf, xOf } from './timeScale.ts';
import { isShown, stretch, type TimelineScene } from './timelineScene.ts';

export function paintTimeline(brush: Brush, scene: TimelineScene): void {
  const { layout, palette } = scene;
  brush.fillStyle = palette.panel;
  brush.fillRect(0, 0, layout.width, layout.height);
  brush.textBaseline = 'alphabetic';
  if (layout.overview !== null) paintOverview(brush, scene, layout.overview);
  paintRuler(brush, scene);
  if (layout.looks !== null) paintLooks(brush, scene, layout.looks);
  for (const row of layout.rows) {
    if (row.kind === 'node') {
      const lane = scene.lanes.nodes[row.index];
      if (lane !== undefined) paintNodeLane(brush, scene, lane, row);
    } else if (row.kind === 'etcd') {
      const { scale, wordFont, words } = scene;
      const tape = { scale, palette, wordFont, words: words.standstill };
      paintEtcdTape(brush, tape, { y: row.markTop, height: row.markHeight }, scene.lanes.tape);
    } else {
      const lane = scene.lanes.elections[row.index];
      if (lane !== undefined) paintElectionLane(brush, scene, lane, row);
    }
  }
  paintServers(brush, scene);
  if (layout.looks !== null) paintZonePins(brush, scene, scene.lanes.pins, layout.looks);
  paintActs(brush, scene);
  paintValues(brush, scene);
  paintNow(brush, scene);
}

const OVERVIEW_HEIGHT = 12;

/** The whole run: acts as strokes, Unknown as a bar, conflicts as diamonds, brackets around the window. */
function paintOverview(brush: Brush, scene: TimelineScene, top: number): void {
  const { palette, scale, lanes, layout } = scene;
  const width = scale.x1 - scale.x0;
  const x = (t: number): number => scale.x0 + (t / scale.to) * width;
  brush.fillStyle = palette.track;
  brush.fillRect(scale.x0, top, width, OVERVIEW_HEIGHT);
  brush.strokeStyle = palette.line;
  brush.lineWidth = 1;
  brush.strokeRect(scale.x0 + 0.5, top + 0.5, width - 1, OVERVIEW_HEIGHT - 1);
  brush.fillStyle = palette.expired;
  for (const span of lanes.anyUnknown) {
    const from = x(span.from);
    brush.fillRect(from, top + OVERVIEW_HEIGHT - 4, Math.max(x(span.to ?? scale.to) - from, 1), 4);
  }
  brush.strokeStyle = palette.chalk;
  brush.lineWidth = 1.4;
  brush.beginPath();
  for (const act of lanes.acts) {
    brush.moveTo(x(act.t), top + 1);
    brush.lineTo(x(act.t), top + OVERVIEW_HEIGHT - 1);
  }
  brush.stroke();
  brush.fillStyle = palette.conflict;
  for (const t of lanes.allConflicts) diamond(brush, x(t), top + OVERVIEW_HEIGHT / 2, 3.6);
  const left = x(scale.from);
  brush.strokeStyle = palette.ink;
  brush.beginPath();
  for (const [at, inward] of [
    [left, 4],
    [scale.x1, -4],
  ] as const) {
    brush.moveTo(at + inward, top - 2);
    brush.lineTo(at, top - 2);
    brush.lineTo(at, top + OVERVIEW_HEIGHT + 2);
    brush.lineTo(at + inward, top + OVERVIEW_HEIGHT + 2);
  }
  brush.stroke();
  brush.font = `11px ${scene.wordFont}`;
  brush.fillStyle = palette.ink2;
  brush.textAlign = 'right';
  brush.fillText(scene.words.whole, layout.labelX, top + 10);
}

function paintRuler(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, layout } = scene;
  const base = layout.ruler;
  brush.strokeStyle = palette.lineStrong;
  brush.lineWidth = 1;
  brush.font = `11px ${palette.mono}`;
  brush.fillStyle = palette.ink2;
  brush.beginPath();
  brush.moveTo(scale.x0, base + 0.5);
  brush.lineTo(scale.x1, base + 0.5);
  for (const tick of ticksOf(scale)) {
    const x = xOf(scale, tick.t);
    brush.moveTo(x, base - (tick.label === null ? 4 : 8));
    brush.lineTo(x, base);
    // The last label gives way to the playhead.
    if (tick.label === null || scale.x1 - x < 22) continue;
    const isFirst = x - scale.x0 < 14;
    brush.textAlign = isFirst ? 'left' : 'center';
    brush.fillText(tick.label, isFirst ? scale.x0 : x, base - 12);
  }
  brush.stroke();
}

/** The controller's looks: a sawtooth rises here, not at the stamp. */
function paintLooks(brush: Brush, scene: TimelineScene, top: number): void {
  const { palette, scale, lanes, layout } = scene;
  brush.strokeStyle = palette.lineStrong;
  brush.fillStyle = palette.ink2;
  brush.lineWidth = 1;
  brush.setLineDash([1, 3]);
  brush.beginPath();
  for (const t of lanes.looks) {
    if (!isShown(scale, t)) continue;
    brush.moveTo(xOf(scale, t), top + 5);
    brush.lineTo(xOf(scale, t), layout.nodesBottom);
  }
  brush.stroke();
  brush.setLineDash([]);
  brush.beginPath();
  for (const t of lanes.looks) {
    if (!isShown(scale, t)) continue;
    const x = xOf(scale, t);
    brush.moveTo(x - 3.4, top + 5);
    brush.lineTo(x + 3.4, top + 5);
    brush.lineTo(x, top + 10);
    brush.closePath();
  }
  brush.fill();
}

/** API servers frozen (long dashes) or down (an empty wall), each piece with the names of those that are. */
function paintServers(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, layout, lanes, words } = scene;
  if (layout.looks === null) return;
  const y = layout.looks + 8;
  for (const piece of serverPieces(lanes.servers)) {
    const seen = stretch(scale, piece.from, piece.to);
    if (seen === null) continue;
    const width = seen.end - seen.x;
    brush.fillStyle = palette.panel;
    brush.fillRect(seen.x, y, width, 11);
    brush.strokeStyle = palette.ink;
    brush.lineWidth = 1.1;
    if (piece.down.length === 0) brush.setLineDash([7, 4]);
    brush.strokeRect(seen.x, y, width, 11);
    brush.setLineDash([]);
    brush.font = `11px ${scene.wordFont}`;
    brush.fillStyle = palette.ink2;
    brush.textAlign = 'left';
    const said = [words.servers(piece), words.serversShort(piece)].find(
      (text) => brush.measureText(text).width + 12 < width,
    );
    if (said !== undefined) brush.fillText(said, seen.x + 6, y + 9.2);
  }
}

/** A dotted line through all lanes below each key-cap. */
function paintActs(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, lanes, layout } = scene;
  brush.strokeStyle = palette.chalk;
  brush.lineWidth = 1;
  brush.setLineDash([1, 3]);
  brush.beginPath();
  for (let index = lanes.acts.length - 1; index >= 0; index -= 1) {
    const act = lanes.acts[index];
    if (act === undefined || act.t < scale.from) break;
    brush.moveTo(xOf(scale, act.t), layout.ruler);
    brush.lineTo(xOf(scale, act.t), layout.height - 6);
  }
  brush.stroke();
  brush.setLineDash([]);
}

function paintValues(brush: Brush, scene: TimelineScene): void {
  const { palette, layout } = scene;
  const colours = {
    fresh: palette.freshText,
    late: palette.lateText,
    expired: palette.expiredText,
    plain: palette.ink2,
  };
  brush.font = `11px ${scene.wordFont}`;
  brush.textAlign = 'left';
  layout.rows.forEach((row, place) => {
    const value = scene.values[place];
    if (value === undefined) return;
    brush.fillStyle = colours[value.tone];
    brush.fillText(value.text, layout.valueX, row.markTop + row.markHeight / 2 + 5);
  });
}

function paintNow(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, layout } = scene;
  const top = layout.ruler - (layout.looks === null ? 20 : 16);
  const x = scale.x1;
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 1.4;
  line(brush, x, top + 10, x, layout.height - 6);
  brush.fillStyle = palette.ink;
  brush.beginPath();
  brush.moveTo(x - 6, top);
  brush.lineTo(x + 6, top);
  brush.lineTo(x + 6, top + 7);
  brush.lineTo(x, top + 13);
  brush.lineTo(x - 6, top + 7);
  brush.closePath();
  brush.fill();
  brush.font = `600 11px ${scene.wordFont}`;
  brush.textAlign = 'left';
  brush.fillText(scene.words.now, layout.valueX, top + 10);
}

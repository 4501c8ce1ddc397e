/**
 * Right of the playhead. What is known of the future stands as it was recorded, under a veil; beyond
 * the edge every mark is dashed, for it is a promise only if nobody touches anything. Other futures
 * of the run are lines of one pixel in the same lanes.
 */
import { line, type Brush } from '../canvas/brush.ts';
import type { ElectionLane } from './electionLane.ts';
import { shareLeft, type NodeLane } from './nodeLane.ts';
import { firstMoment } from './spans.ts';
import type { LaneRow } from './timelineLayout.ts';
import { stretch, type Ghost, type Outlook, type TimelineScene } from './timelineScene.ts';
import { xOf, type TimeScale } from './timeScale.ts';

/** The surface right of the playhead is darker, and what stands on it dimmer. */
export function paintVeil(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, layout, now } = scene;
  const x = xOf(scale, now);
  if (now >= scale.to || x >= scale.x1) return;
  brush.fillStyle = palette.stage;
  brush.globalAlpha = 0.62;
  brush.fillRect(x, layout.ruler + 1, scale.x1 - x, layout.height - layout.ruler - 5);
  brush.globalAlpha = 1;
}

/** A scale on which time that is known ends elsewhere. */
const until = (scale: TimeScale, end: number): TimeScale => ({
  ...scale,
  end: Math.min(end, scale.to),
});

/** What will be if nobody acts; or, from the playhead on, if what is aimed at is done. */
export function paintOutlook(brush: Brush, scene: TimelineScene, outlook: Outlook): void {
  const start = outlook.aimed === undefined ? scene.edge : scene.now;
  const from = Math.max(start, outlook.from);
  if (from >= scene.scale.to || outlook.until <= from) return;
  const scale = until(scene.scale, outlook.until);
  for (const row of scene.layout.rows) {
    const node = row.kind === 'node' ? outlook.lanes.nodes[row.index] : undefined;
    const election = row.kind === 'election' ? outlook.lanes.elections[row.index] : undefined;
    if (node !== undefined) paintNodeAhead(brush, { ...scene, scale }, node, row, from);
    if (election !== undefined) paintElectionAhead(brush, { ...scene, scale }, election, row, from);
  }
}

/** Pixels. */
const APART = 4;

/** Adds the saw of a lane to the path, from an instant to the end of the scale. */
function addSaw(brush: Brush, scale: TimeScale, lane: NodeLane, row: LaneRow, from: number): void {
  const base = row.markTop + row.markHeight;
  const start = Math.max(from, scale.from, 0);
  const y = (restartedAt: number, t: number): number =>
    base - row.markHeight * shareLeft(lane, restartedAt, t);
  let isFirst = true;
  let lastX = -Infinity;
  const last = firstMoment(lane.restarts, scale.end);
  for (let index = Math.max(firstMoment(lane.restarts, start) - 1, 0); index < last; index += 1) {
    const restartedAt = lane.restarts[index] ?? 0;
    const left = Math.max(restartedAt, start);
    const right = Math.min(lane.restarts[index + 1] ?? scale.end, scale.end);
    if (right <= left) continue;
    const x = xOf(scale, left);
    // Several that could not be told apart are one.
    if (x - lastX < APART) continue;
    lastX = x;
    if (isFirst) brush.moveTo(x, y(restartedAt, left));
    else brush.lineTo(x, y(restartedAt, left));
    brush.lineTo(xOf(scale, right), y(restartedAt, right));
    isFirst = false;
  }
}

/** Pixels of an ordinary silence below which a saw has no dashes. */
const FINE = 12;

function paintNodeAhead(
  brush: Brush,
  scene: TimelineScene,
  lane: NodeLane,
  row: LaneRow,
  from: number,
): void {
  const { palette, scale } = scene;
  const base = row.markTop + row.markHeight;
  const spans = lane.unknown.filter((span) => (span.to ?? scale.end) > from);
  const first = spans[0];
  const calmUntil =
    first === undefined ? scale.end : Math.min(Math.max(first.from, from), scale.end);
  const isLate = first !== undefined || lastSilence(lane, scale.end) > lane.ordinary;
  brush.setLineDash([3, 3]);
  brush.lineWidth = 1.1;
  if (calmUntil > from) {
    brush.strokeStyle = isLate ? palette.late : palette.fresh;
    brush.globalAlpha = isLate ? 1 : 0.8;
    // A saw as fine as its dashes would be noise, and slow to draw.
    if (FINE / scale.perMicro > lane.ordinary) {
      brush.setLineDash([]);
      brush.globalAlpha = 0.5;
    }
    brush.beginPath();
    addSaw(brush, until(scale, calmUntil), lane, row, from);
    brush.stroke();
    brush.globalAlpha = 1;
    brush.setLineDash([3, 3]);
  }
  for (const span of spans) {
    const seen = stretch(scale, Math.max(span.from, from), span.to);
    if (seen === null) continue;
    const height = Math.min(row.markHeight - 4, 12);
    brush.strokeStyle = palette.expired;
    brush.strokeRect(seen.x, base - height, Math.max(seen.end - seen.x, 1), height);
  }
  brush.setLineDash([]);
  paintFlags(brush, scene, lane, row, from);
}

const lastSilence = (lane: NodeLane, t: number): number => {
  const place = firstMoment(lane.restarts, t + 1) - 1;
  return t - (lane.restarts[place] ?? t);
};

/** What will be decided, in words where there is room: Unknown, then the first eviction. */
function paintFlags(
  brush: Brush,
  scene: TimelineScene,
  lane: NodeLane,
  row: LaneRow,
  from: number,
): void {
  const { palette, scale, words } = scene;
  const base = row.markTop + row.markHeight;
  const aimed = scene.outlook?.aimed;
  const isAimed = aimed?.nodes.has(lane.name) === true;
  const unknownAt = isAimed ? aimed.unknownAt : words.unknownAt;
  brush.font = `11px ${scene.wordFont}`;
  brush.textAlign = 'left';
  let free = xOf(scale, Math.max(from, scale.from));
  for (const { from: at } of lane.unknown) {
    if (isAimed && at > scale.to) {
      const room = scale.x1 - free;
      const fits = brush.measureText(`${unknownAt(at)} ›`).width < room;
      writeAtEdge(brush, scene, `${fits ? unknownAt(at) : words.unknownAt(at)} ›`, base);
    }
    if (at <= from || at < scale.from || at > scale.end) continue;
    const x = xOf(scale, at);
    brush.strokeStyle = palette.late;
    brush.lineWidth = 1.3;
    line(brush, x, row.markTop - 2, x, base);
    brush.strokeRect(x, row.markTop - 2, 8, 6);
    if (isAimed) writeAtEdge(brush, scene, unknownAt(at), base, x + 12);
    else free = write(brush, scene, unknownAt(at), Math.max(x + 12, free), base);
  }
  const evicted = lane.pins.find((pin) => pin.kind === 'podDeleted' && pin.t > from);
  if (evicted !== undefined && evicted.t > scale.from)
    write(brush, scene, words.evictedAt(evicted.t), free + 8, base);
}

/** Writes if there is room; gives where the next word may begin. */
function write(brush: Brush, scene: TimelineScene, text: string, x: number, base: number): number {
  const { palette, scale } = scene;
  const { width } = brush.measureText(text);
  if (x + width > scale.x1) return x;
  brush.fillStyle = palette.stage;
  brush.globalAlpha = 0.8;
  brush.fillRect(x - 2, base - 14, width + 4, 13);
  brush.globalAlpha = 1;
  brush.fillStyle = palette.ink2;
  brush.fillText(text, x, base - 3);
  return x + width + 8;
}

/** What is aimed at should be read: no further right than the edge allows, even if it lies beyond. */
function writeAtEdge(
  brush: Brush,
  scene: TimelineScene,
  text: string,
  base: number,
  wanted = Infinity,
): void {
  const { palette, scale } = scene;
  const { width } = brush.measureText(text);
  const x = Math.min(wanted, scale.x1 - width - 2);
  brush.fillStyle = palette.stage;
  brush.globalAlpha = 0.85;
  brush.fillRect(x - 3, base - 14, width + 5, 13);
  brush.globalAlpha = 1;
  brush.fillStyle = palette.chalk;
  brush.fillText(text, x, base - 3);
}

function paintElectionAhead(
  brush: Brush,
  scene: TimelineScene,
  lane: ElectionLane,
  row: LaneRow,
  from: number,
): void {
  const { palette, scale } = scene;
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 1;
  brush.font = `11px ${palette.mono}`;
  brush.textAlign = 'left';
  for (const tenure of lane.tenures) {
    if ((tenure.to ?? scale.end) <= from) continue;
    const seen = stretch(scale, Math.max(tenure.from, from), tenure.to);
    if (seen === null || seen.end - seen.x < 1) continue;
    brush.setLineDash([3, 3]);
    brush.strokeRect(seen.x, row.markTop, seen.end - seen.x, row.markHeight);
    brush.setLineDash([]);
    const name = scene.nameOf(tenure.process);
    if (tenure.from <= from || brush.measureText(name).width + 14 > seen.end - seen.x) continue;
    brush.fillStyle = palette.ink2;
    brush.fillText(name, seen.x + 8, row.markTop + row.markHeight / 2 + 4);
  }
}

/** Another future, in lines of one pixel, from where it parts from this one. */
export function paintGhost(brush: Brush, scene: TimelineScene, ghost: Ghost): void {
  if (ghost.from >= scene.scale.to || ghost.until <= ghost.from) return;
  const { palette } = scene;
  const scale = until(scene.scale, ghost.until);
  brush.lineWidth = 1;
  brush.strokeStyle = palette.ink2;
  brush.globalAlpha = 0.7;
  brush.beginPath();
  for (const row of scene.layout.rows) {
    if (row.kind === 'etcd') continue;
    const node = row.kind === 'node' ? ghost.lanes.nodes[row.index] : undefined;
    if (node !== undefined) addSaw(brush, scale, node, row, ghost.from);
    const election = row.kind === 'election' ? ghost.lanes.elections[row.index] : undefined;
    if (election !== undefined) addTenures(brush, scale, election, row, ghost.from);
  }
  brush.stroke();
  brush.globalAlpha = 1;
}

/** The lower edge of each holder's bar, with a stroke where the next one begins. */
function addTenures(
  brush: Brush,
  scale: TimeScale,
  lane: ElectionLane,
  row: LaneRow,
  from: number,
): void {
  const base = row.markTop + row.markHeight - 1.5;
  for (const tenure of lane.tenures) {
    if ((tenure.to ?? scale.end) <= from) continue;
    const seen = stretch(scale, Math.max(tenure.from, from), tenure.to);
    if (seen === null) continue;
    brush.moveTo(seen.x, tenure.from > from ? row.markTop : base);
    brush.lineTo(seen.x, base);
    brush.lineTo(seen.end, base);
  }
}

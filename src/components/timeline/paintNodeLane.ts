/**
 * A node's lane: the ring unrolled. Height is the observer's time left, so health is a low sawtooth
 * and trouble a long ramp; a flag and a hatched ribbon while the node is called Unknown.
 */
import { addCross, hatch, line, type Brush } from '../canvas/brush.ts';
import { shareLeft, type NodeLane } from './nodeLane.ts';
import { paintWalls, paintWire } from './paintWire.ts';
import { paintLanePins } from './paintPins.ts';
import type { LaneRow } from './timelineLayout.ts';
import { firstMoment } from './spans.ts';
import {
  anchorOf,
  isShown,
  placesShown,
  spansShown,
  stretch,
  type TimelineScene,
} from './timelineScene.ts';
import { xOf } from './timeScale.ts';

export function paintNodeLane(
  brush: Brush,
  scene: TimelineScene,
  lane: NodeLane,
  row: LaneRow,
): void {
  const { palette, scale } = scene;
  brush.strokeStyle = palette.line;
  brush.lineWidth = 1;
  line(brush, scale.x0, row.stamps, scale.x1, row.stamps);
  paintSaw(brush, scene, lane, row);
  paintUnwatched(brush, scene, lane, row);
  paintUnknown(brush, scene, lane, row);
  paintStamps(brush, scene, lane.stamps, row.stamps);
  const wire = scene.lanes.wires.get(lane.process);
  if (wire !== undefined) {
    if (row.strip !== null) paintWalls(brush, scene, wire, row.strip);
    paintWire(brush, scene, wire, row, lane.conflicts);
  }
  paintStops(brush, scene, lane, row);
  paintLanePins(brush, scene, lane.pins, row);
}

/** Pixels: narrower teeth are joined, since they could not be told apart and each takes its time to draw. */
const NARROWEST = 5;
/** With more teeth than this, nobody sees how their edges are joined. */
const MANY_TEETH = 80;

/** The time left between one restart of the stopwatch and the next. */
interface Tooth {
  readonly restartedAt: number;
  readonly from: number;
  readonly to: number;
}

/** The teeth of the window. Those too narrow to be seen are joined: a long ramp never hides among them. */
function teethOf({ scale }: TimelineScene, { restarts }: NodeLane): readonly Tooth[] {
  const { from, end } = scale;
  const narrow = NARROWEST / scale.perMicro;
  const teeth: Tooth[] = [];
  let group: Tooth | null = null;
  const last = firstMoment(restarts, end);
  for (let index = Math.max(firstMoment(restarts, from) - 1, 0); index < last; index += 1) {
    const restartedAt = restarts[index] ?? 0;
    const to = Math.min(restarts[index + 1] ?? end, end);
    const tooth: Tooth = { restartedAt, from: Math.max(restartedAt, from, 0), to };
    if (tooth.to <= tooth.from) continue;
    group = group === null ? tooth : joined(group, tooth);
    if (group.to - group.from < narrow) continue;
    teeth.push(group);
    group = null;
  }
  if (group !== null) teeth.push(group);
  return teeth;
}

/** Two teeth as one, which ends after as long a silence as the worse of them. */
const joined = (one: Tooth, next: Tooth): Tooth => ({
  restartedAt: next.to - Math.max(one.to - one.restartedAt, next.to - next.restartedAt),
  from: one.from,
  to: next.to,
});

function paintSaw(brush: Brush, scene: TimelineScene, lane: NodeLane, row: LaneRow): void {
  const { palette, scale } = scene;
  const base = row.markTop + row.markHeight;
  const y = (tooth: Tooth, t: number): number =>
    base - row.markHeight * shareLeft(lane, tooth.restartedAt, t);
  const teeth = teethOf(scene, lane);
  const first = teeth[0];
  const last = teeth[teeth.length - 1];
  if (first === undefined || last === undefined) return;
  brush.beginPath();
  brush.moveTo(xOf(scale, first.from), base);
  for (const tooth of teeth) {
    brush.lineTo(xOf(scale, tooth.from), y(tooth, tooth.from));
    brush.lineTo(xOf(scale, tooth.to), y(tooth, tooth.to));
  }
  brush.lineTo(xOf(scale, last.to), base);
  brush.closePath();
  brush.fillStyle = palette.fresh;
  brush.globalAlpha = 0.42;
  brush.fill();
  brush.globalAlpha = 1;
  brush.strokeStyle = palette.fresh;
  brush.lineWidth = 0.9;
  brush.lineJoin = teeth.length > MANY_TEETH ? 'bevel' : 'round';
  brush.stroke();
  brush.fillStyle = palette.lateFill;
  brush.strokeStyle = palette.late;
  brush.lineWidth = 0.8;
  for (const tooth of teeth) {
    const from = Math.max(tooth.restartedAt + lane.ordinary, tooth.from);
    if (from >= tooth.to) continue;
    brush.beginPath();
    brush.moveTo(xOf(scale, from), base);
    brush.lineTo(xOf(scale, from), y(tooth, from));
    brush.lineTo(xOf(scale, tooth.to), y(tooth, tooth.to));
    brush.lineTo(xOf(scale, tooth.to), base);
    brush.closePath();
    brush.fill();
    brush.stroke();
  }
}

/** While nobody acts as observer there is no stopwatch to draw: a dotted baseline and words. */
function paintUnwatched(brush: Brush, scene: TimelineScene, lane: NodeLane, row: LaneRow): void {
  const { palette, scale } = scene;
  for (const span of spansShown(scale, lane.unwatched)) {
    const seen = stretch(scale, span.from, span.to);
    if (seen === null) continue;
    const base = row.markTop + row.markHeight;
    brush.fillStyle = palette.panel;
    brush.fillRect(seen.x - 0.6, row.markTop - 1.5, seen.end - seen.x + 0.6, row.markHeight + 3);
    brush.strokeStyle = palette.ink3;
    brush.lineWidth = 1;
    brush.setLineDash([1, 3]);
    line(brush, seen.x, base, seen.end, base);
    brush.setLineDash([]);
    brush.font = `11px ${scene.wordFont}`;
    brush.fillStyle = palette.ink2;
    brush.textAlign = 'left';
    if (brush.measureText(scene.words.nobodyLooks).width + 16 < seen.end - seen.x)
      brush.fillText(scene.words.nobodyLooks, seen.x + 8, base - row.markHeight / 2 + 4);
  }
}

function paintUnknown(brush: Brush, scene: TimelineScene, lane: NodeLane, row: LaneRow): void {
  const { palette, scale } = scene;
  for (const span of spansShown(scale, lane.unknown)) {
    const seen = stretch(scale, span.from, span.to);
    if (seen === null) continue;
    const base = row.markTop + row.markHeight;
    const height = Math.min(row.markHeight - 4, 12);
    const box = { x: seen.x, y: base - height, width: seen.end - seen.x, height };
    brush.fillStyle = palette.panel;
    brush.fillRect(box.x, row.markTop - 1, box.width, row.markHeight + 2.2);
    brush.strokeStyle = palette.expired;
    brush.lineWidth = 1.8;
    hatch(brush, box, 6, anchorOf(scale, span.from));
    brush.lineWidth = 1;
    line(brush, box.x, box.y, seen.end, box.y);
    line(brush, box.x, base, seen.end, base);
    if (isShown(scale, span.from)) paintFlag(brush, palette.expired, box.x, row.markTop - 2, base);
  }
}

function paintFlag(brush: Brush, colour: string, x: number, top: number, base: number): void {
  brush.strokeStyle = colour;
  brush.fillStyle = colour;
  brush.lineWidth = 1.4;
  line(brush, x, top, x, base);
  brush.beginPath();
  brush.moveTo(x, top);
  brush.lineTo(x + 9, top);
  brush.lineTo(x + 6.5, top + 3.5);
  brush.lineTo(x + 9, top + 7);
  brush.lineTo(x, top + 7);
  brush.closePath();
  brush.fill();
}

/** Pixels: squares closer than this become a band, which ends where a write is missing. */
const STAMPS_APART = 6;

/** Small squares below the baseline, at the time of the write. Where they would touch, they are one band. */
export function paintStamps(
  brush: Brush,
  scene: TimelineScene,
  stamps: readonly number[],
  y: number,
): void {
  brush.beginPath();
  const [first, end] = placesShown(scene.scale, stamps);
  let index = first;
  while (index < end) {
    const begin = xOf(scene.scale, stamps[index] ?? 0);
    let last = begin;
    for (index += 1; index < end; index += 1) {
      const x = xOf(scene.scale, stamps[index] ?? 0);
      if (x - last >= STAMPS_APART) break;
      last = x;
    }
    brush.rect(begin - 2, y - 2, last - begin + 4, 4);
  }
  brush.fillStyle = scene.palette.panel;
  brush.strokeStyle = scene.palette.record;
  brush.lineWidth = 1;
  brush.fill();
  brush.stroke();
}

/** What the user did to the machine or its kubelet: a cross in chalk, or two bars. */
function paintStops(brush: Brush, scene: TimelineScene, lane: NodeLane, row: LaneRow): void {
  const { palette, scale } = scene;
  const middle = row.markTop + row.markHeight / 2;
  brush.strokeStyle = palette.chalk;
  brush.lineWidth = 1.8;
  brush.lineCap = 'round';
  brush.beginPath();
  for (const t of lane.stops) if (isShown(scale, t)) addCross(brush, xOf(scale, t), middle + 1, 4);
  for (const span of lane.paused) {
    if (!isShown(scale, span.from)) continue;
    const x = xOf(scale, span.from);
    for (const shift of [-2, 2]) {
      brush.moveTo(x + shift, middle - 4);
      brush.lineTo(x + shift, middle + 5);
    }
  }
  brush.stroke();
  brush.lineCap = 'butt';
}

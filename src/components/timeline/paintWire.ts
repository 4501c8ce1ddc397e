/**
 * A link's story on a lane: the wall as a strip whose texture is the kind of cut and whose half is
 * the direction, then crosses joined by arcs (lost), dots that wait (held) and hollow squares
 * (refused). A lane without a line of its own shows the same marks below its baseline.
 */
import {
  addCross,
  diamond,
  hatch,
  line,
  rungs,
  tickedDot,
  type Box,
  type Brush,
} from '../canvas/brush.ts';
import type { LaneRow } from './timelineLayout.ts';
import { anchorOf, isShown, spansShown, stretch, type TimelineScene } from './timelineScene.ts';
import { xOf } from './timeScale.ts';
import type { LostTransmission, Wall, WireStory } from './wireStory.ts';

const STRIP_HEIGHT = 8;
/** An arc narrower than this carries no number, or no arc at all. */
const NUMBER_ROOM = 36;
const ARC_ROOM = 9;

/** Draws the walls of a link into a lane's strip. */
export function paintWalls(brush: Brush, scene: TimelineScene, wire: WireStory, y: number): void {
  for (const wall of spansShown(scene.scale, wire.walls)) {
    const seen = stretch(scene.scale, wall.from, wall.to);
    if (seen === null) continue;
    const whole: Box = {
      x: seen.x,
      y,
      width: Math.max(seen.end - seen.x, 1),
      height: STRIP_HEIGHT,
    };
    brush.lineWidth = 1;
    if (wall.direction !== 'both') {
      brush.strokeStyle = scene.palette.rail;
      brush.strokeRect(whole.x, whole.y, whole.width, whole.height);
    }
    paintWall(brush, scene, wall, halfOf(whole, wall.direction));
  }
}

/** The half of the strip that is cut: upper for requests, lower for answers. */
function halfOf(whole: Box, direction: Wall['direction']): Box {
  if (direction === 'both') return whole;
  const height = whole.height / 2;
  return { ...whole, height, y: direction === 'requests' ? whole.y : whole.y + height };
}

function paintWall(brush: Brush, scene: TimelineScene, wall: Wall, box: Box): void {
  const { palette, scale } = scene;
  brush.fillStyle = palette.stage;
  brush.fillRect(box.x, box.y, box.width, box.height);
  brush.strokeStyle = palette.chalk;
  const anchor = anchorOf(scale, wall.from);
  if (wall.mode === 'lost') hatch(brush, box, 3.6, anchor);
  if (wall.mode === 'held') rungs(brush, box, 6, anchor);
  brush.lineWidth = 1.1;
  brush.strokeRect(box.x, box.y, box.width, box.height);
}

/** Draws what was sent into the walls, and what came of it. */
export function paintWire(
  brush: Brush,
  scene: TimelineScene,
  wire: WireStory,
  row: LaneRow,
  conflicts: readonly number[],
): void {
  const y = row.wire ?? row.stamps;
  if (row.wire !== null) {
    brush.strokeStyle = scene.palette.line;
    brush.lineWidth = 1;
    line(brush, scene.scale.x0, y, scene.scale.x1, y);
    paintArcs(brush, scene, wire, y);
  }
  paintWaiting(brush, scene, wire, y);
  paintLost(brush, scene, wire.lost, y, row.wire === null ? 2.6 : 3.2);
  paintBounces(brush, scene, wire, y);
  if (row.wire !== null) {
    brush.fillStyle = scene.palette.conflict;
    for (const t of conflicts) {
      if (!isShown(scene.scale, t)) continue;
      const x = xOf(scene.scale, t);
      // What passes after healing often ends as a 200 and a 409 at one instant: both stay visible.
      const isBeside = wire.through.some((ok) => Math.abs(xOf(scene.scale, ok) - x) < 8);
      diamond(brush, isBeside ? x + 11 : x, y, 5);
    }
  }
}

/** Arcs between the transmissions of one direction, with the seconds between them. */
function paintArcs(brush: Brush, scene: TimelineScene, wire: WireStory, y: number): void {
  const { palette, scale } = scene;
  brush.strokeStyle = palette.late;
  brush.lineWidth = 1.4;
  brush.setLineDash([1, 4]);
  for (const wait of wire.waits) {
    const seen = stretch(scale, wait.from, wait.to);
    if (seen !== null) line(brush, seen.x, y, seen.end, y);
  }
  brush.setLineDash([]);
  brush.strokeStyle = palette.ink3;
  brush.fillStyle = palette.ink2;
  brush.font = `11px ${palette.mono}`;
  brush.textAlign = 'center';
  const lost = wire.lost.filter((each) => each.direction === 'requests');
  lost.forEach((each, index) => {
    const next = lost[index + 1];
    const to = next !== undefined && next.attempt > 0 ? next.t : passedAfter(wire, each, next);
    if (to !== null) paintArc(brush, scene, wire, { from: each.t, to, y });
  });
}

/** The last arc of a story ends where what waited passed. */
function passedAfter(
  wire: WireStory,
  last: LostTransmission,
  next: LostTransmission | undefined,
): number | null {
  const until = next?.t ?? Infinity;
  for (const { direction, to } of wire.waits)
    if (direction === 'requests' && to !== null && to > last.t && to <= until) return to;
  return null;
}

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

function paintArc(brush: Brush, scene: TimelineScene, wire: WireStory, arc: Arc): void {
  const { palette, scale } = scene;
  if (!isShown(scale, arc.from)) return;
  const x1 = xOf(scale, arc.from) + 1;
  const x2 = xOf(scale, arc.to) - 1;
  if (x2 - x1 < ARC_ROOM) return;
  const bend = (x2 - x1) / 5;
  brush.lineWidth = 1;
  brush.beginPath();
  brush.moveTo(x1, arc.y - 5);
  brush.bezierCurveTo(x1 + bend, arc.y - 12, x2 - bend, arc.y - 12, x2, arc.y - 5);
  brush.stroke();
  const place = numberPlace(scene, wire, x1, x2);
  if (place === null) return;
  const seconds = (arc.to - arc.from) / 1_000_000;
  brush.fillStyle = palette.panel;
  brush.fillRect(place - 15, arc.y - 3, 30, 8);
  brush.fillStyle = palette.ink2;
  brush.fillText(seconds.toFixed(seconds < 10 ? 2 : 1), place, arc.y + 4);
}

/** Where an arc's number has room: in the middle, or beside a mark of a sender that gave up there. */
function numberPlace(scene: TimelineScene, wire: WireStory, x1: number, x2: number): number | null {
  if (x2 - x1 < NUMBER_ROOM) return null;
  const isFree = (x: number): boolean =>
    x - x1 >= NUMBER_ROOM / 2 &&
    x2 - x >= NUMBER_ROOM / 2 &&
    wire.timedOut.every((t) => Math.abs(xOf(scene.scale, t) - x) > NUMBER_ROOM / 2 + 1);
  const places = [0.5, 0.25, 0.75].map((share) => x1 + (x2 - x1) * share);
  return places.find(isFree) ?? null;
}

/** A dot for each held message and a dotted line until it leaves, oldest on top. */
function paintWaiting(brush: Brush, scene: TimelineScene, wire: WireStory, y: number): void {
  const { palette, scale } = scene;
  wire.held.forEach((held, index) => {
    const seen = stretch(scale, held.from, held.to);
    if (seen === null) return;
    const at = y + ((index % 3) - 1) * 4;
    brush.strokeStyle = palette.holder;
    brush.lineWidth = 1.2;
    brush.setLineDash([1, 4]);
    line(brush, seen.x, at, seen.end, at);
    brush.setLineDash([]);
    if (!isShown(scale, held.from)) return;
    brush.fillStyle = palette.holder;
    brush.beginPath();
    brush.arc(seen.x, at, 3.2, 0, 2 * Math.PI);
    brush.fill();
  });
}

/** One × for each transmission that died; answers half a line lower. */
export function paintLost(
  brush: Brush,
  scene: TimelineScene,
  lost: readonly LostTransmission[],
  y: number,
  reach: number,
): void {
  brush.strokeStyle = scene.palette.expired;
  brush.lineWidth = 1.7;
  brush.beginPath();
  for (const each of lost)
    if (isShown(scene.scale, each.t))
      addCross(brush, xOf(scene.scale, each.t), each.direction === 'answers' ? y + 2 : y, reach);
  brush.stroke();
}

/** Hollow squares where a request was refused, broken circles where its sender gave up, a tick where one got through. */
function paintBounces(brush: Brush, scene: TimelineScene, wire: WireStory, y: number): void {
  const { palette, scale } = scene;
  brush.fillStyle = palette.panel;
  brush.strokeStyle = palette.late;
  brush.lineWidth = 1.4;
  for (const t of wire.refused) {
    if (!isShown(scale, t)) continue;
    brush.fillRect(xOf(scale, t) - 3, y - 3, 6, 6);
    brush.strokeRect(xOf(scale, t) - 3, y - 3, 6, 6);
  }
  brush.setLineDash([2.6, 2]);
  for (const t of wire.timedOut) {
    if (!isShown(scale, t)) continue;
    brush.beginPath();
    brush.arc(xOf(scale, t), y, 4, 0, 2 * Math.PI);
    brush.stroke();
  }
  brush.setLineDash([]);
  brush.strokeStyle = palette.fresh;
  for (const t of wire.through)
    if (isShown(scale, t)) tickedDot(brush, xOf(scale, t), y, palette.panel);
}

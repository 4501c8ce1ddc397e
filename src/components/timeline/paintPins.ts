/** Draws pins: a clock that was turned, a Pod that went or came, a zone; those too close as one with their number. */
import { line, type Brush } from '../canvas/brush.ts';
import type { Pin } from './pins.ts';
import type { LaneRow } from './timelineLayout.ts';
import { isShown, type TimelineScene } from './timelineScene.ts';
import { xOf } from './timeScale.ts';

/** Pins of one kind closer than this become one, with their number. */
const APART = 9;

interface PinGroup extends Pin {
  readonly count: number;
}

function grouped(pins: readonly Pin[], scene: TimelineScene): readonly PinGroup[] {
  const groups: PinGroup[] = [];
  for (const pin of pins) {
    if (!isShown(scene.scale, pin.t)) continue;
    const at = groups.findLastIndex((each) => each.kind === pin.kind && each.text === pin.text);
    const last = groups[at];
    if (last !== undefined && xOf(scene.scale, pin.t) - xOf(scene.scale, last.t) < APART)
      groups[at] = { ...last, count: last.count + 1 };
    else groups.push({ ...pin, count: 1 });
  }
  return groups;
}

const REACH = 4;

/** A round head with a hand's arrow: ahead, back, or both for a rate. In chalk: someone turned it. */
function paintClock(brush: Brush, scene: TimelineScene, pin: Pin, x: number, row: LaneRow): void {
  const { palette } = scene;
  const y = row.markTop + 4;
  brush.strokeStyle = palette.chalk;
  brush.lineWidth = 1;
  line(brush, x, y + REACH, x, row.markTop + row.markHeight);
  brush.fillStyle = palette.panel;
  brush.beginPath();
  brush.arc(x, y, REACH + 1, 0, 2 * Math.PI);
  brush.fill();
  brush.lineWidth = 1.3;
  brush.stroke();
  brush.beginPath();
  for (const way of pin.kind === 'clockRate' ? [-1, 1] : [pin.kind === 'clockBack' ? -1 : 1]) {
    brush.moveTo(x + way * 0.4, y - 2.4);
    brush.lineTo(x + way * 2.8, y);
    brush.lineTo(x + way * 0.4, y + 2.4);
  }
  brush.stroke();
}

/** A Pod as inside a ring: full where it came to, a dotted slot where it was. */
function paintPod(brush: Brush, scene: TimelineScene, pin: Pin, x: number, row: LaneRow): void {
  const { palette } = scene;
  const y = row.markTop + 3;
  brush.fillStyle = palette.panel;
  brush.fillRect(x - REACH - 1, y - REACH - 1, 2 * REACH + 2, 2 * REACH + 2);
  brush.lineWidth = 1.2;
  brush.strokeStyle = palette.ink;
  if (pin.kind === 'podBound') {
    brush.fillStyle = palette.ink;
    brush.fillRect(x - 3.5, y - 3.5, 7, 7);
    return;
  }
  brush.setLineDash([1.8, 1.6]);
  brush.strokeRect(x - 3.5, y - 3.5, 7, 7);
  brush.setLineDash([]);
}

/** A zone as a box: empty is normal, half is partly disrupted, full is wholly disrupted. */
function paintZone(brush: Brush, scene: TimelineScene, pin: Pin, x: number, y: number): void {
  const { palette } = scene;
  const share = pin.kind === 'zoneNormal' ? 0 : pin.kind === 'zonePartial' ? 0.5 : 1;
  brush.fillStyle = palette.panel;
  brush.fillRect(x - REACH, y - REACH, 2 * REACH, 2 * REACH);
  brush.fillStyle = palette.expired;
  brush.fillRect(x - REACH, y + REACH - 2 * REACH * share, 2 * REACH, 2 * REACH * share);
  brush.strokeStyle = share === 0 ? palette.fresh : palette.expired;
  brush.lineWidth = 1.2;
  brush.strokeRect(x - REACH, y - REACH, 2 * REACH, 2 * REACH);
}

function write(brush: Brush, scene: TimelineScene, text: string, x: number, y: number): void {
  const { palette } = scene;
  brush.font = `10px ${scene.wordFont}`;
  brush.textAlign = 'left';
  const { width } = brush.measureText(text);
  brush.fillStyle = palette.panel;
  brush.fillRect(x - 1, y - 9, width + 3, 11);
  brush.fillStyle = palette.ink2;
  brush.fillText(text, x, y);
}

const wordsOf = ({ text, count }: PinGroup): string =>
  count === 1 ? text : `${text} ${count}`.trim();

/** Pins of a node or of an election. */
export function paintLanePins(
  brush: Brush,
  scene: TimelineScene,
  pins: readonly Pin[],
  row: LaneRow,
): void {
  for (const pin of grouped(pins, scene)) {
    const x = xOf(scene.scale, pin.t);
    const isPod = pin.kind === 'podDeleted' || pin.kind === 'podBound';
    if (isPod) paintPod(brush, scene, pin, x, row);
    else paintClock(brush, scene, pin, x, row);
    const words = wordsOf(pin);
    if (words !== '') write(brush, scene, words, x + 8, row.markTop + (isPod ? 6.5 : 7.5));
  }
}

/** Between two zones whose names both stand beside their boxes. */
const ZONE_ROOM = 64;

/** Pins of zones, on the row of the controller's looks: a pass is what judges them. */
export function paintZonePins(
  brush: Brush,
  scene: TimelineScene,
  pins: readonly Pin[],
  top: number,
): void {
  const groups = grouped(pins, scene);
  let level = 0;
  groups.forEach((pin, index) => {
    const x = xOf(scene.scale, pin.t);
    const before = groups[index - 1];
    const isClose = before !== undefined && x - xOf(scene.scale, before.t) < APART;
    level = isClose ? level + 1 : 0;
    const y = top + 16;
    const at = x + level * (2 * REACH + 3);
    paintZone(brush, scene, pin, at, y);
    const next = groups[index + 1];
    const room = next === undefined ? Infinity : xOf(scene.scale, next.t) - x;
    if (level === 0 && room >= ZONE_ROOM) write(brush, scene, pin.text, at + 8, y + 3.5);
  });
}

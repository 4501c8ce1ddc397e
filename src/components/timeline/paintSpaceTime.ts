/**
 * Space and time: world lines of processes, API servers as bands between them, messages as straight
 * arrows whose slope is latency. In a band a block is a transaction, its right edge the commit, and a
 * cross a write that came too late, with its margin in words.
 */
import { addCross, line, type Brush } from '../canvas/brush.ts';
import type { Commit, LateWrite, Trip } from './spaceTime.ts';
import type { ServerBand, WorldLine } from './spaceTimeLayout.ts';
import { isShown, stretch, type SpaceTimeScene, type TimelineScene } from './timelineScene.ts';
import { isCrossed, spotsOn, type Segment } from './wordSpots.ts';

/** Boxes that words already take, so that none lies on another. */
type Taken = { readonly x: number; readonly y: number; readonly end: number }[];

interface Pen {
  readonly brush: Brush;
  readonly scene: TimelineScene;
  readonly space: SpaceTimeScene;
  readonly taken: Taken;
  readonly lines: ReadonlyMap<string, WorldLine>;
  readonly bands: ReadonlyMap<string, ServerBand>;
  /** All arrows: no word lies on one. */
  readonly arrows: readonly Segment[];
  /** Widths of words that were measured, by font and word. */
  readonly widths: Map<string, number>;
}

export function paintSpaceTime(brush: Brush, scene: TimelineScene, space: SpaceTimeScene): void {
  const lines = new Map(space.places.lines.map((each) => [each.process, each]));
  const bands = new Map(space.places.bands.map((band) => [band.server, band]));
  const bare = { brush, scene, space, taken: [], lines, bands, widths: new Map(), arrows: [] };
  const pen: Pen = { ...bare, arrows: space.story.trips.flatMap((trip) => arrowsOf(bare, trip)) };
  for (const each of space.places.lines) paintWorldLine(pen, each);
  for (const band of space.places.bands) paintBand(pen, band);
  for (const commit of space.story.commits) paintCommit(pen, commit);
  // What came too late is said first: versions give way to it.
  for (const late of space.story.lateWrites) paintLate(pen, late);
  for (const commit of space.story.commits) sayVersions(pen, commit);
  paintWatches(pen);
  for (const trip of space.story.trips) paintTrip(pen, trip);
  paintLost(pen);
}

/** Where an instant stands; beyond the edges too, so that slopes stay true. */
const at = ({ scene: { scale } }: Pen, t: number): number =>
  scale.x0 + (t - scale.from) * scale.perMicro;

const lineOf = ({ lines }: Pen, process: string): WorldLine | undefined => lines.get(process);

const bandOf = ({ bands }: Pen, server: string): ServerBand | undefined => bands.get(server);

/** How wide a word is in the font that is set. Few words are said often: each is measured once. */
function widthOf({ brush, widths }: Pen, word: string): number {
  const key = `${brush.font} ${word}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const { width } = brush.measureText(word);
  widths.set(key, width);
  return width;
}

/** The edge of a band that faces a world line. */
const facing = (band: ServerBand, { y }: WorldLine): number =>
  y < band.top ? band.top : band.bottom;

function paintWorldLine({ brush, scene, space }: Pen, each: WorldLine): void {
  const { palette, scale, layout } = scene;
  const isUp = each.status === 'running';
  brush.font = `11px ${palette.mono}`;
  brush.textAlign = 'right';
  brush.fillStyle = isUp ? palette.ink : palette.ink2;
  brush.fillText(each.name, layout.labelX, each.y + 4);
  brush.strokeStyle = palette.ink3;
  brush.lineWidth = 1;
  if (!isUp) brush.setLineDash([2, 5]);
  line(brush, scale.x0, each.y, scale.x1, each.y);
  brush.setLineDash([]);
  if (isUp) return;
  brush.font = `11px ${scene.wordFont}`;
  brush.textAlign = 'left';
  brush.fillStyle = palette.ink2;
  brush.fillText(space.words.status(each), layout.valueX, each.y + 4);
}

function paintBand({ brush, scene, space }: Pen, band: ServerBand): void {
  const { palette, scale, layout } = scene;
  brush.fillStyle = palette.track;
  brush.globalAlpha = 0.45;
  brush.fillRect(scale.x0, band.top, scale.x1 - scale.x0, band.bottom - band.top);
  brush.globalAlpha = 1;
  brush.strokeStyle = palette.lineStrong;
  brush.lineWidth = 1;
  brush.strokeRect(scale.x0, band.top, scale.x1 - scale.x0, band.bottom - band.top);
  brush.font = `11px ${palette.mono}`;
  brush.textAlign = 'right';
  brush.fillStyle = palette.ink;
  brush.fillText(space.words.band(band.server), layout.labelX, (band.top + band.bottom) / 2 + 4);
}

const bandOfProcess = (pen: Pen, process: string | null): ServerBand | undefined => {
  const server = process === null ? undefined : lineOf(pen, process)?.server;
  return server === undefined ? undefined : bandOf(pen, server);
};

/** Pixels a transaction is wide at least. */
const BLOCK = 3;

/** A block from the start of a transaction to its commit, and a stroke there. */
function paintCommit(pen: Pen, { since, t, process }: Commit): void {
  const { brush, scene } = pen;
  const { palette, scale } = scene;
  const band = bandOfProcess(pen, process);
  const seen = stretch(scale, since, t);
  if (band === undefined || seen === null) return;
  const width = Math.max(seen.end - seen.x, BLOCK);
  brush.fillStyle = palette.fresh;
  brush.fillRect(seen.end - width, band.top + 6, width, band.bottom - band.top - 12);
  if (!isShown(scale, t)) return;
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 1.6;
  line(brush, seen.end, band.top - 3, seen.end, band.bottom + 3);
}

/** The versions a commit led from and to, before its block or, if that is taken, after its stroke. */
function sayVersions(pen: Pen, { since, t, version, before, process }: Commit): void {
  const { brush, scene, space } = pen;
  const { palette, scale } = scene;
  const band = bandOfProcess(pen, process);
  const seen = stretch(scale, since, t);
  if (band === undefined || seen === null || !isShown(scale, t)) return;
  const { version: said } = space.words;
  const text = before === null ? said(version) : `${said(before)} → ${said(version)}`;
  brush.font = `11px ${palette.mono}`;
  const left = Math.min(seen.x, seen.end - BLOCK) - widthOf(pen, text) - 8;
  const y = (band.top + band.bottom) / 2 + 4;
  if (!write(pen, text, left, y, palette.ink2)) write(pen, text, seen.end + 7, y, palette.ink2);
}

function paintLate(pen: Pen, { t, process, late }: LateWrite): void {
  const { brush, scene, space } = pen;
  const { palette, scale } = scene;
  const each = lineOf(pen, process);
  const band = each === undefined ? undefined : bandOf(pen, each.server);
  if (band === undefined || !isShown(scale, t)) return;
  const [x, y] = [at(pen, t), (band.top + band.bottom) / 2];
  brush.strokeStyle = palette.conflict;
  brush.lineWidth = 2.2;
  brush.beginPath();
  addCross(brush, x, y, 6);
  brush.stroke();
  pen.taken.push({ x: x - 7, y, end: x + 7 });
  if (late === null) return;
  brush.font = `600 11px ${scene.wordFont}`;
  write(pen, space.words.late(late), x + 13, y + 4, palette.conflict);
}

/** Double chevrons where what was written reaches one who watches it. */
function paintWatches(pen: Pen): void {
  const { brush, scene, space } = pen;
  brush.strokeStyle = scene.palette.ink2;
  brush.lineWidth = 1;
  brush.setLineDash([1, 3]);
  for (const { process, from, to } of space.story.watches) {
    const each = lineOf(pen, process);
    const band = each === undefined ? undefined : bandOf(pen, each.server);
    if (each === undefined || band === undefined || to < scene.scale.from) continue;
    clipped(pen, at(pen, from), facing(band, each), at(pen, to), each.y);
  }
  brush.setLineDash([]);
}

/** Both arrows of a message, as far as they are drawn. */
function arrowsOf(pen: Pen, { process, sentAt, answeredAt, receivedAt }: Trip): readonly Segment[] {
  const each = lineOf(pen, process);
  const band = each === undefined ? undefined : bandOf(pen, each.server);
  if (each === undefined || band === undefined || answeredAt === null) return [];
  const [y, edge, x] = [each.y, facing(band, each), at(pen, answeredAt)];
  const there = { x1: at(pen, sentAt), y1: y, x2: x, y2: edge };
  const back = receivedAt === null ? [] : [{ x1: x, y1: edge, x2: at(pen, receivedAt), y2: y }];
  return [there, ...back];
}

/** The request down to the server and its answer back, each with a word where there is room. */
function paintTrip(pen: Pen, trip: Trip): void {
  const { brush, scene, space } = pen;
  const { palette, scale } = scene;
  const each = lineOf(pen, trip.process);
  const band = each === undefined ? undefined : bandOf(pen, each.server);
  if (each === undefined || band === undefined) return;
  if (trip.sentAt > scale.to || (trip.receivedAt ?? scale.to) < scale.from) return;
  const edge = facing(band, each);
  const { version } = space.words;
  if (trip.answeredAt === null) return;
  const isWrite = trip.verb !== 'GET' && trip.verb !== 'LIST';
  brush.strokeStyle = palette.holder;
  brush.fillStyle = palette.holder;
  brush.lineWidth = isWrite ? 2 : 1.3;
  const asked = trip.brought === null ? [] : [`${trip.verb} if rv ${version(trip.brought)}`];
  const there = { from: trip.sentAt, to: trip.answeredAt, y1: each.y, y2: edge };
  arrow(pen, there, [...asked, trip.verb], -1);
  if (trip.receivedAt === null) return;
  const colour = answerColour(pen, trip, isWrite);
  brush.strokeStyle = colour;
  brush.fillStyle = colour;
  brush.lineWidth = 1.3;
  const read = trip.read === null ? [] : [`rv ${version(trip.read)}`];
  const back = { from: trip.answeredAt, to: trip.receivedAt, y1: edge, y2: each.y };
  arrow(pen, back, [...read, String(trip.code ?? '')], 1);
}

function answerColour({ scene: { palette } }: Pen, { code }: Trip, isWrite: boolean): string {
  if (code === 409) return palette.conflict;
  if (code !== null && code >= 400) return palette.late;
  return isWrite ? palette.fresh : palette.ink2;
}

interface Way {
  readonly from: number;
  readonly to: number;
  readonly y1: number;
  readonly y2: number;
}

/**
 * A straight arrow with a dot where it begins; dashed where it lies after the playhead. The first of
 * the words that has room stands along it, or the last one (the shortest) at the world line's end of
 * it, on that side.
 */
function arrow(pen: Pen, way: Way, words: readonly string[], side: -1 | 1): void {
  const { brush, scene } = pen;
  const { from, to, y1, y2 } = way;
  const { scale, now } = scene;
  if (to < scale.from || from > scale.to) return;
  const [x1, x2] = [at(pen, from), at(pen, to)];
  const colour = brush.fillStyle;
  const middle = to <= now ? x2 : from >= now ? x1 : at(pen, now);
  const yAt = (x: number): number => (x2 === x1 ? y2 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
  if (middle > x1) clipped(pen, x1, y1, middle, yAt(middle));
  if (middle < x2) {
    brush.setLineDash([4, 3]);
    clipped(pen, middle, yAt(middle), x2, y2);
    brush.setLineDash([]);
  }
  if (isShown(scale, from)) {
    brush.beginPath();
    brush.arc(x1, y1, 2.4, 0, 2 * Math.PI);
    brush.fill();
  }
  if (isShown(scale, to)) head(brush, x1, y1, x2, y2);
  if (typeof colour !== 'string') return;
  brush.font = `11px ${scene.palette.mono}`;
  // As much of it as is seen.
  const [left, right] = [Math.max(x1, scale.x0), Math.min(x2, scale.x1)];
  const seen = { x1: left, y1: yAt(left), x2: right, y2: x2 === x1 ? y2 : yAt(right) };
  const isSaid =
    x2 - x1 >= SLANTED &&
    words.some((word) => {
      const wide = widthOf(pen, word);
      return spotsOn(seen, wide).some(
        (spot) => !isCrossed(spot, wide, pen.arrows) && write(pen, word, spot.x, spot.y, colour),
      );
    });
  if (!isSaid) sayBeside(pen, way, words.at(-1) ?? '', side, colour);
}

/** An arrow that goes less far to the side is as good as upright: its word stands at its end. */
const SLANTED = 14;

/** Pixels between a steep arrow and its word, and between that and the world line. */
const BESIDE = 6;
const BELOW = 11;

/** A word beside a steep arrow, near the world line, unless another message is there. */
function sayBeside(pen: Pen, way: Way, word: string, side: -1 | 1, ink: string): void {
  const { from, to, y1, y2 } = way;
  const t = side < 0 ? from : to;
  if (word === '' || !isShown(pen.scene.scale, t)) return;
  const [lineY, bandY] = side < 0 ? [y1, y2] : [y2, y1];
  const wide = widthOf(pen, word);
  const x = side < 0 ? at(pen, t) - BESIDE - wide : at(pen, t) + BESIDE;
  const y = lineY + Math.sign(bandY - lineY) * BELOW;
  if (!isCrossed({ x, y: y + 4 }, wide, pen.arrows)) write(pen, word, x, y + 4, ink);
}

function head(brush: Brush, x1: number, y1: number, x2: number, y2: number): void {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  brush.beginPath();
  for (const turn of [-0.45, 0.45]) {
    brush.moveTo(x2, y2);
    brush.lineTo(x2 - 8 * Math.cos(angle + turn), y2 - 8 * Math.sin(angle + turn));
  }
  brush.stroke();
}

/** A line as far as it lies between the edges of the lanes. */
function clipped({ brush, scene }: Pen, x1: number, y1: number, x2: number, y2: number): void {
  const { x0, x1: end } = scene.scale;
  if (x2 < x0 || x1 > end) return;
  const y = (x: number): number => (x2 === x1 ? y1 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
  const [left, right] = [Math.max(x1, x0), Math.min(x2, end)];
  line(brush, left, left === x1 ? y1 : y(left), right, right === x2 ? y2 : y(right));
}

/** Writes on a plate unless another word is there, or the edge is near; says whether it did. */
function write(pen: Pen, text: string, x: number, y: number, ink: string): boolean {
  const { brush, scene, taken } = pen;
  const { scale, palette } = scene;
  const end = x + widthOf(pen, text);
  if (x < scale.x0 + 2 || end > scale.x1 - 2) return false;
  if (taken.some((each) => Math.abs(each.y - y) < 13 && x < each.end + 4 && end > each.x - 4))
    return false;
  taken.push({ x, y, end });
  brush.fillStyle = palette.panel;
  brush.globalAlpha = 0.75;
  brush.fillRect(x - 2, y - 10, end - x + 4, 13);
  brush.globalAlpha = 1;
  brush.fillStyle = ink;
  brush.textAlign = 'left';
  brush.fillText(text, x, y);
  return true;
}

function paintLost(pen: Pen): void {
  const { brush, scene, space } = pen;
  brush.strokeStyle = scene.palette.expired;
  brush.lineWidth = 1.8;
  brush.beginPath();
  for (const { t, process } of space.story.lost) {
    const each = lineOf(pen, process);
    const band = each === undefined ? undefined : bandOf(pen, each.server);
    if (each === undefined || band === undefined || !isShown(scene.scale, t)) continue;
    addCross(brush, at(pen, t), each.y + (band.top > each.y ? 10 : -10), 4);
  }
  brush.stroke();
}

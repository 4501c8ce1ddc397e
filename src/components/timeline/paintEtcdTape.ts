/**
 * Draws the write tape, the cost of a heartbeat: one tick per write at its true time, as tall as the
 * square root of its bytes; a bar as long as its commit where the disks are slow; an outline where
 * ticks would be too many; and a ribbon with a word while nothing can be written.
 */
import { hatch, line, type Box, type Brush } from '../canvas/brush.ts';
import type { Palette } from '../canvas/palette.ts';
import {
  TONES,
  type EtcdTape,
  type Standstill,
  type TapeWrites,
  type TickTone,
} from './etcdTape.ts';
import { isOutline, shownWrites, tapeColumns, type TapeColumn } from './tapeColumns.ts';
import { xOf, type TimeScale } from './timeScale.ts';

export interface TapeScene {
  readonly scale: TimeScale;
  readonly palette: Palette;
  readonly words: Readonly<Record<Standstill, string>>;
  readonly wordFont: string;
}

/** Where the tape lies: ticks stand on the lower edge and reach the upper one at most. */
export type TapeBox = Pick<Box, 'y' | 'height'>;

const WIDTHS: Readonly<Record<TickTone, number>> = { small: 1.1, lease: 2, object: 2, alarm: 3.5 };

/** Bytes at which a tick is as tall as the lane: those of an ordinary Node (SZ-2); larger ones do not grow on. */
const TALLEST = 15_360;
/** A deletion leaves next to nothing, and is seen all the same. */
const SHORTEST = 1.5;
/** A commit that lasts longer than this many pixels is a bar. */
const BAR_FROM = 1.5;
/** Ticks closer than this are one. */
const APART = 0.4;

function colourOf(palette: Palette, tone: TickTone): string {
  if (tone === 'alarm') return palette.expired;
  if (tone === 'object') return palette.ink;
  return tone === 'lease' ? palette.record : palette.ink2;
}

export const tickHeight = (bytes: number, height: number): number =>
  Math.max(SHORTEST, height * Math.min(1, Math.sqrt(bytes / TALLEST)));

export function paintEtcdTape(
  brush: Brush,
  scene: TapeScene,
  box: TapeBox,
  { writes, standstills }: EtcdTape,
): void {
  const { scale, palette } = scene;
  const base = box.y + box.height + 0.5;
  brush.strokeStyle = palette.line;
  brush.lineWidth = 1;
  line(brush, scale.x0, base, scale.x1, base);
  const columns = tapeColumns(writes, scale);
  if (isOutline(columns)) paintOutline(brush, scene, box, columns);
  else {
    paintBars(brush, scene, box, writes);
    paintTicks(brush, scene, box, writes);
  }
  for (const why of ['noSpace', 'noQuorum', 'stalled'] as const)
    for (const span of standstills[why]) paintStandstill(brush, scene, box, span, why);
}

interface Tick {
  readonly x: number;
  readonly tall: number;
}

function paintTicks(brush: Brush, scene: TapeScene, box: TapeBox, writes: TapeWrites): void {
  const ticks = ticksOfTape(scene.scale, box.height, writes);
  const base = box.y + box.height;
  TONES.forEach((tone, place) => {
    brush.strokeStyle = colourOf(scene.palette, tone);
    brush.lineWidth = WIDTHS[tone];
    brush.beginPath();
    for (const { x, tall } of ticks[place] ?? []) {
      brush.moveTo(x, base);
      brush.lineTo(x, base - tall);
    }
    brush.stroke();
  });
}

/** The ticks of each tone. What would be hidden behind one just before it is left out. */
function ticksOfTape(
  scale: TimeScale,
  height: number,
  writes: TapeWrites,
): readonly (readonly Tick[])[] {
  const ticks: Tick[][] = TONES.map(() => []);
  const [first, end] = shownWrites(writes, scale);
  for (let index = first; index < end; index += 1) {
    const ofTone = ticks[writes.tone[index] ?? 0] ?? [];
    const x = xOf(scale, writes.t[index] ?? 0);
    const tall = tickHeight(writes.bytes[index] ?? 0, height);
    const last = ofTone[ofTone.length - 1];
    if (last === undefined || x - last.x >= APART || tall > last.tall) ofTone.push({ x, tall });
  }
  return ticks;
}

/** Each write from when it began to wait to its commit. */
function paintBars(
  brush: Brush,
  { scale, palette }: TapeScene,
  { y, height }: TapeBox,
  writes: TapeWrites,
): void {
  brush.globalAlpha = 0.4;
  const [first, end] = shownWrites(writes, scale);
  for (let index = first; index < end; index += 1) {
    const [since, t] = [writes.since[index] ?? 0, writes.t[index] ?? 0];
    if ((t - since) * scale.perMicro < BAR_FROM) continue;
    const tall = tickHeight(writes.bytes[index] ?? 0, height);
    const x = xOf(scale, since);
    brush.fillStyle = colourOf(palette, TONES[writes.tone[index] ?? 0] ?? 'small');
    brush.fillRect(x, y + height - tall, xOf(scale, t) - x, tall);
  }
  brush.globalAlpha = 1;
}

/** So many writes that only their weight can be drawn: the root of each column's bytes beside the heaviest. */
function paintOutline(
  brush: Brush,
  { scale, palette }: TapeScene,
  { y, height }: TapeBox,
  columns: ReadonlyMap<number, TapeColumn>,
): void {
  const base = y + height;
  let most = 1;
  for (const { bytes } of columns.values()) most = Math.max(most, bytes);
  brush.beginPath();
  brush.moveTo(scale.x0, base);
  for (let place = 0; place < scale.x1 - scale.x0; place += 1) {
    const top = base - height * Math.sqrt((columns.get(place)?.bytes ?? 0) / most);
    brush.lineTo(scale.x0 + place, top);
    brush.lineTo(Math.min(scale.x0 + place + 1, scale.x1), top);
  }
  brush.lineTo(scale.x1, base);
  brush.closePath();
  brush.fillStyle = palette.record;
  brush.globalAlpha = 0.55;
  brush.fill();
  brush.globalAlpha = 1;
}

function paintStandstill(
  brush: Brush,
  { scale, palette, words, wordFont }: TapeScene,
  { y, height }: TapeBox,
  span: { readonly from: number; readonly to: number | null },
  why: Standstill,
): void {
  const until = span.to ?? scale.end;
  if (until < scale.from || span.from > scale.to) return;
  const isFull = why === 'noSpace';
  const x = xOf(scale, span.from);
  const box = { x, y: y + height - 13, width: xOf(scale, until) - x, height: 13 };
  brush.fillStyle = palette.panel;
  brush.fillRect(box.x, box.y, box.width, box.height);
  brush.strokeStyle = isFull ? palette.expired : palette.ink2;
  brush.lineWidth = 1.1;
  hatch(brush, box, 6, scale.x0 + (span.from - scale.from) * scale.perMicro);
  brush.strokeRect(box.x, box.y, box.width, box.height);
  brush.font = `11px ${wordFont}`;
  brush.textAlign = 'left';
  const { width } = brush.measureText(words[why]);
  if (width + 8 > box.width) return;
  brush.fillStyle = palette.panel;
  brush.fillRect(box.x + 2, box.y + 1, width + 4, box.height - 2);
  brush.fillStyle = isFull ? palette.expiredText : palette.ink2;
  brush.fillText(words[why], box.x + 4, box.y + 10);
}

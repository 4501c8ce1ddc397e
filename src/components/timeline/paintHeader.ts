/**
 * What stands above the lanes and does not scroll: the ruler with forks and a chosen range, the row of
 * the controller's looks with API servers that are out, and the playhead over all of it.
 */
import { addDiamond, addRibbon, line, type Brush } from '../canvas/brush.ts';
import { paintOverview } from './paintOverview.ts';
import { paintZonePins } from './paintPins.ts';
import { serverPieces } from './serverSpans.ts';
import {
  spansShown,
  isShown,
  placesShown,
  stretch,
  type ForkMark,
  type TimelineScene,
} from './timelineScene.ts';
import { ticksOf, xOf } from './timeScale.ts';

export function paintHeader(brush: Brush, scene: TimelineScene): void {
  const { layout } = scene;
  if (layout.overview !== null) paintOverview(brush, scene, layout.overview);
  paintRuler(brush, scene);
  if (layout.looks !== null) {
    paintLookMarks(brush, scene, layout.looks);
    paintServers(brush, scene, layout.looks);
    paintZonePins(brush, scene, scene.lanes.pins, layout.looks);
  }
  paintKeyframes(brush, scene);
  paintForks(brush, scene);
  paintBookmarks(brush, scene);
}

/** Between two labels of the ruler, in pixels at least. */
const LABELS_APART = 6;

function paintRuler(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, layout, now } = scene;
  const base = layout.ruler;
  brush.strokeStyle = palette.lineStrong;
  brush.lineWidth = 1;
  brush.font = `11px ${palette.mono}`;
  brush.fillStyle = palette.ink2;
  brush.beginPath();
  brush.moveTo(scale.x0, base + 0.5);
  brush.lineTo(scale.x1, base + 0.5);
  const letters = forkLetters(scene);
  let end = -Infinity;
  for (const tick of ticksOf(scale)) {
    const x = xOf(scale, tick.t);
    brush.moveTo(x, base - (tick.label === null ? 4 : 8));
    brush.lineTo(x, base);
    if (tick.label === null) continue;
    const half = brush.measureText(tick.label).width / 2;
    // A label gives way to the playhead, and keeps within the edges.
    if (isShown(scale, now) && Math.abs(xOf(scale, now) - x) < half + 9) continue;
    const at = Math.min(Math.max(x, scale.x0 + half), scale.x1 - half);
    // The hook and the letter of a fork stand at the height of the labels.
    if (letters.some((fork) => fork.x < at + half && fork.at + LETTER_WIDTH > at - half)) continue;
    // One that the edge has moved inward would lie on the one before.
    if (at - half < end + LABELS_APART) continue;
    end = at + half;
    brush.textAlign = 'center';
    brush.fillText(tick.label, at, base - 12);
  }
  brush.stroke();
}

/** Looks closer than this have no triangle of their own. */
const LOOKS_APART = 7;
/** Their dotted lines need more room yet. */
const LINES_APART = 30;

/** How close the looks of the window stand, in pixels. */
function lookGap(scene: TimelineScene): number {
  const { lanes, scale } = scene;
  const [first, end] = placesShown(scale, lanes.looks);
  return (scale.x1 - scale.x0) / Math.max(end - first, 1);
}

/** The controller's looks: a sawtooth rises here, not at the stamp. */
export function paintLookLines(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, lanes, layout } = scene;
  if (layout.looks === null || lookGap(scene) < LINES_APART) return;
  brush.strokeStyle = palette.lineStrong;
  brush.lineWidth = 1;
  brush.setLineDash([1, 3]);
  brush.beginPath();
  const [first, end] = placesShown(scale, lanes.looks);
  for (let index = first; index < end; index += 1) {
    const x = xOf(scale, lanes.looks[index] ?? 0);
    brush.moveTo(x, layout.looks + 5);
    brush.lineTo(x, layout.nodesBottom);
  }
  brush.stroke();
  brush.setLineDash([]);
}

function paintLookMarks(brush: Brush, scene: TimelineScene, top: number): void {
  const { palette, scale, lanes } = scene;
  brush.fillStyle = palette.ink2;
  brush.beginPath();
  const [first, end] = placesShown(scale, lanes.looks);
  let lastX = -Infinity;
  for (let index = first; index < end; index += 1) {
    const x = xOf(scale, lanes.looks[index] ?? 0);
    if (x - lastX < LOOKS_APART) continue;
    lastX = x;
    brush.moveTo(x - 3.4, top + 5);
    brush.lineTo(x + 3.4, top + 5);
    brush.lineTo(x, top + 10);
    brush.closePath();
  }
  brush.fill();
}

/** API servers frozen (long dashes) or down (an empty wall), each piece with the names of those that are. */
function paintServers(brush: Brush, scene: TimelineScene, looks: number): void {
  const { palette, scale, lanes, words } = scene;
  const y = looks + 8;
  for (const piece of serverPieces(spansShown(scale, lanes.servers))) {
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

/** Room that the letter of a fork needs, in pixels, and how far beside the fork it stands. */
const LETTER_WIDTH = 10;
const LETTER_BESIDE = 17;
/** Where forks stand closer than this, each has its letter above it: a hook would run through the next one's. */
const HOOK_ROOM = 30;

interface ForkLetter extends ForkMark {
  readonly x: number;
  readonly at: number;
  readonly hasHook: boolean;
}

/** Where the letters of forks stand: beside their fork, and of forks close together beside each other. */
function forkLetters({ scale, forks }: TimelineScene): readonly ForkLetter[] {
  let end = -Infinity;
  const shown = forks.filter(({ t }) => isShown(scale, t)).toSorted((a, b) => a.t - b.t);
  const places = shown.map(({ t }) => xOf(scale, t));
  return shown.map((fork, index) => {
    const x = places[index] ?? 0;
    const hasHook = places.every((other, of) => of === index || Math.abs(other - x) > HOOK_ROOM);
    const at = Math.max(hasHook ? x + LETTER_BESIDE : x - LETTER_WIDTH / 3, end);
    end = at + LETTER_WIDTH;
    return { ...fork, x, at, hasHook };
  });
}

/** A small fork where a branch leaves another, with its letter. */
function paintForks(brush: Brush, scene: TimelineScene): void {
  const { palette, layout } = scene;
  const base = layout.ruler;
  for (const { x, at, letter, hasHook } of forkLetters(scene)) {
    brush.strokeStyle = palette.ink;
    brush.lineWidth = 1.3;
    brush.beginPath();
    brush.moveTo(x + (hasHook ? 2 : 0), base - 3);
    if (hasHook) brush.bezierCurveTo(x + 4, base - 12, x + 8, base - 14, x + 14, base - 14);
    else brush.lineTo(at + LETTER_WIDTH / 3, base - 8);
    brush.stroke();
    brush.fillStyle = palette.panel;
    brush.beginPath();
    brush.arc(x, base, 3.4, 0, 2 * Math.PI);
    brush.fill();
    brush.stroke();
    brush.font = `600 11px ${palette.mono}`;
    brush.fillStyle = palette.ink;
    brush.textAlign = 'left';
    brush.fillText(letter, at, base - 10);
  }
}

/** Diamonds closer than this would touch. */
const KEYFRAMES_APART = 12;

/** The outline of a diamond on the ruler for each state that the engine keeps. */
function paintKeyframes(brush: Brush, { palette, scale, keyframes, layout }: TimelineScene): void {
  brush.fillStyle = palette.panel;
  brush.strokeStyle = palette.ink2;
  brush.lineWidth = 1.1;
  brush.beginPath();
  const [first, end] = placesShown(scale, keyframes);
  let last = -Infinity;
  for (let index = first; index < end; index += 1) {
    const x = xOf(scale, keyframes[index] ?? 0);
    if (x - last < KEYFRAMES_APART) continue;
    last = x;
    addDiamond(brush, x, layout.ruler, 4);
  }
  brush.fill();
  brush.stroke();
}

/** A ribbon that hangs over the ruler where the user marked an instant. */
function paintBookmarks(brush: Brush, { palette, scale, bookmarks, layout }: TimelineScene): void {
  brush.fillStyle = palette.ink;
  brush.beginPath();
  for (const t of bookmarks)
    if (isShown(scale, t)) addRibbon(brush, xOf(scale, t), layout.ruler - 10, 3.5, 10);
  brush.fill();
}

/** A dotted line through all lanes below each key-cap. */
export function paintActs(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, lanes, layout } = scene;
  brush.strokeStyle = palette.chalk;
  brush.lineWidth = 1;
  brush.setLineDash([1, 3]);
  brush.beginPath();
  let lastX = -Infinity;
  for (const act of lanes.acts) {
    const x = xOf(scale, act.t);
    if (!isShown(scale, act.t) || x - lastX < 1) continue;
    lastX = x;
    brush.moveTo(x, layout.ruler);
    brush.lineTo(x, layout.height - 6);
  }
  brush.stroke();
  brush.setLineDash([]);
}

/** A chosen range, or the stretch that is looped: its ends through all lanes, and a tint between them. */
export function paintRanges(brush: Brush, scene: TimelineScene): void {
  const { palette, layout, scale } = scene;
  for (const [range, dash] of [
    [scene.loop, [5, 3]],
    [scene.range, []],
  ] as const) {
    const seen = range === null ? null : stretch(scale, range.from, range.to);
    if (range === null || seen === null) continue;
    const bottom = layout.height - 6;
    brush.fillStyle = palette.holder;
    brush.globalAlpha = 0.14;
    brush.fillRect(seen.x, layout.ruler - 18, seen.end - seen.x, bottom - layout.ruler + 18);
    brush.globalAlpha = 1;
    brush.strokeStyle = palette.holder;
    brush.lineWidth = 1.4;
    brush.setLineDash([...dash]);
    if (isShown(scale, range.from)) line(brush, seen.x, layout.ruler - 18, seen.x, bottom);
    if (isShown(scale, range.to)) line(brush, seen.end, layout.ruler - 18, seen.end, bottom);
    brush.setLineDash([]);
  }
}

/** The playhead; an arrow at the edge of the window if it lies outside. */
export function paintPlayhead(brush: Brush, scene: TimelineScene): void {
  const { palette, scale, layout, now } = scene;
  const top = layout.ruler - (layout.looks === null ? 20 : 16);
  brush.strokeStyle = palette.ink;
  brush.fillStyle = palette.ink;
  brush.lineWidth = 1.4;
  const x = xOf(scale, now);
  brush.beginPath();
  if (isShown(scale, now)) {
    line(brush, x, top + 10, x, layout.height - 6);
    brush.beginPath();
    brush.moveTo(x - 6, top);
    brush.lineTo(x + 6, top);
    brush.lineTo(x + 6, top + 7);
    brush.lineTo(x, top + 13);
    brush.lineTo(x - 6, top + 7);
  } else {
    const way = now < scale.from ? -1 : 1;
    brush.moveTo(x - way * 6, top);
    brush.lineTo(x + way * 2, top + 6.5);
    brush.lineTo(x - way * 6, top + 13);
  }
  brush.closePath();
  brush.fill();
}

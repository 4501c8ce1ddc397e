/**
 * Paints what is on the wire: messages under way as a function of virtual time, afterglows of those
 * too quick to see, crosses and their residue at walls. With reduced motion all are still arrows.
 */
import type { Direction } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame, MessageView } from '../../sources/frame.ts';
import type { PaintClock } from '../canvas/frameLoop.ts';
import type { Mark, MarkPool } from './markPool.ts';
import { answerKind, DOTS_UP_TO, lifeOf, messageWord, railOf, SHORTEST_SEEN, STREAKS_UP_TO, tripMs, type Glow, type MessageMemory } from './messageMemory.ts';
import type { MarkKind } from './messageShapes.ts';
import { isDoubled, type Rail, type Span } from './rails.ts';
import { px } from './ringGeometry.ts';

/** A level way from one place to another. */
export interface Way {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** Where a word fits above, and where below. */
  readonly above: Span;
  readonly below: Span;
}

export interface WireMap {
  readonly rails: ReadonlyMap<string, Rail>;
  /** From a node's ticket to its dial, for watch events. */
  readonly watch: ReadonlyMap<string, Way>;
}

interface Tools {
  readonly pool: MarkPool<MarkKind>;
  readonly wire: WireMap;
  readonly t: Translate;
  words: number;
}

/** More words than this would be noise. */
const MOST_WORDS = 8;
const TAIL = 46;
const BOUNCE = 0.25;

type Tint = 'holder' | 'fresh' | 'conflict' | 'late' | 'dim';

const put = (mark: Mark, x: number, y: number, opacity = 1): Mark => {
  mark.group.set('transform', `translate(${px(x)} ${px(y)})`);
  mark.group.set('opacity', px(opacity));
  return mark;
};

const fits = ([from, to]: Span, left: number, right: number): boolean => left >= from && right <= to;
/** Width of a character of a word. */
const CHARACTER = 7.2;

/** The one word of a mark: above it where there is room, else below, else not at all. */
function word(tools: Tools, way: Way, x: number, text: string, tint: Tint, opacity: number, side: 'above' | 'below' = 'above'): void {
  if (text === '' || tools.words >= MOST_WORDS) return;
  const half = (text.length * CHARACTER) / 2;
  const above = fits(way.above, x - half, x + half);
  const below = fits(way.below, x - half, x + half);
  if (!above && !below) return;
  tools.words += 1;
  const isAbove = side === 'above' ? above : !below;
  const pen = put(tools.pool.take('word'), x, way.y + (isAbove ? -9 : 18), opacity).part('text');
  pen?.text(text);
  pen?.set('class', `message-word message-word--${tint}`);
}

/** The half of a doubled rail a message runs on, and both of its ends in the order it goes. */
function wayOf(tools: Tools, key: string, answer: boolean): Way | null {
  if (key.startsWith('watch>')) return tools.wire.watch.get(key.slice('watch>'.length)) ?? null;
  const rail = tools.wire.rails.get(key);
  if (rail === undefined) return null;
  const y = rail.y + (isDoubled(rail.link) ? (answer ? rail.split : -rail.split) : 0);
  const { above, below } = rail;
  return answer ? { from: rail.to, to: rail.from, y, above, below } : { from: rail.from, to: rail.to, y, above, below };
}

function dots(tools: Tools, from: number, to: number, y: number, tint: Tint, opacity: number): void {
  const pen = put(tools.pool.take('dots'), 0, 0, opacity).part('line');
  pen?.set('class', `message-dots message-dots--${tint}`);
  pen?.set('d', `M${px(from)} ${px(y)}H${px(to)}`);
}

function paintRequest(tools: Tools, message: MessageView, way: Way, share: number): void {
  const toward = Math.sign(way.to - way.from);
  const x = way.from + (way.to - way.from) * share;
  if (!message.senderWaiting) {
    put(tools.pool.take('envelope'), x, way.y);
    return;
  }
  const mark = tools.pool.take('request');
  mark.group.set('transform', `translate(${px(x)} ${px(way.y)}) scale(${toward} 1)`);
  mark.group.set('opacity', '1');
  mark.part('tail')?.set('d', `M${px(-Math.min(TAIL, Math.abs(x - way.from)))} 0L0 -3.2V3.2Z`);
  word(tools, way, x, messageWord(message), 'holder', 1);
}

function paintAnswer(tools: Tools, message: MessageView, way: Way, share: number): void {
  const toward = Math.sign(way.to - way.from);
  const x = way.from + (way.to - way.from) * share;
  const kind = answerKind(message.code);
  if (kind === 'conflict') {
    // The bounce: an arc over the first quarter of the trip, then along the rail.
    const height = share < BOUNCE ? 22 * (4 * (share / BOUNCE) * (1 - share / BOUNCE)) : 0;
    const landed = way.from + (way.to - way.from) * Math.min(share, BOUNCE);
    arc(tools, way.from, landed, way.y, 1);
    if (share > BOUNCE) dots(tools, landed, x, way.y, 'conflict', 1);
    if (share < BOUNCE) impact(tools, way, toward);
    put(tools.pool.take('conflict'), x, way.y - height);
    word(tools, way, x, messageWord(message), 'conflict', 1);
    return;
  }
  dots(tools, x - toward * Math.min(TAIL, Math.abs(x - way.from)), x - toward * 8, way.y, kind === 'ok' ? 'fresh' : 'late', 1);
  put(tools.pool.take(kind), x, way.y);
  word(tools, way, x, messageWord(message), kind === 'ok' ? 'fresh' : 'late', 1);
}

function arc(tools: Tools, from: number, to: number, y: number, opacity: number): void {
  const pen = put(tools.pool.take('dots'), 0, 0, opacity).part('line');
  const third = (to - from) / 3;
  pen?.set('class', 'message-dots message-dots--conflict');
  pen?.set('d', `M${px(from)} ${px(y)}C${px(from + third)} ${px(y - 26)} ${px(to - third)} ${px(y - 26)} ${px(to)} ${px(y)}`);
}

function impact(tools: Tools, way: Way, toward: number): void {
  const mark = tools.pool.take('impact');
  mark.group.set('transform', `translate(${px(way.from + toward * 3)} ${px(way.y)}) scale(${toward} 1)`);
  mark.group.set('opacity', '1');
}

function paintMoving(tools: Tools, frame: Frame, message: MessageView): void {
  const key = railOf(message);
  const way = key === null ? null : wayOf(tools, key, message.kind === 'answer');
  if (way === null) return;
  if (message.state === 'inServer') {
    const toward = Math.sign(way.to - way.from);
    if (frame.apiServer.state === 'frozen' || !message.senderWaiting) put(tools.pool.take('envelope'), way.to - toward * 9, way.y);
    return;
  }
  if (message.state !== 'flying' || message.arrivesAt === null) return;
  const share = Math.min(Math.max((frame.now - message.sentAt) / Math.max(message.arrivesAt - message.sentAt, 1), 0), 1);
  if (message.kind === 'request') paintRequest(tools, message, way, share);
  else if (message.kind === 'answer') paintAnswer(tools, message, way, share);
  else {
    const x = way.from + (way.to - way.from) * share;
    put(tools.pool.take('watch'), x, way.y);
    word(tools, way, x, tools.t('score.watch'), 'dim', 1);
  }
}

function streak(tools: Tools, way: Way, opacity: number): void {
  const toward = Math.sign(way.to - way.from);
  const length = Math.abs(way.to - way.from) - 4;
  const mark = tools.pool.take('streak');
  mark.group.set('transform', `translate(${px(way.from + toward * 2)} ${px(way.y)}) scale(${toward} 1)`);
  mark.group.set('opacity', px(opacity));
  mark.part('line')?.set('d', `M0 0L${px(length)} -2.6V2.6Z`);
}

function paintGlow(tools: Tools, glow: Glow, clock: PaintClock): void {
  const answer = glow.kind === 'ok' || glow.kind === 'conflict' || glow.kind === 'error';
  const way = wayOf(tools, glow.rail, answer);
  const left = 1 - (clock.playedMs - glow.bornMs) / lifeOf(glow.kind);
  if (way === null || left <= 0) return;
  const toward = Math.sign(way.to - way.from);
  const opacity = Math.min(left * 1.4, 1);
  const long = Math.abs(way.to - way.from) > 90;
  switch (glow.kind) {
    case 'request':
      streak(tools, way, opacity * 0.8);
      word(tools, way, way.to - toward * (long ? 28 : 26), glow.word, 'holder', opacity);
      return;
    case 'posthumous':
      put(tools.pool.take('envelope'), way.to - toward * 14, way.y, opacity);
      return;
    case 'ok':
    case 'error':
      dots(tools, way.to - toward * 20, way.to - toward * (long ? 76 : 40), way.y, glow.kind === 'ok' ? 'fresh' : 'late', opacity);
      put(tools.pool.take(glow.kind), way.to - toward * 12, way.y, opacity);
      if (glow.kind === 'error') word(tools, way, (way.from + way.to) / 2, glow.word, 'late', opacity);
      return;
    case 'conflict':
      arc(tools, way.from, way.from + toward * Math.min(60, Math.abs(way.to - way.from) * 0.7), way.y, opacity);
      impact(tools, way, toward);
      put(tools.pool.take('conflict'), way.from + toward * Math.min(66, Math.abs(way.to - way.from) * 0.8), way.y, opacity);
      word(tools, way, way.from + toward * 50, glow.word, 'conflict', opacity, 'below');
      return;
    case 'watch':
      put(tools.pool.take('watch'), (way.from + way.to) / 2, way.y, opacity);
      word(tools, way, (way.from + way.to) / 2, tools.t('score.watch'), 'dim', opacity);
      return;
    case 'timeout':
      put(tools.pool.take('timeout'), way.from + toward * 14, way.y, opacity);
      return;
    case 'dropped':
      cross(tools, (way.from + way.to) / 2, way.y, 4.6, opacity);
      return;
    case 'refusal':
      paintRefusal(tools, glow, way, toward, opacity);
  }
}

/** A refused request: a hollow square that is back at its sender at once. */
function paintRefusal(tools: Tools, glow: Glow, way: Way, toward: number, opacity: number): void {
  const rail = tools.wire.rails.get(glow.rail);
  const wall = rail !== undefined && rail.link.cut !== null ? rail.wallX - toward * 6 : way.to - toward * 14;
  const back = wall - toward * Math.min(34, Math.abs(wall - way.from) * 0.6);
  const pen = put(tools.pool.take('dots'), 0, 0, opacity).part('line');
  pen?.set('class', 'message-dots message-dots--late');
  pen?.set('d', `M${px(wall)} ${px(way.y)}C${px(wall - toward * 6)} ${px(way.y - 15)} ${px(back + toward * 10)} ${px(way.y - 15)} ${px(back + toward * 2)} ${px(way.y - 4)}`);
  put(tools.pool.take('error'), back, way.y, opacity);
  word(tools, way, back, tools.t('score.request.refused'), 'late', opacity, 'below');
}

function cross(tools: Tools, x: number, y: number, arm: number, opacity: number): void {
  put(tools.pool.take('lost'), x, y, opacity).part('cross')?.set('d', `M${px(-arm)} ${px(-arm)}L${px(arm)} ${px(arm)}M${px(arm)} ${px(-arm)}L${px(-arm)} ${px(arm)}`);
}

/** Newest largest, at most three: distance from the wall, half size, strength. */
const RESIDUE = [
  { at: 13, arm: 4.6, strength: 1 },
  { at: 25, arm: 3.4, strength: 0.6 },
  { at: 34, arm: 2.5, strength: 0.35 },
] as const;
/** Residue fades with virtual time: to a quarter over so many µs. */
const RESIDUE_FADE = 40_000_000;
const HIT = 160;

function paintResidue(tools: Tools, memory: MessageMemory, frame: Frame, clock: PaintClock, rail: Rail, direction: Direction): void {
  const answers = direction === 'answers';
  const toward = Math.sign(rail.to - rail.from) * (answers ? -1 : 1);
  const y = rail.y + (answers ? rail.split : -rail.split);
  const healed = rail.link.cut === null ? 0.4 : 1;
  memory.residues(rail.process, direction).forEach((residue, index) => {
    const place = RESIDUE[index];
    if (place === undefined) return;
    const age = Math.max(1 - (frame.now - residue.at) / RESIDUE_FADE, 0.25);
    const arriving = clock.still ? 1 : Math.min((clock.playedMs - residue.bornMs) / HIT, 1);
    cross(tools, rail.wallX - toward * place.at, y, place.arm * (index === 0 ? 1.5 - 0.5 * arriving : 1), place.strength * age * healed);
  });
}

/** Reduced motion: a still arrow half way, with its word. */
function paintArrow(tools: Tools, key: string, kind: 'request' | 'answer' | 'watch', tint: Tint, text: string): void {
  const way = wayOf(tools, key, kind === 'answer');
  if (way === null) return;
  const toward = Math.sign(way.to - way.from);
  const middle = (way.from + way.to) / 2;
  const half = Math.min(30, Math.abs(way.to - way.from) / 2 - 4);
  const pen = put(tools.pool.take('arrow'), middle, way.y).part('line');
  pen?.set('class', `message-arrow message-arrow--${tint}`);
  pen?.set('d', `M${px(-toward * half)} 0H${px(toward * half)}m${px(-toward * 6)} -4.5l${px(toward * 6)} 4.5l${px(-toward * 6)} 4.5`);
  word(tools, way, middle, text, tint, 1);
}

const ARROW_TINT: Partial<Readonly<Record<Glow['kind'], Tint>>> = { request: 'holder', posthumous: 'holder', ok: 'fresh', conflict: 'conflict', error: 'late', watch: 'dim' };

function paintStill(tools: Tools, memory: MessageMemory, frame: Frame, clock: PaintClock): void {
  for (const message of frame.messages) {
    const key = message.state === 'flying' ? railOf(message) : null;
    if (key === null) continue;
    const tint = message.kind === 'answer' ? (ARROW_TINT[answerKind(message.code)] ?? 'dim') : message.kind === 'request' ? 'holder' : 'dim';
    paintArrow(tools, key, message.kind, tint, messageWord(message));
  }
  for (const glow of memory.glows()) {
    const tint = ARROW_TINT[glow.kind];
    if (tint === undefined) paintGlow(tools, glow, clock);
    else paintArrow(tools, glow.rail, glow.kind === 'watch' ? 'watch' : glow.kind === 'request' || glow.kind === 'posthumous' ? 'request' : 'answer', tint, glow.word);
  }
}

export function paintMessages(pool: MarkPool<MarkKind>, memory: MessageMemory, wire: WireMap, t: Translate, frame: Frame, clock: PaintClock): void {
  const tools: Tools = { pool, wire, t, words: 0 };
  for (const rail of wire.rails.values()) {
    paintResidue(tools, memory, frame, clock, rail, 'requests');
    paintResidue(tools, memory, frame, clock, rail, 'answers');
  }
  if (clock.still) paintStill(tools, memory, frame, clock);
  else if (clock.speed <= STREAKS_UP_TO || !clock.playing) {
    for (const glow of memory.glows()) paintGlow(tools, glow, clock);
    for (const message of frame.messages) {
      const slow = !clock.playing || (clock.speed <= DOTS_UP_TO && tripMs(message, clock.speed) >= SHORTEST_SEEN);
      if (slow || message.state === 'inServer') paintMoving(tools, frame, message);
    }
  }
  pool.settle();
}

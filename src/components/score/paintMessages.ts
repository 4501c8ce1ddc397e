/**
 * Paints what is on the wire: messages under way as a function of virtual time, afterglows of those
 * too quick to see, crosses and their residue at walls. With reduced motion all are still arrows.
 */
import type { Translate } from '../../i18n/translate.ts';
import type { Frame, MessageView } from '../../sources/frame.ts';
import type { PaintClock } from '../canvas/frameLoop.ts';
import type { MarkPool } from './markPool.ts';
import {
  answerKind,
  DOTS_UP_TO,
  lifeOf,
  messageWord,
  railOf,
  SHORTEST_SEEN,
  STREAKS_UP_TO,
  tripMs,
  type Glow,
  type MessageMemory,
} from './messageMemory.ts';
import { asks } from './messageQuestion.ts';
import type { MarkKind } from './messageShapes.ts';
import { cross, paintResidue } from './paintResidue.ts';
import { paintStill } from './paintStill.ts';
import { REST } from './rails.ts';
import { px } from './ringGeometry.ts';
import { put, wayOf, word, type Tint, type Tools, type Way, type WireMap } from './wireTools.ts';

/** Longest tail of a moving mark. */
const TAIL = 46;
/** The bounce of a 409 takes this share of its trip. */
const BOUNCE = 0.25;

function dots(
  tools: Tools,
  from: number,
  to: number,
  y: number,
  tint: Tint,
  opacity: number,
): void {
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
    const mark = asks(tools.pool.take('conflict'), 'conflict', message.process);
    put(mark, x, way.y - height);
    word(tools, way, x, messageWord(message), 'conflict', 1);
    return;
  }
  dots(
    tools,
    x - toward * Math.min(TAIL, Math.abs(x - way.from)),
    x - toward * 8,
    way.y,
    kind === 'ok' ? 'fresh' : 'late',
    1,
  );
  const mark = tools.pool.take(kind);
  put(kind === 'error' ? asks(mark, null, undefined) : mark, x, way.y);
  word(tools, way, x, messageWord(message), kind === 'ok' ? 'fresh' : 'late', 1);
}

function arc(tools: Tools, from: number, to: number, y: number, opacity: number): void {
  const pen = put(tools.pool.take('dots'), 0, 0, opacity).part('line');
  const third = (to - from) / 3;
  pen?.set('class', 'message-dots message-dots--conflict');
  pen?.set(
    'd',
    `M${px(from)} ${px(y)}C${px(from + third)} ${px(y - 26)} ${px(to - third)} ${px(y - 26)} ${px(to)} ${px(y)}`,
  );
}

function impact(tools: Tools, way: Way, toward: number): void {
  const mark = tools.pool.take('impact');
  mark.group.set(
    'transform',
    `translate(${px(way.from + toward * 3)} ${px(way.y)}) scale(${toward} 1)`,
  );
  mark.group.set('opacity', '1');
}

function paintMoving(tools: Tools, frame: Frame, message: MessageView): void {
  const key = railOf(message);
  const way = key === null ? null : wayOf(tools, key, message.kind === 'answer');
  if (way === null) return;
  if (message.state === 'inServer') {
    const toward = Math.sign(way.to - way.from);
    if (frame.apiServer.state === 'frozen' || !message.senderWaiting)
      put(tools.pool.take('envelope'), way.to - toward * 9, way.y);
    return;
  }
  if (message.state !== 'flying' || message.arrivesAt === null) return;
  const share = Math.min(
    Math.max((frame.now - message.sentAt) / Math.max(message.arrivesAt - message.sentAt, 1), 0),
    1,
  );
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
  mark.group.set(
    'transform',
    `translate(${px(way.from + toward * 2)} ${px(way.y)}) scale(${toward} 1)`,
  );
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
  const process = tools.wire.rails.get(glow.rail)?.process;
  const restX = way.to - toward * (way.rest ?? REST);
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
      dots(
        tools,
        restX - toward * 8,
        way.to - toward * (long ? 76 : 40),
        way.y,
        glow.kind === 'ok' ? 'fresh' : 'late',
        opacity,
      );
      put(asks(tools.pool.take(glow.kind), null, process), restX, way.y, opacity);
      if (glow.kind === 'error')
        word(tools, way, (way.from + way.to) / 2, glow.word, 'late', opacity);
      return;
    case 'conflict':
      arc(
        tools,
        way.from,
        way.from + toward * Math.min(60, Math.abs(way.to - way.from) * 0.7),
        way.y,
        opacity,
      );
      impact(tools, way, toward);
      put(
        asks(tools.pool.take('conflict'), 'conflict', process),
        way.from + toward * Math.min(66, Math.abs(way.to - way.from) * 0.8),
        way.y,
        opacity,
      );
      word(tools, way, way.from + toward * 50, glow.word, 'conflict', opacity, 'below');
      return;
    case 'watch':
      put(tools.pool.take('watch'), (way.from + way.to) / 2, way.y, opacity);
      word(tools, way, (way.from + way.to) / 2, tools.t('score.watch'), 'dim', opacity);
      return;
    case 'timeout':
      put(
        asks(tools.pool.take('timeout'), 'timeout', process),
        way.from + toward * 14,
        way.y,
        opacity,
      );
      return;
    case 'dropped':
      cross(tools, process, (way.from + way.to) / 2, way.y, 4.6, opacity);
      return;
    case 'refusal':
      paintRefusal(tools, glow, way, toward, opacity);
  }
}

/** A refused request: a hollow square that is back at its sender at once. */
function paintRefusal(tools: Tools, glow: Glow, way: Way, toward: number, opacity: number): void {
  const rail = tools.wire.rails.get(glow.rail);
  const wall =
    rail !== undefined && rail.link.cut !== null ? rail.wallX - toward * 6 : way.to - toward * 14;
  const back = wall - toward * Math.min(34, Math.abs(wall - way.from) * 0.6);
  const pen = put(tools.pool.take('dots'), 0, 0, opacity).part('line');
  pen?.set('class', 'message-dots message-dots--late');
  pen?.set(
    'd',
    `M${px(wall)} ${px(way.y)}C${px(wall - toward * 6)} ${px(way.y - 15)} ${px(back + toward * 10)} ${px(way.y - 15)} ${px(back + toward * 2)} ${px(way.y - 4)}`,
  );
  put(asks(tools.pool.take('error'), 'refused', rail?.process), back, way.y, opacity);
  word(tools, way, back, tools.t('score.request.refused'), 'late', opacity, 'below');
}

export function paintMessages(
  pool: MarkPool<MarkKind>,
  memory: MessageMemory,
  wire: WireMap,
  t: Translate,
  frame: Frame,
  clock: PaintClock,
): void {
  const tools: Tools = { pool, wire, t, words: 0 };
  for (const rail of wire.rails.values()) {
    paintResidue(tools, memory, frame, clock, rail, 'requests');
    paintResidue(tools, memory, frame, clock, rail, 'answers');
  }
  if (clock.still) paintStill(tools, memory, frame, (glow) => paintGlow(tools, glow, clock));
  else if (clock.speed <= STREAKS_UP_TO || !clock.playing) {
    for (const glow of memory.glows()) paintGlow(tools, glow, clock);
    for (const message of frame.messages) {
      const slow =
        !clock.playing ||
        (clock.speed <= DOTS_UP_TO && tripMs(message, clock.speed) >= SHORTEST_SEEN);
      if (slow || message.state === 'inServer') paintMoving(tools, frame, message);
    }
  }
  pool.settle();
}

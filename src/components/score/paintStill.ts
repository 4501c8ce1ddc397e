/** The wire with reduced motion: nothing moves; what is under way is a still arrow with its word. */
import type { Frame } from '../../sources/frame.ts';
import {
  answerKind,
  messageWord,
  railOf,
  type Glow,
  type GlowKind,
  type MessageMemory,
} from './messageMemory.ts';
import { px } from './ringGeometry.ts';
import { put, wayOf, word, type Tint, type Tools } from './wireTools.ts';

/** Reduced motion: a still arrow half way, with its word. */
function paintArrow(
  tools: Tools,
  key: string,
  kind: 'request' | 'answer' | 'watch',
  tint: Tint,
  text: string,
): void {
  const way = wayOf(tools, key, kind === 'answer');
  if (way === null) return;
  const toward = Math.sign(way.to - way.from);
  const middle = (way.from + way.to) / 2;
  const half = Math.min(30, Math.abs(way.to - way.from) / 2 - 4);
  const pen = put(tools.pool.take('arrow'), middle, way.y).part('line');
  pen?.set('class', `message-arrow message-arrow--${tint}`);
  pen?.set(
    'd',
    `M${px(-toward * half)} 0H${px(toward * half)}m${px(-toward * 6)} -4.5l${px(toward * 6)} 4.5l${px(-toward * 6)} 4.5`,
  );
  word(tools, way, middle, text, tint, 1);
}

const ARROW_TINT: Partial<Readonly<Record<GlowKind, Tint>>> = {
  request: 'holder',
  posthumous: 'holder',
  ok: 'fresh',
  conflict: 'conflict',
  error: 'late',
  watch: 'dim',
};

export function paintStill(
  tools: Tools,
  memory: MessageMemory,
  frame: Frame,
  paintGlow: (glow: Glow) => void,
): void {
  for (const message of frame.messages) {
    const key = message.state === 'flying' ? railOf(message) : null;
    if (key === null) continue;
    const tint =
      message.kind === 'answer'
        ? (ARROW_TINT[answerKind(message.code)] ?? 'dim')
        : message.kind === 'request'
          ? 'holder'
          : 'dim';
    paintArrow(tools, key, message.kind, tint, messageWord(message));
  }
  for (const glow of memory.glows()) {
    const tint = ARROW_TINT[glow.kind];
    if (tint === undefined) paintGlow(glow);
    else
      paintArrow(
        tools,
        glow.rail,
        glow.kind === 'watch'
          ? 'watch'
          : glow.kind === 'request' || glow.kind === 'posthumous'
            ? 'request'
            : 'answer',
        tint,
        glow.word,
      );
  }
}

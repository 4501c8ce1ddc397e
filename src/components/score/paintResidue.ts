/** Crosses at a wall: one for each transmission that died there, the last three, fading with virtual time. */
import type { Direction } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import type { PaintClock } from '../canvas/frameLoop.ts';
import type { MessageMemory } from './messageMemory.ts';
import { asks } from './messageQuestion.ts';
import type { Rail } from './rails.ts';
import { px } from './ringGeometry.ts';
import { put, type Tools } from './wireTools.ts';

/** `process`: whose message it was. */
export function cross(
  tools: Tools,
  process: string | undefined,
  x: number,
  y: number,
  arm: number,
  opacity: number,
): void {
  put(asks(tools.pool.take('lost'), 'lost', process), x, y, opacity)
    .part('cross')
    ?.set(
      'd',
      `M${px(-arm)} ${px(-arm)}L${px(arm)} ${px(arm)}M${px(arm)} ${px(-arm)}L${px(-arm)} ${px(arm)}`,
    );
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

export function paintResidue(
  tools: Tools,
  memory: MessageMemory,
  frame: Frame,
  clock: PaintClock,
  rail: Rail,
  direction: Direction,
): void {
  const answers = direction === 'answers';
  const toward = Math.sign(rail.to - rail.from) * (answers ? -1 : 1);
  const y = rail.y + (answers ? rail.split : -rail.split);
  const healed = rail.link.cut === null ? 0.4 : 1;
  memory.residues(rail.process, direction).forEach((residue, index) => {
    const place = RESIDUE[index];
    if (place === undefined) return;
    const age = Math.max(1 - (frame.now - residue.at) / RESIDUE_FADE, 0.25);
    const arriving = clock.still ? 1 : Math.min((clock.playedMs - residue.bornMs) / HIT, 1);
    cross(
      tools,
      rail.process,
      rail.wallX - toward * place.at,
      y,
      place.arm * (index === 0 ? 1.5 - 0.5 * arriving : 1),
      place.strength * age * healed,
    );
  });
}

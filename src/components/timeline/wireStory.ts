/**
 * What happened on the link of one process: walls, transmissions that died (TR-2), messages that
 * were held, refusals, and the moment something got through again. Built from facts alone.
 */
import type { CutDirection, CutMode, Direction, Fact } from '../../engine/index.ts';
import {
  close,
  firstMoment,
  partOfMarks,
  partOfMoments,
  partOfSpans,
  type Part,
  type Span,
} from './spans.ts';

export interface Wall extends Span {
  readonly mode: CutMode;
  readonly direction: CutDirection;
}

export interface LostTransmission {
  readonly t: number;
  readonly direction: Direction;
  /** 0 is the first, then TCP's repeats. */
  readonly attempt: number;
}

export interface Pass {
  readonly t: number;
  readonly direction: Direction;
}

/** One direction of the link in which something waits. */
export interface Wait extends Span {
  readonly direction: Direction;
}

export interface WireStory {
  readonly walls: Wall[];
  readonly lost: LostTransmission[];
  /** One per held message, from its sending until it leaves. */
  readonly held: Wait[];
  /** After healing, until TCP's next try takes what waited. */
  readonly waits: Wait[];
  readonly refused: number[];
  readonly timedOut: number[];
  /** The first answer that came back after trouble. */
  readonly through: number[];
  /** When what waited in a direction passed, or was given up with its connection. */
  readonly passes: Pass[];
  /** When something last went wrong; -1 if it never did. */
  troubledAt: number;
}

export const createWireStory = (): WireStory => ({
  walls: [],
  lost: [],
  held: [],
  waits: [],
  refused: [],
  timedOut: [],
  through: [],
  passes: [],
  troubledAt: -1,
});

/** Takes in one fact about this link; others leave it as it is. */
export function tellWire(wire: WireStory, fact: Fact): void {
  switch (fact.kind) {
    case 'linkCut':
      close(wire.walls, fact.t);
      wire.walls.push({ from: fact.t, to: null, mode: fact.mode, direction: fact.direction });
      break;
    case 'linkHealed':
      healed(wire, fact.t);
      break;
    case 'transmissionLost':
      wire.lost.push({ t: fact.t, direction: fact.direction, attempt: fact.attempt });
      wire.troubledAt = fact.t;
      break;
    case 'messageHeld':
      wire.held.push({ from: fact.t, to: null, direction: fact.direction });
      wire.troubledAt = fact.t;
      break;
    case 'waitingPassed':
      passed(wire, fact.direction, fact.t);
      break;
    case 'connectionLost':
      passed(wire, 'requests', fact.t);
      passed(wire, 'answers', fact.t);
      wire.troubledAt = fact.t;
      break;
    case 'requestRefused':
      wire.refused.push(fact.t);
      wire.troubledAt = fact.t;
      break;
    case 'requestTimedOut':
      wire.timedOut.push(fact.t);
      wire.troubledAt = fact.t;
      break;
    case 'answerReceived':
      if (isTroubled(wire) && fact.code < 300) wire.through.push(fact.t);
      break;
    default:
  }
}

/** Held messages all leave at healing; lost ones go on waiting for TCP's next try. */
function healed(wire: WireStory, t: number): void {
  close(wire.walls, t);
  for (const held of wire.held) held.to ??= t;
  for (const direction of ['requests', 'answers'] as const)
    if (isPending(wire, direction)) wire.waits.push({ from: t, to: null, direction });
}

function passed(wire: WireStory, direction: Direction, t: number): void {
  for (const wait of [...wire.held, ...wire.waits]) if (wait.direction === direction) wait.to ??= t;
  wire.passes.push({ t, direction });
}

/** The process is gone, and with it what waited for it. */
export function endWaiting(wire: WireStory, t: number): void {
  for (const direction of ['requests', 'answers'] as const) passed(wire, direction, t);
}

/** Something went wrong and nothing has come back since. */
const isTroubled = ({ troubledAt, through }: WireStory): boolean =>
  troubledAt > (through[through.length - 1] ?? -1);

/** Lost transmissions of this direction are still to be repeated. */
function isPending({ lost, passes }: WireStory, direction: Direction): boolean {
  const last = lost.findLast((each) => each.direction === direction);
  const passed = passes.findLast((each) => each.direction === direction);
  return last !== undefined && last.t > (passed?.t ?? -1);
}

/** Whether the story is worth room of its own in a window: a wall stood, or something waited. */
export const hasStory = (wire: WireStory, from: number, to: number): boolean =>
  [...wire.walls, ...wire.waits].some((span) => span.from <= to && (span.to ?? Infinity) > from) ||
  wire.lost.some(({ t }) => t > from && t <= to);

/** A copy of what lies in a part of the run. */
export const partOfWire = (wire: WireStory, part: Part): WireStory => ({
  walls: partOfSpans(wire.walls, part),
  lost: partOfMarks(wire.lost, part),
  held: partOfSpans(wire.held, part),
  waits: partOfSpans(wire.waits, part),
  refused: partOfMoments(wire.refused, part),
  timedOut: partOfMoments(wire.timedOut, part),
  through: partOfMoments(wire.through, part),
  passes: partOfMarks(wire.passes, part),
  troubledAt: Math.min(wire.troubledAt, lastTrouble(wire, part)),
});

function lastTrouble({ lost, held, refused, timedOut, passes }: WireStory, part: Part): number {
  const last = (times: readonly number[]): number =>
    times[firstMoment(times, part.before) - 1] ?? -1;
  const ofMarks = [lost, passes].map((marks) => partOfMarks<Pass>(marks, part).at(-1)?.t ?? -1);
  const ofHeld = partOfSpans(held, part).at(-1)?.from ?? -1;
  return Math.max(...ofMarks, ofHeld, last(refused), last(timedOut));
}

/**
 * What happened on the link of one process: walls, transmissions that died (TR-2), messages that
 * were held, refusals, and the moment something got through again. Built from facts alone.
 */
import type { CutDirection, CutMode, Direction, Fact } from '../../engine/index.ts';
import { close, dropEnded, dropMoments, dropPast, openSpan, type Span } from './spans.ts';

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
  /** In which directions lost transmissions are still to be repeated. */
  readonly pending: { requests: boolean; answers: boolean };
  /** Something went wrong and nothing has come back since. */
  troubled: boolean;
}

export const createWireStory = (): WireStory => ({
  walls: [],
  lost: [],
  held: [],
  waits: [],
  refused: [],
  timedOut: [],
  through: [],
  pending: { requests: false, answers: false },
  troubled: false,
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
      wire.pending[fact.direction] = true;
      wire.troubled = true;
      break;
    case 'messageHeld':
      wire.held.push({ from: fact.t, to: null, direction: fact.direction });
      wire.troubled = true;
      break;
    case 'waitingPassed':
      passed(wire, fact.direction, fact.t);
      break;
    case 'connectionLost':
      passed(wire, 'requests', fact.t);
      passed(wire, 'answers', fact.t);
      wire.troubled = true;
      break;
    case 'requestRefused':
      wire.refused.push(fact.t);
      wire.troubled = true;
      break;
    case 'requestTimedOut':
      wire.timedOut.push(fact.t);
      wire.troubled = true;
      break;
    case 'answerReceived':
      if (wire.troubled && fact.code < 300) {
        wire.through.push(fact.t);
        wire.troubled = false;
      }
      break;
    default:
  }
}

/** Held messages all leave at healing; lost ones go on waiting for TCP's next try. */
function healed(wire: WireStory, t: number): void {
  close(wire.walls, t);
  for (const held of wire.held) held.to ??= t;
  if (wire.pending.requests) wire.waits.push({ from: t, to: null, direction: 'requests' });
  if (wire.pending.answers) wire.waits.push({ from: t, to: null, direction: 'answers' });
}

function passed(wire: WireStory, direction: Direction, t: number): void {
  for (const wait of [...wire.held, ...wire.waits]) if (wait.direction === direction) wait.to ??= t;
  wire.pending[direction] = false;
}

/** Whether the story is worth room of its own since `from`: a wall stood, or something waited. */
export const hasStory = (wire: WireStory, from: number): boolean =>
  openSpan(wire.walls) !== null ||
  wire.walls.some((wall) => (wall.to ?? from) > from) ||
  wire.waits.some((wait) => (wait.to ?? Infinity) > from) ||
  wire.lost.some((lost) => lost.t > from);

export function forgetWire(wire: WireStory, cutoff: number): void {
  dropEnded(wire.walls, cutoff);
  dropEnded(wire.held, cutoff);
  dropEnded(wire.waits, cutoff);
  dropPast(wire.lost, cutoff, (lost) => lost.t);
  dropMoments(wire.refused, cutoff);
  dropMoments(wire.timedOut, cutoff);
  dropMoments(wire.through, cutoff);
}

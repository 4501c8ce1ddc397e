/**
 * What the wire leaves behind for the eye: afterglows of messages too quick to be seen moving, and
 * the crosses at a wall. Afterglows live on the clock that stands still on pause, so that a paused
 * picture keeps them; a step shows those of that step alone.
 */
import type { Direction, Fact, ProcessId } from '../../engine/index.ts';
import type { Frame, MessageView } from '../../sources/frame.ts';
import { passageOf } from '../canvas/passage.ts';
import type { PaintClock } from '../canvas/frameLoop.ts';
import { NODE_NAMESPACE, railKey } from './rails.ts';

export type GlowKind =
  | 'request'
  | 'ok'
  | 'conflict'
  | 'refusal'
  | 'error'
  | 'watch'
  | 'timeout'
  | 'posthumous'
  | 'dropped';

export interface Glow {
  readonly kind: GlowKind;
  /** Rail it ran on; of a watch event, the node whose dial it reached. */
  readonly rail: string;
  readonly word: string;
  readonly bornMs: number;
}

/** One transmission that died at the wall, at a virtual instant. */
export interface Residue {
  readonly at: number;
  readonly bornMs: number;
}

export interface MessageMemory {
  collect(frame: Frame, clock: PaintClock): void;
  glows(): readonly Glow[];
  /** Newest first. */
  residues(process: ProcessId, direction: Direction): readonly Residue[];
}

/** Real ms: how long an afterglow fades, and from what length on a trip is seen moving. */
export const AFTERGLOW = 300;
export const SHORTEST_SEEN = 180;
const TIMEOUT_GLOW = 900;
/** Above this speed there are streaks only; above the second, nothing but the tape. */
export const DOTS_UP_TO = 30;
export const STREAKS_UP_TO = 200;
const MOST_GLOWS = 60;
const MOST_RESIDUES = 3;
const NOTHING: readonly Residue[] = [];
const NO_FACTS: readonly Fact[] = [];

export const lifeOf = (kind: GlowKind): number =>
  kind === 'timeout' || kind === 'refusal' || kind === 'conflict'
    ? TIMEOUT_GLOW
    : kind === 'watch'
      ? 500
      : AFTERGLOW;

/** How long a trip takes on the screen, in real ms; infinite while nobody knows when it ends. */
export const tripMs = (message: MessageView, speed: number): number =>
  message.arrivesAt === null ? Infinity : (message.arrivesAt - message.sentAt) / 1000 / speed;

export const railOf = (message: MessageView): string | null => {
  if (message.lease === null) return null;
  if (message.kind === 'watch')
    return message.lease.namespace === NODE_NAMESPACE ? `watch>${message.lease.name}` : null;
  return railKey(message.process, message.lease);
};

export const answerKind = (code: number | null): 'ok' | 'conflict' | 'error' =>
  code === 409 ? 'conflict' : code !== null && code >= 400 ? 'error' : 'ok';

/** The one word of a message; the stage translates the two that are no words of the protocol. */
export function messageWord(message: MessageView): string {
  if (message.kind === 'watch') return 'watch';
  if (message.kind === 'request') return message.verb;
  return message.code === 409 ? '409 Conflict' : String(message.code ?? '');
}

function glowOf(message: MessageView): GlowKind | null {
  if (message.state === 'refused') return 'refusal';
  if (message.state === 'timedOut') return 'timeout';
  if (message.state === 'dropped') return 'dropped';
  if (message.state !== 'arrived') return null;
  if (message.kind === 'watch') return 'watch';
  if (message.kind === 'answer') return answerKind(message.code);
  return message.senderWaiting ? 'request' : 'posthumous';
}

/** `past`: facts before the present passage, so that crosses at a wall are not forgotten. */
export function createMessageMemory(past: () => readonly Fact[] = () => NO_FACTS): MessageMemory {
  let passage = '';
  let now = -1;
  let glows: Glow[] = [];
  const residues = new Map<string, Residue[]>();
  const keyOf = (process: ProcessId, direction: Direction): string => `${direction} ${process}`;

  function note(fact: Fact, bornMs: number): void {
    if (fact.kind === 'transmissionLost') {
      const key = keyOf(fact.process, fact.direction);
      residues.set(
        key,
        [{ at: fact.t, bornMs }, ...(residues.get(key) ?? [])].slice(0, MOST_RESIDUES),
      );
    } else if (fact.kind === 'waitingPassed') residues.delete(keyOf(fact.process, fact.direction));
    else if (fact.kind === 'connectionOpened' || fact.kind === 'processStarted') {
      residues.delete(keyOf(fact.process, 'requests'));
      residues.delete(keyOf(fact.process, 'answers'));
    }
  }

  function forget(): void {
    glows = [];
    residues.clear();
  }

  return {
    collect(frame, clock) {
      if (passageOf(frame) !== passage) {
        passage = passageOf(frame);
        forget();
        for (const fact of past()) note(fact, -AFTERGLOW);
      } else if (!clock.playing && frame.now !== now) glows = [];
      now = frame.now;
      for (const fact of frame.facts) note(fact, clock.playedMs);
      if (clock.speed > STREAKS_UP_TO) return;
      for (const message of frame.messages) {
        const kind = glowOf(message);
        const rail = kind === null ? null : railOf(message);
        if (kind === null || rail === null) continue;
        // A trip that was seen moving needs no afterglow; what ends otherwise always shows.
        const seen =
          clock.playing &&
          !clock.still &&
          clock.speed <= DOTS_UP_TO &&
          tripMs(message, clock.speed) >= SHORTEST_SEEN;
        if (seen && message.state === 'arrived' && kind !== 'conflict') continue;
        glows.push({ kind, rail, word: messageWord(message), bornMs: clock.playedMs });
      }
      glows = glows
        .filter((glow) => clock.playedMs - glow.bornMs < lifeOf(glow.kind))
        .slice(-MOST_GLOWS);
    },
    glows: () => glows,
    residues: (process, direction) => residues.get(keyOf(process, direction)) ?? NOTHING,
  };
}

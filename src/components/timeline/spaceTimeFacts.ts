/**
 * The facts of a short window, all of them. Near the edge they are known; further back routine ones
 * were dropped, so that they are computed again, a piece of the run at a time, and kept for a while.
 */
import type { Fact } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Source } from '../../sources/source.ts';
import { firstFrom } from './spans.ts';
import type { Stretch } from './timeScale.ts';

/** So long before the edge everything is still known, and a little less than that. */
const KNOWN = 280_000_000;
const PIECE = 16_000_000;
const MOST_PIECES = 12;
/** A message may be under way as the window begins. */
const MARGIN = 2_000_000;

export interface SpaceTimeFacts {
  /** What is there of it now. */
  of(window: Stretch, frame: Frame): readonly Fact[];
  /** Whether that is all there is: nothing is still being computed again. */
  isWhole(window: Stretch, frame: Frame): boolean;
}

/** `onMore`: something that was asked for has come. */
export function createSpaceTimeFacts(
  source: Pick<Source, 'known' | 'recall'>,
  onMore: () => void,
): SpaceTimeFacts {
  const pieces = new Map<string, readonly Fact[]>();
  const asked = new Set<string>();

  function piece(key: string, from: number, branch: number): readonly Fact[] {
    const found = pieces.get(key);
    if (found !== undefined || asked.has(key)) return found ?? [];
    asked.add(key);
    void source.recall(from, from + PIECE - 1, branch).then((facts) => {
      asked.delete(key);
      pieces.set(key, facts);
      const [oldest] = pieces.keys();
      if (pieces.size > MOST_PIECES && oldest !== undefined) pieces.delete(oldest);
      onMore();
    });
    return [];
  }

  return {
    of({ from, to }, frame) {
      const { branch, edge } = frame.place;
      const [first, last] = [from - MARGIN, to + MARGIN];
      if (first > edge - KNOWN) {
        const known = source.known(branch);
        return known.slice(firstFrom(known, first, timeOf), firstFrom(known, last, timeOf));
      }
      return piecesOf(first, last).flatMap((at) => piece(keyOf(frame, at), at, branch));
    },
    isWhole({ from, to }, frame) {
      const [first, last] = [from - MARGIN, to + MARGIN];
      if (first > frame.place.edge - KNOWN) return true;
      return piecesOf(first, last).every((at) => pieces.has(keyOf(frame, at)));
    },
  };
}

const keyOf = ({ run, place }: Frame, at: number): string => `${run} ${place.branch} ${at}`;

/** Where the pieces of a stretch begin. */
function piecesOf(first: number, last: number): readonly number[] {
  const begins: number[] = [];
  const begin = Math.max(0, Math.floor(first / PIECE) * PIECE);
  for (let at = begin; at <= last; at += PIECE) begins.push(at);
  return begins;
}

const timeOf = (fact: Fact): number => fact.t;

/**
 * What a recording does not say (phases, waits, request times) is drawn anew by each seed. Over many
 * of them, each recorded transition has an earliest and a latest instant at which the engine tells it.
 */
import { alignTransitions, NOISE_SECONDS } from '../alignTransitions.ts';
import type { Transitions } from '../transitions.ts';

/** One recorded transition, and where the seeds put it. */
export interface Bracket {
  readonly object: string;
  readonly what: string;
  readonly recordedSeconds: number;
  /** Null: no seed told it. */
  readonly span: readonly [earliest: number, latest: number] | null;
  /** How many seeds told it. */
  readonly told: number;
}

export interface Brackets {
  readonly seeds: number;
  /** In the order of the recording's objects, each object's in order. */
  readonly brackets: readonly Bracket[];
}

/** Names a transition among all of a recording. */
export const bracketKey = (of: {
  readonly object: string;
  readonly what: string;
  readonly recordedSeconds: number;
}): string => JSON.stringify([of.object, of.what, of.recordedSeconds]);

/** Between the earliest and the latest, give or take what the recorded machine was exact to. */
export const isInside = ({ span, recordedSeconds }: Bracket): boolean =>
  span !== null &&
  recordedSeconds >= span[0] - NOISE_SECONDS &&
  recordedSeconds <= span[1] + NOISE_SECONDS;

export interface Bracketing {
  /** The same story as one more seed tells it. */
  add(simulated: Transitions): void;
  result(): Brackets;
}

export function createBracketing(recorded: Transitions): Bracketing {
  let seeds = 0;
  const brackets = new Map<string, Bracket>();
  for (const [object, story] of recorded)
    for (const { what, t } of story) {
      const bracket = { object, what, recordedSeconds: t / 1_000_000, span: null, told: 0 };
      brackets.set(bracketKey(bracket), bracket);
    }
  return {
    add(simulated) {
      seeds += 1;
      const seen = new Set<string>();
      for (const pair of alignTransitions(recorded, simulated).pairs) {
        const key = bracketKey(pair);
        const bracket = brackets.get(key);
        if (bracket === undefined) continue;
        const at = pair.simulatedSeconds;
        const [least, most] = bracket.span ?? [at, at];
        brackets.set(key, {
          ...bracket,
          span: [Math.min(least, at), Math.max(most, at)],
          told: bracket.told + (seen.has(key) ? 0 : 1),
        });
        seen.add(key);
      }
    },
    result: () => ({ seeds, brackets: [...brackets.values()] }),
  };
}

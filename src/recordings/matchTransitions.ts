/**
 * Recorded and simulated transitions, object by object: where the two tell the same story they are
 * paired, with the difference in seconds; where they part, the first word that differs is named.
 */
import { inSeconds, between } from '../engine/index.ts';
import type { Transition, Transitions } from './transitions.ts';

export interface TransitionPair {
  readonly what: string;
  readonly recordedSeconds: number;
  readonly simulatedSeconds: number;
  /** Simulated minus recorded. */
  readonly differenceSeconds: number;
}

export interface ObjectMatch {
  readonly object: string;
  /** Both have the same transitions in the same order. */
  readonly sameStory: boolean;
  /** Pairs up to where the two part. */
  readonly pairs: readonly TransitionPair[];
  /** Where they part: what each has there, `undefined` if its story is over. */
  readonly parting?: {
    readonly recorded: Transition | undefined;
    readonly simulated: Transition | undefined;
  };
}

/** One match for each recorded object, in the recording's order. Objects of the engine alone are left out. */
export function matchTransitions(
  recorded: Transitions,
  simulated: Transitions,
): readonly ObjectMatch[] {
  return [...recorded].map(([object, story]) =>
    matchObject(object, story, simulated.get(object) ?? []),
  );
}

function matchObject(
  object: string,
  recorded: readonly Transition[],
  simulated: readonly Transition[],
): ObjectMatch {
  const pairs: TransitionPair[] = [];
  const length = Math.max(recorded.length, simulated.length);
  for (let index = 0; index < length; index++) {
    const one = recorded[index];
    const other = simulated[index];
    if (one === undefined || other === undefined || one.what !== other.what)
      return { object, sameStory: false, pairs, parting: { recorded: one, simulated: other } };
    pairs.push({
      what: one.what,
      recordedSeconds: inSeconds(one.t),
      simulatedSeconds: inSeconds(other.t),
      differenceSeconds: inSeconds(between(one.t, other.t)),
    });
  }
  return { object, sameStory: true, pairs };
}

/** Finds the bracket of a compared transition. Pure. */
import { bracketKey, type Bracket, type Brackets } from '../../recordings/compare/brackets.ts';
import type { ComparedPair } from '../../recordings/compare/comparison.ts';

export type BracketsByPair = ReadonlyMap<string, Bracket>;

export const bracketsByPair = (brackets: Brackets | null): BracketsByPair | null =>
  brackets === null ? null : new Map(brackets.brackets.map((each) => [bracketKey(each), each]));

/** Undefined for what the engine alone has: there is nothing recorded to bracket. */
export const bracketOf = (
  brackets: BracketsByPair,
  { object, what, recordedSeconds }: ComparedPair,
): Bracket | undefined =>
  recordedSeconds === null
    ? undefined
    : brackets.get(bracketKey({ object, what, recordedSeconds }));

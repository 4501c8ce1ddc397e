/** Results for failures that are expected: bad input of any kind. */
import { fillPhrase, isPhrase, type Phrase } from './phrase.ts';

/** One thing wrong with an input: where, what was found, what is allowed. */
export interface Problem {
  /** A path such as `components[1].renewDeadlineSeconds`, or `line 12`. */
  readonly path: string;
  /** What was found there, as text a person can recognise. */
  readonly found: string;
  /** What is allowed there, in English. */
  readonly allowed: string;
  /** A name for the kind of problem. */
  readonly code: string;
  /** The same as data, where it is in words of ours: for a page in another language. */
  readonly words?: { readonly found?: Phrase; readonly allowed: Phrase };
}

/** A problem; `found` is the input's own text, or a phrase of ours about it. */
export const problemAt = (
  path: string,
  found: string | Phrase,
  allowed: Phrase,
  code: string,
): Problem => ({
  path,
  found: isPhrase(found) ? fillPhrase(found) : found,
  allowed: fillPhrase(allowed),
  code,
  words: { ...(isPhrase(found) ? { found } : {}), allowed },
});

export type Result<T, E = readonly Problem[]> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });

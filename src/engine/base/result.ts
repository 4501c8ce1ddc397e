/** Results for failures that are expected: bad input of any kind. */

/** One thing wrong with an input: where, what was found, what is allowed. */
export interface Problem {
  /** A path such as `components[1].renewDeadlineSeconds`, or `line 12`. */
  readonly path: string;
  /** What was found there, as text a person can recognise. */
  readonly found: string;
  /** What is allowed there. */
  readonly allowed: string;
  /** A name for the kind of problem, for translation; `Problem` texts themselves are English. */
  readonly code: string;
}

export type Result<T, E = readonly Problem[]> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });

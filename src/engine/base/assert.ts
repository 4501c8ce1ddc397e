/** Assertions are for our own errors ("cannot be"), stay on in the built page, and stop the run. */

export function assert(claim: boolean, message: string): asserts claim {
  if (!claim) throw new Error(`assertion failed: ${message}`);
}

/** The value, which must be there. */
export function ensure<T>(value: T | undefined | null, message: string): T {
  if (value === undefined || value === null) throw new Error(`assertion failed: ${message}`);
  return value;
}

/** Ends an exhaustive switch: a new case of the union stops compiling here. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

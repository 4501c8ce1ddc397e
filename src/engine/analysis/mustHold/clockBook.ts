/** What each process's monotonic clock measured between two instants, read off the log (CK-1, CK-2). */
import type { Fact } from '../../simulation/eventLog.ts';

const TRUE_RATE = 1_000_000;

export interface ClockBook {
  /** Microseconds of the process's own clock, to within rounding. */
  elapsed(process: string, from: number, to: number): number;
}

export function clockBookOf(facts: readonly Fact[]): ClockBook {
  const changes = new Map<string, { readonly t: number; readonly ratePpm: number }[]>();
  for (const fact of facts) {
    if (fact.kind !== 'clockRateChanged') continue;
    const { process, t, ratePpm } = fact;
    const known = changes.get(process);
    if (known === undefined) changes.set(process, [{ t, ratePpm }]);
    else known.push({ t, ratePpm });
  }
  return {
    elapsed(process, from, to) {
      let sum = 0;
      let since = from;
      let rate = TRUE_RATE;
      for (const { t, ratePpm } of changes.get(process) ?? []) {
        if (t > since) {
          if (t >= to) break;
          sum += ((t - since) * rate) / TRUE_RATE;
          since = t;
        }
        rate = ratePpm;
      }
      return sum + ((to - since) * rate) / TRUE_RATE;
    },
  };
}

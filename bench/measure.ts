/** What the benchmarks share: a result's shape, and the median of several timed runs. */

export interface Result {
  readonly name: string;
  readonly nodes?: number;
  /** Median time of one run, milliseconds. */
  readonly ms: number;
  /** The floor's median in the same process, where there is one; `ratio` is ms / floorMs. */
  readonly floorMs?: number;
  readonly ratio?: number;
  /** Making the world of that scenario, which `ms` does not count. */
  readonly createMs?: number;
  readonly eventsPerSecond?: number;
  readonly peakMiB?: number;
  /** Of a history: how long it is, what it holds in memory, and how many facts it has told. `ms` is p95 of a seek. */
  readonly hours?: number;
  readonly historyMiB?: number;
  readonly facts?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? 0)) / 2;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export function timed(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

/** So that one run does not pay for the garbage of the one before it. */
export const collectGarbage = (): void => globalThis.gc?.();

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** The most memory this process has held. */
export const peakMiB = (): number => rounded(process.resourceUsage().maxRSS / 1024, 1);

/**
 * The two-sample Kolmogorov-Smirnov test: how far two samples' distribution functions lie apart at
 * most, and how often chance alone would part two samples of one distribution so far.
 */

export interface KolmogorovSmirnov {
  /** Greatest distance of the two distribution functions, 0 to 1. */
  readonly d: number;
  /** Chance of such a distance, or a greater one, if both samples are of one distribution. */
  readonly p: number;
}

export function kolmogorovSmirnov(
  one: readonly number[],
  other: readonly number[],
): KolmogorovSmirnov {
  const left = [...one].sort((a, b) => a - b);
  const right = [...other].sort((a, b) => a - b);
  const d = distance(left, right);
  const size = Math.sqrt((left.length * right.length) / (left.length + right.length));
  // Stephens' correction makes the limiting distribution good for small samples, too.
  return { d, p: tail((size + 0.12 + 0.11 / size) * d) };
}

/** Both samples in order. Equal values step in both at once. */
function distance(left: readonly number[], right: readonly number[]): number {
  let [i, j] = [0, 0];
  let greatest = 0;
  for (;;) {
    const [a, b] = [left[i], right[j]];
    if (a === undefined || b === undefined) return greatest;
    const value = Math.min(a, b);
    while (left[i] === value) i++;
    while (right[j] === value) j++;
    greatest = Math.max(greatest, Math.abs(i / left.length - j / right.length));
  }
}

/** Kolmogorov's limiting distribution, from above: 2 Σ (−1)^(k−1) e^(−2 k² λ²). */
function tail(lambda: number): number {
  // Below this the sum does not converge in so few terms, and the chance is 1 to six decimals.
  if (lambda < 0.25) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++)
    sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, sum));
}

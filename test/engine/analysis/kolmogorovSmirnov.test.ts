/** The two-sample Kolmogorov-Smirnov test against values known from tables and worked by hand. */
import { describe, expect, it } from 'vitest';
import { kolmogorovSmirnov } from '../../../src/engine/analysis/kolmogorovSmirnov.ts';

const upTo = (count: number, shift = 0): number[] =>
  Array.from({ length: count }, (_, index) => index + shift);

describe('two samples', () => {
  it('that are equal are 0 apart, and chance explains it', () => {
    expect(kolmogorovSmirnov(upTo(20), upTo(20))).toEqual({ d: 0, p: 1 });
  });

  it('that do not overlap are 1 apart, and chance does not', () => {
    const { d, p } = kolmogorovSmirnov(upTo(20), upTo(20, 100));
    expect(d).toBe(1);
    expect(p).toBeLessThan(1e-8);
  });

  it('are as far apart as counted by hand, in any order', () => {
    expect(kolmogorovSmirnov([1, 2, 3, 4], [3, 4, 5, 6]).d).toBe(0.5);
    expect(kolmogorovSmirnov([4, 2, 3, 1], [6, 3, 5, 4]).d).toBe(0.5);
    expect(kolmogorovSmirnov([1, 1, 1, 2], [1, 2, 2, 2]).d).toBe(0.5);
  });

  it.each([
    // Critical values of the limiting distribution: 1.2238 at 10 %, 1.3581 at 5 %, 1.6276 at 1 %.
    [1.2238, 0.1],
    [1.3581, 0.05],
    [1.6276, 0.01],
  ])('of 20,000 that are %d / √10,000 apart have the p of the table, %d', (critical, level) => {
    const count = 20_000;
    const shift = Math.round((critical / 100) * count);
    const { d, p } = kolmogorovSmirnov(upTo(count), upTo(count, shift));
    expect(d).toBeCloseTo(critical / 100, 4);
    expect(p).toBeCloseTo(level, 2);
    expect(Math.abs(p - level)).toBeLessThan(level * 0.03);
  });
});

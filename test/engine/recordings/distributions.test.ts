/** Waiting times as distributions: recordings and engine by the two-sample Kolmogorov-Smirnov test (10.1, 10.2, LE-2, NL-7). */
import { describe, expect, it } from 'vitest';
import { distributions } from '../../support/distributions.ts';

const all = distributions();

describe('the engine without a tape, beside the recordings', { timeout: 60_000 }, () => {
  it.each(all.map(({ what, compared }) => [what, compared] as const))(
    '%s: chance explains the difference of the two samples',
    (_, { p, recorded, simulated }) => {
      expect(p).toBeGreaterThan(0.01);
      expect(simulated.count).toBeGreaterThanOrEqual(recorded.count * 0.9);
    },
  );

  it('has samples that would show a difference of half a second in a failover', () => {
    const [failover] = all;
    expect(failover?.compared.recorded.count).toBeGreaterThan(200);
    expect(Math.abs((failover?.compared.simulated.mean ?? 0) - 17.28)).toBeLessThan(0.5);
  });
});

/** CK-1 and CK-2: a process's own clocks, with exact integers as oracle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  instantOf,
  monotonicOf,
  TRUE_RATE,
  wallOf,
  type ProcessClock,
} from '../../../src/engine/kubernetes/processClock.ts';
import type { Duration, Instant, Monotonic } from '../../../src/engine/index.ts';
import { LAW_SEED } from '../../support/seeds.ts';

/** Up to three days, in which seconds times a million times a million leave 2^53 far behind. */
const elapsed = fc.integer({ min: 0, max: 259_200_000_000 });
const rates = fc.oneof(
  fc.integer({ min: 500_000, max: 2_000_000 }),
  fc.constantFrom(999_999, 1_000_000, 1_000_001),
);
const anchors = fc.integer({ min: 0, max: 86_400_000_000 });

const clockOf = (
  anchor: number,
  anchorLocal: number,
  ratePpm: number,
  wallOffset = 0,
): ProcessClock => ({
  anchor: anchor as Instant,
  anchorLocal: anchorLocal as Monotonic,
  ratePpm,
  wallOffset: wallOffset as Duration,
});

describe('a clock of its own rate', () => {
  it('CK-2 reads elapsed time times its rate, rounded down, exactly', () => {
    fc.assert(
      fc.property(anchors, anchors, rates, elapsed, (anchor, local, rate, passed) => {
        const exact = BigInt(local) + (BigInt(passed) * BigInt(rate)) / BigInt(TRUE_RATE);
        expect(
          BigInt(monotonicOf(clockOf(anchor, local, rate), (anchor + passed) as Instant)),
        ).toBe(exact);
      }),
      { seed: LAW_SEED, numRuns: 1_000 },
    );
  });

  it('CK-2 a timer fires at the first microsecond at which its clock has come so far', () => {
    fc.assert(
      fc.property(anchors, anchors, rates, elapsed, (anchor, local, rate, wait) => {
        const clock = clockOf(anchor, local, rate);
        const target = (local + wait) as Monotonic;
        const at = instantOf(clock, target);
        expect(monotonicOf(clock, at)).toBeGreaterThanOrEqual(target);
        if (at > anchor) expect(monotonicOf(clock, (at - 1) as Instant)).toBeLessThan(target);
      }),
      { seed: LAW_SEED, numRuns: 1_000 },
    );
  });

  it('CK-2 at a rate of 1.25 ten seconds of its own are eight of the world', () => {
    expect(instantOf(clockOf(0, 0, 1_250_000), 10_000_000 as Monotonic)).toBe(8_000_000);
  });

  it('CK-1 a step of the wall clock moves what it writes and not what it waits for', () => {
    const before = clockOf(0, 0, TRUE_RATE, 1_000_000_000);
    const after = clockOf(0, 0, TRUE_RATE, 1_000_000_000 - 3_600_000_000);
    const now = 42_000_000 as Instant;
    expect(wallOf(before, now) - wallOf(after, now)).toBe(3_600_000_000);
    expect(monotonicOf(before, now)).toBe(monotonicOf(after, now));
  });
});

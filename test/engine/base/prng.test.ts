/** Draws as hashes: in range, spread evenly, and each a function of nothing but its four numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32, hashName, scale32 } from '../../../src/engine/base/prng.ts';
import { LAW_SEED } from '../../support/seeds.ts';

const bits = fc.integer({ min: 0, max: 0xffffffff });

describe('hash32', () => {
  it('gives the same 32 bits for the same four numbers', () => {
    fc.assert(
      fc.property(bits, bits, fc.nat(60), fc.nat(), (seed, entity, purpose, counter) => {
        const drawn = hash32(seed, entity, purpose, counter);
        expect(hash32(seed, entity, purpose, counter)).toBe(drawn);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn <= 0xffffffff).toBe(true);
      }),
      { seed: LAW_SEED },
    );
  });

  it('keeps its outcomes for good: scenarios are shared by their seed', () => {
    expect([hash32(1, 2, 3, 4), hash32(0, 0, 0, 0), hash32(0xffffffff, 7, 55, 1_000_000)]).toEqual([
      1_325_981_043, 2_690_818_908, 3_089_547_851,
    ]);
  });

  it('fills every tenth of the range alike, for neighbouring counters and for neighbouring seeds', () => {
    const draws = 20_000;
    for (const draw of [
      (index: number) => hash32(7, hashName('kubelet/node-0'), 0, index),
      (index: number) => hash32(index, hashName('kubelet/node-0'), 0, 0),
    ]) {
      const tenths = Array.from({ length: 10 }, () => 0);
      for (let index = 0; index < draws; index++) {
        const place = scale32(draw(index), 0, 10);
        tenths[place] = (tenths[place] ?? 0) + 1;
      }
      // Six standard deviations of a count of 2,000.
      for (const count of tenths) expect(Math.abs(count - draws / 10)).toBeLessThan(6 * 43);
    }
  });
});

describe('scale32', () => {
  it('gives a whole number in [from, to), whatever the bits', () => {
    fc.assert(
      fc.property(
        bits,
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 0xffffffff }),
        (drawn, from, span) => {
          const scaled = scale32(drawn, from, from + span);
          expect(Number.isInteger(scaled)).toBe(true);
          expect(scaled).toBeGreaterThanOrEqual(from);
          expect(scaled).toBeLessThan(from + span);
        },
      ),
      { seed: LAW_SEED },
    );
  });

  it('reaches both ends', () => {
    expect([scale32(0, 5, 9), scale32(0xffffffff, 5, 9)]).toEqual([5, 8]);
  });
});

describe('hashName', () => {
  it('tells the names of a large cluster apart', () => {
    const hashes = new Set(
      Array.from({ length: 5_000 }, (_, index) => hashName(`kubelet/node-${index}`)),
    );
    expect(hashes.size).toBe(5_000);
  });

  it('is FNV-1a', () => {
    expect([hashName(''), hashName('a'), hashName('foobar')]).toEqual([
      0x811c9dc5, 0xe40c292c, 0xbf9cf968,
    ]);
  });
});

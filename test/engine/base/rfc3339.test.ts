/** OM-2 and OM-3: times as text, with the platform's own calendar as oracle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microTime, plainTime } from '../../../src/engine/base/rfc3339.ts';
import { LAW_SEED } from '../../support/seeds.ts';

/** From 1970 to 2255, the end of whole microseconds. */
const moments = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('times as text', () => {
  it('OM-2 a MicroTime names the moment that the platform names, with exactly six digits', () => {
    fc.assert(
      fc.property(moments, (micros) => {
        const millis = Math.floor(micros / 1_000);
        const expected = new Date(millis)
          .toISOString()
          .replace('Z', `${String(micros - millis * 1_000).padStart(3, '0')}Z`);
        expect(microTime(micros)).toBe(expected);
      }),
      { seed: LAW_SEED, numRuns: 2_000 },
    );
  });

  it('OM-3 a Time is the same without its fraction, cut and not rounded', () => {
    fc.assert(
      fc.property(moments, (micros) => {
        expect(plainTime(micros)).toBe(microTime(micros).replace(/\.\d{6}Z$/, 'Z'));
      }),
      { seed: LAW_SEED },
    );
  });

  it.each([
    '1970-01-01',
    '2000-02-29',
    '2024-02-29',
    '2025-02-28',
    '2026-12-31',
    '2100-02-28',
    '2100-03-01',
  ])('names the first and the last microsecond of %s', (day) => {
    const start = Date.parse(`${day}T00:00:00Z`) * 1_000;
    expect(microTime(start)).toBe(`${day}T00:00:00.000000Z`);
    expect(microTime(start + 86_400_000_000 - 1)).toBe(`${day}T23:59:59.999999Z`);
  });
});

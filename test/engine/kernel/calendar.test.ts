/** The calendar of periodic events with subjects that come and go: the order of (time, subject). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createCalendar,
  firstTime,
  putIn,
  takeFirst,
  takeOut,
} from '../../../src/engine/kernel/calendar.ts';
import { LAW_SEED } from '../../support/seeds.ts';

const PERIOD = 2_000_000;

describe('the calendar', () => {
  it('agrees with a sorted list while subjects leave and come back', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: PERIOD }), fc.boolean()), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), steps, (subjects, drawn) => {
        const calendar = createCalendar(subjects, PERIOD);
        const times = new Float64Array(subjects);
        let sorted: (readonly [number, number])[] = [];
        const absent: number[] = [];
        const put = (subject: number, time: number): void => {
          putIn(calendar, times, subject, time);
          sorted = [...sorted, [time, subject] as const].toSorted(
            ([one, first], [other, second]) => one - other || first - second,
          );
        };
        for (let subject = 0; subject < subjects; subject++)
          put(subject, drawn[subject % drawn.length]?.[0] ?? 0);
        let now = 0;
        for (const [wait, leaves] of drawn) {
          const first = sorted.shift();
          if (first !== undefined) {
            const [time, subject] = first;
            expect(firstTime(calendar, times, Number.MAX_SAFE_INTEGER)).toBe(time);
            expect(takeFirst(calendar)).toBe(subject);
            now = time;
            if (leaves) absent.push(subject);
            else put(subject, now + wait);
          }
          const back = leaves ? undefined : absent.shift();
          if (back !== undefined) put(back, now + wait);
          expect(calendar.size).toBe(sorted.length);
        }
      }),
      { seed: LAW_SEED },
    );
  });

  it('keeps what lies many rounds ahead for its own round', () => {
    const calendar = createCalendar(3, PERIOD);
    const times = new Float64Array(3);
    const round = (calendar.mask + 1) / calendar.rate;
    putIn(calendar, times, 0, 5 * round + 10);
    putIn(calendar, times, 1, 10);
    putIn(calendar, times, 2, 5 * round + 5);
    for (const [time, subject] of [
      [10, 1],
      [5 * round + 5, 2],
      [5 * round + 10, 0],
    ]) {
      expect(firstTime(calendar, times, 10 * round)).toBe(time);
      expect(takeFirst(calendar)).toBe(subject);
    }
    expect(calendar.size).toBe(0);
  });

  it('lets a subject be taken out wherever it is', () => {
    const drawn = fc.array(fc.integer({ min: 0, max: 3 * PERIOD }), {
      minLength: 2,
      maxLength: 80,
    });
    fc.assert(
      fc.property(drawn, fc.nat(), fc.nat(), (all, started, chosen) => {
        const calendar = createCalendar(all.length, PERIOD, 1);
        const times = new Float64Array(2 * all.length);
        all.forEach((time, subject) => putIn(calendar, times, subject, time));
        const order = all
          .map((time, subject) => [time, subject] as const)
          .toSorted(([one, first], [other, second]) => one - other || first - second);
        const next = (): number => {
          firstTime(calendar, times, 4 * PERIOD);
          return takeFirst(calendar);
        };
        const gone = started % all.length;
        for (const [, subject] of order.slice(0, gone)) expect(next()).toBe(subject);
        const rest = order.slice(gone);
        const out = rest.splice(chosen % rest.length, 1);
        for (const [, subject] of out) takeOut(calendar, times, subject);
        expect(calendar.size).toBe(rest.length);
        for (const [, subject] of rest) expect(next()).toBe(subject);
        expect(firstTime(calendar, times, 4 * PERIOD)).toBe(Infinity);
      }),
      { seed: LAW_SEED },
    );
  });

  it('has no first event up to a limit that lies before it', () => {
    const calendar = createCalendar(3, PERIOD);
    const times = new Float64Array(3);
    expect(firstTime(calendar, times, PERIOD)).toBe(Infinity);
    putIn(calendar, times, 1, PERIOD);
    expect(firstTime(calendar, times, PERIOD - 1 / calendar.rate)).toBe(Infinity);
    expect(firstTime(calendar, times, PERIOD)).toBe(PERIOD);
  });
});

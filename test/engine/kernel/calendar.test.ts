/** The calendar of periodic events with subjects that come and go: the order of (time, subject). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createCalendar,
  firstTime,
  fitsCalendar,
  putIn,
  takeFirst,
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
        let sorted: (readonly [number, number])[] = [];
        const absent: number[] = [];
        const put = (subject: number, time: number): void => {
          expect(fitsCalendar(calendar, time)).toBe(true);
          putIn(calendar, subject, time);
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
            expect(firstTime(calendar, Number.MAX_SAFE_INTEGER)).toBe(time);
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

  it('refuses what is further away than a round, and what is past', () => {
    const calendar = createCalendar(10, PERIOD);
    expect(fitsCalendar(calendar, PERIOD)).toBe(true);
    expect(fitsCalendar(calendar, calendar.width * (calendar.mask + 1))).toBe(false);
    putIn(calendar, 0, PERIOD);
    expect(firstTime(calendar, PERIOD)).toBe(PERIOD);
    takeFirst(calendar);
    expect(fitsCalendar(calendar, PERIOD - 2 * calendar.width)).toBe(false);
  });

  it('has no first event up to a limit that lies before it', () => {
    const calendar = createCalendar(3, PERIOD);
    expect(firstTime(calendar, PERIOD)).toBe(Infinity);
    putIn(calendar, 1, PERIOD);
    expect(firstTime(calendar, PERIOD - calendar.width)).toBe(Infinity);
    expect(firstTime(calendar, PERIOD)).toBe(PERIOD);
  });
});

/** The queue between putting in and taking out, in any mixture: a stable sort by time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createEventQueue,
  peekTime,
  popEvent,
  pushEvent,
  type QueueEntry,
} from '../../../src/engine/kernel/eventQueue.ts';
import { LAW_SEED } from '../../support/seeds.ts';

const entry = (time: number, subject: number): QueueEntry => ({
  time,
  kind: subject % 7,
  subject,
  detail: subject * 2 ** 40,
  cause: subject + 1,
});

/** null takes the first event out; a number puts one in at that time. */
const acts = fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { freq: 2 }), { maxLength: 400 });

describe('the queue of events', () => {
  it('gives the earliest event, and of equally early ones the first put in', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const queue = createEventQueue();
        let oracle: QueueEntry[] = [];
        all.forEach((time, index) => {
          if (time !== null) {
            pushEvent(queue, entry(time, index));
            oracle = [...oracle, entry(time, index)].toSorted(
              (one, other) => one.time - other.time,
            );
          } else if (oracle.length > 0) {
            expect(peekTime(queue)).toBe(oracle[0]?.time);
            const taken = entry(0, 0);
            popEvent(queue, taken);
            expect(taken).toEqual(oracle.shift());
          }
          expect(queue.size).toBe(oracle.length);
        });
      }),
      { seed: LAW_SEED },
    );
  });

  it('grows beyond its first capacity and forgets nothing', () => {
    const queue = createEventQueue(2);
    for (let index = 0; index < 100; index++) pushEvent(queue, entry((index * 37) % 100, index));
    const times: number[] = [];
    const taken = entry(0, 0);
    while (queue.size > 0) {
      popEvent(queue, taken);
      times.push(taken.time);
      expect(taken).toEqual(entry(taken.time, taken.subject));
    }
    expect(times).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  it('has no first time while it is empty', () => {
    expect(peekTime(createEventQueue())).toBe(Infinity);
  });
});

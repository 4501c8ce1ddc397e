/** A recording beside the engine as data: pairs, lanes and figures that a reader can trust. */
import { describe, expect, it } from 'vitest';
import { seconds, type Instant } from '../../src/engine/index.ts';
import { laneOf } from '../../src/recordings/compare/lanes.ts';
import { compareRuns } from '../../src/recordings/compare/compareRuns.ts';
import type { Comparison } from '../../src/recordings/compare/comparison.ts';
import { happeningOf, objectOf } from '../../src/recordings/compare/words.ts';
import { spanOfRecording } from '../../src/recordings/span.ts';
import { transitionsOfRecording, type Transitions } from '../../src/recordings/transitions.ts';
import { readRecording } from '../support/readRecording.ts';

const crash = readRecording('crash');
const span = spanOfRecording(crash);
const recorded = transitionsOfRecording(crash, span);

const compareWith = (simulated: Transitions): Comparison =>
  compareRuns({
    recording: crash,
    caseName: null,
    span,
    luck: { kind: 'seed', seed: 1 },
    recorded,
    simulated,
  });

/** The recorded transitions, changed in one object. */
function changed(
  object: string,
  change: (
    story: readonly { what: string; t: Instant }[],
  ) => readonly { what: string; t: Instant }[],
): Transitions {
  const copy = new Map(recorded);
  copy.set(object, change(copy.get(object) ?? []));
  return copy;
}

describe('a recording beside itself', () => {
  const same = compareWith(recorded);

  it('agrees in every transition, to the microsecond', () => {
    const { summary } = same;
    expect(summary.recorded).toBeGreaterThan(35);
    expect(summary).toMatchObject({
      matched: summary.recorded,
      withinNoise: summary.recorded,
      missing: 0,
      extra: 0,
    });
    expect(summary.largest?.differenceSeconds).toBe(0);
  });

  it('gathers each node with its Lease and its Pods, in the order of the header', () => {
    expect(same.subjects.slice(0, 3).map(({ name }) => name)).toEqual([
      'node-0',
      'node-1',
      'node-2',
    ]);
    const kinds = new Set(same.subjects[0]?.pairs.map(({ object }) => object.split(' ')[0]));
    expect([...kinds].sort()).toEqual(['Lease', 'Node', 'Pod']);
  });

  it('says what was done, and not how the lab went', () => {
    expect(same.faults).toEqual([
      { seconds: 42.440121, deed: 'kill', who: ['node-0'], toServer: null, toClient: null },
    ]);
  });

  it('draws NL-7: Ready until the pass that found 50 s of silence, Unknown from there', () => {
    const bars = same.subjects[0]?.recorded.bars ?? [];
    expect(bars.map(({ kind }) => kind)).toEqual(['notReady', 'ready', 'unknown']);
    expect(bars.at(-1)).toMatchObject({ from: 87.111403, to: null });
  });
});

describe('an engine that differs', () => {
  it('by three seconds is furthest apart there, and in the bin of its difference', () => {
    const late = changed('Node node-0', (story) =>
      story.map(({ what, t }) => ({
        what,
        t: (what === 'Ready Unknown' ? t + seconds(3) : t) as Instant,
      })),
    );
    const { summary } = compareWith(late);
    expect(summary.largest).toMatchObject({ what: 'Ready Unknown', object: 'Node node-0' });
    expect(summary.largest?.differenceSeconds).toBeCloseTo(3, 6);
    expect(summary.withinNoise).toBe(summary.matched - 1);
    expect(summary.histogram.find(({ from, to }) => from <= 3 && 3 < to)?.count).toBe(1);
  });

  it('by a transition it does not have, lacks that one alone; what follows is still paired', () => {
    const without = changed('Node node-0', (story) =>
      story.filter(({ what }) => what !== 'not-ready:NoSchedule removed'),
    );
    const { summary, subjects } = compareWith(without);
    expect(summary).toMatchObject({ missing: 1, extra: 0 });
    const alone = subjects
      .flatMap(({ pairs }) => pairs)
      .filter((pair) => pair.differenceSeconds === null);
    expect(alone).toEqual([
      expect.objectContaining({ what: 'not-ready:NoSchedule removed', simulatedSeconds: null }),
    ]);
    expect(subjects.find(({ name }) => name === 'node-0')?.worstSeconds).toBe(Infinity);
  });

  it('by a transition of its own, is told so, once', () => {
    const extra = changed('Node node-1', (story) => [
      ...story,
      { what: 'Ready Unknown', t: seconds(100) as number as Instant },
    ]);
    expect(compareWith(extra).summary).toMatchObject({ missing: 0, extra: 1 });
  });

  it('pairs equal words with those nearest in time', () => {
    const twice = changed('Lease kube-node-lease/node-0', (story) =>
      story.filter(({ what, t }) => what !== 'GET of node-0 answered 404' || t > seconds(5)),
    );
    const pair = compareWith(twice)
      .subjects.flatMap(({ pairs }) => pairs)
      .filter(
        ({ what, object }) => what === 'GET of node-0 answered 404' && object.endsWith('node-0'),
      );
    expect(
      pair.map(({ recordedSeconds, simulatedSeconds }) => [recordedSeconds, simulatedSeconds]),
    ).toEqual([
      [1.563148, null],
      [11.806402, 11.806402],
    ]);
  });
});

describe('a lane', () => {
  it('of a lock shows LE-26: who holds it, and two that lead at once', () => {
    const object = 'elector';
    const lane = laneOf([
      { object: 'Lease default/lock', what: 'created by a (transitions 0)', seconds: 0.2 },
      { object: `${object} a of lock`, what: 'startedLeading', seconds: 0.3 },
      { object: 'Lease default/lock', what: 'held by b (transitions 1)', seconds: 30 },
      { object: `${object} b of lock`, what: 'startedLeading', seconds: 30.1 },
      { object: `${object} a of lock`, what: 'stoppedLeading', seconds: 40 },
    ]);
    expect(lane.bars).toEqual([
      { kind: 'held', from: 0.2, to: 30, label: 'a' },
      { kind: 'held', from: 30, to: null, label: 'b' },
    ]);
    expect(lane.leading).toEqual([
      { kind: 'leading', from: 0.3, to: 40, label: 'a' },
      { kind: 'leading', from: 30.1, to: null, label: 'b' },
    ]);
  });

  it('ends the holder’s bar where the Lease is deleted (LE-28), and shows a released lock as free (LE-15)', () => {
    const lane = laneOf([
      { object: 'Lease default/lock', what: 'created by a', seconds: 0 },
      { object: 'Lease default/lock', what: 'deleted', seconds: 5 },
      { object: 'Lease default/lock', what: 'created by b', seconds: 7 },
      { object: 'Lease default/lock', what: 'held by nobody (transitions 0)', seconds: 9 },
    ]);
    expect(lane.bars.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['held', 0, 5],
      ['held', 7, 9],
      ['free', 9, null],
    ]);
    expect(lane.marks.map(({ kind }) => kind)).toEqual(['leaseDeleted']);
  });
});

describe('the words of transitions', () => {
  it('of every recording at hand are understood', () => {
    const strange = ['crash', 'links'].flatMap((name) => {
      const recording = readRecording(name);
      const transitions = transitionsOfRecording(recording, spanOfRecording(recording));
      return [...transitions].flatMap(([object, story]) =>
        objectOf(object).kind === 'seen'
          ? []
          : story.filter(({ what }) => happeningOf(what).kind === 'other').map(({ what }) => what),
      );
    });
    expect(strange).toEqual([]);
  });
});

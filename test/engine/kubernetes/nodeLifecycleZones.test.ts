/** Zones and disruption: when the controller slows down, stops, and doubts itself (NL-17 to NL-22). */
import { describe, expect, it } from 'vitest';
import type { Monotonic } from '../../../src/engine/base/time.ts';
import {
  nodeLifecycleSummary,
  silenceOf,
  zoneSummary,
} from '../../../src/engine/kubernetes/nodeLifecycle.ts';
import {
  createTokenBucket,
  hasToken,
  swapRate,
  takeToken,
} from '../../../src/engine/kubernetes/tokenBucket.ts';
import { stateByCount } from '../../../src/engine/kubernetes/zones.ts';
import {
  controllerWorld,
  type ControllerWorld,
  type ControllerWorldOptions,
} from '../../support/fakeControllerContext.ts';

const DEFAULT_THRESHOLD = 550;

function zonesOf(sizes: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(sizes).flatMap(([zone, size]) => Array.from({ length: size }, () => zone));
}

/** Nodes renew for ever; passes at 5.002k. */
function living(
  zones: readonly string[],
  options: Partial<ControllerWorldOptions> = {},
): ControllerWorld {
  const world = controllerWorld({ zones, controllers: 'nodeLifecycle', ...options });
  zones.forEach((_, node) => {
    world.createNode(node);
    world.renewFrom(node, 0, 500);
  });
  world.at(0, () => world.startControllers());
  return world;
}

function turn(
  world: ControllerWorld,
  second: number,
  nodes: readonly number[],
  ready: 'True' | 'False',
): void {
  world.at(second, () => nodes.forEach((node) => world.report(node, ready)));
}

const firstNodes = (count: number, from = 0): readonly number[] =>
  Array.from({ length: count }, (_, place) => from + place);

const statesOf = (world: ControllerWorld): Readonly<Record<string, string>> =>
  Object.fromEntries(zoneSummary(world.nodeLifecycle()).map(({ zone, state }) => [zone, state]));

describe('NL-17: zones', () => {
  it('NL-17 gives each zone a queue and a bucket of its own; nodes without labels form the zone ""', () => {
    const world = living(zonesOf({ 'ap:a': 4, 'ap:b': 4, '': 4 }));
    turn(world, 7, [0, 1, 4, 5, 8, 9], 'False');
    world.runTo(15);
    const tainted = world.when('+not-ready:NoExecute');
    expect(tainted).toHaveLength(3);
    expect(new Set(tainted).size).toBe(1);
    expect(zoneSummary(world.nodeLifecycle())).toMatchObject([
      { zone: 'ap:a', state: 'Normal', ready: 2, notReady: 2, queued: 1 },
      { zone: 'ap:b', state: 'Normal', ready: 2, notReady: 2, queued: 1 },
      { zone: '', state: 'Normal', ready: 2, notReady: 2, queued: 1 },
    ]);
  });
});

describe('NL-18 and NL-19: states and rates', () => {
  it.each([
    [1, 0, 'Normal'],
    [0, 1, 'FullDisruption'],
    [0, 5, 'FullDisruption'],
    [1, 2, 'Normal'],
    [2, 2, 'Normal'],
    [2, 3, 'PartialDisruption'],
    [3, 4, 'PartialDisruption'],
    [2, 4, 'PartialDisruption'],
    [3, 3, 'Normal'],
    [9, 11, 'PartialDisruption'],
    [25, 30, 'Normal'],
    [24, 31, 'PartialDisruption'],
  ])('NL-18 %i Ready and %i others make the zone %s', (ready, others, state) => {
    expect(stateByCount(ready, others, DEFAULT_THRESHOLD)).toBe(state);
  });

  it('NL-18 counts a node without a Ready condition as other', () => {
    const world = controllerWorld({ zones: ['', '', ''], controllers: 'nodeLifecycle' });
    world.createNode(0);
    world.createNode(1);
    world.createNode(2, { ready: 'absent' });
    world.startControllers();
    world.runTo(1);
    expect(zoneSummary(world.nodeLifecycle())).toMatchObject([{ ready: 2, notReady: 1 }]);
  });

  it('NL-19 with 30 of 55 dead (0.545) the zone keeps its normal rate', () => {
    const world = living(zonesOf({ '': 55 }));
    turn(world, 7, firstNodes(30), 'False');
    world.runTo(60);
    expect(statesOf(world)).toEqual({ '': 'Normal' });
    // From 10.06 on every 10.06 s.
    expect(world.when('+not-ready:NoExecute')).toHaveLength(5);
  });

  it('NL-19 with 31 of 55 dead (0.564) it goes to the secondary rate: the next taint 100 s later', () => {
    const world = living(zonesOf({ '': 55 }));
    turn(world, 7, firstNodes(31), 'False');
    world.runTo(240);
    const tainted = world.when('+not-ready:NoExecute');
    expect(statesOf(world)).toEqual({ '': 'PartialDisruption' });
    expect(tainted).toHaveLength(3);
    expect((tainted[1] ?? 0) - (tainted[0] ?? 0)).toBeCloseTo(100.0, 0);
  });

  it.each([
    [4, 7],
    [4, 6],
  ])('NL-19 with %i of %i dead in a small zone evictions stop', (dead, size) => {
    const world = living(zonesOf({ '': size }));
    turn(world, 7, firstNodes(dead), 'False');
    world.runTo(300);
    expect(statesOf(world)).toEqual({ '': 'PartialDisruption' });
    expect(world.when('+not-ready:NoExecute')).toEqual([]);
    expect(zoneSummary(world.nodeLifecycle())[0]?.queued).toBe(dead);
  });

  it('NL-19 a zone that is wholly dead, while others live, keeps the normal rate', () => {
    const world = living(zonesOf({ a: 4, b: 4 }));
    turn(world, 7, firstNodes(4), 'False');
    world.runTo(60);
    expect(statesOf(world)).toEqual({ a: 'FullDisruption', b: 'Normal' });
    expect(world.when('+not-ready:NoExecute')).toHaveLength(4);
  });

  it('NL-19 tells each change of a zone once', () => {
    const world = living(zonesOf({ a: 4, b: 4 }));
    turn(world, 7, firstNodes(4), 'False');
    world.runTo(60);
    expect(
      world
        .factsOf('zoneStateChanged')
        .map(({ at, what }) => [at, what.zone, what.before, what.state]),
    ).toEqual([
      [0.002, 'a', 'Initial', 'Normal'],
      [0.002, 'b', 'Initial', 'Normal'],
      [10.006, 'a', 'Normal', 'FullDisruption'],
    ]);
  });
});

describe('NL-20 and NL-21: everything silent', () => {
  it('NL-20 takes all NoExecute taints back when the last zone falls, and taints nobody while it lasts', () => {
    const world = living(zonesOf({ a: 2, b: 2 }));
    turn(world, 7, [0, 1], 'False');
    turn(world, 32, [2, 3], 'False');
    world.runTo(300);
    expect(world.when('+not-ready:NoExecute')).toHaveLength(2);
    expect(world.when('-not-ready:NoExecute')).toEqual([35.016, 35.016]);
    expect(world.factsOf('allZonesDisrupted').map(({ at }) => at)).toEqual([35.016]);
    expect(nodeLifecycleSummary(world.nodeLifecycle()).allDisrupted).toBe(true);
  });

  it('NL-20 drops the nodes that wait from their queues, until the next pass puts them in again', () => {
    const world = living(zonesOf({ a: 3, b: 3 }));
    turn(world, 7, firstNodes(6), 'False');
    world.runTo(10.05);
    expect(zoneSummary(world.nodeLifecycle()).map(({ queued }) => queued)).toEqual([0, 0]);
    world.runTo(16);
    expect(zoneSummary(world.nodeLifecycle()).map(({ queued }) => queued)).toEqual([3, 3]);
  });

  it('NL-20 never taints the only node of a cluster', () => {
    const world = controllerWorld({ zones: [''], controllers: 'nodeLifecycle' });
    world.createNode(0);
    world.startControllers();
    world.runTo(400);
    expect(world.when('n0 Ready=Unknown')).toEqual([50.02]);
    expect(world.taintsOf(0)).toEqual(['unreachable:NoSchedule']);
  });

  it('NL-20 a new cluster whose nodes are not Ready yet passes through this state', () => {
    const world = controllerWorld({ zones: ['', ''], controllers: 'nodeLifecycle' });
    for (const node of [0, 1])
      world.createNode(node, { ready: 'False', taints: ['not-ready:NoSchedule'] });
    for (const node of [0, 1]) world.renewFrom(node, 0, 100);
    world.startControllers();
    turn(world, 7, [0, 1], 'True');
    world.runTo(20);
    expect(world.factsOf('allZonesDisrupted').map(({ at }) => at)).toEqual([0.002]);
    expect(world.factsOf('allZonesDisruptedEnded').map(({ at }) => at)).toEqual([10.006]);
    expect(world.when('NoExecute')).toEqual([]);
  });

  it('NL-24 on entering, a node tainted while the pass was under way keeps its taint for the whole disruption', () => {
    const world = living(zonesOf({ a: 2, b: 2 }), { passLength: 0.15 });
    turn(world, 7, [0, 1], 'False');
    turn(world, 31, [2, 3], 'False');
    world.runTo(300);
    // The nodes of b are queued as the pass begins, and a tick comes before its end.
    const slipped = world.changes.filter(
      ({ at, what }) => at > 31 && what.endsWith('+not-ready:NoExecute'),
    );
    expect(slipped).toHaveLength(1);
    const node = Number(slipped[0]?.what.slice(1, 2));
    expect(world.taintsOf(node)).toContain('not-ready:NoExecute');
    expect(world.when('-not-ready:NoExecute')).toHaveLength(2);
  });

  it('NL-21 on leaving, every node gets a fresh grace period and the rates come back', () => {
    const world = controllerWorld({ zones: ['', '', '', ''], controllers: 'nodeLifecycle' });
    for (let node = 0; node < 4; node++) world.createNode(node);
    world.at(0, () => world.startControllers());
    world.at(93, () => world.report(3, 'True'));
    world.renewFrom(3, 93, 400);
    world.runTo(96);
    expect(world.factsOf('allZonesDisrupted').map(({ at }) => at)).toEqual([50.022]);
    expect(world.factsOf('allZonesDisruptedEnded').map(({ at }) => at)).toEqual([95.04]);
    for (let node = 0; node < 4; node++) {
      expect(silenceOf(world.nodeLifecycle(), node, 5_000_000_000 + 96_000_000)).toBe(960_000);
    }
    // 3 of 4: partial disruption of a small zone, so still no taint.
    expect(statesOf(world)).toEqual({ '': 'PartialDisruption' });
    expect(world.when('NoExecute')).toEqual([]);
  });
});

describe('NL-22: another limiter', () => {
  const at = (second: number): Monotonic => (second * 1_000_000) as Monotonic;

  it('NL-22 starts empty after a stopped one: the first taint comes 1/rate after the swap', () => {
    const world = living(zonesOf({ '': 7 }));
    turn(world, 7, firstNodes(4), 'False');
    turn(world, 98, [0], 'True');
    world.runTo(130);
    const [first = 0] = world.when('+not-ready:NoExecute');
    const [, swapped] = world
      .factsOf('zoneStateChanged')
      .filter(({ what }) => what.before !== 'Initial');
    expect(swapped).toMatchObject({
      at: 100.042,
      what: { before: 'PartialDisruption', state: 'Normal' },
    });
    expect(first - 100.042).toBeGreaterThanOrEqual(10);
    expect(first - 100.042).toBeLessThanOrEqual(10.1006);
  });

  it('NL-22 keeps the token if the old limiter had one, and is empty if it had none', () => {
    const full = createTokenBucket(100_000, at(0));
    swapRate(full, 10_000, at(5));
    expect(hasToken(full, at(5))).toBe(true);
    const empty = createTokenBucket(100_000, at(0));
    expect(takeToken(empty, at(1))).toBe(true);
    swapRate(empty, 10_000, at(5));
    expect(hasToken(empty, at(104))).toBe(false);
    expect(hasToken(empty, at(105))).toBe(true);
  });

  it('NL-22 leaves the bucket alone if the rate is the same', () => {
    const bucket = createTokenBucket(100_000, at(0));
    takeToken(bucket, at(1));
    swapRate(bucket, 100_000, at(9));
    expect(hasToken(bucket, at(10))).toBe(false);
    expect(hasToken(bucket, at(11))).toBe(true);
  });

  it('NL-22 never starts a stopped zone again at exactly 1 node per second', () => {
    const bucket = createTokenBucket(1_000_000, at(0));
    swapRate(bucket, 0, at(1));
    swapRate(bucket, 1_000_000, at(2));
    expect(takeToken(bucket, at(1_000))).toBe(false);
  });
});

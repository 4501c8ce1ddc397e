/** Taints: NoSchedule by events, NoExecute by pass, queue and tainting loop (NL-12 to NL-16, NL-23 to NL-27). */
import { describe, expect, it } from 'vitest';
import type { Answer, ApiRequest } from '../../../src/engine/kubernetes/messages.ts';
import {
  controllerWorld,
  type ControllerWorld,
  type ControllerWorldOptions,
} from '../../support/fakeControllerContext.ts';

const REFUSED: Answer = { outcome: 'refused' };

/** Nodes that renew for ever, so that only what the test reports happens; passes at 5.002k. */
function livingCluster(
  nodes: number,
  options: Partial<ControllerWorldOptions> = {},
): ControllerWorld {
  const world = controllerWorld({
    zones: Array.from({ length: nodes }, () => ''),
    controllers: 'nodeLifecycle',
    ...options,
  });
  for (let node = 0; node < nodes; node++) {
    world.createNode(node);
    world.renewFrom(node, 0, 400);
  }
  world.at(0, () => world.startControllers());
  return world;
}

const isTaintWrite = (request: ApiRequest): boolean =>
  request.verb === 'PATCH' && request.resource === 'Node' && request.subresource === 'taints';

const gaps = (instants: readonly number[]): readonly number[] =>
  instants.slice(1).map((at, place) => at - (instants[place] ?? 0));

describe('NL-12: NoSchedule', () => {
  it('NL-12 follows the Ready condition at every event of the Node, within watch latency', () => {
    const world = livingCluster(2, { watching: 0.01 });
    world.at(7, () => world.report(0, 'False'));
    world.at(8, () => world.report(0, 'Unknown'));
    world.at(9, () => world.report(0, 'True'));
    world.runTo(9.5);
    expect(world.when('n0 +not-ready:NoSchedule')).toEqual([7.01]);
    expect(world.when('n0 +unreachable:NoSchedule')).toEqual([8.01]);
    expect(world.when('n0 -not-ready:NoSchedule')).toEqual([8.01]);
    expect(world.when('n0 -unreachable:NoSchedule')).toEqual([9.01]);
  });

  it('NL-12 is not rate limited by zone: all nodes of a zone at once', () => {
    const world = livingCluster(8);
    for (let node = 0; node < 6; node++) world.at(7, () => world.report(node, 'False'));
    world.runTo(30);
    expect(world.when('+not-ready:NoSchedule')).toEqual([7, 7, 7, 7, 7, 7]);
  });

  it('NL-12 adds before it removes, each with a GET and a PATCH', () => {
    const world = livingCluster(2);
    world.at(7, () => world.report(0, 'False'));
    world.at(8, () => world.report(0, 'Unknown'));
    world.runTo(8);
    const kinds = world.requests.filter(({ at }) => at === 8).map(({ what }) => what.request);
    expect(kinds).toMatchObject([
      { verb: 'GET', name: 'n0' },
      { verb: 'PATCH', add: { key: 'unreachable' } },
      { verb: 'GET', name: 'n0' },
      { verb: 'PATCH', remove: { key: 'not-ready' } },
    ]);
  });

  it('NL-12 works on a node again that changed while its taints were written', () => {
    const world = livingCluster(2, { sending: 0.05, answering: 0.05 });
    world.at(7, () => world.report(0, 'False'));
    world.at(7.06, () => world.report(0, 'True'));
    world.runTo(9);
    // The kubelet's report makes the first PATCH a conflict; 100 ms later it goes through, and is undone.
    expect(world.when('n0 +not-ready:NoSchedule')).toEqual([7.45]);
    expect(world.taintsOf(0)).toEqual([]);
  });

  it('NL-12 waits for the next event after a failure', () => {
    const world = livingCluster(2);
    world.intercept = (request, at) => (isTaintWrite(request) && at < 8 ? REFUSED : null);
    world.at(7, () => world.report(0, 'False'));
    world.runTo(9);
    expect(world.when('n0 +')).toEqual([]);
    world.report(0, 'False');
    world.runTo(9.9);
    expect(world.when('n0 +not-ready:NoSchedule')).toEqual([9]);
  });
});

describe('NL-13 to NL-16: NoExecute', () => {
  it('NL-13 queues a node in the pass that finds it False, and the tainting loop taints it', () => {
    const world = livingCluster(3);
    world.at(7, () => world.report(0, 'False'));
    world.runTo(15);
    expect(world.factsOf('nodeQueued')).toMatchObject([
      { at: 10.004, what: { node: 'n0', zone: '' } },
    ]);
    const [tainted = 0] = world.when('n0 +not-ready:NoExecute');
    expect(tainted).toBeGreaterThan(10.004);
    expect(tainted).toBeLessThanOrEqual(10.105);
  });

  it('NL-13 queues in the pass that writes Unknown, by the status as it is after the write', () => {
    const world = controllerWorld({ zones: ['', ''], controllers: 'nodeLifecycle' });
    for (const node of [0, 1]) world.createNode(node);
    world.renewFrom(1, 0, 100);
    world.at(0, () => world.startControllers());
    world.runTo(51);
    expect(world.factsOf('nodeQueued').map(({ at }) => at)).toEqual([50.02]);
  });

  it('NL-13 swaps the taint of a tainted node at once, without a token', () => {
    const world = livingCluster(4);
    world.at(7, () => world.report(0, 'False'));
    // Takes the token of the zone at about 20.1.
    world.at(18, () => world.report(1, 'False'));
    world.at(22, () => world.report(0, 'Unknown'));
    world.runTo(28);
    expect(world.when('n1 +not-ready:NoExecute')).toHaveLength(1);
    expect(world.when('n0 +unreachable:NoExecute')).toEqual([25.01]);
    expect(world.when('n0 -not-ready:NoExecute')).toEqual([25.01]);
  });

  it('NL-13 removes both taints of a Ready node at once and drops it from the queue', () => {
    const world = livingCluster(3);
    world.at(7, () => world.report(0, 'False'));
    world.at(7, () => world.report(1, 'False'));
    world.at(12, () => world.report(0, 'True'));
    world.at(12, () => world.report(1, 'True'));
    world.runTo(60);
    expect(world.when('n0 -not-ready:NoExecute')).toEqual([15.006]);
    // n1 waited for the second token and never got its taint.
    expect(world.when('n1 +not-ready:NoExecute')).toEqual([]);
  });

  it('NL-13 does not queue a tainted node again', () => {
    const world = livingCluster(3);
    world.at(7, () => world.report(0, 'False'));
    world.runTo(100);
    expect(world.when('n0 +not-ready:NoExecute')).toHaveLength(1);
  });

  it('NL-14 drops a node that is Ready again, and the token is spent anyway', () => {
    const world = livingCluster(4);
    for (const node of [0, 1]) world.at(7, () => world.report(node, 'False'));
    world.at(10.01, () => world.report(0, 'True'));
    world.runTo(40);
    const [dropped = 0] = world.when('n1 +not-ready:NoExecute');
    expect(world.when('n0 +not-ready:NoExecute')).toEqual([]);
    expect(dropped).toBeGreaterThan(20);
    expect(dropped).toBeLessThan(20.3);
  });

  it('NL-14 keeps a node queued whose write failed; its next try needs the next token', () => {
    const world = livingCluster(3);
    world.intercept = (request, at) =>
      request.verb === 'PATCH' &&
      request.resource === 'Node' &&
      request.subresource === 'taints' &&
      request.add?.effect === 'NoExecute' &&
      at < 12
        ? REFUSED
        : null;
    world.at(7, () => world.report(0, 'False'));
    world.runTo(40);
    const tries = world
      .requestsOf('PATCH', 'Node')
      .filter(({ what }) => JSON.stringify(what).includes('NoExecute'));
    expect(tries).toHaveLength(2);
    expect(gaps(tries.map(({ at }) => at))[0]).toBeCloseTo(10.06, 6);
  });

  it('NL-15 adds one NoExecute taint before it removes the other', () => {
    const world = livingCluster(3, { sending: 0.005, answering: 0.005 });
    world.at(7, () => world.report(0, 'False'));
    world.at(22, () => world.report(0, 'Unknown'));
    world.runTo(30);
    const [added = 0] = world.when('n0 +unreachable:NoExecute');
    const [removed = 0] = world.when('n0 -not-ready:NoExecute');
    expect(added).toBeGreaterThan(0);
    expect(removed - added).toBeCloseTo(0.02, 6);
  });

  it('NL-15 a write that loses against another one of the Node starts over from its GET, 100 to 200 ms later', () => {
    const world = livingCluster(3, { sending: 0.005, answering: 0.005 });
    world.at(7, () => world.report(0, 'False'));
    // Another write of the Node comes between GET and PATCH of its NoSchedule taint.
    world.at(7.012, () => world.report(0, 'False'));
    world.runTo(8);
    const kinds = world.requests
      .filter(({ at }) => at >= 7)
      .map(({ at, what }) => [at, what.request.verb]);
    expect(kinds).toEqual([
      [7, 'GET'],
      [7.01, 'PATCH'],
      [7.12, 'GET'],
      [7.13, 'PATCH'],
    ]);
    expect(world.when('n0 +not-ready:NoSchedule')).toEqual([7.135]);
  });

  it.each([
    [0.1, 9.97, 10.08],
    [0.2, 5.0, 5.08],
    [0.5, 2.0, 2.08],
    [0.05, 19.98, 20.08],
  ])('NL-16 at %f nodes per second the taints come %f to %f s apart', (rate, least, most) => {
    const world = livingCluster(20, {
      sending: 0.003,
      answering: 0.003,
      params: { evictionRatePerMillion: rate * 1_000_000 },
    });
    for (let node = 0; node < 5; node++) world.at(7, () => world.report(node, 'False'));
    world.runTo(120);
    const spacing = gaps(world.when('+not-ready:NoExecute'));
    expect(spacing).toHaveLength(4);
    for (const gap of spacing) {
      expect(gap).toBeGreaterThanOrEqual(least);
      expect(gap).toBeLessThanOrEqual(most);
    }
  });

  it('NL-16 the first dead node of a zone waits less than one tick, however long the loop has been idle', () => {
    const world = livingCluster(9);
    for (const [node, second] of [
      [0, 33],
      [1, 66],
      [2, 99],
    ] as const)
      world.at(second, () => world.report(node, 'False'));
    world.runTo(130);
    const queued = world.factsOf('nodeQueued').map(({ at }) => at);
    const tainted = world.when('+not-ready:NoExecute');
    expect(tainted).toHaveLength(3);
    tainted.forEach((at, place) => {
      expect(at - (queued[place] ?? 0)).toBeGreaterThanOrEqual(0);
      expect(at - (queued[place] ?? 0)).toBeLessThanOrEqual(0.1006);
      // The loop keeps its phase: whole ticks from the start of the controller.
      if (place === 0) expect(Math.round(at * 10_000) % 1_006).toBe(0);
    });
  });
});

describe('NL-25: who is next', () => {
  it('NL-25 taints the node that the latest pass handled first, whoever died first', () => {
    let draws = 7;
    const world = livingCluster(30, {
      rank: () => {
        draws = (draws * 1_103 + 12_345) % 65_536;
        return draws;
      },
    });
    for (let node = 0; node < 12; node++) world.at(7 + node, () => world.report(node, 'False'));
    const expected: string[] = [];
    const tainted = (): readonly string[] =>
      world.changes.flatMap(({ what }) =>
        what.endsWith('+not-ready:NoExecute') ? [what.split(' ')[0] ?? ''] : [],
      );
    let first: number | undefined;
    for (let step = 0; step < 20_400; step++) {
      const before = world.changes.length;
      world.runTo(step / 200);
      const isTainted = world.changes.slice(before).some(({ what }) => what.endsWith('NoExecute'));
      if (isTainted && first !== undefined) expected.push(`n${first}`);
      [first] = world.nodeLifecycle().zones[0]?.queue.keys() ?? [];
    }
    // The very first one is alone in the queue, and tainted within a tick.
    expect(tainted()).toHaveLength(10);
    expect(tainted().slice(-expected.length)).toEqual(expected);
    expect(expected.length).toBeGreaterThanOrEqual(9);
    const byDeath = [...tainted()].sort(
      (one, other) => Number(one.slice(1)) - Number(other.slice(1)),
    );
    expect(tainted()).not.toEqual(byDeath);
  });

  it('NL-25 every pass puts the waiting nodes in anew, in its own order', () => {
    const world: ControllerWorld = livingCluster(12, {
      // The pass at 20.008 puts the first of its nodes last.
      rank: (node) => (world.now() > 20 && world.now() < 21 && node === 1 ? 100 : node),
    });
    for (let node = 0; node < 5; node++) world.at(7, () => world.report(node, 'False'));
    world.runTo(32);
    const tainted = world.changes.filter(({ what }) => what.endsWith('+not-ready:NoExecute'));
    expect(tainted.map(({ what }) => what.slice(0, 2))).toEqual(['n0', 'n2', 'n1']);
  });

  it('NL-25 draws an order only for the nodes that act', () => {
    const world = livingCluster(50);
    world.runTo(60);
    expect(world.draws.filter(({ purpose }) => purpose === 'order')).toEqual([]);
  });
});

describe('NL-23: a new controller', () => {
  it('NL-23 strips the taints and gives back new ones at the zone rate; everyone gets a new 50 s', () => {
    const world = controllerWorld({ zones: ['', '', '', '', ''], controllers: 'nodeLifecycle' });
    for (let node = 0; node < 5; node++) world.createNode(node);
    for (const node of [2, 3, 4]) world.renewFrom(node, 0, 300);
    // n1 dies 41 s before the takeover.
    world.renewFrom(1, 0, 59);
    world.at(0, () => world.startControllers());
    world.at(90, () => world.stopControllers());
    world.at(100, () => world.startControllers());
    world.runTo(300);
    expect(world.when('n0 +unreachable:NoExecute')).toHaveLength(2);
    expect(world.when('n0 -unreachable:NoExecute')).toEqual([100]);
    const [, again = 0] = world.when('n0 +unreachable:NoExecute');
    expect(again).toBeCloseTo(100.1, 2);
    expect(world.when('n1 Ready=Unknown')).toEqual([150.02]);
  });
});

describe('NL-24: the queue is faster than the brake', () => {
  /** 4 of 7 nodes turn False; the zone stops at the end of the pass that finds it. */
  function fourOfSeven(passLength: number): ControllerWorld {
    const world = livingCluster(7, { passLength });
    for (let node = 0; node < 4; node++) world.at(7, () => world.report(node, 'False'));
    world.runTo(200);
    return world;
  }

  it('NL-24 taints one node if a tick falls between queueing and the end of the pass, and no other', () => {
    expect(fourOfSeven(0.15).when('+not-ready:NoExecute')).toHaveLength(1);
  });

  it('NL-24 taints none if no tick falls in between', () => {
    expect(fourOfSeven(0.002).when('+not-ready:NoExecute')).toEqual([]);
  });

  it('NL-24 with a pass made longer by its Pods the tick falls in', () => {
    const world = controllerWorld({
      zones: ['', '', '', '', '', '', ''],
      controllers: 'nodeLifecycle',
      sending: 0.005,
      answering: 0.005,
    });
    for (let node = 0; node < 7; node++) world.createNode(node);
    for (let node = 4; node < 7; node++) world.renewFrom(node, 0, 200);
    world.at(0, () => world.startControllers());
    world.runTo(40);
    for (let pod = 0; pod < 12; pod++) world.createPod(`default/p${pod}`, 0);
    world.runTo(200);
    expect(world.when('Ready=Unknown')).toHaveLength(4);
    expect(world.when('+unreachable:NoExecute')).toHaveLength(1);
  });
});

describe('NL-27: a new node', () => {
  it('NL-27 is queued in the first pass that sees it not Ready; the first one of the zone is tainted until the pass after it is Ready', () => {
    const world = controllerWorld({ zones: ['', '', '', ''], controllers: 'nodeLifecycle' });
    for (const node of [0, 1]) world.createNode(node);
    for (let node = 0; node < 4; node++) world.renewFrom(node, node < 2 ? 0 : 3, 100);
    world.at(0, () => world.startControllers());
    for (const node of [2, 3]) {
      world.at(3, () =>
        world.createNode(node, { ready: 'False', taints: ['not-ready:NoSchedule'] }),
      );
      world.at(8, () => world.report(node, 'True'));
    }
    world.runTo(60);
    const [tainted = 0] = world.when('n2 +not-ready:NoExecute');
    expect(tainted).toBeGreaterThan(5.002);
    expect(tainted).toBeLessThan(5.11);
    expect(world.when('n2 -not-ready:NoExecute')).toEqual([10.004]);
    expect(world.when('n3 +not-ready:NoExecute')).toEqual([]);
    expect(world.when('-not-ready:NoSchedule')).toEqual([8, 8]);
  });
});

/** The monitor pass: who is silent for too long, and what happens to its Pods (NL-1 to NL-11). */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../../src/engine/base/time.ts';
import type { Answer } from '../../../src/engine/kubernetes/messages.ts';
import { silenceOf } from '../../../src/engine/kubernetes/nodeLifecycle.ts';
import {
  controllerWorld,
  type ControllerWorldOptions,
} from '../../support/fakeControllerContext.ts';

const REFUSED: Answer = { outcome: 'refused' };

/** Nodes Ready since 0, the controller from 0 on; passes at 5.002k. One more node keeps renewing. */
function clusterWith(nodes: number, options: Partial<ControllerWorldOptions> = {}) {
  const world = controllerWorld({
    zones: Array.from({ length: nodes + 1 }, () => ''),
    controllers: 'nodeLifecycle',
    ...options,
  });
  for (let node = 0; node <= nodes; node++) world.createNode(node);
  world.renewFrom(nodes, 0, 1_000);
  world.at(0, () => world.startControllers());
  return world;
}

const eventsOf = (world: ReturnType<typeof clusterWith>) =>
  world
    .requestsOf('POST', 'Event')
    .flatMap(({ what }) => (what.resource === 'Event' ? [`${what.about} ${what.reason}`] : []));

const statusWrites = (world: ReturnType<typeof clusterWith>, name: string) =>
  world
    .requestsOf('PUT', 'Node')
    .filter(
      ({ what }) =>
        what.resource === 'Node' &&
        'subresource' in what &&
        what.subresource === 'status' &&
        what.name === name,
    );

describe('NL-1', () => {
  it('NL-1 registers a node in the first pass that sees it, and takes NoExecute taints from it', () => {
    const world = controllerWorld({ zones: ['', ''], controllers: 'nodeLifecycle' });
    world.createNode(1);
    world.renewFrom(1, 0, 100);
    world.at(0, () => world.startControllers());
    const taints = ['unreachable:NoExecute', 'not-ready:NoExecute'];
    world.at(7, () => world.createNode(0, { taints, age: 100 }));
    world.runTo(12);
    expect(world.factsOf('nodeRegistered').map(({ at, what }) => [at, what.node])).toEqual([
      [0, 'n1'],
      [10.004, 'n0'],
    ]);
    expect(world.when('n0 -unreachable:NoExecute')).toEqual([10.004]);
    expect(world.when('n0 -not-ready:NoExecute')).toEqual([10.004]);
    expect(eventsOf(world)).toEqual(['n1 RegisteredNode', 'n0 RegisteredNode']);
  });

  it('NL-1 forgets a node that is gone from the cache and knows it as new when it returns', () => {
    const world = clusterWith(1);
    world.at(12, () => world.removeNode(0));
    world.at(17, () => world.createNode(0));
    world.runTo(30);
    expect(eventsOf(world)).toContain('n0 RemovingNode');
    expect(world.factsOf('nodeRegistered').map(({ at, what }) => [at, what.node])).toEqual([
      [0, 'n0'],
      [0, 'n1'],
      [20.008, 'n0'],
    ]);
  });
});

describe('NL-2 to NL-6: when something last moved', () => {
  it('NL-2 waits 60 s for a node that never had a Ready condition', () => {
    const world = controllerWorld({ zones: ['', ''], controllers: 'nodeLifecycle' });
    world.createNode(0, { ready: 'absent', lease: false });
    world.createNode(1);
    world.renewFrom(1, 0, 100);
    world.at(1, () => world.startControllers());
    world.runTo(80);
    // The first pass after 60 is 1 + 12 · 5.002.
    expect(world.when('n0 Ready=Unknown')).toEqual([61.024]);
    expect(statusWrites(world, 'n0')[0]?.what).toMatchObject({ reason: 'NodeStatusNeverUpdated' });
  });

  it('NL-3 counts those 60 s from creationTimestamp, also when the controller starts later', () => {
    const world = controllerWorld({ zones: ['', ''], controllers: 'nodeLifecycle' });
    world.createNode(0, { ready: 'absent', lease: false });
    world.createNode(1);
    world.renewFrom(1, 0, 100);
    world.at(30, () => world.startControllers());
    world.runTo(80);
    expect(world.when('n0 Ready=Unknown')).toEqual([60.012]);
  });

  it('NL-4 a status that moves restarts the stopwatch, whatever it says', () => {
    const world = clusterWith(1);
    for (let second = 40; second < 300; second += 40)
      world.at(second, () => world.report(0, 'True'));
    world.runTo(320);
    expect(world.when('n0 Ready=Unknown')).toEqual([]);
  });

  it('NL-4 the first sight of a node counts as a sign of life', () => {
    const world = controllerWorld({ zones: ['', ''], controllers: 'nodeLifecycle' });
    for (const node of [0, 1]) world.createNode(node);
    world.renewFrom(1, 0, 200);
    world.at(100, () => world.startControllers());
    world.runTo(170);
    expect(world.when('n0 Ready=Unknown')).toEqual([150.02]);
    expect(world.factsOf('renewalObserved')[0]).toMatchObject({
      at: 100,
      what: { node: 'n0', why: 'new' },
    });
  });

  it('NL-5 a status that moves without the lease gives one more period', () => {
    const world = clusterWith(1);
    world.at(7, () => world.report(0, 'True'));
    world.runTo(80);
    // Seen at 10.004; the old lease counts as fresh at 15.006, so Unknown at 65.026 instead of 60.024.
    const seen = world.factsOf('renewalObserved').filter(({ what }) => what.node === 'n0');
    expect(seen.map(({ at, what }) => [at, what.why])).toEqual([
      [0, 'new'],
      [10.004, 'status'],
      [15.006, 'lease'],
    ]);
    expect(world.when('n0 Ready=Unknown')).toEqual([65.026]);
  });

  it('NL-5 holds for a node that its status makes not Ready, too', () => {
    const world = clusterWith(1);
    world.at(7, () => world.report(0, 'False'));
    world.runTo(80);
    expect(world.when('n0 Ready=Unknown')).toEqual([65.026]);
  });

  it('NL-6 asks only whether renewTime has grown: an hour ahead changes nothing', () => {
    const world = clusterWith(1);
    for (let second = 10; second <= 200; second += 10) {
      world.at(second, () => world.renew(0, second + (second > 50 ? 3_600 : 0)));
    }
    world.runTo(200);
    expect(world.when('n0 Ready=Unknown')).toEqual([]);
  });

  it.each([
    [35, []],
    [300, [60.024]],
    [3_600, [60.024]],
  ])(
    'NL-6 a kubelet clock stepped back by %i s: renewals do not count until it has passed the last one',
    (back, unknown) => {
      const world = clusterWith(1);
      world.at(10, () => world.renew(0, 10));
      for (let second = 20; second <= 120; second += 10)
        world.at(second, () => world.renew(0, second - back));
      world.runTo(120);
      expect(world.when('n0 Ready=Unknown')).toEqual(unknown);
    },
  );

  it('NL-6 a lease without renewTime is never newer than another', () => {
    const world = clusterWith(1);
    world.at(10, () => world.renew(0, -1_767_225_600));
    world.runTo(60);
    expect(world.when('n0 Ready=Unknown')).toEqual([50.02]);
  });
});

describe('NL-7 and NL-8: Unknown', () => {
  it('NL-7 is strict: with a pass of no length the tenth pass is at exactly 50 s, and the eleventh acts', () => {
    const exact = clusterWith(1, { passLength: 0 });
    exact.runTo(60);
    expect(exact.when('n0 Ready=Unknown')).toEqual([55]);
    const real = clusterWith(1, { passLength: 0.002 });
    real.runTo(60);
    expect(real.when('n0 Ready=Unknown')).toEqual([50.02]);
  });

  it('NL-7 is strict for the startup grace period as well', () => {
    const world = controllerWorld({ zones: ['', ''], controllers: 'nodeLifecycle', passLength: 0 });
    world.createNode(0, { ready: 'absent', lease: false });
    world.createNode(1);
    world.renewFrom(1, 0, 100);
    world.at(0, () => world.startControllers());
    world.runTo(70);
    expect(world.when('n0 Ready=Unknown')).toEqual([65]);
  });

  it('NL-7 acts at the first pass after 40 s with the older grace period', () => {
    const world = clusterWith(1, { params: { monitorGracePeriod: seconds(40) } });
    world.runTo(60);
    expect(world.when('n0 Ready=Unknown')).toEqual([40.016]);
  });

  it('NL-7 writes the status once, leaves the heartbeat time alone and keeps the probe', () => {
    const world = clusterWith(1);
    world.runTo(120);
    const writes = statusWrites(world, 'n0');
    expect(writes.map(({ at }) => at)).toEqual([50.02]);
    expect(writes[0]?.what).toMatchObject({ ready: 'Unknown', reason: 'NodeStatusUnknown' });
    expect(writes[0]?.what).not.toHaveProperty('lastHeartbeatTime');
    expect(silenceOf(world.nodeLifecycle(), 0, 5_000_000_000 + 120_000_000)).toBe(120_000_000);
  });

  it('NL-7 counts the cached lease as seen after Unknown, so that a clock stepped back is only a blip', () => {
    const world = clusterWith(1);
    world.at(10, () => world.renew(0, 10));
    for (let second = 20; second <= 300; second += 10)
      world.at(second, () => world.renew(0, second - 300));
    world.at(65, () => world.report(0, 'True'));
    world.runTo(300);
    expect(world.when('n0 Ready=')).toEqual([60.024, 65]);
  });

  it('NL-8 tries again 20 ms later with the node read afresh', () => {
    const world = clusterWith(1);
    world.intercept = (request, at) =>
      request.verb === 'PUT' &&
      request.resource === 'Node' &&
      request.subresource === 'status' &&
      at < 50.05
        ? REFUSED
        : null;
    world.runTo(60);
    expect(statusWrites(world, 'n0').map(({ at }) => at)).toEqual([50.02, 50.04, 50.06]);
    expect(world.when('n0 Ready=Unknown')).toEqual([50.06]);
  });

  it('NL-8 a report that the watch has not shown yet makes the write a conflict, and the node read afresh has moved', () => {
    const world = clusterWith(1, { watching: 0.05 });
    world.at(50, () => world.report(0, 'True'));
    world.runTo(56);
    expect(statusWrites(world, 'n0')).toHaveLength(1);
    expect(world.when('n0 Ready=Unknown')).toEqual([]);
    expect(world.requestsOf('GET', 'Node')).not.toEqual([]);
  });

  it('NL-8 gives the node up for this pass after 5 tries: no taint, no Pods; the next pass tries anew', () => {
    const world = clusterWith(1);
    world.createPod('default/web', 0);
    world.intercept = (request) =>
      request.verb === 'PUT' && request.resource === 'Node' && request.subresource === 'status'
        ? REFUSED
        : null;
    world.runTo(56);
    expect(statusWrites(world, 'n0').map(({ at }) => at)).toEqual([
      50.02, 50.04, 50.06, 50.08, 50.1, 55.1, 55.12, 55.14, 55.16, 55.18,
    ]);
    expect(world.factsOf('nodeQueued')).toEqual([]);
    expect(world.when('default/web')).toEqual([]);
  });

  it('NL-8 does not write Unknown if the node read afresh has moved', () => {
    const world = clusterWith(1);
    world.intercept = (request, at) => {
      if (
        request.verb !== 'PUT' ||
        request.resource !== 'Node' ||
        request.subresource !== 'status' ||
        at > 50.03
      )
        return null;
      world.report(0, 'True');
      return REFUSED;
    };
    world.runTo(56);
    expect(world.when('n0 Ready')).toEqual([]);
  });
});

describe('NL-9 to NL-11: what follows', () => {
  it('NL-9 a live lease alone keeps a node Ready for days', () => {
    const world = clusterWith(0);
    world.runTo(1_000);
    expect(world.changes).toEqual([]);
  });

  it('NL-9 a live status alone does not, if it comes every 5 min', () => {
    const world = clusterWith(1);
    world.at(300, () => world.report(0, 'True'));
    world.runTo(320);
    expect(world.when('n0 Ready=')).toEqual([50.02, 300]);
  });

  it('NL-9 a node that never posts status but renews gets no action at all', () => {
    const world = controllerWorld({ zones: ['', ''], controllers: 'nodeLifecycle' });
    world.createNode(0, { ready: 'absent' });
    world.createNode(1);
    for (const node of [0, 1]) world.renewFrom(node, 0, 300);
    world.at(0, () => world.startControllers());
    world.runTo(300);
    expect(world.changes).toEqual([]);
  });

  it('NL-10 sets the Ready condition of every Pod of the node to False in the same pass, one after another', () => {
    const world = clusterWith(1, { sending: 0.004, answering: 0.006 });
    for (const pod of ['a', 'b', 'c']) world.createPod(`default/${pod}`, 0);
    world.createPod('default/elsewhere', 1);
    world.runTo(60);
    const [unknown = 0] = world.when('n0 Ready=Unknown');
    expect(world.when('Ready=False').map((at) => Math.round((at - unknown) * 1_000))).toEqual([
      10, 20, 30,
    ]);
    expect(world.when('elsewhere')).toEqual([]);
    expect(eventsOf(world).filter((event) => event.endsWith('NodeNotReady'))).toEqual([
      'n0 NodeNotReady',
      'default/a NodeNotReady',
      'default/b NodeNotReady',
      'default/c NodeNotReady',
    ]);
  });

  it('NL-10 tries failed Pods again in later passes', () => {
    const world = clusterWith(1);
    world.createPod('default/web', 0);
    world.intercept = (request, at) =>
      request.verb === 'PATCH' && request.resource === 'Pod' && at < 58 ? REFUSED : null;
    world.runTo(80);
    expect(world.requestsOf('PATCH', 'Pod').map(({ at }) => at)).toEqual([50.02, 55.022, 60.024]);
    expect(world.when('default/web Ready=False')).toEqual([60.024]);
  });

  it('NL-10 does not mourn a Pod that is gone meanwhile', () => {
    const world = clusterWith(1);
    world.createPod('default/web', 0);
    world.intercept = (request) =>
      request.verb === 'PATCH' && request.resource === 'Pod'
        ? { outcome: 'failed', code: 404, reason: 'NotFound' }
        : null;
    world.runTo(80);
    expect(world.requestsOf('PATCH', 'Pod')).toHaveLength(1);
    expect(eventsOf(world)).not.toContain('default/web NodeNotReady');
  });

  it('NL-10 treats a new Pod on a node that is not Ready alike, at once', () => {
    const world = clusterWith(1);
    world.at(53, () => world.createPod('default/late', 0));
    world.at(54, () => world.createPod('default/fine', 1));
    world.runTo(60);
    expect(world.when('default/late Ready=False')).toEqual([53]);
    expect(world.when('default/fine')).toEqual([]);
  });

  it('NL-11 Ready=False comes from a living kubelet: taints as well, but no Unknown while it renews', () => {
    const world = clusterWith(1);
    world.renewFrom(0, 0, 200);
    world.createPod('default/web', 0);
    world.at(7, () => world.report(0, 'False'));
    world.runTo(200);
    expect(world.isReady(0)).toBe('False');
    expect(world.taintsOf(0)).toEqual(['not-ready:NoSchedule', 'not-ready:NoExecute']);
    expect(world.when('default/web')).toEqual([]);
  });
});

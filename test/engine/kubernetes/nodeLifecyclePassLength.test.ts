/** How long a pass takes, and how fast the controller may send (NL-26). */
import { describe, expect, it } from 'vitest';
import {
  controllerWorld,
  type ControllerWorldOptions,
} from '../../support/fakeControllerContext.ts';

/** Nodes that never renew, and one more that does; the controller from 0 on, passes at 5.002k. */
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

describe('NL-26: a pass has a length', () => {
  it('NL-26 draws 0.4 to 4 ms for an idle pass, and more with many nodes', () => {
    const few = clusterWith(7);
    few.runTo(1);
    expect(few.draws).toContainEqual({ purpose: 'length', from: 480, to: 4_081 });
    const many = clusterWith(999);
    many.runTo(1);
    expect(many.draws).toContainEqual({ purpose: 'length', from: 10_400, to: 14_001 });
  });

  it('NL-26 starts the next pass a period after the end of a pass, however long it was', () => {
    const world = clusterWith(1, { sending: 0.05, answering: 0.05 });
    for (const pod of ['a', 'b']) world.createPod(`default/${pod}`, 0);
    world.runTo(60);
    // Status write and two Pods, 100 ms each, in the pass at 50.02.
    const ends = world.factsOf('passEnded').map(({ at }) => at);
    const starts = world.factsOf('passStarted').map(({ at }) => at);
    expect(ends[10]).toBeCloseTo(50.32, 6);
    expect(starts[11]).toBeCloseTo(55.32, 6);
  });

  it('NL-26 works on 8 nodes in parallel', () => {
    const world = clusterWith(12, { sending: 0.005, answering: 0.005 });
    world.runTo(60);
    const unknown = world.when('Ready=Unknown').map((at) => Math.round((at - 50.02) * 1_000));
    expect(unknown).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 15, 15, 15, 15]);
  });

  it('NL-26 lets 30 requests through at once and then 20 a second', () => {
    const world = clusterWith(60);
    world.runTo(60);
    const sent = world.requests.map(({ at }) => at).filter((at) => at > 50);
    expect(sent.filter((at) => at === 50.02)).toHaveLength(30);
    for (let place = 31; place < sent.length; place++) {
      expect((sent[place] ?? 0) - (sent[place - 1] ?? 0)).toBeGreaterThan(0.049);
    }
    expect(sent.filter((at) => at > 50.02 && at <= 51.02)).toHaveLength(20);
  });

  it('NL-26 needs about 0.6 s for 8 nodes with 16 Pods, and the next pass waits for it', () => {
    const world = clusterWith(8, { sending: 0.0025, answering: 0.0025, watching: 0.002 });
    world.runTo(40);
    for (let pod = 0; pod < 16; pod++) world.createPod(`default/p${pod}`, pod % 8);
    world.runTo(60);
    const [start = 0] = world.when('Ready=Unknown');
    const end =
      world
        .factsOf('passEnded')
        .map(({ at }) => at)
        .find((at) => at > start) ?? 0;
    expect(end - start).toBeGreaterThan(0.5);
    expect(end - start).toBeLessThan(0.7);
  });
});

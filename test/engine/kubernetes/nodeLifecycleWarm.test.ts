/** A controller that has been at work for long when the run begins: nothing starts anew. */
import { describe, expect, it } from 'vitest';
import { silenceOf } from '../../../src/engine/kubernetes/nodeLifecycle.ts';
import { controllerWorld } from '../../support/fakeControllerContext.ts';

function warm(lastRenewals: readonly number[]) {
  const world = controllerWorld({
    zones: lastRenewals.map(() => ''),
    controllers: 'nodeLifecycle',
    start: 'warm',
  });
  lastRenewals.forEach((second, node) => {
    world.createNode(node);
    world.at(100, () => world.renew(node, second));
  });
  world.at(100, () => world.startControllers());
  return world;
}

describe('NL-6 in a warm start', () => {
  it('NL-6 every node was noticed by the pass after its last renewal', () => {
    // The last pass began as the run begins, at 100.
    const world = warm([99, 93, 91]);
    world.runTo(100);
    const silences = [0, 1, 2].map((node) => silenceOf(world.nodeLifecycle(), node, 5_100_000_000));
    expect(silences).toEqual([0, 5_000_000, 5_000_000]);
    expect(world.facts).toEqual([]);
  });

  it('NL-7 a node that never renews again turns Unknown at the tenth pass after the one that noticed it', () => {
    const world = warm([99, 93, 91]);
    world.renewFrom(0, 109, 300);
    world.runTo(200);
    // Noticed at 95; passes at 105 + 5.002k.
    expect(world.when('Ready=Unknown')).toEqual([145.016, 145.016]);
    expect(world.when('n0 ')).toEqual([]);
  });

  it('NL-18 zones are judged from the start', () => {
    const world = warm([99, 93]);
    world.runTo(100);
    expect(world.nodeLifecycle().zones[0]).toMatchObject({
      state: 'Normal',
      ready: 2,
      notReady: 0,
    });
  });
});

/** Reference timeline 1 (section 14): a node crash from the last renewal to the deleted Pod, no latency, passes of 0.05 s. */
import { describe, expect, it } from 'vitest';
import { controllerWorld } from '../../support/fakeControllerContext.ts';

const TOLERATES_300 = [
  {
    key: 'node.kubernetes.io/unreachable',
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 300,
  },
] as const;

function crashAt25() {
  const world = controllerWorld({ zones: ['', ''], passLength: 0.05 });
  for (const node of [0, 1]) world.createNode(node);
  world.createPod('default/web', 0, TOLERATES_300);
  world.renewFrom(0, 0, 20);
  world.renewFrom(1, 0, 400);
  world.at(2, () => world.startControllers());
  world.runTo(400);
  return world;
}

describe('reference timeline 1: node crash at 25, passes at 2 + 5.05k', () => {
  it('NL-7 turns the node Unknown at 72.7, the tenth pass after the one that saw its last renewal', () => {
    const world = crashAt25();
    const passes = world.factsOf('passStarted').map(({ at }) => at);
    expect(passes.slice(0, 5)).toEqual([2, 7.05, 12.1, 17.15, 22.2]);
    expect(world.when('n0 Ready=Unknown')).toEqual([72.7]);
    expect(world.when('n1 ')).toEqual([]);
  });

  it('NL-12 adds unreachable:NoSchedule at the same instant', () => {
    expect(crashAt25().when('n0 +unreachable:NoSchedule')).toEqual([72.7]);
  });

  it('NL-14 adds unreachable:NoExecute by 72.8, at the next tick of the tainting loop', () => {
    const [tainted] = crashAt25().when('n0 +unreachable:NoExecute');
    expect(tainted).toBeGreaterThanOrEqual(72.7);
    expect(tainted).toBeLessThanOrEqual(72.8007);
  });

  it('NL-10 marks its Pod not Ready at 72.7, TE-6 deletes it 300 s after the NoExecute taint', () => {
    const world = crashAt25();
    expect(world.when('default/web Ready=False')).toEqual([72.7]);
    const [tainted = 0] = world.when('n0 +unreachable:NoExecute');
    const [deleted = 0] = world.when('default/web deleted');
    expect(deleted).toBeCloseTo(tainted + 300, 6);
    expect(deleted).toBeLessThanOrEqual(372.8);
  });
});

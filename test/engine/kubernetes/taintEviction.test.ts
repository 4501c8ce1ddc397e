/** Taint eviction: what admission adds, when a Pod's timer runs, and how it is deleted (TE-1 to TE-10). */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/engine/kubernetes/messages.ts';
import type { Toleration } from '../../../src/engine/kubernetes/objects.ts';
import { admitTolerations, evictionInstant } from '../../../src/engine/kubernetes/taintEviction.ts';
import {
  controllerWorld,
  type ControllerWorld,
  type ControllerWorldOptions,
} from '../../support/fakeControllerContext.ts';

const NOT_READY = 'node.kubernetes.io/not-ready';
const UNREACHABLE = 'node.kubernetes.io/unreachable';
const DEFAULTS = { notReady: 300, unreachable: 300 };
const REFUSED: Answer = { outcome: 'refused' };

const tolerates = (key: string, tolerationSeconds?: number): Toleration => ({
  key,
  operator: 'Exists',
  effect: 'NoExecute',
  ...(tolerationSeconds === undefined ? {} : { tolerationSeconds }),
});

/** Three nodes; the controller runs from 1 on. */
function cluster(options: Partial<ControllerWorldOptions> = {}): ControllerWorld {
  const world = controllerWorld({ zones: ['', '', ''], controllers: 'taintEviction', ...options });
  for (const node of [0, 1, 2]) world.createNode(node);
  world.at(1, () => world.startControllers());
  return world;
}

describe('TE-1 and TE-2: admission', () => {
  it('TE-1 adds 300 s for both taints to a Pod that says nothing', () => {
    expect(admitTolerations([], DEFAULTS, false)).toEqual([
      tolerates(NOT_READY, 300),
      tolerates(UNREACHABLE, 300),
    ]);
  });

  it('TE-1 adds the seconds that the API server is told to', () => {
    expect(admitTolerations([], { notReady: 20, unreachable: 30 }, false)).toEqual([
      tolerates(NOT_READY, 20),
      tolerates(UNREACHABLE, 30),
    ]);
  });

  it.each([[0], [5], [undefined]])(
    'TE-1 leaves a toleration alone that the user wrote for %s s',
    (wanted) => {
      const written = tolerates(UNREACHABLE, wanted);
      expect(admitTolerations([written], DEFAULTS, false)).toEqual([
        written,
        tolerates(NOT_READY, 300),
      ]);
    },
  );

  it('TE-1 adds nothing if an empty key or effect covers both', () => {
    const all: Toleration = { operator: 'Exists' };
    expect(admitTolerations([all], DEFAULTS, false)).toEqual([all]);
    const noEffect: Toleration = { key: NOT_READY, operator: 'Exists' };
    expect(admitTolerations([noEffect], DEFAULTS, false)).toEqual([
      noEffect,
      tolerates(UNREACHABLE, 300),
    ]);
    const noSchedule: Toleration = { key: NOT_READY, operator: 'Exists', effect: 'NoSchedule' };
    expect(admitTolerations([noSchedule], DEFAULTS, false)).toHaveLength(3);
  });

  it('TE-2 gives the Pods of a DaemonSet both tolerations for ever, so that they are never evicted', () => {
    const admitted = admitTolerations([], DEFAULTS, true);
    expect(admitted).toEqual([tolerates(NOT_READY), tolerates(UNREACHABLE)]);
    const world = cluster();
    world.createPod('kube-system/agent', 0, admitted);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.runTo(1_000);
    expect(world.when('kube-system/agent')).toEqual([]);
    expect(world.factsOf('podEvictionScheduled')).toEqual([]);
  });
});

describe('TE-3 to TE-7: timers', () => {
  it('TE-3 a Node event without a change of its NoExecute taints does nothing', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(15, () => world.report(0, 'Unknown'));
    world.at(20, () => world.taint(0, 'unreachable:NoSchedule'));
    world.runTo(30);
    expect(world.factsOf('podEvictionScheduled').map(({ at }) => at)).toEqual([10]);
  });

  it('TE-3 a Pod event without new tolerations or another node does nothing: a Terminating Pod is not deleted twice', () => {
    const world = cluster();
    world.createPod('default/web', 0, []);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.runTo(100);
    expect(world.when('default/web deleted')).toEqual([10]);
  });

  it('TE-3 a new Pod on a tainted node counts from its own arrival', () => {
    const world = cluster();
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(25, () => world.createPod('default/late', 0, [tolerates(UNREACHABLE, 30)]));
    world.runTo(100);
    expect(world.when('default/late deleted')).toEqual([55]);
  });

  it('TE-4 deletes at once what does not tolerate every taint', () => {
    const world = cluster();
    world.createPod('default/one', 0, [tolerates(UNREACHABLE, 30)]);
    world.createPod('default/both', 0, [tolerates(UNREACHABLE, 30), tolerates(NOT_READY, 5)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(20, () => world.taint(0, 'not-ready:NoExecute'));
    world.runTo(60);
    expect(world.when('default/one deleted')).toEqual([20]);
    // The timer of the other is kept, though it tolerates the second taint for 5 s only.
    expect(world.when('default/both deleted')).toEqual([40]);
    expect(world.factsOf('podEvictionCancelled').map(({ at, what }) => [at, what.pod])).toEqual([
      [20, 'default/one'],
    ]);
  });

  it('TE-4 takes the first toleration that matches', () => {
    const world = cluster();
    world.createPod('default/first', 0, [tolerates(UNREACHABLE, 40), tolerates(UNREACHABLE, 5)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.runTo(60);
    expect(world.when('default/first deleted')).toEqual([50]);
  });

  it('TE-5 takes the shortest of the used ones; 0 and less is at once; without a value it is for ever', () => {
    const world = cluster();
    world.createPod('default/short', 0, [tolerates(UNREACHABLE, 60), tolerates(NOT_READY, 20)]);
    world.createPod('default/zero', 0, [tolerates(UNREACHABLE, 0), tolerates(NOT_READY, 20)]);
    world.createPod('default/below', 0, [tolerates(UNREACHABLE, -7), tolerates(NOT_READY)]);
    world.createPod('default/half', 0, [tolerates(UNREACHABLE), tolerates(NOT_READY, 30)]);
    world.createPod('default/ever', 0, [tolerates(UNREACHABLE), tolerates(NOT_READY)]);
    world.createNode(0, { taints: ['unreachable:NoExecute', 'not-ready:NoExecute'] });
    world.runTo(100);
    expect(world.when('default/short deleted')).toEqual([21]);
    expect(world.when('default/zero deleted')).toEqual([1]);
    expect(world.when('default/below deleted')).toEqual([1]);
    expect(world.when('default/half deleted')).toEqual([31]);
    expect(world.when('default/ever')).toEqual([]);
  });

  it('TE-5 cancels the timer if the Pod tolerates everything for ever from now on', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(20, () => world.tolerate('default/web', [tolerates(UNREACHABLE)]));
    world.runTo(100);
    expect(world.when('default/web deleted')).toEqual([]);
    expect(world.factsOf('podEvictionCancelled').map(({ at }) => at)).toEqual([20]);
  });

  it('TE-6 counts from the moment this controller processes the taint, not from timeAdded', () => {
    const world = controllerWorld({ zones: [''], controllers: 'taintEviction', watching: 0.02 });
    world.createNode(0, { taints: ['unreachable:NoExecute'] });
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(100, () => world.startControllers());
    world.runTo(140);
    expect(world.when('default/web deleted')).toEqual([130]);
  });

  it.each([
    ['longer', [tolerates(UNREACHABLE, 90)]],
    ['shorter', [tolerates(UNREACHABLE, 5)]],
  ])('TE-6 a toleration made %s does not move a timer', (_, changed) => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(20, () => world.tolerate('default/web', changed));
    world.runTo(200);
    expect(world.when('default/web deleted')).toEqual([40]);
  });

  it('TE-6 a swap of the taint does not restart it', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30), tolerates(NOT_READY, 20)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(30, () => world.taint(0, 'not-ready:NoExecute'));
    world.at(30.01, () => world.untaint(0, 'unreachable:NoExecute'));
    world.runTo(100);
    expect(world.when('default/web deleted')).toEqual([40]);
    expect(world.factsOf('podEvictionCancelled')).toEqual([]);
  });

  it('TE-6 tells when the eviction is due', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.runTo(11);
    expect(world.factsOf('podEvictionScheduled')[0]?.what).toMatchObject({
      pod: 'default/web',
      node: 'n0',
      at: 40_000_000,
    });
    expect(evictionInstant(world.taintEviction(), 'default/web')).toBe(40_000_000);
    world.runTo(41);
    expect(evictionInstant(world.taintEviction(), 'default/web')).toBeNull();
  });

  it('TE-7 cancels all timers of a node whose taints are gone, and a later taint starts from zero', () => {
    const world = cluster();
    for (const pod of ['a', 'b'])
      world.createPod(`default/${pod}`, 0, [tolerates(UNREACHABLE, 30)]);
    world.createPod('default/other', 1, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(10, () => world.taint(1, 'unreachable:NoExecute'));
    world.at(35, () => world.untaint(0, 'unreachable:NoExecute'));
    world.at(50, () => world.taint(0, 'unreachable:NoExecute'));
    world.runTo(100);
    expect(
      world.factsOf('podEvictionCancelled').map(({ at, what }) => [at, what.pod, what.node]),
    ).toEqual([
      [35, 'default/a', 'n0'],
      [35, 'default/b', 'n0'],
    ]);
    expect(world.when('default/a deleted')).toEqual([80]);
    expect(world.when('default/other deleted')).toEqual([40]);
  });

  it('TE-7 cancels the timer of a Pod that is gone', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(20, () => world.removePod('default/web'));
    world.runTo(100);
    expect(world.factsOf('podEvictionCancelled').map(({ at }) => at)).toEqual([20]);
    expect(world.requestsOf('DELETE', 'Pod')).toEqual([]);
  });

  it('NL-23 a new leader starts the count over', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 300)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(200, () => world.stopControllers());
    world.at(210, () => world.startControllers());
    world.runTo(600);
    expect(world.when('default/web deleted')).toEqual([510]);
  });
});

describe('TE-8 to TE-10: deletion', () => {
  it('TE-8 sends GET, PATCH of DisruptionTarget and a plain DELETE, and one Event', () => {
    const world = cluster({ sending: 0.002, answering: 0.003 });
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.runTo(100);
    const sent = world.requests.map(({ at, what }) => [
      at,
      what.request.verb,
      what.request.resource,
    ]);
    expect(sent).toEqual([
      [40, 'POST', 'Event'],
      [40, 'GET', 'Pod'],
      [40.005, 'PATCH', 'Pod'],
      [40.01, 'DELETE', 'Pod'],
    ]);
    expect(world.when('default/web DisruptionTarget')).toEqual([40.007]);
    expect(world.when('default/web deleted')).toEqual([40.012]);
  });

  it('TE-8 tries 5 times, 10 ms apart, and then gives up', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.intercept = (request) => (request.verb === 'DELETE' ? REFUSED : null);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.runTo(100);
    expect(world.requestsOf('DELETE', 'Pod').map(({ at }) => at)).toEqual([
      40, 40.01, 40.02, 40.03, 40.04,
    ]);
  });

  it('TE-8 has 20 requests a second after a burst of 30: of 40 Pods the last is gone after 4.6 s, the last Event sent after 6.5 s', () => {
    const world = cluster();
    for (let pod = 0; pod < 40; pod++)
      world.createPod(`default/p${pod}`, pod % 3, [tolerates(UNREACHABLE, 30)]);
    for (const node of [0, 1, 2]) world.at(10, () => world.taint(node, 'unreachable:NoExecute'));
    world.runTo(100);
    const deleted = world.when('deleted');
    expect(deleted).toHaveLength(40);
    // 160 requests, 30 of them at once and then 20 a second.
    expect(Math.max(...world.requests.map(({ at }) => at))).toBeCloseTo(46.5, 6);
    expect(deleted[0]).toBeGreaterThan(40);
    // Events go one after another and fall behind: each Pod costs three requests, not four.
    expect(Math.max(...deleted)).toBeGreaterThan(44);
    expect(Math.max(...deleted)).toBeLessThan(44.7);
  });

  it('TE-9 asks once: the Pod stays Terminating until its kubelet confirms', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 0)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(500, () => world.taint(0, 'not-ready:NoSchedule'));
    world.runTo(1_000);
    expect(world.requestsOf('DELETE', 'Pod')).toHaveLength(1);
    expect(world.cache.pods.get('default/web')?.terminating).toBe(true);
  });

  it('TE-10 only the taint counts: a node that is Ready again keeps its timers', () => {
    const world = cluster();
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(35, () => world.report(0, 'True'));
    world.at(41, () => world.untaint(0, 'unreachable:NoExecute'));
    world.runTo(100);
    expect(world.when('default/web deleted')).toEqual([40]);
    expect(world.factsOf('podEvictionCancelled')).toEqual([]);
  });

  it('TE-10 a taint removed while the Pod is being deleted: deleted all the same, and the cancelling reported', () => {
    const world = cluster({ sending: 0.005, answering: 0.005 });
    world.createPod('default/web', 0, [tolerates(UNREACHABLE, 30)]);
    world.at(10, () => world.taint(0, 'unreachable:NoExecute'));
    world.at(40.01, () => world.untaint(0, 'unreachable:NoExecute'));
    world.runTo(100);
    expect(world.when('default/web deleted')).toEqual([40.025]);
    expect(world.factsOf('podEvictionCancelled').map(({ at }) => at)).toEqual([40.01]);
  });
});

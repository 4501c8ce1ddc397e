/**
 * Evicted Pods come back elsewhere: the taint, five minutes, a DELETE, a new Pod from the ReplicaSet's
 * controller, a node from the scheduler. Told by the log, so that a reader can check the order.
 */
import { describe, expect, it } from 'vitest';
import { buildCluster, CONTROLLER_MANAGER, type Cluster } from '../../support/buildCluster.ts';
import { factsOf, secondsAt } from '../../support/story.ts';

const SCHEDULER = 'kube-scheduler';
const components = { [CONTROLLER_MANAGER]: ['a', 'b'], [SCHEDULER]: ['a', 'b'] };
const web = {
  kind: 'ReplicaSet' as const,
  namespace: 'default',
  name: 'web',
  replicas: 6,
  tolerations: [],
};
const proxy = { ...web, kind: 'DaemonSet' as const, name: 'proxy', replicas: 0 };

const withWeb = (options: object = {}): Cluster =>
  buildCluster({ seed: 7, nodes: 3, podsPerNode: 0, components, workloads: [web], ...options });

const podsOn = (cluster: Cluster, node: number): readonly string[] =>
  [...cluster.simulation.sim.world.pods.values()]
    .filter((pod) => pod.node === node && !pod.terminating)
    .map(({ key }) => key);

const counts = (cluster: Cluster): number[] =>
  [0, 1, 2].map((node) => podsOn(cluster, node).length);

const pending = (cluster: Cluster): number => podsOn(cluster, -1).length;

describe('a ReplicaSet of six Pods on three nodes', () => {
  it('begins a warm run spread evenly, every Pod Ready, and stays as it is', () => {
    const cluster = withWeb();
    cluster.run(60);
    expect(counts(cluster)).toEqual([2, 2, 2]);
    expect([...cluster.simulation.sim.world.pods.values()].every(({ ready }) => ready)).toBe(true);
    expect(factsOf(cluster, 'podCreated')).toEqual([]);
  });

  it('is created, bound and Ready in a cold run as soon as somebody leads (TE-1)', () => {
    const cluster = withWeb({ start: 'cold' });
    cluster.run(60);
    expect(counts(cluster).reduce((sum, each) => sum + each)).toBe(6);
    for (const bound of factsOf(cluster, 'podBound')) {
      const [ready] = factsOf(cluster, 'podReadyChanged', ({ pod }) => pod === bound.pod);
      const wait = (ready?.t ?? 0) - bound.t;
      expect(wait).toBeGreaterThan(60_000);
      expect(wait).toBeLessThan(400_000);
    }
    const seconds = [...cluster.simulation.sim.world.pods.values()].map(({ tolerations }) =>
      tolerations.map(({ tolerationSeconds }) => tolerationSeconds),
    );
    expect(seconds).toEqual(Array.from({ length: 6 }, () => [300, 300]));
  });

  it('TE-6, TE-8: loses a node, and 300 s after its taint the deleted Pods are replaced on the other two', () => {
    const cluster = withWeb();
    cluster.run(20);
    const before = podsOn(cluster, 1);
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    const taint = cluster.until('taintAdded', ({ effect }) => effect === 'NoExecute');
    cluster.run(295);
    expect(factsOf(cluster, 'podDeleted')).toEqual([]);
    cluster.run(10);
    expect(
      factsOf(cluster, 'podDeleted')
        .map(({ pod }) => pod)
        .sort(),
    ).toEqual(before.toSorted());
    expect(counts(cluster)).toEqual([3, 0, 3]);
    const [deleted] = factsOf(cluster, 'podDeleted');
    const [created] = factsOf(cluster, 'podCreated');
    const ready = factsOf(cluster, 'podReadyChanged', (fact) => fact.ready);
    expect(secondsAt(taint) + 300).toBeCloseTo(secondsAt(deleted ?? taint), 0);
    expect((created?.t ?? 0) - (deleted?.t ?? 0)).toBeLessThan(100_000);
    expect(ready.map(({ node }) => node).sort()).toEqual(['node-0', 'node-2']);
  });

  it('names what led to each replacement: deletion, creation, binding, Ready, one after another', () => {
    const cluster = withWeb();
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    cluster.run(400);
    const facts = cluster.facts();
    const [created] = factsOf(cluster, 'podCreated');
    const chain: string[] = [];
    for (let seq = created?.seq ?? null; seq !== null;) {
      const fact = facts.find((each) => each.seq === seq);
      chain.push(fact?.kind ?? '');
      seq = fact?.cause ?? null;
    }
    expect(chain).toContain('podDeleted');
    expect(chain).toContain('taintAdded');
    expect(chain.at(-1)).toBe('runStarted');
  });

  it('TE-9: runs twice for a while: on a node that is only cut off the old containers run on, Terminating', () => {
    const cluster = withWeb();
    cluster.run(20);
    const old = podsOn(cluster, 1);
    cluster.cut('lost', ['kubelet/node-1']);
    cluster.run(400);
    const { pods } = cluster.simulation.sim.world;
    expect(counts(cluster)).toEqual([3, 0, 3]);
    expect(old.map((key) => pods.get(key)?.terminating)).toEqual([true, true]);
    expect(old.map((key) => pods.get(key)?.started)).toEqual([true, true]);
    cluster.heal('kubelet/node-1');
    cluster.run(90);
    expect(old.map((key) => pods.has(key))).toEqual([false, false]);
    expect(factsOf(cluster, 'podRemoved')).toHaveLength(2);
    expect(pods.size).toBe(6);
  });

  it('comes back in the same way where calm kubelets are folded: they wake up for a new Pod', () => {
    const told = (['all', 'nodes'] as const).map((detail) => {
      const cluster = withWeb({ detail });
      cluster.run(20);
      cluster.act({ kind: 'powerOff', node: 'node-1' });
      cluster.run(400);
      return [
        counts(cluster),
        factsOf(cluster, 'podReadyChanged', ({ ready }) => ready).length,
        pending(cluster),
      ];
    });
    expect(told[1]).toEqual(told[0]);
    expect(told[0]).toEqual([[3, 0, 3], 2, 0]);
  });

  it('leaves new Pods Pending while no scheduler leads, and binds them when one does', () => {
    const cluster = withWeb();
    cluster.run(20);
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    cluster.run(330);
    for (const host of components[SCHEDULER])
      cluster.act({ kind: 'crash', process: `${SCHEDULER}/${host}` });
    cluster.run(50);
    expect(pending(cluster)).toBe(2);
    cluster.act({ kind: 'start', process: `${SCHEDULER}/a` });
    cluster.run(30);
    expect(pending(cluster)).toBe(0);
    expect(counts(cluster)).toEqual([3, 0, 3]);
  });

  it('is not replaced while no controller manager leads', () => {
    const cluster = withWeb();
    cluster.run(20);
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    cluster.run(120);
    for (const host of components[CONTROLLER_MANAGER])
      cluster.act({ kind: 'crash', process: `${CONTROLLER_MANAGER}/${host}` });
    cluster.run(600);
    expect(factsOf(cluster, 'podCreated')).toEqual([]);
  });

  it('waits for a node when none fits, and takes the first that comes back', () => {
    const cluster = withWeb({ nodes: 2, zones: ['a', 'b'] });
    cluster.run(20);
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    cluster.run(335);
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    cluster.run(60);
    expect(counts(cluster).slice(0, 2)).toEqual([6, 0]);
    cluster.act({ kind: 'powerOn', node: 'node-1' });
    cluster.run(60);
    expect(podsOn(cluster, 0).length + podsOn(cluster, 1).length).toBe(6);
  });

  it('LE-26, LE-32: has too many Pods after two leaders replaced the same ones, and the surplus goes', () => {
    const cluster = withWeb();
    const first = `${CONTROLLER_MANAGER}/a`;
    cluster.run(20);
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    cluster.run(300);
    cluster.act({ kind: 'pause', process: first });
    cluster.until('podDeleted');
    cluster.run(5);
    expect(factsOf(cluster, 'podCreated')).toHaveLength(2);
    cluster.act({ kind: 'resume', process: first });
    cluster.run(60);
    const makers = new Set(factsOf(cluster, 'podCreated').map(({ process }) => process));
    expect([...makers].sort()).toEqual([first, `${CONTROLLER_MANAGER}/b`]);
    expect(counts(cluster)).toEqual([3, 0, 3]);
  });
});

describe('a DaemonSet', () => {
  const withProxy = (options: object = {}): Cluster => withWeb({ workloads: [proxy], ...options });

  it('TE-2: has one Pod on every node, and they stay on a dead one for ever', () => {
    const cluster = withProxy();
    cluster.run(20);
    expect(counts(cluster)).toEqual([1, 1, 1]);
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    cluster.run(1_000);
    expect(counts(cluster)).toEqual([1, 1, 1]);
    expect(factsOf(cluster, 'podEvictionScheduled')).toEqual([]);
    expect(factsOf(cluster, 'podDeleted')).toEqual([]);
  });

  it('TE-2: tolerates both node taints without a limit, and gets its Pod on each node that joins', () => {
    const cluster = withProxy({ start: 'cold' });
    cluster.run(60);
    expect(counts(cluster)).toEqual([1, 1, 1]);
    const limits = [...cluster.simulation.sim.world.pods.values()].flatMap(({ tolerations }) =>
      tolerations.map(({ tolerationSeconds }) => tolerationSeconds),
    );
    expect(limits).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(
      factsOf(cluster, 'podBound')
        .map(({ node }) => node)
        .sort(),
    ).toEqual(['node-0', 'node-1', 'node-2']);
  });
});

describe('a cluster without workloads', () => {
  it('has no scheduler at work and nothing of it in its log', () => {
    const cluster = withWeb({ workloads: [], podsPerNode: 2 });
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    cluster.run(500);
    expect(cluster.simulation.sim.world.schedulers).toEqual([]);
    expect(factsOf(cluster, 'podCreated')).toEqual([]);
    expect(factsOf(cluster, 'podDeleted')).toHaveLength(2);
  });
});

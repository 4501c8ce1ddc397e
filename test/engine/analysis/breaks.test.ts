/** What is worth pointing out: each break with its start, its end and who took part, kept apart from the others. */
import { describe, expect, it } from 'vitest';
import { breaksOf, isNotable, type Break, type InvariantName } from '../../../src/engine/index.ts';
import {
  buildCluster,
  buildScenario,
  clusterOf,
  CONTROLLER_MANAGER,
  type Cluster,
} from '../../support/buildCluster.ts';
import { createSimulation } from '../../../src/engine/index.ts';

const breaks = (cluster: Cluster, invariant: InvariantName): readonly Break[] =>
  breaksOf(cluster.facts()).filter((each) => each.invariant === invariant);

const at = (cluster: Cluster, kind: string, process: string): readonly number[] =>
  cluster
    .facts()
    .filter((fact) => fact.kind === kind && 'process' in fact && fact.process === process)
    .map((fact) => fact.t);

/** Pauses both leaders long enough to be replaced, and wakes them up. */
function twoOverlaps(): Cluster {
  const cluster = buildCluster({
    seed: 3,
    nodes: 1,
    podsPerNode: 0,
    components: { alpha: ['a', 'b'], beta: ['c', 'd'] },
  });
  cluster.run(20);
  cluster.act({ kind: 'pause', process: 'alpha/a' });
  cluster.act({ kind: 'pause', process: 'beta/c' });
  cluster.run(30);
  cluster.act({ kind: 'resume', process: 'alpha/a' });
  cluster.run(3);
  cluster.act({ kind: 'resume', process: 'beta/c' });
  return cluster;
}

describe('what is worth pointing out', () => {
  it('LE-26: two locks with two leaders at once are two breaks, each with its own start, end and leaders', () => {
    const cluster = twoOverlaps();
    cluster.run(3);
    const open = cluster.simulation.world.invariants.get('oneActingLeader')?.open;
    expect([...(open?.keys() ?? [])]).toEqual(['kube-system/alpha', 'kube-system/beta']);
    cluster.run(30);
    const overlaps = breaks(cluster, 'oneActingLeader');
    expect(overlaps.map(({ lease, who }) => [lease, who])).toEqual([
      ['kube-system/alpha', ['alpha/a', 'alpha/b']],
      ['kube-system/beta', ['beta/c', 'beta/d']],
    ]);
    expect(overlaps.map(({ since }) => since)).toEqual([50e6, 53e6]);
    expect(overlaps.map(({ until }) => until)).toEqual([
      ...at(cluster, 'workCancelled', 'alpha/a'),
      ...at(cluster, 'workCancelled', 'beta/c'),
    ]);
  });

  it('nobody leads from the death of a leader to the takeover, for one lock and not the other', () => {
    const cluster = buildCluster({
      seed: 3,
      nodes: 1,
      podsPerNode: 0,
      components: { alpha: ['a', 'b'], beta: ['c', 'd'] },
    });
    cluster.run(20);
    cluster.act({ kind: 'crash', process: 'beta/c' });
    cluster.run(30);
    expect(breaks(cluster, 'someoneLeads')).toMatchObject([
      {
        subject: 'kube-system/beta',
        since: 20e6,
        until: at(cluster, 'startedLeading', 'beta/d')[0],
      },
    ]);
  });

  it('a live node is called Unknown while it is cut off, and each such node is a break of its own', () => {
    const cluster = buildCluster({ seed: 5, nodes: 3, podsPerNode: 0 });
    cluster.run(20);
    cluster.cut('held', ['kubelet/node-0', 'kubelet/node-2']);
    cluster.run(70);
    cluster.heal('kubelet/node-0');
    cluster.run(30);
    const found = breaks(cluster, 'noLiveNodeUnknown');
    expect(new Map(found.map(({ subject, who }) => [subject, who]))).toEqual(
      new Map([
        ['node-0', ['kubelet/node-0']],
        ['node-2', ['kubelet/node-2']],
      ]),
    );
    expect(found.find(({ subject }) => subject === 'node-0')?.until).not.toBeNull();
    expect(found.find(({ subject }) => subject === 'node-2')?.until).toBeNull();
  });

  it('a dead node that is called Unknown is none', () => {
    const cluster = buildCluster({ seed: 5, nodes: 3, podsPerNode: 0 });
    cluster.run(20);
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    cluster.run(70);
    expect(breaks(cluster, 'noLiveNodeUnknown')).toEqual([]);
  });

  it('TE-9: a Pod evicted from a live node runs on until the kubelet hears of it', () => {
    const base = buildScenario({ seed: 5, nodes: 3, podsPerNode: 1 });
    const scenario = {
      ...base,
      apiServer: { defaultNotReadyTolerationSeconds: 20, defaultUnreachableTolerationSeconds: 20 },
    };
    const cluster = clusterOf(scenario, createSimulation(scenario));
    cluster.run(20);
    cluster.cut('held', ['kubelet/node-0']);
    const deleted = cluster.until('podDeleted');
    cluster.run(5);
    cluster.heal('kubelet/node-0');
    const removed = cluster.until('podRemoved');
    expect(breaks(cluster, 'noLiveEviction')).toMatchObject([
      {
        subject: 'default/web-0-0',
        who: ['kubelet/node-0'],
        since: deleted.t,
        until: removed.t,
      },
    ]);
  });

  it('NL-20: all zones taken to be down, from the pass that finds it to the one that does not', () => {
    const cluster = buildCluster({ seed: 5, nodes: 2, podsPerNode: 0, zones: ['a', 'b'] });
    cluster.run(20);
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    const down = cluster.until('allZonesDisrupted');
    cluster.run(20);
    cluster.act({ kind: 'powerOn', node: 'node-1' });
    const up = cluster.until('allZonesDisruptedEnded');
    const [found] = breaks(cluster, 'someZoneIsUp');
    expect(found?.subject).toBe(`${CONTROLLER_MANAGER}/a`);
    expect(Math.abs((found?.since ?? 0) - down.t)).toBeLessThan(1e6);
    expect(Math.abs((found?.until ?? 0) - up.t)).toBeLessThan(1e6);
  });

  it('LE-18: a late release that frees the lock of the next holder robs it, until the robbed one stops', () => {
    const cluster = robbery();
    const [found] = breaks(cluster, 'noRobbedLeader');
    expect(found?.lease).toBe('kube-system/kube-scheduler');
    expect(found?.who).toHaveLength(2);
    const [robber, robbed] = found?.who ?? [];
    expect(robber).toBe('kube-scheduler/a');
    const stopped = at(cluster, 'workCancelled', robbed ?? '');
    expect(stopped).toContain(found?.until);
  });

  it('each is notable, but for all zones being down, which the controller itself tells', () => {
    const facts = twoOverlaps().facts();
    expect(facts.filter(({ kind }) => kind === 'invariantBroken').every(isNotable)).toBe(true);
  });
});

/** Swallows the leader's link until one of the others has taken over, and heals it while its release is under way. */
function robbery(): Cluster {
  for (let seed = 1; seed < 200; seed++) {
    const cluster = buildCluster({
      seed,
      nodes: 1,
      podsPerNode: 0,
      components: { 'kube-scheduler': ['a', 'b', 'c', 'd', 'e', 'f'] },
    });
    cluster.run(20);
    cluster.cut('held', ['kube-scheduler/a']);
    const taken = cluster.until('startedLeading', undefined, 60);
    cluster.heal('kube-scheduler/a');
    cluster.run(40);
    if (taken.process !== 'kube-scheduler/a' && breaks(cluster, 'noRobbedLeader').length > 0)
      return cluster;
  }
  throw new Error('no seed robs a leader');
}

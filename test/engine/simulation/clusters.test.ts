/** Nodes, their controllers and the server together: failover, outages and evictions on whole clusters, and promises of a run. */
import { describe, expect, it } from 'vitest';
import { createSimulation, parseScenario, type Scenario } from '../../../src/engine/index.ts';
import {
  buildCluster,
  buildScenario,
  clusterOf,
  CONTROLLER_MANAGER,
  type Cluster,
  type ClusterOptions,
} from '../../support/buildCluster.ts';
import { scenarioDocument } from '../../support/scenarioDocuments.ts';
import { after, factsOf, renewals, secondsAt } from '../../support/story.ts';

const KCM = `${CONTROLLER_MANAGER}/a`;
const now = (cluster: Cluster): number => cluster.simulation.now / 1e6;

/** A cluster whose Pods tolerate an unreachable node for so many seconds. */
function withToleration(seconds: number, options: ClusterOptions = {}): Cluster {
  const scenario: Scenario = {
    ...buildScenario(options),
    apiServer: {
      defaultNotReadyTolerationSeconds: seconds,
      defaultUnreachableTolerationSeconds: seconds,
    },
  };
  return clusterOf(scenario, createSimulation(scenario));
}

describe('NL-23: a new controller manager has forgotten everything', () => {
  it('NL-23 it passes 0.15 to 0.25 s after it took the lock and grants every node a new 50 s', () => {
    for (const seed of [1, 2, 3, 4]) {
      const cluster = buildCluster({ seed, nodes: 4 });
      cluster.run(20);
      cluster.act({ kind: 'powerOff', node: 'node-1' });
      cluster.run(25);
      cluster.act({ kind: 'crash', process: KCM });
      const leads = cluster.until('startedLeading', (fact) => secondsAt(fact) > 45);
      const unknown = cluster.until('nodeConditionChanged', (fact) => fact.status === 'Unknown');
      const pass =
        after(
          factsOf(cluster, 'passStarted', (fact) => fact.process === leads.process),
          secondsAt(leads),
        )[0] ?? leads;
      expect(secondsAt(pass) - secondsAt(leads)).toBeGreaterThan(0.15);
      expect(secondsAt(pass) - secondsAt(leads)).toBeLessThan(0.25);
      expect([unknown.node, unknown.process]).toEqual(['node-1', leads.process]);
      expect(secondsAt(unknown) - secondsAt(pass)).toBeGreaterThan(50);
      expect(secondsAt(unknown) - secondsAt(pass)).toBeLessThan(55.5);
    }
  });

  it('NL-23 it takes the NoExecute taint off a dead node, puts it back, and the count of 300 s starts over', () => {
    const cluster = buildCluster({ seed: 3, nodes: 4, podsPerNode: 1 });
    cluster.act({ kind: 'powerOff', node: 'node-1' });
    const first = cluster.until('podEvictionScheduled', (fact) => fact.node === 'node-1');
    cluster.run(100);
    const crashed = now(cluster);
    cluster.act({ kind: 'crash', process: KCM });
    const leads = cluster.until('startedLeading', (fact) => secondsAt(fact) > crashed);
    cluster.run(5);
    const taints = cluster
      .facts()
      .filter(
        (fact) =>
          (fact.kind === 'taintAdded' || fact.kind === 'taintRemoved') &&
          fact.effect === 'NoExecute' &&
          secondsAt(fact) > crashed,
      );
    expect(taints.map((fact) => fact.kind)).toEqual(['taintRemoved', 'taintAdded']);
    const again = after(factsOf(cluster, 'podEvictionScheduled'), crashed)[0] ?? first;
    expect(again.process).toBe(leads.process);
    expect(again.at).toBeGreaterThan(first.at);
    const deleted = cluster.until('podDeleted');
    expect(secondsAt(deleted) - secondsAt(taints[1] ?? deleted)).toBeGreaterThan(300);
    expect(secondsAt(deleted) - secondsAt(taints[1] ?? deleted)).toBeLessThan(300.5);
  });
});

describe('NL-28: the API server gone for everyone', () => {
  it.each([8, 30, 60, 90])(
    'NL-28 frozen or dead for %i s, no node turns Unknown and none is tainted',
    (length) => {
      for (const [down, up] of [
        ['apiServerFreeze', 'apiServerThaw'],
        ['apiServerDown', 'apiServerUp'],
      ] as const) {
        for (const seed of [1, 2, 3]) {
          const cluster = buildCluster({ seed, nodes: 5 });
          cluster.run(20);
          cluster.act({ kind: down });
          cluster.run(length);
          cluster.act({ kind: up });
          cluster.run(150);
          expect(
            factsOf(cluster, 'nodeConditionChanged', (fact) => fact.status === 'Unknown'),
          ).toEqual([]);
          expect(factsOf(cluster, 'taintAdded')).toEqual([]);
          const exits = factsOf(cluster, 'processExited', (fact) => fact.process === KCM);
          expect(exits).toHaveLength(length > 20 ? 1 : 0);
          for (const exit of exits) expect(secondsAt(exit)).toBeLessThan(20 + 12.1);
        }
      }
    },
  );
});

/** Longest that a tick's reading, writing and writing again after a conflict take, µs. */
const SLIP = 500_000;

/**
 * Nodes that lost Pods although all zones were disrupted, other than by the slip of NL-24: a tainting
 * tick that falls into the pass which finds all zones disrupted.
 */
function wronglyEvicted(cluster: Cluster): string[] {
  const disrupted = factsOf(cluster, 'allZonesDisrupted')[0];
  if (disrupted === undefined) throw new Error('the zones were never all disrupted');
  const pass = factsOf(cluster, 'passStarted', (fact) => fact.t <= disrupted.t).at(-1) ?? disrupted;
  const slipped = factsOf(
    cluster,
    'taintAdded',
    (fact) => fact.effect === 'NoExecute' && fact.t >= pass.t && fact.t <= disrupted.t + SLIP,
  ).map((fact) => fact.node);
  return factsOf(cluster, 'podDeleted', (fact) => !slipped.includes(fact.node)).map(
    (fact) => fact.pod,
  );
}

describe('NL-20: a whole cluster silent', () => {
  it('NL-20 in the story that ships, nobody is evicted and no node keeps a NoExecute taint', () => {
    const parsed = parseScenario(scenarioDocument('wholeClusterSilent'));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const cluster = clusterOf(parsed.value, createSimulation(parsed.value));
    cluster.run(470);
    expect(
      factsOf(cluster, 'nodeConditionChanged', (fact) => fact.status === 'Unknown'),
    ).toHaveLength(4);
    expect(factsOf(cluster, 'allZonesDisrupted')).toHaveLength(1);
    expect(
      cluster.simulation
        .objects()
        .flatMap((object) => (object.kind === 'Node' ? (object.spec.taints ?? []) : []))
        .filter((taint) => taint.effect === 'NoExecute'),
    ).toEqual([]);
    cluster.run(200);
    expect(factsOf(cluster, 'podDeleted')).toEqual([]);
  });

  it('NL-20 all nodes unreachable: no taint comes any more, and nobody is evicted but by the slip of NL-24', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const cluster = buildCluster({ seed, nodes: 6, zones: ['x', 'y'], podsPerNode: 1 });
      cluster.run(15);
      cluster.cut(
        'lost',
        [0, 1, 2, 3, 4, 5].map((node) => `kubelet/node-${node}`),
      );
      const disrupted = cluster.until('allZonesDisrupted');
      cluster.run(600);
      expect(
        factsOf(cluster, 'nodeConditionChanged', (fact) => fact.status === 'Unknown'),
      ).toHaveLength(6);
      expect(
        after(
          factsOf(cluster, 'taintAdded', (fact) => fact.effect === 'NoExecute'),
          secondsAt(disrupted) + SLIP / 1e6,
        ),
      ).toEqual([]);
      expect(wronglyEvicted(cluster)).toEqual([]);
    }
  });

  it('NL-20 a cluster whose only node dies does not evict, but by the slip of NL-24', () => {
    let spared = 0;
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const cluster = buildCluster({ seed, nodes: 1, podsPerNode: 1 });
      cluster.act({ kind: 'powerOff', node: 'node-0' });
      cluster.run(500);
      expect(wronglyEvicted(cluster)).toEqual([]);
      if (factsOf(cluster, 'podDeleted').length === 0) spared++;
    }
    expect(spared).toBeGreaterThan(3);
  });
});

describe('evictions', () => {
  it('TE-8 a Pod is read, marked and deleted when its toleration ends, without the Eviction API', () => {
    const cluster = withToleration(30, { nodes: 3 });
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    const scheduled = cluster.until('podEvictionScheduled');
    const deleted = cluster.until('podDeleted');
    const fired = scheduled.at / 1e6;
    const verbs = factsOf(
      cluster,
      'requestSent',
      (fact) =>
        fact.resource === 'Pod' &&
        fact.name === scheduled.pod &&
        secondsAt(fact) >= fired &&
        secondsAt(fact) <= secondsAt(deleted),
    );
    expect(verbs.map((fact) => fact.verb)).toEqual(['GET', 'PATCH', 'DELETE']);
    expect(secondsAt(deleted) - fired).toBeLessThan(0.1);
  });

  it('TE-8 in bulk five to eight Pods a second are deleted: several requests each, 30 at once and then 20 a second', () => {
    const cluster = withToleration(30, { nodes: 3, podsPerNode: 60 });
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    const scheduled = cluster.until('podEvictionScheduled');
    cluster.run(60);
    const deleted = factsOf(cluster, 'podDeleted').map(secondsAt);
    expect(deleted).toHaveLength(60);
    // GET, PATCH and DELETE of 60 Pods are 180 requests; their Events come on top, one after another.
    const took = Math.max(...deleted) - scheduled.at / 1e6;
    expect(took).toBeGreaterThan(7.4);
    expect(took).toBeLessThan(12);
  });

  it('TE-9 on a dead node a deleted Pod stays Terminating for good', () => {
    const cluster = withToleration(30, { nodes: 3 });
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    const deleted = cluster.until('podDeleted');
    cluster.run(1_800);
    expect(factsOf(cluster, 'podRemoved')).toEqual([]);
    const pod = cluster.simulation
      .objects()
      .find((object) => object.kind === 'Pod' && `default/${object.metadata.name}` === deleted.pod);
    expect(pod?.metadata).toHaveProperty('deletionTimestamp');
  });

  it('TE-9 a kubelet that comes back confirms the deletion, and only then the Pod is gone', () => {
    const cluster = withToleration(30, { nodes: 3 });
    cluster.cut('held', ['kubelet/node-0']);
    const deleted = cluster.until('podDeleted');
    cluster.run(20);
    const healed = now(cluster);
    cluster.heal('kubelet/node-0');
    const removed = cluster.until('podRemoved', () => true, 60);
    expect([removed.pod, removed.process]).toEqual([deleted.pod, 'kubelet/node-0']);
    expect(secondsAt(removed) - healed).toBeGreaterThan(0);
    expect(secondsAt(removed) - healed).toBeLessThan(15);
  });

  it('TE-10 a node that is Ready again still loses its Pods if their time ends before a pass has taken the taint off', () => {
    const cluster = withToleration(33, { nodes: 3, seed: 4 });
    cluster.cut('held', ['kubelet/node-0']);
    const scheduled = cluster.until('podEvictionScheduled');
    const outcomes = { evictedWhileReady: 0, saved: 0 };
    for (let before = 0.4; before < 12; before += 0.8) {
      const branch = clusterOf(cluster.scenario, cluster.simulation.clone());
      branch.run(scheduled.at / 1e6 - now(branch) - before);
      branch.heal('kubelet/node-0');
      branch.run(40);
      const ready = factsOf(branch, 'nodeConditionChanged', (fact) => fact.status === 'True')[0];
      const untainted = factsOf(branch, 'taintRemoved', (fact) => fact.effect === 'NoExecute')[0];
      const deleted = factsOf(branch, 'podDeleted');
      if (ready === undefined || untainted === undefined)
        throw new Error('the node did not come back');
      expect(secondsAt(untainted) - secondsAt(ready)).toBeLessThan(5.2);
      expect(deleted.length === 1).toBe(untainted.t > scheduled.at);
      if (deleted.length === 0) outcomes.saved++;
      else if (ready.t < scheduled.at) outcomes.evictedWhileReady++;
    }
    expect(outcomes.saved).toBeGreaterThan(0);
    expect(outcomes.evictedWhileReady).toBeGreaterThan(0);
  });
});

describe('a warm start', () => {
  it('KL-1, LE-5: every node renews within 10.5 s and an election within 2.5 s, whatever the seed', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const cluster = buildCluster({ seed, nodes: 5 });
      cluster.run(10.5);
      for (let node = 0; node < 5; node++)
        expect(renewals(cluster, `node-${node}`).length).toBeGreaterThan(0);
      const election = factsOf(
        cluster,
        'requestSent',
        (fact) => fact.verb === 'PUT' && fact.name === CONTROLLER_MANAGER,
      )[0];
      expect(secondsAt(election ?? { t: cluster.simulation.now })).toBeLessThan(2.5);
    }
  });

  it('NL-9 a calm cluster stays calm for a quarter of an hour: nothing Unknown, no promise broken', () => {
    const cluster = buildCluster({
      nodes: 5,
      components: { [CONTROLLER_MANAGER]: ['a', 'b'], 'kube-scheduler': ['c', 'd'] },
    });
    cluster.run(900);
    for (const kind of [
      'nodeConditionChanged',
      'taintAdded',
      'stoppedLeading',
      'invariantBroken',
      'renewalFailed',
      'processExited',
    ] as const)
      expect(factsOf(cluster, kind)).toEqual([]);
  });
});

/** What a cluster writes to etcd, what waits there for compaction, and what happens when it is full. */
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  etcdUsage,
  heartbeatCost,
  later,
  nodeLeaseBytes,
  seconds,
  START,
  type Command,
  type EtcdUsageView,
  type Fact,
  type Scenario,
  type Simulation,
  type WriteKind,
} from '../../../src/engine/index.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';

const at = (count: number) => later(START, seconds(count));
const KIB = 1_024;
const MIB = KIB * KIB;

const calm = (nodes: number): Scenario =>
  buildScenario({ nodes, components: { [CONTROLLER_MANAGER]: ['a', 'b'] } });

function run(scenario: Scenario, until: number, detail: 'all' | 'nodes' = 'nodes'): Simulation {
  const simulation = createSimulation(scenario, { detail });
  simulation.runUntil(at(until));
  return simulation;
}

const of = (view: EtcdUsageView, wanted: WriteKind) => {
  const found = view.kinds.find(({ kind }) => kind === wanted);
  if (found === undefined) throw new Error(wanted);
  return found;
};

describe('writes to etcd', () => {
  it('SZ-1 SZ-2 count every revision once, a Lease with its own bytes and a Node as a whole', () => {
    const simulation = createSimulation(calm(20), { detail: 'nodes' });
    const before = simulation.world.revision;
    simulation.runUntil(at(400));
    const usage = etcdUsage(simulation.sim);
    const writes = usage.kinds.reduce((sum, each) => sum + each.writes, 0);
    expect(writes).toBe(simulation.world.revision - before);
    const lease = of(usage, 'nodeLease');
    const perLease = lease.bytes / lease.writes;
    expect(perLease).toBeGreaterThanOrEqual(nodeLeaseBytes('node-1', 40));
    expect(perLease).toBeLessThanOrEqual(nodeLeaseBytes('node-10', 40));
    const node = of(usage, 'node');
    expect(node.bytes / node.writes).toBe(15 * KIB);
  });

  it.each(['all', 'nodes'] as const)(
    'SZ-1 are facts one by one, each with its revision and its bytes, in detail %s',
    (detail) => {
      const simulation = createSimulation(calm(3), { detail, factKinds: new Set(['etcdWritten']) });
      const before = simulation.world.revision;
      simulation.runUntil(at(400));
      const facts = simulation.facts().filter((fact) => fact.kind === 'etcdWritten');
      const versions = facts.map(({ resourceVersion }) => resourceVersion);
      expect(versions).toEqual(versions.map((_, index) => before + index + 1));
      for (const { kind, writes, bytes } of etcdUsage(simulation.sim).kinds) {
        const same = facts.filter(({ what }) => what === kind);
        expect(same.length).toBe(writes);
        expect(same.reduce((sum, fact) => sum + fact.bytes, 0)).toBe(bytes);
      }
      expect(facts.every(({ saysUnknown }) => !saysUnknown)).toBe(true);
    },
  );

  it('wait for slow disks: the fact of a write tells since when, as long as the commit delay', () => {
    const simulation = createSimulation(calm(3));
    simulation.apply({ kind: 'setCommitDelay', commitDelayMs: 400 });
    simulation.runUntil(at(60));
    const facts = simulation.facts().filter((fact) => fact.kind === 'etcdWritten');
    const later = facts.filter(({ t }) => t > 1e6);
    expect(later.length).toBeGreaterThan(30);
    expect(new Set(later.map(({ t, since }) => t - since))).toEqual(new Set([400_000]));
  });

  it('NL-9 the write that calls a node Unknown is told apart from the heartbeats of the same Node', () => {
    const simulation = createSimulation(calm(3));
    simulation.apply({ kind: 'powerOff', node: 'node-1' });
    simulation.runUntil(at(120));
    const unknown = simulation
      .facts()
      .filter((fact) => fact.kind === 'etcdWritten' && fact.saysUnknown);
    expect(unknown).toMatchObject([{ what: 'node', object: 'node-1', bytes: 15 * KIB }]);
  });

  it('SZ-4 come at the rates of the formula', () => {
    const usage = etcdUsage(run(calm(100), 130).sim, 120);
    const expected = heartbeatCost({ nodes: 100, bytes: 468, intervalSeconds: 10.2 });
    const { writesPerSecond, bytesPerSecond } = of(usage, 'nodeLease');
    expect(writesPerSecond / expected.writesPerSecond).toBeCloseTo(1, 1);
    expect((60 * bytesPerSecond) / expected.bytesPerMinute).toBeCloseTo(1, 1);
  });

  it('SZ-6 a lock costs about 30 writes a minute', () => {
    const usage = etcdUsage(run(calm(1), 130).sim, 120);
    expect(60 * of(usage, 'lock').writesPerSecond).toBeGreaterThan(29);
    expect(60 * of(usage, 'lock').writesPerSecond).toBeLessThan(31);
  });

  it.each([1, 2, 3])('are the same whether kubelets are folded or not (seed %i)', (seed) => {
    const scenario = { ...calm(12), seed };
    const [folded, single] = (['nodes', 'all'] as const).map((detail) => {
      const usage = etcdUsage(run(scenario, 640, detail).sim);
      return (['nodeLease', 'node'] as const).map((kind) => of(usage, kind));
    });
    expect(folded).toEqual(single);
  });
});

describe('AS-10 the history of a calm cluster', () => {
  it('spans one to two intervals of compaction, from the first second on', () => {
    const simulation = createSimulation(calm(50), { detail: 'nodes' });
    const spans: number[] = [];
    for (let second = 60; second <= 1_500; second += 20) {
      simulation.runUntil(at(second));
      const { historyBytes, bytesPerSecond } = etcdUsage(simulation.sim, 300);
      spans.push(historyBytes / bytesPerSecond);
    }
    expect(Math.min(...spans)).toBeGreaterThan(250);
    expect(Math.max(...spans)).toBeLessThan(680);
    const drops = spans.filter((span, index) => span < (spans[index - 1] ?? 0) - 150);
    expect(drops).toHaveLength(5);
  });

  it('leaves the file as large as it was until it is defragmented', () => {
    const simulation = run(calm(50), 1_000);
    const before = etcdUsage(simulation.sim);
    expect(before.fileBytes).toBeGreaterThanOrEqual(before.inUseBytes);
    simulation.apply({ kind: 'defragEtcd' });
    const after = etcdUsage(simulation.sim);
    expect(after.historyBytes).toBe(0);
    expect(after.fileBytes).toBe(after.liveBytes);
    expect(after.liveBytes).toBe(before.liveBytes);
  });
});

/** Large Nodes, a small quota, and no compaction: full after a while. */
function filling(quotaMiB: number): Scenario {
  const scenario = calm(3);
  return {
    ...scenario,
    etcd: { ...scenario.etcd, nodeKiB: KIB, quotaMiB, compactionIntervalSeconds: 86_400 },
    start: 'cold',
  };
}

const factsOf = <K extends Fact['kind']>(simulation: Simulation, kind: K) =>
  simulation.facts().filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);

describe.each(['all', 'nodes'] as const)(
  'AS-10 SZ-4 a database at its quota (detail: %s)',
  (detail) => {
    const full = (): { simulation: Simulation; since: number } => {
      const simulation = run(filling(16), 1_500, detail);
      const [alarm] = factsOf(simulation, 'etcdNoSpace');
      if (alarm === undefined) throw new Error('never full');
      return { simulation, since: alarm.t };
    };

    it('raises the alarm once, and refuses every write from then on', () => {
      const { simulation, since } = full();
      expect(factsOf(simulation, 'etcdNoSpace')).toHaveLength(1);
      expect(etcdUsage(simulation.sim).noSpace).toBe(true);
      expect(etcdUsage(simulation.sim).fileBytes).toBeLessThanOrEqual(16 * MIB);
      expect(etcdUsage(simulation.sim).fileBytes).toBeGreaterThan(14 * MIB);
      const silent = simulation.objects().flatMap((each) => {
        const renewTime = each.kind === 'Lease' ? each.spec.renewTime : null;
        return typeof renewTime === 'string' ? [Date.parse(renewTime) * 1_000] : [];
      });
      expect(silent.length).toBeGreaterThan(3);
      for (const renewTime of silent)
        expect(renewTime).toBeLessThanOrEqual(simulation.plan.date + since);
    });

    it('costs every leader its lock, and nobody can even say that nodes are silent', () => {
      const { simulation, since } = full();
      const stopped = factsOf(simulation, 'stoppedLeading').filter(({ t }) => t > since);
      expect(stopped.length).toBeGreaterThan(0);
      expect(factsOf(simulation, 'nodeConditionChanged').filter(({ t }) => t > since)).toEqual([]);
    });

    it('lets a Lease be deleted, which needs no room', () => {
      const { simulation } = full();
      const name = simulation.plan.nodeLifecycle.nodeNames[0] ?? '';
      const revision = simulation.world.revision;
      simulation.apply({ kind: 'deleteLease', namespace: 'kube-node-lease', name });
      expect(simulation.world.revision).toBe(revision + 1);
    });

    it('goes on when it is defragmented: leases are renewed, somebody leads', () => {
      const { simulation } = full();
      const command: Command = { kind: 'defragEtcd' };
      simulation.apply(command);
      expect(etcdUsage(simulation.sim).noSpace).toBe(false);
      const since = simulation.now;
      simulation.runUntil(later(since, seconds(60)));
      const usage = etcdUsage(simulation.sim, 30);
      expect(of(usage, 'nodeLease').writesPerSecond).toBeCloseTo(3 / 10.2, 1);
      expect(of(usage, 'lock').writesPerSecond).toBeCloseTo(0.5, 1);
      expect(factsOf(simulation, 'etcdDefragmented')).toHaveLength(1);
    });
  },
);

describe('a cluster whose history alone is more than the quota', () => {
  it('refuses from its first write on, folded or not', () => {
    const scenario = calm(50);
    const tight = { ...scenario, etcd: { ...scenario.etcd, quotaMiB: 1 } };
    const simulation = run(tight, 30);
    expect(factsOf(simulation, 'etcdNoSpace')).toHaveLength(1);
    expect(of(etcdUsage(simulation.sim), 'nodeLease').writes).toBe(0);
  });
});

/** Kubernetes 1.13: heartbeats by status alone, and Leases behind a gate (reference 0.3). */
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  etcdUsage,
  gatesOf,
  heartbeatCost,
  later,
  releaseOf,
  seconds,
  START,
  type Scenario,
  type Simulation,
} from '../../../src/engine/index.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';

const release = releaseOf('1.13');

function old(
  options: { nodes?: number; start?: 'warm' | 'cold'; leases?: boolean } = {},
): Scenario {
  const { nodes = 4, start = 'warm', leases = false } = options;
  const base = buildScenario({ nodes, start, components: { [CONTROLLER_MANAGER]: ['a'] } });
  return {
    ...base,
    kubernetes: '1.13',
    featureGates: { ...gatesOf(release), NodeLease: leases },
    kubelet: {
      ...base.kubelet,
      nodeStatusReportFrequencySeconds: release.nodeStatusReportFrequencySeconds,
    },
    nodeLifecycle: {
      ...base.nodeLifecycle,
      nodeMonitorGracePeriodSeconds: release.nodeMonitorGracePeriodSeconds,
    },
  };
}

function run(scenario: Scenario, until: number, detail: 'all' | 'nodes' = 'all'): Simulation {
  const simulation = createSimulation(scenario, { detail });
  simulation.runUntil(later(START, seconds(until)));
  return simulation;
}

const nodeLeases = (simulation: Simulation): number =>
  simulation
    .objects()
    .filter(({ kind, metadata }) => kind === 'Lease' && metadata.namespace === 'kube-node-lease')
    .length;

const writesOf = (simulation: Simulation, kind: 'node' | 'nodeLease', over: number) =>
  etcdUsage(simulation.sim, over).kinds.find((each) => each.kind === kind);

const changes = (simulation: Simulation) =>
  simulation.facts().flatMap((fact) => (fact.kind === 'nodeConditionChanged' ? [fact] : []));

describe.each(['all', 'nodes'] as const)(
  '1.13, heartbeats by status alone (detail: %s)',
  (detail) => {
    it('KL-8 KL-10 sends every computation, and has no Leases of nodes', () => {
      const simulation = run(old(), 130, detail);
      expect(nodeLeases(simulation)).toBe(0);
      expect(writesOf(simulation, 'nodeLease', 120)?.writes).toBe(0);
      const perNode = (writesOf(simulation, 'node', 120)?.writesPerSecond ?? 0) / 4;
      expect(1 / perNode).toBeGreaterThan(9.9);
      expect(1 / perNode).toBeLessThan(10.5);
    });

    it('NL-4 keeps every node Ready, by its heartbeat time alone', () => {
      expect(changes(run(old(), 300, detail))).toEqual([]);
    });

    it('NL-7 finds a dead node after a grace period of 40 s', () => {
      const simulation = run(old(), 60, detail);
      simulation.apply({ kind: 'powerOff', node: 'node-1' });
      simulation.runUntil(later(START, seconds(130)));
      const [unknown, ...others] = changes(simulation);
      expect(others).toEqual([]);
      expect(unknown).toMatchObject({ node: 'node-1', status: 'Unknown' });
      const after = (unknown?.t ?? 0) / 1e6 - 60;
      expect(after).toBeGreaterThan(40 - 10.5);
      expect(after).toBeLessThan(40 + 5.1);
    });

    it('starts cold, and is Ready without a Lease', () => {
      const simulation = run(old({ start: 'cold' }), 90, detail);
      expect(nodeLeases(simulation)).toBe(0);
      const ready = changes(simulation).filter(({ status }) => status === 'True');
      expect(new Set(ready.map(({ node }) => node)).size).toBe(4);
    });

    it('renews Leases, and reports every minute, when the gate NodeLease is on', () => {
      const simulation = run(old({ leases: true }), 400, detail);
      expect(nodeLeases(simulation)).toBe(4);
      const lease = writesOf(simulation, 'nodeLease', 300)?.writesPerSecond ?? 0;
      expect(4 / lease).toBeGreaterThan(9.9);
      expect(4 / lease).toBeLessThan(10.3);
      const node = writesOf(simulation, 'node', 300)?.writesPerSecond ?? 0;
      expect(4 / node).toBeGreaterThan(55);
      expect(4 / node).toBeLessThan(75);
    });
  },
);

describe('1.13, what it costs', () => {
  it('SZ-4 writes the bytes of the formula: a whole Node every 10.2 s', () => {
    const simulation = run(old({ nodes: 20 }), 200, 'nodes');
    const { bytesPerMinute } = heartbeatCost({
      nodes: 20,
      bytes: simulation.plan.nodeBytes,
      intervalSeconds: 10.2,
    });
    const { bytesPerSecond } = etcdUsage(simulation.sim, 150);
    expect((60 * bytesPerSecond) / bytesPerMinute).toBeCloseTo(1, 1);
  });
});

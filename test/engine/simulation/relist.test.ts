/** AS-9 after a broken connection: the controllers learn what they missed from a new LIST. */
import { describe, expect, it } from 'vitest';
import { buildScenario, clusterOf, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';
import { after, factsOf, secondsAt } from '../../support/story.ts';
import { createSimulation } from '../../../src/engine/index.ts';

const KCM = `${CONTROLLER_MANAGER}/a`;

describe('AS-9 a LIST after the connection was lost', () => {
  it('AS-9 a Pod that was bound to a tainted node during the gap is scheduled for eviction after the new LIST', () => {
    const scenario = buildScenario({
      start: 'cold',
      nodes: 2,
      podsPerNode: 1,
      jitterMs: 0,
      components: { [CONTROLLER_MANAGER]: ['a'] },
    });
    const late = {
      name: 'late',
      namespace: 'default',
      tolerations: [],
      daemonSet: false,
      createdSeconds: 124,
    };
    const withLate = {
      ...scenario,
      nodes: scenario.nodes.map((node, index) =>
        index === 0 ? { ...node, pods: [...node.pods, late] } : node,
      ),
    };
    const cluster = clusterOf(withLate, createSimulation(withLate));
    cluster.run(30);
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    cluster.until('podEvictionScheduled', (fact) => fact.pod === 'default/web-0-0');
    expect(cluster.simulation.now / 1e6).toBeLessThan(122);
    cluster.run(122.5 - cluster.simulation.now / 1e6);
    cluster.cut('refused', [KCM]);
    cluster.run(4);
    cluster.heal(KCM);
    cluster.run(20);
    expect(factsOf(cluster, 'stoppedLeading')).toEqual([]);
    const scheduled = after(
      factsOf(cluster, 'podEvictionScheduled', (fact) => fact.pod === 'default/late'),
      124,
    );
    expect(scheduled.map((fact) => fact.node)).toEqual(['node-0']);
    expect(secondsAt(scheduled[0] ?? { t: cluster.simulation.now })).toBeLessThan(135);
  });
});

/** Kubelets stepped by arithmetic: what concerns them reaches them all the same. */
import { describe, expect, it } from 'vitest';
import { createSimulation, later, seconds, START } from '../../../src/engine/index.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';

const scenario = (graceSeconds: number) => {
  const base = buildScenario({
    nodes: 6,
    podsPerNode: 1,
    components: { [CONTROLLER_MANAGER]: ['a'] },
  });
  const nodeLifecycle = { ...base.nodeLifecycle, nodeMonitorGracePeriodSeconds: graceSeconds };
  return { ...base, nodeLifecycle };
};

/** The statuses that each node's Ready condition took, in order. */
function statuses(detail: 'all' | 'nodes', graceSeconds: number): string[] {
  const simulation = createSimulation(scenario(graceSeconds), { detail });
  simulation.runUntil(later(START, seconds(300)));
  return simulation
    .facts()
    .flatMap((fact) =>
      fact.kind === 'nodeConditionChanged' ? [`${fact.node} ${fact.status}`] : [],
    )
    .toSorted();
}

describe('a kubelet that is stepped by arithmetic', () => {
  it('KL-13 repairs a Ready condition that the controller has set to Unknown, as one stepped by messages does', () => {
    const folded = statuses('nodes', 8);
    expect(folded.filter((each) => each.endsWith('Unknown')).length).toBeGreaterThan(5);
    expect(folded).toEqual(statuses('all', 8));
  });

  it('NL-9 leaves every node Ready when nothing disturbs it', () => {
    expect(statuses('nodes', 50)).toEqual([]);
  });
});

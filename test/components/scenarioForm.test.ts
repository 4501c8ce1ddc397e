/** The scenario form: the document it makes of what runs and of what was changed. */
import { describe, expect, it } from 'vitest';
import { documentOf, formOf, withRelease } from '../../src/components/scenario/formModel.ts';
import { parseScenario, type Scenario } from '../../src/engine/index.ts';

function scenarioOf(document: object): Scenario {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('the scenario form', () => {
  const base = scenarioOf({
    format: 'lease-lab/scenario',
    version: 1,
    name: 'calmCluster',
    nodes: ['worker-1', 'worker-2', { name: 'worker-3', pods: 2 }],
    components: ['kube-controller-manager', 'kube-scheduler'],
    script: [{ atSeconds: 5, command: { kind: 'powerOff', node: 'worker-1' } }],
  });
  const form = formOf(base);

  it('makes the same scenario of what was not changed', () => {
    expect(scenarioOf(documentOf(form, base))).toEqual(base);
  });

  it('another release brings its own grace period and gates', () => {
    const old = scenarioOf(documentOf(withRelease(form, '1.31'), base));
    expect(old.nodeLifecycle.nodeMonitorGracePeriodSeconds).toBe(40);
  });

  it('makes three machines, and as many nodes in as many zones as asked for', () => {
    const numbers = { ...form.numbers, nodes: '6', zones: '3' };
    const { nodes, controlPlane } = scenarioOf(documentOf({ ...form, machines: 3, numbers }, base));
    expect([nodes.length, controlPlane.machines.length]).toEqual([6, 3]);
    expect(new Set(nodes.map(({ zone }) => zone)).size).toBe(3);
  });

  it('names the field that no scenario can have', () => {
    const numbers = { ...form.numbers, lossPercent: 'much' };
    const parsed = parseScenario(documentOf({ ...form, numbers }, base));
    expect(parsed.ok ? [] : parsed.error.map(({ path }) => path)).toEqual(['network.lossPercent']);
  });
});

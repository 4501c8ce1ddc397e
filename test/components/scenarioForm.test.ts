/** The scenario form: the document it makes of what runs and of what was changed. */
import { describe, expect, it } from 'vitest';
import { documentOf, formOf, withRelease } from '../../src/components/scenario/formModel.ts';
import { parseScenario } from '../../src/engine/index.ts';
import { calmRun, scenarioOf } from '../support/links.ts';

describe('the scenario form', () => {
  const base = calmRun().scenario;
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

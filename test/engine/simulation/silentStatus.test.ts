/** Nodes whose status is posted once or never, while their Leases are renewed (NL-2, NL-6, NL-9). */
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  parseScenario,
  seconds,
  type Fact,
  type Instant,
  type Simulation,
} from '../../../src/engine/index.ts';

const NODES = [
  { name: 'kubelet', zone: 'a' },
  { name: 'once', zone: 'b', postsStatus: 'once' },
  { name: 'never', zone: 'c', postsStatus: 'never' },
];

function run(start: 'warm' | 'cold', length: number, script: readonly object[] = []): Simulation {
  const parsed = parseScenario({
    format: 'lease-lab/scenario',
    version: 1,
    start,
    nodes: NODES,
    components: ['kube-controller-manager'],
    script,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const simulation = createSimulation(parsed.value, { detail: 'all' });
  simulation.runUntil(seconds(length) as number as Instant);
  return simulation;
}

const conditions = (facts: readonly Fact[], node: string): readonly string[] =>
  facts.flatMap((fact) =>
    fact.kind === 'nodeConditionChanged' && fact.node === node ? [fact.status] : [],
  );

describe('a node whose status is posted once, or never', () => {
  it('NL-9 stays as it is while its Lease is renewed, for longer than any grace period', () => {
    const facts = run('cold', 500).facts();
    expect(conditions(facts, 'kubelet')).toEqual(['False', 'True']);
    expect(conditions(facts, 'once')).toEqual(['True']);
    expect(conditions(facts, 'never')).toEqual([]);
  });

  it('NL-9 no controller taints it, and the taint of its registration goes (NL-12)', () => {
    const taints = run('cold', 500)
      .facts()
      .flatMap((fact) =>
        (fact.kind === 'taintAdded' || fact.kind === 'taintRemoved') && fact.node === 'never'
          ? [`${fact.kind} ${fact.key}:${fact.effect}`]
          : [],
      );
    expect(taints).toEqual([
      'taintAdded not-ready:NoSchedule',
      'taintRemoved not-ready:NoSchedule',
    ]);
  });

  it.each([['cold'], ['warm']] as const)(
    'NL-2, NL-7 turns Unknown when its Lease stops, too, and nobody repairs it (%s start)',
    (start) => {
      const crash = (node: string): object => ({
        atSeconds: 100,
        command: { kind: 'crash', process: `kubelet/${node}` },
      });
      const facts = run(start, 300, [crash('once'), crash('never')]).facts();
      const turned = facts.filter(
        (fact) => fact.kind === 'nodeConditionChanged' && fact.status === 'Unknown',
      );
      expect(turned.map((fact) => 'node' in fact && fact.node).sort()).toEqual(['never', 'once']);
      const [once, never] = ['once', 'never'].map(
        (name) => turned.find((fact) => 'node' in fact && fact.node === name)?.t ?? 0,
      );
      // 50 s for a node that was Ready, 60 s for one that never said so.
      expect(once).toBeLessThan(seconds(156));
      expect(never).toBeGreaterThan(seconds(149.5));
      expect(never).toBeLessThan(seconds(166));
      expect(conditions(facts, 'once').at(-1)).toBe('Unknown');
    },
  );

  it('NL-6 a wall clock that steps back makes it Unknown, and nobody repairs that although its Lease is renewed', () => {
    const script = [
      { atSeconds: 60, command: { kind: 'stepClock', process: 'kubelet/once', seconds: -300 } },
    ];
    const facts = run('warm', 250, script).facts();
    expect(conditions(facts, 'once')).toEqual(['Unknown']);
  });

  it('has no Ready condition to show if it never posted one', () => {
    const nodes = run('warm', 10)
      .objects()
      .flatMap((object) => (object.kind === 'Node' ? [object] : []));
    const shown = Object.fromEntries(
      nodes.map(({ metadata, status }) => [metadata.name, status.conditions?.[0]?.status]),
    );
    expect(shown).toEqual({ kubelet: 'True', once: 'True', never: undefined });
  });
});

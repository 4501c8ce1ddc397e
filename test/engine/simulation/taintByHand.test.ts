/** Taints set by hand on a whole cluster: who goes when (TE-4 to TE-9), and who comes (NL-12 apart). */
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  decodeWorld,
  encodeWorld,
  inSeconds,
  parseScenario,
  seconds,
  type Fact,
  type Instant,
  type Scenario,
  type Simulation,
} from '../../../src/engine/index.ts';

const tolerates = (key: string, tolerationSeconds?: number, value?: string): object => ({
  key,
  ...(value === undefined ? { operator: 'Exists' } : { operator: 'Equal', value }),
  effect: 'NoExecute',
  ...(tolerationSeconds === undefined ? {} : { tolerationSeconds }),
});

const MAINTENANCE = { key: 'maintenance', value: 'x', effect: 'NoExecute' };
const SECOND = { key: 'second', effect: 'NoExecute' };

const setTaints = (atSeconds: number, ...taints: readonly object[]): object => ({
  atSeconds,
  command: { kind: 'setTaints', node: 'node-1', taints },
});

function scenario(pods: readonly object[], script: readonly object[], more: object = {}): Scenario {
  const parsed = parseScenario({
    format: 'lease-lab/scenario',
    version: 1,
    nodes: ['node-0', { name: 'node-1', pods }],
    components: ['kube-controller-manager', 'kube-scheduler'],
    script,
    ...more,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function run(document: Scenario, length: number): Simulation {
  const simulation = createSimulation(document, { detail: 'all' });
  simulation.runUntil(seconds(length) as number as Instant);
  return simulation;
}

const when = (facts: readonly Fact[], kind: Fact['kind'], pod: string): readonly number[] =>
  facts.flatMap((fact) =>
    fact.kind === kind && 'pod' in fact && fact.pod === `default/${pod}`
      ? [Math.round(inSeconds(fact.t as number as never) * 10) / 10]
      : [],
  );

describe('a node that is tainted by hand', () => {
  const pods = [
    { name: 'plain' },
    { name: 'twenty', tolerations: [tolerates('maintenance', 20)] },
    { name: 'ever', tolerations: [tolerates('maintenance')] },
    { name: 'same', tolerations: [tolerates('maintenance', undefined, 'x')] },
    { name: 'other', tolerations: [tolerates('maintenance', undefined, 'y')] },
    { name: 'both', tolerations: [tolerates('maintenance', 30), tolerates('second', 5)] },
  ];

  it('TE-4, TE-5 loses at once what does not tolerate it, later what does so for a while', () => {
    const facts = run(scenario(pods, [setTaints(10, MAINTENANCE)]), 60).facts();
    expect(when(facts, 'podDeleted', 'plain')).toEqual([10]);
    expect(when(facts, 'podDeleted', 'twenty')).toEqual([30]);
    expect(when(facts, 'podDeleted', 'both')).toEqual([40]);
    expect(when(facts, 'podDeleted', 'ever')).toEqual([]);
  });

  it('TE-4 Equal compares values', () => {
    const facts = run(scenario(pods, [setTaints(10, MAINTENANCE)]), 60).facts();
    expect(when(facts, 'podDeleted', 'same')).toEqual([]);
    expect(when(facts, 'podDeleted', 'other')).toEqual([10]);
  });

  it('TE-6 a second taint evicts who does not tolerate it, and moves no timer that runs', () => {
    const script = [setTaints(10, MAINTENANCE), setTaints(22, MAINTENANCE, SECOND)];
    const facts = run(scenario(pods, script), 60).facts();
    expect(when(facts, 'podDeleted', 'twenty')).toEqual([22]);
    expect(when(facts, 'podDeleted', 'ever')).toEqual([22]);
    expect(when(facts, 'podDeleted', 'both')).toEqual([40]);
  });

  it('TE-7 taken away, timers are cancelled; a later taint starts from zero', () => {
    const script = [setTaints(10, MAINTENANCE), setTaints(20), setTaints(50, MAINTENANCE)];
    const facts = run(scenario(pods, script), 90).facts();
    expect(when(facts, 'podEvictionCancelled', 'twenty')).toEqual([20]);
    expect(when(facts, 'podDeleted', 'twenty')).toEqual([70]);
  });

  it('TE-9 its living kubelet says that the Pod is Ready no more, and then that it is gone', () => {
    const facts = run(scenario(pods, [setTaints(10, MAINTENANCE)]), 20).facts();
    const [ended] = when(facts, 'podReadyChanged', 'plain');
    const [gone] = when(facts, 'podRemoved', 'plain');
    expect(ended).toBeGreaterThanOrEqual(10);
    expect(ended).toBeLessThan(10.2);
    expect(gone).toBeGreaterThan(10.4);
    expect(gone).toBeLessThan(12.2);
  });

  it('NL-12, NL-13 keeps its taint through all that the node controllers do', () => {
    const script = [
      setTaints(10, { ...SECOND, effect: 'NoSchedule' }),
      { atSeconds: 20, command: { kind: 'crash', process: 'kubelet/node-1' } },
      { atSeconds: 120, command: { kind: 'start', process: 'kubelet/node-1' } },
    ];
    const changes = run(scenario([], script), 160)
      .facts()
      .flatMap((fact) =>
        fact.kind === 'taintAdded' || fact.kind === 'taintRemoved'
          ? [`${fact.kind} ${fact.key}:${fact.effect}`]
          : [],
      );
    expect(changes).toEqual([
      'taintAdded second:NoSchedule',
      'taintAdded unreachable:NoSchedule',
      'taintAdded unreachable:NoExecute',
      'taintRemoved unreachable:NoSchedule',
      'taintRemoved unreachable:NoExecute',
    ]);
  });

  it('gets no new Pods that do not tolerate it', () => {
    const workloads = [{ name: 'web', replicas: 4 }];
    const script = [setTaints(10, SECOND)];
    const facts = run(scenario([], script, { workloads }), 60).facts();
    const bound = facts.flatMap((fact) =>
      fact.kind === 'podBound' && fact.t > seconds(10) ? [fact.node] : [],
    );
    expect(bound.length).toBeGreaterThan(0);
    expect(new Set(bound)).toEqual(new Set(['node-0']));
  });

  it('nobody points at the eviction of its Pods: somebody wants it', () => {
    const facts = run(scenario(pods, [setTaints(10, MAINTENANCE)]), 20).facts();
    expect(facts.filter(({ kind }) => kind === 'invariantBroken')).toEqual([]);
  });

  it('shows its taints with key and value, in a copy of its world, too', () => {
    const simulation = run(scenario(pods, [setTaints(10, MAINTENANCE, SECOND)]), 15);
    const node = simulation
      .objects()
      .find((each) => each.kind === 'Node' && each.metadata.name === 'node-1');
    expect(node?.kind === 'Node' && node.spec.taints).toEqual([MAINTENANCE, SECOND]);
    const text = encodeWorld(simulation.world);
    const decoded = decodeWorld(text);
    expect(decoded.ok && encodeWorld(decoded.value)).toBe(text);
  });
});

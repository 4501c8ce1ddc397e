/**
 * What must hold of every run: a run of the engine keeps it, and each law can tell when it is broken,
 * by a log that was tampered with or by a scenario that promises something else.
 */
import { describe, expect, it } from 'vitest';
import {
  breachesOf,
  createSimulation,
  INVARIANTS,
  MUST_HOLD,
  WORTH_POINTING_OUT,
  type Fact,
  type Scenario,
} from '../../../src/engine/index.ts';
import { buildScenario, clusterOf, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';

/** Nodes die and come back, leaders fall asleep and are cut off, one writes to a resource that is not fenced. */
function story(): { readonly scenario: Scenario; readonly facts: readonly Fact[] } {
  const base = buildScenario({
    seed: 4,
    nodes: 8,
    podsPerNode: 1,
    components: { [CONTROLLER_MANAGER]: ['a', 'b'], operator: ['c', 'd'] },
  });
  const scenario: Scenario = {
    ...base,
    apiServer: { defaultNotReadyTolerationSeconds: 20, defaultUnreachableTolerationSeconds: 20 },
    components: base.components.map((component) => ({
      ...component,
      ...(component.name === 'operator'
        ? { leaseTransitions: 3, guardedResource: { fencing: 'none' } }
        : {}),
    })),
  };
  const cluster = clusterOf(scenario, createSimulation(scenario));
  cluster.run(20);
  for (const node of ['node-0', 'node-1', 'node-2']) cluster.act({ kind: 'powerOff', node });
  cluster.act({ kind: 'pause', process: 'operator/c' });
  cluster.run(40);
  cluster.act({ kind: 'resume', process: 'operator/c' });
  cluster.run(60);
  cluster.act({ kind: 'powerOn', node: 'node-0' });
  cluster.cut('refused', [`${CONTROLLER_MANAGER}/a`]);
  cluster.run(60);
  return { scenario, facts: cluster.facts() };
}

const { scenario, facts } = story();

/** The log with one fact changed, the first of that kind that meets the condition. */
function changed(where: (fact: Fact) => boolean, change: (fact: Fact) => Fact): readonly Fact[] {
  const place = facts.findIndex(where);
  expect(place).toBeGreaterThan(-1);
  return facts.map((fact, index) => (index === place ? change(fact) : fact));
}

const withTimes = (change: Partial<Scenario['components'][number]>): Scenario => ({
  ...scenario,
  components: scenario.components.map((component) => ({ ...component, ...change })),
});

const withNodeLifecycle = (change: Partial<Scenario['nodeLifecycle']>): Scenario => ({
  ...scenario,
  nodeLifecycle: { ...scenario.nodeLifecycle, ...change },
});

const expectBreach = (says: string, log: readonly Fact[], judged = scenario): void => {
  const breaches = breachesOf(log, judged);
  expect(breaches.some((breach) => breach.startsWith(says))).toBe(true);
};

describe('what must hold', () => {
  it('holds in a run full of faults', () => {
    expect(breachesOf(facts, scenario)).toEqual([]);
    expect(facts.some(({ kind }) => kind === 'podDeleted')).toBe(true);
    expect(facts.some(({ kind }) => kind === 'invariantBroken')).toBe(true);
  });

  it('is a list of sentences, each its own', () => {
    expect(new Set(MUST_HOLD.map(({ says }) => says)).size).toBe(MUST_HOLD.length);
  });

  it('LE-10: tells a leaseTransitions that falls', () => {
    const log = changed(
      (fact) => fact.kind === 'leaseWritten' && fact.name === 'operator' && fact.t > 50e6,
      (fact) => (fact.kind === 'leaseWritten' ? { ...fact, leaseTransitions: 2 } : fact),
    );
    expectBreach('leaseTransitions never falls', log);
  });

  it('LE-8: tells a takeover before the duration was over', () => {
    expectBreach('a lock that is held', facts, withTimes({ leaseDurationSeconds: 30 }));
  });

  it('LE-5: tells a leader that led longer than it may', () => {
    expectBreach('a leader that is awake stops', facts, withTimes({ renewDeadlineSeconds: 5 }));
  });

  it('LE-32: tells a lower token that was let in', () => {
    expectBreach(
      'fencing lets no lower token in',
      facts,
      withTimes({ guardedResource: { fencing: 'leaseTransitions' } }),
    );
  });

  it('NL-7: tells a node that was called Unknown too early', () => {
    const patient = withNodeLifecycle({ nodeMonitorGracePeriodSeconds: 60 });
    expectBreach('no node is Unknown before', facts, patient);
  });

  it('NL-16: tells taints that come faster than the rate', () => {
    const slow = withNodeLifecycle({ nodeEvictionRate: 0.001, secondaryNodeEvictionRate: 0 });
    expectBreach('taints keep to the rate', facts, slow);
  });

  it('NL-14: tells a taint on a node that nobody had queued', () => {
    const first = facts.find(({ kind }) => kind === 'nodeQueued');
    const log = facts.map((fact) =>
      fact.kind === 'nodeQueued' && first?.kind === 'nodeQueued' && fact.node === first.node
        ? { ...fact, node: 'node-7' }
        : fact,
    );
    expectBreach('a node that is tainted in its turn', log);
  });

  it('KL-13: tells anybody but a kubelet that says Ready', () => {
    const log = changed(
      (fact) => fact.kind === 'nodeConditionChanged' && fact.status === 'True',
      (fact) => ('process' in fact ? { ...fact, process: `${CONTROLLER_MANAGER}/a` } : fact),
    );
    expectBreach('only a kubelet says Ready', log);
  });

  it('TE-6: tells a Pod that was deleted before its time', () => {
    const tolerant: Scenario = {
      ...scenario,
      apiServer: { defaultNotReadyTolerationSeconds: 40, defaultUnreachableTolerationSeconds: 40 },
    };
    expectBreach('no Pod is deleted before', facts, tolerant);
  });

  it('AS-1: tells a revision that does not grow', () => {
    const log = changed(
      (fact) => fact.kind === 'leaseWritten' && fact.t > 50e6,
      (fact) => (fact.kind === 'leaseWritten' ? { ...fact, resourceVersion: 1 } : fact),
    );
    expectBreach('revisions grow', log);
  });

  it('tells a break that ends without having begun', () => {
    const place = facts.findIndex(({ kind }) => kind === 'invariantBroken');
    expectBreach('breaks begin and end', facts.toSpliced(place, 1));
  });
});

describe('what is worth pointing out', () => {
  it('is said of every promise that is watched', () => {
    expect(Object.keys(WORTH_POINTING_OUT).toSorted()).toEqual([...INVARIANTS].toSorted());
  });
});

/** Two hundred clusters under random faults: what must hold holds throughout, and healed ones recover. */
import { describe, expect, it } from 'vitest';
import { createSimulation, later, seconds, START } from '../../src/engine/index.ts';
import type { Simulation } from '../../src/engine/index.ts';
import { breachesOf } from '../support/mustHold.ts';
import { SWARM_SEEDS } from '../support/seeds.ts';
import { drawSwarm, type Swarm } from '../support/swarm.ts';

/**
 * Grace, poll and status loops after healing take 120 s at most; a lock with a long lease takes two
 * polls and the lease more (10.2). The back-off of LE-33 comes on top.
 */
function recoverySeconds(swarm: Swarm): number {
  const waits = swarm.scenario.components.map(
    ({ leaseDurationSeconds, retryPeriodSeconds }) => leaseDurationSeconds + 5 * retryPeriodSeconds,
  );
  return Math.max(120, ...waits);
}

interface SwarmRun {
  readonly simulation: Simulation;
  /** Processes that lead when a warm run begins, without a fact of it. */
  readonly leadersAtStart: ReadonlyMap<string, string>;
}

function runSwarm(swarm: Swarm): SwarmRun {
  const simulation = createSimulation(swarm.scenario);
  const leadersAtStart = leadersOf(simulation);
  for (const { at, command } of swarm.faults) {
    simulation.runUntil(later(START, seconds(at)));
    simulation.apply(command);
  }
  simulation.runUntil(later(START, seconds(swarm.healAt)));
  for (const command of swarm.healing) simulation.apply(command);
  simulation.runUntil(later(simulation.now, seconds(recoverySeconds(swarm))));
  const restart = Math.max(
    0,
    ...simulation
      .facts()
      .flatMap((fact) => (fact.kind === 'processExited' ? [fact.restartsAt ?? 0] : [])),
  );
  if (restart > simulation.now)
    simulation.runUntil(later(START, seconds(restart / 1e6 + recoverySeconds(swarm))));
  return { simulation, leadersAtStart };
}

/** Processes named as holders by the lock Leases, by Lease. */
function leadersOf(simulation: Simulation): Map<string, string> {
  const leaders = new Map<string, string>();
  for (const object of simulation.objects()) {
    if (object.kind !== 'Lease' || object.metadata.namespace === 'kube-node-lease') continue;
    const { name } = object.metadata;
    leaders.set(name, `${name}/${(object.spec.holderIdentity ?? '').split('_')[0] ?? ''}`);
  }
  return leaders;
}

/** Processes that act as leader, by lock, at the end of the log. */
function actingLeaders({ simulation, leadersAtStart }: SwarmRun): Map<string, Set<string>> {
  const acting = new Map([...leadersAtStart].map(([lock, leader]) => [lock, new Set([leader])]));
  const end = (process: string): void => {
    for (const leaders of acting.values()) leaders.delete(process);
  };
  for (const fact of simulation.facts()) {
    if (fact.kind === 'startedLeading')
      acting.set(fact.name, (acting.get(fact.name) ?? new Set()).add(fact.process));
    if (
      fact.kind === 'workCancelled' ||
      fact.kind === 'processKilled' ||
      fact.kind === 'processExited'
    )
      end(fact.process);
  }
  return acting;
}

function troublesOf(swarm: Swarm, run: SwarmRun): string[] {
  const acting = actingLeaders(run);
  const objects = run.simulation.objects();
  return [
    ...swarm.scenario.components.flatMap(({ leaseName }) => {
      const leaders = [...(acting.get(leaseName) ?? [])];
      return leaders.length === 1
        ? []
        : [`${leaseName} is led by ${leaders.length === 0 ? 'nobody' : leaders.join(' and ')}`];
    }),
    ...swarm.scenario.nodes.flatMap(({ name }) => {
      const node = objects.find(
        (object) => object.kind === 'Node' && object.metadata.name === name,
      );
      if (node?.kind !== 'Node') return [`${name} does not exist`];
      const ready = node.status.conditions?.find((condition) => condition.type === 'Ready')?.status;
      const taints = (node.spec.taints ?? []).map((taint) => `${taint.key}:${taint.effect}`);
      return ready === 'True' && taints.length === 0
        ? []
        : [`${name} is Ready ${ready ?? 'never said'}, with ${taints.join(', ') || 'no taints'}`];
    }),
  ];
}

describe('the swarm', { timeout: 60_000 }, () => {
  it.each(SWARM_SEEDS)(
    'seed %i: nothing breaks that must hold, and the healed cluster recovers',
    (seed) => {
      const swarm = drawSwarm(seed);
      const run = runSwarm(swarm);
      const breaches = breachesOf(run.simulation.facts(), [...run.leadersAtStart.values()]);
      const drawn = describeSwarm(swarm);
      expect({ drawn, breaches: breaches.slice(0, 5) }).toMatchObject({ breaches: [] });
      expect({ drawn, troubles: troublesOf(swarm, run) }).toMatchObject({ troubles: [] });
    },
  );
});

/** What was drawn, for the message of a failing seed. */
function describeSwarm(swarm: Swarm): readonly string[] {
  const { nodes, components, start } = swarm.scenario;
  const faults = swarm.faults.map(({ at, command }) => `${at} s ${JSON.stringify(command)}`);
  return [
    `${start}, ${nodes.length} nodes, ${components.map((each) => each.candidates.length).join('+')} candidates, healed at ${swarm.healAt} s`,
    ...faults,
  ];
}

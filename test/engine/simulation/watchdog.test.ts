/** A process whose elector hangs, its watchdog, and what an elector tells besides its Lease. */
import { describe, expect, it } from 'vitest';
import {
  breaksOf,
  createSimulation,
  electionMetrics,
  isHealthy,
  leaseObject,
  type Fact,
  type FactKind,
  type FactOf,
  type Instant,
} from '../../../src/engine/index.ts';
import { describedEvents, describeLease } from '../../../src/kubectl/index.ts';
import {
  buildCluster,
  buildScenario,
  clusterOf,
  type Cluster,
} from '../../support/buildCluster.ts';

const SCHEDULER = 'kube-scheduler';
const LEADER = `${SCHEDULER}/a`;
const STANDBY = `${SCHEDULER}/b`;

const lock = (seed = 1, start: 'warm' | 'cold' = 'warm'): Cluster =>
  buildCluster({ seed, start, nodes: 1, podsPerNode: 0, components: { [SCHEDULER]: ['a', 'b'] } });

function factsOf<K extends FactKind>(cluster: Cluster, kind: K): readonly FactOf<K>[] {
  const isOf = (fact: Fact): fact is FactOf<K> => fact.kind === kind;
  return cluster.facts().filter(isOf);
}

const healthy = (cluster: Cluster, process: string): boolean => {
  const { plan, world } = cluster.simulation;
  const found = world.processes.get(plan.entityOf.get(process) ?? -1);
  if (found === undefined) throw new Error(`no ${process}`);
  return isHealthy(found, cluster.simulation.now);
};

const lastRenewal = (cluster: Cluster, process: string): number =>
  factsOf(cluster, 'answerReceived').findLast((fact) => fact.process === process)?.t ?? 0;

describe('a process whose elector hangs', () => {
  it('LE-21 is unhealthy once it has led for more than 35 s, strictly, without seeing anything', () => {
    const cluster = lock();
    cluster.run(20);
    cluster.act({ kind: 'wedge', process: LEADER });
    const last = lastRenewal(cluster, LEADER);
    cluster.simulation.runUntil((last + 35e6) as Instant);
    expect(healthy(cluster, LEADER)).toBe(true);
    cluster.simulation.runUntil((last + 35e6 + 1) as Instant);
    expect(healthy(cluster, LEADER)).toBe(false);
  });

  it('LE-21 works on beside the next leader, until eight failed probes have its kubelet restart it', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const cluster = lock(seed);
      cluster.run(20);
      cluster.act({ kind: 'wedge', process: LEADER });
      const last = lastRenewal(cluster, LEADER);
      const exited = cluster.until('processExited');
      expect(exited).toMatchObject({ process: LEADER, code: 137 });
      expect((exited.t - last) / 1e6).toBeGreaterThanOrEqual(35 + 70);
      expect((exited.t - last) / 1e6).toBeLessThanOrEqual(35 + 80);
      expect(factsOf(cluster, 'livenessProbeFailed').map(({ failures }) => failures)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8,
      ]);
      const [overlap] = breaksOf(cluster.facts()).filter(
        ({ invariant }) => invariant === 'oneActingLeader',
      );
      expect(overlap).toMatchObject({ who: [LEADER, STANDBY], until: exited.t });
      expect(((exited.restartsAt ?? 0) - exited.t) / 1e6).toBeCloseTo(0.3, 6);
    }
  });

  it('LE-21 a standby is always healthy: nobody notices that it hangs', () => {
    const cluster = lock();
    cluster.run(20);
    cluster.act({ kind: 'wedge', process: STANDBY });
    cluster.run(300);
    expect(healthy(cluster, STANDBY)).toBe(true);
    expect(factsOf(cluster, 'livenessProbeFailed')).toEqual([]);
    expect(factsOf(cluster, 'processExited')).toEqual([]);
  });

  it('LE-21 one that nobody restarts works on for ever', () => {
    const base = buildScenario({
      nodes: 1,
      podsPerNode: 0,
      components: { [SCHEDULER]: ['a', 'b'] },
    });
    const scenario = {
      ...base,
      components: base.components.map((component) => ({ ...component, restarts: false })),
    };
    const cluster = clusterOf(scenario, createSimulation(scenario));
    cluster.run(20);
    cluster.act({ kind: 'wedge', process: LEADER });
    cluster.run(600);
    expect(factsOf(cluster, 'workCancelled')).toEqual([]);
    expect(factsOf(cluster, 'processExited')).toEqual([]);
  });

  it('LE-27 once it runs again it finds its deadline over, or looks again, like one that slept', () => {
    const cluster = lock();
    cluster.run(20);
    cluster.act({ kind: 'wedge', process: LEADER });
    cluster.run(40);
    const freed = cluster.simulation.now;
    cluster.act({ kind: 'unwedge', process: LEADER });
    const stopped = cluster.until('workCancelled');
    expect(stopped.process).toBe(LEADER);
    expect((stopped.t - freed) / 1e6).toBeLessThanOrEqual(10.02);
  });

  it('LE-20 that is told to stop exits without a release', () => {
    const cluster = lock();
    cluster.run(20);
    cluster.act({ kind: 'wedge', process: LEADER });
    cluster.run(1);
    cluster.act({ kind: 'stop', process: LEADER });
    cluster.run(1);
    expect(factsOf(cluster, 'lockReleased')).toEqual([]);
    expect(factsOf(cluster, 'processExited')).toMatchObject([{ process: LEADER, code: 0 }]);
  });
});

describe('what an elector tells besides its Lease', () => {
  const status = (cluster: Cluster): readonly (readonly [string, number])[] =>
    electionMetrics(cluster.simulation.sim).map((each) => [
      each.process,
      each.leader_election_master_status,
    ]);

  it('LE-22 the metric master_status is 1 for the leader and 0 for others; a process that is down serves none', () => {
    const cluster = lock();
    cluster.run(5);
    expect(status(cluster)).toEqual([
      [LEADER, 1],
      [STANDBY, 0],
    ]);
    cluster.act({ kind: 'crash', process: LEADER });
    cluster.run(25);
    expect(status(cluster)).toEqual([[STANDBY, 1]]);
  });

  it('LE-22 slowpath_total counts the renewals that had to read first', () => {
    const cluster = lock();
    const slow = (): number =>
      electionMetrics(cluster.simulation.sim)[0]?.leader_election_slowpath_total ?? -1;
    cluster.run(20);
    expect(slow()).toBe(0);
    cluster.cut('lost', [LEADER], 'answers');
    cluster.until('leaseWritten', (fact) => fact.process === LEADER);
    cluster.run(5.5);
    cluster.heal(LEADER);
    cluster.run(10);
    expect(slow()).toBe(1);
  });

  it('LE-22 Events tell who became leader and who stopped, as kubectl describe shows them', () => {
    const cluster = lock(3, 'cold');
    const first = cluster.until('startedLeading');
    cluster.run(30);
    const [ahead, other] = first.process === LEADER ? [LEADER, STANDBY] : [STANDBY, LEADER];
    cluster.act({ kind: 'stop', process: ahead });
    const second = cluster.until('startedLeading', (fact) => fact.process === other);
    cluster.run(11);
    const { sim, world } = cluster.simulation;
    const stored = world.leases.get(`kube-system/${SCHEDULER}`);
    if (stored === undefined) throw new Error('no Lease');
    const events = describedEvents(sim, 'kube-system', SCHEDULER);
    expect(events.map(({ from, message }) => [from, message])).toEqual([
      ['default-scheduler', `${first.identity} became leader`],
      ['default-scheduler', `${first.identity} stopped leading`],
      ['default-scheduler', `${second.identity} became leader`],
    ]);
    expect(describeLease(leaseObject(stored.lease), events)).toContain(
      `  Normal  LeaderElection  11s   default-scheduler  ${second.identity} became leader\n`,
    );
  });

  it('LE-22 an Event of a leader that stops because it is cut off does not get through', () => {
    const cluster = lock();
    cluster.run(20);
    cluster.cut('refused', [LEADER]);
    cluster.until('stoppedLeading');
    expect(describedEvents(cluster.simulation.sim, 'kube-system', SCHEDULER)).toEqual([]);
  });

  it('LE-22 Events are kept for an hour', () => {
    const cluster = lock(3, 'cold');
    cluster.until('startedLeading');
    cluster.run(3_590);
    const { sim } = cluster.simulation;
    expect(describedEvents(sim, 'kube-system', SCHEDULER)).toHaveLength(1);
    cluster.run(20);
    expect(describedEvents(sim, 'kube-system', SCHEDULER)).toEqual([]);
  });
});

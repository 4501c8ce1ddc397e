/** What happens to the processes behind a lock: LE-19 to LE-33 as stories on whole clusters. */
import { describe, expect, it } from 'vitest';
import { createSimulation, type ScenarioComponent } from '../../../src/engine/index.ts';
import {
  buildCluster,
  buildScenario,
  clusterOf,
  CONTROLLER_MANAGER,
  type Cluster,
} from '../../support/buildCluster.ts';
import { after, factsOf, secondsAt } from '../../support/story.ts';

const SCHEDULER = 'kube-scheduler';
const LEADER = `${SCHEDULER}/a`;

/** Candidates of one lock and no nodes; `a` leads from the start. */
function lockOf(
  hosts: readonly string[],
  seed = 1,
  changes: Partial<ScenarioComponent> = {},
  name = SCHEDULER,
): Cluster {
  const scenario = buildScenario({ seed, nodes: 0, jitterMs: 0, components: { [name]: hosts } });
  const changed = {
    ...scenario,
    components: scenario.components.map((each) => ({ ...each, ...changes })),
  };
  return clusterOf(changed, createSimulation(changed));
}

const now = (cluster: Cluster): number => cluster.simulation.now / 1e6;

/** Lets the leader write once more and half a second pass, so that it waits between two rounds; returns the instant of the write. */
function betweenRounds(cluster: Cluster, process = LEADER): number {
  const write = cluster.until('leaseWritten', (fact) => fact.process === process);
  const passed = now(cluster) - secondsAt(write);
  // A round ends some milliseconds after the write and the next one starts two seconds later.
  if (passed < 0.5) cluster.run(0.5 - passed);
  return secondsAt(write);
}

const verbsOf = (cluster: Cluster, process: string, from: number): string[] =>
  after(
    factsOf(cluster, 'requestSent', (fact) => fact.process === process),
    from,
  ).map((fact) => fact.verb);

const transitions = (cluster: Cluster, from = 0): (number | undefined)[] => [
  ...new Set(
    after(
      factsOf(cluster, 'leaseWritten', (fact) => fact.leaseTransitions !== undefined),
      from,
    ).map((fact) => fact.leaseTransitions),
  ),
];

describe('a process and its lock', () => {
  it('LE-3 a candidate asks every 2.0 to 4.4 s, on average every 3.2 s', () => {
    const gaps: number[] = [];
    for (const seed of [1, 2, 3, 4]) {
      const cluster = lockOf(['a', 'b', 'c'], seed);
      cluster.run(600);
      for (const host of ['b', 'c']) {
        const polls = factsOf(
          cluster,
          'requestSent',
          (fact) => fact.process === `${SCHEDULER}/${host}`,
        ).map(secondsAt);
        polls.slice(1).forEach((poll, index) => gaps.push(poll - (polls[index] ?? 0)));
      }
    }
    expect(gaps.length).toBeGreaterThan(1_000);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2);
    // The wait begins when the answer is there, some 15 ms after the request.
    expect(Math.max(...gaps)).toBeLessThan(4.43);
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeCloseTo(3.2, 1);
  });

  it('LE-19 a leader that cannot renew exits with 1 and comes back as a new candidate with a new identity', () => {
    const cluster = lockOf(['a', 'b']);
    cluster.run(5);
    cluster.cut('refused', [LEADER]);
    const exit = cluster.until('processExited');
    expect([exit.process, exit.code]).toEqual([LEADER, 1]);
    cluster.run(1);
    const stopped = factsOf(cluster, 'stoppedLeading')[0];
    const start = after(
      factsOf(cluster, 'processStarted', (fact) => fact.process === LEADER),
      secondsAt(exit),
    )[0];
    expect(stopped?.why).toBe('renewDeadline');
    expect(start?.identity).toMatch(/^a_/);
    expect(start?.identity).not.toBe(stopped?.identity);
  });

  it('LE-20 a scheduler told to stop releases its lock, exits with 0 and stays down; a standby leads at its next poll', () => {
    const cluster = lockOf(['a', 'b']);
    cluster.run(5);
    cluster.act({ kind: 'stop', process: LEADER });
    const leads = cluster.until('startedLeading', (fact) => fact.process === `${SCHEDULER}/b`);
    expect(secondsAt(leads) - 5).toBeLessThan(4.5);
    expect(factsOf(cluster, 'lockReleased')).toHaveLength(1);
    cluster.run(60);
    expect(factsOf(cluster, 'processExited').map((fact) => [fact.code, fact.restartsAt])).toEqual([
      [0, null],
    ]);
    expect(
      factsOf(cluster, 'processStarted', (fact) => fact.process === LEADER && secondsAt(fact) > 5),
    ).toEqual([]);
  });

  it('LE-20 a scheduler told to start while it still tries to release comes back once it has exited', () => {
    const cluster = lockOf(['a'], 2);
    cluster.run(10);
    cluster.cut('lost', [LEADER]);
    cluster.act({ kind: 'stop', process: LEADER });
    cluster.run(1);
    cluster.act({ kind: 'start', process: LEADER });
    const exited = cluster.until('processExited');
    expect(exited.code).toBe(0);
    const started = cluster.until('processStarted', (fact) => fact.process === LEADER);
    expect(secondsAt(started) - secondsAt(exited)).toBeLessThan(2);
  });

  it('LE-20 a controller manager told to stop just exits: its standby waits until the lock has expired', () => {
    const cluster = lockOf(['a', 'b'], 1, {}, CONTROLLER_MANAGER);
    const last = betweenRounds(cluster, `${CONTROLLER_MANAGER}/a`);
    cluster.act({ kind: 'stop', process: `${CONTROLLER_MANAGER}/a` });
    const leads = cluster.until(
      'startedLeading',
      (fact) => fact.process === `${CONTROLLER_MANAGER}/b`,
    );
    expect(factsOf(cluster, 'lockReleased')).toEqual([]);
    expect(secondsAt(leads) - last).toBeGreaterThanOrEqual(15);
    expect(secondsAt(leads) - last).toBeLessThan(23.8);
  });

  it('LE-23 after a restart of all replicas each new process watches the dead record for a whole lease duration of its own', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const cluster = lockOf(['a', 'b', 'c'], seed);
      cluster.run(5);
      const all = ['a', 'b', 'c'].map((host) => `${SCHEDULER}/${host}`);
      for (const process of all) cluster.act({ kind: 'crash', process });
      // The record is old by now; nobody may conclude anything from its renewTime.
      cluster.run(120);
      for (const process of all) cluster.act({ kind: 'start', process });
      const leads = cluster.until('startedLeading', (fact) => secondsAt(fact) > 125);
      const firstGet = after(
        factsOf(cluster, 'answerReceived', (fact) => fact.process === leads.process),
        125,
      )[0];
      const waited = secondsAt(leads) - secondsAt(firstGet ?? leads);
      expect(waited).toBeGreaterThanOrEqual(15);
      expect(waited).toBeLessThan(15 + 4.5);
    }
  });

  it('LE-24 a leader paused for five seconds goes on with a PUT and no GET; nobody notices', () => {
    const cluster = lockOf(['a', 'b']);
    betweenRounds(cluster);
    cluster.act({ kind: 'pause', process: LEADER });
    cluster.run(5);
    const woken = now(cluster);
    cluster.act({ kind: 'resume', process: LEADER });
    cluster.run(30);
    expect(new Set(verbsOf(cluster, LEADER, woken - 0.001))).toEqual(new Set(['PUT']));
    expect(transitions(cluster)).toHaveLength(1);
    expect(factsOf(cluster, 'stoppedLeading')).toEqual([]);
  });

  it('LE-25 a leader paused beyond its lease, with nobody to take over, reads the record and goes on in the same term', () => {
    const cluster = lockOf(['a']);
    betweenRounds(cluster);
    cluster.act({ kind: 'pause', process: LEADER });
    cluster.run(30);
    const woken = now(cluster);
    cluster.act({ kind: 'resume', process: LEADER });
    cluster.run(10);
    expect(verbsOf(cluster, LEADER, woken - 0.001).slice(0, 3)).toEqual(['GET', 'PUT', 'PUT']);
    expect(transitions(cluster)).toHaveLength(1);
    expect(factsOf(cluster, 'stoppedLeading')).toEqual([]);
  });

  it('LE-26 a leader that wakes up replaced works on for up to ten seconds: two leaders, and the watcher names both', () => {
    for (const seed of [1, 2, 3, 4]) {
      const cluster = lockOf(['a', 'b'], seed);
      betweenRounds(cluster);
      cluster.act({ kind: 'pause', process: LEADER });
      cluster.run(30);
      const woken = now(cluster);
      cluster.act({ kind: 'resume', process: LEADER });
      const cancelled = cluster.until('workCancelled', (fact) => fact.process === LEADER);
      expect(secondsAt(cancelled) - woken).toBeGreaterThan(7.9);
      expect(secondsAt(cancelled) - woken).toBeLessThanOrEqual(10.02);
      const broken = factsOf(
        cluster,
        'invariantBroken',
        (fact) => fact.invariant === 'oneActingLeader',
      );
      expect(broken.map((fact) => [fact.who, fact.lease])).toEqual([
        [[LEADER, `${SCHEDULER}/b`], `kube-system/${SCHEDULER}`],
      ]);
      const holds = factsOf(
        cluster,
        'invariantHolds',
        (fact) => fact.invariant === 'oneActingLeader',
      );
      expect(holds.map(secondsAt)).toEqual([secondsAt(cancelled)]);
    }
  });

  it('LE-27 a leader paused inside a round finds its deadline over at the wake-up and stops at once', () => {
    const cluster = lockOf(['a', 'b'], 1, { releaseOnCancel: false });
    betweenRounds(cluster);
    cluster.cut('held', [LEADER]);
    cluster.until('requestSent', (fact) => fact.process === LEADER && fact.verb === 'PUT');
    cluster.act({ kind: 'pause', process: LEADER });
    cluster.run(30);
    const woken = now(cluster);
    cluster.act({ kind: 'resume', process: LEADER });
    cluster.run(1);
    expect(
      after(
        factsOf(cluster, 'workCancelled', (fact) => fact.process === LEADER),
        woken - 0.001,
      ).map(secondsAt),
    ).toEqual([woken]);
  });

  it('LE-28 after the lock is deleted its leader writes it again as it was, or a standby starts a second term beside it', () => {
    const outcomes = { keeps: 0, splits: 0 };
    for (let seed = 1; seed <= 24; seed++) {
      const cluster = lockOf(['a', 'b', 'c'], seed, { leaseTransitions: 7 });
      cluster.run(4 + seed / 10);
      const deleted = now(cluster);
      cluster.act({ kind: 'deleteLease', namespace: 'kube-system', name: SCHEDULER });
      cluster.run(25);
      const created = after(
        factsOf(cluster, 'leaseWritten', (fact) => fact.write === 'created'),
        deleted,
      )[0];
      const rivals = after(factsOf(cluster, 'startedLeading'), deleted);
      if (created?.process === LEADER) {
        outcomes.keeps++;
        expect(created.leaseTransitions).toBe(7);
        expect(rivals).toEqual([]);
      } else {
        outcomes.splits++;
        expect(created?.leaseTransitions).toBe(0);
        expect(rivals).toHaveLength(1);
        const stopped = factsOf(cluster, 'workCancelled', (fact) => fact.process === LEADER)[0];
        const overlap =
          secondsAt(stopped ?? rivals[0] ?? { t: cluster.simulation.now }) -
          secondsAt(rivals[0] ?? { t: cluster.simulation.now });
        expect(overlap).toBeGreaterThan(7.5);
        expect(overlap).toBeLessThanOrEqual(12.02);
      }
    }
    expect(outcomes.keeps).toBeGreaterThan(outcomes.splits);
    expect(outcomes.splits).toBeGreaterThan(0);
  });

  it('LE-29 a partitioned leader stops twelve seconds after its last renewal, three before anyone may take over', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const cluster = lockOf(['a', 'b', 'c'], seed, { releaseOnCancel: false });
      const last = betweenRounds(cluster);
      cluster.cut('lost', [LEADER]);
      const leads = cluster.until('startedLeading', (fact) => fact.process !== LEADER);
      const stopped =
        factsOf(cluster, 'workCancelled', (fact) => fact.process === LEADER)[0] ?? leads;
      expect(secondsAt(stopped) - last).toBeCloseTo(12, 1);
      expect(secondsAt(leads) - last).toBeGreaterThanOrEqual(15);
      expect(
        factsOf(cluster, 'invariantBroken', (fact) => fact.invariant === 'oneActingLeader'),
      ).toEqual([]);
    }
  });

  it('LE-30 a renewal that landed without its answer costs a GET and a PUT, not the leadership', () => {
    const cluster = lockOf(['a', 'b']);
    betweenRounds(cluster);
    cluster.cut('lost', [LEADER], 'answers');
    const landed = cluster.until('leaseWritten', (fact) => fact.process === LEADER);
    cluster.run(secondsAt(landed) + 5.5 - now(cluster));
    cluster.heal(LEADER);
    cluster.run(20);
    expect(verbsOf(cluster, LEADER, secondsAt(landed)).slice(0, 2)).toEqual(['GET', 'PUT']);
    expect(factsOf(cluster, 'stoppedLeading')).toEqual([]);
    expect(transitions(cluster)).toHaveLength(1);
  });

  it('LE-30 while answers stay lost the leader stops twelve seconds after the last answered renewal, although a later one landed', () => {
    const cluster = lockOf(['a', 'b'], 2, { releaseOnCancel: false });
    const answered = betweenRounds(cluster);
    cluster.cut('lost', [LEADER], 'answers');
    const landed = cluster.until('leaseWritten', (fact) => fact.process === LEADER);
    const stopped = cluster.until('workCancelled', (fact) => fact.process === LEADER);
    expect(secondsAt(landed)).toBeGreaterThan(answered);
    expect(secondsAt(stopped) - answered).toBeCloseTo(12, 1);
  });

  it('LE-31 of many candidates that find the lock free exactly one leads; the others are told 409 and wait again', () => {
    let conflicts = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const scenario = buildScenario({
        seed,
        nodes: 0,
        latencyMs: 300,
        components: { [SCHEDULER]: ['a', 'b', 'c', 'd', 'e', 'f'] },
      });
      const cluster = clusterOf(scenario, createSimulation(scenario));
      cluster.run(10);
      cluster.act({ kind: 'stop', process: LEADER });
      cluster.run(14);
      expect(after(factsOf(cluster, 'startedLeading'), 10)).toHaveLength(1);
      conflicts += after(factsOf(cluster, 'leaseConflict'), 10).length;
    }
    expect(conflicts).toBeGreaterThan(0);
  });

  it('LE-32 nothing fences a stale leader: a controller manager that sleeps a minute wakes up and writes over living nodes', () => {
    const cluster = buildCluster({
      seed: 2,
      nodes: 3,
      components: { [CONTROLLER_MANAGER]: ['a', 'b'] },
    });
    const leader = `${CONTROLLER_MANAGER}/a`;
    cluster.run(20);
    betweenRounds(cluster, leader);
    cluster.act({ kind: 'pause', process: leader });
    cluster.run(80);
    const woken = now(cluster);
    cluster.act({ kind: 'resume', process: leader });
    cluster.run(20);
    const wrongly = after(
      factsOf(cluster, 'nodeConditionChanged', (fact) => fact.status === 'Unknown'),
      woken,
    );
    expect(new Set(wrongly.map((fact) => fact.process))).toEqual(new Set([leader]));
    const stale = factsOf(cluster, 'invariantBroken', (fact) => fact.invariant === 'noStaleWrite');
    expect(stale.map((fact) => fact.who)).toEqual([[leader]]);
  });

  it('LE-33 a process that keeps exiting comes back at once, then after 10, 20, 40 … 300 s', () => {
    const cluster = lockOf(['a']);
    const waits: number[] = [];
    for (let exit = 0; exit < 8; exit++) {
      cluster.run(5);
      cluster.cut('refused', [LEADER]);
      const exited = cluster.until('processExited');
      cluster.heal(LEADER);
      waits.push(Math.round(((exited.restartsAt ?? 0) - exited.t) / 1e6));
      cluster.until('startedLeading');
    }
    expect(waits).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
  });

  it('LE-33 ten minutes of running make the next restart immediate again', () => {
    const cluster = lockOf(['a']);
    const fail = (): number => {
      cluster.cut('refused', [LEADER]);
      const exited = cluster.until('processExited');
      cluster.heal(LEADER);
      cluster.until('startedLeading');
      return Math.round(((exited.restartsAt ?? 0) - exited.t) / 1e6);
    };
    expect([fail(), fail()]).toEqual([0, 10]);
    cluster.run(600);
    expect(fail()).toBe(0);
  });

  it('LE-33 what the user stopped or killed stays down until the user starts it', () => {
    for (const kind of ['stop', 'crash'] as const) {
      const cluster = lockOf(['a']);
      cluster.run(5);
      cluster.act({ kind, process: LEADER });
      cluster.run(900);
      expect(after(factsOf(cluster, 'processStarted'), 5)).toEqual([]);
      cluster.act({ kind: 'start', process: LEADER });
      cluster.run(1);
      expect(after(factsOf(cluster, 'processStarted'), 5).map((fact) => fact.process)).toEqual([
        LEADER,
      ]);
    }
  });
});

/** Several API servers over one etcd: who talks to whom, what a majority can do, and what hangs without one. */
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  decodeWorld,
  encodeWorld,
  parseScenario,
  seconds,
} from '../../../src/engine/index.ts';
import type {
  Command,
  Fact,
  FactKind,
  FactOf,
  Instant,
  Scenario,
  Simulation,
} from '../../../src/engine/index.ts';

const at = (time: number): Instant => seconds(time) as number as Instant;

function scenarioOf(document: object): Scenario {
  const parsed = parseScenario({ format: 'lease-lab/scenario', version: 1, ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const THREE = {
  nodes: { count: 6 },
  controlPlane: { machines: 3 },
  components: ['kube-controller-manager', 'kube-scheduler'],
};

function runOf(document: object, detail: 'all' | 'nodes' = 'all'): Simulation {
  return createSimulation(scenarioOf(document), { detail });
}

const told = <K extends FactKind>(run: Simulation, kind: K): FactOf<K>[] =>
  run.facts().filter((fact: Fact): fact is FactOf<K> & Fact => fact.kind === kind);

const acts = (run: Simulation, ...commands: readonly Command[]): void => {
  for (const command of commands) run.apply(command);
};

const leaderNow = (run: Simulation, component: string): string | undefined =>
  [...run.world.processes.values()]
    .filter(({ working, status }) => working && status === 'running')
    .map(({ entity }) => run.plan.entities[entity]?.name)
    .find((name) => name?.startsWith(component));

describe('a control plane of three machines', () => {
  it('is calm: nobody loses a lock or a node in ten minutes, and every server takes part', () => {
    const run = runOf(THREE);
    run.runUntil(at(600));
    expect(run.facts().filter(({ kind }) => kind === 'stoppedLeading')).toEqual([]);
    expect(told(run, 'nodeConditionChanged')).toEqual([]);
    const servers = new Set([...run.world.connections.values()].map(({ server }) => server));
    expect([...servers].sort()).toEqual([0, 1, 2]);
  });

  it('each candidate of the control plane talks to the API server of its own machine', () => {
    const run = runOf(THREE);
    run.runUntil(at(30));
    for (const { entity, server } of run.world.connections.values()) {
      const planned = run.plan.entities[entity];
      if (planned?.kind === 'candidate') expect(`cp-${server + 1}`).toBe(planned.host);
    }
  });

  it('LE-29 one API server dies: its own leader gives up, kubelets go to another one and stay Ready', () => {
    const run = runOf(THREE);
    run.runUntil(at(20));
    acts(run, { kind: 'crash', process: 'kube-apiserver/cp-1' });
    run.runUntil(at(120));
    const stopped = told(run, 'stoppedLeading').map(({ process }) => process);
    expect(stopped.sort()).toEqual(['kube-controller-manager/cp-1', 'kube-scheduler/cp-1']);
    expect(leaderNow(run, 'kube-controller-manager')).toMatch(/cp-[23]$/);
    expect(told(run, 'nodeConditionChanged')).toEqual([]);
    expect(told(run, 'apiServerDown').map(({ server }) => server)).toEqual(['kube-apiserver/cp-1']);
  });

  it('two of three etcd members die: no majority, every write hangs, leaders stop, and all go on when one is back', () => {
    const run = runOf(THREE);
    run.runUntil(at(20));
    acts(run, { kind: 'crash', process: 'etcd/cp-2' }, { kind: 'crash', process: 'etcd/cp-3' });
    const revision = run.world.revision;
    run.runUntil(at(45));
    expect(run.world.revision).toBe(revision);
    expect(told(run, 'etcdQuorumLost')).toHaveLength(1);
    expect(told(run, 'stoppedLeading').length).toBeGreaterThanOrEqual(2);
    acts(run, { kind: 'start', process: 'etcd/cp-2' });
    run.runUntil(at(120));
    expect(told(run, 'etcdQuorumRestored')).toHaveLength(1);
    expect(run.world.revision).toBeGreaterThan(revision);
    expect(leaderNow(run, 'kube-scheduler')).toBeDefined();
  });

  it('one member is cut off from both others: only its own API server hangs', () => {
    const run = runOf(THREE);
    run.runUntil(at(20));
    acts(run, { kind: 'cut', processes: ['etcd/cp-1'], mode: 'lost', direction: 'both' });
    run.runUntil(at(60));
    expect(told(run, 'etcdQuorumLost')).toEqual([]);
    expect(
      told(run, 'stoppedLeading')
        .map(({ process }) => process)
        .sort(),
    ).toEqual(['kube-controller-manager/cp-1', 'kube-scheduler/cp-1']);
    expect(run.world.etcd.members.map(({ reachesLeader }) => reachesLeader)).toEqual([
      false,
      true,
      true,
    ]);
    acts(run, { kind: 'heal', processes: ['etcd/cp-1'] });
    expect(run.world.etcd.members.every(({ reachesLeader }) => reachesLeader)).toBe(true);
  });

  it('a kubelet that one server is cut off from goes to another after its connection is given up (TR-3)', () => {
    const run = runOf(THREE);
    run.runUntil(at(20));
    const kubelet = [...run.world.connections.values()].find(({ entity }) => entity === 0);
    const server = `kube-apiserver/cp-${(kubelet?.server ?? 0) + 1}`;
    acts(run, {
      kind: 'cut',
      processes: ['kubelet/node-0'],
      peers: [server],
      mode: 'lost',
      direction: 'both',
    });
    run.runUntil(at(100));
    const last = told(run, 'leaseWritten').filter(({ name }) => name === 'node-0');
    expect(last[last.length - 1]?.t).toBeGreaterThan(at(85));
    expect(told(run, 'connectionLost').map(({ process }) => process)).toContain('kubelet/node-0');
  });

  it('AS-9 what a frozen server could not tell its watchers it tells at the thaw', () => {
    const run = runOf(THREE);
    run.runUntil(at(20));
    const leader = leaderNow(run, 'kube-controller-manager') ?? '';
    const server = `kube-apiserver/${leader.slice(leader.indexOf('/') + 1)}`;
    acts(run, { kind: 'pause', process: server });
    run.runUntil(at(28));
    const untold = run.world.servers.reduce((sum, each) => sum + each.untold.length, 0);
    expect(untold).toBeGreaterThan(3);
    acts(run, { kind: 'resume', process: server });
    run.runUntil(at(29));
    expect(run.world.servers.every((each) => each.untold.length === 0)).toBe(true);
  });

  it('AS-8 a frozen server answers late and may still apply what it had taken in', () => {
    const runs = Array.from({ length: 12 }, (_, seed) => {
      const run = runOf({ nodes: ['a'], seed, components: ['kube-scheduler'] });
      run.runUntil(at(20));
      acts(run, { kind: 'apiServerFreeze' });
      run.runUntil(at(50));
      acts(run, { kind: 'apiServerThaw' });
      run.runUntil(at(50.1));
      return run;
    });
    const late = runs.flatMap((run) => told(run, 'answered')).filter((each) => !each.senderWaiting);
    expect(late.filter(({ code }) => code === 504).length).toBeGreaterThan(3);
    expect(late.filter(({ code }) => code === 200).length).toBeGreaterThan(3);
  });

  it('a folded run and an unfolded one of three machines have the same log', () => {
    const kinds = new Set<FactKind>([
      'nodeConditionChanged',
      'taintAdded',
      'startedLeading',
      'podDeleted',
    ]);
    const script = [
      { atSeconds: 30, command: { kind: 'powerOff', node: 'node-1' } },
      { atSeconds: 60, command: { kind: 'crash', process: 'kube-apiserver/cp-2' } },
      { atSeconds: 100, command: { kind: 'start', process: 'kube-apiserver/cp-2' } },
    ];
    const logs = (['all', 'nodes'] as const).map((detail) => {
      const run = createSimulation(scenarioOf({ ...THREE, script }), { detail });
      run.runUntil(at(300));
      return run
        .facts()
        .filter(({ kind }) => kinds.has(kind))
        .map(({ t, kind }) => `${t} ${kind}`);
    });
    expect(logs[1]).toEqual(logs[0]);
  });

  it('decode(encode(world)) is the world, in the middle of it all', () => {
    const run = runOf(THREE);
    run.runUntil(at(20));
    acts(
      run,
      { kind: 'crash', process: 'etcd/cp-2' },
      { kind: 'pause', process: 'kube-apiserver/cp-3' },
      { kind: 'setLoss', processes: [], lossPercent: 5 },
    );
    run.runUntil(at(33));
    const decoded = decodeWorld(encodeWorld(run.world));
    expect(decoded.ok && decoded.value).toEqual(run.world);
  });
});

describe('etcd', () => {
  it('a slow commit delays the answer to a write by as much, and reads not at all', () => {
    const quick = runOf({ nodes: ['a'] });
    const slow = runOf({ nodes: ['a'], etcd: { commitDelayMs: 400 } });
    const puts = (run: Simulation): number[] => {
      run.runUntil(at(60));
      const sent = told(run, 'requestSent').filter(
        ({ verb, name }) => verb === 'PUT' && name === 'a',
      );
      return sent.flatMap(({ id, t }) => {
        const answer = told(run, 'answerReceived').find((each) => each.id === id);
        return answer === undefined ? [] : [answer.t - t];
      });
    };
    const [a, b] = [puts(quick), puts(slow)];
    expect(Math.max(...a)).toBeLessThan(seconds(0.1));
    expect(Math.min(...b)).toBeGreaterThan(seconds(0.4));
    expect(Math.max(...b)).toBeLessThan(seconds(0.5));
  });

  it('disks that stall for 30 s cost every leader its lock, and no node is called Unknown', () => {
    const run = runOf({ nodes: { count: 4 } });
    run.runUntil(at(20));
    acts(run, { kind: 'stallEtcd' });
    run.runUntil(at(50));
    acts(run, { kind: 'resumeEtcd' });
    run.runUntil(at(200));
    expect(told(run, 'stoppedLeading').length).toBeGreaterThanOrEqual(2);
    expect(told(run, 'nodeConditionChanged').filter(({ status }) => status === 'Unknown')).toEqual(
      [],
    );
    expect(leaderNow(run, 'kube-controller-manager')).toBeDefined();
  });
});

describe('random loss', () => {
  it('TR-9 a transmission in five is lost and sent again on the schedule of TR-2; nobody is called dead', () => {
    const run = runOf({ nodes: { count: 4 }, network: { lossPercent: 20 } });
    run.runUntil(at(300));
    const lost = told(run, 'transmissionLost');
    const sent = told(run, 'requestSent').length + told(run, 'answered').length;
    expect(lost.length / sent).toBeGreaterThan(0.1);
    expect(lost.length / sent).toBeLessThan(0.4);
    const first = lost.filter(({ attempt }) => attempt === 0);
    for (const fact of first) expect(fact.nextAt - fact.t).toBe(seconds(0.2));
    expect(told(run, 'nodeConditionChanged')).toEqual([]);
  });

  it('TR-9 what follows a lost transmission waits behind it', () => {
    const run = runOf({ nodes: ['a'] });
    run.runUntil(at(20));
    acts(run, { kind: 'setLoss', processes: ['kubelet/a'], lossPercent: 100 });
    run.runUntil(at(31));
    acts(run, { kind: 'setLoss', processes: ['kubelet/a'], lossPercent: null });
    run.runUntil(at(60));
    const lost = told(run, 'transmissionLost').filter(({ process }) => process === 'kubelet/a');
    expect(lost.length).toBeGreaterThan(0);
    expect(
      told(run, 'waitingPassed').filter(({ process }) => process === 'kubelet/a').length,
    ).toBeGreaterThan(0);
  });
});

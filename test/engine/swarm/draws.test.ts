/** What the swarm draws: everything that can be said and done, as documents that the parser takes. */
import { describe, expect, it } from 'vitest';
import { parseScenario, printScenario, RELEASES, type Command } from '../../../src/engine/index.ts';
import { drawSwarm } from '../../support/swarm.ts';

const SEEDS = Array.from({ length: 400 }, (_, index) => index + 1);
const swarms = SEEDS.map(drawSwarm);

const COMMANDS: Readonly<Record<Command['kind'], true>> = {
  powerOff: true,
  powerOn: true,
  crash: true,
  stop: true,
  start: true,
  pause: true,
  resume: true,
  wedge: true,
  unwedge: true,
  cut: true,
  heal: true,
  apiServerDown: true,
  apiServerUp: true,
  apiServerFreeze: true,
  apiServerThaw: true,
  setCommitDelay: true,
  stallEtcd: true,
  resumeEtcd: true,
  defragEtcd: true,
  setLoss: true,
  setLatency: true,
  setTaints: true,
  stepClock: true,
  setClockRate: true,
  deleteLease: true,
};

describe('the draws of the swarm', () => {
  it('hold every command, of machines too, and cuts between any two', () => {
    const commands = swarms.flatMap(({ faults }) => faults.map(({ command }) => command));
    expect([...new Set(commands.map(({ kind }) => kind))].toSorted()).toEqual(
      Object.keys(COMMANDS).toSorted(),
    );
    const cuts = commands.filter((command) => command.kind === 'cut');
    for (const end of ['kubelet/', 'kube-apiserver/', 'etcd/'])
      expect(
        cuts.some(({ processes, peers }) => peers !== undefined && processes[0]?.startsWith(end)),
      ).toBe(true);
  });

  it('hold every release, one and three machines, coordinated election, loss, skewed clocks, workloads and a tight quota', () => {
    const scenarios = swarms.map(({ scenario }) => scenario);
    expect(new Set(scenarios.map(({ kubernetes }) => kubernetes))).toEqual(new Set(RELEASES));
    expect(new Set(scenarios.map(({ controlPlane }) => controlPlane.machines.length))).toEqual(
      new Set([1, 3]),
    );
    const share = (is: (scenario: (typeof scenarios)[number]) => boolean): number =>
      scenarios.filter(is).length / scenarios.length;
    expect(share(({ featureGates }) => featureGates.CoordinatedLeaderElection)).toBeGreaterThan(
      0.2,
    );
    expect(share(({ network }) => network.lossPercent > 0)).toBeGreaterThan(0.3);
    expect(share(({ clocks }) => clocks.length > 0)).toBeGreaterThan(0.1);
    expect(share(({ workloads }) => workloads.length > 0)).toBeGreaterThan(0.3);
    expect(share(({ etcd }) => etcd.quotaMiB < 20)).toBeGreaterThan(0.1);
  });

  it('are documents that the parser takes and gives back as they were', () => {
    for (const { scenario, faults, healing, healAt } of swarms.slice(0, 100)) {
      const script = [...faults, ...healing.map((command) => ({ at: healAt, command }))].map(
        ({ at, command }) => ({ atSeconds: at, command }),
      );
      const parsed = parseScenario(printScenario({ ...scenario, script }));
      expect(parsed.ok ? parsed.value : parsed.error).toEqual({ ...scenario, script });
    }
  });
});

/**
 * A cluster and a list of faults drawn from one seed: release, sizes, durations, latencies, clocks,
 * then twenty or so acts of every kind, then everything healed. The seed says it all.
 */
import type {
  Command,
  CutDirection,
  CutMode,
  Fencing,
  Scenario,
  ScenarioComponent,
  TaintByHand,
} from '../../src/engine/index.ts';
import { gatesOf, releaseOf, RELEASES } from '../../src/engine/index.ts';
import { buildScenario, component, CONTROLLER_MANAGER, processesOf } from './buildCluster.ts';
import { drawsOf, type Draws } from './seeds.ts';

export interface Fault {
  /** Seconds from the start. */
  readonly at: number;
  readonly command: Command;
}

export interface Swarm {
  readonly scenario: Scenario;
  /** In order of time. */
  readonly faults: readonly Fault[];
  /** When the last fault is over and everything is healed, seconds. */
  readonly healAt: number;
  readonly healing: readonly Command[];
}

const MODES: readonly CutMode[] = ['lost', 'held', 'refused'];
const DIRECTIONS: readonly CutDirection[] = ['both', 'requests', 'answers'];
const FENCINGS: readonly Fencing[] = ['none', 'leaseTransitions', 'resourceVersion'];
/** Crystals are off by some 100 ppm, virtual machines by per cents; beyond a fifth, upstream's own defaults stop being safe (10.2). */
const RATES = [800_000, 990_000, 1_000_000, 1_000_100, 1_030_000, 1_200_000];
const STEPS = [-3_600, -35, -1, 1, 40, 3_600];

export function drawSwarm(seed: number): Swarm {
  const draws = drawsOf(seed);
  const scenario = drawScenario(seed, draws);
  const processes = processesOf(scenario);
  const healAt = draws.whole(60, 200);
  const faults = Array.from({ length: draws.whole(5, 25) }, () => ({
    at: draws.whole(5, healAt - 1),
    command: drawFault(draws, scenario, processes),
  }));
  return {
    scenario,
    faults: faults.toSorted((one, other) => one.at - other.at),
    healAt,
    healing: healingOf(scenario, processes),
  };
}

function drawScenario(seed: number, draws: Draws): Scenario {
  const zones = draws.pick([[''], ['a'], ['a', 'b'], ['a', 'b', 'c']]);
  const kubernetes = draws.oneIn(2) ? '1.36' : draws.pick(RELEASES);
  const release = releaseOf(kubernetes);
  const base = buildScenario({
    seed,
    start: draws.pick(['warm', 'cold']),
    nodes: draws.whole(1, 7),
    podsPerNode: draws.whole(0, 2),
    zones,
    latencyMs: draws.pick([0, 1, 5, 20, 50]),
    jitterMs: draws.pick([0, 1, 5, 20]),
  });
  const tolerated = draws.pick([0, 5, 20, 300]);
  const scenario: Scenario = {
    ...base,
    kubernetes,
    featureGates: gatesOf(release),
    apiServer: {
      defaultNotReadyTolerationSeconds: tolerated,
      defaultUnreachableTolerationSeconds: tolerated,
    },
    components: drawComponents(draws),
  };
  const skewed = draws.oneIn(3) ? processesOf(scenario).filter(() => draws.oneIn(3)) : [];
  return {
    ...scenario,
    clocks: skewed.map((process) => ({
      process,
      offsetSeconds: draws.pick([-3_600, -2, 0, 5, 86_400]),
      ratePpm: draws.pick(RATES),
    })),
  };
}

function drawComponents(draws: Draws): ScenarioComponent[] {
  const hosts = (name: string): string[] =>
    Array.from({ length: draws.whole(1, 3) }, (_, index) => `${name}-${index}`);
  const guard = draws.oneIn(2) ? { guardedResource: { fencing: draws.pick(FENCINGS) } } : {};
  return [
    component(CONTROLLER_MANAGER, hosts('cp')),
    component('kube-scheduler', hosts('cp')),
    { ...component('operator', hosts('op')), ...draws.pick(ELECTOR_TIMES), ...guard },
  ];
}

const TAINTS: readonly (readonly TaintByHand[])[] = [
  [],
  [{ key: 'maintenance', effect: 'NoSchedule' }],
  [{ key: 'maintenance', value: 'x', effect: 'NoExecute' }],
];

const ELECTOR_TIMES = [
  { leaseDurationSeconds: 15, renewDeadlineSeconds: 10, retryPeriodSeconds: 2 },
  { leaseDurationSeconds: 137, renewDeadlineSeconds: 107, retryPeriodSeconds: 26 },
  { leaseDurationSeconds: 6, renewDeadlineSeconds: 4, retryPeriodSeconds: 1 },
];

function drawFault(draws: Draws, scenario: Scenario, processes: readonly string[]): Command {
  const process = draws.pick(processes);
  const node = draws.pick(scenario.nodes).name;
  const several = processes.filter(() => draws.oneIn(3));
  switch (draws.whole(1, 18)) {
    case 1:
      return { kind: 'powerOff', node };
    case 2:
      return { kind: 'powerOn', node };
    case 3:
      return { kind: 'crash', process };
    case 4:
      return { kind: 'stop', process };
    case 5:
      return { kind: 'start', process };
    case 6:
      return { kind: 'pause', process };
    case 7:
      return { kind: 'resume', process };
    case 8:
    case 9:
      return {
        kind: 'cut',
        processes: several.length > 0 ? several : [process],
        mode: draws.pick(MODES),
        direction: draws.pick(DIRECTIONS),
      };
    case 10:
      return { kind: 'heal', processes: several.length > 0 ? several : [process] };
    case 11:
      return { kind: draws.pick(['apiServerDown', 'apiServerUp']) };
    case 12:
      return { kind: draws.pick(['apiServerFreeze', 'apiServerThaw']) };
    case 13:
      return {
        kind: 'setLatency',
        processes: draws.oneIn(2) ? [] : [process],
        latencyMs: draws.pick([0, 10, 200, 1_500]),
      };
    case 14:
      return { kind: draws.pick(['wedge', 'unwedge']), process };
    case 15:
      return { kind: 'stepClock', process, seconds: draws.pick(STEPS) };
    case 16:
      return { kind: 'setClockRate', process, ratePpm: draws.pick(RATES) };
    case 17:
      return { kind: 'setTaints', node, taints: draws.pick(TAINTS) };
    default: {
      const lock = draws.pick(scenario.components);
      return draws.oneIn(2)
        ? { kind: 'deleteLease', namespace: lock.leaseNamespace, name: lock.leaseName }
        : { kind: 'deleteLease', namespace: 'kube-node-lease', name: node };
    }
  }
}

/** The inverse of everything that may have been done. */
function healingOf(scenario: Scenario, processes: readonly string[]): Command[] {
  return [
    { kind: 'apiServerUp' },
    { kind: 'apiServerThaw' },
    { kind: 'setLatency', processes: [], latencyMs: null },
    { kind: 'setLatency', processes, latencyMs: null },
    { kind: 'heal', processes },
    ...scenario.nodes.flatMap(({ name }): Command[] => [
      { kind: 'powerOn', node: name },
      { kind: 'setTaints', node: name, taints: [] },
    ]),
    ...processes.flatMap((process): Command[] => [
      { kind: 'setClockRate', process, ratePpm: 1_000_000 },
      { kind: 'resume', process },
      { kind: 'unwedge', process },
      { kind: 'start', process },
    ]),
  ];
}

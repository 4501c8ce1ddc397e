/** Faults of every kind drawn from a seed, and the inverse of everything that may have been done. */
import type {
  Command,
  CutDirection,
  CutMode,
  Scenario,
  TaintByHand,
} from '../../src/engine/index.ts';
import { processesOf } from './buildCluster.ts';
import type { Draws } from './seeds.ts';
import { RATES } from './swarmScenario.ts';

const MODES: readonly CutMode[] = ['lost', 'held', 'refused'];
const DIRECTIONS: readonly CutDirection[] = ['both', 'requests', 'answers'];
const STEPS = [-3_600, -35, -1, 1, 40, 3_600];
/** CE-11: with coordinated election a clock that is an hour off stops the election for an hour. */
const SMALL_STEPS = [-20, -1, 0.5, 1, 20];

const TAINTS: readonly (readonly TaintByHand[])[] = [
  [],
  [{ key: 'maintenance', effect: 'NoSchedule' }],
  [{ key: 'maintenance', value: 'x', effect: 'NoExecute' }],
];

/** Half of the servers that go stand behind something that still accepts connections (KL-3). */
const SERVER_GOES = [
  { kind: 'apiServerDown' },
  { kind: 'apiServerDown', proxied: true },
  { kind: 'apiServerUp' },
  { kind: 'apiServerUp' },
] as const satisfies readonly Command[];

/** What a fault may happen to. */
interface Stage {
  readonly draws: Draws;
  readonly scenario: Scenario;
  /** Kubelets and candidates. */
  readonly clients: readonly string[];
  readonly servers: readonly string[];
  readonly members: readonly string[];
}

function stageOf(draws: Draws, scenario: Scenario): Stage {
  const { machines } = scenario.controlPlane;
  return {
    draws,
    scenario,
    clients: processesOf(scenario),
    servers: machines.map(({ name }) => `kube-apiserver/${name}`),
    members: machines.map(({ name }) => `etcd/${name}`),
  };
}

/** Some of them, at least one. */
function someOf(draws: Draws, names: readonly string[]): readonly string[] {
  const some = names.filter(() => draws.oneIn(3));
  return some.length > 0 ? some : [draws.pick(names)];
}

const anyProcess = ({ draws, clients, servers, members }: Stage): string =>
  draws.pick(draws.oneIn(5) ? [...servers, ...members] : clients);

/** Of clients all links, or those with some API servers; of an API server all, or those with some clients; of members. */
function linksOf(stage: Stage): { processes: readonly string[]; peers?: readonly string[] } {
  const { draws, clients, servers, members } = stage;
  switch (draws.whole(1, 8)) {
    case 1:
      return { processes: [draws.pick(members)] };
    case 2: {
      const member = draws.pick(members);
      const others = members.filter((each) => each !== member);
      return others.length === 0
        ? { processes: [member] }
        : { processes: [member], peers: someOf(draws, others) };
    }
    case 3:
      return { processes: [draws.pick(servers)] };
    case 4:
      return { processes: [draws.pick(servers)], peers: someOf(draws, clients) };
    case 5:
      return { processes: someOf(draws, clients), peers: someOf(draws, servers) };
    default:
      return { processes: someOf(draws, clients) };
  }
}

const nodeOf = ({ draws, scenario }: Stage): string => draws.pick(scenario.nodes).name;

const serverOf = ({ draws, servers }: Stage): { server?: string } =>
  draws.oneIn(2) ? { server: draws.pick(servers) } : {};

/** No processes: all links. */
const affected = (stage: Stage): readonly string[] =>
  stage.draws.oneIn(2) ? [] : [anyProcess(stage)];

function lockOrLease(stage: Stage): { namespace: string; name: string } {
  const { leaseNamespace, leaseName } = stage.draws.pick(stage.scenario.components);
  return stage.draws.oneIn(2)
    ? { namespace: leaseNamespace, name: leaseName }
    : { namespace: 'kube-node-lease', name: nodeOf(stage) };
}

function cutOf(stage: Stage): Command {
  const { draws } = stage;
  const links = linksOf(stage);
  return { kind: 'cut', ...links, mode: draws.pick(MODES), direction: draws.pick(DIRECTIONS) };
}

function clockStep(stage: Stage): Command {
  const { draws, scenario } = stage;
  const steps = scenario.featureGates.CoordinatedLeaderElection ? SMALL_STEPS : STEPS;
  return { kind: 'stepClock', process: anyProcess(stage), seconds: draws.pick(steps) };
}

const SIGNALS = ['crash', 'stop', 'start', 'pause', 'resume'] as const;
type Signal = (typeof SIGNALS)[number];

const signal =
  (kind: Signal) =>
  (stage: Stage): Command => ({ kind, process: anyProcess(stage) });

/** One row per kind of fault; what stands twice happens twice as often. */
const FAULTS: readonly ((stage: Stage) => Command)[] = [
  (stage) => ({ kind: 'powerOff', node: nodeOf(stage) }),
  (stage) => ({ kind: 'powerOn', node: nodeOf(stage) }),
  ...SIGNALS.map(signal),
  signal('crash'),
  signal('pause'),
  cutOf,
  cutOf,
  cutOf,
  (stage) => ({ kind: 'heal', ...linksOf(stage) }),
  (stage) => ({ ...stage.draws.pick(SERVER_GOES), ...serverOf(stage) }),
  (stage) => ({
    kind: stage.draws.pick(['apiServerFreeze', 'apiServerThaw']),
    ...serverOf(stage),
  }),
  (stage) => ({ kind: stage.draws.pick(['stallEtcd', 'resumeEtcd']) }),
  ({ draws }) => ({ kind: 'setCommitDelay', commitDelayMs: draws.pick([0, 20, 700, 4_000, null]) }),
  () => ({ kind: 'defragEtcd' }),
  (stage) => ({
    kind: 'setLatency',
    processes: affected(stage),
    latencyMs: stage.draws.pick([0, 10, 200, 1_500, null]),
  }),
  (stage) => ({
    kind: 'setLoss',
    processes: affected(stage),
    lossPercent: stage.draws.pick([0, 2, 20, 60, 100, null]),
  }),
  (stage) => ({
    kind: stage.draws.pick(['wedge', 'unwedge']),
    process: stage.draws.pick([...stage.clients, ...stage.servers]),
  }),
  clockStep,
  (stage) => ({
    kind: 'setClockRate',
    process: anyProcess(stage),
    ratePpm: stage.draws.pick(RATES),
  }),
  (stage) => ({ kind: 'setTaints', node: nodeOf(stage), taints: stage.draws.pick(TAINTS) }),
  (stage) => ({ kind: 'deleteLease', ...lockOrLease(stage) }),
];

export function drawFault(draws: Draws, scenario: Scenario): Command {
  return draws.pick(FAULTS)(stageOf(draws, scenario));
}

/** The inverse of everything that may have been done. */
export function healingOf(scenario: Scenario): Command[] {
  const machines = scenario.controlPlane.machines.flatMap(({ name }) => [
    `etcd/${name}`,
    `kube-apiserver/${name}`,
  ]);
  const clients = processesOf(scenario);
  const processes = [...machines, ...clients];
  return [
    { kind: 'resumeEtcd' },
    { kind: 'setCommitDelay', commitDelayMs: null },
    { kind: 'defragEtcd' },
    { kind: 'apiServerUp' },
    { kind: 'apiServerThaw' },
    { kind: 'setLatency', processes: [], latencyMs: null },
    { kind: 'setLatency', processes, latencyMs: null },
    { kind: 'setLoss', processes: [], lossPercent: null },
    { kind: 'setLoss', processes, lossPercent: null },
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

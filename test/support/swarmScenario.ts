/**
 * A scenario drawn from a seed: release and gates, machines, etcd, nodes and Pods, elections, clocks,
 * network. Only dials with which a cluster left alone is well are drawn: what never settles by its own
 * making (a grace period shorter than a heartbeat) would say nothing about the engine.
 */
import type {
  FeatureGates,
  Fencing,
  Release,
  Scenario,
  ScenarioCandidate,
  ScenarioComponent,
  ScenarioNode,
  ScenarioWorkload,
} from '../../src/engine/index.ts';
import { ETCD_DEFAULTS, gatesOf, releaseOf, RELEASES } from '../../src/engine/index.ts';
import { buildScenario, component, CONTROLLER_MANAGER, processesOf } from './buildCluster.ts';
import type { Draws } from './seeds.ts';

const FENCINGS: readonly Fencing[] = ['none', 'leaseTransitions', 'resourceVersion'];
/** Crystals are off by some 100 ppm, virtual machines by per cents; beyond a fifth, upstream's own defaults stop being safe (10.2). */
export const RATES = [800_000, 990_000, 1_000_000, 1_000_100, 1_030_000, 1_200_000];
const OFFSETS = [-3_600, -2, 0, 5, 86_400];
/** CE-11: with coordinated election a clock that is an hour off stops the election for an hour. */
const SMALL_OFFSETS = [-20, -2, 0, 5, 20];

const ELECTOR_TIMES = [
  { leaseDurationSeconds: 15, renewDeadlineSeconds: 10, retryPeriodSeconds: 2 },
  { leaseDurationSeconds: 137, renewDeadlineSeconds: 107, retryPeriodSeconds: 26 },
  { leaseDurationSeconds: 6, renewDeadlineSeconds: 4, retryPeriodSeconds: 1 },
];

/** Lease duration, computation and report of the status, grace, seconds: a heartbeat or two may be lost. */
const HEARTBEATS = [
  { lease: 40, status: 10, report: 300, grace: 50 },
  { lease: 40, status: 10, report: 60, grace: 40 },
  { lease: 20, status: 5, report: 20, grace: 25 },
  { lease: 100, status: 20, report: 300, grace: 120 },
];

export function drawScenario(seed: number, draws: Draws): Scenario {
  const kubernetes = draws.oneIn(2) ? '1.36' : draws.pick(RELEASES);
  const featureGates = drawGates(draws, releaseOf(kubernetes));
  const base = buildScenario({
    seed,
    start: draws.pick(['warm', 'cold']),
    nodes: draws.whole(1, 7),
    podsPerNode: draws.whole(0, 2),
    zones: draws.pick([[''], ['a'], ['a', 'b'], ['a', 'b', 'c']]),
    latencyMs: draws.pick([0, 1, 5, 20, 50]),
    jitterMs: draws.pick([0, 1, 5, 20]),
    workloads: draws.oneIn(2) ? drawWorkloads(draws) : [],
  });
  const scenario: Scenario = {
    ...base,
    kubernetes,
    featureGates,
    ...drawTolerations(draws, base.nodes),
    ...drawHeartbeats(draws, base, featureGates),
    ...drawControlPlane(draws, featureGates),
    components: drawComponents(draws, featureGates),
    network: { ...base.network, lossPercent: draws.pick([0, 0, 0, 0.1, 1, 3]) },
  };
  return { ...scenario, clocks: drawClocks(draws, scenario) };
}

function drawGates(draws: Draws, { gates }: Release): FeatureGates {
  const usual = gatesOf({ ...releaseOf('1.36'), gates });
  const set = (name: keyof FeatureGates): boolean => {
    const isFree = gates[name] === 'on' || gates[name] === 'off';
    return draws.oneIn(3) && isFree ? !usual[name] : usual[name];
  };
  return {
    NodeLease: set('NodeLease'),
    CoordinatedLeaderElection: set('CoordinatedLeaderElection'),
    APIServerIdentity: set('APIServerIdentity'),
    ControllerManagerReleaseLeaderElectionLockOnExit: set(
      'ControllerManagerReleaseLeaderElectionLockOnExit',
    ),
  };
}

/** Tolerations by default, and of some Pods their own; some Pods are a DaemonSet's, some come late. */
function drawTolerations(
  draws: Draws,
  nodes: readonly ScenarioNode[],
): Pick<Scenario, 'nodes' | 'apiServer'> {
  const seconds = draws.pick([0, 5, 20, 300]);
  return {
    apiServer: {
      defaultNotReadyTolerationSeconds: seconds,
      defaultUnreachableTolerationSeconds: seconds,
    },
    nodes: nodes.map((node) => ({
      ...node,
      startSeconds: draws.pick([0, 0, 3, 40]),
      pods: node.pods.map((pod) => ({
        ...pod,
        daemonSet: draws.oneIn(6),
        createdSeconds: draws.pick([0, 10, 60]),
        tolerations: draws.oneIn(4)
          ? [
              {
                key: draws.pick(['node.kubernetes.io/unreachable', 'maintenance']),
                operator: 'Exists',
                effect: 'NoExecute',
                tolerationSeconds: draws.pick([0, 7, 3_600]),
              },
            ]
          : [],
      })),
    })),
  };
}

function drawHeartbeats(
  draws: Draws,
  { nodeLifecycle }: Scenario,
  { NodeLease }: FeatureGates,
): Pick<Scenario, 'kubelet' | 'nodeLifecycle'> {
  const { lease, status, report, grace } = draws.pick(HEARTBEATS);
  const [kubeApiQps, kubeApiBurst] = draws.pick([
    [20, 30] as const,
    [20, 30] as const,
    [5, 10] as const,
  ]);
  return {
    kubelet: {
      nodeLeaseDurationSeconds: lease,
      nodeStatusUpdateFrequencySeconds: status,
      nodeStatusReportFrequencySeconds: report,
    },
    nodeLifecycle: {
      ...nodeLifecycle,
      nodeMonitorPeriodSeconds: draws.pick([5, 5, 1, 9]),
      // By status alone a heartbeat comes at every computation.
      nodeMonitorGracePeriodSeconds: NodeLease ? grace : 4 * status,
      nodeStartupGracePeriodSeconds: draws.pick([60, 60, 10]),
      nodeEvictionRate: draws.pick([0.1, 0.1, 0, 0.5, 3]),
      secondaryNodeEvictionRate: draws.pick([0.01, 0, 0.2]),
      largeClusterSizeThreshold: draws.pick([50, 3]),
      unhealthyZoneThreshold: draws.pick([0.55, 0.3, 1]),
      kubeApiQps,
      kubeApiBurst,
    },
  };
}

/** A quota of 8 MiB is full within minutes of rewritten Nodes, unless it is compacted every minute. */
function drawControlPlane(
  draws: Draws,
  { NodeLease }: FeatureGates,
): Pick<Scenario, 'controlPlane' | 'etcd'> {
  const count = draws.oneIn(3) ? 3 : 1;
  const isTight = draws.oneIn(4);
  return {
    controlPlane: {
      machines: Array.from({ length: count }, (_, index) => ({
        name: `cp-${index + 1}`,
        startSeconds: draws.pick([0, 0, 2, 9]),
      })),
    },
    etcd: {
      ...ETCD_DEFAULTS,
      commitDelayMs: draws.pick([0, 0, 2, 40]),
      ...(isTight
        ? { quotaMiB: NodeLease ? draws.pick([3, 8]) : 16, compactionIntervalSeconds: 60 }
        : {}),
    },
  };
}

function drawWorkloads(draws: Draws): ScenarioWorkload[] {
  const replicaSet = (name: string): ScenarioWorkload => ({
    kind: 'ReplicaSet',
    namespace: 'default',
    name,
    replicas: draws.whole(0, 5),
    tolerations: [],
  });
  const daemonSet: ScenarioWorkload = {
    ...replicaSet('agent'),
    kind: 'DaemonSet',
    namespace: 'kube-system',
    replicas: 0,
  };
  return draws.pick([[replicaSet('shop')], [replicaSet('shop'), daemonSet], [daemonSet]]);
}

function drawComponents(draws: Draws, gates: FeatureGates): ScenarioComponent[] {
  const coordinated = gates.CoordinatedLeaderElection;
  const guard = draws.oneIn(2) ? { guardedResource: { fencing: draws.pick(FENCINGS) } } : {};
  const releases = gates.ControllerManagerReleaseLeaderElectionLockOnExit;
  const operator: ScenarioComponent = {
    ...elected(draws, 'operator', 'op', coordinated && draws.oneIn(2)),
    ...draws.pick(ELECTOR_TIMES),
    ...guard,
    releaseOnCancel: draws.oneIn(2),
    restarts: !draws.oneIn(5),
  };
  return [
    { ...elected(draws, CONTROLLER_MANAGER, 'cp', coordinated), releaseOnCancel: releases },
    elected(draws, 'kube-scheduler', 'cp', coordinated),
    operator,
  ];
}

/**
 * On hosts 0 to 2: `cp-1` and `cp-2` are machines of the control plane, `cp-0` is not. With versions of
 * their own, since of two equal candidates that start in the same second neither leads for long (CE-13).
 */
function elected(
  draws: Draws,
  name: string,
  host: string,
  isCoordinated: boolean,
): ScenarioComponent {
  const count = draws.whole(1, 3);
  const hosts = Array.from({ length: count }, (_, index) => `${host}-${index}`);
  const plain = component(name, hosts);
  const first = draws.whole(0, 2);
  const candidates = plain.candidates.map((candidate, index): ScenarioCandidate => {
    const binaryVersion = `1.36.${(first + index) % 3}`;
    return isCoordinated ? { ...candidate, binaryVersion } : candidate;
  });
  return { ...plain, candidates };
}

function drawClocks(draws: Draws, scenario: Scenario): Scenario['clocks'] {
  if (!draws.oneIn(3)) return [];
  const offsets = scenario.featureGates.CoordinatedLeaderElection ? SMALL_OFFSETS : OFFSETS;
  return processesOf(scenario)
    .filter(() => draws.oneIn(3))
    .map((process) => ({
      process,
      offsetSeconds: draws.pick(offsets),
      ratePpm: draws.pick(RATES),
    }));
}

/** A small cluster with verbs a teacher would use, for tests that tell a story. */
import {
  createSimulation,
  DEFAULT_MACHINES,
  ETCD_DEFAULTS,
  gatesOf,
  later,
  releaseOf,
  seconds,
  SCENARIO_FORMAT,
  SCENARIO_VERSION,
} from '../../src/engine/index.ts';
import type {
  Command,
  CutDirection,
  CutMode,
  Fact,
  FactKind,
  FactOf,
  Instant,
  Scenario,
  ScenarioComponent,
  Simulation,
} from '../../src/engine/index.ts';

export interface ClusterOptions {
  readonly seed?: number;
  readonly start?: 'warm' | 'cold';
  readonly nodes?: number;
  readonly podsPerNode?: number;
  readonly zones?: readonly string[];
  /** Candidates of each component, by component. */
  readonly components?: Readonly<Record<string, readonly string[]>>;
  readonly workloads?: Scenario['workloads'];
  readonly latencyMs?: number;
  readonly jitterMs?: number;
  readonly detail?: 'all' | 'nodes';
  readonly factKinds?: ReadonlySet<FactKind>;
}

export interface Cluster {
  readonly scenario: Scenario;
  readonly simulation: Simulation;
  /** Lets so many seconds pass. */
  run(count: number): void;
  /** Lets time pass until such a fact is written, at most `limit` seconds; returns the first. */
  until<K extends FactKind>(
    kind: K,
    where?: (fact: FactOf<K>) => boolean,
    limit?: number,
  ): FactOf<K>;
  act(command: Command): void;
  cut(mode: CutMode, processes: readonly string[], direction?: CutDirection): void;
  heal(...processes: readonly string[]): void;
  facts(): readonly Fact[];
}

export const CONTROLLER_MANAGER = 'kube-controller-manager';

export function component(name: string, candidates: readonly string[]): ScenarioComponent {
  return {
    name,
    leaseNamespace: 'kube-system',
    leaseName: name,
    candidates: candidates.map((host, index) => ({ host, startSeconds: 2 + index })),
    leaseDurationSeconds: 15,
    renewDeadlineSeconds: 10,
    retryPeriodSeconds: 2,
    releaseOnCancel: name === 'kube-scheduler',
    restarts: true,
    ageSeconds: 3_600,
    leaseTransitions: 0,
  };
}

export function buildScenario(options: ClusterOptions = {}): Scenario {
  const {
    seed = 1,
    start = 'warm',
    nodes = 3,
    podsPerNode = 1,
    zones = [''],
    latencyMs = 5,
    jitterMs = 5,
  } = options;
  const { components = { [CONTROLLER_MANAGER]: ['a', 'b', 'c'] } } = options;
  return {
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    name: 'a cluster for tests',
    kubernetes: '1.36',
    seed,
    start,
    date: '2026-11-22T15:20:00Z',
    nodes: Array.from({ length: nodes }, (_, index) => ({
      name: `node-${index}`,
      region: '',
      zone: zones[index % zones.length] ?? '',
      ageSeconds: 86_400,
      pods: Array.from({ length: podsPerNode }, (_, pod) => ({
        name: `web-${index}-${pod}`,
        namespace: 'default',
        tolerations: [],
        daemonSet: false,
      })),
    })),
    kubelet: {
      nodeLeaseDurationSeconds: 40,
      nodeStatusUpdateFrequencySeconds: 10,
      nodeStatusReportFrequencySeconds: 300,
    },
    nodeLifecycle: {
      nodeMonitorPeriodSeconds: 5,
      nodeMonitorGracePeriodSeconds: 50,
      nodeStartupGracePeriodSeconds: 60,
      nodeEvictionRate: 0.1,
      secondaryNodeEvictionRate: 0.01,
      largeClusterSizeThreshold: 50,
      unhealthyZoneThreshold: 0.55,
      kubeApiQps: 20,
      kubeApiBurst: 30,
    },
    apiServer: { defaultNotReadyTolerationSeconds: 300, defaultUnreachableTolerationSeconds: 300 },
    components: Object.entries(components).map(([name, candidates]) => component(name, candidates)),
    // Stories are about others: the API server's own Lease is left out.
    featureGates: { ...gatesOf(releaseOf('1.36')), APIServerIdentity: false },
    controlPlane: { machines: DEFAULT_MACHINES },
    etcd: ETCD_DEFAULTS,
    workloads: options.workloads ?? [],
    clocks: [],
    network: { latencyMs, jitterMs, lossPercent: 0 },
    script: [],
  };
}

export function buildCluster(options: ClusterOptions = {}): Cluster {
  const scenario = buildScenario(options);
  const { detail = 'all', factKinds } = options;
  return clusterOf(
    scenario,
    createSimulation(scenario, factKinds === undefined ? { detail } : { detail, factKinds }),
  );
}

export function clusterOf(scenario: Scenario, simulation: Simulation): Cluster {
  const act = (command: Command): void => {
    simulation.apply(command);
  };
  return {
    scenario,
    simulation,
    run: (count) => {
      simulation.runUntil(later(simulation.now, seconds(count)));
    },
    until: (kind, where = () => true, limit = 600) => {
      const end = later(simulation.now, seconds(limit));
      let seen = simulation.facts().length;
      while (simulation.now < end) {
        simulation.runUntil(Math.min(end, later(simulation.now, seconds(1))) as Instant);
        const facts = simulation.facts();
        for (; seen < facts.length; seen++) {
          const fact = facts[seen];
          if (fact !== undefined && isOf(fact, kind) && where(fact)) return fact;
        }
      }
      throw new Error(`no ${kind} within ${limit} s`);
    },
    act,
    cut: (mode, processes, direction = 'both') => {
      act({ kind: 'cut', processes, mode, direction });
    },
    heal: (...processes) => {
      act({ kind: 'heal', processes });
    },
    facts: () => simulation.facts(),
  };
}

function isOf<K extends FactKind>(fact: Fact, kind: K): fact is FactOf<K> {
  return fact.kind === kind;
}

/** Ids of every process of a scenario. */
export function processesOf(scenario: Scenario): string[] {
  return [
    ...scenario.nodes.map((node) => `kubelet/${node.name}`),
    ...scenario.components.flatMap(({ name, candidates }) =>
      candidates.map(({ host }) => `${name}/${host}`),
    ),
  ];
}

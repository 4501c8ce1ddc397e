/** What an omitted field means: upstream's values for the scenario's release, each with its source. Limits and values of our own stand apart. */
import type { FeatureGates, Release } from './releases.ts';
import type {
  ScenarioApiServer,
  ScenarioEtcd,
  ScenarioKubelet,
  ScenarioMachine,
  ScenarioNetwork,
  ScenarioNodeLifecycle,
} from './scenario.ts';

/** KubeletConfiguration: pkg/kubelet/apis/config/v1beta1/defaults.go. */
export const kubeletDefaults = (release: Release): ScenarioKubelet => ({
  // SetDefaults_KubeletConfiguration: NodeLeaseDurationSeconds = 40
  nodeLeaseDurationSeconds: 40,
  // NodeStatusUpdateFrequency = 10 s
  nodeStatusUpdateFrequencySeconds: 10,
  // NodeStatusReportFrequency = 5 min since 1.17, unless only the update frequency is set: then equal to it
  nodeStatusReportFrequencySeconds: release.nodeStatusReportFrequencySeconds,
});

export const nodeLifecycleDefaults = (release: Release): ScenarioNodeLifecycle => ({
  // k8s.io/cloud-provider config/v1alpha1/defaults.go: NodeMonitorPeriod (--node-monitor-period)
  nodeMonitorPeriodSeconds: 5,
  // pkg/controller/nodelifecycle/config/v1alpha1/defaults.go: 50 s since 1.32 (PR 126287)
  nodeMonitorGracePeriodSeconds: release.nodeMonitorGracePeriodSeconds,
  // the same file: NodeStartupGracePeriod
  nodeStartupGracePeriodSeconds: 60,
  // cmd/kube-controller-manager/app/options/nodelifecyclecontroller.go: --node-eviction-rate
  nodeEvictionRate: 0.1,
  // --secondary-node-eviction-rate
  secondaryNodeEvictionRate: 0.01,
  // --large-cluster-size-threshold, counted in nodes of the zone
  largeClusterSizeThreshold: 50,
  // --unhealthy-zone-threshold
  unhealthyZoneThreshold: 0.55,
  // k8s.io/component-base config/v1alpha1/defaults.go, kube-controller-manager: --kube-api-qps
  kubeApiQps: 20,
  // --kube-api-burst
  kubeApiBurst: 30,
});

/** Reference 3.1: storagebackend config, etcd's "System limits"; 15 KiB a Node by SZ-2; the delay is ours. */
export const ETCD_DEFAULTS: ScenarioEtcd = {
  commitDelayMs: 0,
  quotaMiB: 2_048,
  compactionIntervalSeconds: 300,
  nodeKiB: 15,
};

/** Ours: one machine, named as the hosts of the control plane's candidates are. */
export const DEFAULT_MACHINES: readonly ScenarioMachine[] = [{ name: 'cp-1', startSeconds: 0 }];

/** plugin/pkg/admission/defaulttolerationseconds/admission.go. */
export const API_SERVER_DEFAULTS: ScenarioApiServer = {
  // --default-not-ready-toleration-seconds
  defaultNotReadyTolerationSeconds: 300,
  // --default-unreachable-toleration-seconds
  defaultUnreachableTolerationSeconds: 300,
};

/** k8s.io/component-base config/v1alpha1/defaults.go, RecommendedDefaultLeaderElectionConfiguration. */
export const ELECTION_DEFAULTS = {
  // --leader-elect-lease-duration
  leaseDurationSeconds: 15,
  // --leader-elect-renew-deadline
  renewDeadlineSeconds: 10,
  // --leader-elect-retry-period
  retryPeriodSeconds: 2,
} as const;

/** Jitter of the retry period: client-go tools/leaderelection/leaderelection.go, JitterFactor = 1.2; in tenths. */
export const JITTER_FACTOR_TENTHS = 12;

/** Programs of the control plane: their Leases lie in kube-system, their hosts are the control plane's. */
export const CONTROL_PLANE_PROGRAMS: readonly string[] = [
  'kube-controller-manager',
  'kube-scheduler',
  'cloud-controller-manager',
];

/** Elected components of a cluster that names none. */
export const DEFAULT_COMPONENTS = ['kube-controller-manager', 'kube-scheduler'] as const;

/**
 * ReleaseOnCancel: cmd/kube-scheduler/app/server.go sets it; cmd/kube-controller-manager leaves it
 * to the gate ControllerManagerReleaseLeaderElectionLockOnExit, off by default; client-go: false.
 */
export const releasesByDefault = (component: string, gates: FeatureGates): boolean =>
  component === 'kube-scheduler' ||
  (component === 'kube-controller-manager' &&
    gates.ControllerManagerReleaseLeaderElectionLockOnExit);

/** Ours: upstream names no host. */
export const CANDIDATE_COUNT = 3;
export const defaultHost = (component: string, index: number): string =>
  CONTROL_PLANE_PROGRAMS.includes(component) ? `cp-${index + 1}` : `${component}-${index + 1}`;

/** Upstream's core components use kube-system; others live where their users put them. */
export const defaultNamespace = (component: string): string =>
  CONTROL_PLANE_PROGRAMS.includes(component) ? 'kube-system' : 'default';

/** The namespace of node Leases, kept by the API server (AS-11). */
export const NODE_LEASE_NAMESPACE = 'kube-node-lease';

/** Ours: upstream gives no latency. */
export const NETWORK_DEFAULTS: ScenarioNetwork = { latencyMs: 5, jitterMs: 2, lossPercent: 0 };

/** Ours: the age of what is there when a warm run begins. */
export const DEFAULT_AGE_SECONDS = 41 * 86_400;

/** Ours. */
export const DEFAULT_DATE = '2026-11-22T09:12:00Z';
export const DEFAULT_SEED = 7;
export const DEFAULT_NAME_PATTERN = 'node-{i}';
export const DEFAULT_POD_NAMESPACE = 'default';

/** Limits, ours: what the engine is measured for, and what fits 32 bits of seed. */
export const MAX_NODES = 130_000;
export const MAX_SEED = 0xffffffff;
export const MAX_SECONDS = 86_400;
export const MAX_AGE_SECONDS = 20 * 365 * 86_400;
export const MAX_ZONES = 1_000;
export const MAX_COMPONENTS = 500;
export const MAX_CANDIDATES = 20;
/** maxPods of the kubelet is 110 by default; some clusters raise it to 250. */
export const MAX_PODS_OF_NODE = 250;
/** Upstream's tested limit: 150,000 Pods in a cluster. */
export const MAX_PODS = 150_000;
export const MAX_SCRIPT = 10_000;
export const MAX_LATENCY_MS = 60_000;
export const MAX_OFFSET_SECONDS = 10 * 365 * 86_400;
export const TRUE_RATE_PPM = 1_000_000;
/** Clocks at a tenth to ten times the true rate. */
export const MIN_RATE_PPM = 100_000;
export const MAX_RATE_PPM = 10_000_000;
export const MAX_WORKLOADS = 100;
export const MAX_NAME = 200;

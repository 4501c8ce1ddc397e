/** What an omitted field means: upstream's values for release 1.36, each with its source. */
import type { ScenarioApiServer, ScenarioKubelet, ScenarioNetwork, ScenarioNodeLifecycle } from './scenario.ts';

/** KubeletConfiguration, pkg/kubelet/apis/config/v1beta1/defaults.go. */
export const KUBELET_DEFAULTS: ScenarioKubelet = {
  nodeLeaseDurationSeconds: 40,
  nodeStatusUpdateFrequencySeconds: 10,
  nodeStatusReportFrequencySeconds: 300,
};

/** cmd/kube-controller-manager/app/options, pkg/controller/nodelifecycle/config/v1alpha1/defaults.go; monitor period: cloud-provider config. */
export const NODE_LIFECYCLE_DEFAULTS: ScenarioNodeLifecycle = {
  nodeMonitorPeriodSeconds: 5,
  nodeMonitorGracePeriodSeconds: 50,
  nodeStartupGracePeriodSeconds: 60,
  nodeEvictionRate: 0.1,
  secondaryNodeEvictionRate: 0.01,
  largeClusterSizeThreshold: 50,
  unhealthyZoneThreshold: 0.55,
  kubeApiQps: 20,
  kubeApiBurst: 30,
};

/** plugin/pkg/admission/defaulttolerationseconds. */
export const API_SERVER_DEFAULTS: ScenarioApiServer = {
  defaultNotReadyTolerationSeconds: 300,
  defaultUnreachableTolerationSeconds: 300,
};

/** component-base config/v1alpha1/defaults.go. */
export const ELECTION_DEFAULTS = { leaseDurationSeconds: 15, renewDeadlineSeconds: 10, retryPeriodSeconds: 2 };

/** Ours: upstream gives no latency. */
export const NETWORK_DEFAULTS: ScenarioNetwork = { latencyMs: 5, jitterMs: 2 };

/** Ours: the age of what is there when a warm run begins. */
export const AGE_SECONDS = 41 * 86_400;

export const CONTROL_PLANE_HOSTS = ['cp-1', 'cp-2', 'cp-3'] as const;

/** The scheduler releases its lock on exit, the controller manager does not (SCH, KCM). */
export const releasesByDefault = (component: string): boolean => component === 'kube-scheduler';

export const DEFAULT_DATE = '2026-11-22T09:12:00Z';
export const DEFAULT_SEED = 7;

/** Limits with a reason: what the engine is measured for, and what fits 32 bits of seed. */
export const MAX_NODES = 130_000;
export const MAX_SEED = 0xffffffff;
export const MAX_SECONDS = 86_400;
export const MAX_AGE_SECONDS = 20 * 365 * 86_400;
export const MAX_COMPONENTS = 200;
export const MAX_CANDIDATES = 20;
export const MAX_PODS = 10_000;
export const MAX_SCRIPT = 10_000;

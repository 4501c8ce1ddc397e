/**
 * The scenario format, newest version, as types apart from the engine's own: what a file, a link or
 * a paste turns into once `parseScenario` has filled in the defaults. All times are seconds, named
 * as upstream names them (product contract "Scenario"). Everything here is plain JSON.
 */
import type { Command } from '../simulation/commands.ts';
import type { FeatureGates, KubernetesRelease } from './releases.ts';
import type { Toleration } from '../kubernetes/objects.ts';

export const SCENARIO_FORMAT = 'lease-lab/scenario';
export const SCENARIO_VERSION = 1;

export interface ScenarioPod {
  readonly name: string;
  readonly namespace: string;
  /** Tolerations the user wrote; admission adds the two defaults (TE-1). */
  readonly tolerations: readonly Toleration[];
  /** A DaemonSet's Pod tolerates both node taints for ever (TE-2). */
  readonly daemonSet: boolean;
  /** When it is created and bound to its node in a cold run, seconds; absent: 0. */
  readonly createdSeconds?: number;
}

export interface ScenarioNode {
  readonly name: string;
  /** Region and zone labels; '' for none (NL-17). */
  readonly region: string;
  readonly zone: string;
  readonly pods: readonly ScenarioPod[];
  /** Age of the Node and of its Lease at t = 0 of a warm start. */
  readonly ageSeconds: number;
  /** When its kubelet starts in a cold run, seconds; absent: 0. */
  readonly startSeconds?: number;
  /** Whether its status is posted only once, when it starts, or never; absent: as a kubelet does (NL-9). */
  readonly postsStatus?: 'once' | 'never';
}

/** KubeletConfiguration, the fields that matter (KD). */
export interface ScenarioKubelet {
  readonly nodeLeaseDurationSeconds: number;
  readonly nodeStatusUpdateFrequencySeconds: number;
  readonly nodeStatusReportFrequencySeconds: number;
}

/** kube-controller-manager flags of the node lifecycle controller (NLC, NLF). */
export interface ScenarioNodeLifecycle {
  readonly nodeMonitorPeriodSeconds: number;
  readonly nodeMonitorGracePeriodSeconds: number;
  readonly nodeStartupGracePeriodSeconds: number;
  readonly nodeEvictionRate: number;
  readonly secondaryNodeEvictionRate: number;
  readonly largeClusterSizeThreshold: number;
  readonly unhealthyZoneThreshold: number;
  readonly kubeApiQps: number;
  readonly kubeApiBurst: number;
}

export interface ScenarioApiServer {
  readonly defaultNotReadyTolerationSeconds: number;
  readonly defaultUnreachableTolerationSeconds: number;
}

export interface ScenarioCandidate {
  readonly host: string;
  /** When this candidate starts in a cold run, seconds. */
  readonly startSeconds: number;
  /** What it tells coordinated election of itself (CE-5); absent: the release's own version. */
  readonly binaryVersion?: string;
  readonly emulationVersion?: string;
}

/** What a resource that the component writes to checks of each write (LE-32): nothing, or the token it was acquired with. */
export type Fencing = 'none' | 'leaseTransitions' | 'resourceVersion';

/** One elected component: a lock Lease and the processes that compete for it. */
export interface ScenarioComponent {
  /** Name of the program, e.g. `kube-scheduler`. `kube-controller-manager` runs the node controllers. */
  readonly name: string;
  readonly leaseNamespace: string;
  readonly leaseName: string;
  /** Host (or Pod) name of each candidate, in order of start; identity is `<host>_<uuid>` (LE, 7.1). */
  readonly candidates: readonly ScenarioCandidate[];
  readonly leaseDurationSeconds: number;
  readonly renewDeadlineSeconds: number;
  readonly retryPeriodSeconds: number;
  readonly releaseOnCancel: boolean;
  /** Whether a process that exits by itself is started again with back-off (LE-33). */
  readonly restarts: boolean;
  readonly ageSeconds: number;
  readonly leaseTransitions: number;
  /** Host of the candidate that leads at t = 0 of a warm start; the first one if absent. */
  readonly leader?: string;
  /** Something outside the cluster that only the leader should write to (LE-32); absent: nothing. */
  readonly guardedResource?: { readonly fencing: Fencing };
}

/** The machines of the control plane: each runs an API server and an etcd member. */
export interface ScenarioMachine {
  readonly name: string;
  /** When its API server starts in a cold run, seconds. */
  readonly startSeconds: number;
}

export interface ScenarioControlPlane {
  readonly machines: readonly ScenarioMachine[];
}

export interface ScenarioEtcd {
  /** Time a write waits for the disks beyond what a request takes anyway, milliseconds. */
  readonly commitDelayMs: number;
  /** `--quota-backend-bytes` (reference 3.1). */
  readonly quotaMiB: number;
  /** `--etcd-compaction-interval` of the API server (AS-10). */
  readonly compactionIntervalSeconds: number;
  /** Size of a Node object as stored (SZ-2), KiB. */
  readonly nodeKiB: number;
}

/** A process's clock at the start of the run (CK-1, CK-2). */
export interface ScenarioClock {
  readonly process: string;
  readonly offsetSeconds: number;
  /** Parts per million; 1,000,000 is true time. */
  readonly ratePpm: number;
}

/** Pods that somebody keeps there: as many as wanted, or one on every node (TE-2). */
export interface ScenarioWorkload {
  readonly kind: 'ReplicaSet' | 'DaemonSet';
  readonly namespace: string;
  readonly name: string;
  /** Of a ReplicaSet; a DaemonSet has 0 here. */
  readonly replicas: number;
  readonly tolerations: readonly Toleration[];
}

/** One-way latency of every link: uniform in [latency, latency + jitter], milliseconds. */
export interface ScenarioNetwork {
  readonly latencyMs: number;
  readonly jitterMs: number;
  /** Chance that a transmission is lost, percent (TR-9). */
  readonly lossPercent: number;
}

export interface ScriptEntry {
  readonly atSeconds: number;
  readonly command: Command;
}

export interface Scenario {
  readonly format: typeof SCENARIO_FORMAT;
  readonly version: typeof SCENARIO_VERSION;
  /** A key of the message catalogue for scenarios that ship, else free text. */
  readonly name: string;
  readonly kubernetes: KubernetesRelease;
  readonly seed: number;
  readonly start: 'warm' | 'cold';
  /** The date shown for t = 0, RFC 3339 UTC. */
  readonly date: string;
  readonly nodes: readonly ScenarioNode[];
  readonly kubelet: ScenarioKubelet;
  readonly nodeLifecycle: ScenarioNodeLifecycle;
  readonly apiServer: ScenarioApiServer;
  readonly featureGates: FeatureGates;
  readonly controlPlane: ScenarioControlPlane;
  readonly etcd: ScenarioEtcd;
  readonly components: readonly ScenarioComponent[];
  readonly workloads: readonly ScenarioWorkload[];
  readonly network: ScenarioNetwork;
  readonly clocks: readonly ScenarioClock[];
  readonly script: readonly ScriptEntry[];
  /** Accepts election timings that Kubernetes refuses, to show why it does. */
  readonly allowInvalid?: boolean;
}

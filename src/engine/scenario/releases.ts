/**
 * What differs between releases of Kubernetes, in one table (reference section 0.3): every rule that
 * asks for a release asks here, and nothing of a release is decided anywhere else. Flags that a user
 * may set stand here only as the release's default.
 */

export const RELEASES = [
  '1.13',
  '1.17',
  '1.29',
  '1.31',
  '1.32',
  '1.33',
  '1.34',
  '1.36',
  '1.37',
] as const;

export type KubernetesRelease = (typeof RELEASES)[number];

export const DEFAULT_RELEASE: KubernetesRelease = '1.36';

/** Feature gates by upstream's names. */
export interface FeatureGates {
  /** Node Leases: alpha 1.13, on from 1.14, always on from 1.17. */
  readonly NodeLease: boolean;
  /** Alpha 1.31, beta and off from 1.33 (section 8). */
  readonly CoordinatedLeaderElection: boolean;
  /** Identity Leases of API servers: on from 1.26 (section 9). */
  readonly APIServerIdentity: boolean;
  /** Alpha and off in 1.36 (K5366): kube-controller-manager releases its lock when it exits. */
  readonly ControllerManagerReleaseLeaderElectionLockOnExit: boolean;
}

export type FeatureGateName = keyof FeatureGates;

/** What a release says of a gate: its default, and whether it may be set at all. */
export type GateState = 'on' | 'off' | 'locked on' | 'unknown';

export interface Release {
  readonly name: KubernetesRelease;
  readonly gates: Readonly<Record<FeatureGateName, GateState>>;
  /** `--node-monitor-grace-period`: 40 s up to 1.31, 50 s from 1.32 (PR 126287). */
  readonly nodeMonitorGracePeriodSeconds: number;
  /** `nodeStatusReportFrequency`: 1 min before 1.17, then 5 min. Only with node Leases. */
  readonly nodeStatusReportFrequencySeconds: number;
  /** NL-13: NoExecute is decided by the status that this pass has just written (1.34, PR 120816), else by the one it began with. */
  readonly noExecuteInSamePass: boolean;
  /** KL-11: one random shift of the periodic status report after a change (1.34, PR 130919). */
  readonly statusReportOffset: boolean;
  /** KL-1: the wait between two renewals is stretched by up to 4 % (1.22). */
  readonly leaseJitter: boolean;
  /** KL-4: every renewal writes `leaseDurationSeconds` again (1.34). */
  readonly reassertsLeaseDuration: boolean;
  /** KL-6: an update attempt whose read of the Node fails is used up (1.29). */
  readonly ownerReadUsesAttempt: boolean;
  /** LE-6: a leader renews without reading first (1.30). */
  readonly fastPath: boolean;
  /** LE-14: a release reads the Lease before it writes (1.34). */
  readonly releaseReadsFirst: boolean;
  /** LE-16: a release that meets a conflict tries again (1.37). */
  readonly releaseRetriesOnConflict: boolean;
  /** Version of the LeaseCandidate API, null before there is one (OM-9). */
  readonly leaseCandidateApi: 'v1alpha1' | 'v1alpha2' | 'v1beta1' | null;
  /** OM-9: answers carry the warning that v1beta1 is deprecated (1.36). */
  readonly leaseCandidateDeprecated: boolean;
  /** AI-4: the identity Lease is deleted on start and on a graceful stop (1.35). */
  readonly identityLeaseDeleted: boolean;
  /** AI-2: annotation `kubernetes.io/peer-advertise-address` (1.36). */
  readonly peerAdvertiseAddress: boolean;
}

const GATES_1_13: Release['gates'] = {
  NodeLease: 'off',
  CoordinatedLeaderElection: 'unknown',
  APIServerIdentity: 'unknown',
  ControllerManagerReleaseLeaderElectionLockOnExit: 'unknown',
};

const R1_13: Release = {
  name: '1.13',
  gates: GATES_1_13,
  nodeMonitorGracePeriodSeconds: 40,
  nodeStatusReportFrequencySeconds: 60,
  noExecuteInSamePass: false,
  statusReportOffset: false,
  leaseJitter: false,
  reassertsLeaseDuration: false,
  ownerReadUsesAttempt: false,
  fastPath: false,
  releaseReadsFirst: false,
  releaseRetriesOnConflict: false,
  leaseCandidateApi: null,
  leaseCandidateDeprecated: false,
  identityLeaseDeleted: false,
  peerAdvertiseAddress: false,
};

/** Each release is the one before it, and what it changed. */
const R1_17: Release = {
  ...R1_13,
  name: '1.17',
  gates: { ...GATES_1_13, NodeLease: 'locked on' },
  nodeStatusReportFrequencySeconds: 300,
};
const R1_29: Release = {
  ...R1_17,
  name: '1.29',
  gates: { ...R1_17.gates, APIServerIdentity: 'on' },
  leaseJitter: true,
  ownerReadUsesAttempt: true,
};
const R1_31: Release = {
  ...R1_29,
  name: '1.31',
  gates: { ...R1_29.gates, CoordinatedLeaderElection: 'off' },
  fastPath: true,
  leaseCandidateApi: 'v1alpha1',
};
const R1_32: Release = {
  ...R1_31,
  name: '1.32',
  nodeMonitorGracePeriodSeconds: 50,
  leaseCandidateApi: 'v1alpha2',
};
const R1_33: Release = { ...R1_32, name: '1.33', leaseCandidateApi: 'v1beta1' };
const R1_34: Release = {
  ...R1_33,
  name: '1.34',
  noExecuteInSamePass: true,
  statusReportOffset: true,
  reassertsLeaseDuration: true,
  releaseReadsFirst: true,
};
const R1_36: Release = {
  ...R1_34,
  name: '1.36',
  gates: { ...R1_34.gates, ControllerManagerReleaseLeaderElectionLockOnExit: 'off' },
  leaseCandidateDeprecated: true,
  identityLeaseDeleted: true,
  peerAdvertiseAddress: true,
};
const R1_37: Release = { ...R1_36, name: '1.37', releaseRetriesOnConflict: true };

const TABLE: Readonly<Record<KubernetesRelease, Release>> = {
  '1.13': R1_13,
  '1.17': R1_17,
  '1.29': R1_29,
  '1.31': R1_31,
  '1.32': R1_32,
  '1.33': R1_33,
  '1.34': R1_34,
  '1.36': R1_36,
  '1.37': R1_37,
};

export const releaseOf = (name: KubernetesRelease): Release => TABLE[name];

export const FEATURE_GATES: readonly FeatureGateName[] = [
  'NodeLease',
  'CoordinatedLeaderElection',
  'APIServerIdentity',
  'ControllerManagerReleaseLeaderElectionLockOnExit',
];

const isOn = (state: GateState): boolean => state === 'on' || state === 'locked on';

/** The gates of a release as nobody has set them. */
export const gatesOf = ({ gates }: Release): FeatureGates => ({
  NodeLease: isOn(gates.NodeLease),
  CoordinatedLeaderElection: isOn(gates.CoordinatedLeaderElection),
  APIServerIdentity: isOn(gates.APIServerIdentity),
  ControllerManagerReleaseLeaderElectionLockOnExit: isOn(
    gates.ControllerManagerReleaseLeaderElectionLockOnExit,
  ),
});

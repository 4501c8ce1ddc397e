/**
 * The control plane and what guards it, as parts of a frame: machines, etcd, the LeaseCandidates and
 * identity Leases by which processes stand, and resources that only a leader should write to.
 */
import type {
  CutDirection,
  CutMode,
  EtcdUsageView,
  Fencing,
  HeartbeatIntervals,
  ProcessId,
} from '../engine/index.ts';

export type ServerStateName = 'serving' | 'frozen' | 'down';

/** One machine of the control plane: its API server and its etcd member. */
export interface MachineView {
  readonly name: string;
  readonly server: ProcessId;
  readonly state: ServerStateName;
  /** Requests that it took in while frozen, and requests that hang because etcd cannot answer. */
  readonly waiting: number;
  readonly hanging: number;
  readonly member: ProcessId;
  readonly memberUp: boolean;
  /** It can commit: it and the leader hear each other. */
  readonly reachesLeader: boolean;
}

export interface EtcdView {
  /** Machine of the member that leads; null: no majority reach each other. */
  readonly leader: string | null;
  readonly stalled: boolean;
  /** The commit delay in force, and whether the user set it. */
  readonly commitDelayMs: number;
  readonly delayed: boolean;
  /** What is written to it, and how large it has become; rates over the last minute. */
  readonly usage: EtcdUsageView;
  /** What a calm cluster of these nodes would write, for comparison (SZ-4). */
  readonly heartbeat: HeartbeatView;
  /** Links between two members that are cut. */
  readonly cuts: readonly {
    readonly between: readonly [string, string];
    readonly mode: CutMode;
    readonly direction: CutDirection;
  }[];
}

/** The sizes and gaps that the cost of a heartbeat is made of. */
export interface HeartbeatView {
  readonly nodes: number;
  readonly nodeBytes: number;
  /** Mean over the nodes: a Lease has its node's name in it. */
  readonly leaseBytes: number;
  readonly intervals: HeartbeatIntervals;
  readonly compactionSeconds: number;
  /** Whether nodes of this release renew Leases at all. */
  readonly hasLeases: boolean;
}

export interface ResourceWriteView {
  readonly process: ProcessId;
  readonly token: number;
  /** The highest token before it. */
  readonly stored: number;
  readonly isRefused: boolean;
  /** The lock named somebody else, or nobody. */
  readonly isStale: boolean;
  readonly at: number;
}

/** Something outside the cluster that only the leader should write to. */
export interface ResourceView {
  readonly fencing: Fencing;
  /** Highest token seen; -1 before the first write. */
  readonly token: number;
  /** Whose write was the last to land; '' before the first. */
  readonly writer: ProcessId;
  readonly writes: number;
  readonly refused: number;
  /** Of those that landed: by a process that the lock did not name. */
  readonly stale: number;
  readonly latest: ResourceWriteView | null;
  /** The latest one that was stale or refused. */
  readonly odd: ResourceWriteView | null;
}

/** A LeaseCandidate: what a process tells coordinated election of itself (CE-1). */
export interface LeaseCandidateView {
  readonly namespace: string;
  readonly name: string;
  readonly leaseName: string;
  readonly binaryVersion: string;
  readonly emulationVersion: string;
  readonly strategy: string;
  readonly pingTime: string | null;
  readonly renewTime: string | null;
  /** By the true clock, since it renewed. */
  readonly age: number | null;
  /** It has been pinged and has not answered yet. */
  readonly isPinged: boolean;
  /** The process that stands behind it; null: a leftover (CE-14). */
  readonly process: ProcessId | null;
}

/** The Lease by which an API server says that it is there (AI). */
export interface IdentityLeaseView {
  readonly name: string;
  readonly holderIdentity: string;
  readonly hostname: string;
  readonly renewTime: string | null;
  /** By the true clock, since it was renewed. */
  readonly age: number | null;
  readonly leaseDurationSeconds: number;
  readonly resourceVersion: number;
  /** The API server of that host; null if there is none. */
  readonly process: ProcessId | null;
}

/**
 * Frame: all that a view may draw, as plain data. A simulation yields it today, a recording or a
 * real cluster later. Times are virtual microseconds unless a name says otherwise; `null` means
 * "there is none" or "nobody here can know".
 */
import type {
  CutDirection,
  CutMode,
  Fact,
  LeaseObject,
  NodeObject,
  Opening,
  PodObject,
  ProcessId,
  PromiseName,
  Scenario,
  JournalEntry,
} from '../engine/index.ts';
import type {
  EtcdView,
  IdentityLeaseView,
  LeaseCandidateView,
  MachineView,
  ResourceView,
  ServerStateName,
} from './frameControlPlane.ts';

export type * from './frameControlPlane.ts';

export type ProcessStatus =
  | 'running'
  | 'paused'
  /** Killed or stopped by the user; down until started. */
  | 'down'
  /** Exited by itself; restarts after its back-off. */
  | 'restarting'
  /** Its machine is powered off. */
  | 'off';

/** A process's clock that is not true: how far its wall clock is off now, and how fast both of its clocks run. */
export interface ClockView {
  /** Its wall clock minus true time, µs. */
  readonly offset: number;
  /** Parts per million; 1,000,000 is true time. */
  readonly ratePpm: number;
}

export interface PodView {
  readonly pod: string;
  readonly ready: boolean;
  /** `starting`: bound, but its kubelet has not started its containers. */
  readonly state: 'starting' | 'running' | 'terminating' | 'gone';
  /** Its containers run: they do so until the kubelet confirms their end, or the machine loses power (TE-9). */
  readonly runs: boolean;
  /** Instant of its scheduled eviction, if one is scheduled. */
  readonly evictsAt: number | null;
}

/** One node: three truths, each with its owner's number. Ages are µs by the owner's own clock. */
export interface NodeView {
  readonly name: string;
  readonly index: number;
  readonly zone: string;
  readonly region: string;
  readonly process: ProcessId;
  readonly status: ProcessStatus;
  /** What the kubelet believes. */
  readonly holder: {
    /** Age of its last 200; null before the first, and when the machine is off. Frozen while paused. */
    readonly age: number | null;
    /** What its lease loop is doing. `try`: which attempt of 5 is under way. */
    readonly doing: 'waiting' | 'updating' | 'ensuring' | 'nothing';
    readonly attempt: number;
    /** When its next renewal or try starts, if it is waiting. */
    readonly nextAt: number | null;
  };
  /** What is written. Ages compare renewTime with the API server's wall clock: "nobody counts this one". */
  readonly record: {
    readonly exists: boolean;
    readonly age: number | null;
    readonly renewTime: string | null;
    readonly resourceVersion: number;
    readonly leaseDurationSeconds: number;
    /** Instant of the last write. */
    readonly writtenAt: number | null;
  };
  /** What the acting node lifecycle controller infers; null fields when nobody acts. */
  readonly observer: {
    /** Age of its probeTimestamp, by its own clock. */
    readonly silence: number | null;
    /** Grace period that applies. */
    readonly grace: number;
    /** Silence up to which nothing is unusual: one stretched gap and one period (brief section 4). */
    readonly ordinary: number;
  };
  readonly ready: 'True' | 'False' | 'Unknown' | 'absent';
  readonly reason: string;
  /** `key:effect`, in upstream's words without the prefix. */
  readonly taints: readonly string[];
  readonly pods: readonly PodView[];
  /** Earliest scheduled eviction on this node, and how many pods are scheduled. */
  readonly evictsAt: number | null;
  readonly evicts: number;
  readonly link: LinkView;
  /** null: true. */
  readonly clock: ClockView | null;
}

export interface CandidateView {
  readonly process: ProcessId;
  readonly host: string;
  readonly identity: string;
  readonly status: ProcessStatus;
  /** Instant of its restart, while `restarting`. */
  readonly restartsAt: number | null;
  /**
   * It leads by its own, purely local belief: IsLeader, or its work still runs although it has read
   * another holder's name (LE-12, LE-26).
   */
  readonly believes: boolean;
  /** Its work is running: OnStartedLeading was called and the work context is not cancelled. */
  readonly working: boolean;
  readonly phase: 'acquiring' | 'renewing' | 'releasing' | 'ended';
  /** Age of its last successful write, by its own clock; null if none. */
  readonly age: number | null;
  /** Its stopwatch: age of observedTime, and the duration found in the record it saw. */
  readonly silence: number | null;
  readonly duration: number;
  /** When its next try starts, if it waits. */
  readonly nextAt: number | null;
  /** Its elector hangs and renews no more, while its work goes on (LE-21). */
  readonly wedged: boolean;
  readonly link: LinkView;
  /** null: true. */
  readonly clock: ClockView | null;
}

export interface ElectionView {
  readonly namespace: string;
  readonly name: string;
  /** The component's program, e.g. `kube-scheduler`. */
  readonly component: string;
  readonly record: {
    readonly exists: boolean;
    readonly holderIdentity: string;
    readonly age: number | null;
    readonly renewTime: string | null;
    readonly resourceVersion: number;
    readonly leaseDurationSeconds: number;
    readonly leaseTransitions: number;
    readonly writtenAt: number | null;
  };
  readonly leaseDuration: number;
  readonly renewDeadline: number;
  readonly retryPeriod: number;
  /** Process the record names, if it is one of these; null otherwise. */
  readonly written: ProcessId | null;
  /** Live processes that believe they lead. More than one: the alert. */
  readonly believers: readonly ProcessId[];
  readonly candidates: readonly CandidateView[];
  /** null: an elector of this lock acts by itself; else coordinated election names its holder (CE). */
  readonly coordinated: {
    readonly strategy: string;
    /** Identity of whom the present holder is to make room for; '' for nobody (CE-8). */
    readonly preferredHolder: string;
  } | null;
  /** What its leader writes to besides the API server (LE-32); null: nothing. */
  readonly resource: ResourceView | null;
}

/** A process's link to the API server that it talks to, or would talk to. */
export interface LinkView {
  /** Machine of that API server. */
  readonly server: string;
  /** Cuts to each API server, also to those that it does not talk to, by machine. */
  readonly cuts: readonly {
    readonly server: string;
    readonly mode: CutMode;
    readonly direction: CutDirection;
  }[];
  /** null: the link is whole. */
  readonly cut: {
    readonly mode: CutMode;
    readonly direction: CutDirection;
    readonly since: number;
  } | null;
  /** Messages that wait in each direction: behind a wall, or for TCP's next try after healing. */
  readonly waitingRequests: number;
  readonly waitingAnswers: number;
  /** When TCP tries next, each direction by itself (TR-2). */
  readonly nextTryRequests: number | null;
  readonly nextTryAnswers: number | null;
  /** One-way latency set by the user, ms; null for the scenario's. */
  readonly latencyMs: number | null;
  /** Chance that a transmission is lost, set by the user, percent (TR-9); null as everywhere. */
  readonly lossPercent: number | null;
}

/** One message: under way, waiting, or ended since the previous frame (a 4 ms trip ends between two frames). */
export interface MessageView {
  readonly id: number;
  readonly process: ProcessId;
  readonly kind: 'request' | 'answer' | 'watch';
  /** Lease the message is about, and so its row; null for others (not drawn on the score). */
  readonly lease: { readonly namespace: string; readonly name: string } | null;
  readonly resource: string;
  readonly verb: string;
  /** For answers. */
  readonly code: number | null;
  readonly sentAt: number;
  /** When it arrives, or null while it waits. */
  readonly arrivesAt: number | null;
  readonly state:
    'flying' | 'waiting' | 'inServer' | 'arrived' | 'refused' | 'timedOut' | 'dropped';
  readonly senderWaiting: boolean;
}

export interface ControllerView {
  /** The process whose node lifecycle controller acts; with two, the one named by the record last. */
  readonly process: ProcessId;
  readonly host: string;
  readonly period: number;
  /** Start of the last pass, null before the first; whether one is under way; when the next begins. */
  readonly lastPassAt: number | null;
  readonly passing: boolean;
  readonly nextPassAt: number | null;
  readonly zones: readonly ZoneView[];
  readonly allDisrupted: boolean;
  /** Share of nodes that are not Ready from which a zone counts as partly disrupted (NL-18). */
  readonly threshold: number;
}

/** One zone as the controller's last pass counted it, with its pool of nodes to taint (NL-16 to NL-25). */
export interface ZoneView {
  /** Name of the zone, else of its region; '' for nodes without such labels. */
  readonly zone: string;
  readonly state: 'Unseen' | 'Initial' | 'Normal' | 'PartialDisruption' | 'FullDisruption';
  readonly ready: number;
  readonly notReady: number;
  /** Nodes in the pool, by name: each pass draws their order anew. */
  readonly waiting: readonly string[];
  readonly queued: number;
  /** NoExecute taints per second that are in force; 0: stopped. */
  readonly rate: number;
  /** From when on the bucket has its token; null: stopped. */
  readonly tokenAt: number | null;
}

/** A Pod that no node has. */
export interface PendingPodView {
  readonly pod: string;
  /** The one node it is meant for (a DaemonSet's), or null. */
  readonly target: string | null;
}

export interface InvariantView {
  readonly name: PromiseName;
  /** null while it holds. */
  readonly brokenSince: number | null;
  readonly who: readonly string[];
  /** How often it was broken in this run. */
  readonly breaks: number;
  /** What breaks it now, each by itself, the first first. */
  readonly open: readonly {
    /** The lock (`namespace/name`), node, Pod or process it is about. */
    readonly subject: string;
    readonly since: number;
    readonly who: readonly string[];
    /** The lock, or ''. */
    readonly lease: string;
  }[];
}

export interface LeaseView {
  readonly object: LeaseObject;
  /** Spec fields and `resourceVersion` that the last write changed. */
  readonly changed: readonly string[];
}

/** Where in a run's history a frame lies. */
export interface PlaceView {
  readonly branch: number;
  /** The furthest instant of this branch that is known, µs. */
  readonly edge: number;
  /** `seq` of the first fact that lies after the playhead. */
  readonly nextSeq: number;
  /** How many of the branch's commands have been carried out at the playhead, and how many there are. */
  readonly applied: number;
  readonly commands: number;
  /** Grows with every jump of the playhead: there is no moment before such a frame to go on from. */
  readonly jumps: number;
}

/** One future of a run. */
export interface BranchView {
  /** 0 to 3: its letter, A to D. */
  readonly id: number;
  /** The user's name for it, or ''. */
  readonly name: string;
  /** The branch it leaves, where (µs), and how many commands it keeps of it. */
  readonly parent: number | null;
  readonly forkAt: number;
  readonly shared: number;
  /** `seq` of the first fact that may differ from its parent's. */
  readonly forkSeq: number;
  readonly journal: readonly JournalEntry[];
  /** The furthest instant known of it when this was told, µs; of the current branch the frame knows better. */
  readonly edge: number;
}

export interface Frame {
  /** Grows with each scenario loaded and each reset; views drop what they hold when it changes. */
  readonly run: number;
  readonly now: number;
  /** Which of the run's branches this is, and where the playhead stands in it. */
  readonly place: PlaceView;
  /** Wall-clock date of t = 0, ms since the epoch. */
  readonly date: number;
  readonly scenario: { readonly name: string; readonly seed: number; readonly kubernetes: string };
  readonly revision: number;
  /** Writes to etcd per second, over the last 10 s. */
  readonly writesPerSecond: number;
  /** All API servers as one. */
  readonly apiServer: { readonly state: ServerStateName; readonly waiting: number };
  readonly controlPlane: {
    readonly machines: readonly MachineView[];
    readonly etcd: EtcdView;
  };
  /** One-way latency the user set for all links at once, ms; null for the scenario's. */
  readonly latencyMs: number | null;
  /** Chance of loss on all links that have none of their own, percent. */
  readonly lossPercent: number;
  readonly nodes: readonly NodeView[];
  readonly controller: ControllerView | null;
  readonly pendingPods: readonly PendingPodView[];
  readonly elections: readonly ElectionView[];
  readonly messages: readonly MessageView[];
  readonly invariants: readonly InvariantView[];
  /** In byte order of namespace/name. */
  readonly leaseCandidates: readonly LeaseCandidateView[];
  readonly identityLeases: readonly IdentityLeaseView[];
  /** All Leases, in byte order of namespace/name. */
  readonly leases: readonly LeaseView[];
  readonly nodeObjects: readonly NodeObject[];
  readonly podObjects: readonly PodObject[];
  /** Facts since the previous frame, in order. */
  readonly facts: readonly Fact[];
}

/** What a run is, for a link or a file. */
export interface RunDocument extends Opening {
  readonly scenario: Scenario;
  /** Which branch of the page each of the document is. */
  readonly ids: readonly BranchView['id'][];
}

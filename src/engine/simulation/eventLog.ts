/**
 * The event log: typed facts in order, each with its cause. It is what the narrator, the timeline,
 * the feed, the tests and the headless runner all read. Facts carry upstream's names. Processes are
 * named by id (`kubelet/<node>`, `<component>/<host>`), nodes and leases by name.
 */
import type { Instant, WallTime } from '../base/time.ts';
import type { ConditionStatus, TaintEffect } from '../kubernetes/objects.ts';
import type { Command, CutDirection, CutMode, ProcessId } from './commands.ts';
import type { WriteKind } from './etcdUsage.ts';

export type Verb = 'GET' | 'LIST' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Resource = 'Lease' | 'LeaseCandidate' | 'Node' | 'Pod';
export type Direction = 'requests' | 'answers';
/** The four promises shown at the end of the narrator line. */
export type PromiseName = 'oneActingLeader' | 'someoneLeads' | 'noLiveNodeUnknown' | 'noStaleWrite';
/** All that is worth pointing out when it breaks; the last three only as a pin on the timeline. */
export type InvariantName = PromiseName | 'noRobbedLeader' | 'noLiveEviction' | 'someZoneIsUp';

interface LeaseRef {
  readonly namespace: string;
  readonly name: string;
}

export type FactBody =
  | { readonly kind: 'runStarted' }
  | { readonly kind: 'command'; readonly command: Command; readonly by: 'user' | 'script' }
  // The wire (TR). `id` joins a request with its answer.
  | {
      readonly kind: 'requestSent';
      readonly id: number;
      readonly process: ProcessId;
      readonly verb: Verb;
      readonly resource: Resource;
      readonly namespace: string;
      readonly name: string;
      readonly resourceVersion?: number;
    }
  /** A transmission died at the wall; `attempt` 0 is the first, then TCP's repeats (TR-2). */
  | {
      readonly kind: 'transmissionLost';
      readonly process: ProcessId;
      readonly direction: Direction;
      readonly attempt: number;
      readonly waiting: number;
      /** When TCP tries next. */
      readonly nextAt: Instant;
    }
  | {
      readonly kind: 'messageHeld';
      readonly process: ProcessId;
      readonly direction: Direction;
      readonly waiting: number;
    }
  /** What waited in one direction of a link has passed, after healing. */
  | {
      readonly kind: 'waitingPassed';
      readonly process: ProcessId;
      readonly direction: Direction;
      readonly count: number;
    }
  | { readonly kind: 'requestRefused'; readonly id: number; readonly process: ProcessId }
  | { readonly kind: 'requestTimedOut'; readonly id: number; readonly process: ProcessId }
  | { readonly kind: 'connectionLost'; readonly process: ProcessId }
  | { readonly kind: 'connectionOpened'; readonly process: ProcessId }
  /** The server has answered; `senderWaiting` false: nobody waits for it any more (AS-8, TR-8). */
  | {
      readonly kind: 'answered';
      readonly id: number;
      readonly process: ProcessId;
      readonly code: number;
      readonly reason?: string;
      readonly senderWaiting: boolean;
    }
  | {
      readonly kind: 'answerReceived';
      readonly id: number;
      readonly process: ProcessId;
      readonly code: number;
      readonly reason?: string;
    }
  // The store (AS).
  | (LeaseRef & {
      readonly kind: 'leaseWritten';
      readonly write: 'created' | 'updated';
      readonly process: ProcessId;
      readonly resourceVersion: number;
      readonly holderIdentity: string;
      readonly renewTime: WallTime | null;
      readonly leaseTransitions?: number;
      /** The holder differs from the one before this write. */
      readonly holderChanged: boolean;
      readonly senderWaiting: boolean;
    })
  | (LeaseRef & {
      readonly kind: 'leaseDeleted';
      readonly process: ProcessId;
      readonly resourceVersion: number;
    })
  /** A write lost the race: 409 (AS-4, AS-6). */
  | (LeaseRef & {
      readonly kind: 'leaseConflict';
      readonly process: ProcessId;
      readonly reason: 'Conflict' | 'AlreadyExists';
      readonly brought: number;
      readonly stored: number;
    })
  | {
      readonly kind: 'watchDelivered';
      readonly process: ProcessId;
      readonly resource: Resource;
      readonly namespace: string;
      readonly name: string;
    }
  // Kubelets (KL).
  | {
      readonly kind: 'renewalFailed';
      readonly node: string;
      readonly attempt: number;
      readonly why: 'timeout' | 'refused' | 'conflict' | 'connectionLost' | 'error';
    }
  /** An API server could not renew its identity lease (AI-3). */
  | {
      readonly kind: 'identityRenewalFailed';
      readonly process: ProcessId;
      readonly name: string;
      readonly attempt: number;
      readonly why: 'timeout' | 'refused' | 'conflict' | 'connectionLost' | 'error';
    }
  | {
      readonly kind: 'nodeConditionChanged';
      readonly node: string;
      readonly status: ConditionStatus;
      readonly before: ConditionStatus | 'absent';
      readonly reason: string;
      readonly process: ProcessId;
    }
  // Node lifecycle controller (NL). `process` is the controller manager it runs in.
  | { readonly kind: 'nodeRegistered'; readonly node: string; readonly process: ProcessId }
  | { readonly kind: 'passStarted'; readonly process: ProcessId; readonly pass: number }
  | { readonly kind: 'passEnded'; readonly process: ProcessId; readonly pass: number }
  /** A pass saw that something moved and restarted its stopwatch (NL-4, NL-6). */
  | {
      readonly kind: 'renewalObserved';
      readonly node: string;
      readonly process: ProcessId;
      readonly why: 'lease' | 'status' | 'new';
    }
  | {
      readonly kind: 'nodeQueued';
      readonly node: string;
      readonly zone: string;
      readonly process: ProcessId;
    }
  | {
      readonly kind: 'taintAdded' | 'taintRemoved';
      readonly node: string;
      readonly key: string;
      readonly effect: TaintEffect;
      readonly process: ProcessId;
    }
  | {
      readonly kind: 'zoneStateChanged';
      readonly zone: string;
      readonly state: string;
      readonly before: string;
      readonly process: ProcessId;
    }
  | { readonly kind: 'allZonesDisrupted'; readonly process: ProcessId }
  | { readonly kind: 'allZonesDisruptedEnded'; readonly process: ProcessId }
  // Pods and taint eviction (TE). `pod` is `namespace/name`.
  | {
      readonly kind: 'podReadyChanged';
      readonly pod: string;
      readonly node: string;
      readonly ready: boolean;
      readonly process: ProcessId;
    }
  | {
      readonly kind: 'podEvictionScheduled';
      readonly pod: string;
      readonly node: string;
      readonly at: Instant;
      readonly process: ProcessId;
    }
  | {
      readonly kind: 'podEvictionCancelled';
      readonly pod: string;
      readonly node: string;
      readonly process: ProcessId;
    }
  /** Its controller asked for a new Pod; it waits for a scheduler. `target`: the node that a DaemonSet means it for. */
  | {
      readonly kind: 'podCreated';
      readonly pod: string;
      readonly workload: string;
      readonly target: string | null;
      readonly process: ProcessId;
    }
  | {
      readonly kind: 'podBound';
      readonly pod: string;
      readonly node: string;
      readonly process: ProcessId;
    }
  /** The scheduler found no node that it fits on. */
  | { readonly kind: 'podUnschedulable'; readonly pod: string; readonly process: ProcessId }
  /** DELETE answered: the Pod is Terminating until its kubelet confirms (TE-9). */
  | {
      readonly kind: 'podDeleted';
      readonly pod: string;
      readonly node: string;
      readonly process: ProcessId;
    }
  | {
      readonly kind: 'podRemoved';
      readonly pod: string;
      readonly node: string;
      readonly process: ProcessId;
    }
  // Leader election (LE). `name` is the lock.
  | (LeaseRef & {
      readonly kind: 'candidateStands';
      readonly process: ProcessId;
      readonly identity: string;
    })
  /** The elector saw the record change and restarted its stopwatch (LE-7). */
  | (LeaseRef & {
      readonly kind: 'recordObserved';
      readonly process: ProcessId;
      readonly holderIdentity: string;
      readonly resourceVersion: number;
    })
  | (LeaseRef & {
      readonly kind: 'newLeaderObserved';
      readonly process: ProcessId;
      readonly holderIdentity: string;
    })
  | (LeaseRef & {
      readonly kind: 'startedLeading';
      readonly process: ProcessId;
      readonly identity: string;
    })
  | (LeaseRef & {
      readonly kind: 'workCancelled';
      readonly process: ProcessId;
      readonly identity: string;
    })
  | (LeaseRef & {
      readonly kind: 'stoppedLeading';
      readonly process: ProcessId;
      readonly identity: string;
      readonly why: 'renewDeadline' | 'cancelled';
    })
  | (LeaseRef & { readonly kind: 'lockReleased'; readonly process: ProcessId })
  /** A leader's write reached its guarded resource, and landed or was refused (LE-32). */
  | (LeaseRef & {
      readonly kind: 'resourceWritten' | 'resourceWriteRefused';
      /** The how-manyth refusal it is of this leader; 0 if it landed. */
      readonly refusal: number;
      readonly process: ProcessId;
      /** Who writes, and who holds the lock at that moment. */
      readonly identity: string;
      readonly holderIdentity: string;
      /** The token that it brought, and the highest that was stored. */
      readonly token: number;
      readonly stored: number;
    })
  // Coordinated election (CE). `name` is the lock, except for candidates: there it is the candidate.
  /** A candidate came, was pinged by the controller, answered a ping, or renewed by itself (CE-1, CE-6). */
  | (LeaseRef & {
      readonly kind: 'candidateWritten';
      readonly what: 'created' | 'pinged' | 'acked' | 'renewed';
      readonly leaseName: string;
      readonly process: ProcessId;
      readonly resourceVersion: number;
    })
  | (LeaseRef & {
      readonly kind: 'candidateDeleted';
      readonly leaseName: string;
      readonly process: ProcessId;
    })
  /** The controller has voted among the candidates that answered (CE-7); '' when nobody did. */
  | (LeaseRef & {
      readonly kind: 'voteHeld';
      readonly process: ProcessId;
      readonly winner: string;
      readonly answered: number;
      readonly candidates: number;
    })
  /** CE-8: the lock now has this holder, or is to have this one after the present term. */
  | (LeaseRef & {
      readonly kind: 'leaseAssigned' | 'preferredHolderSet';
      readonly process: ProcessId;
      readonly identity: string;
    })
  /** A Lease or a LeaseCandidate was found expired and deleted (AI-6, CE-12). */
  | (LeaseRef & {
      readonly kind: 'garbageCollected';
      readonly resource: 'Lease' | 'LeaseCandidate';
      readonly process: ProcessId;
    })
  // Processes, machines, links, server.
  | { readonly kind: 'processStarted'; readonly process: ProcessId; readonly identity?: string }
  | {
      readonly kind: 'processExited';
      readonly process: ProcessId;
      readonly code: number;
      readonly restartsAt: Instant | null;
    }
  | { readonly kind: 'processKilled'; readonly process: ProcessId }
  | { readonly kind: 'processPaused' | 'processResumed'; readonly process: ProcessId }
  | { readonly kind: 'electorWedged' | 'electorUnwedged'; readonly process: ProcessId }
  /** The how-manyth in a row; at the last the kubelet kills the process (LE-21). */
  | {
      readonly kind: 'livenessProbeFailed';
      readonly process: ProcessId;
      readonly failures: number;
    }
  | { readonly kind: 'nodePoweredOff' | 'nodePoweredOn'; readonly node: string }
  | {
      readonly kind: 'linkCut';
      readonly process: ProcessId;
      readonly mode: CutMode;
      readonly direction: CutDirection;
      /** Absent: all links of the process. */
      readonly peers?: readonly ProcessId[];
    }
  | {
      readonly kind: 'linkHealed';
      readonly process: ProcessId;
      readonly peers?: readonly ProcessId[];
    }
  | {
      readonly kind: 'latencyChanged';
      readonly process: ProcessId | null;
      readonly latencyMs: number;
    }
  | { readonly kind: 'clockStepped'; readonly process: ProcessId; readonly seconds: number }
  | { readonly kind: 'clockRateChanged'; readonly process: ProcessId; readonly ratePpm: number }
  | {
      readonly kind: 'apiServerDown' | 'apiServerUp' | 'apiServerFrozen' | 'apiServerThawed';
      readonly server: ProcessId;
    }
  /** `process` null: all links. */
  | {
      readonly kind: 'lossChanged';
      readonly process: ProcessId | null;
      readonly lossPercent: number;
    }
  // etcd. Without a majority nothing is read from it or written to it.
  /** A new version is stored (AS-1), or an object is gone for good; the facts that say which follow. */
  | {
      readonly kind: 'etcdWritten';
      readonly what: WriteKind;
      readonly object: string;
      /** Size of the stored value (SZ-1); 0 where only a mark of deletion is left. */
      readonly bytes: number;
      readonly resourceVersion: number;
      /** When the write began to wait for the disks; with fast disks the same instant. */
      readonly since: Instant;
      /** A controller calls a node Unknown in it. */
      readonly saysUnknown: boolean;
    }
  | { readonly kind: 'etcdQuorumLost' | 'etcdQuorumRestored' | 'etcdStalled' | 'etcdResumed' }
  /** The database has reached its quota: every write is refused until it is defragmented. */
  | { readonly kind: 'etcdNoSpace'; readonly bytes: number }
  | { readonly kind: 'etcdDefragmented'; readonly before: number; readonly bytes: number }
  | { readonly kind: 'etcdMemberUp' | 'etcdMemberDown'; readonly process: ProcessId }
  | { readonly kind: 'commitDelayChanged'; readonly commitDelayMs: number }
  // Promises (product 2.6): a break is a discovery, not an error.
  | {
      readonly kind: 'invariantBroken' | 'invariantHolds';
      readonly invariant: InvariantName;
      /** Keeps breaks of one kind apart: the lock (`namespace/name`), node, Pod or process it is about. */
      readonly subject: string;
      readonly who: readonly string[];
      /** The lock, if it is about one. */
      readonly lease?: string;
    };

export interface FactHead {
  /** Position in the log, from 0. */
  readonly seq: number;
  readonly t: Instant;
  /** seq of the fact that led to this one; null only for `runStarted` and user commands. */
  readonly cause: number | null;
}

export type Fact = FactHead & FactBody;
export type FactKind = FactBody['kind'];
/** The fact of one kind; also where several kinds share a shape. */
export type FactOf<K extends FactKind> = Fact extends infer F
  ? F extends Fact
    ? K extends F['kind']
      ? F & { readonly kind: K }
      : never
    : never
  : never;

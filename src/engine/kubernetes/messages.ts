/**
 * Requests to the API server and its answers: what travels on the wire. A request and its answer
 * are two deliveries; each can be late, lost, held or refused (AS-8, TR).
 */
import type { WallTime } from '../base/time.ts';
import type {
  ConditionStatus,
  Lease,
  LeaseCandidate,
  LeaseCandidateSpec,
  LeaseSpec,
  TaintEffect,
  Toleration,
} from './objects.ts';
import type { PodOwner } from './workloads.ts';

export type ApiRequest =
  | {
      readonly verb: 'GET';
      readonly resource: 'Lease';
      readonly namespace: string;
      readonly name: string;
    }
  | {
      readonly verb: 'POST';
      readonly resource: 'Lease';
      readonly namespace: string;
      readonly name: string;
      readonly ownerNode?: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
      readonly spec: LeaseSpec;
    }
  /** `resourceVersion` and `uid` come from the copy the client changed (AS-4, AS-5). */
  | {
      readonly verb: 'PUT';
      readonly resource: 'Lease';
      readonly namespace: string;
      readonly name: string;
      readonly resourceVersion: number;
      readonly uid: string;
      readonly spec: LeaseSpec;
    }
  | {
      readonly verb: 'DELETE';
      readonly resource: 'Lease';
      readonly namespace: string;
      readonly name: string;
    }
  | {
      readonly verb: 'GET' | 'DELETE';
      readonly resource: 'LeaseCandidate';
      readonly namespace: string;
      readonly name: string;
    }
  | {
      readonly verb: 'POST';
      readonly resource: 'LeaseCandidate';
      readonly namespace: string;
      readonly name: string;
      readonly spec: LeaseCandidateSpec;
    }
  | {
      readonly verb: 'PUT';
      readonly resource: 'LeaseCandidate';
      readonly namespace: string;
      readonly name: string;
      readonly resourceVersion: number;
      readonly uid: string;
      readonly spec: LeaseCandidateSpec;
    }
  | { readonly verb: 'GET'; readonly resource: 'Node'; readonly name: string }
  /** A new Node, with its Ready condition or without one. */
  | {
      readonly verb: 'POST';
      readonly resource: 'Node';
      readonly name: string;
      readonly ready: 'False' | 'absent';
    }
  /** A kubelet's report. `ready` absent: only the heartbeat times are patched (KL-16). */
  | ({ readonly verb: 'PATCH' } & NodeStatusWrite)
  /** The node lifecycle controller's: a whole Node as it has it, so 409 if that is an old one (NL-8). */
  | ({ readonly verb: 'PUT'; readonly resourceVersion: number } & NodeStatusWrite)
  /** Taints: add or remove one (NL-12 to NL-15); 409 if the Node is no longer at `resourceVersion`. */
  | {
      readonly verb: 'PATCH';
      readonly resource: 'Node';
      readonly subresource: 'taints';
      readonly name: string;
      readonly add?: TaintPatch;
      readonly remove?: TaintPatch;
      readonly resourceVersion?: number;
    }
  /** What other controllers of the same manager write on a Node that is new to them: its version moves on. */
  | {
      readonly verb: 'PATCH';
      readonly resource: 'Node';
      readonly subresource: 'annotations';
      readonly name: string;
    }
  | {
      readonly verb: 'PATCH';
      readonly resource: 'Pod';
      readonly pod: string;
      readonly ready?: boolean;
      readonly disruptionTarget?: true;
    }
  | { readonly verb: 'GET'; readonly resource: 'Pod'; readonly pod: string }
  /** `confirm`: the kubelet's own final DELETE with grace 0, which removes the object (TE-9). */
  | {
      readonly verb: 'DELETE';
      readonly resource: 'Pod';
      readonly pod: string;
      readonly confirm?: true;
    }
  /** A new Pod of a workload: the server makes up its name, admission completes its tolerations (TE-1, TE-2). */
  | {
      readonly verb: 'POST';
      readonly resource: 'Pod';
      readonly subresource: '';
      readonly namespace: string;
      readonly generateName: string;
      readonly tolerations: readonly Toleration[];
      readonly daemonSet: boolean;
      readonly owner: PodOwner;
    }
  /** The scheduler's word: this Pod goes to that node. */
  | {
      readonly verb: 'POST';
      readonly resource: 'Pod';
      readonly subresource: 'binding';
      readonly pod: string;
      readonly node: string;
    }
  /** An informer's LIST and WATCH of Nodes, Leases and Pods; a kubelet's of its own Node. Answered when the cache is filled. */
  | { readonly verb: 'LIST'; readonly resource: 'Node' }
  /** An Event: only its cost matters (NL-26, TE-8). */
  | {
      readonly verb: 'POST';
      readonly resource: 'Event';
      readonly about: string;
      readonly reason: string;
    };

export interface TaintPatch {
  readonly key: 'not-ready' | 'unreachable';
  readonly effect: TaintEffect;
  readonly timeAdded?: WallTime;
}

export type FailureReason =
  'NotFound' | 'AlreadyExists' | 'Conflict' | 'Invalid' | 'Timeout' | 'Gone' | 'InternalError';

/** What the client learns. `timeout`, `refused` and `connectionLost` say nothing about whether the write landed. */
export type Answer =
  | {
      readonly outcome: 'ok';
      readonly code: 200 | 201;
      readonly lease?: Lease;
      readonly candidate?: LeaseCandidate;
      readonly node?: NodeAnswer;
      readonly pod?: PodAnswer;
    }
  | {
      readonly outcome: 'failed';
      readonly code: 401 | 404 | 409 | 422 | 500 | 504;
      readonly reason: FailureReason;
    }
  | { readonly outcome: 'timeout' | 'refused' | 'connectionLost' };

interface NodeStatusWrite {
  readonly resource: 'Node';
  readonly subresource: 'status';
  readonly name: string;
  readonly ready?: ConditionStatus;
  readonly reason?:
    'KubeletReady' | 'KubeletNotReady' | 'NodeStatusUnknown' | 'NodeStatusNeverUpdated';
  /** Set by kubelets; the controller leaves the stored one (NL-7). */
  readonly lastHeartbeatTime?: WallTime;
  readonly lastTransitionTime?: WallTime;
}

export interface NodeAnswer {
  readonly ready: ConditionStatus | 'absent';
  readonly lastHeartbeatTime: WallTime;
  readonly notReadyNoExecute: boolean;
  readonly unreachableNoExecute: boolean;
  readonly resourceVersion: number;
}

export interface PodAnswer {
  readonly pod: string;
  readonly tolerations: readonly Toleration[];
  readonly terminating: boolean;
}

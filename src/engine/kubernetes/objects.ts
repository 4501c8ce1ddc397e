/**
 * The Kubernetes objects of the model, with upstream's field names (OM rules). `Lease` is what the
 * store holds, times as numbers; `LeaseObject` and its kin are what the API and kubectl show, times
 * as text (OM-2, OM-3). Left out: managedFields, generation (OM-4), everything nobody here reads.
 */
import type { WallTime } from '../base/time.ts';

/** coordination.k8s.io/v1 LeaseSpec: every field is an optional pointer (OM-1). `null` is a zero MicroTime (OM-2). */
export interface LeaseSpec {
  readonly holderIdentity?: string;
  readonly leaseDurationSeconds?: number;
  readonly acquireTime?: WallTime | null;
  readonly renewTime?: WallTime | null;
  readonly leaseTransitions?: number;
  readonly strategy?: string;
  readonly preferredHolder?: string;
}

/** A Lease as stored. `resourceVersion` is the cluster-wide revision of its last write (AS-1). */
export interface Lease {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: number;
  readonly creationTimestamp: WallTime;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** uid of the owning Node, for node leases only (KL-6). */
  readonly ownerNode?: { readonly name: string; readonly uid: string };
  readonly spec: LeaseSpec;
}

/** coordination.k8s.io/v1beta1 LeaseCandidateSpec: a process that can lead, and since when it has answered. */
export interface LeaseCandidateSpec {
  /** The lock it stands for, in the same namespace; never changes. */
  readonly leaseName: string;
  readonly binaryVersion: string;
  readonly emulationVersion?: string;
  readonly strategy: string;
  /** Written by the controller: prove that you are alive. */
  readonly pingTime?: WallTime;
  /** Written by the candidate. */
  readonly renewTime?: WallTime;
}

/** A LeaseCandidate as stored; its name is its elector's identity (CE-1). */
export interface LeaseCandidate {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: number;
  readonly creationTimestamp: WallTime;
  readonly spec: LeaseCandidateSpec;
}

export type ConditionStatus = 'True' | 'False' | 'Unknown';

export type TaintEffect = 'NoSchedule' | 'NoExecute';
/** A taint; `key` without the prefix `node.kubernetes.io/`. */
export interface Taint {
  readonly key: 'not-ready' | 'unreachable' | 'unschedulable';
  readonly effect: TaintEffect;
  readonly timeAdded?: WallTime;
}

/** A taint that somebody sets by hand: any key but those under `node.kubernetes.io/`; it says no time. */
export interface TaintByHand {
  readonly key: string;
  readonly value?: string;
  readonly effect: TaintEffect;
}

export interface Toleration {
  /** Full key, e.g. `node.kubernetes.io/unreachable`; absent or empty tolerates every key. */
  readonly key?: string;
  /** Absent: `Equal`. */
  readonly operator?: 'Exists' | 'Equal';
  /** What `Equal` compares with the taint's value. */
  readonly value?: string;
  readonly effect?: TaintEffect;
  /** Absent: tolerated for ever. */
  readonly tolerationSeconds?: number;
}

export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly creationTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly uid: string;
  }[];
}

/** A Lease as the API answers it: times are RFC 3339 text with six digits, `null` for a zero time (OM-2). */
export interface LeaseObject {
  readonly apiVersion: 'coordination.k8s.io/v1';
  readonly kind: 'Lease';
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly holderIdentity?: string;
    readonly leaseDurationSeconds?: number;
    readonly acquireTime?: string | null;
    readonly renewTime?: string | null;
    readonly leaseTransitions?: number;
    readonly strategy?: string;
    readonly preferredHolder?: string;
  };
}

/** A LeaseCandidate as the API answers it; every such answer carries a warning (OM-9). */
export interface LeaseCandidateObject {
  readonly apiVersion: `coordination.k8s.io/${'v1alpha1' | 'v1alpha2' | 'v1beta1'}`;
  readonly kind: 'LeaseCandidate';
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly leaseName: string;
    readonly binaryVersion: string;
    readonly emulationVersion?: string;
    readonly strategy: string;
    readonly pingTime?: string;
    readonly renewTime?: string;
  };
}

export interface NodeObject {
  readonly apiVersion: 'v1';
  readonly kind: 'Node';
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly taints?: readonly {
      readonly key: string;
      readonly value?: string;
      readonly effect: string;
      readonly timeAdded?: string;
    }[];
    readonly unschedulable?: boolean;
  };
  readonly status: {
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason: string;
      readonly message: string;
      readonly lastHeartbeatTime: string;
      readonly lastTransitionTime: string;
    }[];
  };
}

export interface PodObject {
  readonly apiVersion: 'v1';
  readonly kind: 'Pod';
  readonly metadata: ObjectMeta & { readonly deletionTimestamp?: string };
  readonly spec: { readonly nodeName?: string; readonly tolerations?: readonly Toleration[] };
  readonly status: {
    readonly phase: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
    }[];
  };
}

export type KubeObject = LeaseObject | LeaseCandidateObject | NodeObject | PodObject;

/**
 * The informer caches of one controller manager: what its watches have told it so far (AS-9).
 * Typed columns per node, filled by the process when a watch event arrives; controllers only read.
 */
import { rareColumn, type RareColumn } from '../kernel/rareColumns.ts';
import type { TaintByHand, Toleration } from './objects.ts';
import type { PodOwner } from './workloads.ts';

/** Values of the `ready` column. */
export const READY_ABSENT = 0;
export const READY_TRUE = 1;
export const READY_FALSE = 2;
export const READY_UNKNOWN = 3;

/** Bits of the `taints` column. */
export const TAINT_NOT_READY_NO_SCHEDULE = 1;
export const TAINT_UNREACHABLE_NO_SCHEDULE = 2;
export const TAINT_NOT_READY_NO_EXECUTE = 4;
export const TAINT_UNREACHABLE_NO_EXECUTE = 8;
export const TAINT_UNSCHEDULABLE_NO_SCHEDULE = 16;

export interface CachedPod {
  /** `namespace/name`. */
  readonly key: string;
  /** -1 until it is bound. */
  node: number;
  readonly tolerations: readonly Toleration[];
  /** null for a Pod that nobody replaces. */
  readonly owner: PodOwner | null;
  ready: boolean;
  terminating: boolean;
}

export interface ControllerCache {
  /** 1 where the Node object is in the cache. */
  present: RareColumn;
  ready: RareColumn;
  taints: RareColumn;
  /** `timeAdded` of the NoExecute taint, µs since the epoch; 0 for none. Part of TE-3's comparison. */
  noExecuteAdded: RareColumn;
  /** Taints set by hand, of the nodes that have any. */
  readonly taintsByHand: Map<number, readonly TaintByHand[]>;
  /** `Ready.lastHeartbeatTime`, µs since the epoch (whole seconds, OM-3). */
  lastHeartbeatTime: RareColumn;
  creationTimestamp: RareColumn;
  /** `resourceVersion` of the Node. */
  version: RareColumn;
  /** 1 where the node's Lease is in the cache. */
  leasePresent: RareColumn;
  /** `renewTime` of the node's Lease, µs since the epoch; 0 if missing. */
  leaseRenewTime: RareColumn;
  /** Pods by `namespace/name`, in order of arrival. */
  readonly pods: Map<string, CachedPod>;
}

export function createControllerCache(nodes: number): ControllerCache {
  return {
    present: rareColumn(new Uint8Array(nodes)),
    ready: rareColumn(new Uint8Array(nodes)),
    taints: rareColumn(new Uint8Array(nodes)),
    noExecuteAdded: rareColumn(new Float64Array(nodes)),
    taintsByHand: new Map(),
    lastHeartbeatTime: rareColumn(new Float64Array(nodes)),
    creationTimestamp: rareColumn(new Float64Array(nodes)),
    version: rareColumn(new Float64Array(nodes)),
    leasePresent: rareColumn(new Uint8Array(nodes)),
    leaseRenewTime: rareColumn(new Float64Array(nodes)),
    pods: new Map(),
  };
}

/**
 * What exists once per node, in typed columns: the Node object and its Lease as stored, and the
 * heartbeat of every kubelet that nobody has disturbed (see foldedKubelet.ts). Columns are what lets
 * 130,000 nodes be stepped, copied and compared as a few blocks of memory.
 */

export interface NodeColumns {
  /** The Node object (OM, NL): 1 if it exists; its Ready condition (READY_…), reason and taints (TAINT_…). */
  readonly exists: Uint8Array;
  readonly ready: Uint8Array;
  readonly reason: Uint8Array;
  readonly taints: Uint8Array;
  /** `timeAdded` of the NoExecute taint, WallTime; 0 for none. */
  readonly noExecuteAdded: Float64Array;
  readonly lastHeartbeatTime: Float64Array;
  readonly lastTransitionTime: Float64Array;
  readonly creationTimestamp: Float64Array;
  readonly nodeVersion: Float64Array;
  /** The node's Lease. `leaseUid` 0: it does not exist. Times are WallTime, `leaseWrittenAt` an Instant. */
  readonly leaseUid: Float64Array;
  readonly leaseVersion: Float64Array;
  readonly leaseRenewTime: Float64Array;
  readonly leaseCreated: Float64Array;
  readonly leaseOwned: Uint8Array;
  readonly leaseWrittenAt: Float64Array;
  /** renewTime before the last write: what a cache holds until the watch event arrives. */
  readonly leaseRenewBefore: Float64Array;
  /** 1 if the machine has power. */
  readonly powered: Uint8Array;
  /** Folded kubelets: 1 while the columns below stand for the kubelet's whole state. */
  readonly folded: Uint8Array;
  /** 1 while the node has an event, valid or void, in the calendar of renewals. */
  readonly inCalendar: Uint8Array;
  /** Grows with every folding and unfolding, so that an event of an earlier one is void. */
  readonly folds: Uint32Array;
  /** When the renewal under way or due next was or is sent, and is applied. */
  readonly sentAt: Float64Array;
  readonly appliesAt: Float64Array;
  /** When the answer to the last renewal was or is received. */
  readonly answeredAt: Float64Array;
  /** Position in the streams of waits, latencies and server times. */
  readonly waits: Uint32Array;
  readonly latencies: Uint32Array;
  readonly tooks: Uint32Array;
  /** Status loop: last report, the delay of KL-11, the computation from which the next report was found. */
  readonly reportedAt: Float64Array;
  readonly reportDelay: Float64Array;
  readonly computedAt: Float64Array;
  readonly statuses: Uint32Array;
  readonly statusDelays: Uint32Array;
  readonly statusLatencies: Uint32Array;
  readonly statusTooks: Uint32Array;
}

export function createNodeColumns(count: number): NodeColumns {
  const bytes = (): Uint8Array => new Uint8Array(count);
  const words = (): Uint32Array => new Uint32Array(count);
  const times = (): Float64Array => new Float64Array(count);
  return {
    exists: bytes(),
    ready: bytes(),
    reason: bytes(),
    taints: bytes(),
    noExecuteAdded: times(),
    lastHeartbeatTime: times(),
    lastTransitionTime: times(),
    creationTimestamp: times(),
    nodeVersion: times(),
    leaseUid: times(),
    leaseVersion: times(),
    leaseRenewTime: times(),
    leaseCreated: times(),
    leaseOwned: bytes(),
    leaseWrittenAt: times(),
    leaseRenewBefore: times(),
    powered: bytes(),
    folded: bytes(),
    inCalendar: bytes(),
    folds: words(),
    sentAt: times(),
    appliesAt: times(),
    answeredAt: times(),
    waits: words(),
    latencies: words(),
    tooks: words(),
    reportedAt: times(),
    reportDelay: times(),
    computedAt: times(),
    statuses: words(),
    statusDelays: words(),
    statusLatencies: words(),
    statusTooks: words(),
  };
}

/** Values of the `reason` column, by place. */
export const READY_REASONS = [
  '',
  'KubeletReady',
  'KubeletNotReady',
  'NodeStatusUnknown',
  'NodeStatusNeverUpdated',
] as const;

/**
 * What exists once per node, in typed columns: the Node object and its Lease as stored, and the
 * heartbeat of every kubelet that nobody has disturbed (see foldedKubelet.ts). Columns are what lets
 * 130,000 nodes be stepped, copied and compared as a few blocks of memory. What a renewal touches
 * lies together in one row per node, and what hardly ever changes is shared by copies.
 */
import { rareColumn, type RareColumn } from '../kernel/rareColumns.ts';

/** A row of `rows` has eight places, a cache line: place p of node n stands at (n << ROW_SHIFT) + p. */
export const ROW_SHIFT = 3;
/** When the renewal of a folded kubelet that is under way or due next is applied, and was or is sent. */
export const APPLIES_AT = 0;
export const SENT_AT = 1;
/** When the answer to a folded kubelet's last renewal was or is received. */
export const ANSWERED_AT = 2;
/** Renewals since the kubelet was folded: how far its draws have come. */
export const RENEWALS = 3;
/** The stored Lease: renewTime (WallTime), instant of the last write, version. */
export const RENEW_TIME = 4;
export const WRITTEN_AT = 5;
export const LEASE_VERSION = 6;
/** renewTime before the last write: what a cache holds until the watch event arrives. */
export const RENEW_BEFORE = 7;

export interface NodeColumns {
  readonly rows: Float64Array;
  /** The Node object (OM, NL): 1 if it exists; its Ready condition (READY_…), reason and taints (TAINT_…). */
  exists: RareColumn;
  ready: RareColumn;
  reason: RareColumn;
  taints: RareColumn;
  /** `timeAdded` of the NoExecute taint, WallTime; 0 for none. */
  noExecuteAdded: RareColumn;
  lastTransitionTime: RareColumn;
  creationTimestamp: RareColumn;
  lastHeartbeatTime: RareColumn;
  nodeVersion: RareColumn;
  /** The node's Lease. `leaseUid` 0: it does not exist. */
  leaseUid: RareColumn;
  leaseCreated: RareColumn;
  leaseOwned: RareColumn;
  /** 1 if the machine has power. */
  powered: RareColumn;
  /** FOLDED_… while row and columns stand for the kubelet's whole state; 0 otherwise. */
  folded: RareColumn;
  /** Position in the streams of waits, latencies and server times when a kubelet was folded again. */
  waits: RareColumn;
  latencies: RareColumn;
  tooks: RareColumn;
  /** Status loop of a folded kubelet: when the last report was answered, and the delay of KL-11. */
  reportedAt: RareColumn;
  reportDelay: RareColumn;
  /** The computation that sends the next report, the position of the wait that follows it, when it is applied. */
  computedAt: RareColumn;
  statuses: RareColumn;
  readonly reportAppliesAt: Float64Array;
  /** Reports since the kubelet was folded, and the positions of their draws at that time. */
  reports: RareColumn;
  statusDelays: RareColumn;
  statusLatencies: RareColumn;
  statusTooks: RareColumn;
}

/** Folded since the warm start, so that the positions of its draws follow from RENEWALS; or folded again. */
export const FOLDED_FROM_START = 1;
export const FOLDED_AGAIN = 2;

export function createNodeColumns(count: number): NodeColumns {
  const bytes = (): RareColumn => rareColumn(new Uint8Array(count));
  const words = (): RareColumn => rareColumn(new Uint32Array(count));
  const times = (): RareColumn => rareColumn(new Float64Array(count));
  return {
    rows: new Float64Array(count << ROW_SHIFT),
    exists: bytes(),
    ready: bytes(),
    reason: bytes(),
    taints: bytes(),
    noExecuteAdded: times(),
    lastTransitionTime: times(),
    creationTimestamp: times(),
    lastHeartbeatTime: times(),
    nodeVersion: times(),
    leaseUid: times(),
    leaseCreated: times(),
    leaseOwned: bytes(),
    powered: bytes(),
    folded: bytes(),
    waits: words(),
    latencies: words(),
    tooks: words(),
    reportedAt: times(),
    reportDelay: times(),
    computedAt: times(),
    statuses: words(),
    reportAppliesAt: new Float64Array(count),
    reports: words(),
    statusDelays: words(),
    statusLatencies: words(),
    statusTooks: words(),
  };
}

/** One place of a node's row. */
export const inRow = (columns: NodeColumns, node: number, place: number): number =>
  columns.rows[(node << ROW_SHIFT) + place] ?? 0;

export const setInRow = (
  columns: NodeColumns,
  node: number,
  place: number,
  value: number,
): void => {
  columns.rows[(node << ROW_SHIFT) + place] = value;
};

/** Values of the `reason` column, by place. */
export const READY_REASONS = [
  '',
  'KubeletReady',
  'KubeletNotReady',
  'NodeStatusUnknown',
  'NodeStatusNeverUpdated',
] as const;

/**
 * What heartbeats cost etcd, by the formulas of the reference (SZ-4): a status-only cluster writes
 * its whole Node at every beat, one with Leases a small object, and its Node now and then. Pure
 * functions of numbers; kB and MB are thousands and millions of bytes, as in the reference.
 */

export interface Heartbeat {
  /** Nodes. */
  readonly nodes: number;
  /** Bytes of what each beat writes (SZ-1: the whole object). */
  readonly bytes: number;
  /** Mean time between two beats of a node. */
  readonly intervalSeconds: number;
}

export interface HeartbeatCost {
  readonly writesPerSecond: number;
  readonly bytesPerMinutePerNode: number;
  readonly bytesPerMinute: number;
  /** Superseded versions that wait for compaction (AS-10): from one to two of its intervals. */
  readonly historyBytes: { readonly least: number; readonly most: number };
}

/** SZ-4: N/T writes a second, 60·N·s/T bytes a minute, history 5 to 10 minutes of it. */
export function heartbeatCost(
  { nodes, bytes, intervalSeconds }: Heartbeat,
  compactionIntervalSeconds = 300,
): HeartbeatCost {
  const writesPerSecond = nodes / intervalSeconds;
  const bytesPerSecond = writesPerSecond * bytes;
  return {
    writesPerSecond,
    bytesPerMinutePerNode: (60 * bytes) / intervalSeconds,
    bytesPerMinute: 60 * bytesPerSecond,
    historyBytes: {
      least: bytesPerSecond * compactionIntervalSeconds,
      most: 2 * bytesPerSecond * compactionIntervalSeconds,
    },
  };
}

export const sumOfCosts = (one: HeartbeatCost, other: HeartbeatCost): HeartbeatCost => ({
  writesPerSecond: one.writesPerSecond + other.writesPerSecond,
  bytesPerMinutePerNode: one.bytesPerMinutePerNode + other.bytesPerMinutePerNode,
  bytesPerMinute: one.bytesPerMinute + other.bytesPerMinute,
  historyBytes: {
    least: one.historyBytes.least + other.historyBytes.least,
    most: one.historyBytes.most + other.historyBytes.most,
  },
});

/** Mean gap between two renewals: the interval, half its jitter, and the request itself (KL-1: recorded 10.207 s). */
export const LEASE_INTERVAL_SECONDS = 10.2;
/** The 30th computation, the first at or after five minutes (KL-11: recorded mean 306.0 s). */
export const REPORT_INTERVAL_SECONDS = 306;
/** Before Leases: every computation was sent. */
export const STATUS_INTERVAL_SECONDS = 10;

/** Mean gaps between a node's writes, in seconds. */
export interface HeartbeatIntervals {
  /** Between two renewals of its Lease. */
  readonly lease: number;
  /** Between two status reports where there are Leases. */
  readonly report: number;
  /** Between two status reports where there are none. */
  readonly status: number;
}

const DEFAULT_INTERVALS: HeartbeatIntervals = {
  lease: LEASE_INTERVAL_SECONDS,
  report: REPORT_INTERVAL_SECONDS,
  status: STATUS_INTERVAL_SECONDS,
};

/** Half of a jitter of 4 % (KL-1, KL-8). */
const MEAN_STRETCH = 1.02;

/**
 * The same for a cluster's own settings: a renewal every quarter of the lease duration (KL-1), the
 * status at the first of its computations after the report frequency (KL-10), or at every one.
 */
export function heartbeatIntervals(kubelet: {
  readonly nodeLeaseDurationSeconds: number;
  readonly nodeStatusUpdateFrequencySeconds: number;
  readonly nodeStatusReportFrequencySeconds: number;
}): HeartbeatIntervals {
  const status = kubelet.nodeStatusUpdateFrequencySeconds;
  const step = status * MEAN_STRETCH;
  const steps = Math.ceil(kubelet.nodeStatusReportFrequencySeconds / step);
  return {
    lease: (kubelet.nodeLeaseDurationSeconds / 4) * MEAN_STRETCH,
    report: Math.max(steps, 1) * step,
    status,
  };
}

export interface HeartbeatModels {
  /** Before 1.14: the whole Node, every 10 s. */
  readonly statusOnly: HeartbeatCost;
  /** Since then: a Lease every 10 s, the Node every 5 min. */
  readonly leases: HeartbeatCost;
}

/** The same cluster under both. */
export function heartbeatModels(
  nodes: number,
  nodeBytes: number,
  leaseBytes: number,
  compactionIntervalSeconds = 300,
  intervals: HeartbeatIntervals = DEFAULT_INTERVALS,
): HeartbeatModels {
  const cost = (bytes: number, intervalSeconds: number): HeartbeatCost =>
    heartbeatCost({ nodes, bytes, intervalSeconds }, compactionIntervalSeconds);
  return {
    statusOnly: cost(nodeBytes, intervals.status),
    leases: sumOfCosts(cost(leaseBytes, intervals.lease), cost(nodeBytes, intervals.report)),
  };
}

/**
 * A kubelet's heartbeat: the lease loop (KL-1 to KL-7), which is leaseHeartbeat.ts on the node's own
 * Lease, and the status loop, which is kubeletStatus.ts. The two share nothing but the client.
 */
import type { Duration } from '../base/time.ts';
import type { KubeletStatusState } from './kubeletStatus.ts';
import { createHeartbeat, type HeartbeatParams, type HeartbeatState } from './leaseHeartbeat.ts';

export { onLeaseAnswer, onLeaseTimer, syncLease, type LeaseCopy } from './leaseHeartbeat.ts';

export interface KubeletParams extends HeartbeatParams {
  readonly nodeName: string;
  readonly statusInterval: Duration;
  readonly statusJitter: Duration;
  /** 0 without node Leases: every computation is sent. */
  readonly reportInterval: Duration;
  /** KL-11: whether the next report after a change comes at a drawn moment (since 1.34). */
  readonly statusReportOffset: boolean;
  /** Whether it posts its Node's status as a kubelet does, or only when it starts, or not at all (NL-9). */
  readonly postsStatus: 'always' | 'once' | 'never';
}

export interface KubeletState extends HeartbeatState {
  readonly status: KubeletStatusState;
}

export const LEASE_TIMER = 'kubelet.lease';

export const createKubelet = (status: KubeletStatusState): KubeletState => ({
  ...createHeartbeat(),
  status,
});

/**
 * A kubelet's heartbeat: the lease loop (KL-1 to KL-7), which is leaseHeartbeat.ts on the node's own
 * Lease, and the status loop, which is kubeletStatus.ts. The two share nothing but the client.
 */
import type { KubeletStatusState, StatusParams } from './kubeletStatus.ts';
import { createHeartbeat, type HeartbeatParams, type HeartbeatState } from './leaseHeartbeat.ts';

export { onLeaseAnswer, onLeaseTimer, syncLease, type LeaseCopy } from './leaseHeartbeat.ts';

export type KubeletParams = HeartbeatParams & StatusParams;

export interface KubeletState extends HeartbeatState {
  readonly status: KubeletStatusState;
}

export const LEASE_TIMER = 'kubelet.lease';

export const createKubelet = (status: KubeletStatusState): KubeletState => ({
  ...createHeartbeat(),
  status,
});

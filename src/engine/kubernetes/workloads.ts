/**
 * Workloads: who keeps Pods there, and how many. A ReplicaSet wants so many of them anywhere, a
 * DaemonSet one on every node that fits (TE-2). Their controllers are replicaController.ts and
 * daemonController.ts; where a Pod goes is the scheduler's business (scheduler.ts).
 */
import type { Toleration } from './objects.ts';

export interface Workload {
  readonly kind: 'ReplicaSet' | 'DaemonSet';
  readonly namespace: string;
  readonly name: string;
  /** Of a ReplicaSet. */
  readonly replicas: number;
  /** As the Pod template has them; admission adds the rest (TE-1). */
  readonly tolerations: readonly Toleration[];
}

/** Whose Pod it is. */
export interface PodOwner {
  /** Index of the workload. */
  readonly workload: number;
  /** The one node that a DaemonSet's Pod may run on (node affinity); -1 for any. */
  readonly target: number;
}

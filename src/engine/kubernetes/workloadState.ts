/**
 * State of the controllers of ReplicaSets and DaemonSets, in memory only: what they believe is there,
 * and what they have asked for and not seen yet. Per workload a few numbers, kept up to date event by
 * event, so that a thousand evicted Pods do not mean a thousand counts.
 */
import type { Monotonic } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import type { ControllerCache } from './controllerCache.ts';
import { createEventRecorder, type EventRecorder } from './eventRecorder.ts';
import { createRequestLimiter, type LimiterParams, type RequestLimiter } from './requestLimiter.ts';
import type { TaintByHand } from './objects.ts';
import type { Workload } from './workloads.ts';

/** The request limit lets the next one through. */
export const WORKLOADS_LIMITER = 'workloads.limiter';
/** A workload whose last try failed, or whose Pods were never seen, is looked at again. */
export const WORKLOADS_RETRY = 'workloads.retry';

export interface WorkloadParams extends LimiterParams {
  readonly workloads: readonly Workload[];
}

export type WorkloadJob =
  | { readonly kind: 'create'; readonly workload: number }
  | { readonly kind: 'delete'; readonly workload: number; readonly pod: string }
  | { readonly kind: 'event' };

/** What is under way for one workload. */
export interface WorkloadProgress {
  /** Its Pods in the cache that are not leaving. */
  active: number;
  /** Of a DaemonSet: Pods per node, leaving ones too; empty for a ReplicaSet. */
  readonly covered: Uint16Array;
  /** Pods asked for that the cache does not show yet: until it does, nothing more is asked. */
  expected: number;
  /** Pods asked to go that the cache still shows. */
  leaving: string[];
  /** Expectations are given up five minutes after this. */
  expectedSince: Monotonic;
  /** Targets of the Pods still to be asked for (-1: any node), how many at a time, and what of the present batch is open. */
  toCreate: number[];
  batch: number;
  open: number;
  hasFailed: boolean;
  failures: number;
  retryAt: Monotonic | null;
}

export interface WorkloadState {
  started: boolean;
  readonly progress: WorkloadProgress[];
  /** Pods counted, with what they were counted as. */
  readonly seen: Map<string, { readonly workload: number; readonly node: number; active: boolean }>;
  /** Taints of each node as last looked at; a node that is not there counts as 255. */
  readonly taints: Uint8Array;
  readonly taintsByHand: Map<number, readonly TaintByHand[]>;
  readonly limiter: RequestLimiter<WorkloadJob>;
  readonly events: EventRecorder;
}

/** All that the controller works with while it reacts to one input; never kept. */
export interface WorkloadRun {
  readonly state: WorkloadState;
  readonly params: WorkloadParams;
  readonly cache: ControllerCache;
  readonly ctx: ActorContext;
}

export const createWorkloads = (params: WorkloadParams, nodes: number): WorkloadState => ({
  started: false,
  progress: params.workloads.map(({ kind }) => ({
    active: 0,
    covered: new Uint16Array(kind === 'DaemonSet' ? nodes : 0),
    expected: 0,
    leaving: [],
    expectedSince: 0 as Monotonic,
    toCreate: [],
    batch: 1,
    open: 0,
    hasFailed: false,
    failures: 0,
    retryAt: null,
  })),
  seen: new Map(),
  taints: new Uint8Array(nodes),
  taintsByHand: new Map(),
  limiter: createRequestLimiter<WorkloadJob>(WORKLOADS_LIMITER),
  events: createEventRecorder(),
});

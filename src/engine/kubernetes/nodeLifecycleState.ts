/**
 * State of the node lifecycle controller, all of it in memory only: made anew at each start (NL-23).
 * Per node typed columns, so that a pass over many calm nodes is one loop; what is under way are
 * jobs, plain data that wait for the answer of one request each. Upstream:
 * `pkg/controller/nodelifecycle/node_lifecycle_controller.go`.
 */
import type { Duration, Instant, Monotonic } from '../base/time.ts';
import { rareColumn, type RareColumn } from '../kernel/rareColumns.ts';
import type { ControllerContext } from './actor.ts';
import type { ControllerCache } from './controllerCache.ts';
import { createEventRecorder, type EventRecorder } from './eventRecorder.ts';
import {
  createRequestLimiter,
  sendLimited,
  type LimiterParams,
  type RequestLimiter,
} from './requestLimiter.ts';
import type { ApiRequest } from './messages.ts';
import { createZone, type Zone, type ZoneRates } from './zones.ts';

/** Starts the next pass. */
export const NLC_PASS = 'nlc.pass';
/** The least length of a pass is over. */
export const NLC_PASS_END = 'nlc.passEnd';
/** A tick of the tainting loop. */
export const NLC_TICK = 'nlc.tick';
/** The request limit lets the next one through. */
export const NLC_LIMITER = 'nlc.limiter';
/** New nodes are annotated. */
export const NLC_ANNOTATE = 'nlc.annotate';
/** Something that failed is tried again. */
export const NLC_RETRY = 'nlc.retry';

/** Flags and rates as upstream names them (reference 5.1). Not part of the state. */
export interface NodeLifecycleParams extends ZoneRates, LimiterParams {
  readonly monitorPeriod: Duration;
  readonly monitorGracePeriod: Duration;
  readonly startupGracePeriod: Duration;
  /** NL-13: whether a node that turns Unknown is put in line in the same pass (since 1.34). */
  readonly noExecuteInSamePass: boolean;
  readonly nodeNames: readonly string[];
  /** Region and zone of each node as one key; '' for none (NL-17). */
  readonly nodeZones: readonly string[];
  /** Whether to write the facts of every pass and node: renewals seen, passes, registrations. */
  readonly observeFacts: boolean;
}

/** Bits of the `flags` column. */
export const REGISTERED = 1;
/** The node has saved data (NL-4). */
export const SAVED = 2;
/** The saved data contain a lease (NL-6). */
export const SAVED_LEASE = 4;
/** Queued or tainted, as the queue's own set remembers it (NL-13). */
export const IN_QUEUE_SET = 8;
/** The Pods of the node could not all be marked; later passes try again (NL-10). */
export const PODS_TO_RETRY = 16;

/** One change of a node's taints: a GET and a PATCH (NL-15, NL-26). */
export interface TaintWrite {
  readonly op: 'add' | 'remove';
  readonly key: 'not-ready' | 'unreachable';
  readonly effect: 'NoSchedule' | 'NoExecute';
}

/** A node in the hands of one of the pass's workers. */
export interface NodeWork {
  readonly node: number;
  /** Values of the `ready` column: as observed, and as the worker left it. */
  readonly observed: number;
  readonly current: number;
  /** The node's taints in the list that the pass works on (NL-24). */
  readonly taints: number;
}

/** Whose turn it is when a chain of taint writes ends. */
export type TaintOwner =
  | { readonly for: 'registration' | 'clearing' | 'noSchedule' | 'taintingLoop' }
  | { readonly for: 'worker'; readonly work: NodeWork };

export interface TaintJob {
  readonly kind: 'taints';
  readonly node: number;
  readonly owner: TaintOwner;
  readonly writes: readonly TaintWrite[];
  next: number;
  step: 'get' | 'patch';
  /** Version of the Node that was read. */
  version: number | null;
  /** Conflicts so far of the present write. */
  conflicts: number;
}

export interface StatusJob {
  readonly kind: 'status';
  readonly work: NodeWork;
  /** The Lease as read before the write; null without one. */
  readonly lease: number | null;
  readonly attempt: number;
  readonly startedAt: Monotonic;
  readonly step: 'put' | 'get';
}

export interface PodsJob {
  readonly kind: 'pods';
  readonly node: number;
  readonly owner: 'worker' | 'podWorker';
  readonly pods: readonly string[];
  next: number;
  failed: boolean;
  readonly attempt: number;
}

export type Job = TaintJob | StatusJob | PodsJob | { readonly kind: 'event' };

/** What waits for NLC_RETRY. */
export interface Retry {
  readonly at: Monotonic;
  readonly job: StatusRetry | PodsJob | TaintJob;
}

/** The node read afresh after a failed status write (NL-8). */
export interface StatusRetry {
  readonly kind: 'statusRetry';
  readonly node: number;
  readonly ready: number;
  readonly heartbeat: number;
  readonly taints: number;
  /** `resourceVersion` of the copy that is judged, and written back. */
  readonly version: number;
  readonly attempt: number;
  readonly startedAt: Monotonic;
}

export interface PassState {
  phase: 'between' | 'registering' | 'working' | 'clearing';
  number: number;
  startedAt: Monotonic;
  /** For views. */
  lastAt: Instant | null;
  nextAt: Instant | null;
  /** The least length of the pass is over. */
  lengthOver: boolean;
  /** Nodes in the order in which they are worked on (NL-25). */
  work: number[];
  next: number;
  busyWorkers: number;
  /** `taints` of all nodes when the pass began. */
  readonly taints: Uint8Array;
}

export interface NodeLifecycleState {
  started: boolean;
  readonly flags: Uint8Array;
  /** Own monotonic clock, µs: when something last moved (NL-4, NL-6). */
  probeTimestamp: RareColumn;
  readyTransitionTimestamp: RareColumn;
  readonly savedReady: Uint8Array;
  savedHeartbeat: RareColumn;
  savedLeaseRenewTime: RareColumn;
  zoneOf: RareColumn;
  readonly zones: Zone[];
  readonly pass: PassState;
  readonly tainting: {
    busy: boolean;
    zone: number;
    nextTick: Monotonic;
    armedFor: Monotonic | null;
  };
  readonly limiter: RequestLimiter<Job>;
  readonly events: EventRecorder;
  readonly retries: Retry[];
  /** New nodes whose annotations are still to be written. */
  toAnnotate: number[];
  /** NL-12: nodes that wait for a worker, nodes in work, and those of them that changed meanwhile. */
  readonly nodeUpdates: {
    readonly waiting: Map<number, true>;
    readonly working: Map<number, true>;
    readonly again: Map<number, true>;
  };
  /** NL-10: Pods seen, and new ones that wait for a worker. */
  readonly seenPods: Map<string, true>;
  podUpdates: { waiting: PodsJob[]; busy: number };
}

/** All that the controller works with while it reacts to one input; never kept. */
export interface Run {
  readonly state: NodeLifecycleState;
  readonly params: NodeLifecycleParams;
  readonly cache: ControllerCache;
  readonly ctx: ControllerContext;
}

export function createNodeLifecycle(params: NodeLifecycleParams): NodeLifecycleState {
  const nodes = params.nodeNames.length;
  const places = new Map<string, number>();
  const zoneOf = new Uint16Array(nodes);
  params.nodeZones.forEach((zone, node) => {
    const place = places.get(zone) ?? places.size;
    places.set(zone, place);
    zoneOf[node] = place;
  });
  return {
    started: false,
    flags: new Uint8Array(nodes),
    probeTimestamp: rareColumn(new Float64Array(nodes)),
    readyTransitionTimestamp: rareColumn(new Float64Array(nodes)),
    savedReady: new Uint8Array(nodes),
    savedHeartbeat: rareColumn(new Float64Array(nodes)),
    savedLeaseRenewTime: rareColumn(new Float64Array(nodes)),
    zoneOf: rareColumn(zoneOf),
    zones: [...places.keys()].map(createZone),
    pass: {
      phase: 'between',
      number: 0,
      startedAt: 0 as Monotonic,
      lastAt: null,
      nextAt: null,
      lengthOver: false,
      work: [],
      next: 0,
      busyWorkers: 0,
      taints: new Uint8Array(nodes),
    },
    tainting: { busy: false, zone: 0, nextTick: 0 as Monotonic, armedFor: null },
    limiter: createRequestLimiter<Job>(NLC_LIMITER),
    events: createEventRecorder(),
    retries: [],
    toAnnotate: [],
    nodeUpdates: { waiting: new Map(), working: new Map(), again: new Map() },
    seenPods: new Map(),
    podUpdates: { waiting: [], busy: 0 },
  };
}

export const send = ({ state, params, ctx }: Run, request: ApiRequest, job: Job): void =>
  sendLimited(state.limiter, params, ctx, request, job);

export const nodeName = ({ params }: Run, node: number): string => params.nodeNames[node] ?? '';

export const setFlag = (state: NodeLifecycleState, node: number, flag: number): void => {
  state.flags[node] = (state.flags[node] ?? 0) | flag;
};

export const clearFlag = (state: NodeLifecycleState, node: number, flag: number): void => {
  state.flags[node] = (state.flags[node] ?? 0) & ~flag;
};

export const hasFlag = (state: NodeLifecycleState, node: number, flag: number): boolean =>
  ((state.flags[node] ?? 0) & flag) !== 0;

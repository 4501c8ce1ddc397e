/**
 * The whole state of a run as plain data: numbers, texts, typed columns, arrays and Maps in order of
 * insertion. No functions, no classes: it can be copied (clone.ts), written down (codec.ts) and
 * compared. What never changes is in the Plan.
 */
import { createClock, type ProcessClock } from '../kubernetes/processClock.ts';
import { createCalendar, type Calendar } from '../kernel/calendar.ts';
import { createEventQueue, type EventQueue } from '../kernel/eventQueue.ts';
import type { ControllerCache } from '../kubernetes/controllerCache.ts';
import type { CoordinatedElectionState, ElectionCache } from '../kubernetes/coordinatedElection.ts';
import type { IdentityState } from '../kubernetes/identityLease.ts';
import type { KubeletState } from '../kubernetes/kubelet.ts';
import type { ElectorState } from '../kubernetes/leaderElector.ts';
import type { CandidateState } from '../kubernetes/leaseCandidate.ts';
import type { GcState } from '../kubernetes/leaseGc.ts';
import type { NodeLifecycleState } from '../kubernetes/nodeLifecycle.ts';
import type { Lease, LeaseCandidate, TaintByHand, Toleration } from '../kubernetes/objects.ts';
import type { ReflectorBackoff } from '../kubernetes/reflectorBackoff.ts';
import type { SchedulerState } from '../kubernetes/scheduler.ts';
import type { TaintEvictionState } from '../kubernetes/taintEviction.ts';
import type { PodOwner } from '../kubernetes/workloads.ts';
import type { WorkloadState } from '../kubernetes/workloadState.ts';
import type { Connection } from '../network/connection.ts';
import type { CutDirection, CutMode } from './commands.ts';
import type { Duration, Instant, WallTime } from '../base/time.ts';
import { STREAMS } from '../base/chance.ts';
import { createEtcd, createServers } from './controlPlaneState.ts';
import type { EtcdState, ServerState } from './controlPlaneState.ts';
import { createEtcdUsage, type EtcdUsage } from './etcdUsage.ts';
import { createNodeColumns, ROW_SHIFT, type NodeColumns } from './nodeColumns.ts';
import type { Plan } from './plan.ts';
import type { Deferred, Message, PendingRequest } from './wireState.ts';

export type { ActorName, Deferred, Message, PendingRequest, WatchEvent } from './wireState.ts';

export interface Controllers {
  readonly cache: ControllerCache;
  synced: boolean;
  readonly nlc: NodeLifecycleState;
  readonly tec: TaintEvictionState;
  /** null where the scenario has no workloads. */
  readonly workloads: WorkloadState | null;
}

/** The scheduler in a process that leads. */
export interface Scheduler {
  readonly cache: ControllerCache;
  synced: boolean;
  readonly state: SchedulerState;
}

/** An API server's own actors (AI), and coordinated election's while it holds that lock (CE). */
export interface ApiServerActors {
  readonly identity: IdentityState | null;
  readonly identityGc: GcState;
  election: ElectionActors | null;
  /** Told to stop, and done with what it had to give up. */
  isLeaving: boolean;
}

export interface ElectionActors {
  readonly cache: ElectionCache;
  readonly controller: CoordinatedElectionState;
  readonly gc: GcState;
}

export type ProcessStatus = 'notStarted' | 'running' | 'paused' | 'down' | 'restarting' | 'off';

export interface Process {
  readonly entity: number;
  status: ProcessStatus;
  /** Grows at each start; timers, answers and events meant for an earlier one are void. */
  incarnation: number;
  identity: string;
  readonly clock: ProcessClock;
  /** Connection for requests; -1 for none. And the kubelet's watch. */
  connection: number;
  watchConnection: number;
  /** Back-off of that watch, and when its present row of waits began (KL-13). */
  readonly watch: ReflectorBackoff;
  /** Armed timers: name → token of the event that fires it. */
  readonly timers: Map<
    string,
    { readonly token: number; readonly at: Instant; readonly cause: number }
  >;
  readonly requests: Map<number, PendingRequest>;
  deferred: Deferred[];
  /** Position in each stream of chance, by stream number. */
  readonly positions: Uint32Array;
  kubelet: KubeletState | null;
  elector: ElectorState | null;
  /** What it tells coordinated election of itself (CE-1); null where that is off. */
  candidate: CandidateState | null;
  /** What it does besides serving; null for everything that is no API server. */
  apiServer: ApiServerActors | null;
  working: boolean;
  /** `leaseTransitions` when its work began: a fencing token, if its resource asks for it (LE-32). */
  acquiredTransitions: number;
  /** Writes to its guarded resource that were refused since its work began. */
  refusals: number;
  controllers: Controllers | null;
  scheduler: Scheduler | null;
  /** LE-33: exits so far since the last long run, and the start of the present one. */
  exits: number;
  startedAt: Instant;
  restartsAt: Instant | null;
  /** Its elector hangs; and how many probes in a row have found it unhealthy (LE-21). */
  wedged: boolean;
  probeFailures: number;
  /** User asked it to stop (SIGTERM) and it is still releasing. */
  stopping: boolean;
  /** User asked for it again meanwhile: it is started once it has stopped. */
  comesBack: boolean;
  /** Its actors have decided that it exits, with this code. */
  exitCode: number | null;
  /** Paused since, for KL-17. */
  pausedAt: Instant | null;
  /** Facts that explain its present state: what started it, what a late answer is due to. */
  cause: number;
}

export interface Pod {
  readonly key: string;
  /** -1 until it is bound. */
  node: number;
  readonly tolerations: readonly Toleration[];
  readonly daemonSet: boolean;
  /** null for a Pod that nobody replaces. */
  readonly owner: PodOwner | null;
  readonly uid: number;
  version: number;
  readonly created: number;
  ready: boolean;
  /** Ready once: its containers run until its kubelet confirms their end, or its machine loses power (TE-9). */
  started: boolean;
  disruptionTarget: boolean;
  terminating: boolean;
  deletedAt: number;
}

export interface Link {
  requests: CutMode | null;
  answers: CutMode | null;
  mode: CutMode | null;
  direction: CutDirection;
  since: Instant;
  /** The user's latency and loss for this link; null: as everywhere. */
  latency: Duration | null;
  lossPerMillion: number | null;
  cause: number;
}

/** An Event about a lock Lease (LE-22). */
export interface LeaseEvent {
  /** `namespace/name`. */
  readonly lease: string;
  /** The component that tells it. */
  readonly source: string;
  readonly identity: string;
  readonly what: 'becameLeader' | 'stoppedLeading';
  readonly at: WallTime;
}

/** A write as the store of a guarded resource met it. */
export interface ResourceWrite {
  readonly process: string;
  readonly token: number;
  /** The highest token before this write. */
  readonly stored: number;
  readonly isRefused: boolean;
  /** The lock named somebody else, or nobody. */
  readonly isStale: boolean;
  readonly at: Instant;
}

/** What a leader writes to besides the API server, and what its store knows (LE-32). */
export interface GuardedResource {
  /** Highest token seen; -1 before the first write. */
  token: number;
  /** Whose write was the last to land. */
  writer: string;
  writes: number;
  refused: number;
  /** Of those that landed: writes of a process that the lock did not name at that moment. */
  stale: number;
  latest: ResourceWrite | null;
  /** The latest one that was stale or refused. */
  odd: ResourceWrite | null;
  /** Writes under way, by id. */
  readonly onTheWay: Map<
    number,
    { readonly entity: number; readonly identity: string; readonly token: number }
  >;
}

/** A promise that is broken now. */
export interface OpenBreak {
  readonly since: Instant;
  /** Processes that break it, the first ones first. */
  who: string[];
  /** The lock it is about, `namespace/name`; '' if none. */
  readonly lease: string;
}

export interface InvariantState {
  /** How often it was broken in this run. */
  breaks: number;
  /** By subject: a lock, a node, a Pod, a process. */
  readonly open: Map<string, OpenBreak>;
}

export interface WorldState {
  now: Instant;
  readonly chance: { readonly seed: number; readonly tape: string | null };
  readonly queue: EventQueue;
  /** Renewals of folded kubelets, and their status reports. */
  readonly calendar: Calendar;
  readonly reports: Calendar;
  /** seq of the next fact. */
  nextFact: number;
  nextId: number;
  nextUid: number;
  revision: number;
  latency: Duration | null;
  /** The user's for all links; null: the scenario's. */
  lossPerMillion: number | null;
  /** By machine. */
  readonly servers: readonly ServerState[];
  readonly etcd: EtcdState;
  /** Before this nothing can be created in a namespace: the first API server has yet to create them (AS-12). */
  namespacesAt: Instant;
  readonly nodes: NodeColumns;
  /** Taints set by hand, of the nodes that have any. */
  readonly taintsByHand: Map<number, readonly TaintByHand[]>;
  /** Leases other than node leases, by `namespace/name`. */
  readonly leases: Map<string, StoredLease>;
  /** LeaseCandidates, by `namespace/name` (CE-1). */
  readonly candidates: Map<string, LeaseCandidate>;
  readonly pods: Map<string, Pod>;
  /** Events about lock Leases of the last hour, oldest first. */
  leaseEvents: LeaseEvent[];
  /** Guarded resources that have been written to, by their lock's `namespace/name`. */
  readonly resources: Map<string, GuardedResource>;
  /** Processes that exist as such: all electors, and kubelets that are not folded. By entity. */
  readonly processes: Map<number, Process>;
  /** By `linkKey` (endpoints.ts); a link that nobody touched is not there. */
  readonly links: Map<number, Link>;
  readonly connections: Map<number, Connection>;
  readonly messages: Map<number, Message>;
  /** Armed timers: token → whose and which. */
  readonly timers: Map<number, { readonly entity: number; readonly name: string }>;
  /** What was written to etcd, and how large it has become. */
  readonly usage: EtcdUsage;
  readonly invariants: Map<string, InvariantState>;
  /** Entities whose controllers are at work, in order of start. */
  controllers: number[];
  /** Entities whose schedulers are at work, in order of start. */
  schedulers: number[];
}

export interface StoredLease {
  readonly lease: Lease;
  readonly writtenAt: Instant;
  /** Spec fields and `resourceVersion` that the last write changed. */
  readonly changed: readonly string[];
  /** As stored (SZ-3), and the program that wrote it last. */
  readonly bytes: number;
  readonly manager: string;
}

/** The promises of the narrator's line. */
export const PROMISES = [
  'oneActingLeader',
  'someoneLeads',
  'noLiveNodeUnknown',
  'noStaleWrite',
] as const;

/** All that is worth pointing out when it breaks. */
export const INVARIANTS = [
  ...PROMISES,
  'noRobbedLeader',
  'noLiveEviction',
  'someZoneIsUp',
] as const;

/** No API server has ever been up: nobody has created a namespace yet (AS-12). */
export const NO_NAMESPACES = -1;

export function createWorld(plan: Plan, tape: string | null): WorldState {
  return {
    now: 0 as Instant,
    chance: { seed: plan.scenario.seed, tape },
    queue: createEventQueue(),
    calendar: createCalendar(plan.nodeCount, plan.renewInterval + plan.renewJitter, ROW_SHIFT),
    reports: createCalendar(plan.nodeCount, plan.reportInterval + plan.statusInterval),
    nextFact: 0,
    nextId: 1,
    nextUid: 1,
    revision: plan.scenario.start === 'warm' ? WARM_REVISION : 1,
    latency: null,
    lossPerMillion: null,
    servers: createServers(plan),
    etcd: createEtcd(plan),
    namespacesAt: (plan.scenario.start === 'cold' &&
    plan.machines.every(({ startsAt }) => startsAt > 0)
      ? NO_NAMESPACES
      : 0) as Instant,
    nodes: createNodeColumns(plan.nodeCount),
    taintsByHand: new Map(),
    leases: new Map(),
    candidates: new Map(),
    pods: new Map(),
    leaseEvents: [],
    resources: new Map(),
    processes: new Map(),
    links: new Map(),
    connections: new Map(),
    messages: new Map(),
    timers: new Map(),
    usage: createEtcdUsage(),
    invariants: new Map(
      INVARIANTS.map((name) => [name, { breaks: 0, open: new Map<string, OpenBreak>() }]),
    ),
    controllers: [],
    schedulers: [],
  };
}

/** A cluster that has run for a while has written this often; any number would do. */
const WARM_REVISION = 48_190;

export function createProcess(plan: Plan, entity: number): Process {
  return {
    entity,
    status: 'notStarted',
    incarnation: 0,
    identity: '',
    clock: createClock(plan.date),
    connection: -1,
    watchConnection: -1,
    watch: { backoff: 0 as Duration, startedAt: 0 },
    timers: new Map(),
    requests: new Map(),
    deferred: [],
    positions: new Uint32Array(STREAMS.length),
    kubelet: null,
    elector: null,
    candidate: null,
    apiServer: null,
    working: false,
    acquiredTransitions: 0,
    refusals: 0,
    controllers: null,
    scheduler: null,
    exits: 0,
    startedAt: 0 as Instant,
    restartsAt: null,
    wedged: false,
    probeFailures: 0,
    stopping: false,
    comesBack: false,
    exitCode: null,
    pausedAt: null,
    cause: 0,
  };
}

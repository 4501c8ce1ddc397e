/**
 * The node controllers without the rest of the engine: a virtual clock, an API server that answers
 * at once or after a latency, and the informer caches it feeds. Everything the server changes, every
 * request and every fact is written down with its instant. All times in tests are seconds.
 */
import {
  seconds,
  type Duration,
  type Instant,
  type Monotonic,
  type WallTime,
} from '../../src/engine/base/time.ts';
import type { ActorContext } from '../../src/engine/kubernetes/actor.ts';
import {
  createControllerCache,
  READY_ABSENT,
  READY_FALSE,
  READY_TRUE,
  READY_UNKNOWN,
  TAINT_NOT_READY_NO_EXECUTE,
  TAINT_NOT_READY_NO_SCHEDULE,
  TAINT_UNREACHABLE_NO_EXECUTE,
  TAINT_UNREACHABLE_NO_SCHEDULE,
  type ControllerCache,
} from '../../src/engine/kubernetes/controllerCache.ts';
import type { Answer, ApiRequest } from '../../src/engine/kubernetes/messages.ts';
import {
  createNodeLifecycle,
  onNodeEvent,
  onNodeLifecycleAnswer,
  onNodeLifecycleTimer,
  onPodEvent,
  startNodeLifecycle,
  warmNodeLifecycle,
  type NodeLifecycleParams,
  type NodeLifecycleState,
} from '../../src/engine/kubernetes/nodeLifecycle.ts';
import type { Toleration } from '../../src/engine/kubernetes/objects.ts';
import {
  createTaintEviction,
  onTaintEvictionAnswer,
  onTaintEvictionNodeEvent,
  onTaintEvictionPodEvent,
  onTaintEvictionTimer,
  startTaintEviction,
  type TaintEvictionState,
} from '../../src/engine/kubernetes/taintEviction.ts';
import type { FactBody } from '../../src/engine/simulation/eventLog.ts';

/** 2026-01-01T00:00:00Z in seconds; the wall clock of second 0. */
export const EPOCH = 1_767_225_600;
/** The monotonic clock starts somewhere else than the virtual one. */
const MONOTONIC_OFFSET = seconds(5_000);
const STATUS = {
  absent: READY_ABSENT,
  True: READY_TRUE,
  False: READY_FALSE,
  Unknown: READY_UNKNOWN,
} as const;
const STATUS_NAMES = ['absent', 'True', 'False', 'Unknown'] as const;
type Status = keyof typeof STATUS;

const TAINT_BITS: Readonly<Record<string, number>> = {
  'not-ready:NoSchedule': TAINT_NOT_READY_NO_SCHEDULE,
  'unreachable:NoSchedule': TAINT_UNREACHABLE_NO_SCHEDULE,
  'not-ready:NoExecute': TAINT_NOT_READY_NO_EXECUTE,
  'unreachable:NoExecute': TAINT_UNREACHABLE_NO_EXECUTE,
};

export interface ControllerWorldOptions {
  /** Zone of each node; nodes are called n0, n1, … */
  readonly zones: readonly string[];
  readonly params?: Partial<NodeLifecycleParams>;
  /** Seconds from sending to applying, from applying to the answer, and to the watch event. */
  readonly sending?: number;
  readonly answering?: number;
  readonly watching?: number;
  /** Length of a pass that does nothing, seconds. */
  readonly passLength?: number;
  /** Draws of the pass's order; by default the order of the nodes is kept. */
  readonly order?: (from: number, to: number) => number;
  /** Both by default. */
  readonly controllers?: 'nodeLifecycle' | 'taintEviction';
  readonly start?: 'cold' | 'warm';
}

export interface Logged<T> {
  readonly at: number;
  readonly what: T;
}

interface FakePod {
  readonly node: number;
  tolerations: readonly Toleration[];
  ready: boolean;
  terminating: boolean;
}

interface FakeNode {
  present: boolean;
  ready: number;
  taints: number;
  noExecuteAdded: number;
  heartbeat: number;
  creation: number;
  lease: number | null;
}

export interface ControllerWorld {
  readonly params: NodeLifecycleParams;
  readonly cache: ControllerCache;
  readonly nodeLifecycle: () => NodeLifecycleState;
  readonly taintEviction: () => TaintEvictionState;
  /** What changed in the API server, e.g. `n0 Ready=Unknown` or `n0 +unreachable:NoExecute`. */
  readonly changes: Logged<string>[];
  readonly requests: Logged<{ readonly actor: string; readonly request: ApiRequest }>[];
  readonly facts: Logged<FactBody>[];
  readonly draws: { readonly purpose: string; readonly from: number; readonly to: number }[];
  /** Answers a request itself instead of the server; null leaves it to the server. */
  intercept: (request: ApiRequest, at: number) => Answer | null;
  now(): number;
  at(second: number, act: () => void): void;
  runTo(second: number): void;
  /** A new process: state made anew, caches filled. */
  startControllers(): void;
  /** The process ends: nothing reaches it any more. */
  stopControllers(): void;
  createNode(
    node: number,
    options?: { ready?: Status; lease?: boolean; taints?: readonly string[] },
  ): void;
  removeNode(node: number): void;
  /** renewTime of the Lease becomes this second (default: now). */
  renew(node: number, renewTime?: number): void;
  /** Renews every 10 s from a second on, up to and including another. */
  renewFrom(node: number, from: number, to: number, every?: number): void;
  /** The kubelet reports; heartbeat times have whole seconds. */
  report(node: number, ready: Status): void;
  createPod(key: string, node: number, tolerations?: readonly Toleration[]): void;
  tolerate(key: string, tolerations: readonly Toleration[]): void;
  removePod(key: string): void;
  isReady(node: number): Status;
  taintsOf(node: number): readonly string[];
  /** Instants of the changes that contain the text. */
  when(text: string): readonly number[];
  factsOf<K extends FactBody['kind']>(kind: K): Logged<Extract<FactBody, { kind: K }>>[];
}

const DEFAULTS: Omit<NodeLifecycleParams, 'nodeNames' | 'nodeZones'> = {
  monitorPeriod: seconds(5),
  monitorGracePeriod: seconds(50),
  startupGracePeriod: seconds(60),
  evictionRatePerMillion: 100_000,
  secondaryEvictionRatePerMillion: 10_000,
  largeClusterSizeThreshold: 50,
  unhealthyZoneThresholdPerMille: 550,
  qps: 20,
  burst: 30,
  observeFacts: true,
};

type ActorName = 'nlc' | 'tec';
const NOT_FOUND: Answer = { outcome: 'failed', code: 404, reason: 'NotFound' };

export function controllerWorld(options: ControllerWorldOptions): ControllerWorld {
  const { zones, sending = 0, answering = 0, watching = 0, passLength = 0.002 } = options;
  const params: NodeLifecycleParams = {
    ...DEFAULTS,
    ...options.params,
    nodeNames: zones.map((_, node) => `n${node}`),
    nodeZones: zones,
  };
  const nodes: FakeNode[] = zones.map(() => ({
    present: false,
    ready: READY_ABSENT,
    taints: 0,
    noExecuteAdded: 0,
    heartbeat: 0,
    creation: 0,
    lease: null,
  }));
  const pods = new Map<string, FakePod>();
  const cache = createControllerCache(zones.length);
  const queue: { readonly at: number; readonly seq: number; readonly act: () => void }[] = [];
  const timers = new Map<string, number>();
  let now = 0;
  let seq = 0;
  let incarnation = 0;
  let running = false;
  let nlc = createNodeLifecycle(params);
  let tec = createTaintEviction();
  const changes: Logged<string>[] = [];
  const requests: ControllerWorld['requests'] = [];
  const facts: Logged<FactBody>[] = [];
  const draws: ControllerWorld['draws'] = [];

  const inSeconds = (): number => now / 1_000_000;
  const wall = (): number => seconds(EPOCH) + now;
  const changed = (what: string): void => void changes.push({ at: inSeconds(), what });
  const schedule = (at: number, act: () => void): void => {
    queue.push({ at, seq: seq++, act });
    queue.sort((one, other) => one.at - other.at || one.seq - other.seq);
  };
  const runsNlc = options.controllers !== 'taintEviction';
  const runsTec = options.controllers !== 'nodeLifecycle';

  function contextFor(actor: ActorName): ActorContext {
    const born = incarnation;
    const ifAlive = (act: () => void) => (): void => {
      if (running && born === incarnation) act();
    };
    return {
      process: 'kube-controller-manager/h1',
      now: now as Instant,
      wall: wall() as WallTime,
      monotonic: (MONOTONIC_OFFSET + now) as Monotonic,
      request(request, _timeout) {
        const id = seq++;
        requests.push({ at: inSeconds(), what: { actor, request } });
        schedule(now + seconds(sending), () => {
          const answer = world.intercept(request, inSeconds()) ?? apply(request);
          schedule(
            now + seconds(answering),
            ifAlive(() => deliver(actor, id, answer)),
          );
        });
        return id;
      },
      setTimer(name, wait: Duration) {
        const token = seq++;
        timers.set(name, token);
        if (wait < 0 || !Number.isInteger(wait)) throw new Error(`timer ${name}: ${wait}`);
        schedule(
          now + wait,
          ifAlive(() => {
            if (timers.get(name) !== token) return;
            timers.delete(name);
            if (actor === 'nlc') onNodeLifecycleTimer(nlc, params, cache, contextFor('nlc'), name);
            else onTaintEvictionTimer(tec, params, cache, contextFor('tec'), name);
          }),
        );
      },
      clearTimer: (name) => void timers.delete(name),
      draw(purpose, from, to) {
        draws.push({ purpose, from, to });
        if (purpose === 'length') return Math.round(passLength * 1_000_000);
        return purpose === 'order' ? (options.order?.(from, to) ?? to - 1) : from;
      },
      fact(what) {
        facts.push({ at: inSeconds(), what });
        return facts.length - 1;
      },
    };
  }

  function deliver(actor: ActorName, id: number, answer: Answer): void {
    if (actor === 'nlc') onNodeLifecycleAnswer(nlc, params, cache, contextFor('nlc'), id, answer);
    else onTaintEvictionAnswer(tec, params, cache, contextFor('tec'), id, answer);
  }

  function fillNode(node: number, from: FakeNode): void {
    cache.present[node] = from.present ? 1 : 0;
    cache.ready[node] = from.ready;
    cache.taints[node] = from.taints;
    cache.noExecuteAdded[node] = from.noExecuteAdded;
    cache.lastHeartbeatTime[node] = from.heartbeat;
    cache.creationTimestamp[node] = from.creation;
  }

  function watchNode(node: number): void {
    const seen = { ...nodeAt(node) };
    schedule(now + seconds(watching), () => {
      fillNode(node, seen);
      if (!running) return;
      if (runsNlc) onNodeEvent(nlc, params, cache, contextFor('nlc'), node);
      if (runsTec) onTaintEvictionNodeEvent(tec, params, cache, contextFor('tec'), node);
    });
  }

  function fillPod(key: string, seen: FakePod | null): void {
    const known = cache.pods.get(key);
    if (seen === null) cache.pods.delete(key);
    else if (known !== undefined && known.tolerations === seen.tolerations) {
      known.ready = seen.ready;
      known.terminating = seen.terminating;
    } else cache.pods.set(key, { key, ...seen });
  }

  function watchPod(key: string): void {
    const pod = pods.get(key);
    const seen = pod === undefined ? null : { ...pod };
    schedule(now + seconds(watching), () => {
      fillPod(key, seen);
      if (!running) return;
      if (runsNlc) onPodEvent(nlc, params, cache, contextFor('nlc'), key);
      if (runsTec) onTaintEvictionPodEvent(tec, params, cache, contextFor('tec'), key);
    });
  }

  const nodeAt = (node: number): FakeNode => {
    const found = nodes[node];
    if (found === undefined) throw new Error(`no node ${node}`);
    return found;
  };
  const nodeNamed = (name: string): number => Number(name.slice(1));

  function apply(request: ApiRequest): Answer {
    if (request.resource === 'Pod') return applyToPod(request);
    if (request.resource !== 'Node' || request.verb === 'LIST') return { outcome: 'ok', code: 201 };
    const node = nodeNamed(request.name);
    const stored = nodeAt(node);
    if (!stored.present) return NOT_FOUND;
    if (request.verb === 'PATCH') {
      if (request.subresource === 'status') setReady(node, request.ready ?? 'absent', stored);
      else {
        if (request.add !== undefined) addTaint(node, `${request.add.key}:${request.add.effect}`);
        if (request.remove !== undefined)
          dropTaint(node, `${request.remove.key}:${request.remove.effect}`);
      }
      return { outcome: 'ok', code: 200 };
    }
    return {
      outcome: 'ok',
      code: 200,
      node: {
        ready: STATUS_NAMES[stored.ready] ?? 'absent',
        lastHeartbeatTime: stored.heartbeat as WallTime,
        notReadyNoExecute: (stored.taints & TAINT_NOT_READY_NO_EXECUTE) !== 0,
        unreachableNoExecute: (stored.taints & TAINT_UNREACHABLE_NO_EXECUTE) !== 0,
      },
    };
  }

  function setReady(node: number, ready: Status, stored: FakeNode): void {
    if (stored.ready === READY_ABSENT) stored.heartbeat = stored.creation;
    if (stored.ready !== STATUS[ready]) changed(`n${node} Ready=${ready}`);
    stored.ready = STATUS[ready];
    watchNode(node);
  }

  function addTaint(node: number, taint: string): void {
    const bit = TAINT_BITS[taint] ?? 0;
    const stored = nodeAt(node);
    if (taint.endsWith('NoExecute'))
      stored.noExecuteAdded = Math.floor(wall() / 1_000_000) * 1_000_000;
    stored.taints |= bit;
    changed(`n${node} +${taint}`);
    watchNode(node);
  }

  function dropTaint(node: number, taint: string): void {
    const bit = TAINT_BITS[taint] ?? 0;
    const stored = nodeAt(node);
    if ((stored.taints & bit) === 0) return;
    stored.taints &= ~bit;
    if ((stored.taints & (TAINT_NOT_READY_NO_EXECUTE | TAINT_UNREACHABLE_NO_EXECUTE)) === 0)
      stored.noExecuteAdded = 0;
    changed(`n${node} -${taint}`);
    watchNode(node);
  }

  function applyToPod(request: Extract<ApiRequest, { resource: 'Pod' }>): Answer {
    const { pod: key } = request;
    const stored = pods.get(key);
    if (stored === undefined) return NOT_FOUND;
    if (request.verb === 'PATCH') {
      if (request.disruptionTarget === true) changed(`${key} DisruptionTarget`);
      if (request.ready === false && stored.ready) {
        stored.ready = false;
        changed(`${key} Ready=False`);
      }
      watchPod(key);
    } else if (request.verb === 'DELETE') {
      stored.terminating = true;
      changed(`${key} deleted`);
      watchPod(key);
    }
    return {
      outcome: 'ok',
      code: 200,
      pod: { pod: key, tolerations: stored.tolerations, terminating: stored.terminating },
    };
  }

  const world: ControllerWorld = {
    params,
    cache,
    nodeLifecycle: () => nlc,
    taintEviction: () => tec,
    changes,
    requests,
    facts,
    draws,
    intercept: () => null,
    now: inSeconds,
    at: (second, act) => schedule(seconds(second), act),
    runTo(second) {
      for (let next = queue[0]; next !== undefined && next.at <= seconds(second); next = queue[0]) {
        queue.shift();
        now = next.at;
        next.act();
      }
      now = seconds(second);
    },
    startControllers() {
      incarnation += 1;
      running = true;
      timers.clear();
      nlc = createNodeLifecycle(params);
      tec = createTaintEviction();
      nodes.forEach((stored, node) => {
        fillNode(node, stored);
        cache.leasePresent[node] = stored.lease === null ? 0 : 1;
        cache.leaseRenewTime[node] = stored.lease ?? 0;
      });
      cache.pods.clear();
      for (const [key, pod] of pods) fillPod(key, { ...pod });
      const start = options.start === 'warm' ? warmNodeLifecycle : startNodeLifecycle;
      if (runsNlc) start(nlc, params, cache, contextFor('nlc'));
      if (runsTec) startTaintEviction(tec, params, cache, contextFor('tec'));
    },
    stopControllers() {
      running = false;
      incarnation += 1;
    },
    createNode(node, { ready = 'True', lease = true, taints = [] } = {}) {
      const stored = nodeAt(node);
      stored.present = true;
      stored.ready = STATUS[ready];
      stored.creation = Math.floor(wall() / 1_000_000) * 1_000_000;
      stored.heartbeat = ready === 'absent' ? 0 : stored.creation;
      stored.taints = taints.reduce((bits, taint) => bits | (TAINT_BITS[taint] ?? 0), 0);
      watchNode(node);
      if (lease) world.renew(node);
    },
    removeNode(node) {
      nodeAt(node).present = false;
      watchNode(node);
    },
    renew(node, renewTime = inSeconds()) {
      const renewed = seconds(EPOCH) + seconds(renewTime);
      nodeAt(node).lease = renewed;
      schedule(now + seconds(watching), () => {
        cache.leasePresent[node] = 1;
        cache.leaseRenewTime[node] = renewed;
      });
    },
    renewFrom(node, from, to, every = 10) {
      for (let second = from; second <= to; second += every)
        world.at(second, () => world.renew(node));
    },
    report(node, ready) {
      const stored = nodeAt(node);
      const before = stored.ready;
      stored.ready = STATUS[ready];
      stored.heartbeat = Math.floor(wall() / 1_000_000) * 1_000_000;
      if (before !== stored.ready) changed(`n${node} Ready=${ready}`);
      watchNode(node);
    },
    createPod(key, node, tolerations = []) {
      pods.set(key, { node, tolerations, ready: true, terminating: false });
      watchPod(key);
    },
    tolerate(key, tolerations) {
      const pod = pods.get(key);
      if (pod !== undefined) pod.tolerations = tolerations;
      watchPod(key);
    },
    removePod(key) {
      pods.delete(key);
      watchPod(key);
    },
    isReady: (node) => STATUS_NAMES[nodeAt(node).ready] ?? 'absent',
    taintsOf: (node) =>
      Object.entries(TAINT_BITS)
        .filter(([, bit]) => (nodeAt(node).taints & bit) !== 0)
        .map(([taint]) => taint),
    when: (text) => changes.filter(({ what }) => what.includes(text)).map(({ at }) => at),
    factsOf: <K extends FactBody['kind']>(kind: K) =>
      facts.filter(
        (fact): fact is Logged<Extract<FactBody, { kind: K }>> => fact.what.kind === kind,
      ),
  };
  return world;
}

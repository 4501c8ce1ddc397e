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
import { writeRare } from '../../src/engine/kernel/rareColumns.ts';
import type { ControllerContext } from '../../src/engine/kubernetes/actor.ts';
import {
  createControllerCache,
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
import {
  fakeNodeStore,
  type FakeNode,
  type FakePod,
  type NodeOptions,
  type Status,
} from './fakeNodeStore.ts';

/** 2026-01-01T00:00:00Z in seconds; the wall clock of second 0. */
export const EPOCH = 1_767_225_600;
/** The monotonic clock starts somewhere else than the virtual one. */
const MONOTONIC_OFFSET = seconds(5_000);

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
  /** A node's place in the order of a pass; by default the order of the nodes is kept. */
  readonly rank?: (node: number, turn: number) => number;
  /** Both by default. */
  readonly controllers?: 'nodeLifecycle' | 'taintEviction';
  readonly start?: 'cold' | 'warm';
}

export interface Logged<T> {
  readonly at: number;
  readonly what: T;
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
  createNode(node: number, options?: NodeOptions & { readonly lease?: boolean }): void;
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
  /** Somebody else adds or removes a taint. */
  taint(node: number, taint: string): void;
  untaint(node: number, taint: string): void;
  /** Whole requests of one kind, with their instants. */
  requestsOf(verb: ApiRequest['verb'], resource: ApiRequest['resource']): Logged<ApiRequest>[];
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
  noExecuteInSamePass: true,
  observeFacts: true,
};

type ActorName = 'nlc' | 'tec';

export function controllerWorld(options: ControllerWorldOptions): ControllerWorld {
  const { zones, sending = 0, answering = 0, watching = 0, passLength = 0.002 } = options;
  const params: NodeLifecycleParams = {
    ...DEFAULTS,
    ...options.params,
    nodeNames: zones.map((_, node) => `n${node}`),
    nodeZones: zones,
  };
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
  const schedule = (at: number, act: () => void): void => {
    queue.push({ at, seq: seq++, act });
    queue.sort((one, other) => one.at - other.at || one.seq - other.seq);
  };
  const runsNlc = options.controllers !== 'taintEviction';
  const runsTec = options.controllers !== 'nodeLifecycle';

  const store = fakeNodeStore({
    count: zones.length,
    wall,
    changed: (what) => void changes.push({ at: inSeconds(), what }),
    nodeWritten(node, seen) {
      schedule(now + seconds(watching), () => {
        fillNode(node, seen);
        if (!running) return;
        if (runsNlc) onNodeEvent(nlc, params, cache, contextFor('nlc'), node);
        if (runsTec) onTaintEvictionNodeEvent(tec, params, cache, contextFor('tec'), node);
      });
    },
    podWritten(key, seen) {
      schedule(now + seconds(watching), () => {
        fillPod(key, seen);
        if (!running) return;
        if (runsNlc) onPodEvent(nlc, params, cache, contextFor('nlc'), key);
        if (runsTec) onTaintEvictionPodEvent(tec, params, cache, contextFor('tec'), key);
      });
    },
  });

  function contextFor(actor: ActorName): ControllerContext {
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
          const answer = world.intercept(request, inSeconds()) ?? store.apply(request);
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
        return from;
      },
      rankOf: (node, turn) => options.rank?.(node, turn) ?? node,
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
    writeRare(cache, 'present', node, from.present ? 1 : 0);
    writeRare(cache, 'ready', node, from.ready);
    writeRare(cache, 'taints', node, from.taints);
    writeRare(cache, 'noExecuteAdded', node, from.noExecuteAdded);
    writeRare(cache, 'lastHeartbeatTime', node, from.heartbeat);
    writeRare(cache, 'creationTimestamp', node, from.creation);
    writeRare(cache, 'version', node, from.version);
  }

  function fillPod(key: string, seen: FakePod | null): void {
    const known = cache.pods.get(key);
    if (seen === null) cache.pods.delete(key);
    else if (known !== undefined && known.tolerations === seen.tolerations) {
      known.ready = seen.ready;
      known.terminating = seen.terminating;
    } else cache.pods.set(key, { key, owner: null, ...seen });
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
      store.nodes.forEach((stored, node) => {
        fillNode(node, stored);
        writeRare(cache, 'leasePresent', node, stored.lease === null ? 0 : 1);
        writeRare(cache, 'leaseRenewTime', node, stored.lease ?? 0);
      });
      cache.pods.clear();
      for (const [key, pod] of store.pods) fillPod(key, { ...pod });
      const start = options.start === 'warm' ? warmNodeLifecycle : startNodeLifecycle;
      if (runsNlc) start(nlc, params, cache, contextFor('nlc'));
      if (runsTec) startTaintEviction(tec, params, cache, contextFor('tec'));
    },
    stopControllers() {
      running = false;
      incarnation += 1;
    },
    createNode(node, { lease = true, ...nodeOptions } = {}) {
      store.createNode(node, nodeOptions);
      if (lease) world.renew(node);
    },
    removeNode: (node) => store.removeNode(node),
    renew(node, renewTime = inSeconds()) {
      const renewed = seconds(EPOCH) + seconds(renewTime);
      const stored = store.nodes[node];
      if (stored !== undefined) stored.lease = renewed;
      schedule(now + seconds(watching), () => {
        writeRare(cache, 'leasePresent', node, 1);
        writeRare(cache, 'leaseRenewTime', node, renewed);
      });
    },
    renewFrom(node, from, to, every = 10) {
      for (let second = from; second <= to; second += every)
        world.at(second, () => world.renew(node));
    },
    report: (node, ready) => store.report(node, ready),
    createPod: (key, node, tolerations = []) =>
      store.setPod(key, { node, tolerations, ready: true, terminating: false }),
    tolerate(key, tolerations) {
      const pod = store.pods.get(key);
      if (pod !== undefined) store.setPod(key, { ...pod, tolerations });
    },
    removePod: (key) => store.setPod(key, null),
    taint: (node, taint) => store.addTaint(node, taint),
    untaint: (node, taint) => store.dropTaint(node, taint),
    requestsOf: (verb, resource) =>
      requests
        .filter(({ what }) => what.request.verb === verb && what.request.resource === resource)
        .map(({ at, what }) => ({ at, what: what.request })),
    isReady: (node) => store.isReady(node),
    taintsOf: (node) => store.taintsOf(node),
    when: (text) => changes.filter(({ what }) => what.includes(text)).map(({ at }) => at),
    factsOf: <K extends FactBody['kind']>(kind: K) =>
      facts.filter(
        (fact): fact is Logged<Extract<FactBody, { kind: K }>> => fact.what.kind === kind,
      ),
  };
  return world;
}

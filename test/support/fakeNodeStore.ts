/**
 * A small store of Nodes, their Leases and Pods, for tests of the node controllers: applies requests
 * as the API server would, tells what changed in words, and reports each write to whoever watches.
 */
import type { WallTime } from '../../src/engine/base/time.ts';
import {
  READY_ABSENT,
  READY_FALSE,
  READY_TRUE,
  READY_UNKNOWN,
  TAINT_NOT_READY_NO_EXECUTE,
  TAINT_NOT_READY_NO_SCHEDULE,
  TAINT_UNREACHABLE_NO_EXECUTE,
  TAINT_UNREACHABLE_NO_SCHEDULE,
} from '../../src/engine/kubernetes/controllerCache.ts';
import type { Answer, ApiRequest } from '../../src/engine/kubernetes/messages.ts';
import type { Toleration } from '../../src/engine/kubernetes/objects.ts';

export const STATUS = {
  absent: READY_ABSENT,
  True: READY_TRUE,
  False: READY_FALSE,
  Unknown: READY_UNKNOWN,
} as const;
export type Status = keyof typeof STATUS;
const STATUS_NAMES = ['absent', 'True', 'False', 'Unknown'] as const;

const TAINT_BITS: Readonly<Record<string, number>> = {
  'not-ready:NoSchedule': TAINT_NOT_READY_NO_SCHEDULE,
  'unreachable:NoSchedule': TAINT_UNREACHABLE_NO_SCHEDULE,
  'not-ready:NoExecute': TAINT_NOT_READY_NO_EXECUTE,
  'unreachable:NoExecute': TAINT_UNREACHABLE_NO_EXECUTE,
};
const CONFLICT: Answer = { outcome: 'failed', code: 409, reason: 'Conflict' };
const NOT_FOUND: Answer = { outcome: 'failed', code: 404, reason: 'NotFound' };

export interface FakePod {
  readonly node: number;
  tolerations: readonly Toleration[];
  ready: boolean;
  terminating: boolean;
}

export interface FakeNode {
  present: boolean;
  ready: number;
  taints: number;
  noExecuteAdded: number;
  heartbeat: number;
  creation: number;
  lease: number | null;
  version: number;
}

export interface NodeOptions {
  readonly ready?: Status;
  readonly taints?: readonly string[];
  /** Seconds since its creation. */
  readonly age?: number;
}

export interface FakeNodeStore {
  readonly nodes: readonly FakeNode[];
  readonly pods: Map<string, FakePod>;
  apply(request: ApiRequest): Answer;
  createNode(node: number, options: NodeOptions): void;
  removeNode(node: number): void;
  /** The kubelet reports; heartbeat times have whole seconds. */
  report(node: number, ready: Status): void;
  addTaint(node: number, taint: string): void;
  dropTaint(node: number, taint: string): void;
  setPod(key: string, pod: FakePod | null): void;
  isReady(node: number): Status;
  taintsOf(node: number): readonly string[];
}

export interface FakeNodeStoreOptions {
  readonly count: number;
  /** Wall clock of the server, µs since the epoch. */
  readonly wall: () => number;
  readonly changed: (what: string) => void;
  readonly nodeWritten: (node: number, seen: FakeNode) => void;
  readonly podWritten: (key: string, seen: FakePod | null) => void;
}

export function fakeNodeStore(options: FakeNodeStoreOptions): FakeNodeStore {
  const { count, wall, changed } = options;
  const nodes: FakeNode[] = Array.from({ length: count }, () => ({
    present: false,
    ready: READY_ABSENT,
    taints: 0,
    noExecuteAdded: 0,
    heartbeat: 0,
    creation: 0,
    lease: null,
    version: 1,
  }));
  const pods = new Map<string, FakePod>();
  const wholeSecond = (): number => Math.floor(wall() / 1_000_000) * 1_000_000;

  /** The Node was written: a new version, and an event of it. */
  function written(node: number): void {
    nodeAt(node).version += 1;
    options.nodeWritten(node, { ...nodeAt(node) });
  }

  function podWritten(key: string): void {
    const pod = pods.get(key);
    options.podWritten(key, pod === undefined ? null : { ...pod });
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
    if (request.verb === 'PUT' && request.resourceVersion !== stored.version) return CONFLICT;
    if (request.verb === 'PATCH' || request.verb === 'PUT') {
      if (request.subresource === 'status') {
        if (stored.ready === READY_ABSENT) stored.heartbeat = stored.creation;
        setReady(node, request.ready ?? 'absent');
      } else if (request.subresource === 'annotations') written(node);
      else {
        if (request.resourceVersion !== stored.version) return CONFLICT;
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
        resourceVersion: stored.version,
      },
    };
  }

  function setReady(node: number, ready: Status): void {
    const stored = nodeAt(node);
    if (stored.ready !== STATUS[ready]) changed(`n${node} Ready=${ready}`);
    stored.ready = STATUS[ready];
    written(node);
  }

  function addTaint(node: number, taint: string): void {
    const bit = TAINT_BITS[taint] ?? 0;
    const stored = nodeAt(node);
    if (taint.endsWith('NoExecute')) stored.noExecuteAdded = wholeSecond();
    stored.taints |= bit;
    changed(`n${node} +${taint}`);
    written(node);
  }

  function dropTaint(node: number, taint: string): void {
    const bit = TAINT_BITS[taint] ?? 0;
    const stored = nodeAt(node);
    if ((stored.taints & bit) === 0) return;
    stored.taints &= ~bit;
    if ((stored.taints & (TAINT_NOT_READY_NO_EXECUTE | TAINT_UNREACHABLE_NO_EXECUTE)) === 0)
      stored.noExecuteAdded = 0;
    changed(`n${node} -${taint}`);
    written(node);
  }

  function applyToPod(request: Extract<ApiRequest, { resource: 'Pod' }>): Answer {
    if (!('pod' in request)) return NOT_FOUND;
    const { pod: key } = request;
    const stored = pods.get(key);
    if (stored === undefined) return NOT_FOUND;
    if (request.verb === 'PATCH') {
      if (request.disruptionTarget === true) changed(`${key} DisruptionTarget`);
      if (request.ready === false && stored.ready) {
        stored.ready = false;
        changed(`${key} Ready=False`);
      }
      podWritten(key);
    } else if (request.verb === 'DELETE') {
      stored.terminating = true;
      changed(`${key} deleted`);
      podWritten(key);
    }
    return {
      outcome: 'ok',
      code: 200,
      pod: { pod: key, tolerations: stored.tolerations, terminating: stored.terminating },
    };
  }

  return {
    nodes,
    pods,
    apply,
    createNode(node, { ready = 'True', taints = [], age = 0 }) {
      const stored = nodeAt(node);
      stored.present = true;
      stored.ready = STATUS[ready];
      stored.creation = wholeSecond() - age * 1_000_000;
      stored.heartbeat = ready === 'absent' ? 0 : wholeSecond();
      stored.taints = taints.reduce((bits, taint) => bits | (TAINT_BITS[taint] ?? 0), 0);
      written(node);
    },
    removeNode(node) {
      nodeAt(node).present = false;
      written(node);
    },
    report(node, ready) {
      nodeAt(node).heartbeat = wholeSecond();
      setReady(node, ready);
    },
    addTaint,
    dropTaint,
    setPod(key, pod) {
      if (pod === null) pods.delete(key);
      else pods.set(key, pod);
      podWritten(key);
    },
    isReady: (node) => STATUS_NAMES[nodeAt(node).ready] ?? 'absent',
    taintsOf: (node) =>
      Object.entries(TAINT_BITS)
        .filter(([, bit]) => (nodeAt(node).taints & bit) !== 0)
        .map(([taint]) => taint),
  };
}

/**
 * Frames made by hand, for component tests and for looking at pictures: a calm cluster (three
 * nodes, three elections of three candidates) and functions that make one thing in it go wrong.
 * All of them return new frames; nothing is shared or changed in place.
 */
import { later, seconds, START, WRITE_KINDS } from '../../src/engine/index.ts';
import type {
  CutDirection,
  CutMode,
  LeaseObject,
  NodeObject,
  PodObject,
} from '../../src/engine/index.ts';
import type {
  CandidateView,
  ElectionView,
  EtcdView,
  Frame,
  LeaseView,
  LinkView,
  MachineView,
  MessageView,
  NodeView,
} from '../../src/sources/frame.ts';

/** Microseconds in a second. */
export const S = 1_000_000;
const DATE = Date.UTC(2026, 10, 22, 9, 12, 0);
const DOMAIN = 'ap-northeast-2.compute.internal';

export const NODE_1 = `ip-10-29-104-121.${DOMAIN}`;
export const NODE_2 = `ip-10-29-69-101.${DOMAIN}`;
export const NODE_3 = `ip-10-29-79-205.${DOMAIN}`;
const OPERATOR = 'my-operator-7d9c5b8f6-';

/** The wall time of an instant, as an API object writes it. */
const microTime = (t: number): string =>
  `${new Date(DATE + Math.round(t / 1000)).toISOString().slice(0, 19)}.${String(Math.round(t) % S).padStart(6, '0')}Z`;

export const wholeLink: LinkView = {
  server: 'cp-1',
  cuts: [],
  cut: null,
  waitingRequests: 0,
  waitingAnswers: 0,
  nextTryRequests: null,
  nextTryAnswers: null,
  latencyMs: null,
  lossPercent: null,
};

const fakeMachine = (name: string): MachineView => ({
  name,
  server: `kube-apiserver/${name}`,
  state: 'serving',
  waiting: 0,
  hanging: 0,
  member: `etcd/${name}`,
  memberUp: true,
  reachesLeader: true,
});

const wholeEtcd: EtcdView = {
  leader: 'cp-1',
  stalled: false,
  commitDelayMs: 0,
  delayed: false,
  usage: {
    seconds: 60,
    kinds: WRITE_KINDS.map((kind) => ({
      kind,
      writesPerSecond: 0,
      bytesPerSecond: 0,
      writes: 0,
      bytes: 0,
    })),
    writesPerSecond: 1.8,
    bytesPerSecond: 812,
    liveBytes: 120_000,
    historyBytes: 480_000,
    fileBytes: 700_000,
    inUseBytes: 600_000,
    quotaBytes: 2_147_483_648,
    noSpace: false,
    compactedAt: null,
    nextCompactionAt: later(START, seconds(200)),
  },
  heartbeat: {
    nodes: 3,
    nodeBytes: 15_360,
    leaseBytes: 560,
    intervals: { lease: 10.2, report: 306, status: 10 },
    compactionSeconds: 300,
    hasLeases: true,
  },
  cuts: [],
};

export interface NodeSeed {
  readonly name: string;
  readonly holderAge: number;
  readonly recordAge: number;
  readonly silence: number;
  readonly pods: number;
  readonly resourceVersion: number;
}

function fakeNode(seed: NodeSeed, index: number, now: number): NodeView {
  const { name } = seed;
  return {
    name,
    index,
    zone: `ap-northeast-2${'abc'[index % 3] ?? 'a'}`,
    region: 'ap-northeast-2',
    process: `kubelet/${name}`,
    status: 'running',
    holder: {
      age: seed.holderAge * S,
      doing: 'waiting',
      attempt: 0,
      nextAt: now + (10.2 - seed.holderAge) * S,
    },
    record: {
      exists: true,
      age: seed.recordAge * S,
      renewTime: microTime(now - seed.recordAge * S),
      resourceVersion: seed.resourceVersion,
      leaseDurationSeconds: 40,
      writtenAt: now - seed.recordAge * S,
    },
    observer: { silence: seed.silence * S, grace: 50 * S, ordinary: 15.4 * S },
    ready: 'True',
    reason: 'KubeletReady',
    taints: [],
    pods: Array.from({ length: seed.pods }, (_, pod) => ({
      pod: `default/web-${index}-${pod}`,
      ready: true,
      state: 'running',
      runs: true,
      evictsAt: null,
    })),
    evictsAt: null,
    evicts: 0,
    link: wholeLink,
    clock: null,
  };
}

interface ElectionSeed {
  readonly namespace: string;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly leader: number;
  readonly age: number;
  readonly silences: readonly number[];
  readonly transitions: number;
  readonly resourceVersion: number;
}

const uuidOf = (host: string): string =>
  `6f1f2a4e-9b1c-4d7e-8a53-${host.length.toString(16).padStart(12, '0')}`;

function fakeElection(seed: ElectionSeed, now: number): ElectionView {
  const candidates = seed.hosts.map((host, index): CandidateView => {
    const leads = index === seed.leader;
    return {
      process: `${seed.name}/${host}`,
      host,
      identity: `${host}_${uuidOf(host)}`,
      status: 'running',
      restartsAt: null,
      believes: leads,
      working: leads,
      phase: leads ? 'renewing' : 'acquiring',
      age: leads ? seed.age * S : null,
      silence: leads ? seed.age * S : (seed.silences[index] ?? 1) * S,
      duration: 15 * S,
      nextAt: now + (2 - seed.age) * S,
      wedged: false,
      link: wholeLink,
      clock: null,
    };
  });
  const leader = candidates[seed.leader];
  return {
    namespace: seed.namespace,
    name: seed.name,
    component: seed.name,
    record: {
      exists: true,
      holderIdentity: leader?.identity ?? '',
      age: seed.age * S,
      renewTime: microTime(now - seed.age * S),
      resourceVersion: seed.resourceVersion,
      leaseDurationSeconds: 15,
      leaseTransitions: seed.transitions,
      writtenAt: now - seed.age * S,
    },
    leaseDuration: 15 * S,
    renewDeadline: 10 * S,
    retryPeriod: 2 * S,
    written: leader?.process ?? null,
    believers: leader === undefined ? [] : [leader.process],
    candidates,
    coordinated: null,
    resource: null,
  };
}

const ELECTIONS: readonly ElectionSeed[] = [
  {
    namespace: 'kube-system',
    name: 'kube-controller-manager',
    hosts: ['cp-1', 'cp-2', 'cp-3'],
    leader: 0,
    age: 0.3,
    silences: [0, 1.2, 2.5],
    transitions: 0,
    resourceVersion: 48209,
  },
  {
    namespace: 'kube-system',
    name: 'kube-scheduler',
    hosts: ['cp-1', 'cp-2', 'cp-3'],
    leader: 2,
    age: 0.9,
    silences: [0.1, 1.8, 0],
    transitions: 1,
    resourceVersion: 48208,
  },
  {
    namespace: 'my-operator',
    name: 'my-operator',
    hosts: [`${OPERATOR}k2x4n`, `${OPERATOR}q7w9p`, `${OPERATOR}m5t8c`],
    leader: 0,
    age: 1.5,
    silences: [0, 3.2, 0.5],
    transitions: 0,
    resourceVersion: 48207,
  },
];

const NODES: readonly NodeSeed[] = [
  { name: NODE_1, holderAge: 2.4, recordAge: 2.4, silence: 8.4, pods: 5, resourceVersion: 48205 },
  { name: NODE_2, holderAge: 7.7, recordAge: 7.7, silence: 3.4, pods: 3, resourceVersion: 48196 },
  { name: NODE_3, holderAge: 0.1, recordAge: 0.1, silence: 8.4, pods: 4, resourceVersion: 48210 },
];

function leaseOfNode(node: NodeView): LeaseView {
  const object: LeaseObject = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: node.name,
      namespace: 'kube-node-lease',
      resourceVersion: String(node.record.resourceVersion),
      creationTimestamp: '2026-10-12T08:00:00Z',
      uid: `lease-${node.index}`,
    },
    spec: { holderIdentity: node.name, leaseDurationSeconds: 40, renewTime: node.record.renewTime },
  };
  return { object, changed: ['resourceVersion', 'renewTime'] };
}

function leaseOfElection(election: ElectionView): LeaseView {
  const { record } = election;
  const object: LeaseObject = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: election.name,
      namespace: election.namespace,
      resourceVersion: String(record.resourceVersion),
      creationTimestamp: '2026-10-12T08:00:00Z',
      uid: `lease-${election.name}`,
    },
    spec: {
      holderIdentity: record.holderIdentity,
      leaseDurationSeconds: 15,
      acquireTime: '2026-10-12T08:00:01.000000Z',
      renewTime: record.renewTime,
      leaseTransitions: record.leaseTransitions,
    },
  };
  return { object, changed: ['resourceVersion', 'renewTime'] };
}

const nodeObject = (node: NodeView): NodeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: node.name,
    resourceVersion: '48100',
    creationTimestamp: '2026-10-12T08:00:00Z',
    uid: `node-${node.index}`,
    labels: { 'topology.kubernetes.io/zone': node.zone },
  },
  spec: {},
  status: {
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'KubeletReady',
        message: 'kubelet is posting ready status',
        lastHeartbeatTime: '2026-11-22T09:10:00Z',
        lastTransitionTime: '2026-10-12T08:00:20Z',
      },
    ],
  },
});

const podObjects = (node: NodeView): readonly PodObject[] =>
  node.pods.map((each) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: each.pod.split('/')[1] ?? each.pod, namespace: 'default' },
    spec: { nodeName: node.name },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  }));

/** A frame with these nodes, everything fresh. */
export function frameOf(seeds: readonly NodeSeed[], now = 16_400_000): Frame {
  const nodes = seeds.map((seed, index) => fakeNode(seed, index, now));
  const elections = ELECTIONS.map((seed) => fakeElection(seed, now));
  const leases = [...nodes.map(leaseOfNode), ...elections.map(leaseOfElection)];
  return {
    run: 1,
    now,
    place: { branch: 0, edge: now, nextSeq: Infinity, applied: 0, commands: 0, jumps: 0 },
    date: DATE,
    scenario: { name: 'calm-cluster', seed: 7, kubernetes: '1.36' },
    revision: 48210,
    writesPerSecond: 1.8,
    apiServer: { state: 'serving', waiting: 0 },
    controlPlane: { machines: [fakeMachine('cp-1')], etcd: wholeEtcd },
    latencyMs: null,
    lossPercent: 0,
    nodes,
    controller: {
      process: 'kube-controller-manager/cp-1',
      host: 'cp-1',
      period: 5 * S,
      lastPassAt: now - 3.4 * S,
      passing: false,
      nextPassAt: now + 1.6 * S,
      zones: [
        {
          zone: 'ap-northeast-2a',
          state: 'Normal',
          ready: 3,
          notReady: 0,
          queued: 0,
          waiting: [],
          rate: 0.1,
          tokenAt: 0,
        },
      ],
      allDisrupted: false,
      threshold: 0.55,
    },
    pendingPods: [],
    elections,
    messages: [],
    invariants: (
      ['oneActingLeader', 'someoneLeads', 'noLiveNodeUnknown', 'noStaleWrite'] as const
    ).map((name) => ({ name, brokenSince: null, who: [], breaks: 0, open: [] })),
    leaseCandidates: [],
    identityLeases: [],
    leases,
    nodeObjects: nodes.map(nodeObject),
    podObjects: nodes.flatMap(podObjects),
    facts: [],
  };
}

/** Three nodes and three elections, all renewing; 16.4 s into a warm run. */
export const calmFrame = (now = 16_400_000): Frame => frameOf(NODES, now);

/** As many nodes as asked for, named `worker-1` and on. */
export function manyNodes(count: number, now = 16_400_000): Frame {
  const seeds = Array.from({ length: count }, (_, index) => {
    const age = (index * 3.7) % 10;
    return {
      name: `worker-${index + 1}`,
      holderAge: age,
      recordAge: age,
      silence: Math.max(age - 1, 0) + ((index * 2) % 5),
      pods: (index % 6) + 1,
      resourceVersion: 48100 + index * 7,
    };
  });
  return frameOf(seeds, now);
}

export const withNode = (
  frame: Frame,
  name: string,
  change: (node: NodeView) => Partial<NodeView>,
): Frame => ({
  ...frame,
  nodes: frame.nodes.map((node) => (node.name === name ? { ...node, ...change(node) } : node)),
});

export const withElection = (
  frame: Frame,
  name: string,
  change: (election: ElectionView) => Partial<ElectionView>,
): Frame => ({
  ...frame,
  elections: frame.elections.map((election) =>
    election.name === name ? { ...election, ...change(election) } : election,
  ),
});

export const withCandidate = (
  frame: Frame,
  process: string,
  change: (candidate: CandidateView) => Partial<CandidateView>,
): Frame => ({
  ...frame,
  elections: frame.elections.map((election) => ({
    ...election,
    candidates: election.candidates.map((candidate) =>
      candidate.process === process ? { ...candidate, ...change(candidate) } : candidate,
    ),
  })),
});

const aged = (node: NodeView, seconds: number): Pick<NodeView, 'record' | 'observer'> => ({
  record: { ...node.record, age: (seconds - 3) * S },
  observer: { ...node.observer, silence: seconds * S },
});

/** Its machine is off, `seconds` of silence ago; Ready still, until the controller acts. */
export const poweredOff = (frame: Frame, name: string, seconds = 32): Frame =>
  withNode(frame, name, (node) => ({
    ...aged(node, seconds),
    status: 'off',
    holder: { age: null, doing: 'nothing', attempt: 0, nextAt: null },
  }));

/** Alive, trying, unheard for `seconds`. */
export const lateNode = (frame: Frame, name: string, seconds = 32.3): Frame =>
  withNode(frame, name, (node) => ({
    ...aged(node, seconds),
    holder: { age: (seconds - 2) * S, doing: 'updating', attempt: 3, nextAt: null },
  }));

/** Called Unknown and tainted; with pods waiting for eviction if `evictsIn` is given (seconds). */
export function unknownNode(
  frame: Frame,
  name: string,
  evictsIn: number | null = 272.8,
  off = true,
): Frame {
  const base = off ? poweredOff(frame, name, 77.3) : lateNode(frame, name, 77.3);
  return withNode(base, name, (node) => ({
    ready: 'Unknown',
    reason: 'NodeStatusUnknown',
    taints:
      evictsIn === null
        ? ['unreachable:NoSchedule']
        : ['unreachable:NoSchedule', 'unreachable:NoExecute'],
    evictsAt: evictsIn === null ? null : frame.now + evictsIn * S,
    evicts: evictsIn === null ? 0 : node.pods.length,
    pods: node.pods.map((pod) => ({
      ...pod,
      ready: false,
      evictsAt: evictsIn === null ? null : frame.now + evictsIn * S,
    })),
  }));
}

export const pausedNode = (frame: Frame, name: string, seconds = 24): Frame =>
  withNode(frame, name, (node) => ({
    ...aged(node, seconds),
    status: 'paused',
    holder: { ...node.holder, age: 4 * S, nextAt: null },
  }));

/** No Lease and no Node yet. */
export const startingNode = (frame: Frame, name: string): Frame =>
  withNode(frame, name, (node) => ({
    holder: { age: null, doing: 'ensuring', attempt: 1, nextAt: null },
    record: {
      ...node.record,
      exists: false,
      age: null,
      renewTime: null,
      resourceVersion: 0,
      writtenAt: null,
    },
    observer: { ...node.observer, silence: null },
    ready: 'absent',
    reason: '',
  }));

/** The link of one process, cut or healing. */
export function withLink(frame: Frame, process: string, link: Partial<LinkView>): Frame {
  const nodes = frame.nodes.map((node) =>
    node.process === process ? { ...node, link: { ...node.link, ...link } } : node,
  );
  return withCandidate({ ...frame, nodes }, process, (candidate) => ({
    link: { ...candidate.link, ...link },
  }));
}

export const cutLink = (
  frame: Frame,
  process: string,
  mode: CutMode,
  direction: CutDirection,
  waiting = 2,
): Frame =>
  withLink(frame, process, {
    cut: { mode, direction, since: frame.now - 12 * S },
    waitingRequests: mode === 'refused' || direction === 'answers' ? 0 : waiting,
    waitingAnswers: mode === 'refused' || direction === 'requests' ? 0 : 1,
    nextTryRequests: mode === 'lost' && direction !== 'answers' ? frame.now + 5 * S : null,
    nextTryAnswers: mode === 'lost' && direction !== 'requests' ? frame.now + 5 * S : null,
  });

/** The old leader still believes; another is written and believes too. */
export const twoBelievers = (frame: Frame, lock = 'kube-scheduler'): Frame =>
  withElection(frame, lock, (election) => {
    const [first, ...others] = election.candidates;
    if (first === undefined) return {};
    const before = others.find((each) => each.believes) ?? others[others.length - 1];
    const candidates = election.candidates.map((each): CandidateView => {
      if (each === first)
        return {
          ...each,
          believes: true,
          working: true,
          phase: 'renewing',
          age: 0.4 * S,
          silence: 0.4 * S,
        };
      if (each === before)
        return {
          ...each,
          believes: true,
          working: true,
          phase: 'renewing',
          age: 11.2 * S,
          silence: 11.2 * S,
        };
      return each;
    });
    return {
      candidates,
      written: first.process,
      believers: candidates.filter((each) => each.believes).map((each) => each.process),
      record: {
        ...election.record,
        holderIdentity: first.identity,
        leaseTransitions: election.record.leaseTransitions + 1,
        age: 0.4 * S,
      },
    };
  });

export const apiServerIs = (
  frame: Frame,
  state: Frame['apiServer']['state'],
  waiting = 0,
): Frame => ({ ...frame, apiServer: { state, waiting } });

/** Three machines; each node and candidate talks to the first, unless told otherwise. */
export const threeMachines = (frame: Frame = calmFrame()): Frame => ({
  ...frame,
  controlPlane: { ...frame.controlPlane, machines: ['cp-1', 'cp-2', 'cp-3'].map(fakeMachine) },
});

/** One message half way on its trip of `latencyMs`, unless told otherwise. */
export function message(
  frame: Frame,
  process: string,
  change: Partial<MessageView> = {},
  latencyMs = 600,
): MessageView {
  const node = frame.nodes.find((each) => each.process === process);
  const election = frame.elections.find((each) =>
    each.candidates.some((candidate) => candidate.process === process),
  );
  const lease =
    node !== undefined
      ? { namespace: 'kube-node-lease', name: node.name }
      : election === undefined
        ? null
        : { namespace: election.namespace, name: election.name };
  const half = (latencyMs / 2) * 1000;
  return {
    id: 1,
    process,
    kind: 'request',
    lease,
    resource: 'Lease',
    verb: 'PUT',
    code: null,
    sentAt: frame.now - half,
    arrivesAt: frame.now + half,
    state: 'flying',
    senderWaiting: true,
    ...change,
  };
}

export const withMessages = (frame: Frame, messages: readonly MessageView[]): Frame => ({
  ...frame,
  messages: messages.map((each, index) => ({ ...each, id: index + 1 })),
});

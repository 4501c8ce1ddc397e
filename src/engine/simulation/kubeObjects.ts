/** The stored objects as the API would answer them: Leases, Nodes and Pods with times as text (OM-2, OM-3, OM-12). */
import { ensure } from '../base/assert.ts';
import { hashName } from '../base/prng.ts';
import { microTime, plainTime } from '../base/rfc3339.ts';
import {
  READY_ABSENT,
  TAINT_NOT_READY_NO_EXECUTE,
  TAINT_NOT_READY_NO_SCHEDULE,
  TAINT_UNREACHABLE_NO_EXECUTE,
  TAINT_UNREACHABLE_NO_SCHEDULE,
} from '../kubernetes/controllerCache.ts';
import type {
  KubeObject,
  Lease,
  LeaseCandidate,
  LeaseCandidateObject,
  LeaseObject,
  NodeObject,
  PodObject,
  TaintByHand,
} from '../kubernetes/objects.ts';
import { byHandOn } from '../kubernetes/taintsByHand.ts';
import type { Sim } from './context.ts';
import { READY_REASONS } from './nodeColumns.ts';
import { STATUS_OF_READY } from './nodeStore.ts';
import { nodeLease, nodeUid, uuid } from './store.ts';
import type { Pod } from './world.ts';

export function leaseObject(lease: Lease): LeaseObject {
  const { spec } = lease;
  const time = (value: number | null): string | null => (value === null ? null : microTime(value));
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: lease.name,
      namespace: lease.namespace,
      uid: lease.uid,
      resourceVersion: String(lease.resourceVersion),
      creationTimestamp: plainTime(lease.creationTimestamp),
      ...(lease.labels === undefined ? {} : { labels: lease.labels }),
      ...(lease.annotations === undefined ? {} : { annotations: lease.annotations }),
      ...(lease.ownerNode === undefined
        ? {}
        : {
            ownerReferences: [
              {
                apiVersion: 'v1',
                kind: 'Node',
                name: lease.ownerNode.name,
                uid: lease.ownerNode.uid,
              },
            ],
          }),
    },
    spec: {
      ...(spec.holderIdentity === undefined ? {} : { holderIdentity: spec.holderIdentity }),
      ...(spec.leaseDurationSeconds === undefined
        ? {}
        : { leaseDurationSeconds: spec.leaseDurationSeconds }),
      ...(spec.acquireTime === undefined ? {} : { acquireTime: time(spec.acquireTime) }),
      ...(spec.renewTime === undefined ? {} : { renewTime: time(spec.renewTime) }),
      ...(spec.leaseTransitions === undefined ? {} : { leaseTransitions: spec.leaseTransitions }),
      ...(spec.strategy === undefined ? {} : { strategy: spec.strategy }),
      ...(spec.preferredHolder === undefined ? {} : { preferredHolder: spec.preferredHolder }),
    },
  };
}

/** `api`: the version that the release serves (reference 0.3). */
export function leaseCandidateObject(
  candidate: LeaseCandidate,
  api: 'v1alpha1' | 'v1alpha2' | 'v1beta1',
): LeaseCandidateObject {
  const { spec } = candidate;
  return {
    apiVersion: `coordination.k8s.io/${api}`,
    kind: 'LeaseCandidate',
    metadata: {
      name: candidate.name,
      namespace: candidate.namespace,
      uid: candidate.uid,
      resourceVersion: String(candidate.resourceVersion),
      creationTimestamp: plainTime(candidate.creationTimestamp),
    },
    spec: {
      leaseName: spec.leaseName,
      ...(spec.pingTime === undefined ? {} : { pingTime: microTime(spec.pingTime) }),
      ...(spec.renewTime === undefined ? {} : { renewTime: microTime(spec.renewTime) }),
      binaryVersion: spec.binaryVersion,
      ...(spec.emulationVersion === undefined ? {} : { emulationVersion: spec.emulationVersion }),
      strategy: spec.strategy,
    },
  };
}

const TAINTS = [
  [TAINT_NOT_READY_NO_SCHEDULE, 'not-ready', 'NoSchedule'],
  [TAINT_UNREACHABLE_NO_SCHEDULE, 'unreachable', 'NoSchedule'],
  [TAINT_NOT_READY_NO_EXECUTE, 'not-ready', 'NoExecute'],
  [TAINT_UNREACHABLE_NO_EXECUTE, 'unreachable', 'NoExecute'],
] as const;

/** `key:effect` of each taint on a node, without the prefix of the node controllers' own. */
export const taintNames = (taints: number, byHand: readonly TaintByHand[] = []): string[] => [
  ...TAINTS.filter(([bit]) => (taints & bit) !== 0).map(([, key, effect]) => `${key}:${effect}`),
  ...byHand.map(({ key, effect }) => `${key}:${effect}`),
];

/** A Node's `spec.taints`: the node controllers' own with their full keys, then those set by hand. */
function taintsOfNode(sim: Sim, node: number): NonNullable<NodeObject['spec']['taints']> {
  const { taints, noExecuteAdded } = sim.world.nodes;
  const added = noExecuteAdded[node] ?? 0;
  const own = TAINTS.filter(([bit]) => ((taints[node] ?? 0) & bit) !== 0);
  return [
    ...own.map(([, key, effect]) => ({
      key: `node.kubernetes.io/${key}`,
      effect,
      ...(effect === 'NoExecute' && added > 0 ? { timeAdded: plainTime(added) } : {}),
    })),
    ...byHandOn(sim.world, node),
  ];
}

const MESSAGES: Readonly<Record<string, string>> = {
  KubeletReady: 'kubelet is posting ready status',
  KubeletNotReady: 'container runtime is down',
  NodeStatusUnknown: 'Kubelet stopped posting node status.',
  NodeStatusNeverUpdated: 'Kubelet never posted node status.',
};

export function nodeObject(sim: Sim, node: number): NodeObject | null {
  const columns = sim.world.nodes;
  if (columns.exists[node] !== 1) return null;
  const planned = ensure(sim.plan.scenario.nodes[node], 'node');
  const reason = READY_REASONS[columns.reason[node] ?? 0] ?? '';
  const taints = taintsOfNode(sim, node);
  const labels = {
    'kubernetes.io/hostname': planned.name,
    ...(planned.region === '' ? {} : { 'topology.kubernetes.io/region': planned.region }),
    ...(planned.zone === '' ? {} : { 'topology.kubernetes.io/zone': planned.zone }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: planned.name,
      uid: nodeUid(sim, node),
      resourceVersion: String(columns.nodeVersion[node] ?? 0),
      creationTimestamp: plainTime(columns.creationTimestamp[node] ?? 0),
      labels,
    },
    spec: taints.length === 0 ? {} : { taints },
    status:
      columns.ready[node] === READY_ABSENT
        ? {}
        : {
            conditions: [
              {
                type: 'Ready',
                status: STATUS_OF_READY[columns.ready[node] ?? 0] ?? 'absent',
                reason,
                message: MESSAGES[reason] ?? '',
                lastHeartbeatTime: plainTime(columns.lastHeartbeatTime[node] ?? 0),
                lastTransitionTime: plainTime(columns.lastTransitionTime[node] ?? 0),
              },
            ],
          },
  };
}

export function podObject(sim: Sim, pod: Pod): PodObject {
  const slash = pod.key.indexOf('/');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.key.slice(slash + 1),
      namespace: pod.key.slice(0, slash),
      uid: uuid(sim.world.chance.seed, pod.uid),
      resourceVersion: String(pod.version),
      creationTimestamp: plainTime(pod.created),
      ...ownerOf(sim, pod),
      ...(pod.terminating ? { deletionTimestamp: plainTime(pod.deletedAt) } : {}),
    },
    spec: {
      ...(pod.node < 0 ? {} : { nodeName: sim.plan.nodeLifecycle.nodeNames[pod.node] ?? '' }),
      tolerations: pod.tolerations,
    },
    status: {
      phase: pod.started ? 'Running' : 'Pending',
      conditions: [
        { type: 'Ready', status: pod.ready ? 'True' : 'False' },
        ...(pod.disruptionTarget
          ? [{ type: 'DisruptionTarget', status: 'True', reason: 'DeletionByTaintManager' }]
          : []),
      ],
    },
  };
}

function ownerOf(sim: Sim, pod: Pod): Pick<PodObject['metadata'], 'ownerReferences'> {
  const workload = sim.plan.scenario.workloads[pod.owner?.workload ?? -1];
  if (workload === undefined) return {};
  const { kind, namespace, name } = workload;
  const uid = uuid(sim.world.chance.seed, hashName(`${kind}/${namespace}/${name}`));
  return { ownerReferences: [{ apiVersion: 'apps/v1', kind, name, uid }] };
}

/** Everything stored, in byte order of kind, namespace and name. */
export function kubeObjects(sim: Sim): KubeObject[] {
  const leases: LeaseObject[] = [];
  const nodes: NodeObject[] = [];
  for (let node = 0; node < sim.plan.nodeCount; node++) {
    const lease = nodeLease(sim, node);
    if (lease !== null) leases.push(leaseObject(lease));
    const object = nodeObject(sim, node);
    if (object !== null) nodes.push(object);
  }
  for (const { lease } of sim.world.leases.values()) leases.push(leaseObject(lease));
  const pods = [...sim.world.pods.values()].map((pod) => podObject(sim, pod));
  const api = sim.plan.release.leaseCandidateApi;
  const candidates =
    api === null
      ? []
      : [...sim.world.candidates.values()].map((each) => leaseCandidateObject(each, api));
  return [...sorted(leases), ...sorted(candidates), ...sorted(nodes), ...sorted(pods)];
}

const keyOf = (object: KubeObject): string =>
  `${object.metadata.namespace ?? ''}/${object.metadata.name}`;

/** Byte order of `namespace/name` (OM-10). */
export function sorted<T extends KubeObject>(objects: readonly T[]): T[] {
  return objects
    .map((object, index) => ({ key: keyOf(object), index, object }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index))
    .map(({ object }) => object);
}

/**
 * The plan of a run: a scenario turned into what the engine computes with, once. Seconds become
 * microseconds, names become indexes. It never changes while the run lasts, so clones share it.
 */
import { ensure } from '../base/assert.ts';
import { entityBits, hashName } from '../base/prng.ts';
import { releaseOf, type Release } from '../scenario/releases.ts';
import { seconds, millis, type Duration, type Instant } from '../base/time.ts';
import type { NodeLifecycleParams } from '../kubernetes/nodeLifecycle.ts';
import type { ElectorParams } from '../kubernetes/leaderElector.ts';
import type { Toleration } from '../kubernetes/objects.ts';
import { nodeLeaseBytes } from '../kubernetes/objectSizes.ts';
import type { WorkloadParams } from '../kubernetes/workloadState.ts';
import { admitTolerations } from '../kubernetes/taintEviction.ts';
import type { Scenario, ScenarioComponent } from '../scenario/scenario.ts';
import { isCoordinated, versionsOf, type CandidateVersions } from './coordinatedPlan.ts';

/** Something that has a name, chance of its own, and possibly a process. */
export interface Entity {
  /** Process id: `kubelet/<node>` or `<component>/<host>`. */
  readonly name: string;
  readonly hash: number;
  /** Index of the node, for kubelets; -1 otherwise. */
  readonly node: number;
  readonly kind: 'kubelet' | 'candidate' | 'apiServer' | 'etcd';
  /** The machine of the control plane that it runs on; -1 for everybody else. */
  readonly machine: number;
  /** Index of the component and of the candidate in it; -1 for others. */
  readonly component: number;
  readonly candidate: number;
  readonly host: string;
}

export interface PlannedPod {
  readonly key: string;
  readonly node: number;
  readonly tolerations: readonly Toleration[];
  readonly daemonSet: boolean;
  /** When it is created and bound in a cold run. */
  readonly createdAt: Instant;
}

export interface PlannedComponent {
  readonly scenario: ScenarioComponent;
  readonly runsControllers: boolean;
  /** A scheduler with something to do: there are workloads. */
  readonly schedules: boolean;
  readonly elector: Omit<ElectorParams, 'identity'>;
  /** What its candidates tell coordinated election, in order (CE-5). */
  readonly versions: readonly CandidateVersions[];
  /** Entity numbers of its candidates, in order. */
  readonly entities: readonly number[];
}

export interface Plan {
  readonly scenario: Scenario;
  /** What the scenario's release of Kubernetes does. */
  readonly release: Release;
  readonly nodeCount: number;
  /** What the draws of each kubelet's streams have in common, for the hot path. */
  readonly nodeBits: Int32Array;
  /** Bytes of each node's stored Lease, and of any Node (SZ-2, SZ-3). */
  readonly leaseBytes: Uint16Array;
  readonly nodeBytes: number;
  readonly quotaBytes: number;
  readonly compactionInterval: Duration;
  /** Gate NodeLease: heartbeats are Leases; otherwise every computation of the status is sent. */
  readonly hasNodeLeases: boolean;
  readonly entities: readonly Entity[];
  readonly entityOf: ReadonlyMap<string, number>;
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly components: readonly PlannedComponent[];
  readonly machines: readonly PlannedMachine[];
  /** Wall-clock reading of a true clock at t = 0, microseconds since the epoch. */
  readonly date: Duration;
  readonly nodeLifecycle: NodeLifecycleParams;
  readonly workloads: WorkloadParams;
  readonly pods: readonly PlannedPod[];
  readonly leaseDurationSeconds: number;
  /** KL-1: a quarter of the lease duration, stretched by 0 to 4 %. */
  readonly renewInterval: Duration;
  readonly renewJitter: Duration;
  /** Least of status frequency and lease duration (KR). */
  readonly heartbeatTimeout: Duration;
  readonly statusInterval: Duration;
  readonly statusJitter: Duration;
  readonly reportInterval: Duration;
  readonly latency: Duration;
  readonly jitter: Duration;
  /** Chance that a transmission is lost, per million (TR-9). */
  readonly lossPerMillion: number;
  readonly commitDelay: Duration;
}

/** `YYYY-MM-DDTHH:MM:SS[.ffffff]Z` to microseconds since the epoch; the format is checked by parseScenario. */
export function parseDate(text: string): Duration {
  const number = (from: number, to: number): number => Number(text.slice(from, to));
  const year = number(0, 4);
  const month = number(5, 7);
  // Days from civil: years begin in March, so that a leap day comes last.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + number(8, 10) - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = era * 146_097 + dayOfEra - 719_468;
  const wholeSeconds =
    days * 86_400 + number(11, 13) * 3_600 + number(14, 16) * 60 + number(17, 19);
  const dot = text.indexOf('.');
  const fraction =
    dot < 0
      ? 0
      : Number(
          text
            .slice(dot + 1, text.length - 1)
            .padEnd(6, '0')
            .slice(0, 6),
        );
  return (wholeSeconds * 1_000_000 + fraction) as Duration;
}

const perMillion = (rate: number): number => Math.round(rate * 1_000_000);

/** One machine of the control plane. */
export interface PlannedMachine {
  readonly name: string;
  /** Entity numbers of its API server and its etcd member. */
  readonly apiServer: number;
  readonly etcd: number;
  readonly startsAt: Instant;
}

function planMachines(scenario: Scenario, entityOf: ReadonlyMap<string, number>): PlannedMachine[] {
  return scenario.controlPlane.machines.map(({ name, startSeconds }) => ({
    name,
    apiServer: ensure(entityOf.get(`kube-apiserver/${name}`), name),
    etcd: ensure(entityOf.get(`etcd/${name}`), name),
    startsAt: seconds(startSeconds) as number as Instant,
  }));
}

function planEntities(scenario: Scenario): Entity[] {
  const machines = scenario.controlPlane.machines.map(({ name }) => name);
  const entities: Entity[] = scenario.nodes.map((node, index) => {
    const name = `kubelet/${node.name}`;
    return {
      name,
      hash: hashName(name),
      node: index,
      kind: 'kubelet' as const,
      machine: -1,
      component: -1,
      candidate: -1,
      host: node.name,
    };
  });
  scenario.components.forEach((component, componentIndex) => {
    component.candidates.forEach((candidate, candidateIndex) => {
      const name = `${component.name}/${candidate.host}`;
      entities.push({
        name,
        hash: hashName(name),
        node: -1,
        kind: 'candidate',
        machine: machines.indexOf(candidate.host),
        component: componentIndex,
        candidate: candidateIndex,
        host: candidate.host,
      });
    });
  });
  for (const [program, kind] of [
    ['kube-apiserver', 'apiServer'],
    ['etcd', 'etcd'],
  ] as const) {
    machines.forEach((host, machine) => {
      const name = `${program}/${host}`;
      const hash = hashName(name);
      entities.push({ name, hash, kind, machine, host, node: -1, component: -1, candidate: -1 });
    });
  }
  return entities;
}

function planComponents(scenario: Scenario, release: Release): PlannedComponent[] {
  let next = scenario.nodes.length;
  return scenario.components.map((component) => ({
    scenario: component,
    runsControllers: component.name === 'kube-controller-manager',
    schedules: component.name === 'kube-scheduler' && scenario.workloads.length > 0,
    elector: {
      namespace: component.leaseNamespace,
      name: component.leaseName,
      leaseDuration: seconds(component.leaseDurationSeconds),
      renewDeadline: seconds(component.renewDeadlineSeconds),
      retryPeriod: seconds(component.retryPeriodSeconds),
      releaseOnCancel: component.releaseOnCancel,
      fastPath: release.fastPath,
      releaseReadsFirst: release.releaseReadsFirst,
      releaseRetriesOnConflict: release.releaseRetriesOnConflict,
      coordinated: isCoordinated(scenario, component),
    },
    versions: versionsOf(scenario, component),
    entities: component.candidates.map(() => next++),
  }));
}

function planPods(scenario: Scenario): PlannedPod[] {
  const defaults = {
    notReady: scenario.apiServer.defaultNotReadyTolerationSeconds,
    unreachable: scenario.apiServer.defaultUnreachableTolerationSeconds,
  };
  return scenario.nodes.flatMap((node, index) =>
    node.pods.map((pod) => ({
      key: `${pod.namespace}/${pod.name}`,
      node: index,
      tolerations: admitTolerations(pod.tolerations, defaults, pod.daemonSet),
      daemonSet: pod.daemonSet,
      createdAt: seconds(pod.createdSeconds ?? 0) as number as Instant,
    })),
  );
}

const KIB = 1_024;

/** A node's Lease is as long as its name, which is ASCII; the same for all names of one length. */
function planLeaseBytes(names: readonly string[], leaseDurationSeconds: number): Uint16Array {
  const byLength = new Map<number, number>();
  return Uint16Array.from(names, ({ length }) => {
    const known = byLength.get(length);
    if (known !== undefined) return known;
    const bytes = nodeLeaseBytes('n'.repeat(length), leaseDurationSeconds);
    byLength.set(length, bytes);
    return bytes;
  });
}

/** `observeFacts`: whether every pass and every renewal seen is worth a fact. */
export function makePlan(scenario: Scenario, observeFacts: boolean): Plan {
  const entities = planEntities(scenario);
  const entityOf = new Map(entities.map((entity, index) => [entity.name, index]));
  const nlc = scenario.nodeLifecycle;
  const kubelet = scenario.kubelet;
  const renewInterval = Math.floor(
    (seconds(kubelet.nodeLeaseDurationSeconds) * 25) / 100,
  ) as Duration;
  const statusInterval = seconds(kubelet.nodeStatusUpdateFrequencySeconds);
  const nodeNames = scenario.nodes.map((node) => node.name);
  const release = releaseOf(scenario.kubernetes);
  return {
    scenario,
    release,
    nodeCount: scenario.nodes.length,
    nodeBits: Int32Array.from(scenario.nodes, (_, index) =>
      entityBits(scenario.seed, entities[index]?.hash ?? 0),
    ),
    leaseBytes: planLeaseBytes(nodeNames, kubelet.nodeLeaseDurationSeconds),
    nodeBytes: scenario.etcd.nodeKiB * KIB,
    quotaBytes: scenario.etcd.quotaMiB * KIB * KIB,
    compactionInterval: seconds(scenario.etcd.compactionIntervalSeconds),
    hasNodeLeases: scenario.featureGates.NodeLease,
    entities,
    entityOf,
    machines: planMachines(scenario, entityOf),
    nodeOf: new Map(nodeNames.map((name, index) => [name, index])),
    components: planComponents(scenario, release),
    date: parseDate(scenario.date),
    nodeLifecycle: {
      monitorPeriod: seconds(nlc.nodeMonitorPeriodSeconds),
      monitorGracePeriod: seconds(nlc.nodeMonitorGracePeriodSeconds),
      startupGracePeriod: seconds(nlc.nodeStartupGracePeriodSeconds),
      evictionRatePerMillion: perMillion(nlc.nodeEvictionRate),
      secondaryEvictionRatePerMillion: perMillion(nlc.secondaryNodeEvictionRate),
      largeClusterSizeThreshold: nlc.largeClusterSizeThreshold,
      unhealthyZoneThresholdPerMille: Math.round(nlc.unhealthyZoneThreshold * 1_000),
      qps: nlc.kubeApiQps,
      burst: nlc.kubeApiBurst,
      observeFacts,
      noExecuteInSamePass: release.noExecuteInSamePass,
      nodeNames,
      nodeZones: scenario.nodes.map((node) =>
        node.region === '' && node.zone === '' ? '' : `${node.region}:${node.zone}`,
      ),
    },
    workloads: { workloads: scenario.workloads, qps: nlc.kubeApiQps, burst: nlc.kubeApiBurst },
    pods: planPods(scenario),
    leaseDurationSeconds: kubelet.nodeLeaseDurationSeconds,
    renewInterval,
    renewJitter: (release.leaseJitter ? Math.floor((renewInterval * 4) / 100) : 0) as Duration,
    heartbeatTimeout: Math.min(
      statusInterval,
      seconds(kubelet.nodeLeaseDurationSeconds),
    ) as Duration,
    statusInterval,
    statusJitter: Math.floor((statusInterval * 4) / 100) as Duration,
    reportInterval: scenario.featureGates.NodeLease
      ? seconds(kubelet.nodeStatusReportFrequencySeconds)
      : seconds(0),
    latency: millis(scenario.network.latencyMs),
    jitter: millis(scenario.network.jitterMs),
    lossPerMillion: Math.round(scenario.network.lossPercent * 10_000),
    commitDelay: millis(scenario.etcd.commitDelayMs),
  };
}

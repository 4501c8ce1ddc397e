/**
 * Scenario → a small document: what equals its default is left out, many like nodes become a count
 * with a pattern. Law: parsing what was printed gives the same scenario.
 */
import { releaseOf, type FeatureGates, type Release } from './releases.ts';
import {
  API_SERVER_DEFAULTS,
  CANDIDATE_COUNT,
  DEFAULT_AGE_SECONDS,
  DEFAULT_COMPONENTS,
  DEFAULT_DATE,
  DEFAULT_NAME_PATTERN,
  DEFAULT_POD_NAMESPACE,
  DEFAULT_SEED,
  defaultNamespace,
  ELECTION_DEFAULTS,
  DEFAULT_MACHINES,
  ETCD_DEFAULTS,
  kubeletDefaults,
  MAX_ZONES,
  NETWORK_DEFAULTS,
  nodeLifecycleDefaults,
  releasesByDefault,
  TRUE_RATE_PPM,
} from './defaults.ts';
import { changedGates, someMachines } from './parseControlPlane.ts';
import { someCandidates } from './parseComponents.ts';
import { shortNames, somePods } from './parseNodes.ts';
import { reportDefault } from './parseSettings.ts';
import type {
  Scenario,
  ScenarioCandidate,
  ScenarioClock,
  ScenarioComponent,
  ScenarioMachine,
  ScenarioNode,
  ScenarioPod,
  ScenarioWorkload,
} from './scenario.ts';

export type ScenarioDocument = Readonly<Record<string, unknown>>;

/** A field, or none if it has its default. */
const unless = (name: string, value: unknown, usual: unknown): ScenarioDocument =>
  same(value, usual) ? {} : { [name]: value };

/** Equal as JSON: both sides are built in the same order of fields. */
const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

export function printScenario(scenario: Scenario): ScenarioDocument {
  const { format, version, name, kubernetes, seed, start, date, nodes, script } = scenario;
  const release = releaseOf(kubernetes);
  return {
    format,
    version,
    ...unless('name', name, ''),
    kubernetes,
    ...(scenario.allowInvalid === true ? { allowInvalid: true } : {}),
    ...unless('seed', seed, DEFAULT_SEED),
    ...unless('start', start, 'warm'),
    ...unless('date', date, DEFAULT_DATE),
    ...unless('featureGates', changedGates(scenario.featureGates, release), {}),
    ...unless('controlPlane', printMachines(scenario.controlPlane.machines), {}),
    ...unless('etcd', changed(scenario.etcd, ETCD_DEFAULTS, ETCD_FIELDS), {}),
    ...unless('nodes', printNodes(nodes), []),
    ...unless('kubelet', printKubelet(scenario.kubelet, release), {}),
    ...unless(
      'nodeLifecycle',
      changed(scenario.nodeLifecycle, nodeLifecycleDefaults(release), NODE_LIFECYCLE_FIELDS),
      {},
    ),
    ...unless('apiServer', changed(scenario.apiServer, API_SERVER_DEFAULTS, API_SERVER_FIELDS), {}),
    ...unless(
      'components',
      scenario.components.map((each) => printComponent(each, scenario.featureGates)),
      [...DEFAULT_COMPONENTS],
    ),
    ...unless('workloads', scenario.workloads.map(printWorkload), []),
    ...unless(
      'network',
      changed(scenario.network, NETWORK_DEFAULTS, ['latencyMs', 'jitterMs', 'lossPercent']),
      {},
    ),
    ...unless('clocks', scenario.clocks.map(printClock), []),
    ...unless('script', script, []),
  };
}

const NODE_LIFECYCLE_FIELDS = [
  'nodeMonitorPeriodSeconds',
  'nodeMonitorGracePeriodSeconds',
  'nodeStartupGracePeriodSeconds',
  'nodeEvictionRate',
  'secondaryNodeEvictionRate',
  'largeClusterSizeThreshold',
  'unhealthyZoneThreshold',
  'kubeApiQps',
  'kubeApiBurst',
] as const;

const ETCD_FIELDS = ['commitDelayMs', 'quotaMiB', 'compactionIntervalSeconds', 'nodeKiB'] as const;

const API_SERVER_FIELDS = [
  'defaultNotReadyTolerationSeconds',
  'defaultUnreachableTolerationSeconds',
] as const;

function changed<T>(value: T, usual: T, names: readonly (keyof T & string)[]): ScenarioDocument {
  const fields: Record<string, unknown> = {};
  for (const name of names) if (value[name] !== usual[name]) fields[name] = value[name];
  return fields;
}

function printKubelet(kubelet: Scenario['kubelet'], release: Release): ScenarioDocument {
  const usual = kubeletDefaults(release);
  const update = kubelet.nodeStatusUpdateFrequencySeconds;
  const isUsual = update === usual.nodeStatusUpdateFrequencySeconds;
  const report = kubelet.nodeStatusReportFrequencySeconds;
  return {
    ...changed(kubelet, usual, ['nodeLeaseDurationSeconds', 'nodeStatusUpdateFrequencySeconds']),
    ...unless(
      'nodeStatusReportFrequencySeconds',
      report,
      reportDefault(isUsual ? undefined : update, release),
    ),
  };
}

function printMachines(machines: readonly ScenarioMachine[]): ScenarioDocument {
  if (same(machines, DEFAULT_MACHINES)) return {};
  return {
    machines: same(machines, someMachines(machines.length))
      ? machines.length
      : machines.map(({ name, startSeconds }) =>
          startSeconds === 0 ? name : { name, startSeconds },
        ),
  };
}

const printWorkload = (workload: ScenarioWorkload): ScenarioDocument => ({
  ...unless('kind', workload.kind, 'ReplicaSet'),
  ...unless('namespace', workload.namespace, DEFAULT_POD_NAMESPACE),
  name: workload.name,
  ...(workload.kind === 'DaemonSet' ? {} : unless('replicas', workload.replicas, 1)),
  ...unless('tolerations', workload.tolerations, []),
});

const printClock = ({ process, offsetSeconds, ratePpm }: ScenarioClock): ScenarioDocument => ({
  process,
  ...unless('offsetSeconds', offsetSeconds, 0),
  ...unless('ratePpm', ratePpm, TRUE_RATE_PPM),
});

function printComponent(
  component: ScenarioComponent,
  gates: FeatureGates,
): ScenarioDocument | string {
  const { name, candidates, leader, guardedResource } = component;
  const usual = someCandidates(name, candidates.length);
  const printed = {
    ...unless('leaseNamespace', component.leaseNamespace, defaultNamespace(name)),
    ...unless('leaseName', component.leaseName, name),
    ...unless(
      'candidates',
      same(candidates, usual) ? candidates.length : candidates.map(printCandidate),
      CANDIDATE_COUNT,
    ),
    ...changed<Omit<ScenarioComponent, 'name'>>(component, { ...component, ...ELECTION_DEFAULTS }, [
      'leaseDurationSeconds',
      'renewDeadlineSeconds',
      'retryPeriodSeconds',
    ]),
    ...unless('releaseOnCancel', component.releaseOnCancel, releasesByDefault(name, gates)),
    ...unless('restarts', component.restarts, true),
    ...unless('ageSeconds', component.ageSeconds, DEFAULT_AGE_SECONDS),
    ...unless('leaseTransitions', component.leaseTransitions, 0),
    ...(leader === undefined ? {} : { leader }),
    ...(guardedResource === undefined ? {} : { guardedResource }),
  };
  return same(printed, {}) ? name : { name, ...printed };
}

function printCandidate({ host, ...others }: ScenarioCandidate): unknown {
  const { startSeconds, ...versions } = others;
  const printed = { ...unless('startSeconds', startSeconds, 0), ...versions };
  return same(printed, {}) ? host : { host, ...printed };
}

function printNodes(nodes: readonly ScenarioNode[]): unknown {
  const shorts = shortNames(nodes.map(({ name }) => name));
  const pods = nodes.map((node, index) => printPods(node, shorts[index] ?? node.name));
  return asPattern(nodes, pods) ?? nodes.map((node, index) => printNode(node, pods[index]));
}

/** Their number, if they are those that parsing would make up; else each of them. */
const printPods = ({ pods }: ScenarioNode, short: string): unknown =>
  same(pods, somePods(short, pods.length)) ? pods.length : pods.map(printPod);

function printNode(node: ScenarioNode, pods: unknown): ScenarioDocument | string {
  const { name, startSeconds, postsStatus } = node;
  const printed = {
    ...unless('region', node.region, ''),
    ...unless('zone', node.zone, ''),
    ...unless('pods', pods, 0),
    ...unless('ageSeconds', node.ageSeconds, DEFAULT_AGE_SECONDS),
    ...(startSeconds === undefined ? {} : { startSeconds }),
    ...(postsStatus === undefined ? {} : { postsStatus }),
  };
  return same(printed, {}) ? name : { name, ...printed };
}

function printPod(pod: ScenarioPod): unknown {
  const { name, createdSeconds } = pod;
  const printed = {
    ...unless('namespace', pod.namespace, DEFAULT_POD_NAMESPACE),
    ...unless('tolerations', pod.tolerations, []),
    ...unless('daemonSet', pod.daemonSet, false),
    ...(createdSeconds === undefined ? {} : { createdSeconds }),
  };
  return same(printed, {}) ? name : { name, ...printed };
}

const FEW = 4;

/** Many nodes that differ only in their index and, in turn, in their zone. */
function asPattern(
  nodes: readonly ScenarioNode[],
  pods: readonly unknown[],
): ScenarioDocument | null {
  const [first] = nodes;
  if (first === undefined || nodes.length < FEW) return null;
  const at = first.name.lastIndexOf('0');
  const pattern = `${first.name.slice(0, at)}{i}${first.name.slice(at + 1)}`;
  const turn = nodes.findIndex(({ zone }, index) => index > 0 && zone === first.zone);
  const zones = nodes.slice(0, turn < 0 ? nodes.length : turn).map(({ zone }) => zone);
  if (at < 0 || typeof pods[0] !== 'number' || zones.length > MAX_ZONES) return null;
  const isAlike = nodes.every(
    (node, index) =>
      node.name === pattern.replace('{i}', String(index)) &&
      node.zone === zones[index % zones.length] &&
      node.region === first.region &&
      node.ageSeconds === first.ageSeconds &&
      node.startSeconds === undefined &&
      node.postsStatus === undefined &&
      pods[index] === pods[0],
  );
  if (!isAlike) return null;
  return {
    count: nodes.length,
    ...unless('namePattern', pattern, DEFAULT_NAME_PATTERN),
    ...unless('zones', zones, ['']),
    ...unless('region', first.region, ''),
    ...unless('podsPerNode', pods[0], 0),
    ...unless('ageSeconds', first.ageSeconds, DEFAULT_AGE_SECONDS),
  };
}

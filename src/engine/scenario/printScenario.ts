/**
 * Scenario → a small document: what equals its default is left out, many like nodes become a count
 * with a pattern. Law: parsing what was printed gives the same scenario.
 */
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
  KUBELET_DEFAULTS,
  MAX_ZONES,
  NETWORK_DEFAULTS,
  NODE_LIFECYCLE_DEFAULTS,
  releasesByDefault,
} from './defaults.ts';
import { someCandidates } from './parseComponents.ts';
import { shortNames, somePods } from './parseNodes.ts';
import { reportDefault } from './parseSettings.ts';
import type { Scenario, ScenarioComponent, ScenarioNode, ScenarioPod } from './scenario.ts';

export type ScenarioDocument = Readonly<Record<string, unknown>>;

/** A field, or none if it has its default. */
const unless = (name: string, value: unknown, usual: unknown): ScenarioDocument =>
  same(value, usual) ? {} : { [name]: value };

/** Equal as JSON: both sides are built in the same order of fields. */
const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

export function printScenario(scenario: Scenario): ScenarioDocument {
  const { format, version, name, kubernetes, seed, start, date, nodes, script } = scenario;
  return {
    format,
    version,
    ...unless('name', name, ''),
    kubernetes,
    ...(scenario.allowInvalid === true ? { allowInvalid: true } : {}),
    ...unless('seed', seed, DEFAULT_SEED),
    ...unless('start', start, 'warm'),
    ...unless('date', date, DEFAULT_DATE),
    ...unless('nodes', printNodes(nodes), []),
    ...unless('kubelet', printKubelet(scenario.kubelet), {}),
    ...unless(
      'nodeLifecycle',
      changed(scenario.nodeLifecycle, NODE_LIFECYCLE_DEFAULTS, NODE_LIFECYCLE_FIELDS),
      {},
    ),
    ...unless('apiServer', changed(scenario.apiServer, API_SERVER_DEFAULTS, API_SERVER_FIELDS), {}),
    ...unless('components', scenario.components.map(printComponent), [...DEFAULT_COMPONENTS]),
    ...unless(
      'network',
      changed(scenario.network, NETWORK_DEFAULTS, ['latencyMs', 'jitterMs']),
      {},
    ),
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

const API_SERVER_FIELDS = [
  'defaultNotReadyTolerationSeconds',
  'defaultUnreachableTolerationSeconds',
] as const;

function changed<T>(value: T, usual: T, names: readonly (keyof T & string)[]): ScenarioDocument {
  const fields: Record<string, unknown> = {};
  for (const name of names) if (value[name] !== usual[name]) fields[name] = value[name];
  return fields;
}

function printKubelet(kubelet: Scenario['kubelet']): ScenarioDocument {
  const update = kubelet.nodeStatusUpdateFrequencySeconds;
  const isUsual = update === KUBELET_DEFAULTS.nodeStatusUpdateFrequencySeconds;
  const report = kubelet.nodeStatusReportFrequencySeconds;
  return {
    ...changed(kubelet, KUBELET_DEFAULTS, [
      'nodeLeaseDurationSeconds',
      'nodeStatusUpdateFrequencySeconds',
    ]),
    ...unless(
      'nodeStatusReportFrequencySeconds',
      report,
      reportDefault(isUsual ? undefined : update),
    ),
  };
}

function printComponent(component: ScenarioComponent): ScenarioDocument | string {
  const { name, candidates, leader } = component;
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
    ...unless('releaseOnCancel', component.releaseOnCancel, releasesByDefault(name)),
    ...unless('restarts', component.restarts, true),
    ...unless('ageSeconds', component.ageSeconds, DEFAULT_AGE_SECONDS),
    ...unless('leaseTransitions', component.leaseTransitions, 0),
    ...(leader === undefined ? {} : { leader }),
  };
  return same(printed, {}) ? name : { name, ...printed };
}

const printCandidate = ({
  host,
  startSeconds,
}: ScenarioComponent['candidates'][number]): unknown =>
  startSeconds === 0 ? host : { host, startSeconds };

function printNodes(nodes: readonly ScenarioNode[]): unknown {
  const shorts = shortNames(nodes.map(({ name }) => name));
  const pods = nodes.map((node, index) => printPods(node, shorts[index] ?? node.name));
  return asPattern(nodes, pods) ?? nodes.map((node, index) => printNode(node, pods[index]));
}

/** Their number, if they are those that parsing would make up; else each of them. */
const printPods = ({ pods }: ScenarioNode, short: string): unknown =>
  same(pods, somePods(short, pods.length)) ? pods.length : pods.map(printPod);

function printNode(node: ScenarioNode, pods: unknown): ScenarioDocument | string {
  const { name, startSeconds } = node;
  const printed = {
    ...unless('region', node.region, ''),
    ...unless('zone', node.zone, ''),
    ...unless('pods', pods, 0),
    ...unless('ageSeconds', node.ageSeconds, DEFAULT_AGE_SECONDS),
    ...(startSeconds === undefined ? {} : { startSeconds }),
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

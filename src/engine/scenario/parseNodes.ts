/** The nodes of a scenario: a list of names or objects, or a count with a pattern. */
import type { TaintEffect, Toleration } from '../kubernetes/objects.ts';
import { AGE_SECONDS, MAX_AGE_SECONDS, MAX_NODES, MAX_PODS, MAX_SECONDS } from './defaults.ts';
import { Fields, isLabel, isSubdomain, LABEL_ALLOWED, SUBDOMAIN_ALLOWED, type ProblemList } from './reader.ts';
import type { ScenarioNode, ScenarioPod } from './scenario.ts';

const EFFECTS: readonly TaintEffect[] = ['NoSchedule', 'NoExecute'];

function parseToleration(value: unknown, path: string, problems: ProblemList): Toleration {
  const fields = new Fields(value, path, problems);
  const toleration: Toleration = {
    ...(fields.has('key') ? { key: fields.text('key', () => true, 'a taint key', '') } : {}),
    ...(fields.has('operator') ? { operator: fields.oneOf('operator', ['Exists', 'Equal'] as const, 'Exists') } : {}),
    ...(fields.has('effect') ? { effect: fields.oneOf('effect', EFFECTS, 'NoExecute') } : {}),
    ...(fields.has('tolerationSeconds')
      ? { tolerationSeconds: fields.number('tolerationSeconds', { min: -MAX_SECONDS, max: MAX_AGE_SECONDS, whole: true }, 0) }
      : {}),
  };
  fields.refuseOthers();
  return toleration;
}

export function parsePod(value: unknown, path: string, problems: ProblemList): ScenarioPod {
  if (typeof value === 'string') return parsePod({ name: value }, path, problems);
  const fields = new Fields(value, path, problems);
  const pod: ScenarioPod = {
    name: fields.text('name', isSubdomain, SUBDOMAIN_ALLOWED, ''),
    namespace: fields.text('namespace', isLabel, LABEL_ALLOWED, 'default'),
    tolerations: fields.list('tolerations', (each, at) => parseToleration(each, at, problems), []),
    daemonSet: fields.boolean('daemonSet', false),
    ...(fields.has('createdSeconds') ? { createdSeconds: fields.number('createdSeconds', { min: 0, max: MAX_SECONDS }, 0) } : {}),
  };
  if (!fields.has('name')) problems.add(fields.at('name'), undefined, SUBDOMAIN_ALLOWED, 'missing');
  fields.refuseOthers();
  return pod;
}

/** Pods made up for a node: as many as asked for, named after it. */
function somePods(node: string, count: number): ScenarioPod[] {
  const short = node.split('.')[0] ?? node;
  return Array.from({ length: count }, (_, index) => ({
    name: `web-${short}-${index + 1}`,
    namespace: 'default',
    tolerations: [],
    daemonSet: false,
  }));
}

function parsePods(fields: Fields, name: string): readonly ScenarioPod[] {
  const value = fields.value('pods');
  if (typeof value === 'number') return somePods(name, fields.number('pods', { min: 0, max: 1_000, whole: true }, 0));
  return fields.list('pods', (each, at) => parsePod(each, at, fields.problems), []);
}

function parseNode(value: unknown, path: string, problems: ProblemList): ScenarioNode {
  if (typeof value === 'string') return parseNode({ name: value }, path, problems);
  const fields = new Fields(value, path, problems);
  const name = fields.text('name', isSubdomain, SUBDOMAIN_ALLOWED, '');
  if (!fields.has('name')) problems.add(fields.at('name'), undefined, SUBDOMAIN_ALLOWED, 'missing');
  const node: ScenarioNode = {
    name,
    region: fields.text('region', isLabelValue, LABEL_VALUE, ''),
    zone: fields.text('zone', isLabelValue, LABEL_VALUE, ''),
    pods: parsePods(fields, name),
    ageSeconds: fields.number('ageSeconds', { min: 0, max: MAX_AGE_SECONDS }, AGE_SECONDS),
    ...(fields.has('startSeconds') ? { startSeconds: fields.number('startSeconds', { min: 0, max: MAX_SECONDS }, 0) } : {}),
  };
  fields.refuseOthers();
  return node;
}

const isLabelValue = (text: string): boolean => text.length <= 63 && /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(text);
const LABEL_VALUE = 'a label value: letters, digits, -, _ and ., at most 63 characters';

/** `{ "count": 5000, "zones": ["a", "b"], "namePattern": "node-{i}", "podsPerNode": 0 }`. */
function parseManyNodes(fields: Fields): ScenarioNode[] {
  const count = fields.number('count', { min: 0, max: MAX_NODES, whole: true }, 0);
  const pattern = fields.text('namePattern', (text) => isSubdomain(text.replace('{i}', '0')) && text.includes('{i}'), 'a name with {i} in it', 'node-{i}');
  const zones = fields.list('zones', (each) => (typeof each === 'string' ? each : ''), ['']);
  const region = fields.text('region', isLabelValue, LABEL_VALUE, '');
  const pods = fields.number('podsPerNode', { min: 0, max: 100, whole: true }, 0);
  const ageSeconds = fields.number('ageSeconds', { min: 0, max: MAX_AGE_SECONDS }, AGE_SECONDS);
  fields.refuseOthers();
  return Array.from({ length: count }, (_, index) => {
    const name = pattern.replace('{i}', String(index));
    return { name, region, zone: zones[index % zones.length] ?? '', pods: somePods(name, pods), ageSeconds };
  });
}

export function parseNodes(document: Fields, fallback: readonly ScenarioNode[]): readonly ScenarioNode[] {
  const { problems } = document;
  const value = document.value('nodes');
  const isPattern = typeof value === 'object' && value !== null && !Array.isArray(value);
  const nodes = isPattern ? parseManyNodes(document.object('nodes')) : document.list('nodes', (each, path) => parseNode(each, path, problems), fallback);
  if (nodes.length > MAX_NODES) problems.add('nodes', nodes.length, `at most ${MAX_NODES} nodes`, 'range');
  const seen = new Set<string>();
  const pods = new Set<string>();
  nodes.forEach((node, index) => {
    if (node.name !== '' && seen.has(node.name)) problems.add(`nodes[${index}].name`, node.name, 'a name that no other node has', 'duplicate');
    seen.add(node.name);
    node.pods.forEach((pod, place) => {
      const key = `${pod.namespace}/${pod.name}`;
      if (pod.name !== '' && pods.has(key)) problems.add(`nodes[${index}].pods[${place}].name`, pod.name, 'a name that no other Pod of its namespace has', 'duplicate');
      pods.add(key);
    });
  });
  if (pods.size > MAX_PODS) problems.add('nodes', pods.size, `at most ${MAX_PODS} Pods in all`, 'range');
  return nodes;
}

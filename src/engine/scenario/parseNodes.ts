/** The nodes of a scenario: a list of names or objects, or a count with a pattern; Pods given, or only their number. */
import { say } from '../base/phrase.ts';
import { problemAt, type Problem } from '../base/result.ts';
import type { Toleration } from '../kubernetes/objects.ts';
import {
  DEFAULT_AGE_SECONDS,
  DEFAULT_NAME_PATTERN,
  DEFAULT_POD_NAMESPACE,
  MAX_AGE_SECONDS,
  MAX_NODES,
  MAX_PODS,
  MAX_PODS_OF_NODE,
  MAX_SECONDS,
  MAX_ZONES,
} from './defaults.ts';
import { LABEL_NAME, LABEL_TEXT, SUBDOMAIN_NAME } from './names.ts';
import { TAINT_EFFECTS } from './parseTaints.ts';
import {
  complain,
  fieldsOf,
  has,
  readBoolean,
  readChoice,
  readList,
  readObject,
  readRaw,
  readRequiredText,
  readSeconds,
  readText,
  readWhole,
  refuseOthers,
  reject,
  type Fields,
} from './reader.ts';
import type { ScenarioNode, ScenarioPod } from './scenario.ts';

const AGE = { min: 0, max: MAX_AGE_SECONDS };
const POD_COUNT = { min: 0, max: MAX_PODS_OF_NODE };
const INDEX = '{i}';

/** What pods are made of before every node's name is known: themselves, or how many. */
type Pods = readonly ScenarioPod[] | number;
type NodeDraft = Omit<ScenarioNode, 'pods'> & { readonly pods: Pods };

/** Validation of tolerations: pkg/apis/core/validation/validation.go, ValidateTolerations. */
export function parseToleration(value: unknown, path: string, problems: Problem[]): Toleration {
  const fields = fieldsOf(value, path, problems);
  const anyKey = { accepts: () => true, allowed: say`a taint key`, code: 'type' };
  const toleration: Toleration = {
    ...(has(fields, 'key') ? { key: readText(fields, 'key', anyKey, '') } : {}),
    ...(has(fields, 'operator')
      ? { operator: readChoice(fields, 'operator', ['Exists', 'Equal'] as const, 'Exists') }
      : {}),
    ...(has(fields, 'value') ? { value: readText(fields, 'value', LABEL_TEXT, '') } : {}),
    ...(has(fields, 'effect')
      ? { effect: readChoice(fields, 'effect', TAINT_EFFECTS, 'NoExecute') }
      : {}),
    ...(has(fields, 'tolerationSeconds')
      ? {
          tolerationSeconds: readWhole(
            fields,
            'tolerationSeconds',
            { min: -MAX_AGE_SECONDS, max: MAX_AGE_SECONDS },
            0,
          ),
        }
      : {}),
  };
  if (toleration.tolerationSeconds !== undefined && toleration.effect !== 'NoExecute')
    reject(
      fields,
      'effect',
      say`effect must be 'NoExecute' when tolerationSeconds is set`,
      'choice',
    );
  if ((toleration.key ?? '') === '' && toleration.operator !== 'Exists')
    reject(fields, 'operator', say`operator must be Exists when key is empty`, 'choice');
  if ((toleration.value ?? '') !== '' && toleration.operator === 'Exists')
    reject(fields, 'value', say`value must be empty when \`operator\` is 'Exists'`, 'choice');
  refuseOthers(fields);
  return toleration;
}

function parsePod(value: unknown, path: string, problems: Problem[]): ScenarioPod {
  const fields = fieldsOf(typeof value === 'string' ? { name: value } : value, path, problems);
  const pod: ScenarioPod = {
    name: readRequiredText(fields, 'name', SUBDOMAIN_NAME),
    namespace: readText(fields, 'namespace', LABEL_NAME, DEFAULT_POD_NAMESPACE),
    tolerations: readList(
      fields,
      'tolerations',
      100,
      (each, at) => parseToleration(each, at, problems),
      [],
    ),
    daemonSet: readBoolean(fields, 'daemonSet', false),
    ...(has(fields, 'createdSeconds')
      ? { createdSeconds: readSeconds(fields, 'createdSeconds', { min: 0, max: MAX_SECONDS }, 0) }
      : {}),
  };
  refuseOthers(fields);
  return pod;
}

function parsePods(fields: Fields): Pods {
  if (typeof readRaw(fields, 'pods') === 'number') return readWhole(fields, 'pods', POD_COUNT, 0);
  return readList(
    fields,
    'pods',
    MAX_PODS_OF_NODE,
    (each, at) => parsePod(each, at, fields.problems),
    [],
  );
}

const POSTS = ['always', 'once', 'never'] as const;

function statusPosts(fields: Fields): Pick<ScenarioNode, 'postsStatus'> {
  const postsStatus = readChoice(fields, 'postsStatus', POSTS, 'always');
  return postsStatus === 'always' ? {} : { postsStatus };
}

function parseNode(value: unknown, path: string, problems: Problem[]): NodeDraft {
  const fields = fieldsOf(typeof value === 'string' ? { name: value } : value, path, problems);
  const node: NodeDraft = {
    name: readRequiredText(fields, 'name', SUBDOMAIN_NAME),
    region: readText(fields, 'region', LABEL_TEXT, ''),
    zone: readText(fields, 'zone', LABEL_TEXT, ''),
    pods: parsePods(fields),
    ageSeconds: readSeconds(fields, 'ageSeconds', AGE, DEFAULT_AGE_SECONDS),
    ...(has(fields, 'startSeconds')
      ? { startSeconds: readSeconds(fields, 'startSeconds', { min: 0, max: MAX_SECONDS }, 0) }
      : {}),
    ...statusPosts(fields),
  };
  refuseOthers(fields);
  return node;
}

/** `{ "count": 5000, "zones": ["a", "b"], "namePattern": "node-{i}", "podsPerNode": 0 }`. */
function parseManyNodes(fields: Fields): NodeDraft[] {
  const count = readWhole(fields, 'count', { min: 0, max: MAX_NODES }, 0);
  if (!has(fields, 'count')) reject(fields, 'count', say`how many nodes`, 'missing');
  const zones = readList(
    fields,
    'zones',
    MAX_ZONES,
    (each, at) => {
      if (typeof each === 'string' && LABEL_TEXT.accepts(each)) return each;
      complain(fields.problems, at, each, LABEL_TEXT.allowed, LABEL_TEXT.code);
      return '';
    },
    [],
  );
  const pattern = {
    accepts: (text: string) =>
      text.includes(INDEX) && SUBDOMAIN_NAME.accepts(text.replaceAll(INDEX, String(MAX_NODES))),
    allowed: say`a node name with ${INDEX} where the index goes, as ${DEFAULT_NAME_PATTERN}`,
    code: 'namePattern',
  };
  const names = readText(fields, 'namePattern', pattern, DEFAULT_NAME_PATTERN);
  const region = readText(fields, 'region', LABEL_TEXT, '');
  const pods = readWhole(fields, 'podsPerNode', POD_COUNT, 0);
  const ageSeconds = readSeconds(fields, 'ageSeconds', AGE, DEFAULT_AGE_SECONDS);
  refuseOthers(fields);
  return Array.from({ length: count }, (_, index) => ({
    name: names.replaceAll(INDEX, String(index)),
    region,
    zone: zones[index % Math.max(1, zones.length)] ?? '',
    pods,
    ageSeconds,
  }));
}

/** What stands before the first dot; the whole name where two agree. One per node, in order. */
export function shortNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  const shorts = names.map((name) => {
    const dot = name.indexOf('.');
    const short = dot < 0 ? name : name.slice(0, dot);
    seen.set(short, (seen.get(short) ?? 0) + 1);
    return short;
  });
  return shorts.map((short, index) => (seen.get(short) === 1 ? short : (names[index] ?? short)));
}

/** Pods made up for a node of which only their number was given. */
const podName = (short: string, index: number): string => `web-${short}-${index + 1}`;
const NO_PODS: readonly ScenarioPod[] = [];

export function somePods(short: string, count: number): readonly ScenarioPod[] {
  if (count === 0) return NO_PODS;
  return Array.from({ length: count }, (_, index) => ({
    name: podName(short, index),
    namespace: DEFAULT_POD_NAMESPACE,
    tolerations: [],
    daemonSet: false,
  }));
}

export function parseNodes(document: Fields): readonly ScenarioNode[] {
  const { problems } = document;
  const value = readRaw(document, 'nodes');
  const isPattern = typeof value === 'object' && value !== null && !Array.isArray(value);
  const drafts = isPattern
    ? parseManyNodes(readObject(document, 'nodes'))
    : readList(document, 'nodes', MAX_NODES, (each, at) => parseNode(each, at, problems), []);
  const shorts = shortNames(drafts.map(({ name }) => name));
  const nodes = drafts.map((draft, index): ScenarioNode => {
    const { pods } = draft;
    return {
      ...draft,
      pods: typeof pods === 'number' ? somePods(shorts[index] ?? draft.name, pods) : pods,
    };
  });
  checkNames(nodes, problems);
  return nodes;
}

function checkNames(nodes: readonly ScenarioNode[], problems: Problem[]): void {
  const seen = new Set<string>();
  const pods = new Set<string>();
  nodes.forEach((node, index) => {
    if (node.name !== '' && seen.has(node.name))
      complain(problems, `nodes[${index}].name`, node.name, say`a name of its own`, 'duplicate');
    seen.add(node.name);
    node.pods.forEach((pod, place) => {
      const key = `${pod.namespace}/${pod.name}`;
      if (pod.name !== '' && pods.has(key))
        complain(
          problems,
          `nodes[${index}].pods[${place}].name`,
          key,
          say`a name that no other Pod of its namespace has`,
          'duplicate',
        );
      pods.add(key);
    });
  });
  if (pods.size > MAX_PODS)
    problems.push(
      problemAt('nodes', say`${pods.size} Pods`, say`at most ${MAX_PODS} in all`, 'limit'),
    );
}

/** Workloads of a scenario: ReplicaSets and DaemonSets, whose Pods their controllers keep there. */
import { say } from '../base/phrase.ts';
import type { Problem } from '../base/result.ts';
import { DEFAULT_POD_NAMESPACE, MAX_PODS, MAX_WORKLOADS } from './defaults.ts';
import { LABEL_NAME, SUBDOMAIN_NAME } from './names.ts';
import { parseToleration } from './parseNodes.ts';
import {
  complain,
  fieldsOf,
  has,
  readChoice,
  readList,
  readRequiredText,
  readText,
  readWhole,
  refuseOthers,
  reject,
  type Fields,
} from './reader.ts';
import type { ScenarioWorkload } from './scenario.ts';

const KINDS = ['ReplicaSet', 'DaemonSet'] as const;

function parseWorkload(value: unknown, path: string, problems: Problem[]): ScenarioWorkload {
  const fields = fieldsOf(value, path, problems);
  const kind = readChoice(fields, 'kind', KINDS, 'ReplicaSet');
  if (kind === 'DaemonSet' && has(fields, 'replicas'))
    reject(fields, 'replicas', say`nothing: a DaemonSet has one Pod on every node`, 'unknownField');
  const workload: ScenarioWorkload = {
    kind,
    namespace: readText(fields, 'namespace', LABEL_NAME, DEFAULT_POD_NAMESPACE),
    name: readRequiredText(fields, 'name', SUBDOMAIN_NAME),
    replicas:
      kind === 'DaemonSet' ? 0 : readWhole(fields, 'replicas', { min: 0, max: MAX_PODS }, 1),
    tolerations: readList(
      fields,
      'tolerations',
      100,
      (each, at) => parseToleration(each, at, problems),
      [],
    ),
  };
  refuseOthers(fields);
  return workload;
}

export function parseWorkloads(document: Fields): readonly ScenarioWorkload[] {
  const { problems } = document;
  const workloads = readList(
    document,
    'workloads',
    MAX_WORKLOADS,
    (each, path) => parseWorkload(each, path, problems),
    [],
  );
  const seen = new Set<string>();
  workloads.forEach(({ namespace, name }, index) => {
    const key = `${namespace}/${name}`;
    if (name !== '' && seen.has(key))
      complain(problems, `workloads[${index}].name`, key, say`a name of its own`, 'duplicate');
    seen.add(key);
  });
  return workloads;
}

/**
 * unknown → Scenario, or all problems with it: the only way in. Every omitted field gets the default
 * of its release; what Kubernetes refuses is refused with Kubernetes' reason, unless the document
 * says `allowInvalid` to show why.
 */
import { fail, ok, type Result } from '../base/result.ts';
import { API_SERVER_DEFAULTS, DEFAULT_DATE, DEFAULT_SEED, KUBELET_DEFAULTS, MAX_SCRIPT, MAX_SECONDS, MAX_SEED, NETWORK_DEFAULTS, NODE_LIFECYCLE_DEFAULTS } from './defaults.ts';
import { migrate } from './migrations.ts';
import { parseCommand, type KnownNames } from './parseCommand.ts';
import { defaultComponents, parseComponents } from './parseComponents.ts';
import { parseNodes } from './parseNodes.ts';
import { Fields, ProblemList } from './reader.ts';
import { SCENARIO_FORMAT, SCENARIO_VERSION, type KubernetesRelease, type Scenario, type ScenarioKubelet, type ScenarioNodeLifecycle, type ScriptEntry } from './scenario.ts';

export const RELEASES: readonly KubernetesRelease[] = ['1.36'];

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;

/** Reads a scenario document; every problem is told, not only the first. */
export function parseScenario(input: unknown): Result<Scenario> {
  const problems = new ProblemList();
  const document = newestVersion(input, problems);
  if (document === null) return fail(problems.problems);
  const allowInvalid = document.boolean('allowInvalid', false);
  const nodes = parseNodes(document, []);
  const components = parseComponents(document, defaultComponents(problems), allowInvalid);
  const names: KnownNames = {
    nodes: new Set(nodes.map((node) => node.name)),
    processes: new Set([
      ...nodes.map((node) => `kubelet/${node.name}`),
      ...components.flatMap((component) => component.candidates.map(({ host }) => `${component.name}/${host}`)),
    ]),
  };
  const scenario: Scenario = {
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    name: document.text('name', (text) => text.length <= 200, 'a text of at most 200 characters', ''),
    kubernetes: document.oneOf('kubernetes', RELEASES, '1.36'),
    seed: document.number('seed', { min: 0, max: MAX_SEED, whole: true }, DEFAULT_SEED),
    start: document.oneOf('start', ['warm', 'cold'] as const, 'warm'),
    date: document.text('date', (text) => DATE.test(text), 'an RFC 3339 date in UTC, as 2026-11-22T09:12:00Z', DEFAULT_DATE),
    nodes,
    kubelet: parseKubelet(document.object('kubelet')),
    nodeLifecycle: parseNodeLifecycle(document.object('nodeLifecycle')),
    apiServer: parseApiServer(document.object('apiServer')),
    components,
    network: parseNetwork(document.object('network')),
    script: parseScript(document, names),
    ...(allowInvalid ? { allowInvalid } : {}),
  };
  document.refuseOthers();
  return problems.problems.length > 0 ? fail(problems.problems) : ok(scenario);
}

/** Checks what the document is, and brings an old one up to date. */
function newestVersion(input: unknown, problems: ProblemList): Fields | null {
  const fields = new Fields(input, '', problems);
  if (problems.problems.length > 0) return null;
  const format = fields.value('format');
  if (format !== undefined && format !== SCENARIO_FORMAT) {
    problems.add('format', format, `"${SCENARIO_FORMAT}"`, 'format');
    return null;
  }
  const version = fields.value('version') ?? SCENARIO_VERSION;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > SCENARIO_VERSION) {
    const isNewer = typeof version === 'number' && version > SCENARIO_VERSION;
    problems.add('version', version, `a version from 1 to ${SCENARIO_VERSION}${isNewer ? '; this one is from a newer Lease Lab' : ''}`, 'version');
    return null;
  }
  if (version === SCENARIO_VERSION) return fields;
  const migrated = new Fields(migrate(input as Readonly<Record<string, unknown>>, version), '', problems);
  migrated.value('format');
  migrated.value('version');
  return migrated;
}

const SECONDS = { min: 0.1, max: MAX_SECONDS };

function parseKubelet(fields: Fields): ScenarioKubelet {
  const updates = fields.has('nodeStatusUpdateFrequencySeconds');
  const update = fields.number('nodeStatusUpdateFrequencySeconds', SECONDS, KUBELET_DEFAULTS.nodeStatusUpdateFrequencySeconds);
  const kubelet = {
    nodeLeaseDurationSeconds: fields.number('nodeLeaseDurationSeconds', { min: 1, max: MAX_SECONDS, whole: true }, KUBELET_DEFAULTS.nodeLeaseDurationSeconds),
    nodeStatusUpdateFrequencySeconds: update,
    // KD: equal to the update frequency if only that is set.
    nodeStatusReportFrequencySeconds: fields.number('nodeStatusReportFrequencySeconds', SECONDS, updates ? update : KUBELET_DEFAULTS.nodeStatusReportFrequencySeconds),
  };
  fields.refuseOthers();
  return kubelet;
}

function parseNodeLifecycle(fields: Fields): ScenarioNodeLifecycle {
  const of = NODE_LIFECYCLE_DEFAULTS;
  const rate = { min: 0, max: 1_000 };
  const parsed = {
    nodeMonitorPeriodSeconds: fields.number('nodeMonitorPeriodSeconds', SECONDS, of.nodeMonitorPeriodSeconds),
    nodeMonitorGracePeriodSeconds: fields.number('nodeMonitorGracePeriodSeconds', SECONDS, of.nodeMonitorGracePeriodSeconds),
    nodeStartupGracePeriodSeconds: fields.number('nodeStartupGracePeriodSeconds', SECONDS, of.nodeStartupGracePeriodSeconds),
    nodeEvictionRate: fields.number('nodeEvictionRate', rate, of.nodeEvictionRate),
    secondaryNodeEvictionRate: fields.number('secondaryNodeEvictionRate', rate, of.secondaryNodeEvictionRate),
    largeClusterSizeThreshold: fields.number('largeClusterSizeThreshold', { min: 0, max: 130_000, whole: true }, of.largeClusterSizeThreshold),
    unhealthyZoneThreshold: fields.number('unhealthyZoneThreshold', { min: 0, max: 1 }, of.unhealthyZoneThreshold),
    kubeApiQps: fields.number('kubeApiQps', { min: 1, max: 10_000, whole: true }, of.kubeApiQps),
    kubeApiBurst: fields.number('kubeApiBurst', { min: 1, max: 10_000, whole: true }, of.kubeApiBurst),
  };
  fields.refuseOthers();
  return parsed;
}

function parseApiServer(fields: Fields): Scenario['apiServer'] {
  const toleration = { min: 0, max: MAX_SECONDS, whole: true } as const;
  const parsed = {
    defaultNotReadyTolerationSeconds: fields.number('defaultNotReadyTolerationSeconds', toleration, API_SERVER_DEFAULTS.defaultNotReadyTolerationSeconds),
    defaultUnreachableTolerationSeconds: fields.number('defaultUnreachableTolerationSeconds', toleration, API_SERVER_DEFAULTS.defaultUnreachableTolerationSeconds),
  };
  fields.refuseOthers();
  return parsed;
}

function parseNetwork(fields: Fields): Scenario['network'] {
  const parsed = {
    latencyMs: fields.number('latencyMs', { min: 0, max: 60_000 }, NETWORK_DEFAULTS.latencyMs),
    jitterMs: fields.number('jitterMs', { min: 0, max: 60_000 }, NETWORK_DEFAULTS.jitterMs),
  };
  fields.refuseOthers();
  return parsed;
}

function parseScript(document: Fields, names: KnownNames): readonly ScriptEntry[] {
  const { problems } = document;
  const entries = document.list(
    'script',
    (value, path): ScriptEntry | null => {
      const fields = new Fields(value, path, problems);
      if (!fields.has('atSeconds')) problems.add(fields.at('atSeconds'), undefined, 'seconds since the run began', 'missing');
      const atSeconds = fields.number('atSeconds', { min: 0, max: MAX_SECONDS }, 0);
      const command = parseCommand(fields.value('command'), fields.at('command'), problems, names);
      fields.refuseOthers();
      return command === null ? null : { atSeconds, command };
    },
    [],
  );
  if (entries.length > MAX_SCRIPT) problems.add('script', entries.length, `at most ${MAX_SCRIPT} entries`, 'range');
  return entries.flatMap((entry) => (entry === null ? [] : [entry]));
}

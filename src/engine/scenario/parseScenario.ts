/**
 * unknown → Scenario, or all problems with it: the only way in. Every omitted field gets the default
 * of its release; what Kubernetes refuses is refused with Kubernetes' reason, unless the document
 * says `allowInvalid` to show why.
 */
import { say } from '../base/phrase.ts';
import { fail, ok, type Problem, type Result } from '../base/result.ts';
import {
  DEFAULT_DATE,
  DEFAULT_SEED,
  MAX_NAME,
  MAX_SCRIPT,
  MAX_SECONDS,
  MAX_SEED,
} from './defaults.ts';
import { migrate } from './migrations.ts';
import { knownNames, parseCommand, type KnownNames } from './parseCommand.ts';
import { DEFAULT_RELEASE, RELEASES, releaseOf } from './releases.ts';
import { parseComponents } from './parseComponents.ts';
import {
  parseClocks,
  parseControlPlane,
  parseEtcd,
  parseFeatureGates,
} from './parseControlPlane.ts';
import { parseNodes } from './parseNodes.ts';
import { parseWorkloads } from './parseWorkloads.ts';
import { parseApiServer, parseKubelet, parseNetwork, parseNodeLifecycle } from './parseSettings.ts';
import {
  demand,
  fieldsOf,
  readBoolean,
  readChoice,
  readList,
  readObject,
  readRaw,
  readSeconds,
  readText,
  readWhole,
  refuseOthers,
  reject,
  type Fields,
} from './reader.ts';
import { SCENARIO_FORMAT, SCENARIO_VERSION, type Scenario, type ScriptEntry } from './scenario.ts';

const TITLE = {
  accepts: (text: string) => text.length <= MAX_NAME,
  allowed: say`a text of at most ${MAX_NAME} characters`,
  code: 'limit',
};

const DATE = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_YEAR = 2_000;

function isDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (DATE.exec(text) ?? []).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return year >= FIRST_YEAR && day >= 1 && day <= last;
}

const UTC_DATE = {
  accepts: isDate,
  allowed: say`a date from ${FIRST_YEAR} on, RFC 3339 in UTC, as ${DEFAULT_DATE}`,
  code: 'date',
};

/** Reads a scenario document; every problem is told, not only the first. */
export function parseScenario(input: unknown): Result<Scenario> {
  const problems: Problem[] = [];
  const document = newestVersion(input, problems);
  if (document === null) return fail(problems);
  const allowInvalid = readBoolean(document, 'allowInvalid', false);
  const kubernetes = readChoice(document, 'kubernetes', RELEASES, DEFAULT_RELEASE);
  const release = releaseOf(kubernetes);
  const featureGates = parseFeatureGates(readObject(document, 'featureGates'), release);
  const controlPlane = parseControlPlane(readObject(document, 'controlPlane'));
  const nodes = parseNodes(document);
  const nodeNames = new Set(nodes.map(({ name }) => name));
  const components = parseComponents(document, allowInvalid, nodeNames, featureGates);
  const names = knownNames({ nodes, components, controlPlane });
  const scenario: Scenario = {
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    name: readText(document, 'name', TITLE, ''),
    kubernetes,
    seed: readWhole(document, 'seed', { min: 0, max: MAX_SEED }, DEFAULT_SEED),
    start: readChoice(document, 'start', ['warm', 'cold'] as const, 'warm'),
    date: readText(document, 'date', UTC_DATE, DEFAULT_DATE),
    nodes,
    kubelet: parseKubelet(readObject(document, 'kubelet'), release),
    nodeLifecycle: parseNodeLifecycle(readObject(document, 'nodeLifecycle'), release),
    apiServer: parseApiServer(readObject(document, 'apiServer')),
    featureGates,
    controlPlane,
    etcd: parseEtcd(readObject(document, 'etcd')),
    components,
    workloads: parseWorkloads(document),
    network: parseNetwork(readObject(document, 'network')),
    clocks: parseClocks(document, names.processes),
    script: parseScript(document, names),
    ...(allowInvalid ? { allowInvalid } : {}),
  };
  refuseOthers(document);
  return problems.length > 0 ? fail(problems) : ok(scenario);
}

/** Checks what the document is, and brings an old one up to date. */
function newestVersion(input: unknown, problems: Problem[]): Fields | null {
  const fields = fieldsOf(input, '', problems);
  if (problems.length > 0) return null;
  if (readRaw(fields, 'format') !== SCENARIO_FORMAT)
    reject(fields, 'format', say`"${SCENARIO_FORMAT}"`, 'format');
  const version = readRaw(fields, 'version');
  const known = say`a format version, at most ${SCENARIO_VERSION}`;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    reject(fields, 'version', known, version === undefined ? 'missing' : 'unknownVersion');
  } else if (version > SCENARIO_VERSION) {
    const allowed = say`${known}: this document is of a newer format than this Lease Lab`;
    reject(fields, 'version', allowed, 'newerVersion');
  } else if (problems.length === 0) {
    const migrated = fieldsOf(migrate(fields.values, version), '', problems);
    for (const name of ['$schema', 'format', 'version']) migrated.known.add(name);
    return migrated;
  }
  return null;
}

/** In order of time; entries of one instant in the order written. */
function parseScript(document: Fields, known: KnownNames): readonly ScriptEntry[] {
  const { problems } = document;
  const entries = readList(
    document,
    'script',
    MAX_SCRIPT,
    (value, path): ScriptEntry | null => {
      const fields = fieldsOf(value, path, problems);
      demand(fields, 'atSeconds', say`seconds since the run began`);
      const atSeconds = readSeconds(fields, 'atSeconds', { min: 0, max: MAX_SECONDS }, 0);
      const given = readRaw(fields, 'command');
      const command = parseCommand(given, `${path}.command`, problems, known);
      refuseOthers(fields);
      return command === null ? null : { atSeconds, command };
    },
    [],
  );
  return entries
    .flatMap((entry) => (entry === null ? [] : [entry]))
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => a.entry.atSeconds - b.entry.atSeconds || a.index - b.index)
    .map(({ entry }) => entry);
}

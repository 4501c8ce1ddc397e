/**
 * JSON Lines in, a Recording out. A recording is evidence, so one that was cut short, edited or
 * comes in words unknown here is refused, with the number of every line that is wrong.
 */
import { fail, ok, seconds, START, later, say, problemAt, type Phrase } from '../engine/index.ts';
import type { Instant, Problem, Result, Toleration } from '../engine/index.ts';
import { headerFaults } from './checkHeader.ts';
import { API_VERBS, CONTROLLER_LINES, ELECTOR_EVENTS, LAB_DEEDS } from './recording.ts';
import { forgetSteppedClocks } from './trueTimes.ts';
import { microsBetween } from './wallTimes.ts';
import { withSenders } from './whoseRequests.ts';
import type {
  ApiRow,
  LabRow,
  LinkState,
  Recording,
  RecordingHeader,
  RecordingRow,
  StoredObject,
} from './recording.ts';

type Json = Readonly<Record<string, unknown>>;

const LINK_STATES = ['pass', 'swallow', 'refuse', 'drop'] as const;
/** More problems than these help nobody. */
const PROBLEMS_MAX = 20;

/** Where a reader of one line puts what it finds wrong. */
interface Line {
  readonly number: number;
  readonly problems: Problem[];
}

export function parseRecording(text: string): Result<Recording> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const problems: Problem[] = [];
  const header = readHeader(lines[0] ?? '', { number: 1, problems });
  const rows: RecordingRow[] = [];
  for (const [index, line] of lines.slice(1).entries()) {
    const isLast = index + 2 === lines.length;
    const row = readRow(line, { number: index + 2, problems }, isLast, header?.start ?? '');
    if (row !== undefined) rows.push(row);
    if (problems.length >= PROBLEMS_MAX) break;
  }
  if (problems.length === 0) findTampering(rows, problems);
  if (problems.length === 0) findEnd(rows, lines.length, problems);
  if (header === undefined || problems.length > 0) return fail(problems);
  return ok(withSenders({ header, rows: forgetSteppedClocks(rows) }));
}

function readHeader(text: string, line: Line): RecordingHeader | undefined {
  const json = readObject(text, line, false);
  if (json === undefined) return undefined;
  const nodes = Array.isArray(json['nodes']) ? (json['nodes'] as readonly unknown[]) : [];
  const header: RecordingHeader = {
    name: readText(json, 'recording', line),
    title: readText(json, 'title', line),
    about: readText(json, 'about', line),
    kubernetes: readText(json, 'kubernetes', line),
    start: readText(json, 'start', line),
    seconds: readNumber(json, 'seconds', line),
    nodes: nodes.filter(isObject).map((node) => ({
      name: readText(node, 'name', line),
      zone: typeof node['zone'] === 'string' ? node['zone'] : '',
    })),
  };
  for (const { key, found, allowed } of headerFaults(json))
    report(line, 'recording.header', key, found, allowed);
  return header;
}

function readRow(
  text: string,
  line: Line,
  isLast: boolean,
  start: string,
): RecordingRow | undefined {
  const json = readObject(text, line, isLast);
  if (json === undefined) return undefined;
  const t = readInstant(json, line);
  const who = readText(json, 'who', line);
  switch (json['src']) {
    case 'lab': {
      const deed = readWord(json, 'do', LAB_DEEDS, line);
      if (deed === undefined) return undefined;
      if (deed !== 'link') return { source: 'lab', t, who, deed, ...readDeed(json) };
      const toServer: LinkState | undefined = readWord(json, 'toServer', LINK_STATES, line);
      const toClient: LinkState | undefined = readWord(json, 'toClient', LINK_STATES, line);
      if (toServer === undefined || toClient === undefined) return undefined;
      return { source: 'lab', t, who, deed, toServer, toClient };
    }
    case 'api':
      return readApiRow(json, t, who, line, start);
    case 'process': {
      const event = readWord(json, 'event', ELECTOR_EVENTS, line);
      if (event === undefined) return undefined;
      return {
        source: 'process',
        t,
        who,
        event,
        lease: readText(json, 'lease', line),
        identity: readText(json, 'id', line),
      };
    }
    case 'log': {
      const what = readWord(json, 'what', CONTROLLER_LINES, line);
      if (what === undefined) return undefined;
      const [name, zone, state] = [json['name'], json['zone'], json['state']].map(optionalText);
      return {
        source: 'log',
        t,
        who,
        line: what,
        name: name ?? '',
        zone: zone ?? '',
        state: state ?? '',
      };
    }
    default:
      return report(
        line,
        'recording.unknownSource',
        'src',
        json['src'],
        say`lab, api, process or log`,
      );
  }
}

function readApiRow(
  json: Json,
  t: Instant,
  who: string,
  line: Line,
  start: string,
): ApiRow | undefined {
  const verb = readWord(json, 'verb', API_VERBS, line);
  if (verb === undefined) return undefined;
  const took = readNumber(json, 'took', line);
  if (took < 0) report(line, 'recording.negative', 'took', took, say`a length of time`);
  const stored = isObject(json['object']) ? readStored(json['object'], line) : undefined;
  const conditions = json['conditions'];
  const podReady = isObject(conditions) ? conditions['Ready'] : undefined;
  return {
    source: 'api',
    t,
    arrived: Math.max(0, t - seconds(took)) as Instant,
    who,
    verb,
    kind: readText(json, 'kind', line),
    namespace: optionalText(json['namespace']),
    name: optionalText(json['name']),
    subresource: optionalText(json['subresource']),
    code: readNumber(json, 'code', line),
    reason: optionalText(json['reason']),
    ...sentOf(json, start),
    ...(stored === undefined ? {} : { stored }),
    ...textsOf(json, ['node', 'owner', 'about', 'event']),
    ...(typeof podReady === 'string' ? { podReady } : {}),
  };
}

/** `renewTime` of what was stored or tried, on the recording's clock. */
function sentOf(json: Json, start: string): { readonly sent?: Instant } {
  for (const key of ['object', 'tried']) {
    const lease = json[key];
    const renewTime = isObject(lease) && json['kind'] === 'Lease' ? lease['renewTime'] : undefined;
    const after = typeof renewTime === 'string' ? microsBetween(start, renewTime) : NaN;
    if (Number.isFinite(after)) return { sent: after as Instant };
  }
  return {};
}

/** What a deed of the lab carries beside who and when. */
function readDeed(json: Json): Partial<LabRow> {
  const listOf = (key: string): readonly Json[] | undefined => {
    const list = json[key];
    return Array.isArray(list) ? (list as readonly unknown[]).filter(isObject) : undefined;
  };
  const tolerations = listOf('tolerations');
  const taints = listOf('taints');
  return {
    ...textsOf(json, ['prefix', 'args', 'node']),
    ...numbersOf(json, ['seconds', 'leases']),
    ...(tolerations === undefined ? {} : { tolerations: tolerations.map(readToleration) }),
    ...(taints === undefined
      ? {}
      : {
          taints: taints.map((taint) => ({
            ...textsOf(taint, ['value']),
            key: optionalText(taint['key']),
            effect: taint['effect'] === 'NoSchedule' ? 'NoSchedule' : 'NoExecute',
          })),
        }),
  };
}

function readToleration(json: Json): Toleration {
  const { effect } = textsOf(json, ['effect']);
  return {
    ...textsOf(json, ['key', 'value']),
    operator: json['operator'] === 'Exists' ? 'Exists' : 'Equal',
    ...(effect === 'NoExecute' || effect === 'NoSchedule' ? { effect } : {}),
    ...numbersOf(json, ['tolerationSeconds']),
  };
}

/** Those of the named fields that are texts; and those that are numbers. */
function textsOf<K extends string>(json: Json, keys: readonly K[]): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const value = json[key];
    if (typeof value === 'string') found[key] = value;
  }
  return found;
}

function numbersOf<K extends string>(json: Json, keys: readonly K[]): Partial<Record<K, number>> {
  const found: Partial<Record<K, number>> = {};
  for (const key of keys) {
    const value = json[key];
    if (typeof value === 'number') found[key] = value;
  }
  return found;
}

const STORED_TEXTS = [
  'holderIdentity',
  'renewTime',
  'strategy',
  'preferredHolder',
  'leaseName',
  'pingTime',
  'binaryVersion',
  'emulationVersion',
  'ready',
  'reason',
  'lastHeartbeatTime',
] as const;

function readStored(json: Json, line: Line): StoredObject {
  const taints = json['taints'];
  return {
    resourceVersion: readNumber(json, 'rv', line),
    ...textsOf(json, STORED_TEXTS),
    ...numbersOf(json, ['leaseTransitions', 'leaseDurationSeconds']),
    ...(Array.isArray(taints)
      ? { taints: taints.filter((taint) => typeof taint === 'string') }
      : {}),
  };
}

/** What no server would have logged: time running backwards, a Lease's version too (AS-1), or one answer twice. */
function findTampering(rows: readonly RecordingRow[], problems: Problem[]): void {
  const latest = new Map<string, { readonly version: number; readonly t: Instant }>();
  let before = START;
  for (const [index, row] of rows.entries()) {
    const line = { number: index + 2, problems };
    if (row.t < before)
      report(line, 'recording.outOfOrder', 't', row.t / 1e6, say`${before / 1e6} or later`);
    before = row.t;
    // A Node is patched by several writers at once, whose answers may be logged out of turn.
    if (row.source !== 'api' || row.kind !== 'Lease' || row.stored === undefined) continue;
    const key = `${row.namespace}/${row.name}`;
    const last = latest.get(key);
    const version = row.stored.resourceVersion;
    // The same version again is a write that changed nothing (AS-4), but not at the same instant.
    if (
      last !== undefined &&
      (version < last.version || (version === last.version && row.t === last.t))
    )
      report(
        line,
        'recording.resourceVersion',
        'object.rv',
        version,
        say`${last.version} or more, later`,
      );
    latest.set(key, { version, t: row.t });
  }
}

function findEnd(rows: readonly RecordingRow[], lines: number, problems: Problem[]): void {
  const ends = rows.some((row) => row.source === 'lab' && row.deed === 'end');
  if (!ends)
    problems.push(
      problemAt(
        `line ${lines}`,
        say`the last line`,
        say`a line that says "end" at or before it`,
        'recording.cutShort',
      ),
    );
}

function readObject(text: string, line: Line, isLast: boolean): Json | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const code = isLast ? 'recording.cutShort' : 'recording.notJson';
    return report(line, code, '', text.slice(0, 60), say`one JSON object`);
  }
  return isObject(json)
    ? json
    : report(line, 'recording.notJson', '', text.slice(0, 60), say`one JSON object`);
}

function readInstant(json: Json, line: Line): Instant {
  const t = readNumber(json, 't', line);
  if (t < 0) report(line, 'recording.negative', 't', t, say`seconds since the start`);
  return later(START, seconds(t));
}

function readText(json: Json, key: string, line: Line): string {
  const value = json[key];
  if (typeof value === 'string') return value;
  report(line, 'recording.missing', key, value, say`text`);
  return '';
}

function readNumber(json: Json, key: string, line: Line): number {
  const value = json[key];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  report(line, 'recording.missing', key, value, say`a number`);
  return 0;
}

function readWord<T extends string>(
  json: Json,
  key: string,
  words: readonly T[],
  line: Line,
): T | undefined {
  const word = words.find((each) => each === json[key]);
  return word ?? report(line, 'recording.unknownWord', key, json[key], say`${words.join(', ')}`);
}

const optionalText = (value: unknown): string => (typeof value === 'string' ? value : '');

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function report(line: Line, code: string, key: string, found: unknown, allowed: Phrase): undefined {
  const path = key === '' ? `line ${line.number}` : `line ${line.number}: ${key}`;
  const shown = found === undefined ? say`nothing` : JSON.stringify(found);
  line.problems.push(problemAt(path, typeof found === 'string' ? found : shown, allowed, code));
  return undefined;
}

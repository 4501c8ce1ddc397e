/** Commands as data: in a scenario's script, and in the journal that a link or a file carries. */
import { say } from '../base/phrase.ts';
import type { Problem } from '../base/result.ts';
import type { Command, CutDirection, CutMode } from '../simulation/commands.ts';
import {
  MAX_LATENCY_MS,
  MAX_NODES,
  MAX_OFFSET_SECONDS,
  MAX_RATE_PPM,
  MIN_RATE_PPM,
  NODE_LEASE_NAMESPACE,
  TRUE_RATE_PPM,
} from './defaults.ts';
import {
  complain,
  demand,
  fieldsOf,
  has,
  pathTo,
  readBoolean,
  readChoice,
  readList,
  readMillis,
  readRate,
  readRaw,
  readRequiredText,
  readSeconds,
  readText,
  readWhole,
  refuseOthers,
  reject,
  type Fields,
} from './reader.ts';
import { readTaints } from './parseTaints.ts';
import type { Scenario } from './scenario.ts';

/** Names that a command may speak of. */
export interface KnownNames {
  readonly nodes: ReadonlySet<string>;
  readonly processes: ReadonlySet<string>;
  /** `namespace/name` of every Lease. */
  readonly leases: ReadonlySet<string>;
}

export function knownNames({
  nodes,
  components,
  controlPlane,
}: Pick<Scenario, 'nodes' | 'components' | 'controlPlane'>): KnownNames {
  return {
    nodes: new Set(nodes.map(({ name }) => name)),
    processes: new Set([
      ...nodes.map(({ name }) => `kubelet/${name}`),
      ...components.flatMap(({ name, candidates }) =>
        candidates.map(({ host }) => `${name}/${host}`),
      ),
      ...controlPlane.machines.flatMap(({ name }) => [`kube-apiserver/${name}`, `etcd/${name}`]),
    ]),
    leases: new Set([
      ...nodes.map(({ name }) => `${NODE_LEASE_NAMESPACE}/${name}`),
      ...components.map(({ leaseNamespace, leaseName }) => `${leaseNamespace}/${leaseName}`),
    ]),
  };
}

const KINDS: readonly Command['kind'][] = [
  'powerOff',
  'powerOn',
  'crash',
  'stop',
  'start',
  'pause',
  'resume',
  'wedge',
  'unwedge',
  'cut',
  'heal',
  'apiServerDown',
  'apiServerUp',
  'apiServerFreeze',
  'apiServerThaw',
  'setLatency',
  'deleteLease',
  'stepClock',
  'setClockRate',
  'setCommitDelay',
  'stallEtcd',
  'resumeEtcd',
  'defragEtcd',
  'setLoss',
  'setTaints',
];
const MODES: readonly CutMode[] = ['lost', 'held', 'refused'];
const DIRECTIONS: readonly CutDirection[] = ['both', 'requests', 'answers'];

const PROCESS_ALLOWED = say`kubelet/<node>, <component>/<host>, kube-apiserver/<machine> or etcd/<machine> of this scenario`;

/** The command, or null with its problems added. */
export function parseCommand(
  value: unknown,
  path: string,
  problems: Problem[],
  names: KnownNames,
): Command | null {
  const before = problems.length;
  const fields = fieldsOf(value, path, problems);
  if (problems.length > before) return null;
  const kind = KINDS.find((each) => each === readRaw(fields, 'kind'));
  if (kind === undefined) {
    reject(fields, 'kind', say`${KINDS.join(', ')}`, 'unknownCommand');
    return null;
  }
  const command = readCommand(kind, fields, names);
  refuseOthers(fields);
  return problems.length > before ? null : command;
}

const readNode = (fields: Fields, names: KnownNames): string =>
  readRequiredText(fields, 'node', {
    accepts: (text) => names.nodes.has(text),
    allowed: say`the name of a node of this scenario`,
    code: 'unknownNode',
  });

const readProcess = (fields: Fields, names: KnownNames): string =>
  readRequiredText(fields, 'process', {
    accepts: (text) => names.processes.has(text),
    allowed: PROCESS_ALLOWED,
    code: 'unknownProcess',
  });

function readProcesses(fields: Fields, names: KnownNames, least: 0 | 1): readonly string[] {
  const processes = readList(
    fields,
    'processes',
    2 * MAX_NODES,
    (each, at) => {
      if (typeof each === 'string' && names.processes.has(each)) return each;
      complain(fields.problems, at, each, PROCESS_ALLOWED, 'unknownProcess');
      return '';
    },
    [],
  );
  if (
    processes.length < least &&
    (Array.isArray(readRaw(fields, 'processes')) || !has(fields, 'processes'))
  )
    reject(fields, 'processes', say`a list of at least one process`, 'missing');
  return processes;
}

/** What stands at the other end of a link: a client's are API servers, an API server's clients, a member's members. */
function readPeers(fields: Fields, names: KnownNames): { peers?: readonly string[] } {
  if (!has(fields, 'peers')) return {};
  const given = readRaw(fields, 'processes');
  const processes = Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
  const peers = readList(
    fields,
    'peers',
    2 * MAX_NODES,
    (each, at) => {
      const isPeer =
        typeof each === 'string' &&
        names.processes.has(each) &&
        processes.every((process) => areJoined(process, each));
      if (isPeer) return each;
      complain(fields.problems, at, each, PEER_ALLOWED, 'noLink');
      return '';
    },
    [],
  );
  return peers.length === 0 ? {} : { peers };
}

const PEER_ALLOWED = say`a process that every one of \`processes\` has a link with: a client with kube-apiserver/<machine>, an etcd member with another`;

const programOf = (process: string): string => process.slice(0, process.indexOf('/'));
const isClient = (process: string): boolean =>
  !['etcd', 'kube-apiserver'].includes(programOf(process));

function areJoined(one: string, other: string): boolean {
  if (programOf(one) === 'etcd') return programOf(other) === 'etcd' && one !== other;
  if (programOf(one) === 'kube-apiserver') return isClient(other);
  return programOf(other) === 'kube-apiserver';
}

const readProxied = (fields: Fields): { proxied?: boolean } =>
  readBoolean(fields, 'proxied', false) ? { proxied: true } : {};

function readServer(fields: Fields, names: KnownNames): { server?: string } {
  if (!has(fields, 'server')) return {};
  return {
    server: readText(
      fields,
      'server',
      {
        accepts: (text) => names.processes.has(text) && programOf(text) === 'kube-apiserver',
        allowed: say`kube-apiserver/<machine> of this scenario`,
        code: 'unknownProcess',
      },
      '',
    ),
  };
}

function readLease(fields: Fields, names: KnownNames): { namespace: string; name: string } {
  const text = {
    accepts: () => true,
    allowed: say`a Lease of this scenario`,
    code: 'unknownLease',
  };
  const namespace = readRequiredText(fields, 'namespace', text);
  const name = readRequiredText(fields, 'name', text);
  if (namespace !== '' && name !== '' && !names.leases.has(`${namespace}/${name}`))
    complain(
      fields.problems,
      pathTo(fields, 'name'),
      `${namespace}/${name}`,
      say`a Lease of this scenario: kube-node-lease/<node>, or the lock of a component`,
      'unknownLease',
    );
  return { namespace, name };
}

function readCommand(kind: Command['kind'], fields: Fields, names: KnownNames): Command {
  switch (kind) {
    case 'powerOff':
    case 'powerOn':
      return { kind, node: readNode(fields, names) };
    case 'crash':
    case 'stop':
    case 'start':
    case 'pause':
    case 'resume':
    case 'wedge':
    case 'unwedge':
      return { kind, process: readProcess(fields, names) };
    case 'cut':
      return {
        kind,
        processes: readProcesses(fields, names, 1),
        mode: readChoice(fields, 'mode', MODES, 'lost'),
        direction: readChoice(fields, 'direction', DIRECTIONS, 'both'),
        ...readPeers(fields, names),
      };
    case 'heal':
      return { kind, processes: readProcesses(fields, names, 1), ...readPeers(fields, names) };
    case 'apiServerDown':
      return { kind, ...readServer(fields, names), ...readProxied(fields) };
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
      return { kind, ...readServer(fields, names) };
    case 'setCommitDelay': {
      if (readRaw(fields, 'commitDelayMs') === null) return { kind, commitDelayMs: null };
      demand(fields, 'commitDelayMs', say`milliseconds, or null for the scenario's own`);
      const range = { min: 0, max: MAX_LATENCY_MS };
      return { kind, commitDelayMs: readMillis(fields, 'commitDelayMs', range, 0) };
    }
    case 'setLoss': {
      const processes = readProcesses(fields, names, 0);
      if (readRaw(fields, 'lossPercent') === null) return { kind, processes, lossPercent: null };
      demand(fields, 'lossPercent', say`percent, or null for the scenario's own`);
      const range = { min: 0, max: 100 };
      return { kind, processes, lossPercent: readRate(fields, 'lossPercent', range, 0) };
    }
    case 'setLatency': {
      const processes = readProcesses(fields, names, 0);
      if (readRaw(fields, 'latencyMs') === null) return { kind, processes, latencyMs: null };
      if (!has(fields, 'latencyMs'))
        reject(fields, 'latencyMs', say`milliseconds, or null for the scenario's own`, 'missing');
      const latencyMs = readMillis(fields, 'latencyMs', { min: 0, max: MAX_LATENCY_MS }, 0);
      return { kind, processes, latencyMs };
    }
    case 'setTaints':
      return { kind, node: readNode(fields, names), taints: readTaints(fields) };
    case 'deleteLease':
      return { kind, ...readLease(fields, names) };
    case 'stepClock': {
      demand(fields, 'seconds', say`seconds, forward or back`);
      const range = { min: -MAX_OFFSET_SECONDS, max: MAX_OFFSET_SECONDS };
      const process = readProcess(fields, names);
      return { kind, process, seconds: readSeconds(fields, 'seconds', range, 0) };
    }
    case 'setClockRate': {
      demand(fields, 'ratePpm', say`parts per million; 1000000 is true time`);
      const range = { min: MIN_RATE_PPM, max: MAX_RATE_PPM };
      const process = readProcess(fields, names);
      return { kind, process, ratePpm: readWhole(fields, 'ratePpm', range, TRUE_RATE_PPM) };
    }
    default:
      return { kind };
  }
}

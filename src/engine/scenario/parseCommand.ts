/** Commands as data: in a scenario's script, in a link's journal. */
import type { Command, CutDirection, CutMode } from '../simulation/commands.ts';
import { Fields, type ProblemList } from './reader.ts';

/** Names that a command may speak of. */
export interface KnownNames {
  readonly nodes: ReadonlySet<string>;
  readonly processes: ReadonlySet<string>;
}

const KINDS: readonly Command['kind'][] = [
  'powerOff', 'powerOn', 'crash', 'stop', 'start', 'pause', 'resume', 'cut', 'heal',
  'apiServerDown', 'apiServerUp', 'apiServerFreeze', 'apiServerThaw', 'setLatency', 'deleteLease',
];
const MODES: readonly CutMode[] = ['lost', 'held', 'refused'];
const DIRECTIONS: readonly CutDirection[] = ['both', 'requests', 'answers'];
const MAX_LATENCY_MS = 60_000;

const NODE_ALLOWED = 'the name of a node of this scenario';
const PROCESS_ALLOWED = 'kubelet/<node> or <component>/<host> of this scenario';

/** The command, or null with its problems added. */
export function parseCommand(value: unknown, path: string, problems: ProblemList, names: KnownNames): Command | null {
  const fields = new Fields(value, path, problems);
  const before = problems.problems.length;
  const kind = KINDS.find((each) => each === fields.value('kind'));
  if (kind === undefined) {
    problems.add(fields.at('kind'), fields.value('kind'), KINDS.join(', '), 'choice');
    return null;
  }
  const command = readCommand(kind, fields, names);
  fields.refuseOthers();
  return problems.problems.length > before ? null : command;
}

function named(fields: Fields, name: string, known: ReadonlySet<string>, allowed: string): string {
  if (!fields.has(name)) fields.problems.add(fields.at(name), undefined, allowed, 'missing');
  return fields.text(name, (text) => known.has(text), allowed, '');
}

function processes(fields: Fields, names: KnownNames): readonly string[] {
  return fields.list(
    'processes',
    (each, at) => {
      if (typeof each === 'string' && names.processes.has(each)) return each;
      fields.problems.add(at, each, PROCESS_ALLOWED, 'reference');
      return '';
    },
    [],
  );
}

function readCommand(kind: Command['kind'], fields: Fields, names: KnownNames): Command {
  switch (kind) {
    case 'powerOff':
    case 'powerOn':
      return { kind, node: named(fields, 'node', names.nodes, NODE_ALLOWED) };
    case 'crash':
    case 'stop':
    case 'start':
    case 'pause':
    case 'resume':
      return { kind, process: named(fields, 'process', names.processes, PROCESS_ALLOWED) };
    case 'cut':
      return {
        kind,
        processes: processes(fields, names),
        mode: fields.oneOf('mode', MODES, 'lost'),
        direction: fields.oneOf('direction', DIRECTIONS, 'both'),
      };
    case 'heal':
      return { kind, processes: processes(fields, names) };
    case 'setLatency': {
      const isReset = fields.value('latencyMs') === null;
      const latencyMs = isReset ? null : fields.number('latencyMs', { min: 0, max: MAX_LATENCY_MS }, 0);
      return { kind, processes: processes(fields, names), latencyMs };
    }
    case 'deleteLease':
      return {
        kind,
        namespace: fields.text('namespace', (text) => text !== '', 'a namespace', ''),
        name: fields.text('name', (text) => text !== '', 'the name of a Lease', ''),
      };
    default:
      return { kind };
  }
}

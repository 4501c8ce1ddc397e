/** The headless runner without the machine around it: the same engine as the page's, told what to do by words. */
import {
  createSimulation,
  fail,
  later,
  NODE_LEASES,
  ok,
  parseScenario,
  seconds,
  type Fact,
  type FactKind,
  type Instant,
  type LeaseObject,
  type NodeObject,
  type Problem,
  type Result,
  type Scenario,
  type Simulation,
} from '../engine/index.ts';
import { readJson, readYaml } from '../kubectl/import/readStructured.ts';
import { describedEvents, describeLease, describeNode, printYamlList } from '../kubectl/index.ts';
import { parseArguments, USAGE, type RunOptions } from './parseArguments.ts';
import { factJson, factLine } from './printFact.ts';

/** What the runner needs of its machine. */
export interface Machine {
  /** The text of a file; throws if it cannot be read. */
  readonly readFile: (path: string) => string;
  readonly print: (text: string) => Promise<void>;
  readonly complain: (text: string) => void;
}

export const EXIT_OK = 0;
export const EXIT_UNUSABLE = 2;

/** How much is simulated before the log is printed and forgotten: memory stays small however long the run. */
const STRETCH = seconds(10);

/** Returns the exit status. */
export async function runSim(words: readonly string[], machine: Machine): Promise<number> {
  const options = parseArguments(words);
  if (!options.ok) return refuse(machine, 'arguments', options.error);
  if (options.value === 'help') {
    await machine.print(USAGE);
    return EXIT_OK;
  }
  const scenario = readScenario(options.value, machine);
  if (!scenario.ok) return refuse(machine, options.value.file, scenario.error);
  return run(scenario.value, options.value, machine);
}

function refuse(machine: Machine, where: string, problems: readonly Problem[]): number {
  for (const { path, found, allowed, code } of problems)
    machine.complain(`${where}: ${path}: found ${found}; expected ${allowed} [${code}]\n`);
  return EXIT_UNUSABLE;
}

function readScenario(options: RunOptions, machine: Machine): Result<Scenario> {
  let text: string;
  try {
    text = machine.readFile(options.file);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return fail([{ path: 'file', found, allowed: 'a file that can be read', code: 'unreadable' }]);
  }
  const lines = text.split(/\r?\n/);
  const documents = /^\s*[{[]/.test(text) ? readJson(lines) : readYaml(lines);
  if (!documents.ok) return documents;
  const parsed = parseScenario(documents.value[0]);
  return parsed.ok && options.seed !== null ? ok({ ...parsed.value, seed: options.seed }) : parsed;
}

/** The kinds to build: the start is always there, so that every cause leads to a fact. */
function wanted({ output, facts }: RunOptions): ReadonlySet<FactKind> | null {
  if (output === 'yaml' || output === 'describe') return new Set<FactKind>(['runStarted']);
  return facts === null ? null : new Set<FactKind>(['runStarted', ...facts]);
}

async function run(scenario: Scenario, options: RunOptions, machine: Machine): Promise<number> {
  const kinds = wanted(options);
  const simulation = createSimulation(scenario, kinds === null ? {} : { factKinds: kinds });
  for (;;) {
    const next = Math.min(options.until, later(simulation.now, STRETCH)) as Instant;
    simulation.runUntil(next);
    if (options.output === 'text' || options.output === 'jsonl')
      await printLog(simulation, options.output, machine);
    if (next === options.until) break;
  }
  if (options.output === 'yaml') await machine.print(printYamlList(simulation.objects()));
  if (options.output !== 'describe') return EXIT_OK;
  const described = describe(simulation, options.describe);
  if (described === null)
    return refuse(machine, 'arguments', [
      {
        path: '--describe',
        found: options.describe,
        allowed: 'an object that exists at the end of the run',
        code: 'notFound',
      },
    ]);
  await machine.print(described);
  return EXIT_OK;
}

/** The end state of one object in kubectl's words, times in UTC; null if it is not there. */
function describe(simulation: Simulation, what: string): string | null {
  const [kind = '', first = '', second = ''] = what.split('/');
  const objects = simulation.objects();
  const leaseOf = (namespace: string, name: string): LeaseObject | null =>
    objects.find(
      (object): object is LeaseObject =>
        object.kind === 'Lease' &&
        object.metadata.namespace === namespace &&
        object.metadata.name === name,
    ) ?? null;
  if (kind === 'lease') {
    const lease = leaseOf(first, second);
    return lease && describeLease(lease, describedEvents(simulation.sim, first, second));
  }
  const node = objects.find(
    (object): object is NodeObject => object.kind === 'Node' && object.metadata.name === first,
  );
  return node === undefined ? null : describeNode(node, leaseOf(NODE_LEASES, first), 0);
}

async function printLog(
  simulation: Simulation,
  format: 'text' | 'jsonl',
  machine: Machine,
): Promise<void> {
  const line: (fact: Fact) => string = format === 'jsonl' ? factJson : factLine;
  const text = simulation
    .facts()
    .map((fact) => `${line(fact)}\n`)
    .join('');
  simulation.forgetFacts();
  if (text !== '') await machine.print(text);
}

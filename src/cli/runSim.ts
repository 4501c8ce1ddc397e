/** The headless runner without the machine around it: the same engine as the page's, told what to do by words. */
import {
  createSimulation,
  fail,
  later,
  ok,
  parseScenario,
  seconds,
  type Fact,
  type FactKind,
  type Instant,
  type Problem,
  type Result,
  type Scenario,
  type Simulation,
} from '../engine/index.ts';
import { readJson, readYaml } from '../kubectl/import/readStructured.ts';
import { printYamlList } from '../kubectl/index.ts';
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
  await run(scenario.value, options.value, machine);
  return EXIT_OK;
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
  if (output === 'yaml') return new Set<FactKind>(['runStarted']);
  return facts === null ? null : new Set<FactKind>(['runStarted', ...facts]);
}

async function run(scenario: Scenario, options: RunOptions, machine: Machine): Promise<void> {
  const kinds = wanted(options);
  const simulation = createSimulation(scenario, kinds === null ? {} : { factKinds: kinds });
  for (;;) {
    const next = Math.min(options.until, later(simulation.now, STRETCH)) as Instant;
    simulation.runUntil(next);
    if (options.output !== 'yaml') await printLog(simulation, options.output, machine);
    if (next === options.until) break;
  }
  if (options.output === 'yaml') await machine.print(printYamlList(simulation.objects()));
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

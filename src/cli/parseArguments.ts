/** The arguments of the headless runner: unknown words in, options or all problems out. */
import {
  fail,
  later,
  ok,
  seconds,
  START,
  type FactKind,
  type Instant,
  type Problem,
  type Result,
} from '../engine/index.ts';
import { FACT_KINDS, isFactKind } from './factKinds.ts';

export interface RunOptions {
  readonly file: string;
  /** Instead of the scenario's own. */
  readonly seed: number | null;
  readonly until: Instant;
  readonly output: 'text' | 'jsonl' | 'yaml' | 'describe';
  /** What to describe: `node/<name>` or `lease/<namespace>/<name>`; '' for nothing. */
  readonly describe: string;
  /** null: every kind. */
  readonly facts: ReadonlySet<FactKind> | null;
}

export const USAGE = `npm run sim -- SCENARIO.json [options]

  --seed N              draw all chance from this seed instead of the scenario's
  --until 600s          run until then: 90, 90s, 500ms, 10m, 1h30m (default 600s)
  --log text|jsonl      print the event log: one line per fact (default text)
  --facts kind,kind     print only facts of these kinds
  --objects yaml        print the end state instead, as kubectl get -o yaml would
  --describe OBJECT     print the end state of node/NAME or lease/NAMESPACE/NAME as kubectl describe would
  --help                this text

Exit status: 0, or 2 if the arguments or the scenario cannot be used.
`;

const DEFAULT_UNTIL = seconds(600);
const LONGEST = seconds(30 * 86_400);
const MAX_SEED = 0xffffffff;
const LENGTH = /^(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/;
const PLAIN_SECONDS = /^\d+(\.\d+)?$/;

/** `90`, `90s`, `500ms`, `1h30m`; null if it is none of these. */
export function parseLength(text: string): number | null {
  if (PLAIN_SECONDS.test(text)) return Number(text);
  const match = LENGTH.exec(text);
  if (match === null || text === '') return null;
  const [hours, minutes, whole, thousandths] = match.slice(1).map((part) => Number(part ?? 0));
  const sum = (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (whole ?? 0);
  return sum + (thousandths ?? 0) / 1_000;
}

type Values = ReadonlyMap<string, string>;
const FLAGS = ['--seed', '--until', '--log', '--facts', '--objects', '--describe'];

/** Flags with their values, `--flag value` or `--flag=value`, and what is no flag. */
function split(words: readonly string[], problems: Problem[]): { values: Values; files: string[] } {
  const values = new Map<string, string>();
  const files: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const flag = equals < 0 ? word : word.slice(0, equals);
    const value = equals < 0 ? words[++index] : word.slice(equals + 1);
    if (!FLAGS.includes(flag))
      add(problems, flag, flag, `one of ${FLAGS.join(', ')}`, 'unknownFlag');
    else if (value === undefined) add(problems, flag, 'nothing', 'a value after it', 'missing');
    else values.set(flag, value);
  }
  return { values, files };
}

const add = (
  problems: Problem[],
  path: string,
  found: string,
  allowed: string,
  code: string,
): void => void problems.push({ path, found, allowed, code });

export function parseArguments(words: readonly string[]): Result<RunOptions | 'help'> {
  if (words.some((word) => word === '--help' || word === '-h')) return ok('help');
  const problems: Problem[] = [];
  const { values, files } = split(words, problems);
  const options: RunOptions = {
    file: files[0] ?? '',
    seed: parseSeed(values, problems),
    until: parseUntil(values, problems),
    output: parseOutput(values, problems),
    facts: parseFacts(values, problems),
    describe: parseDescribe(values, problems),
  };
  if (files.length !== 1)
    add(problems, 'SCENARIO.json', files.join(' ') || 'nothing', 'one scenario file', 'missing');
  return problems.length > 0 ? fail(problems) : ok(options);
}

function parseSeed(values: Values, problems: Problem[]): number | null {
  const text = values.get('--seed');
  if (text === undefined) return null;
  const seed = /^\d+$/.test(text) ? Number(text) : -1;
  if (seed >= 0 && seed <= MAX_SEED) return seed;
  add(problems, '--seed', text, `a whole number from 0 to ${MAX_SEED}`, 'range');
  return null;
}

function parseUntil(values: Values, problems: Problem[]): Instant {
  const text = values.get('--until');
  if (text === undefined) return later(START, DEFAULT_UNTIL);
  const length = parseLength(text);
  if (length !== null && seconds(length) <= LONGEST) return later(START, seconds(length));
  add(problems, '--until', text, 'a time such as 90s, 10m or 1h30m, at most 30 days', 'duration');
  return START;
}

function parseOutput(values: Values, problems: Problem[]): RunOptions['output'] {
  const log = values.get('--log');
  const objects = values.get('--objects');
  if (log !== undefined && log !== 'text' && log !== 'jsonl')
    add(problems, '--log', log, 'text or jsonl', 'choice');
  if (objects !== undefined && objects !== 'yaml')
    add(problems, '--objects', objects, 'yaml', 'choice');
  if (objects !== undefined && (log !== undefined || values.has('--facts')))
    add(problems, '--objects', objects, 'no --log and no --facts beside it', 'conflict');
  if (objects !== undefined) return 'yaml';
  if (values.has('--describe')) return 'describe';
  return log === 'jsonl' ? 'jsonl' : 'text';
}

function parseDescribe(values: Values, problems: Problem[]): string {
  const text = values.get('--describe') ?? '';
  const others = ['--log', '--facts', '--objects'].filter((flag) => values.has(flag));
  if (text === '') return text;
  if (!/^(node\/[^/]+|lease\/[^/]+\/[^/]+)$/.test(text))
    add(problems, '--describe', text, 'node/NAME or lease/NAMESPACE/NAME', 'choice');
  if (others.length > 0)
    add(problems, '--describe', text, `no ${others.join(', ')} beside it`, 'conflict');
  return text;
}

function parseFacts(values: Values, problems: Problem[]): ReadonlySet<FactKind> | null {
  const text = values.get('--facts');
  if (text === undefined) return null;
  const kinds = text.split(',').map((kind) => kind.trim());
  for (const kind of kinds.filter((each) => !isFactKind(each)))
    add(problems, '--facts', kind, `kinds of facts: ${FACT_KINDS.join(', ')}`, 'unknownFact');
  return new Set(kinds.filter(isFactKind));
}

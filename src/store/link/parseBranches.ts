/**
 * The futures of a run as a document holds them: parents before their children, each with what it
 * keeps of its parent and its own commands after that. Whether they fit together is the engine's to
 * say, when it opens them.
 */
import {
  LONGEST_NAME,
  MAX_BRANCHES,
  type BranchDocument,
  type JournalEntry,
  type Problem,
  say,
} from '../../engine/index.ts';
import { complain, fieldOf, isRecord } from './problem.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'name',
  'parent',
  'forkAt',
  'shared',
  'journal',
  'edge',
]);

/** Reads a branch's own commands, and tells what is wrong with them. */
type ReadJournal = (journal: unknown, path: string) => readonly JournalEntry[];

export function parseBranches(
  value: unknown,
  problems: Problem[],
  readJournal: ReadJournal,
): readonly BranchDocument[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > MAX_BRANCHES) {
    complain(problems, 'branches', value, say`a list of 1 to ${MAX_BRANCHES} branches`);
    return [];
  }
  return value.map((each: unknown, index) =>
    parseBranch(each, `branches[${index}]`, index, problems, readJournal),
  );
}

function parseBranch(
  value: unknown,
  path: string,
  index: number,
  problems: Problem[],
  readJournal: ReadJournal,
): BranchDocument {
  if (!isRecord(value)) complain(problems, path, value, say`an object`);
  const fields = isRecord(value) ? value : {};
  for (const name of Object.keys(fields))
    if (!FIELDS.has(name))
      complain(problems, `${path}.${name}`, name, say`${[...FIELDS].join(', ')}`, 'unknownField');
  const whole = (name: string, most = Number.MAX_SAFE_INTEGER): number => {
    const number = fieldOf(fields, name) ?? 0;
    if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 && number <= most)
      return number;
    complain(problems, `${path}.${name}`, number, say`a whole number from 0 to ${most}`);
    return 0;
  };
  const name = fieldOf(fields, 'name') ?? '';
  const isName = typeof name === 'string' && name.length <= LONGEST_NAME;
  if (!isName)
    complain(problems, `${path}.name`, name, say`a text of at most ${LONGEST_NAME} characters`);
  return {
    name: isName ? name : '',
    parent: index === 0 ? null : whole('parent', index - 1),
    forkAt: index === 0 ? 0 : whole('forkAt'),
    shared: index === 0 ? 0 : whole('shared'),
    journal: readJournal(fieldOf(fields, 'journal'), path),
    edge: whole('edge'),
  };
}

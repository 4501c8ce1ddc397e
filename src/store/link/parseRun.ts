/**
 * A document from outside as a run: brought up to date, checked field by field, and everything that
 * is wrong with it told with its path. Nothing of it is carried out, and nothing is fetched.
 */
import {
  fail,
  MAX_SECONDS,
  ok,
  parseJournal,
  parseScenario,
  type Problem,
  type Result,
  type Scenario,
  say,
} from '../../engine/index.ts';
import { MOST_BOOKMARKS } from './limits.ts';
import { migrate } from './migrations.ts';
import { parseBranches } from './parseBranches.ts';
import { parseView } from './parseView.ts';
import { complain, fieldOf, isRecord, refuse, show } from './problem.ts';
import { RUN_FORMAT, RUN_VERSION, type RunLink } from './runLink.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'format',
  'version',
  'scenario',
  'branches',
  'current',
  'at',
  'applied',
  'bookmarks',
  'view',
  'language',
  'theme',
]);

/** Whether a value means to be a run of any version. */
export const isRunDocument = (value: unknown): boolean =>
  isRecord(value) && fieldOf(value, 'format') === RUN_FORMAT;

/** Reads a document that says itself which version it is. */
export function parseRunDocument(value: unknown): Result<RunLink> {
  if (!isRecord(value) || !isRunDocument(value))
    return refuse('unknownFormat', 'format', show(value), say`"${RUN_FORMAT}"`);
  const version = fieldOf(value, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refuse('altered', 'version', show(version), say`a whole number, at most ${RUN_VERSION}`);
  if (version > RUN_VERSION)
    return refuse('newerVersion', 'version', show(version), say`at most ${RUN_VERSION}`);
  return parseRun(migrate(value, version));
}

/** Reads a document of the newest version. */
export function parseRun(value: unknown): Result<RunLink> {
  if (!isRecord(value)) return refuse('altered', 'document', show(value), say`an object`);
  const scenario = parseScenario(fieldOf(value, 'scenario'));
  if (!scenario.ok) return fail(scenario.error.map((each) => within('scenario', each)));
  const problems: Problem[] = [];
  for (const name of Object.keys(value))
    if (!FIELDS.has(name))
      complain(problems, name, name, say`${[...FIELDS].join(', ')}`, 'unknownField');
  const branches = parseBranches(fieldOf(value, 'branches'), problems, (journal, path) =>
    journalOf(journal, path, scenario.value, problems),
  );
  const current = readWhole(value, 'current', problems, Math.max(branches.length - 1, 0)) ?? 0;
  const at = readWhole(value, 'at', problems) ?? 0;
  const applied = readWhole(value, 'applied', problems);
  const reach = reachOf(Math.max(at, ...branches.map(({ edge }) => edge)));
  const bookmarks = readBookmarks(fieldOf(value, 'bookmarks'), problems).filter((t) => t <= reach);
  if (problems.length > 0) return fail(problems);
  const [language, theme] = [fieldOf(value, 'language'), fieldOf(value, 'theme')];
  return ok({
    scenario: scenario.value,
    branches,
    current,
    at,
    applied,
    bookmarks,
    view: parseView(fieldOf(value, 'view'), { branches: branches.length, reach }),
    language: language === 'en' || language === 'ko' ? language : null,
    theme: theme === 'dark' || theme === 'light' ? theme : null,
  });
}

/**
 * How far an instant of the view may lie in a run that has been seen so far: going there computes all
 * that is between. A branch that was deleted may have been seen further than those that are left.
 */
const reachOf = (edge: number): number => Math.max(2 * edge, MAX_SECONDS * 1_000_000);

const within = (path: string, problem: Problem): Problem => ({
  ...problem,
  path: problem.path === 'document' ? path : `${path}.${problem.path}`,
});

function journalOf(journal: unknown, path: string, scenario: Scenario, problems: Problem[]) {
  const parsed = parseJournal(journal ?? [], scenario);
  if (parsed.ok) return parsed.value;
  problems.push(...parsed.error.map((each) => within(path, each)));
  return [];
}

/** Null if it is not there, or wrong. */
function readWhole(
  record: Readonly<Record<string, unknown>>,
  name: string,
  problems: Problem[],
  most = Number.MAX_SAFE_INTEGER,
): number | null {
  const value = fieldOf(record, name);
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most)
    return value;
  complain(problems, name, value, say`a whole number from 0 to ${most}`);
  return null;
}

function readBookmarks(value: unknown, problems: Problem[]): readonly number[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST_BOOKMARKS) {
    complain(problems, 'bookmarks', value, say`a list of at most ${MOST_BOOKMARKS}`);
    return [];
  }
  const found = value.flatMap((t: unknown, index): number[] => {
    if (typeof t === 'number' && Number.isSafeInteger(t) && t >= 0) return [t];
    complain(problems, `bookmarks[${index}]`, t, say`microseconds since the run began`);
    return [];
  });
  return [...new Set(found)].sort((one, other) => one - other);
}

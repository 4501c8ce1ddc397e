/**
 * From what kubectl printed to a cluster that can be drawn: the door to be loaded on demand. Tables,
 * YAML and JSON are told apart by their first line; what is none of them is named as what it is.
 */
import { fail, type Problem, type Result, say, type Phrase } from '../engine/index.ts';
import { assemble } from './import/assemble.ts';
import {
  EXPECTED_COMMANDS,
  problem,
  type ClusterImport,
  type FoundObjects,
} from './import/clusterImport.ts';
import { readObjects } from './import/readObjects.ts';
import { readJson, readYaml } from './import/readStructured.ts';
import { isHeader, isHeadless, readHeadlessTable, readTables } from './import/readTables.ts';
import { namespaceOf, readSession, type Session } from './import/session.ts';

export type { ClusterImport, ImportedComponent, ImportedNode } from './import/clusterImport.ts';
export {
  scenarioFromImport,
  type ImportDraft,
  type ImportNote,
  type ImportOptions,
} from './import/scenarioFromImport.ts';

/** Nothing but messages, or nothing at all. */
function emptiness({ messages }: Session): Problem {
  const [message] = messages;
  if (message === undefined) return problem('line 1', say`nothing`, EXPECTED_COMMANDS, 'empty');
  const { line, text } = message;
  if (text.startsWith('No resources found'))
    return problem(
      `line ${line}`,
      text,
      say`at least one Lease: ${EXPECTED_COMMANDS}`,
      'noResources',
    );
  return problem(`line ${line}`, text, EXPECTED_COMMANDS, 'serverError');
}

function then<T, U>(result: Result<T>, next: (value: T) => Result<U>): Result<U> {
  return result.ok ? next(result.value) : result;
}

/** `Name:` with more than one space is `kubectl describe`; one space is YAML. */
const isDescription = (line: string): boolean => /^Name: {2,}/.test(line);
const looksLikeYaml = (line: string): boolean =>
  /^(---|- |["']?[A-Za-z][\w.]*["']?:(\s|$))/.test(line);

export function importCluster(text: string): Result<ClusterImport> {
  const session = readSession(text);
  const { lines } = session;
  const at = lines.findIndex((line) => line.trim() !== '');
  const first = lines[at];
  if (first === undefined) return fail([emptiness(session)]);
  const namespace = namespaceOf(session.commands);
  const objects = (documents: readonly unknown[]): Result<FoundObjects> => readObjects(documents);
  const refuse = (found: string | Phrase, code: string): Result<never> =>
    fail([problem(`line ${at + 1}`, found, EXPECTED_COMMANDS, code)]);
  if (/^\s*[{[]/.test(first))
    return then(then(readJson(lines), objects), (found) => assemble('json', found));
  if (isHeader(first))
    return then(readTables(lines, namespace), (found) => assemble('table', found));
  if (isDescription(first))
    return refuse(say`a description, as kubectl describe prints it`, 'description');
  if (looksLikeYaml(first))
    return then(then(readYaml(lines), objects), (found) => assemble('yaml', found));
  if (isHeadless(lines))
    return then(readHeadlessTable(lines, namespace), (found) => assemble('table', found));
  return refuse(first.trim(), 'unknown');
}

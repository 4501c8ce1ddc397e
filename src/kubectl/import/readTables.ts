/**
 * Leases and Nodes out of kubectl's tables, several one below the other included. Cells are cut at
 * the columns of the header; where a chat or a ticket has squeezed the spaces, they are split at
 * spaces instead. OM-10 gives the layout.
 */
import { fail, ok, type Problem, type Result, say, type Phrase } from '../../engine/index.ts';
import { looksLikeAge, parseAge } from '../formatAge.ts';
import {
  EXPECTED_COMMANDS,
  MAX_PROBLEMS,
  problem,
  type FoundLease,
  type FoundNode,
  type FoundObjects,
} from './clusterImport.ts';
import { isName, isNamespace, NAME_ALLOWED, NAMESPACE_ALLOWED } from './names.ts';
import { LABELS } from './readObjects.ts';

interface Column {
  readonly title: string;
  readonly start: number;
}

type Cells = Readonly<Record<string, string>>;

/** A line of words in capitals with NAME among them. */
const HEADER = /^[A-Z][A-Z0-9-]*(\(S\))?(\s+[A-Z][A-Z0-9()/-]*)*\s*$/;
export const isHeader = (line: string): boolean =>
  HEADER.test(line) && /(^|\s)NAME(\s|$)/.test(line);

/** Words of a header can have single spaces between them (`NOMINATED NODE`), but none that is read here. */
const columnsOf = (header: string): Column[] =>
  [...header.matchAll(/\S+/g)].map(({ 0: title, index }) => ({
    title: title === 'NS' ? 'NAMESPACE' : title,
    start: index,
  }));

function cutAtColumns(line: string, columns: readonly Column[]): string[] | null {
  const fits = columns.every(
    ({ start }) => start === 0 || /^\s?$/.test(line.slice(start - 1, start)),
  );
  if (!fits) return null;
  return columns.map(({ start }, index) => line.slice(start, columns[index + 1]?.start).trim());
}

/** Null if the words are more or fewer than the columns; a Lease without holder has one word less. */
function splitAtSpaces(line: string, columns: readonly Column[]): string[] | null {
  const words = line.trim().split(/\s+/);
  if (words.length === columns.length) return words;
  const holder = columns.findIndex(({ title }) => title === 'HOLDER');
  return holder >= 0 && words.length === columns.length - 1 ? words.toSpliced(holder, 0, '') : null;
}

function cellsOf(line: string, columns: readonly Column[]): Cells | null {
  const byColumn = cutAtColumns(line, columns);
  const ageAt = columns.findIndex(({ title }) => title === 'AGE');
  const isWhole = byColumn !== null && (ageAt < 0 || looksLikeAge(byColumn[ageAt] ?? ''));
  const cells = isWhole ? byColumn : (splitAtSpaces(line, columns) ?? byColumn);
  if (cells === null) return null;
  return Object.fromEntries(columns.map(({ title }, index) => [title, cells[index] ?? '']));
}

/** `kubectl get nodes,leases` puts the kind before each name. */
const withoutKind = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
const given = (cell: string | undefined): string =>
  cell === undefined || cell === '<none>' ? '' : cell;

function labelOf(cells: Cells, names: readonly string[]): string {
  const pairs = given(cells['LABELS'])
    .split(',')
    .map((pair) => pair.split('='));
  return pairs.find(([key = '']) => names.includes(key))?.[1] ?? '';
}

class TableReader {
  readonly leases: FoundLease[] = [];
  readonly nodes: FoundNode[] = [];
  readonly problems: Problem[] = [];
  readonly #namespace: string | null;

  constructor(namespace: string | null) {
    this.#namespace = namespace;
  }

  row(line: string, number: number, columns: readonly Column[]): void {
    const cells = cellsOf(line, columns);
    const titles = columns.map(({ title }) => title).join(' ');
    if (cells === null) {
      this.problems.push(
        problem(`line ${number}`, line.trim(), say`one value for each of ${titles}`, 'row'),
      );
      return;
    }
    const name = withoutKind(cells['NAME'] ?? '');
    const age = cells['AGE'];
    this.#check(number, 'NAME', name, isName(name), NAME_ALLOWED);
    if (age !== undefined)
      this.#check(number, 'AGE', age, looksLikeAge(age), say`an age such as 41d or 3m10s`);
    if ('HOLDER' in cells) this.#lease(cells, name, number);
    else
      this.nodes.push({
        name,
        region: labelOf(cells, LABELS.region) || given(cells['REGION']),
        zone: labelOf(cells, LABELS.zone) || given(cells['ZONE']),
        ageSeconds: parseAge(age ?? ''),
        createdMs: null,
      });
  }

  #lease(cells: Cells, name: string, number: number): void {
    const namespace = cells['NAMESPACE'];
    if (namespace !== undefined)
      this.#check(number, 'NAMESPACE', namespace, isNamespace(namespace), NAMESPACE_ALLOWED);
    this.leases.push({
      namespace: namespace ?? this.#namespace,
      name,
      holder: given(cells['HOLDER']),
      durationSeconds: null,
      transitions: null,
      ageSeconds: parseAge(cells['AGE'] ?? ''),
      createdMs: null,
      renewedMs: null,
    });
  }

  #check(line: number, column: string, found: string, isFine: boolean, allowed: Phrase): void {
    if (!isFine)
      this.problems.push(
        problem(`line ${line}, ${column}`, found === '' ? say`nothing` : found, allowed, 'cell'),
      );
  }

  result(): Result<FoundObjects> {
    if (this.problems.length > 0) return fail(this.problems.slice(0, MAX_PROBLEMS));
    return ok({ leases: this.leases, nodes: this.nodes });
  }
}

const isOfLeases = (titles: readonly string[]): boolean => titles.includes('HOLDER');
const isOfNodes = (titles: readonly string[]): boolean =>
  titles.includes('ROLES') && titles.includes('STATUS');

/** Tables with a header line each. */
export function readTables(
  lines: readonly string[],
  namespace: string | null,
): Result<FoundObjects> {
  const reader = new TableReader(namespace);
  let columns: readonly Column[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (!isHeader(line)) {
      reader.row(line, index + 1, columns);
      continue;
    }
    columns = columnsOf(line);
    const titles = columns.map(({ title }) => title);
    if (isOfLeases(titles) || isOfNodes(titles)) continue;
    return fail([
      problem(
        `line ${index + 1}`,
        line.trim(),
        say`the columns NAMESPACE NAME HOLDER AGE: ${EXPECTED_COMMANDS}`,
        'resource',
      ),
    ]);
  }
  const { leases, nodes } = reader;
  const first = lines.findIndex(isHeader) + 1;
  if (reader.problems.length + leases.length + nodes.length === 0) {
    return fail([
      problem(
        `line ${first}`,
        say`a header and no rows`,
        say`at least one Lease or Node below it`,
        'noResources',
      ),
    ]);
  }
  return reader.result();
}

/** Titles that a table printed with `--no-headers` must have had, by its words; null if it is not of Leases. */
function titlesOf(rows: readonly (readonly string[])[]): string[] | null {
  const ageFromEnd = rows.every((row) => looksLikeAge(row.at(-1) ?? '')) ? 1 : 2;
  if (!rows.every((row) => looksLikeAge(row.at(-ageFromEnd) ?? ''))) return null;
  const most = Math.max(...rows.map((row) => row.length)) - (ageFromEnd - 1);
  const least = Math.min(...rows.map((row) => row.length)) - (ageFromEnd - 1);
  if (most > 4 || most < 3 || least < most - 1) return null;
  return [
    ...(most === 4 ? ['NAMESPACE'] : []),
    'NAME',
    'HOLDER',
    'AGE',
    ...(ageFromEnd === 2 ? ['LABELS'] : []),
  ];
}

const wordsOf = (line: string): string[] => line.trim().split(/\s+/);

export const isHeadless = (lines: readonly string[]): boolean =>
  titlesOf(lines.filter((line) => line.trim() !== '').map(wordsOf)) !== null;

/** A table printed with `--no-headers`. */
export function readHeadlessTable(
  lines: readonly string[],
  namespace: string | null,
): Result<FoundObjects> {
  const reader = new TableReader(namespace);
  const titles = titlesOf(lines.filter((line) => line.trim() !== '').map(wordsOf)) ?? [];
  // Cells are found by their words alone: no header says where columns begin.
  const columns = titles.map((title) => ({ title, start: Number.MAX_SAFE_INTEGER }));
  lines.forEach((line, index) => {
    if (line.trim() !== '') reader.row(wordsOf(line).join(' '), index + 1, columns);
  });
  return reader.result();
}

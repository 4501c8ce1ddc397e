/** What a comparison comes to, in one sentence: who was given up on, which lock changed hands, what came sooner. */
import type { Translate } from '../../i18n/translate.ts';
import type { shortNames } from '../common/names.ts';
import { secondsText } from '../score/words.ts';
import { clockText } from '../timeline/timeScale.ts';
import type { Cell, CompareRow, PromiseRow } from './compareRows.ts';

export type Names = ReturnType<typeof shortNames>;

export function rowName(
  t: Translate,
  { what, subject, countedTo }: CompareRow,
  names: Names,
): string {
  const node = names.get(subject) ?? subject;
  const name =
    what === 'holder'
      ? t('future.compare.holder', { lock: subject })
      : t(`future.compare.${what}`, { node });
  return countedTo === null
    ? name
    : t('future.compare.upTo', { what: name, at: clockText(countedTo) });
}

interface Compared {
  /** Letters of the futures, in the order of the cells. */
  readonly letters: readonly string[];
  readonly rows: readonly CompareRow[];
  /** What became of the promises, as far as all are known. */
  readonly promises: readonly PromiseRow[];
  /** How many notable facts differ. */
  readonly count: number;
  readonly names: Names;
}

const isThere = ({ kind }: Cell): boolean => kind === 'at';

/** Something happened in some of them, and in others not, as far as they are known. */
const isTurn = ({ what, cells }: CompareRow): boolean =>
  (what === 'unknown' || what === 'holder') && cells.some(isThere) && !cells.every(isThere);

/** One thing that happened in some futures and not in others, with all that it happened to alike. */
interface Turn {
  readonly what: CompareRow['what'];
  readonly subjects: readonly string[];
  readonly one: string;
  readonly other: string;
  readonly at: number;
  /** How far the others are known, if that is not far enough to say never. */
  readonly until: number | null;
}

function turnOf({ what, subject, cells }: CompareRow, letters: readonly string[]): Turn {
  const of = (there: boolean): string =>
    letters.filter((_, index) => cells.map(isThere)[index] === there).join(', ');
  const at = Math.min(...cells.map((cell) => (cell.kind === 'at' ? cell.t : Infinity)));
  const ends = cells.flatMap((cell) => (cell.kind === 'notBy' ? [cell.t] : []));
  const until = ends.length === 0 ? null : Math.min(...ends);
  return { what, subjects: [subject], one: of(true), other: of(false), at, until };
}

/** Turns of one kind in the same futures are one; the earliest stands first, those that are decided before all. */
function turnsOf(rows: readonly CompareRow[], letters: readonly string[]): readonly Turn[] {
  const turns = new Map<string, Turn>();
  for (const row of rows.filter(isTurn)) {
    const turn = turnOf(row, letters);
    const key = `${turn.what} ${turn.one} ${turn.until ?? ''}`;
    const known = turns.get(key);
    const subjects = [...(known?.subjects ?? []), ...turn.subjects];
    turns.set(key, { ...turn, subjects, at: Math.min(turn.at, known?.at ?? Infinity) });
  }
  return [...turns.values()].toSorted(
    (a, b) => Number(a.until !== null) - Number(b.until !== null) || a.at - b.at,
  );
}

/** More names than these become a number. */
const MOST_NAMES = 3;

function listed(subjects: readonly string[], names: Names): string {
  const shown = subjects.slice(0, MOST_NAMES).map((subject) => names.get(subject) ?? subject);
  const more = subjects.length - shown.length;
  return [...shown, ...(more > 0 ? [`+${more}`] : [])].join(', ');
}

function turnText(t: Translate, turns: readonly Turn[], names: Names): string {
  const [turn, ...others] = turns;
  if (turn === undefined) return '';
  const { one, other } = turn;
  const node = listed(turn.subjects, names);
  // Each lost something of its own: that is said of both.
  const twin = others.find((each) => each.what === 'unknown' && each.one === other);
  if (turn.what === 'unknown' && twin !== undefined) {
    const [left, right] = one < other ? [turn, twin] : [twin, turn];
    return t('future.compare.finding.each', {
      one: left.one,
      other: right.one,
      node: listed(left.subjects, names),
      otherNode: listed(right.subjects, names),
    });
  }
  const until = turn.until === null ? null : clockText(turn.until);
  return turn.what === 'unknown'
    ? t('future.compare.finding.unknown', { one, other, node, until })
    : t('future.compare.finding.leaders', { one, other, lock: node, until });
}

/** The same in all of them, but not at the same time: the first and the last. */
function orderText(t: Translate, row: CompareRow, { letters, names }: Compared): string {
  const times = row.cells.flatMap((cell, index) =>
    cell.kind === 'at' ? [{ at: cell.t, letter: letters[index] ?? '' }] : [],
  );
  const [first, ...later] = times.toSorted((a, b) => a.at - b.at);
  const last = later.at(-1);
  if (first === undefined || last === undefined) return '';
  return t('future.compare.finding.earlier', {
    one: first.letter,
    other: last.letter,
    what: rowName(t, row, names),
    seconds: secondsText(last.at - first.at),
  });
}

const holds = (row: PromiseRow): readonly boolean[] =>
  row.states.map(({ kind }) => kind === 'holds');

/** Broken in some of the futures and kept in others: two leaders weigh more than who came when. */
function brokenInSome({ promises }: Compared): PromiseRow | undefined {
  const apart = promises.filter((row) => new Set(holds(row)).size > 1);
  return apart.find(({ promise }) => promise !== 'someoneLeads');
}

function promiseText(t: Translate, row: PromiseRow, letters: readonly string[]): string {
  const of = (kept: boolean): string =>
    letters.filter((_, index) => holds(row)[index] === kept).join(', ');
  const promise = t(`narrator.invariant.${row.promise}`);
  return t('future.compare.finding.promise', { one: of(false), other: of(true), promise });
}

export function findingOf(t: Translate, compared: Compared): string {
  const { letters, rows, count } = compared;
  const all = letters.join(', ');
  const turns = turnsOf(rows, letters);
  if (turns.length > 0) return turnText(t, turns, compared.names);
  const broken = brokenInSome(compared);
  if (broken !== undefined) return promiseText(t, broken, letters);
  const moved = rows.find(({ cells }) => cells.every(({ kind }) => kind === 'at'));
  if (moved !== undefined) return orderText(t, moved, compared);
  if (count === 0) return t('future.compare.finding.same', { all });
  return t('future.compare.finding.differs', { all, count });
}

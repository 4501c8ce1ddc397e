/** What a comparison comes to, in one sentence: who was given up on, which lock changed hands, what came sooner. */
import type { Translate } from '../../i18n/translate.ts';
import type { shortNames } from '../common/names.ts';
import { secondsText } from '../timeline/timeScale.ts';
import type { CompareRow } from './compareRows.ts';

export type Names = ReturnType<typeof shortNames>;

export function rowName(t: Translate, { what, subject }: CompareRow, names: Names): string {
  const node = names.get(subject) ?? subject;
  return what === 'holder'
    ? t('future.compare.holder', { lock: subject })
    : t(`future.compare.${what}`, { node });
}

interface Compared {
  /** Letters of the futures, in the order of the cells. */
  readonly letters: readonly string[];
  readonly rows: readonly CompareRow[];
  /** How many notable facts differ. */
  readonly count: number;
  readonly names: Names;
}

const isThere = ({ kind }: CompareRow['cells'][number]): boolean => kind !== 'never';

/** Something happened in some of them, and in others never. */
const isTurn = ({ what, cells }: CompareRow): boolean =>
  (what === 'unknown' || what === 'holder') && cells.some(isThere) && !cells.every(isThere);

function turnText(t: Translate, row: CompareRow, { letters, names }: Compared): string {
  const of = (there: boolean): string =>
    letters.filter((_, index) => row.cells.map(isThere)[index] === there).join(', ');
  const said = { one: of(true), other: of(false) };
  return row.what === 'unknown'
    ? t('future.compare.finding.unknown', {
        ...said,
        node: names.get(row.subject) ?? row.subject,
      })
    : t('future.compare.finding.leaders', { ...said, lock: row.subject });
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

export function findingOf(t: Translate, compared: Compared): string {
  const { letters, rows, count } = compared;
  const all = letters.join(', ');
  if (count === 0) return t('future.compare.finding.same', { all });
  const turn = rows.find(isTurn);
  if (turn !== undefined) return turnText(t, turn, compared);
  const moved = rows.find(({ cells }) => cells.every(({ kind }) => kind === 'at'));
  if (moved !== undefined) return orderText(t, moved, compared);
  return t('future.compare.finding.differs', { all, count });
}

/** What differs, in numbers and words: nodes and locks, the four promises, then every notable fact that is another. */
import type { ReactElement } from 'react';
import { notableDifferences, type NotableDifference } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { shortNames } from '../common/names.ts';
import { goTo } from '../controls/transport.ts';
import type { Future } from '../controls/useFutures.ts';
import { clockText, secondsText } from '../timeline/timeScale.ts';
import { storiesOf } from './compareLanes.ts';
import {
  promiseRows,
  rowsOf,
  type Cell,
  type CompareRow,
  type PromiseState,
} from './compareRows.ts';
import { factWords } from './factWords.ts';
import type { Comparison } from './useComparison.ts';

interface CompareTableProps {
  readonly futures: readonly [Future, Future];
  readonly comparison: Comparison;
  readonly frame: Frame;
}

/** More would not be read. */
const MOST = 40;

export function CompareTable({ futures, comparison, frame }: CompareTableProps): ReactElement {
  const t = useTranslate();
  const end = Math.min(...comparison.ends);
  const [one, other] = [comparison.one, comparison.other].map((facts) => {
    const known = facts.filter((fact) => fact.t <= end);
    return { facts: known, stories: storiesOf(frame, known, end) };
  });
  if (one === undefined || other === undefined) return <></>;
  const names = shortNames(frame.nodes.map(({ name }) => name));
  const rows = rowsOf(one, other, comparison.forkAt);
  const list = notableDifferences(one.facts, other.facts, comparison.forkSeq);
  return (
    <>
      <table className="compare-table">
        <caption className="compare-caption">{t('future.compare.table')}</caption>
        <Head futures={futures} />
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.what} ${row.subject}`}>
              <th scope="row">{rowName(t, row, names)}</th>
              <td>{cellText(t, row.one)}</td>
              <td>{cellText(t, row.other)}</td>
            </tr>
          ))}
          {promiseRows(one.facts, other.facts, end).map((row) => (
            <tr key={row.promise}>
              <th scope="row">{t(`narrator.invariant.${row.promise}`)}</th>
              <td>
                <PromiseCell state={row.one} />
              </td>
              <td>
                <PromiseCell state={row.other} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="compare-finding">{findingOf(t, futures, rows, list.length, names)}</p>
      {list.length === 0 ? null : <Differences futures={futures} list={list} frame={frame} />}
    </>
  );
}

function Head({ futures }: Pick<CompareTableProps, 'futures'>): ReactElement {
  const t = useTranslate();
  return (
    <thead>
      <tr>
        <th scope="col">{t('future.compare.fact')}</th>
        {futures.map(({ branch, letter, name }) => (
          <th scope="col" key={branch.id}>
            <b className="compare-letter">{letter}</b> {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type Names = ReadonlyMap<string, string>;

function rowName(t: Translate, { what, subject }: CompareRow, names: Names): string {
  const node = names.get(subject) ?? subject;
  return what === 'holder'
    ? t('future.compare.holder', { lock: subject })
    : t(`future.compare.${what}`, { node });
}

function cellText(t: Translate, cell: Cell): string {
  switch (cell.kind) {
    case 'at':
      return clockText(cell.t);
    case 'count':
      return String(cell.count);
    case 'never':
      return t('future.compare.never');
  }
}

function PromiseCell({ state }: { readonly state: PromiseState }): ReactElement {
  const t = useTranslate();
  const holds = state.kind === 'holds';
  return (
    <span className={holds ? 'compare-holds' : 'compare-broken'}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {holds ? (
          <path d="M8 1.8a6.2 6.2 0 1 1 0 12.4 6.2 6.2 0 0 1 0-12.4M5.3 8.2l1.9 1.9 3.6-4" />
        ) : (
          <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
        )}
      </svg>
      {promiseText(t, state)}
    </span>
  );
}

function promiseText(t: Translate, state: PromiseState): string {
  switch (state.kind) {
    case 'holds':
      return t('future.compare.holds');
    case 'broken':
      return t('future.compare.broken', { at: clockText(state.since) });
    case 'was':
      return t('future.compare.brokenFor', { seconds: secondsText(state.longest) });
  }
}

/** The one sentence: who was given up on, which lock changed hands, or how many facts differ. */
function findingOf(
  t: Translate,
  [one, other]: readonly [Future, Future],
  rows: readonly CompareRow[],
  count: number,
  names: Names,
): string {
  const pair = { one: one.letter, other: other.letter };
  if (count === 0) return t('future.compare.finding.same', pair);
  const turned = rows.find(
    (row) =>
      (row.what === 'unknown' || row.what === 'holder') &&
      (row.one.kind === 'never') !== (row.other.kind === 'never'),
  );
  if (turned !== undefined) {
    const said = turned.one.kind === 'never' ? { one: pair.other, other: pair.one } : pair;
    return turned.what === 'unknown'
      ? t('future.compare.finding.unknown', {
          ...said,
          node: names.get(turned.subject) ?? turned.subject,
        })
      : t('future.compare.finding.leaders', { ...said, lock: turned.subject });
  }
  const moved = rows.find(({ one: a, other: b }) => a.kind === 'at' && b.kind === 'at');
  if (moved?.one.kind === 'at' && moved.other.kind === 'at') {
    const isFirst = moved.one.t < moved.other.t;
    return t('future.compare.finding.earlier', {
      ...(isFirst ? pair : { one: pair.other, other: pair.one }),
      what: rowName(t, moved, names),
      seconds: secondsText(Math.abs(moved.one.t - moved.other.t)),
    });
  }
  return t('future.compare.finding.differs', { ...pair, count: String(count) });
}

interface DifferencesProps {
  readonly futures: readonly [Future, Future];
  readonly list: readonly NotableDifference[];
  readonly frame: Frame;
}

function Differences({ futures, list, frame }: DifferencesProps): ReactElement {
  const t = useTranslate();
  const names = frame.nodes.map(({ name }) => name);
  return (
    <details className="compare-list">
      <summary>
        {t('future.compare.list')} ({list.length})
      </summary>
      <table className="compare-table">
        <Head futures={futures} />
        <tbody>
          {list.slice(0, MOST).map(({ fact, one, other }) => (
            <tr key={`${fact.seq} ${one ?? ''} ${other ?? ''}`}>
              <th scope="row">{factWords(t, fact, names)}</th>
              <Moment t={one} />
              <Moment t={other} />
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** An instant that can be gone to. */
function Moment({ t: at }: { readonly t: number | null }): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  if (at === null) return <td>{t('future.compare.never')}</td>;
  return (
    <td>
      <button type="button" className="compare-go mono" onClick={() => goTo(store, at)}>
        {clockText(at)}
      </button>
    </td>
  );
}

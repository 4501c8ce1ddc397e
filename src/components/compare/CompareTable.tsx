/** What differs, in numbers and words: nodes and locks, the four promises, then every notable fact that is another. */
import type { ReactElement } from 'react';
import { notableDifferences, type NotableDifference } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { shortNames } from '../common/names.ts';
import { goTo } from '../controls/transport.ts';
import type { Future } from '../controls/useFutures.ts';
import { secondsText } from '../score/words.ts';
import { clockText } from '../timeline/timeScale.ts';
import {
  commonPromises,
  promiseRows,
  rowsOf,
  type Cell,
  type PromiseState,
} from './compareRows.ts';
import { factWords } from './factWords.ts';
import { findingOf, rowName } from './finding.ts';
import type { Telling } from './tellings.ts';
import type { Comparison } from './useComparison.ts';
import './compareTable.css';

interface CompareTableProps {
  readonly futures: readonly Future[];
  readonly comparison: Comparison;
  readonly tellings: readonly Telling[];
  readonly frame: Frame;
}

/** More would not be read. */
const MOST = 40;

/** Notable facts that differ, as far as all futures are known. */
const differencesOf = (
  tellings: readonly Telling[],
  { forkSeq }: Comparison,
): readonly NotableDifference[] =>
  notableDifferences(
    tellings.map(({ facts, common }) => facts.filter(({ t }) => t <= common)),
    forkSeq,
  );

/** The conclusion, in one sentence; it stands above all that it is drawn from. */
export function Conclusion({
  futures,
  comparison,
  tellings,
  frame,
}: CompareTableProps): ReactElement {
  const t = useTranslate();
  const text = findingOf(t, {
    letters: futures.map(({ letter }) => letter),
    rows: rowsOf(tellings, comparison.forkAt),
    promises: commonPromises(tellings),
    count: differencesOf(tellings, comparison).length,
    names: shortNames(frame.nodes.map(({ name }) => name)),
  });
  return <p className="compare-finding">{text}</p>;
}

export function CompareTable({
  futures,
  comparison,
  tellings,
  frame,
}: CompareTableProps): ReactElement {
  const t = useTranslate();
  const names = shortNames(frame.nodes.map(({ name }) => name));
  const rows = rowsOf(tellings, comparison.forkAt);
  const list = differencesOf(tellings, comparison);
  const columns = futures.map(({ branch }) => branch.id);
  const ends = tellings.map(({ end }) => end);
  return (
    <>
      <table className="compare-table">
        <caption className="compare-caption">{t('future.compare.table')}</caption>
        <Head futures={futures} ends={new Set(ends).size > 1 ? ends : []} />
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.what} ${row.subject}`}>
              <th scope="row">{rowName(t, row, names)}</th>
              {row.cells.map((cell, index) => (
                <td key={columns[index]}>{cellText(t, cell)}</td>
              ))}
            </tr>
          ))}
          {promiseRows(tellings).map((row) => (
            <tr key={row.promise}>
              <th scope="row">{t(`narrator.invariant.${row.promise}`)}</th>
              {row.states.map((state, index) => (
                <td key={columns[index]}>
                  <PromiseCell state={state} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {list.length === 0 ? null : <Differences futures={futures} list={list} frame={frame} />}
    </>
  );
}

interface HeadProps {
  readonly futures: readonly Future[];
  /** How far each is known, where that is not the same. */
  readonly ends?: readonly number[];
}

function Head({ futures, ends = [] }: HeadProps): ReactElement {
  const t = useTranslate();
  return (
    <thead>
      <tr>
        <th scope="col">{t('future.compare.fact')}</th>
        {futures.map(({ branch, letter, name }, index) => {
          const end = ends[index];
          return (
            <th scope="col" key={branch.id}>
              <b className="compare-letter">{letter}</b> <span className="compare-of">{name}</span>
              {end === undefined ? null : (
                <span className="compare-known">
                  {t('future.compare.known', { at: clockText(end) })}
                </span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function cellText(t: Translate, cell: Cell): string {
  switch (cell.kind) {
    case 'at':
      return clockText(cell.t);
    case 'count':
      return String(cell.count);
    case 'never':
      return t('future.compare.never');
    case 'notBy':
      return t('future.compare.notBy', { at: clockText(cell.t) });
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

interface DifferencesProps {
  readonly futures: readonly Future[];
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
          {list.slice(0, MOST).map(({ fact, times }) => (
            <tr key={`${fact.seq} ${times.join(' ')}`}>
              <th scope="row">{factWords(t, fact, names)}</th>
              {times.map((time, index) => (
                <Moment key={futures[index]?.letter} t={time} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {list.length > MOST ? (
        <p className="quiet">{t('future.compare.more', { count: list.length - MOST })}</p>
      ) : null}
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

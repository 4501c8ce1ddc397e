/** The same pairs as a table that can be sorted; each row leads to its place in the lanes. */
import { memo, useMemo, useState, type ReactElement } from 'react';
import { isInside, type Bracket, type Brackets } from '../../recordings/compare/brackets.ts';
import type { ComparedPair, Comparison } from '../../recordings/compare/comparison.ts';
import { sizeOf } from '../../recordings/compare/summary.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { bracketOf, bracketsByPair } from './bracketsByPair.ts';
import { instantOf } from './realityTime.ts';
import { heldRange } from './realityScale.ts';
import { objectWords, signed, whatWords } from './realityWords.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

type Column = 'object' | 'what' | 'recorded' | 'engine' | 'difference';
const COLUMNS: readonly Column[] = ['object', 'what', 'recorded', 'engine', 'difference'];

interface PairTableProps {
  readonly comparison: Comparison;
  /** Null until somebody has asked for them. */
  readonly brackets: Brackets | null;
}

interface Order {
  readonly by: Column;
  readonly descending: boolean;
}

/** Rows shown at first, and with each wish for more. */
const PAGE = 200;
const FAR = 0.15;
/** How much of time is shown around a pair that is looked up, seconds. */
const AROUND = 15;

export const PairTable = memo(function PairTable({
  comparison,
  brackets,
}: PairTableProps): ReactElement {
  const t = useRealityTranslate();
  const [order, setOrder] = useState<Order>({ by: 'recorded', descending: false });
  const [onlyFar, setOnlyFar] = useState(false);
  const [most, setMost] = useState(PAGE);
  const rows = useMemo(() => {
    const all = comparison.subjects.flatMap(({ pairs }) => pairs);
    return sorted(onlyFar ? all.filter((pair) => sizeOf(pair) > FAR) : all, order);
  }, [comparison, onlyFar, order]);
  const byPair = useMemo(() => bracketsByPair(brackets), [brackets]);
  const shown = rows.slice(0, most);
  const sortBy = (by: Column): void =>
    setOrder({ by, descending: order.by === by ? !order.descending : by === 'difference' });
  return (
    <div className="reality-table" tabIndex={-1}>
      <label className="help-single">
        <input
          type="checkbox"
          checked={onlyFar}
          onChange={(event) => setOnlyFar(event.target.checked)}
        />
        {t('reality.table.only')}
      </label>
      <table className="scene">
        <caption>{t('reality.table.caption', { shown: shown.length, all: rows.length })}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" aria-sort={sortOf(order, column)}>
                <button type="button" className="reality-sort" onClick={() => sortBy(column)}>
                  {t(`reality.table.${column}`)}
                  <span aria-hidden="true">{arrowOf(order, column)}</span>
                </button>
              </th>
            ))}
            {brackets === null ? null : (
              <th scope="col">{t('reality.table.bracket', { seeds: brackets.seeds })}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((pair) => (
            <Row
              key={pair.id}
              pair={pair}
              length={comparison.seconds}
              bracket={byPair === null ? null : (bracketOf(byPair, pair) ?? 'none')}
            />
          ))}
        </tbody>
      </table>
      {rows.length > most ? (
        <button type="button" className="button" onClick={() => setMost(most + PAGE)}>
          {t('reality.table.more', { count: Math.min(PAGE, rows.length - most) })}
        </button>
      ) : null}
    </div>
  );
});

function sortOf(order: Order, column: Column): 'ascending' | 'descending' | 'none' {
  if (order.by !== column) return 'none';
  return order.descending ? 'descending' : 'ascending';
}

const arrowOf = (order: Order, column: Column): string =>
  order.by !== column ? '' : order.descending ? ' ↓' : ' ↑';

function sorted(
  pairs: readonly ComparedPair[],
  { by, descending }: Order,
): readonly ComparedPair[] {
  const direction = descending ? -1 : 1;
  return [...pairs].sort(
    (one, other) => direction * compareBy(by, one, other) || one.id - other.id,
  );
}

function compareBy(by: Column, one: ComparedPair, other: ComparedPair): number {
  switch (by) {
    case 'object':
    case 'what':
      return one[by] < other[by] ? -1 : one[by] > other[by] ? 1 : 0;
    case 'recorded':
      return instantOf(one) - instantOf(other);
    case 'engine':
      return (
        (one.simulatedSeconds ?? instantOf(one)) - (other.simulatedSeconds ?? instantOf(other))
      );
    case 'difference': {
      const [mine, its] = [sizeOf(one), sizeOf(other)];
      return mine === its ? 0 : mine - its;
    }
  }
}

interface RowProps {
  readonly pair: ComparedPair;
  readonly length: number;
  /** Null: the table has no such column. */
  readonly bracket: Bracket | 'none' | null;
}

function Row({ pair, length, bracket }: RowProps): ReactElement {
  const t = useRealityTranslate();
  const store = useAppStoreApi();
  const [object, what] = [objectWords(t, pair.object), whatWords(t, pair)];
  const look = (): void => {
    const at = instantOf(pair);
    store.getState().setReality({
      at,
      range: heldRange([at - AROUND, at + AROUND], length),
      shown: 'lanes',
    });
  };
  return (
    <tr className={sizeOf(pair) > FAR ? 'reality-far' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-label={t('reality.table.go', { what, object })}
          onClick={look}
        >
          {object}
        </button>
      </th>
      <td>{what}</td>
      <Instant seconds={pair.recordedSeconds} />
      <Instant seconds={pair.simulatedSeconds} />
      <td className="number">
        {pair.differenceSeconds === null ? '–' : signed(pair.differenceSeconds)}
      </td>
      {bracket === null ? null : <BracketCell bracket={bracket} />}
    </tr>
  );
}

/** Earliest and latest by seed; a cross and a word where the recorded instant lies outside. */
function BracketCell({ bracket }: { readonly bracket: Bracket | 'none' }): ReactElement {
  const t = useRealityTranslate();
  if (bracket === 'none') return <td className="quiet">–</td>;
  if (bracket.span === null)
    return <td className="reality-outside">{t('reality.bracket.untold')}</td>;
  const [from, to] = bracket.span.map((at) => at.toFixed(2));
  const inside = isInside(bracket);
  return (
    <td className={inside ? 'number' : 'number reality-outside'}>
      {inside ? '' : '× '}
      {from}–{to}
      {inside ? null : <span className="quiet"> {t('reality.bracket.outside')}</span>}
    </td>
  );
}

function Instant({ seconds }: { readonly seconds: number | null }): ReactElement {
  const t = useRealityTranslate();
  return seconds === null ? (
    <td className="quiet">{t('reality.table.none')}</td>
  ) : (
    <td className="number">{seconds.toFixed(3)}</td>
  );
}

/** The same pairs as a table that can be sorted; each row leads to its place in the lanes. */
import { useMemo, useState, type ReactElement } from 'react';
import type { ComparedPair, Comparison } from '../../recordings/compare/comparison.ts';
import { sizeOf } from '../../recordings/compare/summary.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { instantOf } from './realityTime.ts';
import { heldRange } from './realityScale.ts';
import { objectWords, signed, whatWords } from './realityWords.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

type Column = 'object' | 'what' | 'recorded' | 'engine' | 'difference';
const COLUMNS: readonly Column[] = ['object', 'what', 'recorded', 'engine', 'difference'];

interface Order {
  readonly by: Column;
  readonly descending: boolean;
}

/** Rows shown at first, and with each wish for more. */
const PAGE = 200;
const FAR = 0.15;
/** How much of time is shown around a pair that is looked up, seconds. */
const AROUND = 15;

export function PairTable({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const t = useRealityTranslate();
  const [order, setOrder] = useState<Order>({ by: 'recorded', descending: false });
  const [onlyFar, setOnlyFar] = useState(false);
  const [most, setMost] = useState(PAGE);
  const rows = useMemo(() => {
    const all = comparison.subjects.flatMap(({ pairs }) => pairs);
    return sorted(onlyFar ? all.filter((pair) => sizeOf(pair) > FAR) : all, order);
  }, [comparison, onlyFar, order]);
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
          </tr>
        </thead>
        <tbody>
          {shown.map((pair) => (
            <Row key={pair.id} pair={pair} length={comparison.seconds} />
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
}

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

function Row({
  pair,
  length,
}: {
  readonly pair: ComparedPair;
  readonly length: number;
}): ReactElement {
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
    </tr>
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

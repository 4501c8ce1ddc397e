/** What is compared: which futures, until when they are one, where they first differ, which lanes. */
import type { ReactElement } from 'react';
import { firstDifference } from '../../engine/index.ts';
import { useAppStore, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { Frame } from '../../sources/frame.ts';
import type { Future } from '../controls/useFutures.ts';
import { clockText } from '../timeline/timeScale.ts';
import { factWords } from './factWords.ts';
import { withoutTime } from '../controls/futureShort.ts';
import { commonEnd, type Comparison } from './useComparison.ts';

interface CompareHeadProps {
  /** All futures of the run, and those of them that are compared. */
  readonly futures: readonly Future[];
  readonly chosen: readonly Future[];
  readonly comparison: Comparison | null;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}

export function CompareHead({
  futures,
  chosen,
  comparison,
  isAll,
  onAll,
}: CompareHeadProps): ReactElement {
  const t = useTranslate();
  const compare = useAppStore((state) => state.compare);
  return (
    <div className="compare-head">
      <h2>{t('future.compare.title', { count: chosen.length })}</h2>
      <p className="quiet">
        {comparison === null ? null : <First comparison={comparison} chosen={chosen} />}
      </p>
      <div className="compare-choices">
        {futures.length > 2 ? <Choices futures={futures} chosen={chosen} /> : null}
        <div className="segments" role="group" aria-label={t('future.compare.lanes')}>
          <button type="button" aria-pressed={!isAll} onClick={() => onAll(false)}>
            {t('future.compare.differences')}
          </button>
          <button type="button" aria-pressed={isAll} onClick={() => onAll(true)}>
            {t('future.compare.all')}
          </button>
        </div>
        <button type="button" className="button" onClick={() => compare(null)}>
          {t('future.compare.back')}
        </button>
      </div>
    </div>
  );
}

/** Fewer are no comparison. */
const FEWEST = 2;

/** A switch for each future of the run; those that are compared stand in the order of their letters. */
function Choices({ futures, chosen }: Pick<CompareHeadProps, 'futures' | 'chosen'>): ReactElement {
  const t = useTranslate();
  const compare = useAppStore((state) => state.compare);
  const isChosen = ({ branch }: Future): boolean =>
    chosen.some((each) => each.branch.id === branch.id);
  const toggle = (future: Future): void =>
    compare(
      futures
        .filter((each) => isChosen(each) !== (each.branch.id === future.branch.id))
        .map(({ branch }) => branch.id),
    );
  return (
    <div className="segments" role="group" aria-label={t('future.compare.which')}>
      {futures.map((future) => (
        <button
          key={future.branch.id}
          type="button"
          aria-pressed={isChosen(future)}
          aria-label={t('future.show', future)}
          title={future.name}
          disabled={isChosen(future) && chosen.length <= FEWEST}
          onClick={() => toggle(future)}
        >
          {future.letter}
        </button>
      ))}
    </div>
  );
}

const namesOf = (frame: Frame): string => frame.nodes.map(({ name }) => name).join('\n');

function First({
  comparison,
  chosen,
}: {
  readonly comparison: Comparison;
  readonly chosen: readonly Future[];
}): ReactElement {
  const t = useTranslate();
  const names = (useFrame(namesOf) ?? '').split('\n');
  const end = commonEnd(comparison);
  const logs = comparison.sides.map(({ facts }) => facts.filter((fact) => fact.t <= end));
  const found = firstDifference(logs, comparison.forkSeq);
  // Whoever has a fact of its own first is named; of several at once, the one in which something was done.
  const index =
    found?.facts.findIndex((fact) => fact?.t === found.t && fact.kind === 'command') ?? -1;
  const own = index >= 0 ? index : (found?.facts.findIndex((fact) => fact?.t === found.t) ?? -1);
  const fact = found?.facts[own] ?? null;
  const letter = chosen[own]?.letter;
  if (found === null || fact === null || letter === undefined)
    return <>{t('future.compare.same')}</>;
  const what = withoutTime(factWords(t, fact, names), fact.t);
  return <>{t('future.compare.first', { at: clockText(found.t), letter, what })}</>;
}

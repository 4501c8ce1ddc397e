/** What is compared: which two futures, until when they are one, where they first differ, which lanes. */
import type { ReactElement } from 'react';
import { firstDifference, type Fact } from '../../engine/index.ts';
import { useAppStore, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { Frame } from '../../sources/frame.ts';
import type { Future } from '../controls/useFutures.ts';
import { clockText } from '../timeline/timeScale.ts';
import { factWords } from './factWords.ts';
import type { Comparison } from './useComparison.ts';

interface CompareHeadProps {
  readonly futures: readonly Future[];
  readonly pair: readonly [Future, Future];
  readonly comparison: Comparison | null;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}

export function CompareHead({
  futures,
  pair,
  comparison,
  isAll,
  onAll,
}: CompareHeadProps): ReactElement {
  const t = useTranslate();
  const compare = useAppStore((state) => state.compare);
  const [one, other] = pair;
  return (
    <div className="compare-head">
      <h2>{t('future.compare.title')}</h2>
      <p className="quiet">
        {comparison === null
          ? ''
          : t('future.compare.shared', { at: clockText(comparison.forkAt) })}{' '}
        {comparison === null ? null : <First comparison={comparison} pair={pair} />}
      </p>
      <div className="compare-choices">
        {futures.length > 2 ? (
          <>
            <Choice
              label={t('future.compare.one')}
              futures={futures}
              chosen={one}
              onChoose={(id) =>
                compare([id, id === other.branch.id ? one.branch.id : other.branch.id])
              }
            />
            <Choice
              label={t('future.compare.other')}
              futures={futures}
              chosen={other}
              onChoose={(id) =>
                compare([id === one.branch.id ? other.branch.id : one.branch.id, id])
              }
            />
          </>
        ) : null}
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

interface ChoiceProps {
  readonly label: string;
  readonly futures: readonly Future[];
  readonly chosen: Future;
  readonly onChoose: (id: number) => void;
}

const Choice = ({ label, futures, chosen, onChoose }: ChoiceProps): ReactElement => (
  <select
    className="field"
    aria-label={label}
    value={chosen.branch.id}
    onChange={(event) => onChoose(Number(event.target.value))}
  >
    {futures.map(({ branch, letter, name }) => (
      <option key={branch.id} value={branch.id}>{`${letter} ${name}`}</option>
    ))}
  </select>
);

const namesOf = (frame: Frame): string => frame.nodes.map(({ name }) => name).join('\n');

function First({
  comparison,
  pair,
}: {
  readonly comparison: Comparison;
  readonly pair: readonly [Future, Future];
}): ReactElement {
  const t = useTranslate();
  const names = (useFrame(namesOf) ?? '').split('\n');
  const end = Math.min(...comparison.ends);
  const upTo = (facts: readonly Fact[]): readonly Fact[] => facts.filter((fact) => fact.t <= end);
  const found = firstDifference(upTo(comparison.one), upTo(comparison.other), comparison.forkSeq);
  if (found === null) return <>{t('future.compare.same')}</>;
  const isOne = found.other === null || (found.one !== null && found.one.t <= found.other.t);
  const fact = isOne ? found.one : found.other;
  if (fact === null) return <>{t('future.compare.same')}</>;
  const what = factWords(t, fact, names);
  const { letter } = isOne ? pair[0] : pair[1];
  return <>{t('future.compare.first', { at: clockText(found.t), letter, what })}</>;
}

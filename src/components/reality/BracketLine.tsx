/**
 * What a recording does not say is bracketed by seeds: a button that begins it, its progress, and in a
 * sentence how many of the recorded instants lie within.
 */
import type { ReactElement } from 'react';
import { isInside } from '../../recordings/compare/brackets.ts';
import { SEEDS, type UsedBrackets } from './useBrackets.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

export function BracketLine({ used }: { readonly used: UsedBrackets }): ReactElement {
  const t = useRealityTranslate();
  const { brackets, percent } = used;
  const inside = brackets?.brackets.filter(isInside).length ?? 0;
  const untold = brackets?.brackets.filter(({ span }) => span === null).length ?? 0;
  return (
    <div className="reality-brackets-line">
      {percent === null ? (
        <button type="button" className="button" onClick={used.start}>
          {t('reality.bracket.start', { seeds: SEEDS })}
        </button>
      ) : (
        <button type="button" className="button" onClick={used.stop}>
          {t('reality.bracket.stop')}
        </button>
      )}
      <p role="status">
        {percent !== null
          ? t('reality.bracket.running', { percent, seeds: SEEDS })
          : brackets === null
            ? t('reality.bracket.about')
            : t('reality.bracket.finding', {
                inside,
                all: brackets.brackets.length,
                untold,
                seeds: brackets.seeds,
              })}
      </p>
    </div>
  );
}

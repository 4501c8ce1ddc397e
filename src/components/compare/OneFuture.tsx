/** In the place of a comparison while there is one future: why there is nothing to compare, and how that changes. */
import { useEffect, type ReactElement } from 'react';
import { useAppStore, useFrame, useSource, useTranslate } from '../../store/hooks.tsx';
import type { Future } from '../controls/useFutures.ts';
import { clockText } from '../timeline/timeScale.ts';

export function OneFuture({ futures }: { readonly futures: readonly Future[] }): ReactElement {
  const t = useTranslate();
  const source = useSource();
  const compare = useAppStore((state) => state.compare);
  const now = useFrame((frame) => frame.now) ?? 0;
  const hasMore = futures.length > 1;
  // Another has begun: the stage comes back, where something can be done in it.
  useEffect(() => {
    if (hasMore) compare(null);
  }, [hasMore, compare]);
  return (
    <div className="compare compare--none">
      <h2>{t('future.compare.none')}</h2>
      <p>{t('future.compare.none.why')}</p>
      <p>{t('future.compare.none.then')}</p>
      <div className="compare-choices">
        <button type="button" className="button button--filled" onClick={() => source.fork()}>
          {t('future.compare.none.fork', { at: clockText(now) })}
        </button>
        <button type="button" className="button" onClick={() => compare(null)}>
          {t('future.compare.none.back')}
        </button>
      </div>
    </div>
  );
}

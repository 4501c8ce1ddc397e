/** Says that the run stopped by a fault of ours, and how to see it again: seed, instant, link. */
import { useSyncExternalStore, type ReactElement } from 'react';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { startOver } from '../controls/transport.ts';
import { clockText } from '../timeline/timeScale.ts';
import { useFiles } from './useFiles.ts';
import '../common/dialog.css';

export function RunFailure(): ReactElement | null {
  const t = useTranslate();
  const store = useAppStoreApi();
  const { copyLink } = useFiles();
  const { source } = store;
  const failure = useSyncExternalStore(source.subscribe, source.failure);
  if (failure === null) return null;
  return (
    <div className="state-panel state-panel--over" role="alert">
      <h2>{t('app.failed.title')}</h2>
      <p>{t('app.failed.text', { message: failure.message })}</p>
      <p>{t('app.failed.again', { seed: failure.seed, at: clockText(failure.at) })}</p>
      <div className="state-actions">
        <button type="button" className="button button--filled" onClick={() => startOver(store)}>
          {t('app.failed.restart')}
        </button>
        <button type="button" className="button" onClick={copyLink}>
          {t('app.copyLink')}
        </button>
      </div>
    </div>
  );
}

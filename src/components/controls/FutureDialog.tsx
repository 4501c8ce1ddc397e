/** Gives the future that is shown a name of the user's own; an empty one gives it back the page's. */
import { useId, useState, type ReactElement } from 'react';
import { LONGEST_NAME } from '../../engine/index.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { useFutures } from './useFutures.ts';

export function FutureDialog(): ReactElement | null {
  const t = useTranslate();
  const id = useId();
  const { source } = useAppStoreApi();
  const open = useAppStore((state) => state.open);
  const future = useFutures().find(({ isCurrent }) => isCurrent);
  const [text, setText] = useState(future?.branch.name ?? '');
  if (future === undefined) return null;
  const isGood = text.trim().length <= LONGEST_NAME;
  return (
    <Dialog
      title={t('future.renameTitle', { letter: future.letter })}
      size="small"
      onClose={() => open(null)}
    >
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isGood) return;
          source.rename(future.branch.id, text);
          open(null);
        }}
      >
        <label htmlFor={id}>{t('future.name')}</label>
        <div className="ask-line">
          <input
            id={id}
            className="field"
            value={text}
            placeholder={future.name}
            aria-invalid={!isGood}
            aria-describedby={`${id}-range`}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button button--filled" disabled={!isGood}>
            {t('future.nameSet')}
          </button>
        </div>
        <p id={`${id}-range`} className="quiet">
          {t('future.nameRange', { most: String(LONGEST_NAME) })}
        </p>
      </form>
    </Dialog>
  );
}

/**
 * The futures of the run at the end of the transport: which one is shown, and a menu for what can be
 * done with them. While there is one, only the menu stands there. On a phone they are in the page's menu.
 */
import { lazy, type ReactElement } from 'react';
import { useMedia } from '../common/useMedia.ts';
import { MenuButton } from '../common/MenuButton.tsx';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { useFutures, type Future } from './useFutures.ts';
import './futures.css';

const FuturesMenu = lazy(async () => ({
  default: (await import('./FuturesMenu.tsx')).FuturesMenu,
}));

/** Where there is no room for them, the futures are in the menu alone. */
const NARROW = '(max-width: 1180px)';

export function Futures(): ReactElement {
  const t = useTranslate();
  const futures = useFutures();
  const isNarrow = useMedia(NARROW);
  const current = futures.find(({ isCurrent }) => isCurrent);
  const hasMany = futures.length > 1;
  return (
    <div className="futures" role="group" aria-label={t('future.label')}>
      {hasMany && !isNarrow ? (
        <div className="segments futures-list" data-many={futures.length > 2}>
          {futures.map((future) => (
            <FutureButton key={future.branch.id} future={future} />
          ))}
        </div>
      ) : null}
      <MenuButton
        className="playback-button futures-more"
        label={t('future.menu')}
        align="end"
        menu={(props) => <FuturesMenu {...props} futures={futures} />}
      >
        {hasMany && isNarrow && current !== undefined ? (
          <b className="mono">{current.letter}</b>
        ) : null}
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 14h5c4 0 3-8 9-8M3 14h14" />
          <circle cx={7.5} cy={14} r={1.6} fill="currentColor" />
        </svg>
      </MenuButton>
    </div>
  );
}

function FutureButton({ future }: { readonly future: Future }): ReactElement {
  const t = useTranslate();
  const { source } = useAppStoreApi();
  const { branch, letter, name, short, isCurrent } = future;
  const label = t('future.show', { letter, name });
  return (
    <button
      type="button"
      aria-pressed={isCurrent}
      aria-label={label}
      title={label}
      onClick={() => source.switchTo(branch.id)}
    >
      <b>{letter}</b>
      <span className="futures-name">{short}</span>
    </button>
  );
}

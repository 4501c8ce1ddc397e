/**
 * What presenting adds to the page: the keys of a remote, the black screen, the pointer, the inspector
 * over the stage, and a way out. The page itself leaves out what a projector does not need.
 */
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import { useAppStore, useAppStoreApi } from '../../store/hooks.tsx';
import { Icon } from '../common/Icon.tsx';
import { useShareTranslate } from '../export/useShareTranslate.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Spotlight } from './Spotlight.tsx';
import { backOut } from './presentKeys.ts';
import { usePresentKeys } from './usePresentKeys.ts';
import './present.css';

export function Presentation(): ReactElement {
  const t = useShareTranslate();
  const store = useAppStoreApi();
  const present = useAppStore((state) => state.present);
  const inspectorOver = useAppStore((state) => state.inspectorOver);
  const [blank, setBlank] = useState(false);
  usePresentKeys(blank, setBlank);
  useFullScreen(() => backOut({ store, blank, setBlank }));
  return (
    <>
      <button
        type="button"
        className="icon-button present-leave"
        aria-label={t('share.present.leave')}
        title={t('share.present.leave')}
        onClick={() => present(false)}
      >
        <Icon name="close" />
      </button>
      {inspectorOver ? (
        <div className="present-inspector">
          <Inspector />
        </div>
      ) : null}
      <Spotlight />
      {blank ? <Blank onClose={() => setBlank(false)} /> : null}
    </>
  );
}

function Blank({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useShareTranslate();
  return (
    <div className="present-blank" onPointerDown={onClose}>
      <p role="status" className="hidden-text">
        {t('share.present.blank')}
      </p>
    </div>
  );
}

/**
 * The whole screen where the browser gives it. There the browser keeps Escape for itself and only says
 * that the screen was left, so leaving it counts as that key.
 */
function useFullScreen(onLeave: () => void): void {
  const left = useEffectEvent(onLeave);
  useEffect(() => {
    // A phone may not have it at all.
    if (!document.fullscreenEnabled) return;
    // Without a press of the user, as from a link, it is refused: the page then stays as large as it is.
    document.documentElement.requestFullscreen().catch(() => undefined);
    const onChange = (): void => {
      if (document.fullscreenElement === null) left();
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}

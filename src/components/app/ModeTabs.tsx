/** The modes of the page as text, the present one underlined. */
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import type { Mode } from '../../store/store.ts';

const MODES: readonly Mode[] = ['simulate', 'reality'];

export function ModeTabs(): ReactElement {
  const t = useTranslate();
  const mode = useAppStore((state) => state.mode);
  const setMode = useAppStore((state) => state.setMode);
  return (
    <nav className="top-modes" aria-label={t('app.modes')}>
      {MODES.map((each) => (
        <button
          key={each}
          type="button"
          aria-current={each === mode ? 'page' : undefined}
          onClick={() => setMode(each)}
        >
          {t(`app.mode.${each}`)}
        </button>
      ))}
    </nav>
  );
}

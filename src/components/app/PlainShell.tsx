/** The page around a mode that is not the simulation: top bar, the mode itself when it has come, dialogs, notices. */
import { Suspense, type ReactElement, type ReactNode } from 'react';
import { useTranslate } from '../../store/hooks.tsx';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { Dialogs } from './Dialogs.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ModeTabs } from './ModeTabs.tsx';
import { NoticeLine } from './NoticeLine.tsx';
import { TopBar } from './TopBar.tsx';
import './appShell.css';
import '../common/menu.css';

/** The dialogs of such a page have no object to open a menu for. */
const noMenu = (): void => undefined;

export function PlainShell({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useTranslate();
  const isPhone = useMedia(PHONE);
  return (
    <div className="shell shell--plain">
      <TopBar />
      <ErrorBoundary>
        <Suspense fallback={<p className="shell-loading">{t('app.mode.loading')}</p>}>
          {children}
        </Suspense>
      </ErrorBoundary>
      {isPhone ? <ModeTabs /> : null}
      <Dialogs onMenu={noMenu} />
      <NoticeLine />
    </div>
  );
}

/**
 * The page: top bar, tools, stage, narrator, time, inspector. The order of the elements is the order
 * of reading; where each stands on a projector, laptop, tablet or phone is the style sheet's matter.
 */
import { lazy, Suspense, useCallback, useState, type ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { Narrator } from '../controls/Narrator.tsx';
import { ObjectMenu, type Asking, type MenuRequest } from '../controls/ObjectMenu.tsx';
import { PlaybackBar } from '../controls/PlaybackBar.tsx';
import { ToolRail } from '../controls/ToolRail.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { ScoreView } from '../score/ScoreView.tsx';
import { ZoneStrip } from '../score/ZoneStrip.tsx';
import type { OnMenu } from '../score/stageGestures.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Dialogs } from './Dialogs.tsx';
import { DropTarget } from './DropTarget.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NoticeLine } from './NoticeLine.tsx';
import { RunFailure } from './RunFailure.tsx';
import { TopBar } from './TopBar.tsx';
import { useShortcuts } from './useShortcuts.ts';
import './appShell.css';
import '../common/menu.css';

/** Two futures side by side come when they are asked for. */
const CompareView = lazy(async () => ({
  default: (await import('../compare/CompareView.tsx')).CompareView,
}));
const WhyPanel = lazy(async () => ({ default: (await import('../why/WhyPanel.tsx')).WhyPanel }));
const WhySheet = lazy(async () => ({ default: (await import('../why/WhyPanel.tsx')).WhySheet }));

export function AppShell(): ReactElement {
  const t = useTranslate();
  const isPhone = useMedia(PHONE);
  const inspectorShown = useAppStore((state) => state.inspectorShown);
  const compared = useAppStore((state) => state.compared);
  const why = useAppStore((state) => state.why);
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const openMenu = useCallback<OnMenu>(
    (target, x, y, part) => setMenu({ target, x, y, part: part ?? null }),
    [],
  );
  const [asking, setAsking] = useState<Asking | null>(null);
  useShortcuts(openMenu, setAsking);
  return (
    <div className={`shell ${inspectorShown || why !== null ? '' : 'shell--wide'}`}>
      <a className="skip" href="#stage">
        {t('app.skip')}
      </a>
      <TopBar />
      <main className="shell-main">
        <ToolRail onMenu={openMenu} />
        <section
          className="shell-stage"
          id="stage"
          aria-label={t('app.region.stage')}
          tabIndex={-1}
          data-region
        >
          <ErrorBoundary>
            {compared === null ? (
              <ScoreView onMenu={openMenu} />
            ) : (
              <Suspense fallback={null}>
                <CompareView pair={compared} />
              </Suspense>
            )}
          </ErrorBoundary>
          <RunFailure />
        </section>
        <div className="shell-narrator" tabIndex={-1} data-region>
          <ErrorBoundary>
            <ZoneStrip />
            <Narrator />
          </ErrorBoundary>
        </div>
        <section
          className="shell-time"
          aria-label={t('app.region.timeline')}
          tabIndex={-1}
          data-region
        >
          <ErrorBoundary>
            <PlaybackBar />
            <Timeline />
          </ErrorBoundary>
        </section>
        <ErrorBoundary>
          <SidePanel isPhone={isPhone} />
        </ErrorBoundary>
      </main>
      <ObjectMenu request={menu} asking={asking} onRequest={setMenu} onAsk={setAsking} />
      <Dialogs onMenu={openMenu} />
      <DropTarget />
      <NoticeLine />
    </div>
  );
}

/** The inspector, or in its place the answer to "why?". */
function SidePanel({ isPhone }: { readonly isPhone: boolean }): ReactElement | null {
  const inspectorShown = useAppStore((state) => state.inspectorShown);
  const why = useAppStore((state) => state.why);
  if (why !== null)
    return (
      <Suspense fallback={null}>
        {isPhone ? <WhySheet fact={why} /> : <WhyPanel fact={why} />}
      </Suspense>
    );
  return isPhone || !inspectorShown ? null : <Inspector />;
}

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
import { useAims } from '../controls/useAims.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { ScoreView } from '../score/ScoreView.tsx';
import { ZoneStrip } from '../score/ZoneStrip.tsx';
import type { OnMenu } from '../score/stageHand.ts';
import { RangeBar } from '../timeline/RangeCard.tsx';
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

/** Comes with the first presentation. */
const Presentation = lazy(async () => ({
  default: (await import('../present/Presentation.tsx')).Presentation,
}));

const shellClass = (presenting: boolean, hasPanel: boolean): string =>
  presenting ? 'shell shell--present' : hasPanel ? 'shell' : 'shell shell--wide';

export function AppShell(): ReactElement {
  const t = useTranslate();
  const isPhone = useMedia(PHONE);
  const inspectorShown = useAppStore((state) => state.inspectorShown);
  const compared = useAppStore((state) => state.compared);
  const why = useAppStore((state) => state.why);
  const presenting = useAppStore((state) => state.presenting);
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const openMenu = useCallback<OnMenu>(
    (target, x, y, part) => setMenu({ target, x, y, part: part ?? null }),
    [],
  );
  const [asking, setAsking] = useState<Asking | null>(null);
  useShortcuts(openMenu, setAsking);
  useAims();
  return (
    <div className={shellClass(presenting, inspectorShown || why !== null)}>
      <SkipLink />
      {presenting ? null : <TopBar />}
      <main className="shell-main">
        {presenting ? null : <ToolRail onMenu={openMenu} />}
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
                <CompareView ids={compared} />
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
            <Time />
          </ErrorBoundary>
        </section>
        {presenting ? null : (
          <ErrorBoundary>
            <SidePanel isPhone={isPhone} />
          </ErrorBoundary>
        )}
      </main>
      {presenting ? <Projected why={why !== null} isPhone={isPhone} /> : null}
      <ObjectMenu request={menu} asking={asking} onRequest={setMenu} onAsk={setAsking} />
      <Dialogs onMenu={openMenu} />
      <DropTarget />
      <NoticeLine />
    </div>
  );
}

const Time = (): ReactElement => (
  <>
    <PlaybackBar />
    <RangeBar />
    <Timeline />
  </>
);

function SkipLink(): ReactElement {
  const t = useTranslate();
  return (
    <a className="skip" href="#stage">
      {t('app.skip')}
    </a>
  );
}

interface ProjectedProps {
  readonly why: boolean;
  readonly isPhone: boolean;
}

/** What presenting adds; an answer to "why?" lies over the stage, as the inspector does. */
const Projected = ({ why, isPhone }: ProjectedProps): ReactElement => (
  <Suspense fallback={null}>
    <Presentation />
    {why ? (
      <div className="present-inspector">
        <SidePanel isPhone={isPhone} />
      </div>
    ) : null}
  </Suspense>
);

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

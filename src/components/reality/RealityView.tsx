/** Beside reality: choose a recording, see it and the engine on one axis, and how far the two agree. */
import { useState, type DragEvent, type KeyboardEvent, type ReactElement } from 'react';
import type { Comparer } from '../../recordings/compare/comparer.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { AppStore } from '../../store/store.ts';
import { ProblemTable } from '../app/ProblemTable.tsx';
import { BracketLine } from './BracketLine.tsx';
import { Finding } from './Finding.tsx';
import { PairTable } from './PairTable.tsx';
import { RealityHead } from './RealityHead.tsx';
import { moveTo, moveToPair, pairsInTime, zoom } from './realityTime.ts';
import { RealityTimeline, type LaneOrder } from './RealityTimeline.tsx';
import { RealityTransport } from './RealityTransport.tsx';
import { REALITY_KEYS } from './realityKeys.ts';
import { RecordingList } from './RecordingList.tsx';
import { useBrackets } from './useBrackets.ts';
import { useComparison, type Progress, type RealityTrouble, type Shown } from './useComparison.ts';
import { usePlayClock, type PlayClock } from './usePlayClock.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';
import '../app/dialogs.css';
import '../controls/playback.css';
import './reality.css';
import './finding.css';
import './lanes.css';
import './caps.css';

export function RealityView({ comparer }: { readonly comparer: Comparer }): ReactElement {
  const t = useRealityTranslate();
  const { facts, shown, progress, trouble, openFile, forgive } = useComparison(comparer);
  const play = usePlayClock(shown?.comparison.seconds ?? 0);
  const store = useAppStoreApi();
  const [isOver, setIsOver] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) void openFile(file);
  };
  return (
    <main
      className="reality"
      onKeyDown={(event) => onKey(event, store, shown, play)}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(event.dataTransfer.types.includes('Files'));
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setIsOver(false);
      }}
      onDrop={onDrop}
    >
      <RecordingList onFile={(file) => void openFile(file)} />
      <section className="reality-main" aria-label={t('reality.title')} tabIndex={-1} data-region>
        <RealityHead facts={facts} />
        {trouble === null ? null : <Trouble trouble={trouble} onClose={forgive} />}
        <ProgressLine progress={progress} />
        {shown === null ? null : <Compared comparer={comparer} shown={shown} play={play} />}
      </section>
      {isOver ? (
        <div className="drop-target">
          <p>{t('reality.dropHere')}</p>
        </div>
      ) : null}
    </main>
  );
}

function Compared({
  comparer,
  shown,
  play,
}: {
  readonly comparer: Comparer;
  readonly shown: Shown;
  readonly play: PlayClock;
}): ReactElement {
  const view = useAppStore((state) => state.reality.shown);
  const [order, setOrder] = useState<LaneOrder>('recorded');
  const { comparison } = shown;
  const used = useBrackets(comparer, comparison);
  return (
    <>
      <Finding comparison={comparison} />
      <BracketLine used={used} />
      <Choices order={order} onOrder={setOrder} />
      {view === 'lanes' ? (
        <RealityTimeline comparison={comparison} order={order} brackets={used.brackets} />
      ) : (
        <PairTable comparison={comparison} brackets={used.brackets} />
      )}
      <RealityTransport comparison={comparison} play={play} />
    </>
  );
}

interface ChoicesProps {
  readonly order: LaneOrder;
  readonly onOrder: (order: LaneOrder) => void;
}

function Choices({ order, onOrder }: ChoicesProps): ReactElement {
  const t = useRealityTranslate();
  const view = useAppStore((state) => state.reality.shown);
  const setReality = useAppStore((state) => state.setReality);
  return (
    <div className="reality-views">
      <div className="segments" role="group" aria-label={t('reality.view')}>
        {(['lanes', 'table'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={view === each}
            onClick={() => setReality({ shown: each })}
          >
            {t(`reality.${each}`)}
          </button>
        ))}
      </div>
      {view === 'table' ? null : (
        <div className="segments" role="group" aria-label={t('reality.order')}>
          {(['recorded', 'worst'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={order === each}
              onClick={() => onOrder(each)}
            >
              {t(`reality.order.${each}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function ProgressLine({ progress }: { readonly progress: Progress }): ReactElement {
  const t = useRealityTranslate();
  const words =
    progress.kind === 'loading'
      ? t('reality.loading')
      : progress.kind === 'running'
        ? t('reality.running', { percent: progress.percent })
        : '';
  return (
    <p className="reality-progress" role="status" data-busy={words === '' ? undefined : true}>
      {words}
    </p>
  );
}

interface TroubleProps {
  readonly trouble: RealityTrouble;
  readonly onClose: () => void;
}

function Trouble({ trouble, onClose }: TroubleProps): ReactElement {
  const t = useRealityTranslate();
  const say = useTranslate();
  return (
    <div className="reality-trouble" role="alert">
      <h3>{t('reality.trouble')}</h3>
      <p>{say('app.trouble.of', { name: trouble.name })}</p>
      <ProblemTable problems={trouble.problems} />
      <p className="quiet">{t('reality.trouble.stays')}</p>
      <button type="button" className="button" onClick={onClose}>
        {say('app.close')}
      </button>
    </div>
  );
}

/** Keys of this page; controls that have their own use for a key keep it. */
function onKey(event: KeyboardEvent, store: AppStore, shown: Shown | null, play: PlayClock): void {
  const { target } = event;
  if (shown === null || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!(target instanceof HTMLElement) || target.closest('input, select, textarea') !== null)
    return;
  const isOnButton = target.closest('button') !== null;
  if (event.key === ' ' && isOnButton) return;
  if (event.key.length === 1 && event.key !== ' ' && !store.getState().singleKeys) return;
  const found = REALITY_KEYS.find(({ keys }) => keys.includes(event.key));
  if (found === undefined) return;
  event.preventDefault();
  const { comparison } = shown;
  const length = comparison.seconds;
  found.run({
    store,

    playing: play.playing,
    setPlaying: play.setPlaying,
    moveTo: (seconds) => moveTo(store, seconds, length),
    toPair: (direction) => moveToPair(store, pairsInTime(comparison), direction, length),
    zoom: (factor) => zoom(store, factor, length),
  });
}

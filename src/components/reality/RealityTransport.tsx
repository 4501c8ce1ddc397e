/** Playing a comparison: to the beginning, from transition to transition, play, the clock, speed, zoom. */
import { useMemo, type ReactElement } from 'react';
import type { ComparedPair, Comparison } from '../../recordings/compare/comparison.ts';
import { useAppStore, useAppStoreApi } from '../../store/hooks.tsx';
import { DETENTS, speedText } from '../controls/transport.ts';
import { Round } from '../controls/Round.tsx';
import { moveTo, moveToPair, pairAt, pairsInTime, zoom } from './realityTime.ts';
import { clock, objectWords, signed, whatWords } from './realityWords.ts';
import type { PlayClock } from './usePlayClock.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

interface RealityTransportProps {
  readonly comparison: Comparison;
  readonly play: PlayClock;
}

const ICONS = {
  start: 'M5 4v12M16 4.5L7.5 10l8.5 5.5z',
  previous: 'M12.5 4.5L5 10l7.5 5.5M15.5 10h.01',
  next: 'M7.5 4.5L15 10l-7.5 5.5M4.5 10h.01',
  play: 'M6.5 4.2L15.5 10l-9 5.8z',
  pause: 'M7 4v12M13 4v12',
} as const;

export function RealityTransport({ comparison, play }: RealityTransportProps): ReactElement {
  const t = useRealityTranslate();
  const store = useAppStoreApi();
  const pairs = useMemo(() => pairsInTime(comparison), [comparison]);
  const length = comparison.seconds;
  return (
    <div className="reality-transport">
      <Now pairs={pairs} isLive={!play.playing} />
      <div className="reality-bar" role="toolbar" aria-label={t('reality.time')}>
        <Round label={t('reality.toStart')} onClick={() => moveTo(store, 0, length)}>
          <path d={ICONS.start} />
        </Round>
        <Round label={t('reality.previous')} onClick={() => moveToPair(store, pairs, -1, length)}>
          <path d={ICONS.previous} />
        </Round>
        <Round
          isMain
          label={play.playing ? t('reality.pause') : t('reality.play')}
          onClick={() => play.setPlaying(!play.playing)}
        >
          <path
            d={play.playing ? ICONS.pause : ICONS.play}
            fill={play.playing ? 'none' : 'currentColor'}
          />
        </Round>
        <Round label={t('reality.next')} onClick={() => moveToPair(store, pairs, 1, length)}>
          <path d={ICONS.next} />
        </Round>
        <Clock />
        <label className="reality-label">
          <span>{t('reality.speed')}</span>
          <select
            className="field mono"
            value={play.speed}
            onChange={(event) => play.setSpeed(Number(event.target.value))}
          >
            {DETENTS.map((speed) => (
              <option key={speed} value={speed}>{`${speedText(speed)}×`}</option>
            ))}
          </select>
        </label>
        <div className="segments" role="group" aria-label={t('reality.zoomFit')}>
          <button
            type="button"
            aria-label={t('reality.zoomOut')}
            title={t('reality.zoomOut')}
            onClick={() => zoom(store, 2, length)}
          >
            −
          </button>
          <button type="button" onClick={() => store.getState().setReality({ range: null })}>
            {t('reality.zoomFit')}
          </button>
          <button
            type="button"
            aria-label={t('reality.zoomIn')}
            title={t('reality.zoomIn')}
            onClick={() => zoom(store, 0.5, length)}
          >
            +
          </button>
        </div>
        <p className="reality-keys">{t('reality.keys')}</p>
      </div>
    </div>
  );
}

function Clock(): ReactElement {
  const at = useAppStore((state) => state.reality.at);
  return (
    <b className="reality-clock mono" role="timer" aria-live="off">
      {clock(at)}
    </b>
  );
}

interface NowProps {
  readonly pairs: readonly ComparedPair[];
  readonly isLive: boolean;
}

/** The newest transition at the playhead, in a sentence; read aloud only while time stands. */
function Now({ pairs, isLive }: NowProps): ReactElement {
  const t = useRealityTranslate();
  const pair = useAppStore((state) => pairAt(pairs, state.reality.at));
  return (
    <p className="reality-now" aria-live={isLive ? 'polite' : 'off'}>
      {pair === null ? t('reality.now.none') : <NowWords pair={pair} />}
    </p>
  );
}

function NowWords({ pair }: { readonly pair: ComparedPair }): ReactElement {
  const t = useRealityTranslate();
  const { recordedSeconds, simulatedSeconds, differenceSeconds } = pair;
  const [object, what] = [objectWords(t, pair.object), whatWords(t, pair)];
  if (recordedSeconds === null)
    return <>{t('reality.now.extra', { object, what, engine: clock(simulatedSeconds ?? 0) })}</>;
  const recorded = clock(recordedSeconds);
  if (simulatedSeconds === null || differenceSeconds === null)
    return <>{t('reality.now.missing', { object, what, recorded })}</>;
  const seconds = signed(differenceSeconds);
  const difference = t('reality.seconds', { seconds });
  const engine = clock(simulatedSeconds);
  return <>{t('reality.now.pair', { object, what, recorded, engine, difference })}</>;
}

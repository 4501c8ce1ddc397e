/**
 * The transport: back and forward by event or notable fact, play or pause, the two clocks, speed,
 * seconds, loop, and the futures.
 */
import { lazy, Suspense, type ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { Frame } from '../../sources/frame.ts';
import { useFrameText } from '../canvas/frameText.ts';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { clockText, wallText } from '../timeline/timeScale.ts';
import { Futures } from './Futures.tsx';
import { SpeedSlider } from './SpeedSlider.tsx';
import { stepForward, takeStep, toggleLoop, togglePlay } from './transport.ts';
import { Round } from './Round.tsx';
import './playback.css';

/** Menus come after the first picture. */
const SpeedMenu = lazy(async () => ({ default: (await import('./SpeedMenu.tsx')).SpeedMenu }));

const ICONS = {
  back: 'M12.5 4.5L5 10l7.5 5.5',
  previous: 'M4.5 4v12M16 4.5L7.5 10l8.5 5.5z',
  loop: 'M4 9V8a2.5 2.5 0 0 1 2.5-2.5H15M12.5 3L15 5.5 12.5 8M16 11v1a2.5 2.5 0 0 1-2.5 2.5H5M7.5 17L5 14.5 7.5 12',
  play: 'M6.5 4.2L15.5 10l-9 5.8z',
  pause: 'M6.5 4v12M13.5 4v12',
  step: 'M7.5 4.5L15 10l-7.5 5.5',
  notable: 'M15.5 4v12M4 4.5L12.5 10 4 15.5z',
} as const;

export function PlaybackBar(): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const playing = useAppStore((state) => state.playing);
  const isPhone = useMedia(PHONE);
  return (
    <div className="playback" role="toolbar" aria-label={t('timeline.transport')}>
      <div className="playback-buttons">
        <Round
          label={t('timeline.previousNotable')}
          onClick={() => takeStep(store, 'notable', 'back')}
        >
          <path d={ICONS.previous} />
        </Round>
        <Round label={t('timeline.stepBack')} onClick={() => takeStep(store, 'event', 'back')}>
          <path d={ICONS.back} />
          <circle cx={15.5} cy={10} r={1.1} fill="currentColor" />
        </Round>
        <Round
          label={playing ? t('timeline.pause') : t('timeline.play')}
          isMain
          onClick={() => togglePlay(store)}
        >
          {playing ? (
            <path d={ICONS.pause} strokeWidth={3} />
          ) : (
            <path d={ICONS.play} fill="currentColor" />
          )}
        </Round>
        <Round label={t('timeline.step')} onClick={() => stepForward(store, 'event')}>
          <path d={ICONS.step} />
          <circle cx={4.5} cy={10} r={1.1} fill="currentColor" />
        </Round>
        <Round label={t('timeline.nextNotable')} onClick={() => stepForward(store, 'notable')}>
          <path d={ICONS.notable} />
        </Round>
      </div>
      <Clocks />
      {isPhone ? (
        <Suspense fallback={null}>
          <SpeedMenu />
        </Suspense>
      ) : (
        <>
          <SpeedSlider />
          <button
            type="button"
            className="playback-second"
            aria-label={t('timeline.secondBack')}
            onClick={() => takeStep(store, 'second', 'back')}
          >
            {t('timeline.secondBackShort')}
          </button>
          <button
            type="button"
            className="playback-second"
            aria-label={t('timeline.second')}
            onClick={() => stepForward(store, 'second')}
          >
            {t('timeline.secondShort')}
          </button>
          <LoopButton />
        </>
      )}
      {isPhone ? null : <Futures />}
    </div>
  );
}

const virtualClock = (frame: Frame): string => clockText(frame.now);
const wallClock = (frame: Frame): string => wallText(frame.date, frame.now);

/** Both clocks change many times a second, so a painter writes them. */
function Clocks(): ReactElement {
  const virtual = useFrameText<HTMLElement>(virtualClock);
  const wall = useFrameText<HTMLElement>(wallClock);
  return (
    <div className="playback-clocks" role="timer" aria-live="off">
      <b ref={virtual}>0:00.0</b>
      <span ref={wall} />
    </div>
  );
}

/** Plays a stretch again and again. */
function LoopButton(): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const loop = useAppStore((state) => state.loop);
  const label =
    loop === null
      ? t('timeline.loop')
      : t('timeline.loopOf', { from: clockText(loop[0]), to: clockText(loop[1]) });
  return (
    <button
      type="button"
      className="playback-button"
      aria-pressed={loop !== null}
      aria-label={label}
      title={label}
      onClick={() => toggleLoop(store)}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={ICONS.loop} />
      </svg>
    </button>
  );
}

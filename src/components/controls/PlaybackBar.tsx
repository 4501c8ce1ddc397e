/**
 * The transport: start over, play or pause, step, the two clocks, speed. Time only runs forward
 * here, so there is nothing that goes back.
 */
import { lazy, Suspense, type ReactElement, type ReactNode } from 'react';
import { useAppStore, useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { Frame } from '../../sources/frame.ts';
import { useFrameText } from '../canvas/frameText.ts';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { clockText, wallText, WINDOW } from '../timeline/timeScale.ts';
import { SpeedSlider } from './SpeedSlider.tsx';
import { startOver, stepForward, togglePlay } from './transport.ts';
import './playback.css';

/** Menus come after the first picture. */
const SpeedMenu = lazy(async () => ({ default: (await import('./SpeedMenu.tsx')).SpeedMenu }));

const ICONS = {
  reset: 'M5.2 6.6A6 6 0 1 1 4 10.6M4.6 3.2v3.8h3.8',
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
        <Button label={t('timeline.reset')} onClick={() => startOver(store)}>
          <path d={ICONS.reset} />
        </Button>
        <Button
          label={playing ? t('timeline.pause') : t('timeline.play')}
          isMain
          onClick={() => togglePlay(store)}
        >
          {playing ? (
            <path d={ICONS.pause} strokeWidth={3} />
          ) : (
            <path d={ICONS.play} fill="currentColor" />
          )}
        </Button>
        <Button label={t('timeline.step')} onClick={() => stepForward(store, 'event')}>
          <path d={ICONS.step} />
          <circle cx={4.5} cy={10} r={1.1} fill="currentColor" />
        </Button>
        <Button label={t('timeline.nextNotable')} onClick={() => stepForward(store, 'notable')}>
          <path d={ICONS.notable} />
        </Button>
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
            aria-label={t('timeline.second')}
            onClick={() => stepForward(store, 'second')}
          >
            {t('timeline.secondShort')}
          </button>
          <WindowLabel />
        </>
      )}
    </div>
  );
}

interface ButtonProps {
  readonly label: string;
  readonly isMain?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

const Button = ({ label, isMain = false, onClick, children }: ButtonProps): ReactElement => (
  <button
    type="button"
    className={isMain ? 'playback-button playback-button--main' : 'playback-button'}
    aria-label={label}
    title={label}
    onClick={onClick}
  >
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {children}
    </svg>
  </button>
);

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

const isWhole = (frame: Frame): boolean => frame.now <= WINDOW;

/** How much of the run the timeline below shows. */
function WindowLabel(): ReactElement {
  const t = useTranslate();
  const whole = useFrame(isWhole) ?? true;
  return (
    <span className="playback-window">
      {whole
        ? t('timeline.window.whole')
        : t('timeline.window.last', { seconds: String(WINDOW / 1_000_000) })}
    </span>
  );
}

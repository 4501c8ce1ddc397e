/** The speed as a slide rule: four decades, a knob that rests at detents, arrows from one to the next. */
import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { DETENTS, nextDetent, shareOfSpeed, speedAt, speedText } from './transport.ts';

const WIDTH = 250;
const LEFT = 8;
const RIGHT = 242;
const LINE = 13;
const DECADES = [0.1, 1, 10, 100, 1000];
const SMALL = DECADES.slice(0, -1).flatMap((decade) =>
  [2, 3, 4, 5, 6, 7, 8, 9].map((times) => decade * times),
);

const xOfSpeed = (speed: number): number => LEFT + shareOfSpeed(speed) * (RIGHT - LEFT);

export function SpeedSlider(): ReactElement {
  const t = useTranslate();
  const speed = useAppStore((state) => state.speed);
  const setSpeed = useAppStore((state) => state.setSpeed);
  const rule = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent): void => {
    const box = rule.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    setSpeed(speedAt((x - LEFT) / (RIGHT - LEFT)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = speedByKey(event.key, speed);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setSpeed(next);
  };
  return (
    <div
      className="speed"
      ref={rule}
      role="slider"
      tabIndex={0}
      aria-label={t('timeline.speed')}
      aria-valuemin={0.1}
      aria-valuemax={1000}
      aria-valuenow={speed}
      aria-valuetext={t('timeline.speedValue', { speed: speedText(speed) })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
      }}
    >
      <SlideRule speed={speed} />
    </div>
  );
}

/** The speed a key leads to, or null if it is not one of the slider's. */
function speedByKey(key: string, speed: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return nextDetent(speed, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return nextDetent(speed, -1);
    case 'PageUp':
      return Math.min(speed * 10, 1000);
    case 'PageDown':
      return Math.max(speed / 10, 0.1);
    case 'Home':
      return 0.1;
    case 'End':
      return 1000;
    default:
      return null;
  }
}

function SlideRule({ speed }: { readonly speed: number }): ReactElement {
  const x = xOfSpeed(speed);
  const isLabelled = DECADES.includes(speed);
  return (
    <svg viewBox={`0 0 ${WIDTH} 36`} aria-hidden="true">
      <line className="speed-line" x1={LEFT} y1={LINE} x2={RIGHT} y2={LINE} />
      {SMALL.map((each) => (
        <line
          key={each}
          className={DETENTS.includes(each) ? 'speed-detent' : 'speed-small'}
          x1={xOfSpeed(each)}
          y1={10.5}
          x2={xOfSpeed(each)}
          y2={15.5}
        />
      ))}
      {DECADES.map((decade) => (
        <g key={decade}>
          <line
            className="speed-decade"
            x1={xOfSpeed(decade)}
            y1={8}
            x2={xOfSpeed(decade)}
            y2={18}
          />
          {isLabelled || Math.abs(xOfSpeed(decade) - x) > 26 ? (
            <text className="speed-text" x={xOfSpeed(decade)} y={32}>{`${decade}×`}</text>
          ) : null}
        </g>
      ))}
      {isLabelled ? null : (
        <text className="speed-text speed-text--now" x={x} y={32}>{`${speedText(speed)}×`}</text>
      )}
      <rect className="speed-knob" x={x - 5} y={4} width={10} height={18} rx={2} />
    </svg>
  );
}

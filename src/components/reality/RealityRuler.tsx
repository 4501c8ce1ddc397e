/** Overview, key-caps of what was done, and the ruler whose handle is the playhead. */
import {
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type RefCallback,
} from 'react';
import type { ComparedFault, Comparison } from '../../recordings/compare/comparison.ts';
import { useAppStore, useAppStoreApi } from '../../store/hooks.tsx';
import { moveTo } from './realityTime.ts';
import { heldRange, rulerTicks, secondsAt, xOf, type RealityScale } from './realityScale.ts';
import { capOf, clock, faultWords } from './realityWords.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

interface RealityRulerProps {
  readonly comparison: Comparison;
  readonly scale: RealityScale;
  readonly plot: RefCallback<HTMLElement>;
}

export function RealityRuler({ comparison, scale, plot }: RealityRulerProps): ReactElement {
  return (
    <div className="reality-ruler">
      <div className="reality-ruler-plot" ref={plot}>
        <Overview comparison={comparison} scale={scale} />
        <Caps comparison={comparison} scale={scale} />
        <Scale scale={scale} end={comparison.seconds} />
      </div>
    </div>
  );
}

const OVERVIEW_HEIGHT = 14;
/** A shorter drag than this is a click: it moves the playhead. Pixels. */
const CLICK = 4;

interface Drag {
  readonly from: number;
  readonly to: number;
}

/** Where along an element a pointer is, 0 to 1. */
function shareAt(event: PointerEvent<Element>): number {
  const box = event.currentTarget.getBoundingClientRect();
  return box.width === 0 ? 0 : Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
}

function Overview({
  comparison,
  scale,
}: {
  readonly comparison: Comparison;
  readonly scale: RealityScale;
}): ReactElement {
  const t = useRealityTranslate();
  const store = useAppStoreApi();
  const at = useAppStore((state) => state.reality.at);
  const [drag, setDrag] = useState<Drag | null>(null);
  const length = comparison.seconds;
  const x = (seconds: number): number => (seconds / length) * scale.width;
  const [from, to] =
    drag === null
      ? [scale.from, scale.to]
      : [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
  const finish = (): void => {
    if (drag === null) return;
    setDrag(null);
    if (x(to) - x(from) < CLICK) moveTo(store, drag.to, length);
    else store.getState().setReality({ range: heldRange([from, to], length) });
  };
  return (
    <svg
      className="reality-overview"
      viewBox={`0 -3 ${scale.width} ${OVERVIEW_HEIGHT + 6}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const seconds = shareAt(event) * length;
        setDrag({ from: seconds, to: seconds });
      }}
      onPointerMove={(event) => {
        if (drag !== null) setDrag({ ...drag, to: shareAt(event) * length });
      }}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
    >
      <title>{t('reality.overview')}</title>
      <rect className="reality-whole" x={0} y={0} width={scale.width} height={OVERVIEW_HEIGHT} />
      {marksOf(comparison, scale.width).map(({ place, far }) => (
        <line
          key={`${place}`}
          className={far ? 'reality-tick reality-tick--far' : 'reality-tick'}
          x1={place}
          x2={place}
          y1={far ? 2 : 6}
          y2={OVERVIEW_HEIGHT - 2}
        />
      ))}
      <path
        className="reality-brackets"
        d={`M${x(from) + 4}-2H${x(from)}V${OVERVIEW_HEIGHT + 2}h4M${x(to) - 4}-2H${x(to)}V${OVERVIEW_HEIGHT + 2}h-4`}
      />
      <line className="reality-here" x1={x(at)} x2={x(at)} y1={-2} y2={OVERVIEW_HEIGHT + 2} />
    </svg>
  );
}

/** One stroke for each pixel at which something happens, a longer one where the two are apart. */
function marksOf(
  comparison: Comparison,
  width: number,
): readonly { readonly place: number; readonly far: boolean }[] {
  const places = new Map<number, boolean>();
  for (const { pairs } of comparison.subjects)
    for (const { recordedSeconds, simulatedSeconds, differenceSeconds } of pairs) {
      const seconds = recordedSeconds ?? simulatedSeconds ?? 0;
      const place = Math.round((seconds / comparison.seconds) * width);
      const far = differenceSeconds === null || Math.abs(differenceSeconds) > 0.15;
      places.set(place, far || places.get(place) === true);
    }
  return [...places].map(([place, far]) => ({ place, far }));
}

interface Cap {
  readonly x: number;
  readonly faults: readonly ComparedFault[];
}

/** Two caps closer than this are one, CSS pixels. */
const CAP_ROOM = 22;

function capsOf(faults: readonly ComparedFault[], scale: RealityScale): readonly Cap[] {
  const caps: Cap[] = [];
  for (const fault of faults) {
    const x = xOf(scale, fault.seconds);
    if (x < -1 || x > scale.width + 1) continue;
    const last = caps.at(-1);
    if (last !== undefined && x - last.x < CAP_ROOM)
      caps[caps.length - 1] = { ...last, faults: [...last.faults, fault] };
    else caps.push({ x, faults: [fault] });
  }
  return caps;
}

function Caps({
  comparison,
  scale,
}: {
  readonly comparison: Comparison;
  readonly scale: RealityScale;
}): ReactElement {
  const t = useRealityTranslate();
  const store = useAppStoreApi();
  return (
    <div className="reality-caps">
      {capsOf(comparison.faults, scale).map(({ x, faults }) => {
        const [first] = faults;
        if (first === undefined) return null;
        const words = faults
          .map((fault) =>
            t('reality.fault.at', { time: clock(fault.seconds), fault: faultWords(t, fault) }),
          )
          .join(', ');
        const letters = [...new Set(faults.map(capOf))];
        return (
          <button
            key={`${first.seconds} ${first.deed}`}
            type="button"
            className={x > scale.width * 0.6 ? 'reality-cap reality-cap--late' : 'reality-cap'}
            style={{ left: `${(x / scale.width) * 100}%` }}
            aria-label={words}
            onClick={() => moveTo(store, first.seconds, comparison.seconds)}
          >
            {letters.length > 2 ? `${letters[0]}…` : letters.join('')}
          </button>
        );
      })}
    </div>
  );
}

const RULER_HEIGHT = 26;

function Scale({
  scale,
  end,
}: {
  readonly scale: RealityScale;
  readonly end: number;
}): ReactElement {
  const t = useRealityTranslate();
  const store = useAppStoreApi();
  const at = useAppStore((state) => state.reality.at);
  const held = useRef(false);
  const scrub = (event: PointerEvent<Element>): void =>
    moveTo(store, secondsAt(scale, shareAt(event) * scale.width), end);
  const minutes = Math.floor(at / 60);
  return (
    <div
      className="reality-scale"
      role="slider"
      tabIndex={0}
      aria-label={t('reality.playhead')}
      aria-valuemin={0}
      aria-valuemax={Math.round(end * 100) / 100}
      aria-valuenow={Math.round(at * 100) / 100}
      aria-valuetext={t('reality.at', { minutes, seconds: (at - minutes * 60).toFixed(1) })}
      onKeyDown={(event) => onSliderKey(event, (to) => moveTo(store, to, end), at, end)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = true;
        scrub(event);
      }}
      onPointerMove={(event) => (held.current ? scrub(event) : undefined)}
      onPointerUp={() => (held.current = false)}
      onPointerCancel={() => (held.current = false)}
    >
      <svg
        viewBox={`0 0 ${scale.width} ${RULER_HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <line
          className="reality-baseline"
          x1={0}
          x2={scale.width}
          y1={RULER_HEIGHT - 0.5}
          y2={RULER_HEIGHT - 0.5}
        />
        {rulerTicks(scale).map(({ seconds, label }) => {
          const x = xOf(scale, seconds);
          return (
            <g key={seconds}>
              <line
                className="reality-baseline"
                x1={x}
                x2={x}
                y1={RULER_HEIGHT - (label === null ? 4 : 8)}
                y2={RULER_HEIGHT}
              />
              {label === null || x > scale.width - 14 ? null : (
                <text className="reality-ruler-text" x={Math.max(x, 14)} y={12}>
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <Handle scale={scale} at={at} />
    </div>
  );
}

const Handle = ({
  scale,
  at,
}: {
  readonly scale: RealityScale;
  readonly at: number;
}): ReactElement | null =>
  at < scale.from || at > scale.to ? null : (
    <svg
      className="reality-handle"
      viewBox="-7 0 14 15"
      aria-hidden="true"
      style={{ left: `${(xOf(scale, at) / scale.width) * 100}%` }}
    >
      <path d="M-6 0H6V8L0 14-6 8Z" />
    </svg>
  );

function onSliderKey(
  event: KeyboardEvent,
  move: (seconds: number) => void,
  at: number,
  end: number,
): void {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + (event.shiftKey ? 0.1 : 1),
    ArrowUp: at + (event.shiftKey ? 0.1 : 1),
    ArrowLeft: at - (event.shiftKey ? 0.1 : 1),
    ArrowDown: at - (event.shiftKey ? 0.1 : 1),
    PageUp: at + 10,
    PageDown: at - 10,
    Home: 0,
    End: end,
  };
  const to = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  move(to);
}

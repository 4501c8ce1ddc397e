/**
 * The overview's handles: its two brackets are sliders that set where the window begins and ends, and
 * what lies between them moves it. Drawn by the canvas below; they are moved by a painter, since the
 * window changes with every turn of a wheel.
 */
import {
  memo,
  useMemo,
  useRef,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { AppStore } from '../../store/store.ts';
import type { PaintClock, Painter } from '../canvas/frameLoop.ts';
import { usePainter } from '../canvas/hooks.ts';
import { overviewTime, overviewX } from './overviewScale.ts';
import { markTransform } from './placeMarks.ts';
import { rem } from './rem.ts';
import type { PaintedScale } from './timelineGestures.ts';
import type { TimelineLayout } from './timelineLayout.ts';
import { clockText } from './timeScale.ts';
import { usePointerDrag } from './usePointerDrag.ts';
import { shownWindow, showWindow } from './windowActs.ts';

interface OverviewProps {
  readonly layout: TimelineLayout;
  readonly top: number;
  readonly painted: () => PaintedScale | null;
}

type End = 'from' | 'to';

export const Overview = memo(function Overview({
  layout,
  top,
  painted,
}: OverviewProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const place = useRef<HTMLDivElement>(null);
  usePainter(useMemo(() => handlePainter(store, place, layout), [store, layout]));
  const before = useRef({ from: 0, to: 0 });
  const begin = (): void => {
    before.current = shownWindow(store);
  };
  const moveBoth = usePointerDrag(painted, {
    onBegin: begin,
    onMove: ({ moved }) => {
      const by = overviewTime(layout, edgeOf(store), moved);
      showWindow(store, { from: before.current.from + by, to: before.current.to + by });
    },
  });
  const moveFrom = usePointerDrag(painted, {
    onBegin: begin,
    onMove: ({ moved }) => setEnd(store, 'from', before.current, timeOf(store, layout, moved)),
  });
  const moveTo = usePointerDrag(painted, {
    onBegin: begin,
    onMove: ({ moved }) => setEnd(store, 'to', before.current, timeOf(store, layout, moved)),
  });
  const ends = [
    { end: 'from', label: t('timeline.windowFrom'), handlers: moveFrom },
    { end: 'to', label: t('timeline.windowTo'), handlers: moveTo },
  ] as const;
  return (
    <div className="timeline-overview" style={{ top: rem(top - 4) }} ref={place}>
      <div className="timeline-overview-window" data-window data-drag {...moveBoth} />
      {ends.map(({ end, label, handlers }) => (
        <div
          key={end}
          role="slider"
          tabIndex={0}
          className="timeline-bracket"
          data-end={end}
          aria-label={label}
          aria-valuemin={0}
          onKeyDown={(event) => onKey(event, store, end)}
          {...handlers}
        />
      ))}
    </div>
  );
});

/**
 * The handles are moved at most this often, real ms: the canvas draws what they are, they are only where
 * a hand finds it, and moving them has the browser arrange all layers of the page anew.
 */
const PERIOD = 100;

/** Puts the handles where the window is, and says where that is. */
function handlePainter(
  store: AppStore,
  place: RefObject<HTMLDivElement | null>,
  layout: TimelineLayout,
): Painter {
  let said = '';
  let saidAt = -Infinity;
  return {
    ofWindow: true,
    paint({ place: { edge } }: Frame, { nowMs }: PaintClock) {
      const window = shownWindow(store);
      const key = `${window.from} ${window.to} ${edge}`;
      if (place.current === null || key === said) return undefined;
      if (nowMs - saidAt < PERIOD) return true;
      [said, saidAt] = [key, nowMs];
      const x = overviewX(layout, edge);
      for (const element of place.current.children) {
        if (!(element instanceof HTMLElement)) continue;
        const end = element.dataset['end'];
        if (end === 'from' || end === 'to') tellEnd(element, x(window[end]), window[end], edge);
        else {
          const wide = Math.max(x(window.to) - x(window.from), 1);
          element.style.transform = `${markTransform(x(window.from))} scaleX(${(wide / 16).toFixed(3)})`;
        }
      }
      return undefined;
    },
  };
}

function tellEnd(element: HTMLElement, x: number, t: number, edge: number): void {
  element.style.transform = markTransform(x);
  // The window may reach into what comes.
  element.ariaValueMax = String(Math.round(Math.max(edge, t) / 1_000_000));
  element.ariaValueNow = String(Math.round(t / 1_000_000));
  element.ariaValueText = clockText(Math.max(t, 0));
}

const edgeOf = (store: AppStore): number => store.source.latest()?.place.edge ?? 0;

const timeOf = (store: AppStore, layout: TimelineLayout, moved: number): number =>
  overviewTime(layout, edgeOf(store), moved);

const SHORTEST = 20_000;

function setEnd(
  store: AppStore,
  end: End,
  { from, to }: { readonly from: number; readonly to: number },
  by: number,
): void {
  if (end === 'from') showWindow(store, { from: Math.min(from + by, to - SHORTEST), to });
  else showWindow(store, { from, to: Math.max(to + by, from + SHORTEST) });
}

/** A tenth of the window with each arrow, half of it with a page. */
function onKey(event: KeyboardEvent, store: AppStore, end: End): void {
  const window = shownWindow(store);
  const shares: Readonly<Record<string, number>> = {
    ArrowLeft: -0.1,
    ArrowDown: -0.1,
    ArrowRight: 0.1,
    ArrowUp: 0.1,
    PageUp: -0.5,
    PageDown: 0.5,
  };
  const share = shares[event.key];
  if (share === undefined) return;
  event.preventDefault();
  setEnd(store, end, window, (window.to - window.from) * share);
}

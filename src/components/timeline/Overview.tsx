/**
 * The overview's handles: its two brackets are sliders that set where the window begins and ends, and
 * what lies between them moves it. Drawn by the canvas below.
 */
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { AppStore } from '../../store/store.ts';
import { overviewTime, overviewX } from './overviewScale.ts';
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

const frameOf = (frame: Frame): Frame => frame;

export function Overview({ layout, top, painted }: OverviewProps): ReactElement | null {
  const t = useTranslate();
  const store = useAppStoreApi();
  const frame = useFrame(frameOf);
  // Read for the places below: they change with the window.
  useAppStore((state) => state.timeWindow);
  useAppStore((state) => state.timeSpan);
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
  if (frame === null) return null;
  const window = shownWindow(store);
  const x = overviewX(layout, frame.place.edge);
  const [left, right] = [x(window.from), x(window.to)];
  const ends = [
    { end: 'from', at: left, label: t('timeline.windowFrom'), handlers: moveFrom },
    { end: 'to', at: right, label: t('timeline.windowTo'), handlers: moveTo },
  ] as const;
  return (
    <div className="timeline-overview" style={{ top: rem(top - 4) }}>
      <div
        className="timeline-overview-window"
        style={{ left: rem(left), width: rem(Math.max(right - left, 1)) }}
        data-drag
        {...moveBoth}
      />
      {ends.map(({ end, at, label, handlers }) => (
        <div
          key={end}
          role="slider"
          tabIndex={0}
          className="timeline-bracket"
          style={{ left: rem(at) }}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={Math.round(frame.place.edge / 1_000_000)}
          aria-valuenow={Math.round(window[end] / 1_000_000)}
          aria-valuetext={clockText(Math.max(window[end], 0))}
          onKeyDown={(event) => onKey(event, store, end)}
          {...handlers}
        />
      ))}
    </div>
  );
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

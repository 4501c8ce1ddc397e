/** The playhead as a slider: dragged on the ruler, or moved by seconds, notable facts and to either end. */
import { memo, type KeyboardEvent, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { AppStore } from '../../store/store.ts';
import { rem } from './rem.ts';
import { beginScrub, endScrub, scrubTo } from './scrub.ts';
import type { PaintedScale } from './timelineGestures.ts';
import type { TimelineLayout } from './timelineLayout.ts';
import { usePlayheadText } from './usePlayheadText.ts';
import { usePointerDrag } from './usePointerDrag.ts';
import { showWindow } from './windowActs.ts';

const SECOND = 1_000_000;

interface PlayheadProps {
  readonly layout: TimelineLayout;
  readonly painted: () => PaintedScale | null;
}

export const Playhead = memo(function Playhead({ layout, painted }: PlayheadProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const now = useFrame(nowOf) ?? 0;
  const edge = useFrame(edgeOf) ?? 0;
  const text = usePlayheadText();
  const handlers = usePointerDrag(painted, {
    onBegin: () => beginScrub(store),
    onMove: ({ t: at }) => scrubTo(store, at),
    onEnd: () => endScrub(store),
  });
  return (
    <div className="timeline-playhead" data-playhead data-t={now}>
      <div
        role="slider"
        tabIndex={0}
        data-zooms
        style={{ top: rem(layout.ruler - 22) }}
        aria-label={t('timeline.playhead')}
        aria-valuemin={0}
        aria-valuemax={Math.round(edge / SECOND)}
        aria-valuenow={Math.round(now / SECOND)}
        aria-valuetext={text}
        onKeyDown={(event) => onKey(event, store)}
        {...handlers}
      />
    </div>
  );
});

/** To the tenth of a second: a screen reader need not hear more. */
const nowOf = (frame: Frame): number => Math.floor(frame.now / 100_000) * 100_000;
const edgeOf = (frame: Frame): number => frame.place.edge;

/** Shift and an arrow move the free end of a range whose other end is the playhead. */
function widenRange(store: AppStore, by: number): void {
  const now = store.source.latest()?.now ?? 0;
  const { range, setRange } = store.getState();
  const free = range === null ? now : range.from < now ? range.from : range.to;
  const end = Math.max(free + by, 0);
  setRange({ from: Math.min(now, end), to: Math.max(now, end) });
}

function onKey(event: KeyboardEvent, store: AppStore): void {
  const now = store.source.latest()?.now ?? 0;
  const edge = store.source.latest()?.place.edge ?? 0;
  const step = (kind: 'forward' | 'back') => (): void => {
    store.getState().setPlaying(false);
    store.source.step('notable', kind);
  };
  const move = (by: number) => (): void =>
    event.shiftKey ? widenRange(store, by) : scrubTo(store, now + by);
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: move(-SECOND),
    ArrowDown: move(-SECOND),
    ArrowRight: move(SECOND),
    ArrowUp: move(SECOND),
    PageUp: step('back'),
    PageDown: step('forward'),
    Home: () => scrubTo(store, 0),
    End: () => scrubTo(store, edge),
    Enter: () => {
      const { range } = store.getState();
      if (range !== null) showWindow(store, range);
    },
    Escape: () => store.getState().setRange(null),
  };
  const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : acts[event.key];
  if (act === undefined || (event.key === 'Escape' && store.getState().range === null)) return;
  event.preventDefault();
  act();
}

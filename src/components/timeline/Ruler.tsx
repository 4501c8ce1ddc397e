/** The ruler: a drag anywhere on it moves the playhead, one with Shift chooses a range. */
import { memo, useRef, type ReactElement } from 'react';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { AppStore } from '../../store/store.ts';
import { rem } from './rem.ts';
import { beginScrub, endScrub, scrubTo } from './scrub.ts';
import type { PaintedScale } from './timelineGestures.ts';
import type { TimelineLayout } from './timelineLayout.ts';
import { usePointerDrag, type DragAt } from './usePointerDrag.ts';

/** A drag with Shift shorter than this many pixels chooses nothing. */
const SHORTEST_RANGE = 3;

interface RulerProps {
  readonly layout: TimelineLayout;
  readonly painted: () => PaintedScale | null;
}

export const Ruler = memo(function Ruler({ layout, painted }: RulerProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const isRange = useRef(false);
  const handlers = usePointerDrag(painted, {
    onBegin: (at) => {
      isRange.current = at.shift;
      if (at.shift) return;
      beginScrub(store);
      scrubTo(store, at.t);
    },
    onMove: (at) => {
      if (isRange.current) choose(store, at);
      else scrubTo(store, at.t);
    },
    onEnd: () => endScrub(store),
  });
  const place = {
    left: rem(layout.x0),
    width: rem(layout.x1 - layout.x0),
    top: rem(layout.ruler - 24),
  };
  return (
    <div
      className="timeline-ruler"
      style={place}
      title={t('timeline.rulerHint')}
      data-drag
      data-zooms
      {...handlers}
    />
  );
});

function choose(store: AppStore, { from, t, moved }: DragAt): void {
  if (Math.abs(moved) < SHORTEST_RANGE) return;
  const [first, last] = from < t ? [from, t] : [t, from];
  store.getState().setRange({ from: Math.max(first, 0), to: last });
}

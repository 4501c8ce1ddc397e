/** A range chosen on the ruler: how long it is, and what can be done with it. */
import type { ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { AppStore, TimeWindow } from '../../store/store.ts';
import { rem } from './rem.ts';
import type { TimelineLayout } from './timelineLayout.ts';
import { lengthText } from './lengthText.ts';
import { showWindow } from './windowActs.ts';

export function RangeCard({ layout }: { readonly layout: TimelineLayout }): ReactElement | null {
  const t = useTranslate();
  const store = useAppStoreApi();
  const range = useAppStore((state) => state.range);
  const setRange = useAppStore((state) => state.setRange);
  if (range === null) return null;
  const middle = (range.from + range.to) / 2;
  return (
    <div className="timeline-range" data-t={middle} data-drag>
      <div
        className="timeline-range-card"
        role="group"
        aria-label={t('timeline.range')}
        style={{ top: rem(layout.ruler + 6) }}
      >
        <b>{lengthText(range.to - range.from, t)}</b>
        <button type="button" onClick={() => showWindow(store, range)}>
          {t('timeline.rangeShow')}
        </button>
        <button type="button" onClick={() => loopRange(store, range)}>
          {t('timeline.rangeLoop')}
        </button>
        <button type="button" onClick={() => setRange(null)}>
          {t('timeline.rangeClear')}
        </button>
      </div>
    </div>
  );
}

/** Plays it again and again, from its beginning. */
function loopRange(store: AppStore, { from, to }: TimeWindow): void {
  const { setLoop, setRange, setPlaying } = store.getState();
  setLoop([from, to]);
  setRange(null);
  store.source.seek(from);
  setPlaying(true);
}

/** Says that no message falls into so short a window, and leads to the nearest one. */
import type { ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { TimelineMarks } from './arrangeView.ts';
import { lengthText } from './lengthText.ts';
import { rem } from './rem.ts';
import { fineTime } from './timeScale.ts';
import { shownWindow, showWindow } from './windowActs.ts';

/** Left of where the playhead stands while it is followed; a phone has no room for that. */
const BEFORE = 3 / 8;

/** While time runs, messages come and go: then it is silent. */
export function QuietNote({ marks }: { readonly marks: TimelineMarks }): ReactElement | null {
  const t = useTranslate();
  const store = useAppStoreApi();
  const isPlaying = useAppStore((state) => state.playing);
  const { quiet, layout } = marks;
  if (quiet === null || isPlaying) return null;
  const { length, nearest, y } = quiet;
  const goThere = (to: number): void => {
    const { from, to: end } = shownWindow(store);
    const half = (end - from) / 2;
    showWindow(store, { from: to - half, to: to + half });
  };
  const place = {
    left: rem(layout.x0 + (layout.x1 - layout.x0) * (layout.looks === null ? 0.5 : BEFORE)),
    top: rem(y),
  };
  return (
    <p className="timeline-quiet" role="status" style={place}>
      {t('timeline.quiet', { length: lengthText(length, t) })}
      {nearest === null ? null : (
        <button type="button" onClick={() => goThere(nearest)}>
          {t('timeline.quiet.nearest', { at: fineTime(nearest) })}
        </button>
      )}
    </p>
  );
}

/** Labels of the lanes that are seen, left of them. Pressing one selects what its lane is about. */
import { memo, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useFrame, useTranslate } from '../../store/hooks.tsx';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { laneLabel } from './laneNames.ts';
import { rem } from './rem.ts';
import type { LaneRow, TimelineLayout } from './timelineLayout.ts';

const whole = (frame: Frame): Frame => frame;

interface LaneLabelsProps {
  readonly layout: TimelineLayout;
  /** The same without the lanes that are scrolled away. */
  readonly seen: TimelineLayout;
  /** Messages stand in the lanes' place. */
  readonly isAway: boolean;
}

export const LaneLabels = memo(function LaneLabels({
  layout,
  seen,
  isAway,
}: LaneLabelsProps): ReactElement | null {
  const t = useTranslate();
  const isPhone = useMedia(PHONE);
  const frame = useFrame(whole);
  if (frame === null) return null;
  const width = { width: rem(layout.labelX) };
  // Half of one that goes under the header would lie on what stands there.
  const shown = seen.rows.filter((row) => row.bottom - 6 > layout.lanesTop);
  const isSeen = (row: LaneRow): boolean =>
    shown.some((each) => each.kind === row.kind && each.index === row.index);
  return (
    <div className="timeline-labels">
      {layout.looks === null ? null : (
        <span
          className="timeline-looks"
          style={{ ...width, top: `calc(${rem(layout.looks + 5)} + var(--timeline-scroll, 0px))` }}
        >
          {t('timeline.looks')}
        </span>
      )}
      <div className={isAway ? 'timeline-lanes timeline-lanes--away' : 'timeline-lanes'} data-lanes>
        {layout.rows.filter(isSeen).map((row) => (
          <LaneLabel
            key={`${row.kind}/${row.index}`}
            row={row}
            width={layout.labelX}
            label={laneLabel(row, frame, t, isPhone)}
            isPlain={isPhone}
            frame={frame}
          />
        ))}
      </div>
    </div>
  );
});

interface LaneLabelProps {
  readonly row: LaneRow;
  readonly width: number;
  readonly label: string;
  /** Text only: on a phone the strip of dials above selects. */
  readonly isPlain: boolean;
  readonly frame: Frame;
}

function LaneLabel({ row, width, label, isPlain, frame }: LaneLabelProps): ReactElement {
  const t = useTranslate();
  const select = useAppStore((state) => state.select);
  const setTab = useAppStore((state) => state.setTab);
  const style = {
    width: rem(width),
    top: rem(row.markTop + row.markHeight / 2 + 0.5),
    // As tall as the lane, so that labels never lie on each other.
    height: rem(Math.min(row.bottom - row.top, 28)),
  };
  // The painter moves it along with its node where messages take the lanes' place.
  const along = row.kind === 'node' ? { 'data-lane': row.index } : {};
  const className = `timeline-label${row.isSelected ? ' timeline-label--selected' : ''}`;
  if (isPlain)
    return (
      <span className={className} style={style} {...along}>
        {label}
      </span>
    );
  const choose = (): void => {
    const node = frame.nodes[row.index];
    const election = frame.elections[row.index];
    if (row.kind === 'etcd') {
      select({ kind: 'apiServer' });
      setTab('cost');
    }
    if (row.kind === 'node' && node !== undefined) select({ kind: 'node', name: node.name });
    if (row.kind === 'election' && election !== undefined)
      select({ kind: 'election', namespace: election.namespace, name: election.name });
  };
  return (
    <button
      type="button"
      className={className}
      style={style}
      {...along}
      aria-pressed={row.isSelected}
      aria-label={t('timeline.lane', { name: label })}
      onClick={choose}
    >
      {label}
    </button>
  );
}

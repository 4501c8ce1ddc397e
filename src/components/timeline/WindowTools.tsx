/** Buttons for the timeline's window: zoom, follow the playhead, choose a range, and the same facts as a table. */
import { memo, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { rem } from './rem.ts';
import type { TimelineLayout } from './timelineLayout.ts';
import { follow, zoomIn, zoomOut } from './windowActs.ts';

const ICONS = {
  out: 'M4 10h12',
  in: 'M4 10h12M10 4v12',
  follow: 'M6 4h8v5l-4 4-4-4zM10 13v4',
  table: 'M3 5h14v10H3zM3 9h14M9 5v10',
} as const;

interface WindowToolsProps {
  readonly layout: TimelineLayout;
  /** How many lanes took no part, where messages are drawn; null where lanes are. */
  readonly hidden: number | null;
}

export const WindowTools = memo(function WindowTools({
  layout,
  hidden,
}: WindowToolsProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const isFollowing = useAppStore((state) => state.timeWindow === null && state.timeSpan === null);
  const isPhone = useMedia(PHONE);
  const allLanes = useAppStore((state) => state.allLanes);
  const place: CSSProperties = {
    top: rem(layout.tools.y),
    right: rem(layout.width - layout.tools.right),
  };
  return (
    <div className="timeline-tools" role="toolbar" aria-label={t('timeline.tools')} style={place}>
      <Tool label={t('timeline.zoomOut')} onClick={() => zoomOut(store)}>
        <path d={ICONS.out} />
      </Tool>
      <Tool label={t('timeline.zoomIn')} onClick={() => zoomIn(store)}>
        <path d={ICONS.in} />
      </Tool>
      <Tool label={t('timeline.follow')} isPressed={isFollowing} onClick={() => follow(store)}>
        <path d={ICONS.follow} />
      </Tool>
      <Tool label={t('timeline.factTable')} onClick={() => store.getState().open('facts')}>
        <path d={ICONS.table} />
      </Tool>
      {hidden === null || (hidden === 0 && !allLanes) ? null : (
        <button
          type="button"
          className="timeline-all"
          aria-pressed={allLanes}
          onClick={() => store.setState({ allLanes: !allLanes })}
        >
          {t(isPhone ? 'timeline.allLanesShort' : 'timeline.allLanes')}
        </button>
      )}
    </div>
  );
});

interface ToolProps {
  readonly label: string;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

const Tool = ({ label, isPressed, onClick, children }: ToolProps): ReactElement => (
  <button
    type="button"
    className="timeline-tool"
    aria-label={label}
    aria-pressed={isPressed}
    title={label}
    onClick={onClick}
  >
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {children}
    </svg>
  </button>
);

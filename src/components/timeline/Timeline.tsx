/**
 * The run as a document: lanes of its nodes and elections in a window that can be zoomed and moved. A
 * canvas draws it; labels, the playhead, the window's own controls, and what was done and happened are
 * real elements over it, so that a keyboard and a screen reader reach them.
 */
import { memo, useRef, type CSSProperties, type ReactElement, type RefObject } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useFrame, useTranslate } from '../../store/hooks.tsx';
import { LaneLabels } from './LaneLabels.tsx';
import { MarkList } from './MarkList.tsx';
import { Overview } from './Overview.tsx';
import { QuietNote } from './QuietNote.tsx';
import { Playhead } from './Playhead.tsx';
import { RangeCard } from './RangeCard.tsx';
import { rem } from './rem.ts';
import { Ruler } from './Ruler.tsx';
import type { TimelineLayout } from './timelineLayout.ts';
import { useTimelineCanvas } from './useTimelineCanvas.ts';
import { useWindowText } from './useWindowText.ts';
import { WindowTools } from './WindowTools.tsx';
import './timeline.css';
import './timelineHeader.css';

export function Timeline(): ReactElement {
  const t = useTranslate();
  const frame = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { marks, painted } = useTimelineCanvas({ frame, body, canvas });
  const layout = marks?.layout ?? null;
  return (
    <div className="timeline" role="group" aria-label={t('timeline.label')} ref={frame}>
      <div
        className="timeline-body"
        ref={body}
        data-empty={layout === null}
        style={layout === null ? {} : bodySize(layout)}
      >
        {layout === null ? null : (
          <div className="timeline-header">
            <WindowTools layout={layout} hidden={marks?.hidden ?? null} />
            {layout.overview === null ? null : (
              <Overview layout={layout} top={layout.overview} painted={painted} />
            )}
            <Ruler layout={layout} painted={painted} />
          </div>
        )}
        {layout === null ? null : (
          <div className="timeline-header timeline-header--over">
            <Playhead layout={layout} painted={painted} />
            <RangeCard layout={layout} painted={painted} />
          </div>
        )}
        <Picture canvas={canvas} />
        {marks === null ? null : (
          <LaneLabels layout={marks.layout} seen={marks.seen} isAway={marks.hidden !== null} />
        )}
        {marks === null ? null : <QuietNote marks={marks} />}
        <MarkList marks={marks} />
      </div>
    </div>
  );
}

const bodySize = (layout: TimelineLayout): CSSProperties => ({ height: rem(layout.height) });

interface PictureProps {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

/** By itself, so that its words can change without the rest. */
const Picture = memo(function Picture({ canvas }: PictureProps): ReactElement {
  const summary = useSummary();
  return <canvas className="timeline-canvas" ref={canvas} role="img" aria-label={summary} />;
});

/** One sentence for who cannot see the canvas. */
function useSummary(): string {
  const t = useTranslate();
  const frame = useFrame(whole);
  const window = useWindowText();
  if (frame === null) return t('timeline.label');
  const unknown = frame.nodes.filter((node) => node.ready === 'Unknown').length;
  return t('timeline.summary', {
    window,
    nodes: String(frame.nodes.length),
    elections: String(frame.elections.length),
    unknown: String(unknown),
  });
}

const whole = (frame: Frame): Frame => frame;

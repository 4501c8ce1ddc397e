/**
 * The past of nodes and elections up to now. A canvas draws it; the labels of the lanes and what was
 * done and happened are real elements over it, so that a keyboard and a screen reader reach them.
 */
import { useEffect, useRef, useState, type CSSProperties, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import { frameLoopOf } from '../canvas/frameLoop.ts';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { laneLabel } from './laneNames.ts';
import { MarkList } from './MarkList.tsx';
import { createTimelinePainter, type TimelineMarks } from './timelinePainter.ts';
import type { LaneRow, TimelineLayout } from './timelineLayout.ts';
import { WINDOW } from './timeScale.ts';
import './timeline.css';

/** Pixels of a 16 px root as rem, so that the projector's larger type scales the whole. */
export const rem = (pixels: number): string => `${pixels / 16}rem`;

export function Timeline(): ReactElement {
  const t = useTranslate();
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLOListElement>(null);
  const marks = useTimelineCanvas(host, canvas, layer);
  const summary = useSummary();
  const layout = marks?.layout ?? null;
  return (
    <div className="timeline" role="group" aria-label={t('timeline.label')}>
      <div className="timeline-body" ref={host} style={layout === null ? {} : bodySize(layout)}>
        <canvas className="timeline-canvas" ref={canvas} role="img" aria-label={summary} />
        {layout === null ? null : <LaneLabels layout={layout} />}
        <MarkList ref={layer} marks={marks} />
      </div>
    </div>
  );
}

const bodySize = (layout: TimelineLayout): CSSProperties => ({ height: rem(layout.height) });

interface Box<T> {
  readonly current: T | null;
}

/** Attaches the painter to canvas, size, theme and frames; gives what stands over the canvas. */
function useTimelineCanvas(
  host: Box<HTMLDivElement>,
  canvas: Box<HTMLCanvasElement>,
  layer: Box<HTMLOListElement>,
): TimelineMarks | null {
  const store = useAppStoreApi();
  const [marks, setMarks] = useState<TimelineMarks | null>(null);
  useEffect(() => {
    if (host.current === null || canvas.current === null || layer.current === null) return;
    const body = host.current;
    const loop = frameLoopOf(store);
    const painter = createTimelinePainter(store, canvas.current, layer.current, setMarks);
    const restyle = (): void => {
      painter.restyle();
      loop.invalidate();
    };
    const measure = (): void => {
      painter.resize(body.clientWidth);
      loop.invalidate();
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(body);
    const themes = new MutationObserver(restyle);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'style'] });
    const stop = store.subscribe((state, before) => {
      if (state.language !== before.language || state.theme !== before.theme) restyle();
    });
    // Text measured before its font has come would stand elsewhere.
    const { fonts } = document as { fonts?: FontFaceSet };
    fonts?.addEventListener('loadingdone', restyle);
    measure();
    const remove = loop.add(painter);
    return () => {
      remove();
      stop();
      sizes.disconnect();
      themes.disconnect();
      fonts?.removeEventListener('loadingdone', restyle);
    };
  }, [store, host, canvas, layer]);
  return marks;
}

/** One sentence for who cannot see the canvas. */
function useSummary(): string {
  const t = useTranslate();
  const frame = useFrame(whole);
  if (frame === null) return t('timeline.label');
  const unknown = frame.nodes.filter((node) => node.ready === 'Unknown').length;
  const isWhole = frame.now <= WINDOW;
  return t('timeline.summary', {
    window: isWhole
      ? t('timeline.window.whole')
      : t('timeline.window.last', { seconds: String(WINDOW / 1_000_000) }),
    nodes: String(frame.nodes.length),
    elections: String(frame.elections.length),
    unknown: String(unknown),
  });
}

const whole = (frame: Frame): Frame => frame;

function LaneLabels({ layout }: { readonly layout: TimelineLayout }): ReactElement | null {
  const t = useTranslate();
  const isPhone = useMedia(PHONE);
  const frame = useFrame(whole);
  if (frame === null) return null;
  const width = { width: rem(layout.labelX) };
  return (
    <div className="timeline-labels">
      {layout.looks === null ? null : (
        <span className="timeline-looks" style={{ ...width, top: rem(layout.looks + 5) }}>
          {t('timeline.looks')}
        </span>
      )}
      {layout.rows.map((row) => (
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
  );
}

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
  const className = `timeline-label${row.isSelected ? ' timeline-label--selected' : ''}`;
  if (isPlain)
    return (
      <span className={className} style={style}>
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
      aria-pressed={row.isSelected}
      aria-label={t('timeline.lane', { name: label })}
      onClick={choose}
    >
      {label}
    </button>
  );
}

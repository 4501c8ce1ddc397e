/** Attaches the painter to canvas, size, scroll, theme and frames; gives what stands over the canvas. */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { frameLoopOf } from '../canvas/frameLoop.ts';
import { attachGestures, type PaintedScale } from './timelineGestures.ts';
import type { TimelineMarks } from './arrangeView.ts';
import { createTimelinePainter, type TimelinePainter } from './timelinePainter.ts';

/** The elements a timeline is made of. */
export interface TimelineParts {
  /** What scrolls. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly body: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

export interface TimelineCanvas {
  readonly marks: TimelineMarks | null;
  /** The scale as painted last; null before. */
  readonly painted: () => PaintedScale | null;
}

export function useTimelineCanvas(parts: TimelineParts): TimelineCanvas {
  const store = useAppStoreApi();
  const [marks, setMarks] = useState<TimelineMarks | null>(null);
  const painterRef = useRef<TimelinePainter | null>(null);
  const painted = useCallback(() => painterRef.current?.scale() ?? null, []);
  const { frame: frameRef, body: bodyRef, canvas: canvasRef } = parts;
  useEffect(() => {
    const [frame, body, canvas] = [frameRef.current, bodyRef.current, canvasRef.current];
    if (frame === null || body === null || canvas === null) return;
    const loop = frameLoopOf(store);
    const painter = createTimelinePainter(store, { canvas, over: body }, setMarks);
    painterRef.current = painter;
    const restyle = (): void => {
      painter.restyle();
      loop.invalidate();
    };
    // The body is measured in rem: it changes with the root's type, in which the painter paints.
    const measure = (): void => {
      painter.restyle();
      painter.resize(body.clientWidth, mostHeight(frame));
      loop.invalidate();
    };
    const scrolled = (): void => {
      painter.scroll(frame.scrollTop);
      loop.invalidate();
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(body);
    frame.addEventListener('scroll', scrolled, { passive: true });
    window.addEventListener('resize', measure);
    const themes = new MutationObserver(restyle);
    themes.observe(document.documentElement, {
      attributeFilter: ['data-theme', 'data-presenting', 'style'],
    });
    const stop = store.subscribe((state, before) => {
      if (state.language !== before.language || state.theme !== before.theme) restyle();
    });
    // Text measured before its font has come would stand elsewhere.
    const { fonts } = document as { fonts?: FontFaceSet };
    fonts?.addEventListener('loadingdone', restyle);
    const release = attachGestures(body, store, painted);
    measure();
    const remove = loop.add(painter);
    return () => {
      remove();
      release();
      stop();
      sizes.disconnect();
      themes.disconnect();
      frame.removeEventListener('scroll', scrolled);
      window.removeEventListener('resize', measure);
      fonts?.removeEventListener('loadingdone', restyle);
      painterRef.current = null;
    };
  }, [store, frameRef, bodyRef, canvasRef, painted]);
  return { marks, painted };
}

/** How tall the panel may become before its lanes scroll; 0 if there is no limit. */
function mostHeight(frame: HTMLElement): number {
  const limit = parseFloat(getComputedStyle(frame).maxHeight);
  return Number.isFinite(limit) ? limit : frame.clientHeight;
}

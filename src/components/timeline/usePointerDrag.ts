/** A drag along the timeline by mouse, pen or finger: begins, moves and ends at instants. */
import { useRef, type PointerEvent, type PointerEventHandler } from 'react';
import type { PaintedScale } from './timelineGestures.ts';
import { timeAt } from './timeScale.ts';

export interface DragAt {
  /** The instant under the pointer, and that at which the drag began. */
  readonly t: number;
  readonly from: number;
  /** Pixels of the layout since it began. */
  readonly moved: number;
  readonly shift: boolean;
}

interface Handlers {
  readonly onBegin?: (at: DragAt) => void;
  readonly onMove: (at: DragAt) => void;
  readonly onEnd?: (at: DragAt) => void;
}

interface PointerHandlers {
  readonly onPointerDown: PointerEventHandler<HTMLElement>;
  readonly onPointerMove: PointerEventHandler<HTMLElement>;
  readonly onPointerUp: PointerEventHandler<HTMLElement>;
  readonly onPointerCancel: PointerEventHandler<HTMLElement>;
}

/** Handlers for the element that is dragged. It lies in the timeline's body, whose left edge is the scale's 0. */
export function usePointerDrag(
  painted: () => PaintedScale | null,
  { onBegin, onMove, onEnd }: Handlers,
): PointerHandlers {
  const drag = useRef<{ readonly from: number; readonly x: number } | null>(null);
  const at = (event: PointerEvent<HTMLElement>): DragAt | null => {
    const now = painted();
    const body = event.currentTarget.closest('.timeline-body');
    if (now === null || body === null) return null;
    const x = (event.clientX - body.getBoundingClientRect().left) / now.zoom;
    const t = timeAt(now.scale, x);
    const begun = drag.current ?? { from: t, x };
    return { t, from: begun.from, moved: x - begun.x, shift: event.shiftKey };
  };
  const end: PointerEventHandler<HTMLElement> = (event) => {
    const place = drag.current === null ? null : at(event);
    drag.current = null;
    if (place !== null) onEnd?.(place);
  };
  return {
    onPointerDown: (event) => {
      const place = event.button === 0 ? at(event) : null;
      if (place === null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const { zoom } = painted() ?? { zoom: 1 };
      const left = event.currentTarget.closest('.timeline-body')?.getBoundingClientRect().left ?? 0;
      drag.current = { from: place.t, x: (event.clientX - left) / zoom };
      onBegin?.(place);
    },
    onPointerMove: (event) => {
      const place = drag.current === null ? null : at(event);
      if (place !== null) onMove(place);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

/**
 * Wheel, mouse and fingers over the lanes: Ctrl or Cmd and the wheel zooms, a wheel sideways and a drag
 * pan, two fingers do both; a double click or tap comes closer to where it is, with Shift or two
 * fingers it goes away. What has a use of its own for the pointer is left alone.
 */
import type { AppStore } from '../../store/store.ts';
import { timeAt, type TimeScale } from './timeScale.ts';
import { createTaps } from './taps.ts';
import { panBy, zoomBy, zoomOn } from './windowActs.ts';

export interface PaintedScale {
  readonly scale: TimeScale;
  /** CSS pixels for one of the scale's. */
  readonly zoom: number;
}

/** A hand that moves less than this has not begun to drag, CSS pixels. */
const THRESHOLD = 4;
const WHEEL = 0.0022;
const LINE = 16;
/** What keeps the pointer for itself. */
const OWN = 'button, [role="slider"], [data-drag]';
/** The same for a double click: ruler and playhead keep a drag alone. */
const OWN_CLICK = 'button, :is([role="slider"], [data-drag]):not([data-zooms])';

/** Whether nothing there has a use of its own for a double click. */
const isFree = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(OWN_CLICK) === null;

export function attachGestures(
  host: HTMLElement,
  store: AppStore,
  painted: () => PaintedScale | null,
): () => void {
  const fingers = new Map<number, { x: number }>();
  let isDragging = false;

  const instantAt = (clientX: number): number | undefined => {
    const now = painted();
    if (now === null) return undefined;
    return timeAt(now.scale, (clientX - host.getBoundingClientRect().left) / now.zoom);
  };
  const spanOf = (pixels: number): number => {
    const now = painted();
    return now === null ? 0 : pixels / now.zoom / now.scale.perMicro;
  };

  const releaseTaps = createTaps(host, (target, clientX, way) => {
    const [now, t] = [painted(), instantAt(clientX)];
    const isThere = t !== undefined && now !== null && t >= now.scale.from && t <= now.scale.to;
    if (isThere && isFree(target)) zoomOn(store, t, way);
  });

  function onWheel(event: WheelEvent): void {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoomBy(store, Math.exp(event.deltaY * unit * WHEEL), instantAt(event.clientX));
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (Math.abs(sideways) <= (event.shiftKey ? 0 : Math.abs(event.deltaY))) return;
    event.preventDefault();
    panBy(store, spanOf(sideways * unit));
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest(OWN) !== null) return;
    fingers.set(event.pointerId, { x: event.clientX });
  }

  function onMove(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    const moved = event.clientX - finger.x;
    if (!isDragging && fingers.size === 1 && Math.abs(moved) < THRESHOLD) return;
    isDragging = true;
    host.setPointerCapture(event.pointerId);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) panBy(store, -spanOf(moved));
    else pinch(finger.x, event.clientX, other.x);
    finger.x = event.clientX;
  }

  /** The other finger holds its instant; this one widens or narrows what lies between. */
  function pinch(before: number, after: number, held: number): void {
    const [old, wide] = [Math.abs(before - held), Math.abs(after - held)];
    if (old > THRESHOLD && wide > THRESHOLD) zoomBy(store, old / wide, instantAt(held));
  }

  function onUp(event: PointerEvent): void {
    fingers.delete(event.pointerId);
    if (fingers.size === 0) isDragging = false;
  }

  const leave = new AbortController();
  const { signal } = leave;
  host.addEventListener('wheel', onWheel, { passive: false, signal });
  host.addEventListener('pointerdown', onDown, { signal });
  host.addEventListener('pointermove', onMove, { signal });
  host.addEventListener('pointerup', onUp, { signal });
  host.addEventListener('pointercancel', onUp, { signal });
  return () => {
    releaseTaps();
    leave.abort();
  };
}

/**
 * Double clicks and double taps, told apart from drags: two short touches at one place, or both of two
 * fingers at once. A browser makes double clicks of some double taps, which are not counted twice.
 */

type OnDouble = (target: EventTarget | null, clientX: number, way: 'in' | 'out') => void;

/** Between a finger's touch and its end, and between two taps, ms. */
const SHORT = 300;
/** A finger that moves further than this has not tapped, CSS pixels. */
const STILL = 12;
const NEAR = 32;

interface Touch {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

const isNear = (one: Touch, { clientX, clientY }: PointerEvent, reach: number): boolean =>
  Math.hypot(clientX - one.x, clientY - one.y) <= reach;

export function createTaps(host: HTMLElement, onDouble: OnDouble): () => void {
  const down = new Map<number, Touch>();
  /** Fingers that were down together, and whether all of them only tapped. */
  let most = 0;
  let isTap = true;
  let before: Touch | null = null;
  let lastKind = '';

  function onDown(event: PointerEvent): void {
    lastKind = event.pointerType;
    if (event.pointerType !== 'touch') return;
    if (down.size === 0) [most, isTap] = [0, true];
    down.set(event.pointerId, { x: event.clientX, y: event.clientY, at: event.timeStamp });
    most = Math.max(most, down.size);
  }

  function onUp(event: PointerEvent): void {
    const begun = down.get(event.pointerId);
    if (begun === undefined) return;
    down.delete(event.pointerId);
    const isShort = event.timeStamp - begun.at <= SHORT && isNear(begun, event, STILL);
    isTap = isTap && isShort && event.type === 'pointerup';
    if (down.size > 0) return;
    if (!isTap) before = null;
    else if (most === 2) onDouble(event.target, event.clientX, 'out');
    else if (most === 1) tapped(event);
  }

  function tapped(event: PointerEvent): void {
    const isSecond =
      before !== null && event.timeStamp - before.at <= 2 * SHORT && isNear(before, event, NEAR);
    before = isSecond ? null : { x: event.clientX, y: event.clientY, at: event.timeStamp };
    if (isSecond) onDouble(event.target, event.clientX, 'in');
  }

  function onDoubleClick(event: MouseEvent): void {
    if (lastKind === 'touch') return;
    onDouble(event.target, event.clientX, event.shiftKey ? 'out' : 'in');
  }

  host.addEventListener('pointerdown', onDown);
  host.addEventListener('pointerup', onUp);
  host.addEventListener('pointercancel', onUp);
  host.addEventListener('dblclick', onDoubleClick);
  return () => {
    host.removeEventListener('pointerdown', onDown);
    host.removeEventListener('pointerup', onUp);
    host.removeEventListener('pointercancel', onUp);
    host.removeEventListener('dblclick', onDoubleClick);
  };
}

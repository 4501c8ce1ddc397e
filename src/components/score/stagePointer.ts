/**
 * Pressing, dragging and letting go on the stage: a long press by touch opens the menu, a drag does
 * what the tool is for, and two fingers together draw a line that cuts, whatever the tool.
 */
import type { PointerEvent } from 'react';
import { aimAt, type Aim } from '../../store/aim.ts';
import { act } from '../../store/session.ts';
import type { Point } from './cutting.ts';
import type { Hit } from './hits.ts';
import { aimUnder } from './stageAims.ts';
import { beginDrag, cutDrag, type StageDrag } from './stageDrags.ts';
import type { Given, StageGestures } from './stageHand.ts';
import { pointOf } from './stagePoint.ts';

const LONG_PRESS = 450;
/** A hand is never quite still: less than this is not a drag. */
const SLACK = 8;

/** What a press has become so far. It outlives a change of the scene. */
export interface Press {
  down: {
    readonly x: number;
    readonly y: number;
    readonly at: Point;
    readonly hit: Hit | null;
    readonly timer: ReturnType<typeof setTimeout> | null;
  } | null;
  drag: StageDrag | null;
  /** Fingers on the stage, by pointer. */
  readonly fingers: Map<number, Point>;
  /** The click that ends a drag or a long press is not a click. */
  swallowClick: boolean;
}

export const createPress = (): Press => ({
  down: null,
  drag: null,
  fingers: new Map(),
  swallowClick: false,
});

export type HitOf = (event: { readonly target: EventTarget }) => Hit | null;

type PointerGestures = Pick<
  StageGestures,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onPointerLeave'
>;

const middleOf = (points: Iterable<Point>): Point => {
  const all = [...points];
  const sum = all.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / all.length, y: sum.y / all.length };
};

function stopTimer(press: Press): void {
  if (press.down !== null && press.down.timer !== null) clearTimeout(press.down.timer);
}

export function pointerGestures(given: Given, hitOf: HitOf, press: Press): PointerGestures {
  const { store, rails, width, preview } = given;
  const aim = (at: Aim | null): void => store.getState().setAim(at);
  const release = (): void => {
    stopTimer(press);
    press.down = null;
    press.drag = null;
    preview(null);
    aim(null);
  };
  const letGo = (event: PointerEvent<HTMLElement>): void => {
    const { drag } = press;
    press.fingers.delete(event.pointerId);
    if (drag !== null) {
      press.swallowClick = true;
      for (const command of drag.commands()) act(store, command);
    }
    release();
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      if (event.pointerType === 'touch') press.fingers.set(event.pointerId, pointOf(event, width));
      if (press.fingers.size === 2) beginTwoFingers(given, press);
      else if (press.fingers.size < 2) begin(given, event, hitOf, press, release);
    },
    onPointerMove(event) {
      const at = pointOf(event, width);
      if (press.fingers.has(event.pointerId)) press.fingers.set(event.pointerId, at);
      if (press.down === null && press.drag === null) {
        // A finger that touches acts: it has no way of only pointing.
        if (event.pointerType !== 'touch') aim(aimUnder(store, rails, hitOf(event), at));
        return;
      }
      if (press.drag === null && press.fingers.size < 2) startDrag(given, event, press);
      const point = press.fingers.size === 2 ? middleOf(press.fingers.values()) : at;
      if (press.drag === null) return;
      preview(press.drag.move(point, event.shiftKey));
      aim(aimAt(press.drag.commands()));
    },
    onPointerUp: letGo,
    onPointerCancel(event) {
      press.fingers.delete(event.pointerId);
      release();
    },
    onPointerLeave(event) {
      if (press.drag !== null) return;
      press.fingers.delete(event.pointerId);
      release();
    },
  };
}

function begin(
  { width, onMenu }: Given,
  event: PointerEvent<HTMLElement>,
  hitOf: HitOf,
  press: Press,
  release: () => void,
): void {
  const hit = hitOf(event);
  const { clientX: x, clientY: y } = event;
  const open = (): void => {
    if (hit === null) return;
    press.swallowClick = true;
    release();
    onMenu(hit.target, x, y);
  };
  press.swallowClick = false;
  press.down = {
    x,
    y,
    at: pointOf(event, width),
    hit,
    timer: event.pointerType === 'touch' ? setTimeout(open, LONG_PRESS) : null,
  };
}

/** The second finger ends what the first began. */
function beginTwoFingers({ rails, preview }: Given, press: Press): void {
  stopTimer(press);
  press.down = null;
  preview(null);
  press.drag = cutDrag(rails, middleOf(press.fingers.values()));
}

function startDrag(
  { store, rails, frameBox }: Given,
  event: PointerEvent<HTMLElement>,
  press: Press,
): void {
  const { down } = press;
  if (down === null) return;
  if (Math.abs(event.clientX - down.x) + Math.abs(event.clientY - down.y) <= SLACK) return;
  stopTimer(press);
  const { tool } = store.getState();
  const frame = store.source.latest();
  press.drag = beginDrag({ tool, at: down.at, hit: down.hit, rails, frameBox, frame });
  if (press.drag !== null) event.currentTarget.setPointerCapture(event.pointerId);
}

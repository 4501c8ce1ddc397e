/** A place on the stage in the stage's own units, from a pointer's place on the page. */
import type { MouseEvent } from 'react';
import type { Point } from './cutting.ts';

/** `width`: of the stage, in its own units. */
export function pointOf(event: MouseEvent<HTMLElement>, width: number): Point {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = box.width > 0 ? width / box.width : 1;
  return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
}

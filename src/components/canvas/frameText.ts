/** A text that changes as often as numbers are told: written by a painter when it differs, and not through React. */
import { useEffect, useRef, type RefObject } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { toldFramesOf, type ToldFrames } from '../../store/toldFrames.ts';
import { frameLoopOf, type Painter } from './frameLoop.ts';
import { createPen, type Pen } from './pen.ts';

/** A ref for the element that shall say what `textOf` says of the newest frame. `textOf` must not change between renders without reason. */
export function useFrameText<E extends Element>(
  textOf: (frame: Frame) => string,
): RefObject<E | null> {
  const store = useAppStoreApi();
  const place = useRef<E>(null);
  useEffect(
    () => frameLoopOf(store).add(textPainter(place, textOf, toldFramesOf(store))),
    [store, textOf],
  );
  return place;
}

function textPainter(
  place: { readonly current: Element | null },
  textOf: (frame: Frame) => string,
  told: ToldFrames,
): Painter {
  let pen: Pen | null = null;
  return {
    paint(frame) {
      const element = place.current;
      if (element === null) return undefined;
      if (pen?.element !== element) pen = createPen(element);
      pen.text(textOf(told.current() ?? frame));
      return undefined;
    },
  };
}

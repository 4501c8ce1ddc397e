/** A painter of words: it speaks when another frame is told, and not with each that is drawn. */
import type { Frame } from '../../sources/frame.ts';
import type { AppStore } from '../../store/store.ts';
import { toldFramesOf } from '../../store/toldFrames.ts';
import type { Painter } from '../canvas/frameLoop.ts';

export function createToldPainter(store: AppStore, say: (frame: Frame) => void): Painter {
  const told = toldFramesOf(store);
  let said: Frame | null = null;
  return {
    paint(newest) {
      const frame = told.current() ?? newest;
      if (frame === said) return false;
      said = frame;
      say(frame);
      return false;
    },
  };
}

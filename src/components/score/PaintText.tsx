/** A text of the stage that changes with time: React places it, a painter writes it. */
import { useMemo, useState, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { toldFramesOf } from '../../store/toldFrames.ts';
import { usePainter } from '../canvas/hooks.ts';
import { createPen } from '../canvas/pen.ts';
import { useLegible } from './legible.ts';
import type { Said } from './nodeWords.ts';

interface PaintTextProps {
  readonly x: number;
  readonly y: number;
  readonly className: string;
  /** What to say; null says nothing. Keep the function the same between renders. */
  readonly read: (frame: Frame) => Said | string | null;
}

export function PaintText({ x, y, className, read }: PaintTextProps): ReactElement | null {
  const isLegible = useLegible();
  const [element, setElement] = useState<SVGTextElement | null>(null);
  const told = toldFramesOf(useAppStoreApi());
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    let shown: Frame | null = null;
    return {
      paint(newest: Frame) {
        const frame = told.current() ?? newest;
        if (frame === shown) return false;
        shown = frame;
        const said = read(frame);
        if (said === null || typeof said === 'string') pen.text(said ?? '');
        else {
          pen.text(said.text);
          pen.set('class', `${className} tone-${said.tone}`);
        }
        return false;
      },
    };
  }, [element, read, className, told]);
  usePainter(painter);
  return isLegible ? <text ref={setElement} x={x} y={y} className={className} /> : null;
}

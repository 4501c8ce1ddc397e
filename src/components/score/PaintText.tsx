/** A text of the stage that changes with time: React places it, a painter writes it. */
import { useMemo, useState, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { usePainter } from '../canvas/hooks.ts';
import { createPen } from '../canvas/pen.ts';
import { useLegible } from './legible.ts';
import type { Said } from './nodeWords.ts';
import { createToldPainter } from './toldPainter.ts';

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
  const store = useAppStoreApi();
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    return createToldPainter(store, (frame) => {
      const said = read(frame);
      if (said === null || typeof said === 'string') pen.text(said ?? '');
      else {
        pen.text(said.text);
        pen.set('class', `${className} tone-${said.tone}`);
      }
    });
  }, [element, read, className, store]);
  usePainter(painter);
  return isLegible ? <text ref={setElement} x={x} y={y} className={className} /> : null;
}

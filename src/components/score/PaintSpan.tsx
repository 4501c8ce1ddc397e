/** A text of the page that changes with time, outside drawings: React places it, a painter writes it. */
import { useMemo, useState, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { usePainter } from '../canvas/hooks.ts';
import { createPen } from '../canvas/pen.ts';
import type { Said } from './nodeWords.ts';
import { createToldPainter } from './toldPainter.ts';

interface PaintSpanProps {
  readonly className: string;
  /** What to say. Keep the function the same between renders. */
  readonly read: (frame: Frame) => Said | null;
}

export function PaintSpan({ className, read }: PaintSpanProps): ReactElement {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const store = useAppStoreApi();
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    return createToldPainter(store, (frame) => {
      const said = read(frame);
      pen.text(said?.text ?? '');
      pen.set('class', said === null ? className : `${className} tone-${said.tone}`);
    });
  }, [element, read, className, store]);
  usePainter(painter);
  return <span ref={setElement} className={className} />;
}

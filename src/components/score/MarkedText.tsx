/**
 * A text of the stage with a mark behind it: the words of a party, and after them what was done to
 * its clock. One line, so that the mark stands where the words end however long they are.
 */
import { useMemo, useState, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { usePainter } from '../canvas/hooks.ts';
import { pensOf } from '../canvas/pen.ts';
import { clockMark } from './clockMark.ts';
import { useLegible } from './legible.ts';
import type { Said } from './nodeWords.ts';
import { createToldPainter } from './toldPainter.ts';

interface MarkedTextProps {
  readonly x: number;
  readonly y: number;
  readonly className: string;
  /** Whose clock it is. */
  readonly process: string;
  /** What to say before the mark; null says nothing. Keep the function the same between renders. */
  readonly read: (frame: Frame) => Said | string | null;
}

export function MarkedText({
  x,
  y,
  className,
  process,
  read,
}: MarkedTextProps): ReactElement | null {
  const t = useTranslate();
  const store = useAppStoreApi();
  const isLegible = useLegible();
  const [element, setElement] = useState<SVGTextElement | null>(null);
  const painter = useMemo(() => {
    if (element === null) return null;
    const pens = pensOf(element);
    const { source } = store;
    return createToldPainter(store, (frame) => {
      const said = read(frame);
      const words = typeof said === 'string' ? said : (said?.text ?? '');
      const tone = said === null || typeof said === 'string' ? '' : ` tone-${said.tone}`;
      pens.get('words')?.text(words);
      pens.get('words')?.set('class', `marked-words${tone}`);
      const mark = clockMark(frame, source.facts(), process, t) ?? '';
      pens.get('mark')?.text(mark);
      pens.get('mark')?.set('dx', words === '' || mark === '' ? '0' : '7');
    });
  }, [element, read, process, store, t]);
  usePainter(painter);
  if (!isLegible) return null;
  return (
    <text ref={setElement} x={x} y={y} className={className}>
      <tspan data-part="words" />
      <tspan data-part="mark" className="score-clock" />
    </text>
  );
}

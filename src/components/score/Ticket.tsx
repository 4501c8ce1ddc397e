/** A Lease as a ticket with punched sides: what is written, and nothing else. */
import { useCallback, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { usePainter } from '../canvas/hooks.ts';
import { createPen } from '../canvas/pen.ts';
import { isNews } from './nodeWords.ts';
import { px } from './ringGeometry.ts';
import type { Box } from './scoreLayout.ts';

const NOTCH = 5;

/** The outline: a punched notch in the middle of either side. */
export function ticketPath({ x, y, width, height }: Box): string {
  const r = Math.min(NOTCH, height / 4.5);
  const middle = y + height / 2;
  const d = 2 * r;
  return `M${px(x)} ${px(y)}H${px(x + width)}V${px(middle - r)}a${px(r)} ${px(r)} 0 0 0 0 ${px(d)}V${px(y + height)}H${px(x)}V${px(middle + r)}a${px(r)} ${px(r)} 0 0 0 0 ${px(-d)}Z`;
}

interface TicketProps {
  readonly box: Box;
  /** When it was written last. Keep the function the same between renders. */
  readonly writtenAt: (frame: Frame) => number | null;
  readonly missing?: boolean;
  readonly children: ReactNode;
}

export function Ticket({ box, writtenAt, missing = false, children }: TicketProps): ReactElement {
  const [element, setElement] = useState<SVGGElement | null>(null);
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    return {
      paint(frame: Frame) {
        pen.set(
          'class',
          isNews(frame, writtenAt(frame))
            ? 'ticket ticket--hot truth-record'
            : 'ticket truth-record',
        );
        return false;
      },
    };
  }, [element, writtenAt]);
  usePainter(painter);
  const attach = useCallback((next: SVGGElement | null) => setElement(next), []);
  return (
    <g className="ticket truth-record" ref={attach}>
      <path
        className={missing ? 'ticket-slip ticket-slip--missing' : 'ticket-slip'}
        d={ticketPath(box)}
      />
      {children}
    </g>
  );
}

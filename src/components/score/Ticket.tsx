/**
 * A Lease as a ticket with punched sides: what is written, and nothing else. While etcd's disks take
 * their time with a write to it, its lower edge is a bar that fills.
 */
import { useCallback, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { usePainter } from '../canvas/hooks.ts';
import { createPen, pensOf, type Pen } from '../canvas/pen.ts';
import { commitOf, type Commit } from './commits.ts';
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
  /** Absent: commits are not shown. Keep the object the same between renders. */
  readonly lease?: { readonly namespace: string; readonly name: string };
  readonly missing?: boolean;
  readonly children: ReactNode;
}

export function Ticket({
  box,
  writtenAt,
  lease,
  missing = false,
  children,
}: TicketProps): ReactElement {
  const [element, setElement] = useState<SVGGElement | null>(null);
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    const pens = pensOf(element);
    return {
      paint(frame: Frame) {
        pen.set(
          'class',
          isNews(frame, writtenAt(frame))
            ? 'ticket ticket--hot truth-record'
            : 'ticket truth-record',
        );
        if (lease !== undefined) paintCommit(pens, box, commitOf(frame, lease));
        return false;
      },
    };
  }, [element, writtenAt, lease, box]);
  usePainter(painter);
  const attach = useCallback((next: SVGGElement | null) => setElement(next), []);
  return (
    <g className="ticket truth-record" ref={attach}>
      <path
        className={missing ? 'ticket-slip ticket-slip--missing' : 'ticket-slip'}
        d={ticketPath(box)}
      />
      {children}
      {lease !== undefined && (
        <g data-part="commit" display="none">
          <rect
            data-part="room"
            className="ticket-commit"
            x={px(box.x)}
            y={px(box.y + box.height - 1)}
            width={px(box.width)}
            height={COMMIT}
          />
          <rect
            data-part="bar"
            className="ticket-commit-bar"
            x={px(box.x)}
            y={px(box.y + box.height - 1)}
            height={COMMIT}
          />
        </g>
      )}
    </g>
  );
}

const COMMIT = 4;

function paintCommit(pens: ReadonlyMap<string, Pen>, box: Box, commit: Commit | null): void {
  pens.get('commit')?.show(commit !== null);
  if (commit === null) return;
  pens
    .get('room')
    ?.set('class', commit.hangs ? 'ticket-commit ticket-commit--hangs' : 'ticket-commit');
  pens.get('bar')?.set('width', px(commit.hangs ? 0 : box.width * commit.share));
}

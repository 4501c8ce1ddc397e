/**
 * What an election's leader writes to besides the API server (LE-32), below its row: a store at the
 * end of a line of its own, with a gate before it if it checks a token. A stale leader's write that
 * lands fills it; one that is refused is a diamond at the gate, not at the Lease.
 */
import { useMemo, useState, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame, ResourceView } from '../../sources/frame.ts';
import { usePainter } from '../canvas/hooks.ts';
import { createPen } from '../canvas/pen.ts';
import { electionOf } from './lookups.ts';
import { PaintText } from './PaintText.tsx';
import { resourceState, resourceWords, type ResourceState } from './resourceWords.ts';
import type { ElectionScene } from './scene.ts';
import type { ElectionRowLayout } from './scoreLayout.ts';
import './resource.css';

interface ResourceLineProps {
  readonly election: ElectionScene;
  readonly row: ElectionRowLayout;
  readonly compact: boolean;
  readonly t: Translate;
}

const X = 54;
const MARK_X = 84;
const WORDS_X = 108;

export function ResourceLine({
  election,
  row,
  compact,
  t,
}: ResourceLineProps): ReactElement | null {
  const { namespace, name, fencing } = election;
  const words = useMemo(
    () => (frame: Frame) => {
      const resource = electionOf(frame, namespace, name)?.resource ?? null;
      return resource === null ? null : resourceWords(resource, frame.now, compact, t);
    },
    [namespace, name, compact, t],
  );
  const y = row.resourceY;
  if (fencing === null || y === null) return null;
  const top = row.ticket.y + row.ticket.height - 2;
  return (
    <g className="score-resource">
      <path className="score-rail" d={`M${X} ${top}V${y - (fencing === 'none' ? 6 : 11)}`} />
      {fencing === 'none' ? null : <path className="resource-gate" d={`M${X - 8} ${y - 9}h16`} />}
      <path className="resource-store" d={`M${X - 8} ${y - 6}h16v12h-16zM${X - 8} ${y - 1.5}h16`} />
      <Mark election={election} state="ok">
        <circle className="resource-ok" cx={MARK_X} cy={y} r={5} />
        <path
          className="resource-ok"
          d={`M${MARK_X - 2.6} ${y + 0.2}L${MARK_X - 0.7} ${y + 2.1}L${MARK_X + 2.7} ${y - 1.8}`}
        />
      </Mark>
      <Mark election={election} state="landed">
        <path
          className="resource-landed"
          d={`M${X - 8} ${y - 1.5}h16v7.5h-16zM${MARK_X + 7} ${y}l-13 -5.5v3.5h-6v4h6v3.5z`}
        />
      </Mark>
      <Mark election={election} state="refused">
        <path
          className="resource-refused"
          d={`M${MARK_X} ${y - 6}L${MARK_X + 6} ${y}L${MARK_X} ${y + 6}L${MARK_X - 6} ${y}Z`}
        />
      </Mark>
      <PaintText className="score-words" x={WORDS_X} y={y + 4} read={words} />
    </g>
  );
}

interface MarkProps {
  readonly election: ElectionScene;
  readonly state: ResourceState;
  readonly children: ReactElement | readonly ReactElement[];
}

/** Shown while the resource is in that state. */
function Mark({ election: { namespace, name }, state, children }: MarkProps): ReactElement {
  const [element, setElement] = useState<SVGGElement | null>(null);
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    return {
      paint(frame: Frame) {
        const resource: ResourceView | null = electionOf(frame, namespace, name)?.resource ?? null;
        pen.show(resource !== null && resourceState(resource, frame.now) === state);
        return false;
      },
    };
  }, [element, namespace, name, state]);
  usePainter(painter);
  return <g ref={setElement}>{children}</g>;
}

/** The line a hand is drawing, and the rails it would cut, thickened. */
import type { ReactElement } from 'react';
import { railPath } from './LinkMarks.tsx';
import { px } from './ringGeometry.ts';
import type { CutPreview } from './stageGestures.ts';

export function CutLayer({
  preview,
}: {
  readonly preview: CutPreview | null;
}): ReactElement | null {
  if (preview === null) return null;
  const { line, rails } = preview;
  return (
    <g className="score-cutting">
      {rails.map((rail) => (
        <path key={rail.key} className="score-cutting-rail" d={railPath(rail)} />
      ))}
      {line !== null && (
        <path
          className="score-cutting-line"
          d={`M${px(line[0].x)} ${px(line[0].y)}L${px(line[1].x)} ${px(line[1].y)}`}
        />
      )}
    </g>
  );
}

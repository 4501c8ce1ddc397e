/**
 * What a hand is about to do, drawn in chalk over the stage: the line that cuts with its rails
 * thickened, the rail that is slowed or thinned with the amount, the stamp on its way round the ring,
 * the edge of the frame that is held back.
 */
import type { ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import { rateText, stepText } from './clockWords.ts';
import { lossDashes } from './FaultMarks.tsx';
import { coilPath, railPath, turnsOf } from './LinkMarks.tsx';
import type { Rail } from './rails.ts';
import { arcPath, polar, px, ringMeasures } from './ringGeometry.ts';
import type { StagePreview } from './stageDrags.ts';

interface DragLayerProps {
  readonly preview: StagePreview | null;
  readonly t: Translate;
}

export function DragLayer({ preview, t }: DragLayerProps): ReactElement | null {
  switch (preview?.kind) {
    case undefined:
      return null;
    case 'cut':
      return <CutLine preview={preview} />;
    case 'latency':
      return <Pulled preview={preview} t={t} />;
    case 'loss':
      return <Thinned preview={preview} t={t} />;
    case 'clock':
      return <Turned preview={preview} t={t} />;
    case 'commitDelay':
      return <HeldBack preview={preview} t={t} />;
  }
}

type Of<K extends StagePreview['kind']> = Extract<StagePreview, { readonly kind: K }>;

const CutLine = ({ preview: { line, rails } }: { readonly preview: Of<'cut'> }): ReactElement => (
  <g className="score-cutting">
    {rails.map((rail) => (
      <path key={rail.key} className="score-cutting-rail" d={railPath(rail)} />
    ))}
    <path
      className="score-cutting-line"
      d={`M${px(line[0].x)} ${px(line[0].y)}L${px(line[1].x)} ${px(line[1].y)}`}
    />
  </g>
);

/** The amount in large type beside what is turned; where it stands it covers nothing of that. */
const Amount = ({
  x,
  y,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly children: string;
}): ReactElement => (
  <text className="score-amount score-masked" x={px(x)} y={px(y)}>
    {children}
  </text>
);

const middleOfRail = ({ from, to }: Rail): number => (from + to) / 2;

function Pulled({
  preview: { rail, latencyMs },
  t,
}: {
  readonly preview: Of<'latency'>;
  readonly t: Translate;
}): ReactElement {
  const turns = latencyMs === null ? 0 : turnsOf(latencyMs);
  const x = middleOfRail(rail) - turns * 4;
  return (
    <g className="score-cutting">
      <path className="score-cutting-rail" d={railPath(rail)} />
      {turns > 0 && (
        <>
          <path className="score-coil-ground" d={`M${px(x)} ${px(rail.y)}h${turns * 8}`} />
          <path className="score-coil" d={coilPath(x, rail.y, turns, 8, 7)} />
        </>
      )}
      <Amount x={middleOfRail(rail)} y={rail.y + 26}>
        {latencyMs === null
          ? t('score.drag.normal')
          : t('score.latency', { ms: String(latencyMs) })}
      </Amount>
    </g>
  );
}

function Thinned({
  preview: { rail, lossPercent },
  t,
}: {
  readonly preview: Of<'loss'>;
  readonly t: Translate;
}): ReactElement {
  return (
    <g className="score-cutting">
      <path
        className="score-cutting-rail"
        d={railPath(rail)}
        style={lossDashes(lossPercent ?? 0)}
      />
      <Amount x={middleOfRail(rail)} y={rail.y + 24}>
        {lossPercent === null
          ? t('score.drag.normal')
          : t('score.loss', { percent: String(lossPercent) })}
      </Amount>
    </g>
  );
}

function Turned({
  preview: { middle, R, from, to, offset, ratePpm },
  t,
}: {
  readonly preview: Of<'clock'>;
  readonly t: Translate;
}): ReactElement {
  const { stamp, recordOuter, recordInner } = ringMeasures(R);
  const radius = (recordOuter + recordInner) / 2;
  const [x, y] = polar(radius, to);
  const size = Math.max(stamp, 6);
  const text = ratePpm === null ? stepText(offset ?? 0, t) : rateText(ratePpm);
  return (
    <g className="score-cutting" transform={`translate(${px(middle.x)} ${px(middle.y)})`}>
      <path className="score-turn" d={arcPath(radius, from, to)} />
      <rect
        className="score-turn-stamp"
        x={px(-size / 2)}
        y={px(-size / 2)}
        width={px(size)}
        height={px(size)}
        transform={`translate(${px(x)} ${px(y)}) rotate(${px(to)})`}
      />
      <circle className="score-turn-ground" r={px(recordInner - stamp / 2)} />
      <Amount x={0} y={4.5}>
        {text}
      </Amount>
    </g>
  );
}

function HeldBack({
  preview: { x, frame, commitDelayMs },
  t,
}: {
  readonly preview: Of<'commitDelay'>;
  readonly t: Translate;
}): ReactElement {
  const isRight = x > frame.x + frame.width / 2;
  const edge = isRight ? frame.x + frame.width : frame.x;
  const [left, right] = [Math.min(edge, x), Math.max(edge, x)];
  return (
    <g className="score-cutting">
      <rect
        className="score-held-back"
        x={px(left)}
        y={px(frame.y)}
        width={px(right - left)}
        height={px(frame.height)}
      />
      <Amount x={(left + right) / 2} y={frame.y - 6}>
        {commitDelayMs === null
          ? t('score.drag.normal')
          : t('score.etcd.slow', { ms: String(commitDelayMs) })}
      </Amount>
    </g>
  );
}

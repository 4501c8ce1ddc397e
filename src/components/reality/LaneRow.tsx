/** One subject on the axis: the recording's lane, the engine's lane, and the hairlines between them. */
import { memo, type ReactElement } from 'react';
import { isInside } from '../../recordings/compare/brackets.ts';
import type { Subject } from '../../recordings/compare/comparison.ts';
import type { Bar, Lane } from '../../recordings/compare/lanes.ts';
import { bracketOf, type BracketsByPair } from './bracketsByPair.ts';
import { MarkGlyph } from './MarkGlyph.tsx';
import {
  geometryOf,
  hairlinesOf,
  LEADERS_SHOWN,
  overlapsOf,
  type Hairline,
  type RowGeometry,
  type SideGeometry,
} from './laneGeometry.ts';
import { signed } from './realityWords.ts';
import { xOf, type RealityScale } from './realityScale.ts';

interface LaneRowProps {
  readonly subject: Subject;
  readonly scale: RealityScale;
  /** Where what is compared ends, seconds. */
  readonly end: number;
  readonly brackets: BracketsByPair | null;
}

export const LaneRow = memo(function LaneRow({
  subject,
  scale,
  end,
  brackets,
}: LaneRowProps): ReactElement {
  const geometry = geometryOf(subject);
  return (
    <svg
      className="lane-row"
      viewBox={`0 0 ${scale.width} ${geometry.height}`}
      style={{ height: `${geometry.height / 16}rem` }}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <Side lane={subject.recorded} side={geometry.recorded} scale={scale} end={end} />
      <Side lane={subject.simulated} side={geometry.simulated} scale={scale} end={end} />
      {brackets === null ? null : (
        <BracketMarks subject={subject} scale={scale} brackets={brackets} geometry={geometry} />
      )}
      {hairlinesOf(subject, scale).map((hairline) => (
        <PairLine key={hairline.pair.id} hairline={hairline} geometry={geometry} />
      ))}
    </svg>
  );
});

interface BracketMarksProps {
  readonly subject: Subject;
  readonly scale: RealityScale;
  readonly brackets: BracketsByPair;
  readonly geometry: RowGeometry;
}

/** From the earliest seed to the latest, between the two lanes, under what was recorded. */
function BracketMarks({ subject, scale, brackets, geometry }: BracketMarksProps): ReactElement {
  const y = geometry.recorded.marks + 7;
  return (
    <>
      {subject.pairs.map((pair) => {
        const bracket = bracketOf(brackets, pair);
        if (bracket === undefined || bracket.span === null) return null;
        const [from, to] = bracket.span;
        const [x, end] = [xOf(scale, from), xOf(scale, to)];
        if (end < -8 || x > scale.width + 8) return null;
        return (
          <path
            key={pair.id}
            className={isInside(bracket) ? 'lane-span' : 'lane-span lane-span--far'}
            d={`M${x} ${y - 3}V${y + 3}M${x} ${y}H${Math.max(end, x + 1)}M${end} ${y - 3}V${y + 3}`}
          />
        );
      })}
    </>
  );
}

interface SideProps {
  readonly lane: Lane;
  readonly side: SideGeometry;
  readonly scale: RealityScale;
  readonly end: number;
}

function Side({ lane, side, scale, end }: SideProps): ReactElement {
  const [top, height] = side.bar;
  const inView = (x: number): boolean => x >= -8 && x <= scale.width + 8;
  return (
    <g>
      <line className="lane-ground" x1={0} x2={scale.width} y1={top + height} y2={top + height} />
      {lane.bars.map((bar, index) => (
        <BarShape key={index} bar={bar} side={side} scale={scale} end={end} />
      ))}
      {overlapsOf(lane.leading, end).map(([from, to]) => (
        <Overlap key={from} from={from} to={to} side={side} scale={scale} />
      ))}
      {lane.leading.map((bar, index) => (
        <Leader key={index} bar={bar} row={rowOf(bar, lane)} side={side} scale={scale} end={end} />
      ))}
      {lane.marks.map((mark, index) => {
        const x = xOf(scale, mark.at);
        return inView(x) ? <MarkGlyph key={index} kind={mark.kind} x={x} y={side.marks} /> : null;
      })}
    </g>
  );
}

/** What of a bar is in view, or null. */
function stretch(scale: RealityScale, from: number, to: number): readonly [number, number] | null {
  const x = Math.max(xOf(scale, from), -2);
  const until = Math.min(xOf(scale, to), scale.width + 2);
  return until > x ? [x, until - x] : null;
}

interface BarProps {
  readonly bar: Bar;
  readonly side: SideGeometry;
  readonly scale: RealityScale;
  readonly end: number;
}

function BarShape({ bar, side, scale, end }: BarProps): ReactElement | null {
  const seen = stretch(scale, bar.from, bar.to ?? end);
  if (seen === null) return null;
  const [x, width] = seen;
  const [y, height] = side.bar;
  return (
    <g>
      <rect
        className={`lane-bar lane-bar--${bar.kind}`}
        x={x}
        y={y}
        width={width}
        height={height}
      />
      {bar.label !== '' && width > bar.label.length * 7.5 + 14 ? (
        <text className="lane-holder" x={Math.max(x, 0) + 9} y={y + height - 3.4}>
          {bar.label}
        </text>
      ) : null}
    </g>
  );
}

/** The same elector keeps its line, however often it leads. */
function rowOf(bar: Bar, lane: Lane): number {
  const leaders = [...new Set(lane.leading.map(({ label }) => label))];
  return leaders.indexOf(bar.label) % LEADERS_SHOWN;
}

function Leader({
  bar,
  row,
  side,
  scale,
  end,
}: BarProps & { readonly row: number }): ReactElement | null {
  const seen = stretch(scale, bar.from, bar.to ?? end);
  if (seen === null) return null;
  const [top, step] = side.leading;
  return (
    <rect className="lane-leads" x={seen[0]} y={top + row * step} width={seen[1]} height={2.6} />
  );
}

interface OverlapProps {
  readonly from: number;
  readonly to: number;
  readonly side: SideGeometry;
  readonly scale: RealityScale;
}

function Overlap({ from, to, side, scale }: OverlapProps): ReactElement | null {
  const seen = stretch(scale, from, to);
  if (seen === null) return null;
  const [top, step] = side.leading;
  const y = Math.min(top, top + step * (LEADERS_SHOWN - 1)) - 1;
  const height = Math.abs(step) * (LEADERS_SHOWN - 1) + 4.6;
  return <rect className="lane-overlap" x={seen[0]} y={y} width={seen[1]} height={height} />;
}

function PairLine({
  hairline,
  geometry,
}: {
  readonly hairline: Hairline;
  readonly geometry: RowGeometry;
}): ReactElement {
  const { pair, recordedX, simulatedX, recordedY, simulatedY, wordsX } = hairline;
  const middle = geometry.words - 4;
  const isAlone = recordedX === null || simulatedX === null;
  const [x1, y1] = recordedX === null ? [simulatedX ?? 0, middle] : [recordedX, recordedY];
  const [x2, y2] = simulatedX === null ? [recordedX ?? 0, middle] : [simulatedX, simulatedY];
  const isFar = isAlone || Math.abs(pair.differenceSeconds ?? 0) > 0.15;
  return (
    <g className={isFar ? 'lane-pair lane-pair--far' : 'lane-pair'}>
      <line
        className={isAlone ? 'lane-hair lane-hair--alone' : 'lane-hair'}
        x1={x1}
        y1={y1}
        x2={x2}
        y2={y2}
      />
      {wordsX === null ? null : isAlone ? (
        <circle className="lane-nobody" cx={x1} cy={middle} r={3.2} />
      ) : (
        <text className="lane-difference" x={wordsX} y={geometry.words}>
          {signed(pair.differenceSeconds ?? 0)}
        </text>
      )}
    </g>
  );
}

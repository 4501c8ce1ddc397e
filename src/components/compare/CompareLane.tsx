/** One lane of one branch, tall enough to compare areas by eye: time left of a node, or who holds a lock. */
import { useId, type ReactElement } from 'react';
import { fillOf, Patterns } from '../score/Patterns.tsx';
import { identityHost, hostName } from '../common/names.ts';
import { xOf, type TimeScale } from '../timeline/timeScale.ts';
import type { LockStory, NodeStory, Ramp, Story } from './compareLanes.ts';

export type LaneSize = 'tall' | 'middle' | 'small';

/** The area, and below it the stamps: 80 px where two are compared in one lane, 56 px in several, 40 px in small multiples. */
interface Shape {
  readonly height: number;
  readonly area: number;
  readonly stamps: number;
  /** Half the size of a stamp and of a cross. */
  readonly mark: number;
  /** Height of the ribbon while a node is Unknown, and of the bar of a holder. */
  readonly ribbon: number;
  readonly bar: number;
}

const SHAPES: Readonly<Record<LaneSize, Shape>> = {
  tall: { height: 80, area: 60, stamps: 70, mark: 2.5, ribbon: 14, bar: 28 },
  middle: { height: 56, area: 42, stamps: 50, mark: 2.2, ribbon: 11, bar: 22 },
  small: { height: 40, area: 30, stamps: 36, mark: 1.8, ribbon: 9, bar: 18 },
};

interface CompareLaneProps {
  readonly story: Story;
  readonly scale: TimeScale;
  readonly size: LaneSize;
  readonly label: string;
}

export function CompareLane({ story, scale, size, label }: CompareLaneProps): ReactElement {
  const prefix = useId();
  const shape = SHAPES[size];
  return (
    <svg
      className="compare-lane"
      width={scale.x1}
      height={shape.height}
      role="img"
      aria-label={label}
    >
      <Patterns prefix={prefix} />
      <line className="compare-base" x1={0} x2={scale.x1} y1={shape.area} y2={shape.area} />
      {story.kind === 'node' ? (
        <NodeLane story={story} scale={scale} shape={shape} prefix={prefix} />
      ) : (
        <LockLane story={story} scale={scale} shape={shape} />
      )}
    </svg>
  );
}

interface NodeLaneProps {
  readonly story: NodeStory;
  readonly scale: TimeScale;
  readonly shape: Shape;
  readonly prefix: string;
}

/** The flag of a verdict, from the base line up. */
const flagOf = ({ area, height }: Shape): string =>
  `M0 ${area}V${area - height * 0.42}h${height * 0.16}l-${height * 0.045} ${height * 0.056}l${height * 0.045} ${height * 0.056}H0`;

function NodeLane({ story, scale, shape, prefix }: NodeLaneProps): ReactElement {
  const { area, stamps, mark, height } = shape;
  const isShown = (t: number): boolean => t >= scale.from && t <= scale.to;
  const arm = mark * 1.3;
  return (
    <>
      {story.ramps
        .filter(({ to }) => to > scale.from)
        .map((ramp) => (
          <RampShape
            key={ramp.from}
            ramp={ramp}
            story={story}
            scale={scale}
            shape={shape}
            prefix={prefix}
          />
        ))}
      {story.unknownAt.filter(isShown).map((t) => (
        <g key={t} transform={`translate(${xOf(scale, t)} 0)`}>
          <path className="compare-flag" d={flagOf(shape)} />
          <UnknownWord x={xOf(scale, t)} width={scale.x1} y={area - height * 0.3} />
        </g>
      ))}
      {story.written.filter(isShown).map((t) => (
        <rect
          key={t}
          className="compare-stamp"
          x={xOf(scale, t) - mark}
          y={stamps - mark}
          width={2 * mark}
          height={2 * mark}
        />
      ))}
      {story.failed.filter(isShown).map((t) => {
        const x = xOf(scale, t);
        return (
          <path
            key={t}
            className="compare-failed"
            d={`M${x - arm} ${stamps - arm}l${2 * arm} ${2 * arm}M${x + arm} ${stamps - arm}l${-2 * arm} ${2 * arm}`}
          />
        );
      })}
    </>
  );
}

/** Room for the word beside its flag; near the right edge it stands on the other side. */
const WORD = 84;

function UnknownWord({
  x,
  width,
  y,
}: {
  readonly x: number;
  readonly width: number;
  readonly y: number;
}): ReactElement {
  const isLast = x + WORD > width;
  return (
    <text className="compare-word" x={isLast ? -6 : 18} y={y} textAnchor={isLast ? 'end' : 'start'}>
      Unknown
    </text>
  );
}

interface RampShapeProps extends NodeLaneProps {
  readonly ramp: Ramp;
}

function RampShape({ ramp, story, scale, shape, prefix }: RampShapeProps): ReactElement {
  const { area: base, ribbon } = shape;
  const [from, to] = [xOf(scale, Math.max(ramp.from, scale.from)), xOf(scale, ramp.to)];
  if (ramp.isUnknown) {
    return (
      <rect
        className="compare-unknown"
        x={from}
        y={base - ribbon}
        width={Math.max(to - from, 1)}
        height={ribbon}
        style={{ fill: fillOf(prefix, 'expired') }}
      />
    );
  }
  const heightAt = (t: number): number => {
    const left = 1 - (Math.min(Math.max(t, ramp.from), ramp.to) - ramp.from) / story.grace;
    return base - Math.max(left, 0) * (base - 4);
  };
  const start = Math.max(ramp.from, scale.from);
  const lateFrom = Math.min(Math.max(ramp.from + story.ordinary, start), ramp.to);
  const area = (a: number, b: number): string =>
    `M${xOf(scale, a)} ${base}V${heightAt(a)}L${xOf(scale, b)} ${heightAt(b)}V${base}Z`;
  return (
    <>
      {lateFrom > start ? <path className="compare-fresh" d={area(start, lateFrom)} /> : null}
      {lateFrom < ramp.to ? <path className="compare-late" d={area(lateFrom, ramp.to)} /> : null}
    </>
  );
}

function LockLane({
  story,
  scale,
  shape: { area, bar },
}: {
  readonly story: LockStory;
  readonly scale: TimeScale;
  readonly shape: Shape;
}): ReactElement {
  return (
    <>
      {story.tenures
        .filter(({ to }) => to > scale.from)
        .map(({ holder, from, to }) => {
          const [x, end] = [xOf(scale, Math.max(from, scale.from)), xOf(scale, to)];
          return (
            <g key={from}>
              <rect
                className={holder === '' ? 'compare-nobody' : 'compare-tenure'}
                x={x}
                y={area - bar}
                width={Math.max(end - x, 1)}
                height={bar}
              />
              {end - x > 48 && holder !== '' ? (
                <text className="compare-holder" x={x + 8} y={area - bar / 2 + 4.5}>
                  {hostName(identityHost(holder))}
                </text>
              ) : null}
            </g>
          );
        })}
    </>
  );
}

/** One lane of one branch, tall enough to compare areas by eye: time left of a node, or who holds a lock. */
import { useId, type ReactElement } from 'react';
import { fillOf, Patterns } from '../score/Patterns.tsx';
import { identityHost, hostName } from '../common/names.ts';
import { xOf, type TimeScale } from '../timeline/timeScale.ts';
import type { LockStory, NodeStory, Ramp, Story } from './compareLanes.ts';

/** The area, and below it the stamps. */
export const LANE_HEIGHT = 76;
const AREA = 56;
const STAMPS = 66;

interface CompareLaneProps {
  readonly story: Story;
  readonly scale: TimeScale;
  readonly label: string;
}

export function CompareLane({ story, scale, label }: CompareLaneProps): ReactElement {
  const prefix = useId();
  return (
    <svg
      className="compare-lane"
      width={scale.x1}
      height={LANE_HEIGHT}
      role="img"
      aria-label={label}
    >
      <Patterns prefix={prefix} />
      <line className="compare-base" x1={0} x2={scale.x1} y1={AREA} y2={AREA} />
      {story.kind === 'node' ? (
        <NodeLane story={story} scale={scale} prefix={prefix} />
      ) : (
        <LockLane story={story} scale={scale} />
      )}
    </svg>
  );
}

interface NodeLaneProps {
  readonly story: NodeStory;
  readonly scale: TimeScale;
  readonly prefix: string;
}

function NodeLane({ story, scale, prefix }: NodeLaneProps): ReactElement {
  const isShown = (t: number): boolean => t >= scale.from && t <= scale.to;
  return (
    <>
      {story.ramps
        .filter(({ to }) => to > scale.from)
        .map((ramp) => (
          <RampShape key={ramp.from} ramp={ramp} story={story} scale={scale} prefix={prefix} />
        ))}
      {story.unknownAt.filter(isShown).map((t) => (
        <g key={t} transform={`translate(${xOf(scale, t)} 0)`}>
          <path className="compare-flag" d="M0 56V22h12l-3.5 4.5L12 31H0" />
          <text className="compare-word" x={17} y={32}>
            Unknown
          </text>
        </g>
      ))}
      {story.written.filter(isShown).map((t) => (
        <rect
          key={t}
          className="compare-stamp"
          x={xOf(scale, t) - 2.5}
          y={STAMPS - 2.5}
          width={5}
          height={5}
        />
      ))}
      {story.failed.filter(isShown).map((t) => {
        const x = xOf(scale, t);
        return (
          <path
            key={t}
            className="compare-failed"
            d={`M${x - 3.2} ${STAMPS - 3.2}l6.4 6.4M${x + 3.2} ${STAMPS - 3.2}l-6.4 6.4`}
          />
        );
      })}
    </>
  );
}

interface RampShapeProps extends NodeLaneProps {
  readonly ramp: Ramp;
}

function RampShape({ ramp, story, scale, prefix }: RampShapeProps): ReactElement {
  const [from, to] = [xOf(scale, ramp.from), xOf(scale, ramp.to)];
  if (ramp.isUnknown) {
    return (
      <rect
        className="compare-unknown"
        x={from}
        y={AREA - 14}
        width={Math.max(to - from, 1)}
        height={14}
        style={{ fill: fillOf(prefix, 'expired') }}
      />
    );
  }
  const heightAt = (t: number): number => {
    const left = 1 - (Math.min(Math.max(t, ramp.from), ramp.to) - ramp.from) / story.grace;
    return AREA - Math.max(left, 0) * (AREA - 4);
  };
  const start = Math.max(ramp.from, scale.from);
  const lateFrom = Math.min(Math.max(ramp.from + story.ordinary, start), ramp.to);
  const area = (a: number, b: number): string =>
    `M${xOf(scale, a)} ${AREA}V${heightAt(a)}L${xOf(scale, b)} ${heightAt(b)}V${AREA}Z`;
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
}: {
  readonly story: LockStory;
  readonly scale: TimeScale;
}): ReactElement {
  return (
    <>
      {story.tenures
        .filter(({ to }) => to > scale.from)
        .map(({ holder, from, to }) => {
          const [x, end] = [xOf(scale, from), xOf(scale, to)];
          return (
            <g key={from}>
              <rect
                className={holder === '' ? 'compare-nobody' : 'compare-tenure'}
                x={x}
                y={AREA - 26}
                width={Math.max(end - x, 1)}
                height={26}
              />
              {end - x > 48 && holder !== '' ? (
                <text className="compare-holder" x={x + 8} y={AREA - 9}>
                  {hostName(identityHost(holder))}
                </text>
              ) : null}
            </g>
          );
        })}
    </>
  );
}

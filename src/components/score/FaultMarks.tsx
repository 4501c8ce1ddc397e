/**
 * Marks of what was done besides cutting: a rail that loses (its gaps are the share lost, the value
 * below it), and a clock that is not true (offset and rate on the body of whoever reads it).
 */
import { useMemo, type CSSProperties, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useSource } from '../../store/hooks.tsx';
import { clockMark } from './clockMark.ts';
import { PaintText } from './PaintText.tsx';
import type { Rail } from './rails.ts';
import { px } from './ringGeometry.ts';

/** One dash and its gap. */
const PERIOD = 14;
const LEAST_GAP = 2;

/** How a rail is drawn that loses packets: gaps are the share that is lost. */
export function lossDashes(lossPercent: number): CSSProperties | undefined {
  if (lossPercent <= 0) return undefined;
  const gap = Math.min(Math.max((PERIOD * lossPercent) / 100, LEAST_GAP), PERIOD - 1);
  return { strokeDasharray: `${px(PERIOD - gap)} ${px(gap)}` };
}

interface LossMarkProps {
  readonly rail: Rail;
  readonly t: Translate;
}

/** The value stands below the rail; a coil has the place beside the wall, so this one keeps to the ticket or the ring. */
export function LossMark({ rail, t }: LossMarkProps): ReactElement | null {
  const { lossPercent, latencyMs, lossOwn } = rail.link;
  const near = rail.to > rail.from;
  if (lossPercent <= 0 || (!near && !lossOwn)) return null;
  const x = near ? rail.wallX - (latencyMs === null ? 20 : 104) : rail.to + 22;
  return (
    <text
      className="score-tick score-masked tone-plain"
      x={px(x)}
      y={px(rail.y + (rail.flat ? 13 : 16))}
      textAnchor="middle"
    >
      {t('score.loss', { percent: String(lossPercent) })}
    </text>
  );
}

/** A small clock with its hands off noon, in chalk: somebody turned it. */
export const TurnedClock = (): ReactElement => (
  <g className="score-turned">
    <circle r={4.6} />
    <path d="M0 -2.8V0L2.2 1.2" />
  </g>
);

interface ClockMarkProps {
  readonly process: string;
  readonly x: number;
  readonly y: number;
  readonly t: Translate;
}

/** For a place without words of its own; elsewhere the mark follows them (MarkedText). */
export function ClockMark({ process, x, y, t }: ClockMarkProps): ReactElement {
  const source = useSource();
  const read = useMemo(
    () => (frame: Frame) => clockMark(frame, source.facts(), process, t),
    [process, source, t],
  );
  return (
    <PaintText
      className="score-tick score-strong score-clock score-masked"
      x={x}
      y={y}
      read={read}
    />
  );
}

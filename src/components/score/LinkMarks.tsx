/**
 * Rails and what was done to them: walls (texture is the kind: hatched lost, rungs held, empty
 * refused), the outline that stays until what waited has passed, waiting messages, and the coil of a
 * latency. Upper half requests, lower half answers.
 */
import { useMemo, type ReactElement } from 'react';
import type { CutMode } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { linkOf } from './lookups.ts';
import { PaintText } from './PaintText.tsx';
import { fillOf } from './Patterns.tsx';
import { isDoubled, type Rail } from './rails.ts';
import { px } from './ringGeometry.ts';
import type { LinkScene } from './scene.ts';
import { leftText } from './words.ts';

export function railPath({ from, to, y, split, link }: Rail): string {
  if (!isDoubled(link)) return `M${px(from)} ${px(y)}H${px(to)}`;
  // The two halves part at the process and meet again at the ticket.
  const step = Math.sign(to - from) * 8;
  const half = (offset: number): string =>
    `M${px(from)} ${px(y)}L${px(from + step)} ${px(y + offset)}H${px(to)}`;
  return `${half(-split)}${half(split)}`;
}

const WALL = 8;

/** Upper and lower end of the wall: the half that is cut, or both. */
export function wallSpan(
  rail: Rail,
  halves: { readonly requests: boolean; readonly answers: boolean },
): readonly [top: number, bottom: number] {
  return [
    halves.requests ? rail.y - rail.wallHalf : rail.y + 1.5,
    halves.answers ? rail.y + rail.wallHalf : rail.y - 1.5,
  ];
}

export const cutHalves = ({
  cut,
  healing,
}: LinkScene): { readonly requests: boolean; readonly answers: boolean } =>
  cut === null
    ? healing
    : { requests: cut.direction !== 'answers', answers: cut.direction !== 'requests' };

interface WallProps {
  readonly rail: Rail;
  readonly patterns: string;
}

/** A wall across a way, from top to bottom. */
export function Wall({
  x,
  top,
  bottom,
  mode,
  patterns,
}: {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly mode: CutMode;
  readonly patterns: string;
}): ReactElement {
  const [left, right] = [x - WALL / 2, x + WALL / 2];
  const box = { x: px(left), y: px(top), width: WALL, height: px(bottom - top) };
  return (
    <g className="score-wall">
      <rect className="score-wall-empty" {...box} />
      {mode !== 'refused' && <rect {...box} fill={fillOf(patterns, mode)} />}
      <path
        className="score-wall-edge"
        d={`M${px(left)} ${px(top)}V${px(bottom)}M${px(right)} ${px(top)}V${px(bottom)}M${px(left - 4)} ${px(top)}H${px(right + 4)}M${px(left - 4)} ${px(bottom)}H${px(right + 4)}`}
      />
    </g>
  );
}

export function WallMark({ rail, patterns }: WallProps): ReactElement | null {
  const { link, wallX } = rail;
  if (!isDoubled(link)) return null;
  const [top, bottom] = wallSpan(rail, cutHalves(link));
  if (link.cut !== null)
    return <Wall x={wallX} top={top} bottom={bottom} mode={link.cut.mode} patterns={patterns} />;
  return (
    <rect
      className="score-wall-ghost"
      x={px(wallX - WALL / 2)}
      y={px(top)}
      width={WALL}
      height={px(bottom - top)}
    />
  );
}

const range = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index);

/** A hollow dot with a tick: a 200. */
export const OkMark = ({ x, y }: { readonly x: number; readonly y: number }): ReactElement => (
  <g transform={`translate(${px(x)} ${px(y)})`}>
    <circle className="message-ok" r={5.2} />
    <path className="message-ok-tick" d="M-2.8 .2l2 2 3.6-4" />
  </g>
);

/** Held messages touch the wall, oldest first. What was lost waits too, but at its sender: not drawn here. */
export function WaitingMarks({ rail }: { readonly rail: Rail }): ReactElement | null {
  const { link, wallX, y, split, to, from } = rail;
  const toward = Math.sign(to - from);
  if (link.cut?.mode !== 'held') return null;
  return (
    <g className="score-waiting">
      {range(link.waitingRequests).map((index) => (
        <circle
          key={`q${index}`}
          className="message-request"
          cx={px(wallX - toward * (10 + index * 9.4))}
          cy={px(y - split)}
          r={4}
        />
      ))}
      {range(Math.min(link.waitingAnswers, 3)).map((index) => (
        <OkMark key={`a${index}`} x={wallX + toward * (11.4 + index * 12.6)} y={y + split} />
      ))}
    </g>
  );
}

/**
 * After healing, late dots run up to the wall that was: what waits goes at TCP's next try, each
 * direction by itself (TR-2). The sender's own wait stands in its words; the server's stands here.
 */
export function NextTryMarks({
  rail,
  t,
}: {
  readonly rail: Rail;
  readonly t: Translate;
}): ReactElement {
  const { healing } = rail.link;
  const { split, wallX, y, to, from, process } = rail;
  const toward = Math.sign(to - from);
  const wait = useMemo(
    () => (frame: Frame) => {
      const at = linkOf(frame, process)?.nextTryAnswers ?? null;
      return at === null
        ? null
        : {
            text: t('score.nextTry', { seconds: leftText(at - frame.now) }),
            tone: 'late' as const,
          };
    },
    [process, t],
  );
  return (
    <g>
      {healing.requests && (
        <path
          className="message-late-wait"
          d={`M${px(from + toward * 10)} ${px(y - split)}H${px(wallX - toward * 6)}`}
        />
      )}
      {healing.answers && (
        <path
          className="message-late-wait"
          d={`M${px(wallX + toward * 6)} ${px(y + split)}H${px(to)}`}
        />
      )}
      {healing.answers && toward > 0 && (
        <>
          <TimeoutMark x={wallX - 42} y={y + split + 10} />
          <PaintText className="score-tick" x={wallX - 34} y={y + split + 14} read={wait} />
        </>
      )}
    </g>
  );
}

/** A broken circle with clock hands: the sender has given up, or waits. */
export const TimeoutMark = ({ x, y }: { readonly x: number; readonly y: number }): ReactElement => (
  <g transform={`translate(${px(x)} ${px(y)})`}>
    <circle className="message-timeout" r={5.4} />
    <path className="message-timeout-hands" d="M0 -3V0L2.4 1.35" />
  </g>
);

/** Turns closer than this run into each other. */
const NARROWEST_TURN = 5;

/** One turn per 50 ms, up to eight. */
export const turnsOf = (latencyMs: number): number =>
  Math.min(Math.max(Math.round(latencyMs / 50), 1), 8);

export function coilPath(
  x: number,
  y: number,
  turns: number,
  turn: number,
  amplitude: number,
): string {
  const [a, b, c] = [turn * 0.19, turn * 0.375, turn * 0.5].map(px);
  const high = px(amplitude * 1.9);
  const one = `c${a} -${high} ${b} -${high} ${c} 0s${px(turn * 0.31)} ${high} ${c} 0`;
  return `M${px(x)} ${px(y)}${one.repeat(turns)}`;
}

/** What the user added to every trip: a coil, and below it how much. */
export function LatencyCoil({
  rail,
  t,
}: {
  readonly rail: Rail;
  readonly t: Translate;
}): ReactElement | null {
  const { latencyMs, latencyOwn } = rail.link;
  if (latencyMs === null) return null;
  const near = rail.to > rail.from;
  const room = near ? rail.clear : rail.clear - 6;
  const turns = Math.min(turnsOf(latencyMs), Math.floor(room / NARROWEST_TURN));
  const turn = Math.min(8, room / turns);
  const width = turns * turn;
  const beforeWall = rail.wallX - (isDoubled(rail.link) ? 54 : 16) - width;
  const x = near ? Math.max(beforeWall, rail.from + 6) : rail.to + 3;
  return (
    <g className="score-latency">
      <path className="score-coil-ground" d={`M${px(x)} ${px(rail.y)}h${px(width)}`} />
      <path className="score-coil" d={coilPath(x, rail.y, turns, turn, rail.flat ? 4 : 7)} />
      {(near || latencyOwn) && (
        <text
          className="score-tick tone-dim"
          x={px(x + width / 2)}
          y={px(rail.y + (rail.flat ? 17 : 23))}
          textAnchor="middle"
        >
          {t('score.latency', { ms: String(latencyMs) })}
        </text>
      )}
    </g>
  );
}

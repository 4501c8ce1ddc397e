/** One node's row: its ring with the holder's view, its ticket, and the controller's dial with its verdict. */
import { useCallback, useMemo, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Lens } from '../../store/store.ts';
import { LONG_NAME } from '../common/names.ts';
import { POWER } from '../common/glyphs.tsx';
import { ClockMark, TurnedClock } from './FaultMarks.tsx';
import { LeaseRing, tickAngles } from './LeaseRing.tsx';
import { nodeOf } from './lookups.ts';
import { MarkedText } from './MarkedText.tsx';
import { holderWords, rowNumber, isNews } from './nodeWords.ts';
import { PaintText } from './PaintText.tsx';
import { clockPlace, NODE_NAMESPACE } from './rails.ts';
import { MachineBody } from './RingBody.tsx';
import { dialLook, nodeLook } from './ringLook.ts';
import type { NodeScene } from './scene.ts';
import type { NodeRowLayout, ScoreLayout } from './scoreLayout.ts';
import { Ticket } from './Ticket.tsx';
import { Verdict } from './Verdict.tsx';
import { groupedText, plainSeconds, wallClockText } from './words.ts';

interface NodeRowProps {
  readonly node: NodeScene;
  readonly index: number;
  readonly row: NodeRowLayout;
  readonly layout: ScoreLayout;
  readonly patterns: string;
  readonly lens: Lens;
  readonly t: Translate;
  /** The label gives way to a wall by this much. */
  readonly lift: number;
  /** The first-minute invitation stands at this node's power glyph. */
  readonly invites: boolean;
}

/** Rings smaller than this show one track; three would run into each other. */
const ROOM_FOR_THREE = 23;
/** Only in a ring this large a clock stands at the machine without touching the beads. */
const ROOM_FOR_CLOCK = 36;

const nameClass = (name: string, small: boolean): string =>
  `score-name${name.length > LONG_NAME ? ' score-name--long' : ''}${small ? ' score-name--small' : ''}`;

export function NodeRow(props: NodeRowProps): ReactElement {
  const { node, index, row, patterns } = props;
  const { name } = node;
  const look = useCallback(
    (frame: Frame) => {
      const view = nodeOf(frame, name, index);
      return view === null ? null : nodeLook(view, frame.now);
    },
    [name, index],
  );
  const dial = useCallback(
    (frame: Frame) => {
      const now = look(frame);
      return now === null ? null : dialLook(now);
    },
    [look],
  );
  const three = row.R >= ROOM_FOR_THREE;
  return (
    <g className={`score-row score-row--${node.track}`}>
      <g transform={`translate(${row.x} ${row.y})`}>
        <LeaseRing
          R={row.R}
          patterns={patterns}
          tracks={three ? 'three' : 'one'}
          look={look}
          ticks={three ? tickAngles(node.grace / 1_000_000) : NO_TICKS}
          nominal={three ? (node.lease / node.grace) * 360 : null}
        >
          <MachineBody R={row.R} body={node.body} pods={node.podMarks} gone={node.podsGone} />
        </LeaseRing>
      </g>
      {node.offClock && row.R >= ROOM_FOR_CLOCK && (
        <g transform={`translate(${row.x + row.R * 0.26} ${row.y + row.R * 0.26})`}>
          <TurnedClock />
        </g>
      )}
      <NodeLabel {...props} />
      <NodeTicket {...props} />
      <g transform={`translate(${row.dialX} ${row.y})`}>
        <LeaseRing
          R={row.dialR}
          patterns={patterns}
          tracks="one"
          look={dial}
          band={row.dialR * 0.296}
        >
          {node.unknown && row.dialR > 12 && (
            <g className="truth-observer" transform={`scale(${row.dialR / 18.9})`}>
              <path
                className="ring-question"
                d="M-2.6 -2.2a2.7 2.7 0 1 1 3.9 2.5c-.9 .45 -1.2 .9 -1.2 1.9"
              />
              <circle className="ring-question-dot" cx={0.1} cy={5} r={1.1} />
            </g>
          )}
        </LeaseRing>
      </g>
      <NodeObserver {...props} />
    </g>
  );
}

const NO_TICKS: readonly number[] = [];

/** Width of `200, renewed`. */
const WORDS_ROOM = 78;

/** Whether the next ring, with its halo, stands so near that long words would run into it. */
const isBeside = (row: NodeRowLayout, next: NodeRowLayout | undefined): boolean =>
  next !== undefined && next.x > row.x && next.x - next.R * 1.23 < row.labelX + WORDS_ROOM;

function NodeLabel({
  node,
  index,
  row,
  layout,
  t,
  lens,
  lift,
  invites,
}: NodeRowProps): ReactElement {
  const { name } = node;
  const isShort = layout.compact || isBeside(row, layout.nodes[index + 1]);
  const words = useCallback(
    (frame: Frame) => {
      const view = nodeOf(frame, name, index);
      return view === null ? null : holderWords(view, frame.now, lens, t, isShort);
    },
    [name, index, lens, t, isShort],
  );
  const small = row.low;
  const nameY = row.y - (small ? 4.5 : 6) - lift;
  const powerX = row.labelEnd - 12;
  const clockX = clockPlace(node, row, layout);
  const place = {
    className: 'score-words score-masked--thin',
    x: row.wordsBelow ? row.labelX : row.labelEnd + 4,
    y: !row.wordsBelow ? nameY : row.y + (small ? 12.5 : 18) + Math.min(lift, 5),
  };
  return (
    <>
      <text
        className={`score-masked--thin ${nameClass(node.short, small)}${node.status === 'running' ? '' : ' tone-dim'}`}
        x={row.labelX}
        y={nameY}
      >
        {node.short}
      </text>
      <g
        className={
          invites
            ? 'score-power score-power--invites'
            : node.status === 'off'
              ? 'score-power score-power--off'
              : 'score-power'
        }
        transform={`translate(${powerX} ${nameY - (small ? 4 : 5.5)})`}
      >
        <rect x={-11} y={-11} width={22} height={22} rx={4} />
        <g transform={small ? 'translate(-6 -6) scale(.6)' : 'translate(-7.6 -7.6) scale(.76)'}>
          <path d={POWER} />
        </g>
      </g>
      {clockX === null ? (
        <MarkedText {...place} process={node.process} read={words} />
      ) : (
        <>
          <PaintText {...place} read={words} />
          <ClockMark process={node.process} x={clockX} y={nameY} t={t} />
        </>
      )}
    </>
  );
}

function NodeTicket({ node, index, row, layout, t }: NodeRowProps): ReactElement {
  const { name } = node;
  const { ticket, twoLines } = row;
  const lease = useMemo(() => ({ namespace: NODE_NAMESPACE, name }), [name]);
  const missing = t(node.registered ? 'score.noLock' : 'score.noLease');
  const record = useMemo(() => {
    const of = (frame: Frame) => nodeOf(frame, name, index)?.record ?? null;
    return {
      writtenAt: (frame: Frame) => of(frame)?.writtenAt ?? null,
      version: (frame: Frame) => {
        const now = of(frame);
        if (now === null || !now.exists) return '';
        const version = groupedText(now.resourceVersion);
        return layout.compact ? version : t('score.version', { version });
      },
      time: (frame: Frame) => {
        const now = of(frame);
        if (now === null || !now.exists) return { text: missing, tone: 'dim' as const };
        return {
          text: wallClockText(now.renewTime),
          tone: isNews(frame, now.writtenAt) ? ('fresh' as const) : ('plain' as const),
        };
      },
    };
  }, [name, index, t, layout.compact, missing]);
  const left = ticket.x + (layout.compact ? 11 : 14);
  const right = ticket.x + ticket.width - (layout.compact ? 11 : 14);
  const first = twoLines ? ticket.y + ticket.height * 0.41 : row.y + 4;
  const second = ticket.y + ticket.height * 0.82;
  const versionOnSecond = layout.compact;
  return (
    <Ticket box={ticket} lease={lease} writtenAt={record.writtenAt} missing={!node.written}>
      <text
        className={`score-mono score-strong${twoLines && !layout.compact ? '' : ' score-mono--small'}`}
        x={left}
        y={first}
      >
        {node.short}
      </text>
      {twoLines && !layout.compact && (
        <text className="score-words" x={left} y={second}>
          {t('score.renewTime')}
        </text>
      )}
      {twoLines && (
        <PaintText
          className={`score-tick tone-dim${versionOnSecond ? '' : ' at-end'}`}
          x={versionOnSecond ? left : right}
          y={versionOnSecond ? second : first}
          read={record.version}
        />
      )}
      {(twoLines || !layout.compact) && (
        <PaintText
          className={twoLines ? 'score-mono at-end' : 'score-mono score-mono--small at-end'}
          x={right}
          y={twoLines ? second : first}
          read={record.time}
        />
      )}
    </Ticket>
  );
}

function NodeObserver({ node, index, row, layout, lens, t }: NodeRowProps): ReactElement {
  const { name } = node;
  const number = useMemo(() => {
    const of = (frame: Frame) => {
      const view = nodeOf(frame, name, index);
      return view === null ? null : rowNumber(view, lens);
    };
    return {
      value: (frame: Frame) => {
        const now = of(frame);
        return now === null ? null : { text: now.value, tone: now.tone };
      },
      limit: (frame: Frame) => {
        const now = of(frame);
        return now === null ? null : t('score.of', { seconds: plainSeconds(now.limit) });
      },
    };
  }, [name, index, lens, t]);
  const { numberEnd } = layout.observerFrame;
  const raised =
    node.unknown && !row.low && (node.noExecute || node.podsGone > 0) && !layout.compact ? 8 : 0;
  const baseline = row.y + 5 - raised;
  return (
    <g className="score-observer">
      <PaintText
        className={`score-number at-end${row.low ? ' score-number--small' : ''}`}
        x={numberEnd}
        y={baseline}
        read={number.value}
      />
      {!layout.compact && (
        <PaintText
          className="score-mono tone-dim"
          x={numberEnd + 6}
          y={baseline}
          read={number.limit}
        />
      )}
      <Verdict node={node} index={index} row={row} layout={layout} t={t} />
    </g>
  );
}

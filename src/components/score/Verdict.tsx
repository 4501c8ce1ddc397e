/** What the controller has decided about a node: Ready, Unknown, its taints, and what happens next. */
import { useCallback, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { nodeOf } from './lookups.ts';
import { verdictWords } from './nodeWords.ts';
import { PaintText } from './PaintText.tsx';
import type { NodeScene } from './scene.ts';
import type { NodeRowLayout, ScoreLayout } from './scoreLayout.ts';
import { CHIP_WIDTH, MARK_HEIGHT, verdictPlace } from './verdictPlace.ts';

interface VerdictProps {
  readonly node: NodeScene;
  readonly index: number;
  readonly row: NodeRowLayout;
  readonly layout: ScoreLayout;
  readonly t: Translate;
}

/** A filled chip: the verdict itself. */
function Chip({
  x,
  y,
  text,
}: {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}): ReactElement {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="score-chip" width={CHIP_WIDTH} height={MARK_HEIGHT} rx={2} />
      <text className="score-chip-text" x={33} y={13} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

/** A tag: the taint. Pointed: it evicts (NoExecute); without its point, in ink: NoSchedule. */
function Tag({
  x,
  y,
  width,
  text,
  evicts,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
  readonly evicts: boolean;
}): ReactElement {
  return (
    <g
      transform={`translate(${x} ${y})`}
      className={evicts ? 'score-tag score-tag--evicts' : 'score-tag'}
    >
      <path
        d={
          evicts
            ? `M0 2a2 2 0 0 1 2-2H${width - 9}L${width} 9L${width - 9} 18H2a2 2 0 0 1-2-2Z`
            : `M2 0H${width - 2}a2 2 0 0 1 2 2V16a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2Z`
        }
      />
      {evicts && <circle cx={width - 9} cy={9} r={1.8} />}
      <text x={evicts ? 39 : 41} y={13} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

export function Verdict({ node, index, row, layout, t }: VerdictProps): ReactElement {
  const { name } = node;
  const { compact, observerFrame } = layout;
  const { chip, tag, isWide: wide } = verdictPlace(node, row, layout);
  const narrow = compact || (row.low && !wide) ? 'compact' : wide ? 'wide' : 'narrow';
  const words = useCallback(
    (frame: Frame) => {
      const view = nodeOf(frame, name, index);
      return view === null ? null : verdictWords(frame, view, narrow, t);
    },
    [name, index, narrow, t],
  );
  const x = observerFrame.verdictX;
  const { y } = row;
  if (!node.unknown) {
    const ready = node.registered ? t('score.ready') : t('score.noLease');
    const late = node.track === 'late';
    const more = late || node.podsGone > 0;
    const twoLines = more && !row.low;
    return (
      <>
        {(!late || twoLines) && (
          <text
            className={`score-verdict${late ? ' score-strong' : ''}`}
            x={x}
            y={y + (twoLines ? -4 : 5)}
          >
            {ready}
          </text>
        )}
        {more && (
          <PaintText
            className="score-words score-strong"
            x={x}
            y={y + (twoLines ? 14 : 4)}
            read={words}
          />
        )}
      </>
    );
  }
  return (
    <>
      <Chip x={chip.x} y={chip.y} text={t('score.unknown')} />
      {tag !== null && (
        <Tag
          {...tag}
          text={tag.isBare ? '' : t(tag.evicts ? 'score.noExecute' : 'score.noSchedule')}
        />
      )}
      {!row.low && (wide || !compact) && (
        <PaintText
          className="score-words"
          x={wide ? x : observerFrame.x + 58}
          y={y + 16}
          read={words}
        />
      )}
    </>
  );
}

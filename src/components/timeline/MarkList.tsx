/**
 * What was done (key-caps on the ruler), what happened (over its mark on a lane) and what the user
 * marked, as buttons in order of time. The painter moves them with time; pressing one selects what it
 * is about, or goes to the mark.
 */
import { memo, type ReactElement } from 'react';
import { notableName } from '../../narrator/notable.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import { useAppStore, useSource, useTranslate } from '../../store/hooks.tsx';
import { hostName, shortNames } from '../common/names.ts';
import { sayLine } from '../controls/sayLine.ts';
import { BookmarkButton } from './BookmarkButton.tsx';
import { actName, actSelection, processName, type KeyCap } from './acts.ts';
import type { LaneNotable } from './notables.ts';
import { MessageButton } from './MessageButton.tsx';
import { markTransform } from './placeMarks.ts';
import { rem } from './rem.ts';
import type { TimelineMarks } from './arrangeView.ts';
import type { SpaceTimeMark } from './spaceTimeMarks.ts';
import { clockText, xOf } from './timeScale.ts';

interface MarkListProps {
  readonly marks: TimelineMarks | null;
}

type Mark =
  | { readonly t: number; readonly key: string; readonly cap: KeyCap }
  | { readonly t: number; readonly key: string; readonly notable: LaneNotable }
  | { readonly t: number; readonly key: string; readonly bookmark: true }
  | { readonly t: number; readonly key: string; readonly message: SpaceTimeMark };

const inOrder = ({ caps, notables, bookmarks, messages }: TimelineMarks): readonly Mark[] =>
  [
    ...messages.map((message) => ({
      t: message.fact.t,
      key: `message ${message.fact.seq}`,
      message,
    })),
    ...bookmarks.map((t) => ({ t, key: `mark ${t}`, bookmark: true as const })),
    ...caps.map((cap) => ({ t: cap.t, key: `act ${cap.acts[0]?.seq ?? 0}`, cap })),
    ...notables.map((notable) => ({
      t: notable.fact.t,
      key: `fact ${notable.fact.seq}`,
      notable,
    })),
  ].sort((a, b) => a.t - b.t);

export const MarkList = memo(function MarkList({ marks }: MarkListProps): ReactElement {
  const t = useTranslate();
  const frame = useSource().latest();
  return (
    <ol className="timeline-marks" aria-label={t('timeline.marks')}>
      {marks === null || frame === null
        ? null
        : inOrder(marks).map((mark) => (
            <li
              key={mark.key}
              data-t={mark.t}
              data-y={heightOf(mark)}
              style={{ transform: markTransform(xOf(marks.scale, mark.t)) }}
            >
              <MarkButton mark={mark} ruler={marks.layout.ruler} frame={frame} />
            </li>
          ))}
    </ol>
  );
});

/** What scrolls with the lanes is hidden under the header by where it stands. */
function heightOf(mark: Mark): number | undefined {
  if ('message' in mark) return mark.message.y;
  return 'notable' in mark && mark.notable.row !== null ? mark.notable.y : undefined;
}

interface MarkButtonProps {
  readonly mark: Mark;
  readonly ruler: number;
  readonly frame: Frame;
}

function MarkButton({ mark, ruler, frame }: MarkButtonProps): ReactElement {
  if ('cap' in mark) return <CapButton cap={mark.cap} top={ruler} frame={frame} />;
  if ('notable' in mark) return <NotableButton notable={mark.notable} frame={frame} />;
  if ('message' in mark) return <MessageButton mark={mark.message} />;
  return <BookmarkButton at={mark.t} top={ruler} />;
}

interface CapButtonProps {
  readonly cap: KeyCap;
  readonly top: number;
  readonly frame: Frame;
}

function CapButton({ cap, top, frame }: CapButtonProps): ReactElement {
  const t = useTranslate();
  const select = useAppStore((state) => state.select);
  const nameOf = processName(shortNames(frame.nodes.map((node) => node.name)), hostName);
  const said = cap.acts.map((act) => actName(act, t, nameOf)).join('; ');
  const last = cap.acts[cap.acts.length - 1];
  return (
    <button
      type="button"
      className={`timeline-cap${cap.isInverse ? ' timeline-cap--inverse' : ''}`}
      style={{ top: `calc(${rem(top)} + var(--timeline-scroll, 0px))` }}
      data-seq={last?.seq}
      aria-label={said}
      data-tip={said}
      onClick={() => choose(select, last === undefined ? null : actSelection(last.command))}
    >
      {cap.letter}
    </button>
  );
}

const choose = (
  select: (selection: Selection | null) => void,
  selection: Selection | null,
): void => {
  if (selection !== null) select(selection);
};

interface NotableButtonProps {
  readonly notable: LaneNotable;
  readonly frame: Frame;
}

function NotableButton({ notable, frame }: NotableButtonProps): ReactElement | null {
  const t = useTranslate();
  const select = useAppStore((state) => state.select);
  const ask = useAppStore((state) => state.ask);
  const { fact, row, y } = notable;
  const line = notableName(fact);
  if (line === null) return null;
  const names = frame.nodes.map((node) => node.name);
  const said = t('timeline.notable', { at: clockText(fact.t), what: sayLine(t, line, names) });
  const selection = (): Selection | null => {
    if (row === null)
      return frame.controller === null
        ? null
        : { kind: 'process', process: frame.controller.process };
    if (row.kind === 'etcd') return { kind: 'apiServer' };
    const node = frame.nodes[row.index];
    const election = frame.elections[row.index];
    if (row.kind === 'node') return node === undefined ? null : { kind: 'node', name: node.name };
    if (election === undefined) return null;
    return { kind: 'election', namespace: election.namespace, name: election.name };
  };
  return (
    <button
      type="button"
      className="timeline-notable"
      style={{ top: row === null ? `calc(${rem(y)} + var(--timeline-scroll, 0px))` : rem(y) }}
      aria-label={said}
      data-tip={said}
      data-seq={fact.seq}
      onClick={() => {
        choose(select, selection());
        ask(fact);
      }}
    />
  );
}

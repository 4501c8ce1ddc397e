/** The one rail of the phone: from the process through its ticket to whoever observes. */
import { useCallback, useId, useMemo, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import { useFrameValue } from '../canvas/hooks.ts';
import { hostName } from '../common/names.ts';
import { ClockMark, LossMark, lossDashes } from './FaultMarks.tsx';
import { heroSubject } from './heroSubject.ts';
import { LeaseRing } from './LeaseRing.tsx';
import { LatencyCoil, railPath, WaitingMarks, WallMark } from './LinkMarks.tsx';
import { MessageLayer } from './MessageLayer.tsx';
import type { Way, WireMap } from './wireTools.ts';
import { PaintText } from './PaintText.tsx';
import { candidatesOf, senderOf } from './phoneShown.ts';
import { Patterns } from './Patterns.tsx';
import { isDoubled, NODE_NAMESPACE, railKey, type Rail, REST } from './rails.ts';
import { wallLabel } from './hitGrid.ts';
import { MachineBody, ProcessBody } from './RingBody.tsx';
import { bodyOfStatus, dialLook, nodeLook, standbyLook } from './ringLook.ts';
import type { CandidateScene, ElectionScene, LinkScene, NodeScene } from './scene.ts';
import { Ticket } from './Ticket.tsx';
import { groupedText, plainSeconds, wallClockText } from './words.ts';

interface PhoneRailProps {
  readonly node: NodeScene | null;
  readonly election: ElectionScene | null;
  readonly shown: Selection;
  readonly t: Translate;
}

const Y = 34;
const TICKET = { x: 134, y: 12, width: 90, height: 44 };
const DIAL = 334;
/** Words on messages stand above the rail, how often each side acts below it. */
const EVERY = 52;
const WHOLE: LinkScene = {
  cut: null,
  healing: { requests: false, answers: false },
  waitingRequests: 0,
  waitingAnswers: 0,
  latencyMs: null,
  latencyOwn: false,
  lossPercent: 0,
  lossOwn: false,
  server: '',
};

const isMarked = (link: LinkScene): boolean =>
  isDoubled(link) || link.latencyMs !== null || link.lossPercent > 0;

const railFor = (key: string, process: string, link: LinkScene, left: boolean): Rail => ({
  key,
  process,
  y: Y,
  from: left ? 44 : DIAL - 20,
  to: left ? TICKET.x : TICKET.x + TICKET.width,
  link,
  wallX: left ? 98 : 252,
  wallHalf: 26,
  split: 7,
  rest: REST,
  above: left ? [44, TICKET.x] : [TICKET.x + TICKET.width, DIAL - 18],
  below: [1, 0],
  flat: true,
  clear: 56,
  lift: 0,
});

/** The rail of what is shown, and of all that look at it. */
function railsFor(
  node: NodeScene | null,
  election: ElectionScene | null,
  sender: CandidateScene | null,
): readonly Rail[] {
  if (node !== null)
    return [
      railFor(
        railKey(node.process, { namespace: NODE_NAMESPACE, name: node.name }),
        node.process,
        node.link,
        true,
      ),
    ];
  if (election === null) return [];
  const rail = ({ process, link }: CandidateScene, left: boolean): Rail =>
    railFor(railKey(process, election), process, link, left);
  return [
    ...(sender === null ? [] : [rail(sender, true)]),
    ...candidatesOf(election)
      .filter((each) => each !== sender)
      .map((other) => ({ ...rail(other, false), link: WHOLE })),
  ];
}

/** What never changes while it is shown: how often each side acts. */
const periodsOf =
  (shown: Selection) =>
  (frame: Frame): { readonly renews: number; readonly looks: number } | null => {
    const subject = heroSubject(frame, shown);
    if (subject === null) return null;
    if (subject.kind !== 'node')
      return { renews: subject.election.retryPeriod, looks: subject.election.retryPeriod };
    // A kubelet renews four times within its lease (KL-2).
    return {
      renews: subject.node.record.leaseDurationSeconds * 250_000,
      looks: frame.controller?.period ?? 0,
    };
  };
const periodsKey = (value: unknown): string => JSON.stringify(value);

/** Where the messages of what is shown run. */
function wireOf(rails: readonly Rail[], node: NodeScene | null): WireMap {
  const [from, to] = [TICKET.x + TICKET.width, DIAL - 20];
  const way: Way = { from, to, y: Y, above: [from, to], below: [1, 0] };
  return {
    rails: new Map(rails.map((rail) => [rail.key, rail])),
    watch: new Map(node === null ? [] : [[node.name, way]]),
  };
}

export function PhoneRail({ node, election, shown, t }: PhoneRailProps): ReactElement {
  const patterns = useId();
  const sender = election === null ? null : senderOf(election, shown);
  const rails = useMemo(() => railsFor(node, election, sender), [node, election, sender]);
  const wire = useMemo(() => wireOf(rails, node), [rails, node]);
  const readPeriods = useMemo(() => periodsOf(shown), [shown]);
  const periods = useFrameValue(readPeriods, periodsKey);
  const own = rails.find((rail) => rail.from < rail.to) ?? null;
  const clocked =
    node?.offClock === true ? node.process : sender?.offClock === true ? sender.process : null;
  const name = node?.short ?? sender?.host ?? '';
  return (
    <div className="phone-rail">
      <svg viewBox="0 0 358 82" aria-hidden="true">
        <Patterns prefix={patterns} />
        <path
          className="score-rail"
          d={own === null ? `M44 ${Y}H${TICKET.x}` : railPath(own)}
          style={lossDashes(own?.link.lossPercent ?? 0)}
        />
        <path className="score-rail" d={`M${TICKET.x + TICKET.width} ${Y}H${DIAL - 20}`} />
        <g transform={`translate(24 ${Y})`}>
          <Sender node={node} candidate={sender} />
        </g>
        {clocked !== null && <ClockMark process={clocked} x={1} y={Y + 27} t={t} />}
        <RailTicket shown={shown} />
        <RailDial shown={shown} patterns={patterns} />
        {own !== null && (
          <>
            <LatencyCoil rail={own} t={t} />
            <LossMark rail={own} t={t} />
            <WaitingMarks rail={own} />
            <WallMark rail={own} patterns={patterns} />
          </>
        )}
        <MessageLayer wire={wire} patterns={patterns} t={t} />
        <RailWords
          left={node === null ? (sender?.host ?? '') : 'kubelet'}
          right={t(election === null ? 'score.phone.controller' : 'score.phone.standbys')}
          renews={periods?.renews ?? null}
          looks={election === null ? (periods?.looks ?? null) : null}
          busy={own !== null && isMarked(own.link)}
          t={t}
        />
      </svg>
      {own !== null && isDoubled(own.link) && (
        <button
          type="button"
          className="phone-wall"
          data-hit="wall"
          aria-haspopup="menu"
          aria-label={wallLabel(own.link, name, t)}
        />
      )}
    </div>
  );
}

/** A kubelet on its machine, or a process that stands for the lock. */
function Sender({
  node,
  candidate,
}: {
  readonly node: NodeScene | null;
  readonly candidate: CandidateScene | null;
}): ReactElement {
  if (node !== null)
    return <MachineBody R={60} body={node.body} pods={node.podMarks} gone={node.podsGone} />;
  const believes = candidate?.believes === true;
  return (
    <ProcessBody
      R={52}
      body={candidate === null ? 'stopped' : bodyOfStatus(candidate.status)}
      crowned
      crown={!believes ? 'none' : candidate.written ? 'written' : 'believed'}
    />
  );
}

interface RailWordsProps {
  readonly left: string;
  readonly right: string;
  readonly renews: number | null;
  readonly looks: number | null;
  /** Marks stand where the words would. */
  readonly busy: boolean;
  readonly t: Translate;
}

function RailWords({ left, right, renews, looks, busy, t }: RailWordsProps): ReactElement {
  return (
    <>
      {renews !== null && !busy && (
        <text className="phone-word" x={89} y={EVERY}>
          {t('score.phone.every', { seconds: plainSeconds(renews) })}
        </text>
      )}
      {looks !== null && looks > 0 && (
        <text className="phone-word" x={269} y={EVERY}>
          {t('score.phone.every', { seconds: plainSeconds(looks) })}
        </text>
      )}
      <text className="phone-word" x={24} y={74}>
        {hostName(left)}
      </text>
      <text className="phone-word" x={179} y={74}>
        {t('score.phone.apiServer')}
      </text>
      <text className="phone-word" x={DIAL - 4} y={74}>
        {right}
      </text>
    </>
  );
}

function recordOf(frame: Frame, shown: Selection) {
  const subject = heroSubject(frame, shown);
  if (subject === null) return null;
  return subject.kind === 'node' ? subject.node.record : subject.election.record;
}

function RailTicket({ shown }: { readonly shown: Selection }): ReactElement {
  const read = useMemo(
    () => ({
      writtenAt: (frame: Frame) => recordOf(frame, shown)?.writtenAt ?? null,
      version: (frame: Frame) => `rv ${groupedText(recordOf(frame, shown)?.resourceVersion ?? 0)}`,
      time: (frame: Frame) => wallClockText(recordOf(frame, shown)?.renewTime ?? null),
    }),
    [shown],
  );
  const middle = TICKET.x + TICKET.width / 2;
  return (
    <Ticket box={TICKET} writtenAt={read.writtenAt}>
      <PaintText className="phone-ticket" x={middle} y={30} read={read.version} />
      <PaintText className="phone-ticket tone-dim" x={middle} y={46} read={read.time} />
    </Ticket>
  );
}

/** The controller's dial, or that of the standby that has waited longest. */
function RailDial({
  shown,
  patterns,
}: {
  readonly shown: Selection;
  readonly patterns: string;
}): ReactElement {
  const look = useCallback(
    (frame: Frame) => {
      const subject = heroSubject(frame, shown);
      if (subject === null) return null;
      if (subject.kind === 'node') return dialLook(nodeLook(subject.node, frame.now));
      const { election } = subject;
      const standbys = election.candidates.filter(
        (each) => !each.believes && each.silence !== null && each.status === 'running',
      );
      const [first] = standbys.sort((a, b) => (b.silence ?? 0) - (a.silence ?? 0));
      return first === undefined ? null : standbyLook(election, first);
    },
    [shown],
  );
  return (
    <g transform={`translate(${DIAL} ${Y})`}>
      <LeaseRing R={16.7} patterns={patterns} tracks="one" look={look} band={5.2} />
    </g>
  );
}

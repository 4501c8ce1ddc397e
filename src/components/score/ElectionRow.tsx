/**
 * One election's row: who believes it leads on the left, the lock's ticket, and on the right the
 * standbys, each with its own stopwatch. A candidate that wins crosses over in 320 ms.
 */
import { useMemo, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { Crown, Lock } from '../common/glyphs.tsx';
import { CandidateLabel, type CandidateLabelProps } from './CandidateLabel.tsx';
import { holderWord, ticketCrown } from './crownPlace.ts';
import type { StandbyRoom } from './electionWords.ts';
import { LeaseRing, tickAngles } from './LeaseRing.tsx';
import { candidateOf, electionOf } from './lookups.ts';
import { isNews } from './nodeWords.ts';
import { PaintText } from './PaintText.tsx';
import { ProcessBody } from './RingBody.tsx';
import { bodyOfStatus, leaderLook, standbyLook } from './ringLook.ts';
import type { ElectionScene } from './scene.ts';
import type { ElectionRowLayout, ScoreLayout } from './scoreLayout.ts';
import { Ticket } from './Ticket.tsx';
import { ResourceLine } from './ResourceLine.tsx';
import { groupedText, wallClockText } from './words.ts';

interface ElectionRowProps {
  readonly election: ElectionScene;
  readonly row: ElectionRowLayout;
  readonly layout: ScoreLayout;
  readonly patterns: string;
  readonly t: Translate;
  /** Process whose ring wears the halo. */
  readonly selected: string | null;
}

const NO_TICKS: readonly number[] = [];

function roomOf(standbys: number, compact: boolean): StandbyRoom {
  if (compact && standbys > 2) return 'least';
  if (compact || standbys > 2) return 'tight';
  return standbys > 1 ? 'short' : 'wide';
}

export function ElectionRow(props: ElectionRowProps): ReactElement {
  const { election, row, layout, patterns, t, selected } = props;
  const seats = [
    ...election.left.map((candidate, index) => ({
      candidate,
      seat: row.leaders[index],
      leads: true,
    })),
    ...election.right.map((candidate, index) => ({
      candidate,
      seat: row.standbys[index],
      leads: false,
    })),
  ];
  // Sorted by process, so that a candidate that crosses keeps its elements.
  seats.sort((a, b) => (a.candidate.process < b.candidate.process ? -1 : 1));
  return (
    <g className="score-election">
      {election.left.length > 1 && <path className="score-split" d={`M30 ${row.y - 30}h-6v60h6`} />}
      {election.left.length === 0 && <EmptySeat row={row} text={t('score.nobodyLeads')} />}
      {seats.map(({ candidate, seat, leads }) =>
        seat === undefined ? null : (
          <CandidateSeat
            key={candidate.process}
            election={election}
            candidate={candidate}
            seat={seat}
            leads={leads}
            expanded={row.expanded}
            crowded={
              layout.compact || (leads ? election.left.length > 1 : election.right.length > 2)
            }
            room={roomOf(election.right.length, layout.compact)}
            stacked={leads && election.left.length > 1}
            patterns={patterns}
            selected={selected === candidate.process}
            t={t}
          />
        ),
      )}
      {row.expanded ? <LockTicket {...props} /> : <LockLine {...props} />}
      <ResourceLine election={election} row={row} compact={layout.compact} t={t} />
    </g>
  );
}

const EmptySeat = ({
  row,
  text,
}: {
  readonly row: ElectionRowLayout;
  readonly text: string;
}): ReactElement => (
  <g transform={`translate(54 ${row.y})`}>
    <circle className="ring-open-edge" r={row.expanded ? 22 : 7} />
    <text className="score-words" x={row.expanded ? 54 : 22} y={4}>
      {text}
    </text>
  </g>
);

interface SeatProps extends CandidateLabelProps {
  readonly patterns: string;
  readonly selected: boolean;
}

function CandidateSeat(props: SeatProps): ReactElement {
  const { election, candidate, seat, leads, expanded, patterns, selected } = props;
  const { namespace, name, duration } = election;
  const { process } = candidate;
  const look = useMemo(
    () => (frame: Frame) => {
      const view = electionOf(frame, namespace, name);
      const who = candidateOf(view, process);
      if (view === null || who === null) return null;
      return leads ? leaderLook(view, who) : standbyLook(view, who);
    },
    [namespace, name, process, leads],
  );
  const three = leads && expanded;
  const { R } = seat;
  return (
    <g
      className={`score-seat score-seat--${candidate.status}`}
      style={{ transform: `translate(${seat.x}px, ${seat.y}px)` }}
    >
      {selected && <circle className="score-halo" r={R * 1.23} />}
      <LeaseRing
        R={R}
        patterns={patterns}
        tracks={three ? 'three' : 'one'}
        look={look}
        ticks={three ? tickAngles(duration / 1_000_000) : NO_TICKS}
        {...(three ? {} : { band: Math.max(R * 0.246, 3) })}
      >
        {expanded && (
          <ProcessBody
            R={R}
            body={bodyOfStatus(candidate.status)}
            crowned={leads}
            crown={candidate.written ? 'written' : candidate.believes ? 'believed' : 'none'}
          />
        )}
      </LeaseRing>
      <CandidateLabel {...props} />
    </g>
  );
}

/** What the ticket of a lock says; the functions stay the same while the election does. */
function useRecord(election: ElectionScene, t: Translate) {
  const { namespace, name } = election;
  return useMemo(() => {
    const of = (frame: Frame) => electionOf(frame, namespace, name)?.record ?? null;
    return {
      lease: { namespace, name },
      writtenAt: (frame: Frame) => of(frame)?.writtenAt ?? null,
      version: (frame: Frame) => {
        const now = of(frame);
        return now === null || !now.exists
          ? ''
          : t('score.version', { version: groupedText(now.resourceVersion) });
      },
      plainVersion: (frame: Frame) => {
        const now = of(frame);
        return now === null || !now.exists ? '' : groupedText(now.resourceVersion);
      },
      transitions: (frame: Frame) => {
        const now = of(frame);
        return now === null || !now.exists
          ? ''
          : t('score.transitions', { count: now.leaseTransitions });
      },
      time: (frame: Frame) => {
        const now = of(frame);
        if (now === null || !now.exists) return { text: t('score.noLock'), tone: 'dim' as const };
        return {
          text: wallClockText(now.renewTime),
          tone: isNews(frame, now.writtenAt) ? ('fresh' as const) : ('plain' as const),
        };
      },
    };
  }, [namespace, name, t]);
}

/** A long lock name loses its prefix where there is no room for it. */
const lockName = (name: string, compact: boolean): string =>
  compact && name.length > 16 ? name.replace(/^kube-/, '') : name;

function LockTicket({ election, row, layout, t }: ElectionRowProps): ReactElement {
  const record = useRecord(election, t);
  const { ticket } = row;
  const { compact } = layout;
  const left = ticket.x + (compact ? 10 : 14);
  const right = ticket.x + ticket.width - (compact ? 10 : 14);
  const line = (index: number): number => ticket.y + ticket.height * (0.32 + 0.286 * index);
  const nobody = !election.exists || election.holder === '';
  const crown = ticketCrown(election, row, compact, t);
  const label = holderWord(election, compact, t);
  return (
    <Ticket
      box={ticket}
      lease={record.lease}
      writtenAt={record.writtenAt}
      missing={!election.exists}
    >
      <Lock x={left + 6} y={line(0) - 4.5} scale={0.74} open={nobody} />
      <text
        className={`score-mono score-strong${compact ? ' score-mono--tiny' : ''}`}
        x={left + (compact ? 15 : 18)}
        y={line(0)}
      >
        {lockName(election.name, compact)}
      </text>
      {label > 0 && (
        <text className="score-words" x={left} y={line(1)}>
          {t('score.holder')}
        </text>
      )}
      {crown === null ? (
        <text className="score-words" x={left + label} y={line(1)}>
          {t('score.nobody')}
        </text>
      ) : (
        <>
          <Crown {...crown} scale={0.66} />
          <text className="score-mono" x={left + label + 16} y={line(1)}>
            {election.holder}
          </text>
        </>
      )}
      <PaintText
        className="score-tick tone-dim at-end"
        x={right}
        y={line(1)}
        read={compact ? record.plainVersion : record.version}
      />
      {!compact && (
        <PaintText className="score-words" x={left} y={line(2)} read={record.transitions} />
      )}
      <PaintText className="score-mono at-end" x={right} y={line(2)} read={record.time} />
    </Ticket>
  );
}

/** An election in one line: the lock, its name, and who is written in it. */
function LockLine({ election, row, layout, t }: ElectionRowProps): ReactElement {
  const record = useRecord(election, t);
  const { ticket } = row;
  const left = ticket.x + 10;
  const nobody = !election.exists || election.holder === '';
  return (
    <Ticket
      box={ticket}
      lease={record.lease}
      writtenAt={record.writtenAt}
      missing={!election.exists}
    >
      <Lock x={left + 5} y={row.y - 0.8} scale={0.6} open={nobody} />
      <text className="score-tick" x={left + 15} y={row.y + 4}>
        {lockName(election.name, layout.compact)}
      </text>
    </Ticket>
  );
}

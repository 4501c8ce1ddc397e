/**
 * Names and words of candidates: of one that leads above and below its rail, of a standby beside its
 * stopwatch; in an election of one line the name alone. What was done to a clock stands with them.
 */
import { useMemo, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { Crown } from '../common/glyphs.tsx';
import { LONG_NAME } from '../common/names.ts';
import { afterName } from './crownPlace.ts';
import { leaderWords, standbyWords, tightName, type StandbyRoom } from './electionWords.ts';
import { candidateOf, electionOf } from './lookups.ts';
import { MarkedText } from './MarkedText.tsx';
import type { Said } from './nodeWords.ts';
import { PaintText } from './PaintText.tsx';
import type { CandidateScene, ElectionScene } from './scene.ts';
import type { Seat } from './scoreLayout.ts';

export interface CandidateLabelProps {
  readonly election: ElectionScene;
  readonly candidate: CandidateScene;
  readonly seat: Seat;
  readonly leads: boolean;
  readonly expanded: boolean;
  readonly crowded: boolean;
  /** Of a standby. */
  readonly room: StandbyRoom;
  /** Several believe: one line each. */
  readonly stacked: boolean;
  readonly t: Translate;
}

const nothing = (): null => null;

export function CandidateLabel({
  election,
  candidate,
  seat,
  leads,
  expanded,
  crowded,
  room,
  stacked,
  t,
}: CandidateLabelProps): ReactElement {
  const { namespace, name } = election;
  const { process } = candidate;
  const words = useMemo(
    () => (frame: Frame) => {
      const view = electionOf(frame, namespace, name);
      const who = candidateOf(view, process);
      if (view === null || who === null) return null;
      return leads
        ? leaderWords(frame, view, who, crowded, t)
        : standbyWords(frame, view, who, room, t);
    },
    [namespace, name, process, leads, crowded, room, t],
  );
  const x = seat.labelX - seat.x;
  const hosts = election.right.map((each) => each.host);
  if (!expanded) {
    const width = candidate.host.length * 7.2 + 8;
    return (
      <>
        <text className="score-mono score-masked" x={x} y={4}>
          {candidate.host}
        </text>
        {leads && candidate.believes && (
          <text className="score-words score-masked" x={x + width} y={4}>
            {t('score.leads')}
          </text>
        )}
        {candidate.offClock && (
          <MarkedText
            className="score-tick score-masked"
            x={x + width + (leads && candidate.believes ? 46 : 0)}
            y={4}
            process={process}
            read={nothing}
          />
        )}
      </>
    );
  }
  if (!leads) {
    const isTight =
      election.right.length > 2 || (room !== 'wide' && room !== 'short' && hosts.length > 1);
    const host = isTight ? tightName(candidate.host, hosts) : candidate.host;
    return <StandbyLabel candidate={candidate} host={host} x={x} words={words} />;
  }
  return <LeaderLabel candidate={candidate} x={x} stacked={stacked} words={words} t={t} />;
}

interface StandbyLabelProps {
  readonly candidate: CandidateScene;
  /** Its host, as far as there is room for it. */
  readonly host: string;
  readonly x: number;
  readonly words: (frame: Frame) => Said | null;
}

/** The name with what was done to its clock, above its stopwatch. */
const StandbyLabel = ({ candidate, host, x, words }: StandbyLabelProps): ReactElement => (
  <>
    <text
      className={`score-mono score-strong score-masked--thin${candidate.status === 'running' ? '' : ' tone-dim'}`}
      x={x}
      y={-2}
    >
      {host}
    </text>
    {candidate.offClock && (
      <MarkedText
        className="score-tick score-masked--thin"
        x={x + host.length * 7.8 + 6}
        y={-2}
        process={candidate.process}
        read={nothing}
      />
    )}
    <PaintText
      className="score-tick score-tick--tight score-masked--thin"
      x={x}
      y={13}
      read={words}
    />
  </>
);

interface LeaderLabelProps {
  readonly candidate: CandidateScene;
  readonly x: number;
  readonly stacked: boolean;
  readonly words: (frame: Frame) => Said | null;
  readonly t: Translate;
}

/** Name and crown above the rail, words below it; in a stack all on the rail. */
function LeaderLabel({ candidate, x, stacked, words, t }: LeaderLabelProps): ReactElement {
  const { host, believes, written, status } = candidate;
  const ghost = believes && !written;
  const name = `score-name ${host.length > LONG_NAME ? 'score-name--long' : 'score-name--leader'}${status === 'running' ? '' : ' tone-dim'}`;
  const titleX = x + afterName(host);
  if (stacked)
    return (
      <>
        <text className={`${name} score-masked`} x={x} y={4.5}>
          {host}
        </text>
        <Crown x={titleX + 6} y={0.5} scale={0.8} ghost={ghost} />
        <MarkedText
          className="score-words score-masked"
          x={titleX + 20}
          y={4}
          process={candidate.process}
          read={words}
        />
      </>
    );
  return (
    <>
      <text className={name} x={x} y={-8}>
        {host}
      </text>
      {ghost && <Crown x={titleX + 6} y={-12} scale={0.84} ghost />}
      {believes && (
        <text className="score-words" x={titleX + (ghost ? 18 : 0)} y={-8}>
          {ghost ? t('score.believesIt') : t('score.leads')}
        </text>
      )}
      <MarkedText className="score-words" x={x} y={18} process={candidate.process} read={words} />
    </>
  );
}

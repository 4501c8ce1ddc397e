/** What an election's row says in words: about its leader, and about each standby. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { CandidateView, ElectionView, Frame } from '../../sources/frame.ts';
import { nextTryWords, type Said } from './nodeWords.ts';
import { leftText, plainSeconds, secondsText } from './words.ts';

const stopped = (frame: Frame, candidate: CandidateView, t: Translate): Said | null => {
  if (candidate.status === 'paused')
    return { text: candidate.believes ? t('score.pausedSure') : t('score.paused'), tone: 'dim' };
  if (candidate.status === 'restarting' && candidate.restartsAt !== null)
    return {
      text: t('score.restarts', { seconds: leftText(candidate.restartsAt - frame.now) }),
      tone: 'dim',
    };
  return null;
};

/** Under the name of one that believes it leads, or of the last holder. */
export function leaderWords(
  frame: Frame,
  election: ElectionView,
  leader: CandidateView,
  short: boolean,
  t: Translate,
): Said {
  const still = stopped(frame, leader, t);
  if (still !== null) return still;
  if (leader.status !== 'running')
    return {
      text:
        short || election.record.age === null
          ? t('score.stopped')
          : t('score.stoppedAgo', { age: secondsText(election.record.age) }),
      tone: 'dim',
    };
  if (leader.wedged) return { text: t('score.wedged'), tone: 'late' };
  const heard = nextTryWords(leader.link, frame.now, t);
  if (heard !== null) return heard;
  if (leader.age === null) return { text: t('score.starting'), tone: 'dim' };
  const age = secondsText(leader.age);
  const late = leader.age > election.retryPeriod * 2;
  const stop = plainSeconds(election.retryPeriod + election.renewDeadline);
  return {
    text: short ? t('score.renewedAgo', { age }) : t('score.leaderWords', { age, stop }),
    tone: late ? 'late' : 'dim',
  };
}

/** How much room a standby's words have: alone, beside another, beside several, or beside several on a narrow stage. */
export type StandbyRoom = 'wide' | 'short' | 'tight' | 'least';

/** Names longer than this lie over their neighbour where three or more stand beside each other. */
const TIGHT_NAME = 8;

/** A host among many: what all have in common up to a dash gives way to an ellipsis. */
export function tightName(host: string, hosts: readonly string[]): string {
  if (host.length <= TIGHT_NAME) return host;
  let end = 0;
  while (end < host.length && hosts.every((each) => each[end] === host[end])) end += 1;
  const cut = host.lastIndexOf('-', end) + 1;
  const rest = cut > 0 && cut < host.length ? host.slice(cut) : host;
  return `\u2026${rest.slice(1 - TIGHT_NAME)}`;
}

/** Under the name of a standby: its stopwatch, or what stands in its way. */
export function standbyWords(
  frame: Frame,
  election: ElectionView,
  candidate: CandidateView,
  room: StandbyRoom,
  t: Translate,
): Said {
  const short = room !== 'wide';
  const still = stopped(frame, candidate, t);
  if (still !== null) return still;
  if (candidate.status !== 'running') return { text: t('score.stopped'), tone: 'dim' };
  if (election.written === candidate.process)
    return { text: t(short ? 'score.wonShort' : 'score.won'), tone: 'fresh' };
  if (candidate.silence === null) return { text: t('score.noView'), tone: 'dim' };
  if (candidate.silence >= candidate.duration) {
    if (candidate.nextAt === null || candidate.nextAt <= frame.now)
      return { text: t('score.mayTry'), tone: 'plain' };
    return {
      text: t(short ? 'score.againShort' : 'score.againIn', {
        seconds: leftText(candidate.nextAt - frame.now),
      }),
      tone: 'plain',
    };
  }
  const age = secondsText(candidate.silence);
  if (room === 'least') return { text: t('score.ageAlone', { age }), tone: 'dim' };
  return {
    text: t(room === 'tight' ? 'score.ageOfTight' : 'score.ageOf', {
      age,
      seconds: plainSeconds(candidate.duration),
    }),
    tone: 'dim',
  };
}

/** What the large ring shows of a selected thing: its look, its one number, and the words below it. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { CandidateView, ElectionView, Frame, NodeView } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import { anyCandidate, candidateOf, electionOf } from './lookups.ts';
import type { Tone } from './nodeWords.ts';
import {
  isLate,
  isUnknown,
  leaderLook,
  nodeLook,
  standbyLook,
  VACANT,
  type RingLook,
} from './ringLook.ts';
import { leftText, plainSeconds, secondsText } from './words.ts';

export type HeroSubject =
  | { readonly kind: 'node'; readonly node: NodeView }
  | {
      readonly kind: 'leader' | 'standby';
      readonly election: ElectionView;
      readonly candidate: CandidateView;
    }
  | { readonly kind: 'vacant'; readonly election: ElectionView };

/** The party whose ring stands for the selection; null for what has none. */
export function heroSubject(frame: Frame, selection: Selection): HeroSubject | null {
  if (selection.kind === 'node') {
    const node = frame.nodes.find((each) => each.name === selection.name);
    return node === undefined ? null : { kind: 'node', node };
  }
  if (selection.kind === 'process') {
    const node = frame.nodes.find((each) => each.process === selection.process);
    if (node !== undefined) return { kind: 'node', node };
    const found = anyCandidate(frame, selection.process);
    if (found === null) return null;
    const leads = found.candidate.believes || found.election.written === selection.process;
    return { kind: leads ? 'leader' : 'standby', ...found };
  }
  if (selection.kind !== 'election') return null;
  const election = electionOf(frame, selection.namespace, selection.name);
  if (election === null) return null;
  const candidate = candidateOf(election, election.written ?? election.believers[0] ?? '');
  return candidate === null
    ? { kind: 'vacant', election }
    : { kind: 'leader', election, candidate };
}

export function heroLook(subject: HeroSubject, now: number): RingLook {
  if (subject.kind === 'node') return { ...nodeLook(subject.node, now), orbit: null };
  if (subject.kind === 'vacant') return VACANT;
  return subject.kind === 'leader'
    ? leaderLook(subject.election, subject.candidate)
    : standbyLook(subject.election, subject.candidate);
}

/** A full circle, µs, and where the lease's own duration ends on it, degrees. */
export function heroScale(subject: HeroSubject): {
  readonly full: number;
  readonly nominal: number | null;
} {
  if (subject.kind !== 'node') return { full: subject.election.leaseDuration, nominal: null };
  const { grace } = subject.node.observer;
  return {
    full: grace,
    nominal: (subject.node.record.leaseDurationSeconds * 1_000_000 * 360) / grace,
  };
}

export interface HeroWords {
  readonly number: string;
  readonly below: string;
  readonly tone: Tone;
}

function nodeHero(node: NodeView, t: Translate): HeroWords {
  const { silence, grace } = node.observer;
  if (silence === null || node.ready === 'absent')
    return { number: '—', below: t('score.noLease'), tone: 'dim' };
  if (isUnknown(node))
    return { number: secondsText(silence), below: t('score.hero.unheard'), tone: 'expired' };
  const number = leftText(Math.max(grace - silence, 0));
  if (isLate(node)) return { number, below: t('score.hero.toUnknown'), tone: 'late' };
  return { number, below: t('score.hero.leftOf', { seconds: plainSeconds(grace) }), tone: 'plain' };
}

export function heroWords(subject: HeroSubject, t: Translate): HeroWords {
  if (subject.kind === 'node') return nodeHero(subject.node, t);
  const { election } = subject;
  if (election.believers.length > 1)
    return {
      number: String(election.believers.length),
      below: t('score.hero.leaders'),
      tone: 'expired',
    };
  if (subject.kind === 'vacant') return { number: '—', below: t('score.hero.nobody'), tone: 'dim' };
  const { candidate } = subject;
  if (subject.kind === 'leader') {
    if (candidate.status !== 'running' && candidate.status !== 'paused')
      return { number: '—', below: t('score.stopped'), tone: 'dim' };
    if (candidate.age === null) return { number: '—', below: t('score.starting'), tone: 'dim' };
    const left = Math.max(election.retryPeriod + election.renewDeadline - candidate.age, 0);
    return {
      number: leftText(left),
      below: candidate.status === 'paused' ? t('score.paused') : t('score.hero.toStop'),
      tone: candidate.age > 2 * election.retryPeriod ? 'late' : 'plain',
    };
  }
  if (candidate.silence === null || candidate.status !== 'running')
    return {
      number: '—',
      below: candidate.status === 'paused' ? t('score.paused') : t('score.stopped'),
      tone: 'dim',
    };
  const left = candidate.duration - candidate.silence;
  return left <= 0
    ? { number: '0.0', below: t('score.mayTry'), tone: 'plain' }
    : { number: leftText(left), below: t('score.hero.toTry'), tone: 'plain' };
}

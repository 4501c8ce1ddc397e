/** The three truths of a subject as rows: whose number it is, the number, and what it means. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { CandidateView, ClockView, ElectionView, NodeView } from '../../sources/frame.ts';
import { hostName } from '../common/names.ts';
import { clockWords } from '../score/clockWords.ts';
import { isLate, isUnknown } from '../score/ringLook.ts';
import { plainSeconds, secondsText } from '../score/words.ts';
import { leaderOf, longestWaiting, type Subject } from './subject.ts';

export type TruthKind = 'holder' | 'record' | 'observer';

export interface Truth {
  readonly kind: TruthKind;
  readonly owner: string;
  /** The owner is called by a name out of the cluster. */
  readonly isName?: boolean;
  /** Seconds with one decimal; null: there is no such number now. */
  readonly seconds: string | null;
  readonly words: string;
  readonly tone: 'plain' | 'fresh' | 'late' | 'expired' | 'holder';
}

const seconds = (age: number | null): string | null => (age === null ? null : secondsText(age));

export function truthsOf(t: Translate, subject: Subject | null): readonly Truth[] {
  if (subject === null || subject.kind === 'apiServer') return [];
  if (subject.kind === 'node') return nodeTruths(t, subject.node);
  return electionTruths(t, subject.election, subject.kind === 'process' ? subject.candidate : null);
}

function nodeTruths(t: Translate, node: NodeView): readonly Truth[] {
  const { silence, grace } = node.observer;
  return [
    {
      kind: 'holder',
      owner: 'kubelet',
      seconds: seconds(node.holder.age),
      words: kubeletWords(t, node),
      tone: 'holder',
    },
    record(t, node.record.age, node.clock),
    {
      kind: 'observer',
      owner: t('inspector.controller'),
      seconds: seconds(silence),
      words:
        silence === null
          ? t('inspector.nobodyWatches')
          : t('inspector.observer.words', { seconds: plainSeconds(grace) }),
      tone: isUnknown(node) ? 'expired' : isLate(node) ? 'late' : 'fresh',
    },
  ];
}

function kubeletWords(t: Translate, node: NodeView): string {
  if (node.status === 'off') return t('inspector.holder.off');
  if (node.status === 'paused') return t('inspector.holder.paused');
  if (node.status !== 'running') return t('inspector.holder.stopped');
  if (node.holder.age === null) return t('inspector.holder.none');
  if (node.holder.attempt > 1)
    return t('inspector.holder.try', { attempt: Math.min(node.holder.attempt, 5) });
  // KL-2: a quarter of the lease duration, the wait stretched by up to 4 %.
  const gap = node.record.leaseDurationSeconds * 250_000;
  return t('inspector.holder.words', {
    least: plainSeconds(gap),
    most: plainSeconds(gap + gap / 25),
  });
}

const record = (t: Translate, age: number | null, clock: ClockView | null): Truth => ({
  kind: 'record',
  owner: t('inspector.apiServer'),
  seconds: seconds(age),
  words:
    age === null
      ? t('inspector.record.none')
      : clock === null
        ? t('inspector.record.words')
        : t('inspector.record.clock', { clock: clockWords(clock, t) }),
  tone: 'plain',
});

/** Of an election: its leader, the record, and the standby that would act first, or the one looked at. */
function electionTruths(
  t: Translate,
  election: ElectionView,
  chosen: CandidateView | null,
): readonly Truth[] {
  const leads = chosen !== null && (chosen.believes || chosen.process === election.written);
  const leader = leads ? chosen : leaderOf(election);
  const observer = chosen !== null && !leads ? chosen : longestWaiting(election);
  return [
    leaderTruth(t, election, leader),
    record(t, election.record.age, leader?.clock ?? null),
    observerTruth(t, election, observer),
  ];
}

function leaderTruth(t: Translate, election: ElectionView, leader: CandidateView | null): Truth {
  const lasts = election.retryPeriod + election.renewDeadline;
  return {
    kind: 'holder',
    owner: leader === null ? '' : hostName(leader.host),
    isName: true,
    seconds: seconds(leader?.age ?? null),
    words: leaderWords(t, leader, plainSeconds(lasts)),
    tone: 'holder',
  };
}

function leaderWords(t: Translate, leader: CandidateView | null, stop: string): string {
  if (leader === null) return t('inspector.nobodyLeads');
  if (leader.status === 'paused') return t('inspector.holder.paused');
  if (leader.status !== 'running') return t('inspector.holder.stopped');
  if (!leader.believes) return t('inspector.leader.doubts');
  return t('inspector.leader.words', { seconds: stop });
}

function observerTruth(
  t: Translate,
  election: ElectionView,
  observer: CandidateView | null,
): Truth {
  const silence = observer?.silence ?? null;
  const duration = observer?.duration ?? election.leaseDuration;
  const isOpen = silence !== null && silence >= duration;
  return {
    kind: 'observer',
    owner: observer === null ? t('inspector.standby') : hostName(observer.host),
    isName: observer !== null,
    seconds: seconds(silence),
    words:
      observer === null
        ? t('inspector.nobodyWaits')
        : isOpen
          ? t('inspector.standby.open')
          : t('inspector.standby.words', { seconds: plainSeconds(duration) }),
    tone: isOpen
      ? 'plain'
      : silence !== null && silence > election.retryPeriod * 3.4
        ? 'late'
        : 'fresh',
  };
}

/** What a node's row says in words and numbers, each with the tone it is said in. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { Frame, LinkView, NodeView } from '../../sources/frame.ts';
import type { Lens } from '../../store/store.ts';
import { isLate, isUnknown } from './ringLook.ts';
import { clockText, leftText, secondsText } from './words.ts';

export type Tone = 'plain' | 'dim' | 'fresh' | 'late' | 'expired' | 'holder';
export interface Said {
  readonly text: string;
  readonly tone: Tone;
}

/** For so long, in µs of virtual time, a change is news. */
export const NEWS = 900_000;

export const isNews = (frame: Frame, writtenAt: number | null): boolean =>
  writtenAt !== null && frame.now - writtenAt >= 0 && frame.now - writtenAt < NEWS;

const stoppedWords: Partial<
  Readonly<Record<NodeView['status'], 'score.paused' | 'score.kubeletStopped' | 'score.poweredOff'>>
> = {
  paused: 'score.paused',
  off: 'score.poweredOff',
  down: 'score.kubeletStopped',
  restarting: 'score.kubeletStopped',
};

/** The way is open again, yet TCP's next try is still to come (TR-2). */
export function nextTryWords(link: LinkView, now: number, t: Translate): Said | null {
  if (link.cut !== null || link.nextTryRequests === null || link.waitingRequests === 0) return null;
  return {
    text: t('score.nextTryIn', { seconds: leftText(link.nextTryRequests - now) }),
    tone: 'late',
  };
}

/** The words under a node's name: by default the holder's, with a lens the number of that party. Short where the next ring is near. */
export function holderWords(
  node: NodeView,
  now: number,
  lens: Lens,
  t: Translate,
  isShort = false,
): Said {
  const stopped = stoppedWords[node.status];
  if (stopped !== undefined)
    return { text: t(stopped), tone: node.status === 'off' && isUnknown(node) ? 'expired' : 'dim' };
  if (lens === 2 && node.record.age !== null)
    return { text: t('score.written', { age: secondsText(node.record.age) }), tone: 'dim' };
  if (lens === 3 && node.observer.silence !== null)
    return { text: t('score.unseen', { age: secondsText(node.observer.silence) }), tone: 'dim' };
  const heard = nextTryWords(node.link, now, t);
  if (heard !== null) return heard;
  const { age, doing, attempt } = node.holder;
  if (doing !== 'waiting' && doing !== 'nothing' && attempt > 1)
    return { text: t('score.try', { attempt: Math.min(attempt, 5) }), tone: 'late' };
  if (age !== null && age < NEWS)
    return { text: t(isShort ? 'score.renewedShort' : 'score.renewed'), tone: 'fresh' };
  if (doing === 'updating') return { text: t('score.renewing'), tone: 'dim' };
  // Before Leases a node is heard by its status alone.
  if (age === null && !node.record.exists && node.ready === 'True')
    return { text: t('score.reports'), tone: 'dim' };
  if (age === null) return { text: t('score.starting'), tone: 'dim' };
  return { text: t('score.ago', { age: secondsText(age) }), tone: lens === 1 ? 'holder' : 'dim' };
}

export interface RowNumber {
  readonly value: string;
  /** Length of a full count, µs. */
  readonly limit: number;
  readonly tone: Tone;
}

/** The number beside a node's dial: the observer's, or with a lens that of the party looked at. */
export function rowNumber(node: NodeView, lens: Lens): RowNumber {
  const lease = node.record.leaseDurationSeconds * 1_000_000;
  if (lens === 1)
    return {
      value: node.holder.age === null ? '—' : secondsText(node.holder.age),
      limit: lease,
      tone: 'holder',
    };
  if (lens === 2)
    return {
      value: node.record.age === null ? '—' : secondsText(node.record.age),
      limit: lease,
      tone: 'plain',
    };
  const { silence, grace } = node.observer;
  const tone = isUnknown(node) ? 'expired' : isLate(node) ? 'late' : 'plain';
  return { value: silence === null ? '—' : secondsText(silence), limit: grace, tone };
}

/** How much room there is beside the dial. */
export type Room = 'wide' | 'narrow' | 'compact';

/** The line under the verdict; null if the verdict says it all. */
export function verdictWords(frame: Frame, node: NodeView, room: Room, t: Translate): Said | null {
  if (node.evictsAt !== null && node.evicts > 0) {
    const clock = clockText(Math.max(node.evictsAt - frame.now, 0));
    const text =
      room === 'compact'
        ? t('score.evictsShort', { clock })
        : t(room === 'wide' ? 'score.evicts' : 'score.evictsFew', { count: node.evicts, clock });
    return { text, tone: 'dim' };
  }
  const leaving = node.pods.filter((pod) => pod.state === 'terminating').length;
  if (leaving > 0)
    return {
      text: t(room === 'wide' ? 'score.podsTerminating' : 'score.podsLeaving', { count: leaving }),
      tone: 'dim',
    };
  const gone = node.pods.filter((pod) => pod.state === 'gone').length;
  if (gone > 0) return { text: t('score.podsMoved', { count: gone }), tone: 'dim' };
  if (isUnknown(node) || !isLate(node) || node.observer.silence === null) return null;
  const seconds = leftText(Math.max(node.observer.grace - node.observer.silence, 0));
  return {
    text: room === 'compact' ? t('score.left', { seconds }) : t('score.unknownIn', { seconds }),
    tone: 'late',
  };
}

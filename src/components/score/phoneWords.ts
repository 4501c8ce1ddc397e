/** What the phone says of the one Lease it shows: its state, and the three truths as numbers. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import { hostName } from '../common/names.ts';
import type { HeroSubject } from './heroSubject.ts';
import type { Said, Tone } from './nodeWords.ts';
import { isLate, isUnknown, longestWait } from './ringLook.ts';
import { secondsText } from './words.ts';

export interface Truths {
  readonly holder: number | null;
  readonly record: number | null;
  readonly observer: number | null;
  readonly observerTone: Tone;
}

export function truthsOf(subject: HeroSubject): Truths {
  if (subject.kind === 'node') {
    const { node } = subject;
    const observerTone = isUnknown(node) ? 'expired' : isLate(node) ? 'late' : 'fresh';
    return {
      holder: node.holder.age,
      record: node.record.age,
      observer: node.observer.silence,
      observerTone,
    };
  }
  const { election } = subject;
  if (subject.kind === 'standby')
    return {
      holder: null,
      record: election.record.age,
      observer: subject.candidate.silence,
      observerTone: 'fresh',
    };
  const leader = subject.kind === 'leader' ? subject.candidate : null;
  const waiting = leader === null ? null : longestWait(election, leader);
  return {
    holder: leader?.age ?? null,
    record: election.record.age,
    observer: waiting?.silence ?? null,
    observerTone: 'fresh',
  };
}

export const truthText = (age: number | null, tone: Tone, t: Translate): Said =>
  age === null
    ? { text: t('score.phone.none'), tone: 'dim' }
    : { text: t('score.phone.seconds', { seconds: secondsText(age) }), tone };

/** The one state in the header. */
export function stateOf(subject: HeroSubject, t: Translate): Said {
  if (subject.kind === 'node') {
    const { node } = subject;
    if (isUnknown(node))
      return { text: node.evicts > 0 ? t('score.noExecute') : t('score.unknown'), tone: 'expired' };
    if (node.status === 'off') return { text: t('score.poweredOff'), tone: 'dim' };
    if (node.status === 'paused') return { text: t('score.paused'), tone: 'dim' };
    if (node.link.cut !== null) return { text: t('score.state.cutOff'), tone: 'late' };
    if (node.ready === 'absent') return { text: t('score.starting'), tone: 'dim' };
    return isLate(node)
      ? { text: t('score.state.late'), tone: 'late' }
      : { text: t('score.ready'), tone: 'fresh' };
  }
  const { believers, candidates } = subject.election;
  if (believers.length > 1)
    return { text: t('score.hero.believe', { count: believers.length }), tone: 'expired' };
  const leader = candidates.find((candidate) => candidate.process === believers[0]);
  if (leader === undefined) return { text: t('score.nobodyLeads'), tone: 'late' };
  return { text: `${hostName(leader.host)} · ${t('score.leads')}`, tone: 'fresh' };
}

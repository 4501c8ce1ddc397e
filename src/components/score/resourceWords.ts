/** What is said of a guarded resource, and for how long a write to it is news (LE-32). Pure. */
import type { Translate } from '../../i18n/translate.ts';
import { hostOf } from '../../narrator/names.ts';
import type { ResourceView } from '../../sources/frame.ts';
import { hostName } from '../common/names.ts';
import type { Said } from './nodeWords.ts';
import { groupedText, secondsText } from './words.ts';

/** `ok`: the rightful leader's write has just landed; `landed`: one by a process that the lock does not name. */
export type ResourceState = 'ok' | 'landed' | 'refused' | 'quiet';

/** A stale or refused write stays for longer than leaders wait between two writes. */
const ODD_NEWS = 3_000_000;
const OK_NEWS = 350_000;

export function resourceState({ latest, odd }: ResourceView, now: number): ResourceState {
  if (odd !== null && now - odd.at < ODD_NEWS) return odd.isRefused ? 'refused' : 'landed';
  return latest !== null && now - latest.at < OK_NEWS ? 'ok' : 'quiet';
}

export function resourceWords(
  resource: ResourceView,
  now: number,
  isShort: boolean,
  t: Translate,
): Said {
  const { fencing, latest, odd } = resource;
  const state = resourceState(resource, now);
  if (odd !== null && (state === 'landed' || state === 'refused')) {
    const process = hostName(hostOf(odd.process));
    if (state === 'landed')
      return { text: t('score.resource.landed', { process }), tone: 'expired' };
    const tokens = { token: groupedText(odd.token), stored: groupedText(odd.stored) };
    return {
      text: isShort
        ? t('score.resource.refusedShort', { process })
        : t('score.resource.refused', { process, ...tokens }),
      tone: 'plain',
    };
  }
  if (latest === null) return { text: t(`score.resource.${fencing}`), tone: 'dim' };
  const wrote = { process: hostName(hostOf(latest.process)), age: secondsText(now - latest.at) };
  if (isShort || fencing === 'none') return { text: t('score.resource.wrote', wrote), tone: 'dim' };
  return { text: t('score.resource.fenced', { ...wrote, token: fencing }), tone: 'dim' };
}

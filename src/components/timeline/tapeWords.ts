/** What stands on the write tape while nothing can be written. */
import type { Translate } from '../../i18n/translate.ts';
import type { Standstill } from './etcdTape.ts';

export const standstillWords = (t: Translate): Readonly<Record<Standstill, string>> => ({
  noSpace: t('score.etcd.noSpace'),
  noQuorum: t('score.etcd.noQuorum'),
  stalled: t('score.etcd.stalled'),
});

/** What a future is called: its letter, and the user's name for it or what was done first in it. */
import type { Translate } from '../../i18n/translate.ts';
import type { BranchView } from '../../sources/frame.ts';
import { actName } from '../timeline/acts.ts';
import { clockLabel } from '../timeline/timeScale.ts';

export const letterOf = (id: number): string => 'ABCD'[id] ?? '';

/** `as is`, `2:25.0, heal worker-6`, or what the user called it. */
export function futureName(
  branch: BranchView,
  t: Translate,
  nameOf: (process: string) => string,
): string {
  const { name, journal, shared, parent, forkAt } = branch;
  if (name !== '') return name;
  if (parent === null) return t('future.asIs');
  const own = journal[shared];
  if (own === undefined) return t('future.from', { at: clockLabel(forkAt) });
  return actName({ seq: 0, t: own.t, command: own.command }, t, nameOf);
}

/** What a future is called: its letter, and the user's name for it or what was done first in it. */
import type { Translate } from '../../i18n/translate.ts';
import type { BranchView } from '../../sources/frame.ts';
import { actName } from '../timeline/acts.ts';
import { clockLabel } from '../timeline/timeScale.ts';

export const letterOf = (id: number): string => 'ABCD'[id] ?? '';

/**
 * `as is`, `2:25.0, heal worker-6`, or what the user called it. The first of them is as it is if
 * nothing was done in it since another left it: what all share tells none apart.
 */
export function futureName(
  branch: BranchView,
  all: readonly BranchView[],
  t: Translate,
  nameOf: (process: string) => string,
): string {
  const { id, name, journal, shared, parent, forkAt } = branch;
  if (name !== '') return name;
  const isFirst = parent === null;
  const kept = all.filter((each) => each.parent === id).map((each) => each.shared);
  const own = journal[isFirst ? Math.min(...kept) : shared];
  if (own !== undefined) return actName({ seq: 0, t: own.t, command: own.command }, t, nameOf);
  return isFirst ? t('future.asIs') : t('future.from', { at: clockLabel(forkAt) });
}

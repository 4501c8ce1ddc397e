/** A future in a few characters, for a switch: its first act without its time, with nodes by what they differ in. */
import type { Translate } from '../../i18n/translate.ts';
import type { BranchView } from '../../sources/frame.ts';
import { hostName, suffixNames } from '../common/names.ts';
import { processName } from '../timeline/acts.ts';
import { clockText } from '../timeline/timeScale.ts';
import { futureName } from './futureNames.ts';

/** An act's line without the instant that it begins with. */
export function withoutTime(words: string, t: number): string {
  const time = `${clockText(t)}, `;
  return words.startsWith(time) ? words.slice(time.length) : words;
}

export function futureShort(
  branch: BranchView,
  all: readonly BranchView[],
  t: Translate,
  nodes: readonly string[],
): string {
  const words = futureName(branch, all, t, processName(suffixNames(nodes), hostName));
  const act = branch.journal.find((entry) => words.startsWith(`${clockText(entry.t)}, `));
  return branch.name !== '' || act === undefined ? words : withoutTime(words, act.t);
}

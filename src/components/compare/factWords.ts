/** A fact in a line: what was done, what happened, or at least its kind. */
import type { Fact } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import { notableName } from '../../narrator/notable.ts';
import { hostName, shortNames } from '../common/names.ts';
import { sayLine } from '../controls/sayLine.ts';
import { actName, processName } from '../timeline/acts.ts';

export function factWords(t: Translate, fact: Fact, nodeNames: readonly string[]): string {
  if (fact.kind === 'command')
    return actName(fact, t, processName(shortNames(nodeNames), hostName));
  const line = notableName(fact);
  return line === null ? fact.kind : sayLine(t, line, nodeNames);
}

/** A fact in one line: what was done, or what happened; null for one that has no words. */
import type { Fact } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import { notableName } from '../../narrator/notable.ts';
import { hostName, shortNames } from '../common/names.ts';
import { sayLine } from '../controls/sayLine.ts';
import { actName, processName } from './acts.ts';

/** `names`: those of all nodes, which are shortened together. */
export function sayFact(fact: Fact, t: Translate, names: readonly string[]): string | null {
  if (fact.kind === 'command') {
    const act = { seq: fact.seq, t: fact.t, command: fact.command };
    return actName(act, t, processName(shortNames(names), hostName));
  }
  const line = notableName(fact);
  return line === null ? null : sayLine(t, line, names);
}

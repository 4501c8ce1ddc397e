/** Puts a narrator's line into words: ids become the short names that stand everywhere on the page. */
import type { Translate } from '../../i18n/translate.ts';
import type { NarratorLine } from '../../narrator/line.ts';
import { hostOf, nodeOfKubelet } from '../../narrator/names.ts';
import { hostName, shortNames } from '../common/names.ts';
import { leftText } from '../score/words.ts';
import { clockText } from '../timeline/timeScale.ts';

/** The sentence of a line. `nodes`: names of all nodes, so that a short one stays unmistakable. */
export function sayLine(t: Translate, line: NarratorLine, nodes: readonly string[]): string {
  const shorts = shortNames(nodes);
  const nodeName = (name: string): string => shorts.get(name) ?? name;
  const processName = (process: string): string => {
    const node = nodeOfKubelet(process);
    return node === null ? hostName(hostOf(process)) : nodeName(node);
  };
  const said = t(line.key, {
    node: nodeName(line.node),
    process: processName(line.process),
    other: processName(line.other),
    lease: line.lease,
    count: line.count,
    time: timeText(line),
  });
  // A number and its unit stay on one line.
  return said.replace(/(\d) (s|ms)\b/g, '$1\u00a0$2');
}

function timeText(line: NarratorLine): string {
  if (line.key === 'narrator.countdown.evicts') return clockText(line.length);
  const isWhole = line.length % 1_000_000 === 0 && line.key !== 'narrator.countdown.unknown';
  return isWhole ? String(line.length / 1_000_000) : leftText(line.length);
}

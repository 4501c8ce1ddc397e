/** Taints that are set by hand, as `kubectl taint` does: one for maintenance, by either effect, or none. Pure. */
import type { TaintByHand } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { NodeView } from '../../sources/frame.ts';
import { command, type MenuEntry } from './menuEntries.ts';

const KEY = 'maintenance';
/** The node controllers' own, as a frame names them. */
const OWN = /^(not-ready|unreachable):/;

const WAYS: readonly (readonly TaintByHand[])[] = [
  [],
  [{ key: KEY, effect: 'NoSchedule' }],
  [{ key: KEY, effect: 'NoExecute' }],
];

const shown = (taints: readonly TaintByHand[]): string =>
  taints.map(({ key, effect }) => `${key}:${effect}`).join(' ');

/** All taints of a node that somebody has set by hand. */
export const byHandOf = (node: NodeView): string =>
  node.taints.filter((taint) => !OWN.test(taint)).join(' ');

/** TE-4: what a node's Pods do not tolerate evicts them at once. */
export function taintEntries(t: Translate, node: NodeView): readonly MenuEntry[] {
  const now = byHandOf(node);
  return [
    {
      kind: 'group',
      id: 'taints',
      label: t('controls.taints'),
      icon: 'alert',
      ...(now === '' ? {} : { hint: now }),
      entries: [
        {
          kind: 'choice',
          id: 'setTaints',
          label: t('controls.taintsByHand'),
          options: WAYS.map((taints) => {
            const text = taints.length === 0 ? t('controls.noTaint') : shown(taints);
            return {
              id: `taint${shown(taints)}`,
              label: text,
              short: text,
              checked: shown(taints) === now,
              deed: command({ kind: 'setTaints', node: node.name, taints }),
            };
          }),
        },
      ],
    },
  ];
}

/** What menus are made of: entries as data, which the menu, the phone's sheet and the tests read alike. */
import type { Command } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { DialogName, Selection } from '../../store/store.ts';
import type { IconName } from '../common/Icon.tsx';

/** A number that is asked for: milliseconds or percent. */
export type Asked = 'latency' | 'loss' | 'commitDelay';

/** What choosing an entry does. */
export type Deed =
  /** All of them at the same instant, in this order. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[] }
  | { readonly kind: 'dialog'; readonly dialog: Exclude<DialogName, null> }
  /** Show it in the inspector, with its Lease as YAML. */
  | { readonly kind: 'look'; readonly selection: Selection }
  /** Ask why: the chain of its latest notable fact. */
  | { readonly kind: 'why'; readonly selection: Selection }
  /** Ask for a number; no processes: every link. */
  | { readonly kind: 'ask'; readonly of: Asked; readonly processes: readonly string[] }
  | { readonly kind: 'askClock'; readonly process: string };

/** A number that is asked for in a dialog. */
export type Question = Extract<Deed, { readonly kind: 'ask' | 'askClock' }>;

export interface MenuItem {
  readonly kind: 'item';
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly deed: Deed;
}

/** One of a few ways: the one that holds is marked. */
export interface MenuChoice {
  readonly kind: 'choice';
  readonly id: string;
  readonly label: string;
  readonly options: readonly MenuOption[];
}

export interface MenuGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly hint?: string;
  readonly entries: readonly MenuEntry[];
}

export type MenuEntry = MenuItem | MenuChoice | MenuGroup;

export interface MenuOption {
  readonly id: string;
  readonly label: string;
  readonly short: string;
  readonly checked: boolean;
  readonly deed: Deed;
}

export interface Menu {
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

export const command = (value: Command): Deed => ({ kind: 'commands', commands: [value] });

/** A group; nothing if there is nothing in it. */
export function group(
  id: string,
  icon: IconName,
  label: string,
  hint: string,
  entries: readonly MenuEntry[] | undefined,
): readonly MenuEntry[] {
  if (entries === undefined || entries.length === 0) return [];
  return [{ kind: 'group', id, label, icon, ...(hint === '' ? {} : { hint }), entries }];
}

export const cutSetEntry = (t: Translate): MenuEntry => ({
  kind: 'item',
  id: 'cutSet',
  label: t('controls.cutSet'),
  icon: 'cut',
  deed: { kind: 'dialog', dialog: 'cut' },
});

export const lookEntry = (t: Translate, selection: Selection): MenuEntry => ({
  kind: 'item',
  id: 'look',
  label: t('controls.look'),
  icon: 'yaml',
  deed: { kind: 'look', selection },
});

export const whyEntry = (t: Translate, selection: Selection): MenuEntry => ({
  kind: 'item',
  id: 'why',
  label: t('controls.why'),
  icon: 'why',
  hint: 'W',
  deed: { kind: 'why', selection },
});

export const deleteEntry = (
  t: Translate,
  namespace: string,
  name: string,
  exists: boolean,
): MenuEntry => ({
  kind: 'item',
  id: 'deleteLease',
  label: t('controls.deleteLease'),
  icon: 'delete',
  hint: namespace,
  disabled: !exists,
  deed: command({ kind: 'deleteLease', namespace, name }),
});

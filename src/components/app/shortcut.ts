/** What a key of the page is: what is pressed, what it does, and the words for it in help. */
import type { MessageKey } from '../../i18n/translate.ts';
import type { AppStore } from '../../store/store.ts';
import type { Asking } from '../controls/ObjectMenu.tsx';
import type { OnMenu } from '../score/stageHand.ts';

export interface ShortcutContext {
  readonly store: AppStore;
  readonly onMenu: OnMenu;
  readonly onAsk: (asking: Asking) => void;
}

export type ShortcutGroup = 'time' | 'break' | 'look' | 'page';

export interface Shortcut {
  /** As `KeyboardEvent.key`, lower case for letters; with `Ctrl+`, `Alt+`, `Shift+` before it, in this order. */
  readonly keys: readonly string[];
  /** How help shows the keys. */
  readonly shown: string;
  readonly group: ShortcutGroup;
  readonly words: Extract<MessageKey, `app.key.${string}`>;
  /** Works wherever the focus is. */
  readonly always?: true;
  readonly run: (context: ShortcutContext) => void;
}

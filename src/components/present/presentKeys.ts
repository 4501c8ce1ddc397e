/**
 * The keys of a presenter's remote, and what they do while presenting: they come before the page's
 * own. A remote sends Page Up and Page Down, F5 and Escape, and a full stop or B for a black screen.
 */
import type { MessageKey } from '../../i18n/translate.ts';
import type { AppStore } from '../../store/store.ts';
import { stepForward, takeStep } from '../controls/transport.ts';

export interface PresentState {
  readonly store: AppStore;
  readonly blank: boolean;
  readonly setBlank: (blank: boolean) => void;
}

export interface PresentKey {
  /** As `KeyboardEvent.key`, lower case for letters. */
  readonly keys: readonly string[];
  /** How help shows them, each apart by a space. */
  readonly shown: string;
  readonly words: Extract<MessageKey, `app.key.present.${string}`>;
  readonly run: (state: PresentState) => void;
}

/** Escape takes one thing away at a time. */
export function backOut({ store, blank, setBlank }: PresentState): void {
  const { inspectorOver, showInspector, present } = store.getState();
  if (blank) setBlank(false);
  else if (inspectorOver) showInspector(false);
  else present(false);
}

export const PRESENT_KEYS: readonly PresentKey[] = [
  {
    keys: ['PageDown', 'ArrowRight'],
    shown: 'PageDown →',
    words: 'app.key.present.next',
    run: ({ store }) => stepForward(store, 'notable'),
  },
  {
    keys: ['PageUp', 'ArrowLeft'],
    shown: 'PageUp ←',
    words: 'app.key.present.previous',
    run: ({ store }) => takeStep(store, 'notable', 'back'),
  },
  {
    keys: ['.', 'b'],
    shown: '. B',
    words: 'app.key.present.blank',
    run: ({ blank, setBlank }) => setBlank(!blank),
  },
  {
    // Held down: the pointer listens by itself.
    keys: [],
    shown: 'Q',
    words: 'app.key.present.pointer',
    run: () => undefined,
  },
  {
    keys: ['i'],
    shown: 'I',
    words: 'app.key.present.inspector',
    run: ({ store }) => store.getState().showInspector(!store.getState().inspectorOver),
  },
  {
    // Otherwise it would load the page anew, in front of everybody.
    keys: ['F5'],
    shown: 'F5',
    words: 'app.key.present.enter',
    run: () => undefined,
  },
  { keys: ['Escape'], shown: 'Esc', words: 'app.key.present.leave', run: backOut },
];

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What a key means while presenting, or null. */
export function presentKeyFor(pressed: Pressed, singleKeys: boolean): PresentKey | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const isSingle = pressed.key.length === 1;
  if (isSingle && !singleKeys) return null;
  const key = isSingle ? pressed.key.toLowerCase() : pressed.key;
  return PRESENT_KEYS.find((each) => each.keys.includes(key)) ?? null;
}

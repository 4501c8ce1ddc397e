/** What a key means where the focus is: letters act on the stage, the timeline or nothing; a button keeps its own keys. */
import type { Shortcut } from './shortcut.ts';
import { SHORTCUTS } from './shortcuts.ts';

interface Place {
  /** The stage, the timeline or nothing has the focus. */
  readonly isOwn: boolean;
  /** A control has the focus that has its own use for Space, Enter and arrows. */
  readonly isOnButton: boolean;
}

const OF_CONTROLS: ReadonlySet<string> = new Set([
  ' ',
  'Enter',
  'ArrowRight',
  'ArrowLeft',
  'Shift+ArrowRight',
  'Shift+ArrowLeft',
  'Home',
  'End',
  'Delete',
]);

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What a key means at a place, or null. */
export function shortcutFor(pressed: Pressed, place: Place): Shortcut | null {
  const single = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const key = [
    // A Mac's Command is its Ctrl.
    pressed.ctrlKey || pressed.metaKey ? 'Ctrl+' : '',
    pressed.altKey ? 'Alt+' : '',
    pressed.shiftKey ? 'Shift+' : '',
    single,
  ].join('');
  const found = SHORTCUTS.find((each) => each.keys.includes(key));
  if (found === undefined) return null;
  if (found.always !== true && !place.isOwn) return null;
  if (place.isOnButton && OF_CONTROLS.has(key) && key !== 'Delete') return null;
  return found;
}

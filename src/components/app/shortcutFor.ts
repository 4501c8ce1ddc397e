/** What a key means where the focus is: letters act on the stage, the timeline or nothing; a button keeps its own keys. */
import type { Shortcut } from './shortcut.ts';
import { SHORTCUTS } from './shortcuts.ts';

interface Place {
  /** The stage, the timeline or nothing has the focus. */
  readonly isOwn: boolean;
  /** What has the focus, if it has a use of its own for some keys. */
  readonly control: Control | null;
}

/** A button is pressed by Space; in the grid of the stage arrows lead on to the next; a slider is moved. */
export type Control = 'button' | 'cell' | 'slider';

const ARROWS = ['ArrowRight', 'ArrowLeft', 'Home', 'End'] as const;
const OF_CONTROLS: Readonly<Record<Control, ReadonlySet<string>>> = {
  button: new Set([' ', 'Enter']),
  cell: new Set([' ', 'Enter', ...ARROWS]),
  slider: new Set([' ', 'Enter', ...ARROWS, 'Shift+ArrowRight', 'Shift+ArrowLeft']),
};

/** What an element is to the keys: the innermost control that it belongs to. */
export function controlOf(element: Element): Control | null {
  if (element.closest('[role="slider"]') !== null) return 'slider';
  if (element.closest('button') === null) return null;
  return element.closest('#stage') === null ? 'button' : 'cell';
}

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
  if (place.control !== null && OF_CONTROLS[place.control].has(key)) return null;
  return found;
}

/**
 * Where the focus goes back to when a dialog closes: to what had it last on the page itself. A dialog
 * has no trigger of its own; many are opened by a key, or from a menu that is gone by then.
 */
import { useEffect } from 'react';

/** What lies over the page, and the guards that keep the focus in it. */
const OVER = '[role="dialog"], [role="menu"], [data-radix-focus-guard]';

let home: HTMLElement | null = null;

/** Notes what on the page has the focus; for the page itself, once. */
export function useFocusHome(): void {
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.closest(OVER) === null) home = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
}

/** Goes back, unless closing has led somewhere else: an answer or another dialog takes the focus itself. */
export function goHome(): void {
  const active = document.activeElement;
  if (active !== null && active !== document.body) return;
  const place = home?.isConnected === true ? home : document.getElementById('stage');
  place?.focus({ preventScroll: true });
}

/** Binds the table of keys to the page. */
import { useEffect } from 'react';
import { useAppStoreApi } from '../../store/hooks.tsx';
import type { Asking } from '../controls/ObjectMenu.tsx';
import type { OnMenu } from '../score/stageHand.ts';
import type { ShortcutContext } from './shortcut.ts';
import { controlOf, shortcutFor } from './shortcutFor.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"]';
/** Single keys belong to the stage, the timeline, or nothing at all. */
const OWN_PLACES = '#stage, .shell-time, .tool-rail, .shell-narrator, .why';

export function useShortcuts(onMenu: OnMenu, onAsk: (asking: Asking) => void): void {
  const store = useAppStoreApi();
  useEffect(() => {
    const context: ShortcutContext = { store, onMenu, onAsk };
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return;
      if (target.closest(TYPING) !== null) return;
      const inDialog = target.closest('[role="dialog"], [role="menu"]') !== null;
      if (inDialog || store.getState().dialog !== null) return;
      const isOwn = target === document.body || target.closest(OWN_PLACES) !== null;
      const shortcut = shortcutFor(event, {
        isOwn,
        control: controlOf(target),
      });
      if (shortcut === null) return;
      if (shortcut.always !== true && event.key.length === 1 && !store.getState().singleKeys)
        return;
      event.preventDefault();
      shortcut.run(context);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, onMenu, onAsk]);
}

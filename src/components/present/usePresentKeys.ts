/** Binds the presenter's keys while presenting, before the page's own. */
import { useEffect } from 'react';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { presentKeyFor } from './presentKeys.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"]';

export function usePresentKeys(blank: boolean, setBlank: (blank: boolean) => void): void {
  const store = useAppStoreApi();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      const { dialog, singleKeys } = store.getState();
      if (event.isComposing || dialog !== null || !(target instanceof Element)) return;
      if (target.closest(`${TYPING}, [role="menu"], [role="dialog"]`) !== null) return;
      const state = { store, blank, setBlank };
      const key = presentKeyFor(event, singleKeys);
      if (blank && event.key !== 'Shift') {
        // Nothing is done unseen: on a black screen every key only brings the picture back.
        event.preventDefault();
        setBlank(false);
      } else if (key !== null) {
        event.preventDefault();
        key.run(state);
      }
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [store, blank, setBlank]);
}

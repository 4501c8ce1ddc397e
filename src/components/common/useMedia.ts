/** Whether a media query holds, kept up to date. For what CSS alone cannot decide: which controls exist. */
import { useCallback, useSyncExternalStore } from 'react';

/** Phones: one Lease at a time, compact transport. */
export const PHONE = '(max-width: 640px)';

/** Tablets held upright: the top bar keeps the run's name, and most of its buttons are in a menu. */
export const NARROW = '(max-width: 900px)';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

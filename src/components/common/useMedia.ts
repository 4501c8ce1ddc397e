/** Whether a media query holds, kept up to date. For what CSS alone cannot decide: which controls exist. */
import { useCallback, useSyncExternalStore } from 'react';

/** Phones: one Lease at a time, compact transport. */
export const PHONE = '(max-width: 640px)';

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

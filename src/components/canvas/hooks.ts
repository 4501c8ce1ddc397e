/** How React meets the frame loop: painters that come and go with a component, and values that change rarely. */
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { frameLoopOf, type Painter } from './frameLoop.ts';

/** Paints while the component is there; make the painter with `useMemo` or `useCallback`. */
export function usePainter(painter: Painter | null): void {
  const store = useAppStoreApi();
  useEffect(
    () => (painter === null ? undefined : frameLoopOf(store).add(painter)),
    [store, painter],
  );
}

interface Held<T> {
  readonly frame: Frame;
  readonly select: (frame: Frame) => T;
  readonly value: T;
  readonly key: string;
}

/**
 * A value of the frame that changes rarely, such as which rows there are: looked at on every frame,
 * rendered only when `key` says it differs. Another function, as in another language, is another
 * value at once, also while no new frame comes; so the functions must not be made anew by a render.
 */
export function useFrameValue<T>(select: (frame: Frame) => T, key: (value: T) => string): T | null {
  const { source } = useAppStoreApi();
  const held = useRef<Held<T> | null>(null);
  const snapshot = useCallback(() => {
    const frame = source.latest();
    if (frame === null) return null;
    const before = held.current;
    if (before?.frame === frame && before.select === select) return before.value;
    const value = select(frame);
    const valueKey = key(value);
    const kept = before !== null && before.key === valueKey ? before.value : value;
    held.current = { frame, select, value: kept, key: valueKey };
    return kept;
  }, [source, select, key]);
  const subscribe = useCallback((listener: () => void) => source.subscribe(listener), [source]);
  return useSyncExternalStore(subscribe, snapshot);
}

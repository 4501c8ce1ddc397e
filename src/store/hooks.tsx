/** The one door from React to store and source. */
import { createContext, useContext, useMemo, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { translator, type Translate } from '../i18n/translate.ts';
import type { Frame } from '../sources/frame.ts';
import type { Source } from '../sources/source.ts';
import type { AppState, AppStore } from './store.ts';
import { toldFramesOf } from './toldFrames.ts';

export const AppStoreContext = createContext<AppStore | null>(null);

/** The store itself, for event handlers and frame loops. */
export function useAppStoreApi(): AppStore {
  const store = useContext(AppStoreContext);
  if (store === null) throw new Error('assertion failed: no app store above this component');
  return store;
}

export const useAppStore = <T,>(selector: (state: AppState) => T): T =>
  useStore(useAppStoreApi(), selector);

export const useSource = (): Source => useAppStoreApi().source;

export function useTranslate(): Translate {
  const language = useAppStore((state) => state.language);
  return useMemo(() => translator(language), [language]);
}

/**
 * A value derived from the newest frame, for panels: about ten times a second while playing, at once
 * when paused; rendered anew only if it is not the same. Null before the first frame. What moves
 * subscribes to the source instead.
 */
export function useFrame<T>(
  selector: (frame: Frame) => T,
  isSame: (one: T, other: T) => boolean = Object.is,
): T | null {
  const { subscribe, current } = toldFramesOf(useAppStoreApi());
  const held = useRef<{ readonly frame: Frame; readonly by: unknown; readonly value: T } | null>(
    null,
  );
  const snapshot = (): T | null => {
    const frame = current();
    if (frame === null) return null;
    const before = held.current;
    if (before !== null && before.frame === frame && before.by === selector) return before.value;
    const next = selector(frame);
    const value = before !== null && isSame(before.value, next) ? before.value : next;
    held.current = { frame, by: selector, value };
    return value;
  };
  return useSyncExternalStore(subscribe, snapshot);
}

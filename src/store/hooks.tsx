/** The one door from React to store and source. */
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import { translator, type Translate } from '../i18n/translate.ts';
import type { Frame } from '../sources/frame.ts';
import type { Source } from '../sources/source.ts';
import type { AppState, AppStore } from './store.ts';

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

/** Real milliseconds between two looks of a panel at the frame while playing. */
const PANEL_PERIOD = 100;

/**
 * A value derived from the newest frame, for panels: at most ten times a second while playing, at
 * once when paused. Null before the first frame. Painters subscribe to the source instead.
 */
export function useFrame<T>(selector: (frame: Frame) => T): T | null {
  const store = useAppStoreApi();
  const [slow] = useState(() => throttledFrames(store));
  useEffect(() => slow.attach(), [slow]);
  const frame = useSyncExternalStore(slow.subscribe, slow.current);
  return useMemo(() => (frame === null ? null : selector(frame)), [frame, selector]);
}

function throttledFrames(store: AppStore) {
  let shown = store.source.latest();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let listeners: (() => void)[] = [];
  const show = () => {
    timer = null;
    shown = store.source.latest();
    for (const listener of listeners) listener();
  };
  return {
    current: () => shown,
    subscribe: (listener: () => void) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((each) => each !== listener);
      };
    },
    attach: () => {
      const stop = store.source.subscribe((frame) => {
        if (!store.getState().playing || shown === null || frame.run !== shown.run) {
          if (timer !== null) clearTimeout(timer);
          show();
        } else timer ??= setTimeout(show, PANEL_PERIOD);
      });
      if (store.source.latest() !== shown) show();
      return () => {
        stop();
        if (timer !== null) clearTimeout(timer);
        timer = null;
      };
    },
  };
}

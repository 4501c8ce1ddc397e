/**
 * What the user is doing: selection, lens, tool, playback, settings. No frames and no simulation
 * live here; those stay in the source. Made by a function that is given its source.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../i18n/translate.ts';
import type { Source } from '../sources/source.ts';

export type Selection =
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'election'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'process'; readonly process: string }
  | { readonly kind: 'apiServer' };

/** Truth lens: 0 all, 1 holders, 2 record, 3 observers. */
export type Lens = 0 | 1 | 2 | 3;
export type Tool = 'select' | 'power' | 'stop' | 'cut' | 'latency' | 'api' | 'delete';
export type Theme = 'dark' | 'light';
export type DialogName = 'help' | 'paste' | 'table' | 'problems' | null;

export interface AppState {
  readonly playing: boolean;
  /** Virtual seconds per real second, 0.1 to 1000. */
  readonly speed: number;
  readonly selection: Selection | null;
  readonly lens: Lens;
  readonly tool: Tool;
  readonly language: Language;
  readonly theme: Theme;
  readonly dialog: DialogName;
  /** Whether the user has done anything yet: until then the invitation stands. */
  readonly acted: boolean;
  readonly setPlaying: (playing: boolean) => void;
  readonly setSpeed: (speed: number) => void;
  readonly select: (selection: Selection | null) => void;
  readonly setLens: (lens: Lens) => void;
  readonly setTool: (tool: Tool) => void;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly open: (dialog: DialogName) => void;
  readonly setActed: (acted: boolean) => void;
}

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
}

export type AppStore = StoreApi<AppState> & { readonly source: Source };

export function createAppStore(source: Source, settings: Settings): AppStore {
  const store = createStore<AppState>()((set) => ({
    playing: true,
    speed: 1,
    selection: null,
    lens: 0,
    tool: 'select',
    language: settings.language,
    theme: settings.theme,
    dialog: null,
    acted: false,
    setPlaying: (playing) => set({ playing }),
    setSpeed: (speed) => set({ speed }),
    select: (selection) => set({ selection }),
    setLens: (lens) => set({ lens }),
    setTool: (tool) => set({ tool }),
    setLanguage: (language) => set({ language }),
    setTheme: (theme) => set({ theme }),
    open: (dialog) => set({ dialog }),
    setActed: (acted) => set({ acted }),
  }));
  return Object.assign(store, { source });
}

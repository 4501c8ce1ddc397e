/**
 * What the user is doing: selection, lens, tool, playback, settings. No frames and no simulation
 * live here; those stay in the source. Made by a function that is given its source.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Fact, Problem } from '../engine/index.ts';
import type { Language, MessageKey } from '../i18n/translate.ts';
import type { Source } from '../sources/source.ts';
import { MOST_BOOKMARKS } from './link/limits.ts';
import { isSameAim, type Aim, type Foreseen } from './aim.ts';

export type Selection =
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'election'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'process'; readonly process: string }
  | { readonly kind: 'apiServer' };

/** Truth lens: 0 all, 1 holders, 2 record, 3 observers. */
export type Lens = 0 | 1 | 2 | 3;
export type Tool =
  'select' | 'power' | 'stop' | 'cut' | 'latency' | 'loss' | 'clock' | 'api' | 'etcd' | 'delete';
/** A part of an object's menu that opens alone: what a tool is about, or a key. */
export type MenuPart = Tool;
/** From one instant to a later one, µs. */
export type Stretch = readonly [from: number, to: number];
export type Theme = 'dark' | 'light';
/** What the page shows: a run of one's own, or recordings beside the engine. */
export type Mode = 'simulate' | 'reality';
/**
 * `cut`: choose any set of processes to cut off; `inspector`: the inspector as a sheet, on a phone;
 * `zone`: one zone closely; `facts`: what the timeline shows, as a table.
 * `share`: the link as a picture for a class; `goto`: an object found by its name.
 */
export type DialogName =
  | 'gallery'
  | 'help'
  | 'paste'
  | 'table'
  | 'problems'
  | 'cut'
  | 'scenario'
  | 'inspector'
  | 'future'
  | 'zone'
  | 'facts'
  | 'share'
  | 'goto'
  | 'video'
  | null;
/**
 * What the inspector shows below the truths; `object` is the Node, Pods or processes of what is
 * selected. Of the API server it is its state; `standing` and `cost` are the API server's alone.
 */
export type InspectorTab = 'yaml' | 'events' | 'object' | 'standing' | 'cost';

/** Input that could not be used: what it was, and all that is wrong with it. The run that was there goes on. */
export interface Trouble {
  readonly of: 'link' | 'file' | 'scenario' | 'kubectl';
  /** Name of the file or scenario, '' if it has none. */
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** A part of the run on the timeline, µs. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** A short word about something done, shown for a few seconds. */
export interface Notice {
  readonly id: number;
  readonly key: Extract<MessageKey, `app.notice.${string}`>;
}

/** Where the user stands beside reality: what is compared, and which part of it is looked at. */
export interface RealityPlace {
  /** Name of the recording that ships; '' for a file of the user's own. */
  readonly recording: string;
  /** A case of it; null for the whole, or for its first. */
  readonly caseName: string | null;
  /** The engine's seed; null to take the recording's own luck. */
  readonly seed: number | null;
  /** Playhead, seconds into what is compared. */
  readonly at: number;
  /** The part that is shown, seconds; null for the whole. */
  readonly range: readonly [number, number] | null;
  readonly shown: 'lanes' | 'table';
}

export const REALITY_START: RealityPlace = {
  recording: 'crash',
  caseName: null,
  seed: null,
  at: 0,
  range: null,
  shown: 'lanes',
};

export interface AppState {
  readonly mode: Mode;
  readonly reality: RealityPlace;
  readonly playing: boolean;
  /** Virtual seconds per real second, 0.1 to 1000. */
  readonly speed: number;
  /** Time runs backward while playing. */
  readonly backward: boolean;
  /** A stretch of time that is played again and again, µs; null: none. */
  readonly loop: Stretch | null;
  /** Instants that the user marked, µs, in order. */
  readonly bookmarks: readonly number[];
  /** Two to four branches that are compared in the stage's place, or the only one; null: one is shown. */
  readonly compared: readonly number[] | null;
  readonly selection: Selection | null;
  readonly lens: Lens;
  readonly tool: Tool;
  /** What the hand is about to do; null: nothing. */
  readonly aim: Aim | null;
  /** What the aim would bring; null while nobody knows. */
  readonly foreseen: Foreseen | null;
  readonly language: Language;
  readonly theme: Theme;
  /** What the user chose and this browser keeps; a link may show another language or theme without choosing it. */
  readonly chosen: Settings;
  readonly dialog: DialogName;
  readonly tab: InspectorTab;
  readonly inspectorShown: boolean;
  /** The zone that the zone panel is about. */
  readonly zone: string | null;
  /** What the timeline shows; null while it follows the playhead. */
  readonly timeWindow: TimeWindow | null;
  /** How much the timeline shows while it follows, if the user zoomed it, µs. */
  readonly timeSpan: number | null;
  /** The window stays as it is while the playhead is moved by hand, until time runs again. */
  readonly heldWindow: TimeWindow | null;
  /** A hand is on the playhead. */
  readonly scrubbing: boolean;
  /** Where messages are drawn: also the lanes that took no part. */
  readonly allLanes: boolean;
  /** A part of the run chosen on the ruler, to be looked at, looped or exported. */
  readonly range: TimeWindow | null;
  /** The projector's view: stage, narrator and time alone, in large type. */
  readonly presenting: boolean;
  /** Whether the inspector lies over the stage while presenting. */
  readonly inspectorOver: boolean;
  readonly trouble: Trouble | null;
  readonly notice: Notice | null;
  /** The fact that somebody asks "why?" about; null: nobody does. */
  readonly why: Fact | null;
  /** Text that was dropped or opened, for the paste dialog to begin with. */
  readonly pasted: string;
  /** Whether the user has done anything yet: until then the invitation stands. */
  readonly acted: boolean;
  /** Whether letters act by themselves; they can be turned off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** Whether a fast run slows down where something notable happens. */
  readonly easeIn: boolean;
  /** How often it was asked for the narrator's line to be read aloud. */
  readonly aloud: number;
  readonly setMode: (mode: Mode) => void;
  readonly setReality: (change: Partial<RealityPlace>) => void;
  readonly setPlaying: (playing: boolean) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setBackward: (backward: boolean) => void;
  readonly setLoop: (loop: Stretch | null) => void;
  /** Marks an instant, or takes its mark away. */
  readonly toggleBookmark: (t: number) => void;
  readonly compare: (compared: readonly number[] | null) => void;
  readonly select: (selection: Selection | null) => void;
  readonly setLens: (lens: Lens) => void;
  readonly setTool: (tool: Tool) => void;
  readonly setAim: (aim: Aim | null) => void;
  readonly setForeseen: (foreseen: Foreseen | null) => void;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly open: (dialog: DialogName) => void;
  readonly openZone: (zone: string) => void;
  readonly setTab: (tab: InspectorTab) => void;
  readonly showInspector: (shown: boolean) => void;
  readonly setTimeWindow: (timeWindow: TimeWindow | null) => void;
  readonly setRange: (range: TimeWindow | null) => void;
  readonly present: (presenting: boolean) => void;
  /** Opens the list of problems over whatever runs. */
  readonly report: (trouble: Trouble) => void;
  readonly notify: (key: Notice['key']) => void;
  readonly ask: (fact: Fact | null) => void;
  readonly setActed: (acted: boolean) => void;
  readonly setSingleKeys: (singleKeys: boolean) => void;
  readonly setEaseIn: (easeIn: boolean) => void;
  readonly readAloud: () => void;
}

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly singleKeys?: boolean;
}

export type AppStore = StoreApi<AppState> & { readonly source: Source };

/** What is kept, without what can be done. */
type AppValues = {
  readonly [
    K in keyof AppState as AppState[K] extends (...given: never[]) => unknown ? never : K
  ]: AppState[K];
};

/** Before anything has been done. */
const firstState = (settings: Settings): AppValues => ({
  mode: 'simulate',
  reality: REALITY_START,
  playing: true,
  speed: 1,
  backward: false,
  loop: null,
  bookmarks: [],
  compared: null,
  selection: null,
  lens: 0,
  tool: 'select',
  aim: null,
  foreseen: null,
  language: settings.language,
  theme: settings.theme,
  chosen: settings,
  dialog: null,
  zone: null,
  tab: 'yaml',
  inspectorShown: true,
  timeWindow: null,
  timeSpan: null,
  heldWindow: null,
  scrubbing: false,
  allLanes: false,
  range: null,
  presenting: false,
  inspectorOver: false,
  trouble: null,
  notice: null,
  why: null,
  pasted: '',
  acted: false,
  singleKeys: settings.singleKeys ?? true,
  easeIn: false,
  aloud: 0,
});

export function createAppStore(source: Source, settings: Settings): AppStore {
  // A run that nobody sees stands still, and goes on when it is looked at again.
  let wasPlaying = true;
  const store = createStore<AppState>()((set, get) => ({
    ...firstState(settings),
    setMode: (mode) => {
      const { mode: before, playing } = get();
      if (mode === before) return;
      if (mode === 'reality') wasPlaying = playing;
      set({ mode, playing: mode === 'simulate' && wasPlaying, dialog: null });
    },
    setReality: (change) => set({ reality: { ...get().reality, ...change } }),
    setPlaying: (playing) => set(playing ? { playing, heldWindow: null } : { playing }),
    setSpeed: (speed) => set({ speed }),
    setBackward: (backward) => set({ backward }),
    setLoop: (loop) => set({ loop }),
    toggleBookmark: (t) => {
      const { bookmarks } = get();
      const others = bookmarks.filter((each) => each !== t);
      if (others.length < bookmarks.length) set({ bookmarks: others });
      else if (bookmarks.length >= MOST_BOOKMARKS) get().notify('app.notice.manyBookmarks');
      else set({ bookmarks: [...others, t].sort((one, other) => one - other) });
    },
    compare: (compared) => set({ compared }),
    select: (selection) => set({ selection }),
    setLens: (lens) => set({ lens }),
    // Another tool aims at something else.
    setTool: (tool) => set({ tool, aim: null, foreseen: null }),
    setAim: (aim) => {
      if (!isSameAim(aim, get().aim)) set({ aim, foreseen: null });
    },
    setForeseen: (foreseen) => set({ foreseen }),
    setLanguage: (language) => set(({ chosen }) => ({ language, chosen: { ...chosen, language } })),
    setTheme: (theme) => set(({ chosen }) => ({ theme, chosen: { ...chosen, theme } })),
    open: (dialog) => set({ dialog }),
    openZone: (zone) => set({ zone, dialog: 'zone' }),
    setTab: (tab) => set({ tab }),
    setTimeWindow: (timeWindow) => set({ timeWindow }),
    setRange: (range) => set({ range }),
    showInspector: (shown) =>
      set(get().presenting ? { inspectorOver: shown } : { inspectorShown: shown }),
    present: (presenting) =>
      set({ presenting, inspectorOver: false, ...(presenting ? { tool: 'select' } : {}) }),
    report: (trouble) => set({ trouble, dialog: 'problems' }),
    notify: (key) => set({ notice: { id: (get().notice?.id ?? 0) + 1, key } }),
    ask: (why) => set({ why }),
    setActed: (acted) => set({ acted }),
    setSingleKeys: (singleKeys) =>
      set(({ chosen }) => ({ singleKeys, chosen: { ...chosen, singleKeys } })),
    setEaseIn: (easeIn) => set({ easeIn }),
    readAloud: () => set({ aloud: get().aloud + 1 }),
  }));
  return Object.assign(store, { source });
}

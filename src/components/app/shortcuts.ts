/**
 * Every key of the page, in one table: what is pressed, what it does, and the words for it in help.
 * Letters act only while the stage, the timeline or nothing has the focus; F6 and Escape always.
 */
import type { MessageKey } from '../../i18n/translate.ts';
import type { AppStore, Lens, Selection } from '../../store/store.ts';
import type { Asked } from '../controls/menuEntries.ts';
import type { Asking } from '../controls/ObjectMenu.tsx';
import { processOf, quickHeal, quickPause, quickPower } from '../controls/quickActs.ts';
import { compareWithParent } from '../controls/branchActs.ts';
import {
  changeSpeed,
  goTo,
  goToBookmark,
  goToEdge,
  redo,
  stepForward,
  takeStep,
  toggleBookmark,
  toggleLoop,
  togglePlay,
  togglePlayBack,
  undo,
} from '../controls/transport.ts';
import { follow, zoomIn, zoomOut } from '../timeline/windowActs.ts';
import { middleOfSelection } from './places.ts';
import { askHere } from '../why/askWhy.ts';
import { moveRegion } from './regions.ts';
import type { OnMenu } from '../score/stageGestures.ts';

export interface ShortcutContext {
  readonly store: AppStore;
  readonly onMenu: OnMenu;
  readonly onAsk: (asking: Asking) => void;
}

export type ShortcutGroup = 'time' | 'break' | 'look' | 'page';

export interface Shortcut {
  /** As `KeyboardEvent.key`, lower case for letters; with `Ctrl+`, `Alt+`, `Shift+` before it, in this order. */
  readonly keys: readonly string[];
  /** How help shows the keys. */
  readonly shown: string;
  readonly group: ShortcutGroup;
  readonly words: Extract<MessageKey, `app.key.${string}`>;
  /** Works wherever the focus is. */
  readonly always?: true;
  readonly run: (context: ShortcutContext) => void;
}

const lens =
  (value: Lens) =>
  ({ store }: ShortcutContext): void =>
    store.getState().setLens(value);

/** Opens the part of the menu that a tool is about, for what is selected. */
const menuPart =
  (part: 'stop' | 'cut' | 'delete' | null) =>
  ({ store, onMenu }: ShortcutContext): void => {
    const { selection } = store.getState();
    if (selection === null) return;
    const [x, y] = middleOfSelection();
    onMenu(selection, x, y, part ?? undefined);
  };

/** Asks for an amount of what is selected: a slider has the focus, so that arrows turn it and Enter sets it. */
const ask =
  (of: Exclude<Asked, 'commitDelay'> | 'clock') =>
  ({ store, onAsk }: ShortcutContext): void => {
    const { selection } = store.getState();
    const frame = store.source.latest();
    if (selection === null || frame === null) return;
    const process = processOf(frame, selection);
    const [x, y] = middleOfSelection();
    const more = { target: selection, x, y, part: of };
    if (of === 'clock') {
      if (process !== null) onAsk({ question: { kind: 'askClock', process }, more });
    } else if (process !== null || selection.kind === 'apiServer')
      onAsk({ question: { kind: 'ask', of, processes: process === null ? [] : [process] }, more });
  };

function askEtcd({ onAsk }: ShortcutContext): void {
  const [x, y] = middleOfSelection();
  onAsk({
    question: { kind: 'ask', of: 'commitDelay', processes: [] },
    more: { target: { kind: 'etcd' }, x, y, part: null },
  });
}

const onSelection =
  (act: (store: AppStore, selection: Selection) => void) =>
  ({ store }: ShortcutContext): void => {
    const { selection } = store.getState();
    if (selection !== null) act(store, selection);
  };

function backOut({ store }: ShortcutContext): void {
  const { tool, lens: shown, why, setTool, setLens, ask } = store.getState();
  if (why !== null) ask(null);
  else if (tool !== 'select') setTool('select');
  else if (shown !== 0) setLens(0);
}

function showYaml({ store }: ShortcutContext): void {
  store.getState().setTab('yaml');
  store.getState().showInspector(true);
}

export const SHORTCUTS: readonly Shortcut[] = [
  {
    keys: [' '],
    shown: 'Space',
    group: 'time',
    words: 'app.key.play',
    run: ({ store }) => togglePlay(store),
  },
  {
    keys: ['ArrowRight'],
    shown: '→',
    group: 'time',
    words: 'app.key.event',
    run: ({ store }) => stepForward(store, 'event'),
  },
  {
    keys: ['Shift+ArrowRight'],
    shown: 'Shift →',
    group: 'time',
    words: 'app.key.second',
    run: ({ store }) => stepForward(store, 'second'),
  },
  {
    keys: [']'],
    shown: ']',
    group: 'time',
    words: 'app.key.notable',
    run: ({ store }) => stepForward(store, 'notable'),
  },
  {
    keys: ['Shift+ '],
    shown: 'Shift Space',
    group: 'time',
    words: 'app.key.playBack',
    run: ({ store }) => togglePlayBack(store),
  },
  {
    keys: ['ArrowLeft'],
    shown: '←',
    group: 'time',
    words: 'app.key.stepBack',
    run: ({ store }) => takeStep(store, 'event', 'back'),
  },
  {
    keys: ['Alt+ArrowRight'],
    shown: 'Alt →',
    group: 'time',
    words: 'app.key.anyEvent',
    run: ({ store }) => takeStep(store, 'any', 'forward'),
  },
  {
    keys: ['Alt+ArrowLeft'],
    shown: 'Alt ←',
    group: 'time',
    words: 'app.key.anyEvent',
    run: ({ store }) => takeStep(store, 'any', 'back'),
  },
  {
    keys: ['Shift+ArrowLeft'],
    shown: 'Shift ←',
    group: 'time',
    words: 'app.key.secondBack',
    run: ({ store }) => takeStep(store, 'second', 'back'),
  },
  {
    keys: ['['],
    shown: '[',
    group: 'time',
    words: 'app.key.previous',
    run: ({ store }) => takeStep(store, 'notable', 'back'),
  },
  {
    keys: ['Home'],
    shown: 'Home',
    group: 'time',
    words: 'app.key.start',
    run: ({ store }) => goTo(store, 0),
  },
  {
    keys: ['End'],
    shown: 'End',
    group: 'time',
    words: 'app.key.edge',
    run: ({ store }) => goToEdge(store),
  },
  {
    keys: ['r'],
    shown: 'R',
    group: 'time',
    words: 'app.key.loop',
    run: ({ store }) => toggleLoop(store),
  },
  {
    keys: ['m'],
    shown: 'M',
    group: 'time',
    words: 'app.key.mark',
    run: ({ store }) => toggleBookmark(store),
  },
  {
    keys: ['Shift+m'],
    shown: 'Shift M',
    group: 'time',
    words: 'app.key.marks',
    run: ({ store }) => goToBookmark(store, 'forward'),
  },
  {
    keys: ['b'],
    shown: 'B',
    group: 'time',
    words: 'app.key.fork',
    run: ({ store }) => store.source.fork(),
  },
  {
    keys: ['v'],
    shown: 'V',
    group: 'time',
    words: 'app.key.compare',
    run: ({ store }) => compareWithParent(store),
  },
  {
    keys: ['Ctrl+z'],
    shown: 'Ctrl Z',
    group: 'time',
    words: 'app.key.undo',
    always: true,
    run: ({ store }) => undo(store),
  },
  {
    keys: ['Ctrl+Shift+z', 'Ctrl+y'],
    shown: 'Ctrl Shift Z',
    group: 'time',
    words: 'app.key.redo',
    always: true,
    run: ({ store }) => redo(store),
  },
  {
    keys: [','],
    shown: ',',
    group: 'time',
    words: 'app.key.slower',
    run: ({ store }) => changeSpeed(store, -1),
  },
  {
    keys: ['.'],
    shown: '.',
    group: 'time',
    words: 'app.key.faster',
    run: ({ store }) => changeSpeed(store, 1),
  },
  { keys: ['k'], shown: 'K', group: 'break', words: 'app.key.power', run: onSelection(quickPower) },
  { keys: ['p'], shown: 'P', group: 'break', words: 'app.key.pause', run: onSelection(quickPause) },
  { keys: ['o'], shown: 'O', group: 'break', words: 'app.key.stop', run: menuPart('stop') },
  { keys: ['c'], shown: 'C', group: 'break', words: 'app.key.cut', run: menuPart('cut') },
  { keys: ['h'], shown: 'H', group: 'break', words: 'app.key.heal', run: onSelection(quickHeal) },
  {
    keys: ['l', 'd'],
    shown: 'L D',
    group: 'break',
    words: 'app.key.latency',
    run: ask('latency'),
  },
  { keys: ['x'], shown: 'X', group: 'break', words: 'app.key.loss', run: ask('loss') },
  { keys: ['s'], shown: 'S', group: 'break', words: 'app.key.clock', run: ask('clock') },
  {
    keys: ['Delete'],
    shown: 'Delete',
    group: 'break',
    words: 'app.key.delete',
    run: menuPart('delete'),
  },
  {
    keys: ['a'],
    shown: 'A',
    group: 'break',
    words: 'app.key.api',
    run: ({ onMenu }) => onMenu({ kind: 'apiServer' }, ...middleOfSelection(), 'api'),
  },
  {
    keys: ['e'],
    shown: 'E',
    group: 'break',
    words: 'app.key.etcd',
    run: askEtcd,
  },
  {
    keys: ['ContextMenu', 'Shift+F10'],
    shown: 'Shift F10',
    group: 'break',
    words: 'app.key.menu',
    run: menuPart(null),
  },
  { keys: ['1'], shown: '1', group: 'look', words: 'app.key.lensHolders', run: lens(1) },
  { keys: ['2'], shown: '2', group: 'look', words: 'app.key.lensRecord', run: lens(2) },
  { keys: ['3'], shown: '3', group: 'look', words: 'app.key.lensObservers', run: lens(3) },
  { keys: ['0'], shown: '0', group: 'look', words: 'app.key.lensAll', run: lens(0) },
  {
    keys: ['t'],
    shown: 'T',
    group: 'look',
    words: 'app.key.table',
    run: ({ store }) => store.getState().open('table'),
  },
  {
    keys: ['+', 'Shift++', '='],
    shown: '+',
    group: 'look',
    words: 'app.key.zoomIn',
    run: ({ store }) => zoomIn(store),
  },
  {
    keys: ['-', 'Shift+_'],
    shown: '-',
    group: 'look',
    words: 'app.key.zoomOut',
    run: ({ store }) => zoomOut(store),
  },
  {
    keys: ['f'],
    shown: 'F',
    group: 'look',
    words: 'app.key.follow',
    run: ({ store }) => follow(store),
  },
  {
    keys: ['w'],
    shown: 'W',
    group: 'look',
    words: 'app.key.why',
    run: ({ store }) => askHere(store),
  },
  { keys: ['y'], shown: 'Y', group: 'look', words: 'app.key.yaml', run: showYaml },
  {
    keys: ['i'],
    shown: 'I',
    group: 'look',
    words: 'app.key.inspector',
    run: ({ store }) => store.getState().showInspector(!store.getState().inspectorShown),
  },
  {
    // The stage itself moves the focus; help has to name it.
    keys: [],
    shown: '← ↑ ↓ →',
    group: 'look',
    words: 'app.key.move',
    run: () => undefined,
  },
  {
    keys: ['?', 'Shift+?'],
    shown: '?',
    group: 'page',
    words: 'app.key.help',
    run: ({ store }) => store.getState().open('help'),
  },
  {
    keys: ['F6'],
    shown: 'F6',
    group: 'page',
    words: 'app.key.regions',
    always: true,
    run: () => moveRegion(1),
  },
  {
    keys: ['Shift+F6'],
    shown: 'Shift F6',
    group: 'page',
    words: 'app.key.regions',
    always: true,
    run: () => moveRegion(-1),
  },
  {
    keys: ['Escape'],
    shown: 'Esc',
    group: 'page',
    words: 'app.key.back',
    always: true,
    run: backOut,
  },
];

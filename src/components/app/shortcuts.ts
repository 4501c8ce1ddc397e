/**
 * Every key of the page, in one table: what is pressed, what it does, and the words for it in help.
 * Letters act only while the stage, the timeline or nothing has the focus; F6 and Escape always.
 */
import type { AppStore, Lens, Selection } from '../../store/store.ts';
import type { Asked } from '../controls/menuEntries.ts';
import { quickHeal, quickPause, quickPower } from '../controls/quickActs.ts';
import { processOf } from '../score/targetActs.ts';
import { follow, zoomIn, zoomOut } from '../timeline/windowActs.ts';
import { middleOfSelection } from './places.ts';
import { askHere } from '../why/askWhy.ts';
import { moveRegion } from './regions.ts';
import type { Shortcut, ShortcutContext } from './shortcut.ts';
import { TIME_SHORTCUTS } from './timeShortcuts.ts';

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
  ...TIME_SHORTCUTS,
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
    keys: ['g'],
    shown: 'G',
    group: 'look',
    words: 'app.key.goTo',
    run: ({ store }) => store.getState().open('goto'),
  },
  {
    keys: ['n'],
    shown: 'N',
    group: 'look',
    words: 'app.key.aloud',
    run: ({ store }) => store.getState().readAloud(),
  },
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
    keys: ['F5'],
    shown: 'F5',
    group: 'page',
    words: 'app.key.present',
    always: true,
    run: ({ store }) => store.getState().present(true),
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

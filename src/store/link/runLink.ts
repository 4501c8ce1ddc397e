/**
 * What a link or a file keeps of a run: everything that makes the picture. A link holds it packed, a
 * file in the open; both are the same document.
 */
import type { BranchDocument, Scenario } from '../../engine/index.ts';
import type { Language } from '../../i18n/translate.ts';
import type { InspectorTab, Lens, Selection, Stretch, Theme, TimeWindow } from '../store.ts';

export const RUN_FORMAT = 'lease-lab/run';
export const RUN_VERSION = 2;
/** How the files are called. */
export const RUN_FILE_END = '.leaselab.json';

export interface RunView {
  readonly selection: Selection | null;
  readonly lens: Lens;
  readonly speed: number;
  readonly backward: boolean;
  readonly loop: Stretch | null;
  /** Places in the list of branches that are compared, two at least; null: one is shown. */
  readonly compared: readonly number[] | null;
  readonly inspectorShown: boolean;
  readonly tab: InspectorTab;
  /** Null while the timeline follows the playhead. */
  readonly window: TimeWindow | null;
  /** How much it shows while it follows, if the user zoomed it, µs. */
  readonly span: number | null;
  /** Also the lanes that took no part in what a close look shows. */
  readonly allLanes: boolean;
  readonly presenting: boolean;
}

export interface RunLink {
  readonly scenario: Scenario;
  /** One at least, parents before their children. */
  readonly branches: readonly BranchDocument[];
  /** Place in the list of the branch that is shown. */
  readonly current: number;
  /** Playhead, virtual µs. */
  readonly at: number;
  /** How many of the branch's commands have been carried out there; null for all up to that instant. */
  readonly applied: number | null;
  /** Instants that the user marked, µs, in order. */
  readonly bookmarks: readonly number[];
  readonly view: RunView;
  readonly language: Language | null;
  readonly theme: Theme | null;
}

/** The view that one starts with. */
export const FIRST_VIEW: RunView = {
  selection: null,
  lens: 0,
  speed: 1,
  backward: false,
  loop: null,
  compared: null,
  inspectorShown: true,
  tab: 'yaml',
  window: null,
  span: null,
  allLanes: false,
  presenting: false,
};

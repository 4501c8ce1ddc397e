/** Puts together what the painters are given, from a frame, the lanes of all branches and the store. */
import { hostOf } from '../../narrator/names.ts';
import { translator, type Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import type { AppStore } from '../../store/store.ts';
import { toldFramesOf } from '../../store/toldFrames.ts';
import type { Palette } from '../canvas/palette.ts';
import { hostName } from '../common/names.ts';
import { forkMarks, partingOf } from './ghosts.ts';
import type { LaneBook } from './laneBook.ts';
import { laneValue } from './laneValues.ts';
import { serverWords } from './serverWords.ts';
import { spaceTimeWords } from './spaceTimeWords.ts';
import { standstillWords } from './tapeWords.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import type { TimelineView } from './arrangeView.ts';
import type { Ghost, Outlook, TimelineScene } from './timelineScene.ts';
import { clockLabel } from './timeScale.ts';

interface SceneInput {
  readonly store: AppStore;
  readonly frame: Frame;
  readonly lanes: TimelineLanes;
  readonly book: LaneBook;
  readonly view: TimelineView;
  readonly palette: Palette;
  readonly outlook: Outlook | null;
  readonly spaceShare: number;
}

export function sceneOf(input: SceneInput): TimelineScene {
  const { store, frame, lanes, view, palette, outlook, spaceShare } = input;
  const { language, range, loop, bookmarks, scrubbing } = store.getState();
  const t = translator(language);
  const told = toldFramesOf(store).current() ?? frame;
  return {
    lanes,
    layout: view.seen,
    scale: view.scale,
    now: frame.now,
    edge: frame.place.edge,
    outlook,
    ghosts: ghostsOf(input),
    forks: forkMarks(store.source.branches()),
    space:
      view.space === null
        ? null
        : {
            ...view.space,
            words: spaceTimeWords(t, frame.controlPlane.machines.length, view.isPhone),
          },
    spaceShare,
    range,
    loop: loop === null ? null : { from: loop[0], to: loop[1] },
    bookmarks,
    keyframes: showsKeyframes(view.scale, scrubbing) ? store.source.keyframes() : [],
    palette,
    values: view.seen.rows.map((row) => laneValue(row, told, t, view.isPhone)),
    nameOf: (process) => hostName(hostOf(process)),
    words: wordsOf(t, frame),
    wordFont: language === 'ko' || view.isPhone ? palette.ui : palette.mono,
  };
}

/** In a window longer than this they would only be a row of diamonds, µs. */
const KEYFRAMES_IN = 30_000_000;

/** Where a state is kept, matters to who looks closely and to who looks for an instant. */
const showsKeyframes = ({ from, to }: TimelineView['scale'], isScrubbing: boolean): boolean =>
  isScrubbing || to - from < KEYFRAMES_IN;

function ghostsOf({ store, frame, book }: SceneInput): readonly Ghost[] {
  const branches = store.source.branches();
  const current = frame.place.branch;
  return branches.flatMap((branch) => {
    const lanes = branch.id === current ? null : book.of(branch.id);
    if (lanes === null) return [];
    return [{ lanes, from: partingOf(current, branch.id, branches), until: branch.edge }];
  });
}

const wordsOf = (t: Translate, frame: Frame): TimelineScene['words'] => ({
  whole: t('timeline.overview', { to: clockLabel(frame.place.edge) }),
  unknownAt: (at) => t('timeline.unknownAt', { at: clockLabel(at) }),
  evictedAt: (at) => t('timeline.evictedAt', { at: clockLabel(at) }),
  ...serverWords(t, frame.controlPlane.machines.length),
  nobodyLooks: t('timeline.nobodyLooks'),
  standstill: standstillWords(t),
});

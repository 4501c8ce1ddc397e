/** The run that is open, with all that makes its picture, as a link or file keeps it; and back again. */
import type { Opening } from '../../engine/index.ts';
import type { AppStore } from '../store.ts';
import type { RunLink } from './runLink.ts';

/** Null while nothing is open. */
export function runOfStore(store: AppStore): RunLink | null {
  const document = store.source.document();
  if (document === null) return null;
  const { scenario, branches, ids, current, t, applied } = document;
  const { selection, lens, speed, inspectorShown, tab, timeWindow, presenting } = store.getState();
  const { bookmarks, language, theme, backward, loop, compared } = store.getState();
  const { timeSpan, allLanes } = store.getState();
  return {
    scenario,
    branches,
    current,
    at: t,
    applied: applied ?? null,
    bookmarks,
    view: {
      selection,
      lens,
      speed,
      backward,
      loop,
      compared: placesOf(compared, ids),
      inspectorShown,
      tab,
      window: timeWindow,
      span: timeSpan,
      allLanes,
      presenting,
    },
    language,
    theme,
  };
}

/** Where in the document branches stand; null if one of them is gone, or there is one alone. */
function placesOf(
  compared: readonly number[] | null,
  ids: readonly number[],
): readonly number[] | null {
  if (compared === null || compared.length < 2) return null;
  const places = compared.map((id) => ids.indexOf(id));
  return places.includes(-1) ? null : places;
}

/** The run of a link, to be opened where it was looked at. */
export const openingOf = ({ branches, current, at, applied }: RunLink): Opening => ({
  branches,
  current,
  t: at,
  ...(applied === null ? {} : { applied }),
});

/** Gives the page the look that the link describes. What it does not say stays. */
export function showView(store: AppStore, { view, bookmarks, language, theme }: RunLink): void {
  store.setState({
    lens: view.lens,
    speed: view.speed,
    backward: view.backward,
    loop: view.loop,
    compared: view.compared,
    inspectorShown: view.inspectorShown,
    tab: view.tab,
    timeWindow: view.window,
    timeSpan: view.span,
    allLanes: view.allLanes,
    bookmarks,
    presenting: view.presenting,
    ...(view.selection === null ? {} : { selection: view.selection }),
    ...(language === null ? {} : { language }),
    ...(theme === null ? {} : { theme }),
  });
}

/** What the hand does with the timeline's window: zoom, pan, follow. For buttons, keys, wheel and fingers alike. */
import type { AppStore } from '../../store/store.ts';
import type { Stretch } from './timeScale.ts';
import { followWindow, keptSpan, keptWindow, pannedWindow, zoomedWindow } from './timeWindow.ts';

/** One press of a zoom button, and a double click. */
const STEP = 1.6;
const CLOSER = 3;

/** As far as any future is known: one that has just begun is seen in the window of the one it left. */
const extentOf = ({ source }: AppStore) => {
  const frame = source.latest();
  const edges = source.branches().map(({ edge }) => edge);
  return { now: frame?.now ?? 0, edge: Math.max(frame?.place.edge ?? 0, ...edges) };
};

/** What the timeline shows now. */
export function shownWindow(store: AppStore): Stretch {
  const { timeWindow, heldWindow, timeSpan } = store.getState();
  const extent = extentOf(store);
  // Another future may be shorter, and a link may ask for anything: what is shown lies within the run.
  if (timeWindow !== null) return keptWindow(timeWindow, extent);
  const isHeld =
    heldWindow !== null && extent.now >= heldWindow.from && extent.now <= heldWindow.to;
  if (isHeld) return heldWindow;
  return followWindow(extent, timeSpan === null ? null : keptSpan(timeSpan, extent));
}

/** Whether the window goes with the playhead. */
export const isFollowing = (store: AppStore): boolean => store.getState().timeWindow === null;

/**
 * Zooms by a factor (below 1 is in). While the playhead is followed it stays where it stands; else
 * the instant `about` does, or the middle of the window.
 */
export function zoomBy(store: AppStore, factor: number, about?: number): void {
  const window = shownWindow(store);
  const extent = extentOf(store);
  if (isFollowing(store)) {
    const timeSpan = keptSpan((window.to - window.from) * factor, extent);
    store.setState({ timeSpan, heldWindow: null });
    return;
  }
  const middle = about ?? (window.from + window.to) / 2;
  store.getState().setTimeWindow(zoomedWindow(window, middle, factor, extent));
}

export const zoomIn = (store: AppStore): void => zoomBy(store, 1 / STEP);
export const zoomOut = (store: AppStore): void => zoomBy(store, STEP);

/** Zooms in on an instant, which stays where it stands, or out from it; the playhead is no longer followed. */
export function zoomOn(store: AppStore, t: number, way: 'in' | 'out'): void {
  const factor = way === 'in' ? 1 / CLOSER : CLOSER;
  showWindow(store, zoomedWindow(shownWindow(store), t, factor, extentOf(store)));
}

/** Moves the window by a length of time; the playhead is no longer followed. */
export function panBy(store: AppStore, by: number): void {
  if (by === 0) return;
  store.getState().setTimeWindow(pannedWindow(shownWindow(store), by, extentOf(store)));
}

/** Shows this part of the run; the playhead is no longer followed. */
export function showWindow(store: AppStore, window: Stretch): void {
  store.getState().setTimeWindow(keptWindow(window, extentOf(store)));
}

/** Follows the playhead again, as wide as it is by itself. */
export function follow(store: AppStore): void {
  store.setState({ timeWindow: null, heldWindow: null, timeSpan: null });
}

/** The playhead is moved by hand: the window under it stays until time runs again. */
export function holdWindow(store: AppStore): void {
  store.setState({ heldWindow: shownWindow(store) });
}

/** The playhead moved by hand: where it may go, and that a hand is on it. */
import type { AppStore } from '../../store/store.ts';
import { holdWindow } from './windowActs.ts';

/** A hand takes the playhead: the window stays under it. */
export function beginScrub(store: AppStore): void {
  holdWindow(store);
  store.setState({ scrubbing: true });
}

export const endScrub = (store: AppStore): void => store.setState({ scrubbing: false });

/** Moves the playhead within what is known; a run that plays stops there. */
export function scrubTo(store: AppStore, t: number): void {
  const edge = store.source.latest()?.place.edge ?? 0;
  store.getState().setPlaying(false);
  store.source.seek(Math.min(Math.max(t, 0), edge));
}

/** What the transport does, for its buttons and for keys alike. */
import type { StepDirection, StepKind } from '../../sources/source.ts';
import type { AppStore } from '../../store/store.ts';

/** Where the speed slider rests. */
export const DETENTS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 100, 300, 1000];
const SLOWEST = 0.1;
const FASTEST = 1000;
/** What is looped if no stretch was chosen: the last ten seconds, µs. */
const LOOP_SPAN = 10_000_000;
const SHORTEST_LOOP = 1_000_000;

export function togglePlay(store: AppStore): void {
  const { playing, setPlaying, setBackward } = store.getState();
  setBackward(false);
  setPlaying(!playing);
}

/** Plays backward, or stops doing so. */
export function togglePlayBack(store: AppStore): void {
  const { playing, backward, setPlaying, setBackward } = store.getState();
  const isStarting = !playing || !backward;
  setBackward(isStarting);
  setPlaying(isStarting);
}

/** One step; a run that plays stops there. */
export function takeStep(store: AppStore, kind: StepKind, direction: StepDirection): void {
  store.getState().setPlaying(false);
  store.source.step(kind, direction);
}

export const stepForward = (store: AppStore, kind: StepKind): void =>
  takeStep(store, kind, 'forward');

/** To an instant; a run that plays stops there. */
export function goTo(store: AppStore, t: number): void {
  store.getState().setPlaying(false);
  store.source.seek(t);
}

/** To the furthest instant that is known. */
export function goToEdge(store: AppStore): void {
  const frame = store.source.latest();
  if (frame !== null) goTo(store, frame.place.edge);
}

/** Undo is going back to just before the last act; redo is going forward past the next one. */
export function undo(store: AppStore): void {
  store.getState().setPlaying(false);
  store.source.undo();
}

export function redo(store: AppStore): void {
  store.getState().setPlaying(false);
  store.source.redo();
}

/** Loops the stretch that was chosen, or the last seconds before the playhead; stops looping if it does. */
export function toggleLoop(store: AppStore): void {
  const { loop, setLoop } = store.getState();
  const frame = store.source.latest();
  if (loop !== null || frame === null) {
    setLoop(null);
    return;
  }
  const to = Math.max(frame.now, SHORTEST_LOOP);
  setLoop([Math.max(0, to - LOOP_SPAN), to]);
}

export function toggleBookmark(store: AppStore): void {
  const frame = store.source.latest();
  if (frame !== null) store.getState().toggleBookmark(frame.now);
}

/** To the next bookmark after the playhead, or the last one before it. */
export function goToBookmark(store: AppStore, direction: StepDirection): void {
  const now = store.source.latest()?.now ?? 0;
  const { bookmarks } = store.getState();
  const found =
    direction === 'forward' ? bookmarks.find((t) => t > now) : bookmarks.findLast((t) => t < now);
  if (found !== undefined) goTo(store, found);
}

/** The same scenario from its beginning, as if nothing had been done: every branch is gone. */
export function startOver(store: AppStore): void {
  store.source.reset();
  store.getState().setActed(false);
  store.setState({
    backward: false,
    loop: null,
    bookmarks: [],
    compared: null,
    timeWindow: null,
    timeSpan: null,
    heldWindow: null,
    range: null,
    playing: true,
  });
}

/** The next detent above (1) or below (-1) a speed. */
export function nextDetent(speed: number, direction: 1 | -1): number {
  if (direction === 1) return DETENTS.find((detent) => detent > speed * 1.001) ?? FASTEST;
  return DETENTS.findLast((detent) => detent < speed * 0.999) ?? SLOWEST;
}

export function changeSpeed(store: AppStore, direction: 1 | -1): void {
  const { speed, setSpeed } = store.getState();
  setSpeed(nextDetent(speed, direction));
}

/** Where a speed stands on the slide rule: 0 to 1, a decade for each quarter. */
export const shareOfSpeed = (speed: number): number =>
  (Math.log10(Math.min(Math.max(speed, SLOWEST), FASTEST)) + 1) / 4;

/** How near, as a share of the rule, the knob snaps to a detent. */
const SNAP = 0.02;

/** The speed at a place on the slide rule: a detent if one is near, else two digits. */
export function speedAt(share: number): number {
  const held = Math.min(Math.max(share, 0), 1);
  const near = DETENTS.find((detent) => Math.abs(shareOfSpeed(detent) - held) < SNAP);
  return near ?? Number((10 ** (held * 4 - 1)).toPrecision(2));
}

export const speedText = (speed: number): string => String(speed);

/** What the transport does, for its buttons and for keys alike. */
import type { StepKind } from '../../sources/source.ts';
import type { AppStore } from '../../store/store.ts';

/** Where the speed slider rests. */
export const DETENTS: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 100, 300, 1000];
const SLOWEST = 0.1;
const FASTEST = 1000;

export function togglePlay(store: AppStore): void {
  const { playing, setPlaying } = store.getState();
  setPlaying(!playing);
}

/** One step forward; a run that plays stops there. */
export function stepForward(store: AppStore, kind: StepKind): void {
  store.getState().setPlaying(false);
  store.source.step(kind);
}

/** The same scenario from its beginning, as if nothing had been done. */
export function startOver(store: AppStore): void {
  store.source.reset();
  store.getState().setActed(false);
  store.getState().setPlaying(true);
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

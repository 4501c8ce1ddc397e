/**
 * Has what is aimed at computed: a moment after the aim stands still, again now and then while time
 * runs, and not at all where nobody could follow it. Answers to an aim that is no longer there are
 * dropped; the run knows nothing of any of it.
 */
import type { Frame } from '../../sources/frame.ts';
import { passageOf } from '../canvas/passage.ts';
import { frameLoopOf } from '../canvas/frameLoop.ts';
import { shownWindow } from '../timeline/windowActs.ts';
import type { AppStore } from '../../store/store.ts';

/** A pointer that only passes asks for nothing, real ms. */
const STANDS_STILL = 150;
/** While time runs; also how often a sentence that is read aloud may change. */
const AGAIN = 3000;
/** Faster than this, virtual seconds per second, what is foreseen is past before it is read. */
const TOO_FAST = 30;
const SECOND = 1_000_000;
/** After a limit has passed, what decides needs a look of its own, and some time to write. */
const TO_DECIDE = 25 * SECOND;

/** How far ahead: past the limits of all observers, and as far as the timeline shows. */
function spanOf(store: AppStore, frame: Frame): number {
  const limits = [
    ...frame.nodes.map(({ observer }) => observer.grace),
    ...frame.elections.map(({ leaseDuration }) => leaseDuration),
  ];
  const seen = shownWindow(store).to - frame.now;
  return Math.round(Math.max(Math.max(0, ...limits) + TO_DECIDE, seen));
}

/** Where a frame stands: an act, another future or a jump makes it another place. */
const placeOf = (frame: Frame | null): string =>
  frame === null ? '' : [passageOf(frame), frame.place.branch, frame.place.commands].join(' ');

/** Follows the aims of a store. Returns how to stop. */
export function followAims(store: AppStore): () => void {
  const { source } = store;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let place = placeOf(source.latest());

  const later = (delay: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void look(), delay);
  };

  async function look(): Promise<void> {
    timer = null;
    const { aim, playing, speed, backward } = store.getState();
    const frame = source.latest();
    if (aim === null || aim.commands.length === 0 || frame === null) return;
    if (playing && (backward || speed > TOO_FAST)) {
      store.getState().setForeseen(null);
      later(AGAIN);
      return;
    }
    const span = spanOf(store, frame);
    const [facts, otherwise] = await Promise.all([
      source.preview(aim.commands, span),
      source.preview([], span),
    ]);
    if (store.getState().aim !== aim || placeOf(source.latest()) !== placeOf(frame)) return;
    const from = facts.find(({ kind }) => kind === 'command')?.t ?? frame.now;
    const { branch, commands: done } = frame.place;
    const until = from + span;
    store.getState().setForeseen({ aim, branch, done, from, until, facts, otherwise });
    if (store.getState().playing) later(AGAIN);
  }

  const stops = [
    store.subscribe((state, before) => {
      if (state.foreseen !== before.foreseen) frameLoopOf(store).invalidate();
      if (state.aim === before.aim && state.playing === before.playing) return;
      if (state.aim !== null) later(STANDS_STILL);
      else if (timer !== null) clearTimeout(timer);
    }),
    source.subscribe((frame) => {
      const next = placeOf(frame);
      if (next === place) return;
      place = next;
      if (store.getState().aim === null) return;
      store.getState().setForeseen(null);
      later(STANDS_STILL);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    if (timer !== null) clearTimeout(timer);
  };
}

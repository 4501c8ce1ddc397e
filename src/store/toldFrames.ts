/**
 * The frame that numbers and words are told from. While time runs it follows the newest one about ten
 * times a second, so that a number can be read; a pause or a jump is told at once. There is one for
 * a store, so that stage, inspector and timeline never say one thing in two numbers.
 */
import type { Frame } from '../sources/frame.ts';
import type { AppStore } from './store.ts';

export interface ToldFrames {
  readonly current: () => Frame | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Real ms between two that are told: at the speed of the clock every tenth of a second is told. */
const LEAST = 80;
/** The last one is told so much later at the latest, real ms. */
const LATEST = 100;

const TENTH = 100_000;

/** Whether the second continues the first: no other run, branch or instant was gone to between them. */
const goesOn = (before: Frame, frame: Frame): boolean =>
  before.run === frame.run &&
  before.place.branch === frame.place.branch &&
  before.place.jumps === frame.place.jumps;

const isSameTenth = (before: Frame, { now }: Frame): boolean =>
  Math.floor(before.now / TENTH) === Math.floor(now / TENTH);

function createToldFrames(store: AppStore): ToldFrames {
  const { source } = store;
  const listeners = new Set<() => void>();
  let told: Frame | null = null;
  let toldAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let release: (() => void) | null = null;

  function tell(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    toldAt = performance.now();
    const newest = source.latest();
    if (newest === told) return;
    told = newest;
    for (const listener of [...listeners]) listener();
  }

  function onFrame(frame: Frame): void {
    if (told === null || !store.getState().playing || !goesOn(told, frame)) tell();
    else if (performance.now() - toldAt >= LEAST && !isSameTenth(told, frame)) tell();
    else timer ??= setTimeout(tell, LATEST);
  }

  function attach(): () => void {
    told = source.latest();
    const releases = [
      source.subscribe(onFrame),
      store.subscribe((state, before) => {
        if (before.playing && !state.playing) tell();
      }),
    ];
    return () => {
      for (const each of releases) each();
      if (timer !== null) clearTimeout(timer);
      timer = null;
    };
  }

  return {
    // While nobody listens there is nothing to agree with.
    current: () => (release === null ? source.latest() : told),
    subscribe(listener) {
      listeners.add(listener);
      release ??= attach();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        release?.();
        release = null;
      };
    },
  };
}

const ofStores = new WeakMap<AppStore, ToldFrames>();

/** Those of a store. */
export function toldFramesOf(store: AppStore): ToldFrames {
  const known = ofStores.get(store);
  if (known !== undefined) return known;
  const made = createToldFrames(store);
  ofStores.set(store, made);
  return made;
}

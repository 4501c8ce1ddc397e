/**
 * The one animation loop of the page. While playing it asks the source for time on each animation
 * frame and lets the painters draw what came back; while nothing moves it asks for no frame at all,
 * except for the few that a painter's short tween needs.
 */
import { isNotable } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import type { AppState, AppStore } from '../../store/store.ts';
import { toldFramesOf } from '../../store/toldFrames.ts';
import { passageOf } from './passage.ts';

/** What a painter may know besides the frame. */
export interface PaintClock {
  /** Real milliseconds, for tweens. */
  readonly nowMs: number;
  /** Real milliseconds that passed while playing: the clock of afterglows, which freeze on pause. */
  readonly playedMs: number;
  readonly playing: boolean;
  readonly speed: number;
  /** The user asked for less motion: no tweens. */
  readonly still: boolean;
  /** Another one than before: the playhead has jumped, and nothing glides there. */
  readonly passage: string;
}

export interface Painter {
  /** Draws what the timeline shows of the run: it is called also when only that has changed. */
  readonly ofWindow?: boolean;
  /** Called once for every frame of the source, also for those that come between two paintings. */
  collect?(frame: Frame, clock: PaintClock): void;
  /** Draws. Returns true while a tween runs and another animation frame is wanted. */
  paint(frame: Frame, clock: PaintClock): boolean | undefined;
}

export interface FrameLoop {
  /** Adds a painter and has it paint soon. Returns its removal. */
  add(painter: Painter): () => void;
  /** Something besides the frame changed (size, theme, lens): paint once. */
  invalidate(): void;
}

/** Longest real time handed on at once: a stall is not made up for with a jump. */
const LONGEST_STEP = 250;
/** After this long without an answer the source is asked again. */
const PATIENCE = 2000;
/** Where something notable happens, a run that eases in goes no faster than the clock for so long, real ms. */
const EASE = 400;
/** With reduced motion the picture steps four times a second. */
const STILL_PERIOD = 250;

interface Browser {
  readonly request: (callback: (nowMs: number) => void) => number;
  readonly cancel: (handle: number) => void;
  readonly hidden: () => boolean;
  readonly still: () => boolean;
  readonly onChange: (listener: () => void) => () => void;
}

const browser: Browser = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
  hidden: () => document.hidden,
  still: () => reducedMotion()?.matches ?? false,
  onChange(listener) {
    document.addEventListener('visibilitychange', listener);
    reducedMotion()?.addEventListener('change', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      reducedMotion()?.removeEventListener('change', listener);
    };
  },
};

/** The query object is live: made once, it always knows. */
let motionQuery: MediaQueryList | null = null;

function reducedMotion(): MediaQueryList | null {
  if (typeof window.matchMedia === 'function')
    motionQuery ??= window.matchMedia('(prefers-reduced-motion: reduce)');
  return motionQuery;
}

/** Turns real time into requests for virtual time: never more than one unanswered, and no jumps. */
function createPacer(store: AppStore, still: () => boolean) {
  let before: number | null = null;
  let owed = 0;
  let waitingSince: number | null = null;
  let played = 0;
  let easedUntil = -Infinity;
  return {
    played: () => played,
    rest() {
      before = null;
    },
    answered(frame: Frame | null, nowMs: number) {
      waitingSince = null;
      if (store.getState().easeIn && frame?.facts.some(isNotable) === true)
        easedUntil = nowMs + EASE;
    },
    advance(nowMs: number) {
      const elapsed = before === null ? 0 : Math.min(nowMs - before, LONGEST_STEP);
      before = nowMs;
      owed += elapsed;
      played += elapsed;
      if (owed === 0 || (still() && owed < STILL_PERIOD)) return;
      if (waitingSince !== null && nowMs - waitingSince < PATIENCE) return;
      waitingSince = nowMs;
      const step = Math.min(owed, LONGEST_STEP);
      owed = 0;
      const { speed, backward, easeIn } = store.getState();
      const eased = easeIn && nowMs < easedUntil ? Math.min(speed, 1) : speed;
      store.source.tick(step, backward ? -eased : eased, easeIn);
    },
  };
}

/** Time that is played ends somewhere: at the start when it runs backward, at the loop's end where it begins again. */
function keepWithin({ getState, source }: AppStore, { now }: Frame): void {
  const { playing, backward, loop, setPlaying, setBackward } = getState();
  if (!playing) return;
  if (backward && now <= (loop?.[0] ?? 0)) {
    if (loop !== null) source.seek(loop[1]);
    else {
      setPlaying(false);
      setBackward(false);
    }
  } else if (!backward && loop !== null && now >= loop[1]) source.seek(loop[0]);
}

/** What nobody draws but the timeline. */
const WINDOW_STATE: ReadonlySet<string> = new Set<keyof AppState>([
  'timeWindow',
  'timeSpan',
  'heldWindow',
  'scrubbing',
  'range',
]);

/** Whether nothing but what the timeline shows has changed between two states. */
function isOfWindow(state: AppState, before: AppState): boolean {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(state).every(
    ([name, value]) => WINDOW_STATE.has(name) || Object.is(value, old.get(name)),
  );
}

/** Lets all of them draw, or those of the timeline's window alone. Returns which wish to go on. */
function paintWith(
  painters: ReadonlySet<Painter>,
  frame: Frame,
  at: PaintClock,
  isAll: boolean,
): [any: boolean, ofWindow: boolean] {
  const wishes: [boolean, boolean] = [false, false];
  for (const painter of painters) {
    const isOfWindow = painter.ofWindow === true;
    if (!isAll && !isOfWindow) continue;
    if (painter.paint(frame, at) === true) wishes[isOfWindow ? 1 : 0] = true;
  }
  return wishes;
}

const canRun = ({ source, getState }: AppStore): boolean =>
  getState().playing && source.can.play && source.failure() === null;

function clockAt(
  { getState }: AppStore,
  frame: Frame,
  real: Pick<PaintClock, 'nowMs' | 'playedMs' | 'still'>,
): PaintClock {
  const { playing, speed } = getState();
  return { ...real, playing, speed, passage: passageOf(frame) };
}

export function createFrameLoop(store: AppStore, env: Browser = browser): FrameLoop {
  const painters = new Set<Painter>();
  const pacer = createPacer(store, env.still);
  let handle: number | null = null;
  let [dirty, windowDirty] = [false, false];
  let now = 0;
  let release: (() => void) | null = null;

  const running = (): boolean => canRun(store) && !env.hidden();
  const clock = (frame: Frame): PaintClock =>
    clockAt(store, frame, { nowMs: now, playedMs: pacer.played(), still: env.still() });
  const request = (): void => {
    if (release !== null && !env.hidden()) handle ??= env.request(onAnimationFrame);
  };
  /** `isOfWindow`: nothing but what the timeline shows has changed. */
  const wake = (isOfWindow = false): void => {
    dirty ||= !isOfWindow;
    windowDirty = true;
    request();
  };

  function paint(): void {
    const frame = store.source.latest();
    const isAll = dirty;
    [dirty, windowDirty] = [false, false];
    if (frame !== null) [dirty, windowDirty] = paintWith(painters, frame, clock(frame), isAll);
  }

  function onAnimationFrame(nowMs: number): void {
    handle = null;
    now = nowMs;
    if (running()) pacer.advance(nowMs);
    else pacer.rest();
    if (dirty || windowDirty) paint();
    if (running() || dirty || windowDirty) request();
  }

  function onFrame(frame: Frame): void {
    pacer.answered(frame, now);
    keepWithin(store, frame);
    const at = clock(frame);
    for (const painter of painters) painter.collect?.(frame, at);
    wake();
  }

  function attach(): void {
    const releases = [
      store.source.subscribe(onFrame),
      toldFramesOf(store).subscribe(() => wake()),
      store.subscribe((state, before) => wake(isOfWindow(state, before))),
      env.onChange(() => wake()),
    ];
    release = () => {
      for (const each of releases) each();
      if (handle !== null) env.cancel(handle);
      handle = null;
      pacer.rest();
      pacer.answered(null, now);
      release = null;
    };
  }

  return {
    add(painter) {
      painters.add(painter);
      if (release === null) attach();
      wake();
      return () => {
        painters.delete(painter);
        if (painters.size === 0) release?.();
      };
    },
    invalidate: () => wake(),
  };
}

const loops = new WeakMap<AppStore, FrameLoop>();

/** The loop of a store: there is one, and it runs while anything is there to be painted. */
export function frameLoopOf(store: AppStore): FrameLoop {
  let loop = loops.get(store);
  if (loop === undefined) {
    loop = createFrameLoop(store);
    loops.set(store, loop);
  }
  return loop;
}

/**
 * Plays a history against elapsed real time; knows nothing of workers. The one place where real time
 * becomes virtual time is `tick`.
 */
import {
  createHistory,
  isNotable,
  ok,
  openHistory,
  type Command,
  type Fact,
  type History,
  type Instant,
  type News,
  type Opening,
  type Result,
  type Scenario,
} from '../../engine/index.ts';
import type { BranchView, Frame, PlaceView } from '../frame.ts';
import type { Forecast } from '../source.ts';
import { createForesight, previewOf, type Foresight } from './foresight.ts';
import { createMessageMemory, type MessageMemory } from './messageViews.ts';
import type { Order } from './protocol.ts';
import { takeStep } from './stepping.ts';
import {
  NO_KEYS,
  NO_OBJECTS,
  storedKeys,
  storedObjects,
  type StoredKeys,
} from './storedObjects.ts';
import { worldToFrame } from './worldToFrame.ts';

/** A frame, and what else the page has to be told with it. */
export interface Picture {
  readonly frame: Frame;
  /** Of the objects that are stored now, also of those left out of the frame. */
  readonly stored: StoredKeys;
  readonly news: readonly News[];
  readonly branches: readonly BranchView[];
  readonly forecast: Forecast | null;
  /** Instants of which the engine keeps its whole state. */
  readonly keyframes: readonly number[];
  /** The run at t = 0; no objects, messages or facts. */
  readonly beginning: () => Frame;
}

export interface Session {
  /** A new run, brought to where the opening says. The old one is gone only if this succeeds. */
  load(scenario: Scenario, opening: Opening | null): Result<void>;
  /** Does what is asked; problems if that cannot be. */
  carryOut(order: Order): Result<void>;
  /** All facts of a branch between two instants; of the current one if it is null. */
  recall(branch: number | null, from: number, to: number): readonly Fact[];
  preview(commands: readonly Command[], span: number): readonly Fact[];
  /**
   * The present picture, with the facts since the last one; null before the first load. Objects that
   * `known` has the key of are left out.
   */
  picture(known?: StoredKeys): Picture | null;
  readonly now: number;
  readonly seed: number;
  /** The run was opened before all that had been seen of it was computed. */
  readonly isShort: boolean;
}

/** Events carried out in one slice at the most, so that the page is never kept waiting. */
const EVENTS_PER_SLICE = 40_000;
/** What is shown of a history, and so is gone with it. */
interface Show {
  readonly history: History;
  readonly foresight: Foresight;
  memory: MessageMemory;
  /** Virtual µs that a tick owed but could not be spent: less than one. */
  owed: number;
  /** Jumps that the page has been told of. */
  jumps: number;
}

const showOf = (history: History): Show => ({
  history,
  foresight: createForesight(),
  memory: createMessageMemory(),
  owed: 0,
  jumps: history.jumps,
});

export function createSession(): Session {
  let show: Show | null = null;
  let run = 0;

  const begin = (history: History): void => {
    show = showOf(history);
    run++;
  };

  return {
    load: (scenario, opening) => {
      const history =
        opening === null ? ok(createHistory(scenario)) : openHistory(scenario, opening);
      if (history.ok) begin(history.value);
      return history.ok ? ok(undefined) : history;
    },
    carryOut: (order) => {
      if (show === null) return ok(undefined);
      if (order.kind === 'reset') {
        begin(createHistory(show.history.scenario));
        return ok(undefined);
      }
      return carryOut(show, order);
    },
    recall: (branch, from, to) =>
      show === null
        ? []
        : show.history.recall(branch ?? show.history.current.id, from as Instant, to as Instant),
    preview: (commands, span) => (show === null ? [] : previewOf(show.history, commands, span)),
    picture: (known = NO_KEYS) => (show === null ? null : pictureOf(show, run, known)),
    get now() {
      return show?.history.now ?? 0;
    },
    get seed() {
      return show?.history.scenario.seed ?? 0;
    },
    get isShort() {
      return show?.history.isShort ?? false;
    },
  };
}

function carryOut(show: Show, order: Exclude<Order, { readonly kind: 'reset' }>): Result<void> {
  const { history } = show;
  switch (order.kind) {
    case 'tick':
      tick(show, order.elapsedMs, order.speed, order.easing ?? false);
      break;
    case 'step':
      return takeStep(history, order.step, order.direction);
    case 'inject':
      return history.act(order.command);
    case 'seek':
      history.seek(order.t as Instant);
      break;
    case 'undo':
      history.undo();
      break;
    case 'redo':
      history.redo();
      break;
    case 'fork':
      return history.fork();
    case 'switchTo':
      history.switchTo(order.branch);
      break;
    case 'rename':
      return history.rename(order.branch, order.name);
    case 'remove':
      return history.remove(order.branch);
    case 'extend':
      history.extend(order.branch, order.to as Instant);
      break;
    case 'foresee':
      show.foresight.look(history, order.until);
      break;
  }
  return ok(undefined);
}

function tick(show: Show, elapsedMs: number, speed: number, easing: boolean): void {
  const { history } = show;
  show.owed += elapsedMs * 1_000 * speed;
  const whole = Math.trunc(show.owed);
  show.owed -= whole;
  const target = (history.now + whole) as Instant;
  if (whole < 0) history.seek(target);
  else if (easing) history.advanceTo(isNotable, target, EVENTS_PER_SLICE);
  else history.advance(target, EVENTS_PER_SLICE);
}

function pictureOf(show: Show, run: number, known: StoredKeys): Picture {
  const { history, foresight } = show;
  const { current } = history;
  const hasJumped = show.jumps !== history.jumps;
  if (hasJumped) {
    show.jumps = history.jumps;
    show.memory = createMessageMemory();
  }
  const all = history.takeNews();
  // After a jump nothing has just happened: what is new is to be known, not to be played.
  const isPlayed = (news: News): boolean => !hasJumped && news.branch === current.id;
  const facts = all.filter(isPlayed).flatMap((news) => news.facts);
  const { sim } = history.simulation;
  const place = placeOf(history);
  const stored = storedKeys(sim, run, place);
  return {
    frame: worldToFrame(sim, {
      run,
      place,
      facts,
      memory: show.memory,
      stored: storedObjects(sim, stored, known),
    }),
    stored,
    news: all.filter((news) => !isPlayed(news)),
    branches: history.branches.map(
      ({ id, name, parent, forkAt, shared, forkSeq, journal, edge }) => ({
        id,
        name,
        parent,
        forkAt,
        shared,
        forkSeq,
        journal: journal.slice(),
        edge,
      }),
    ),
    forecast: foresight.forecast(history),
    keyframes: history.keptInstants(),
    beginning: () => beginningOf(history, run),
  };
}

const FIRST_PLACE: PlaceView = {
  branch: 0,
  edge: 0,
  nextSeq: 0,
  applied: 0,
  commands: 0,
  jumps: 0,
};

function beginningOf({ start }: History, run: number): Frame {
  const memory = createMessageMemory();
  const input = { run, place: FIRST_PLACE, facts: [], memory, stored: NO_OBJECTS };
  return { ...worldToFrame(start.sim, input), messages: [] };
}

const placeOf = (history: History): PlaceView => ({
  branch: history.current.id,
  edge: history.current.edge,
  nextSeq: history.simulation.world.nextFact,
  applied: history.applied,
  commands: history.current.journal.length,
  jumps: history.jumps,
});

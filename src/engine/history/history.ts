/**
 * A run as a document: its branches, and a playhead that goes anywhere in them. What lies behind is
 * computed again from the nearest copy of the world, so the same place is always the same picture;
 * a command given where a future is known begins a branch, and that future stays.
 */
import { fail, ok, type Result } from '../base/result.ts';
import { START, type Instant } from '../base/time.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Command, JournalEntry } from '../simulation/commands.ts';
import type { Fact } from '../simulation/eventLog.ts';
import { createSimulation, type Simulation } from '../simulation/simulation.ts';
import { act, fork, redo, remove, rename, switchTo, undo } from './branching.ts';
import {
  branchOf,
  firstBranch,
  forkOf,
  keptInstants,
  type Branch,
  type BranchDocument,
} from './branches.ts';
import { capacityFor } from './checkpoints.ts';
import {
  advance,
  advanceTo,
  ALL,
  commandsUpTo,
  extend,
  note,
  runTo,
  seek,
  tell,
  type News,
  type State,
} from './playhead.ts';
import { underHolders } from './heldForks.ts';
import { problemsOf, type Opening } from './opening.ts';
import { lastBefore, recall } from './recall.ts';

export interface History {
  readonly scenario: Scenario;
  /** Opened before all that had been seen of it was computed. */
  readonly isShort: boolean;
  readonly branches: readonly Branch[];
  readonly current: Branch;
  /** The run at the playhead. */
  readonly simulation: Simulation;
  /** The run at t = 0, to be looked at. */
  readonly start: Simulation;
  readonly now: Instant;
  /** How many commands of the journal have been carried out at the playhead. */
  readonly applied: number;
  /** Grows whenever the playhead jumps: what is seen then has no moment before it. */
  readonly jumps: number;
  /**
   * Plays on to an instant, with the journal's commands on the way. Stops early after so many events;
   * false then.
   */
  advance(target: Instant, events?: number): boolean;
  /** Plays on to the next fact that `isStop` accepts; false if there is none up to the limit. */
  advanceTo(isStop: (fact: Fact) => boolean, limit: Instant, events: number): boolean;
  /** Goes to an instant of this branch, after so many commands; all up to that instant if none are named. */
  seek(t: Instant, applied?: number): void;
  /** A user's command at the playhead. Where a future is known, it begins a branch: a problem if there are four. */
  act(command: Command): Result<void>;
  /** Goes to just before the last command, or past the next one; false if there is none. */
  undo(): boolean;
  redo(): boolean;
  /** A branch that begins at the playhead; the playhead is in it then. */
  fork(): Result<void>;
  switchTo(id: number): void;
  /** Problems: too long a name. */
  rename(id: number, name: string): Result<void>;
  /** Problem: it is the only one. */
  remove(id: number): Result<void>;
  /** All facts of a branch from one instant to another, both included. */
  recall(id: number, from: Instant, to: Instant): readonly Fact[];
  /** The instant of the last fact before the playhead that `isStop` accepts, at most `span` back. */
  lastBefore(isStop: (fact: Fact) => boolean, span: number): Instant | null;
  /** Computes a branch at least up to an instant. */
  extend(id: number, to: Instant): void;
  /** All facts that have not been told yet, oldest first; what was known before may come again. */
  takeNews(): readonly News[];
  /** Instants of the current branch of which a copy of the world is kept, in order. */
  keptInstants(): readonly Instant[];
  /** The run as it is at the furthest known instant of this branch, to be run on by itself. */
  edgeRun(): Simulation;
}

/**
 * Events that are computed before a document shows: an hour of a hundred nodes is about a quarter of
 * it. A longer run opens where they end, and goes on from there.
 */
const OPENING_EVENTS = 3_000_000;

/** A history at t = 0: one branch, in which nothing has been done. */
export const createHistory = (scenario: Scenario): History =>
  historyOf(scenario, createState(scenario, []));

/**
 * The history that a link or file tells of, computed as far as it had been seen, or as so many events
 * allow: all that was done in it is there in any case, and is carried out when it is played on.
 */
export function openHistory(
  scenario: Scenario,
  opening: Opening,
  events = OPENING_EVENTS,
): Result<History> {
  const { current, t, applied } = opening;
  const branches = underHolders(opening.branches);
  const problems = problemsOf({ ...opening, branches });
  if (problems.length > 0) return fail(problems);
  const state = createState(scenario, branches[0]?.journal ?? []);
  tell(state);
  const reach = reachWith(state, events);
  // First what the others and the playhead stand on, then what had been seen beyond.
  for (const [id, document] of branches.entries()) {
    const branch = id === 0 ? state.current : addBranch(state, id, document);
    branch.name = document.name;
    reach(
      branch,
      Math.max(0, ...branches.filter((each) => each.parent === id).map(forkOfDocument)),
    );
  }
  const shown = branchOf(state.branches, current);
  reach(shown, t);
  for (const [id, { edge }] of branches.entries()) reach(branchOf(state.branches, id), edge);
  state.current = shown;
  if (t > shown.edge) seek(state, shown.edge);
  else seek(state, t as Instant, applied);
  state.jumps = 0;
  const isShort = branches.some(({ edge }, id) => branchOf(state.branches, id).edge < edge);
  return ok(historyOf(scenario, state, isShort || state.simulation.now < t));
}

const forkOfDocument = ({ forkAt }: BranchDocument): number => forkAt;

/** Computes branches up to an instant, as long as the events last that all have together. */
function reachWith(state: State, events: number): (branch: Branch, to: number) => void {
  let left = events;
  return (branch, to) => {
    if (left > 0) left = extend(state, branch, Math.max(to, branch.edge) as Instant, left);
    // What happens at the last instant belongs to it.
    if (left <= 0) extend(state, branch, branch.edge, ALL);
  };
}

function createState(scenario: Scenario, journal: readonly JournalEntry[]): State {
  const start = createSimulation(scenario);
  const first = firstBranch(journal);
  first.checkpoints.kept.push({ t: START, applied: 0, world: start.checkpoint() });
  const state: State = {
    branches: [first],
    current: first,
    simulation: start.clone(),
    applied: 0,
    jumps: 0,
    news: [],
    capacity: capacityFor(scenario.nodes.length),
    start,
  };
  note(state);
  return state;
}

/**
 * A branch of a document. If its parent has not been computed up to the fork, it leaves where that
 * ends, and what both do from there on is its own: the same future.
 */
function addBranch(state: State, id: number, document: BranchDocument): Branch {
  const { forkAt, shared } = document;
  const parent = branchOf(state.branches, document.parent ?? 0);
  const t = Math.min(forkAt, parent.edge) as Instant;
  const at = { t, applied: t < forkAt ? Math.min(shared, commandsUpTo(parent, t)) : shared };
  const there = runTo(state, parent, at);
  const branch = forkOf(parent, id, at, there.world.nextFact);
  branch.journal.push(...parent.journal.slice(at.applied, shared), ...document.journal);
  branch.checkpoints.kept.push({ ...at, world: there.checkpoint() });
  state.branches.push(branch);
  return branch;
}

function historyOf(scenario: Scenario, state: State, isShort = false): History {
  return {
    scenario,
    isShort,
    get branches() {
      return state.branches;
    },
    get current() {
      return state.current;
    },
    get simulation() {
      return state.simulation;
    },
    start: state.start,
    get now() {
      return state.simulation.now;
    },
    get applied() {
      return state.applied;
    },
    get jumps() {
      return state.jumps;
    },
    advance: (target, events = ALL) => advance(state, target, events) > 0,
    advanceTo: (isStop, limit, events) => advanceTo(state, isStop, limit, events),
    seek: (t, applied) => seek(state, t, applied),
    act: (command) => act(state, command),
    undo: () => undo(state),
    redo: () => redo(state),
    fork: () => fork(state),
    switchTo: (id) => switchTo(state, id),
    rename: (id, name) => rename(state, id, name),
    remove: (id) => remove(state, id),
    recall: (id, from, to) => recall(state, branchOf(state.branches, id), from, to),
    lastBefore: (isStop, span) => lastBefore(state, isStop, span),
    extend: (id, to) => {
      const branch = branchOf(state.branches, id);
      if (branch.edge < to) extend(state, branch, to, ALL);
    },
    takeNews: () => {
      tell(state);
      return state.news.splice(0);
    },
    keptInstants: () => keptInstants(state.branches, state.current),
    edgeRun: () => {
      const { current, simulation } = state;
      const done = commandsUpTo(current, current.edge);
      const isAtEdge = simulation.now >= current.edge && state.applied === done;
      return isAtEdge
        ? simulation.resume(simulation.world)
        : runTo(state, current, { t: current.edge, applied: done });
    },
  };
}

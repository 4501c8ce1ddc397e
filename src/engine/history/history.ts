/**
 * A run as a document: its branches, and a playhead that goes anywhere in them. What lies behind is
 * computed again from the nearest copy of the world, so the same place is always the same picture;
 * a command given where a future is known begins a branch, and that future stays.
 */
import { say } from '../base/phrase.ts';
import { fail, ok, problemAt, type Result } from '../base/result.ts';
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
  extend,
  note,
  runTo,
  seek,
  tell,
  type News,
  type State,
} from './playhead.ts';
import { underHolders } from './heldForks.ts';
import { problemsOf } from './openingProblems.ts';
import { lastBefore, recall } from './recall.ts';

export interface History {
  readonly scenario: Scenario;
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

/** What a history begins with: the branches of a link or file, parents first, and where it is looked at. */
export interface Opening {
  readonly branches: readonly BranchDocument[];
  readonly current: number;
  readonly t: number;
  /** All commands up to that instant if it is left out. */
  readonly applied?: number;
}

/** A run of one branch, seen up to an instant, to be opened there. */
export const soleBranch = (journal: readonly JournalEntry[], t: number): Opening => ({
  branches: [{ name: '', parent: null, forkAt: 0, shared: 0, journal, edge: t }],
  current: 0,
  t,
});

/** Events that opening a document may take: an hour of a hundred nodes is about a quarter of it. */
const OPENING_EVENTS = 3_000_000;

/** A history at t = 0: one branch, in which nothing has been done. */
export const createHistory = (scenario: Scenario): History =>
  historyOf(scenario, createState(scenario, []));

/**
 * The history that a link or file tells of, computed as far as it had been seen. A problem if that
 * is more than can be computed at once.
 */
export function openHistory(scenario: Scenario, opening: Opening): Result<History> {
  const { current, t, applied } = opening;
  const branches = underHolders(opening.branches);
  const problems = problemsOf({ ...opening, branches });
  if (problems.length > 0) return fail(problems);
  const state = createState(scenario, branches[0]?.journal ?? []);
  let left = OPENING_EVENTS;
  tell(state);
  for (const [id, document] of branches.entries()) {
    const branch = id === 0 ? state.current : addBranch(state, id, document);
    branch.name = document.name;
    const forks = branches.filter(({ parent }) => parent === id).map(({ forkAt }) => forkAt);
    const to = Math.max(document.edge, id === current ? t : 0, ...forks) as Instant;
    left = extend(state, branch, to, left);
    if (left <= 0) {
      const found = say`${Math.round(to / 1_000_000)} s of ${scenario.nodes.length} nodes`;
      return fail([
        problemAt(
          `branches[${id}].edge`,
          found,
          say`a run short enough to be computed at once`,
          'tooLong',
        ),
      ]);
    }
  }
  state.current = branchOf(state.branches, current);
  seek(state, t as Instant, applied);
  state.jumps = 0;
  return ok(historyOf(scenario, state));
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

/** A branch of a document. Its parent has been computed up to the fork. */
function addBranch(state: State, id: number, document: BranchDocument): Branch {
  const parent = branchOf(state.branches, document.parent ?? 0);
  const at = { t: document.forkAt as Instant, applied: document.shared };
  const there = runTo(state, parent, at);
  const branch = forkOf(parent, id, at, there.world.nextFact);
  branch.journal.push(...document.journal);
  branch.checkpoints.kept.push({ ...at, world: there.checkpoint() });
  state.branches.push(branch);
  return branch;
}

function historyOf(scenario: Scenario, state: State): History {
  return {
    scenario,
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
      const isAtEdge = simulation.now >= current.edge && state.applied === current.journal.length;
      return isAtEdge
        ? simulation.resume(simulation.world)
        : runTo(state, current, { t: current.edge, applied: current.journal.length });
    },
  };
}

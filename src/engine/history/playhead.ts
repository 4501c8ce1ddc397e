/**
 * The playhead of a history: how it plays on, jumps, and computes what nobody has seen yet. All that
 * it knows is the state here; what it does is functions on it.
 */
import { later, START, type Instant } from '../base/time.ts';
import type { Fact } from '../simulation/eventLog.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { checkpointFor, type Branch } from './branches.ts';
import { isDue, thin, type Position } from './checkpoints.ts';

/** Facts of a branch that have not been told yet. */
export interface News {
  readonly branch: number;
  readonly facts: readonly Fact[];
}

export const ALL = Number.MAX_SAFE_INTEGER;
export interface State {
  branches: Branch[];
  current: Branch;
  simulation: Simulation;
  applied: number;
  jumps: number;
  news: News[];
  readonly capacity: number;
  readonly start: Simulation;
}

/** What the playhead has reached is known; a copy of the world is kept if one is due. */
export function note(state: State): void {
  const { current, simulation, applied } = state;
  const { now, world } = simulation;
  if (now > current.edge) current.edge = now;
  if (world.nextFact > current.edgeSeq) current.edgeSeq = world.nextFact;
  const { checkpoints } = current;
  if (now < current.forkAt || !isDue(checkpoints, now)) return;
  checkpoints.kept.push({ t: now, applied, world: simulation.checkpoint() });
  const all = state.branches.reduce((sum, branch) => sum + branch.checkpoints.kept.length, 0);
  if (all <= state.capacity) return;
  const fullest = state.branches.reduce((most, branch) =>
    branch.checkpoints.kept.length > most.checkpoints.kept.length ? branch : most,
  );
  thin(fullest.checkpoints);
}

/** Carries out the journal's commands that are due at the present instant. */
function applyDue(state: State): void {
  const { current, simulation } = state;
  for (;;) {
    const entry = current.journal[state.applied];
    if (entry === undefined || entry.t > simulation.now) return;
    simulation.runUntil(simulation.now);
    simulation.apply(entry.command);
    state.applied++;
  }
}

/** How far may be run before something else is to be done: the next command, a checkpoint, or the target. */
function nextHalt({ current, applied, simulation }: State, target: Instant): Instant {
  const entry = current.journal[applied];
  const due = later(simulation.now, current.checkpoints.spacing);
  return Math.min(target, due, entry?.t ?? target) as Instant;
}

/** Gives how many of the events allowed are left; 0: it has stopped early. */
export function advance(state: State, target: Instant, events: number): number {
  applyDue(state);
  let left = events;
  while (state.simulation.now < target) {
    const halt = nextHalt(state, target);
    while (state.simulation.runNext(halt)) {
      if (--left <= 0) {
        note(state);
        return 0;
      }
    }
    state.simulation.runUntil(halt);
    applyDue(state);
    note(state);
  }
  note(state);
  return left;
}

export function advanceTo(
  state: State,
  isStop: (fact: Fact) => boolean,
  limit: Instant,
  events: number,
): boolean {
  const facts = state.simulation.facts();
  let seen = facts.length;
  const found = (): boolean => {
    for (; seen < facts.length; seen++) {
      const fact = facts[seen];
      if (fact !== undefined && isStop(fact)) return true;
    }
    return false;
  };
  for (let left = events; left > 0 && state.simulation.now < limit; left--) {
    const halt = nextHalt(state, limit);
    if (!state.simulation.runNext(halt)) state.simulation.runUntil(halt);
    if (state.simulation.now >= (state.current.journal[state.applied]?.t ?? ALL)) applyDue(state);
    note(state);
    if (found()) return true;
  }
  return false;
}

/** A run of a branch brought to a position, by itself. */
export function runTo(state: State, branch: Branch, position: Position): Simulation {
  const from = checkpointFor(state.branches, branch, position);
  const simulation = state.start.resume(from.world);
  for (let index = from.applied; index < position.applied; index++) {
    const entry = branch.journal[index];
    if (entry === undefined) break;
    simulation.runUntil(entry.t as Instant);
    simulation.apply(entry.command);
  }
  simulation.runUntil(position.t);
  return simulation;
}

/** How many commands of a branch lie at or before an instant. */
export function commandsUpTo({ journal }: Branch, t: Instant): number {
  const after = journal.findIndex((entry) => entry.t > t);
  return after < 0 ? journal.length : after;
}

export function seek(state: State, wanted: Instant, wantedApplied?: number): void {
  tell(state);
  const { current } = state;
  const t = Math.max(wanted, START) as Instant;
  const known = Math.min(t, current.edge) as Instant;
  const applied = Math.min(wantedApplied ?? ALL, commandsUpTo(current, known));
  state.simulation = runTo(state, current, { t: known, applied });
  state.applied = applied;
  state.jumps++;
  keepUnknown(state.simulation, current.edgeSeq);
  if (t > known) advance(state, t, ALL);
  else note(state);
}

/** Hands over the facts of the run at the playhead, before another takes its place. */
export function tell({ simulation, current, news }: State): void {
  if (simulation.facts().length === 0) return;
  news.push({ branch: current.id, facts: simulation.facts().slice() });
  simulation.forgetFacts();
}

/** Facts that this branch has told before are not told again. */
export function keepUnknown(simulation: Simulation, edgeSeq: number): void {
  const unknown = simulation.facts().filter(({ seq }) => seq >= edgeSeq);
  simulation.forgetFacts();
  simulation.sim.log.facts.push(...unknown);
}

/** Runs a branch on from its edge, beside the playhead; gives what is left of the events allowed. */
export function extend(state: State, branch: Branch, to: Instant, events: number): number {
  const { current, simulation, applied } = state;
  const edge = { t: branch.edge, applied: commandsUpTo(branch, branch.edge) };
  state.current = branch;
  state.simulation = runTo(state, branch, edge);
  state.applied = edge.applied;
  keepUnknown(state.simulation, branch.edgeSeq);
  const left = advance(state, to, events);
  tell(state);
  state.current = current;
  state.simulation = simulation;
  state.applied = applied;
  return left;
}

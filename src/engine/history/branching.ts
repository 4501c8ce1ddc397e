/**
 * What is done at the playhead: a command, a step back over one, another branch. Where a future is
 * known, acting begins a branch, and that future stays.
 */
import { say } from '../base/phrase.ts';
import { fail, ok, problemAt, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import type { Command } from '../simulation/commands.ts';
import {
  branchOf,
  forkOf,
  freeId,
  holderOf,
  LONGEST_NAME,
  MAX_BRANCHES,
  withoutBranch,
} from './branches.ts';
import { note, seek, tell, type State } from './playhead.ts';

export function act(state: State, command: Command): Result<void> {
  state.simulation.runUntil(state.simulation.now);
  const { current, simulation } = state;
  const isKnown = simulation.now < current.edge || state.applied < current.journal.length;
  if (isKnown) {
    const forked = fork(state);
    if (!forked.ok) return forked;
  }
  simulation.apply(command);
  // What follows at this very instant belongs to it: the picture is that of whoever comes here later.
  simulation.runUntil(simulation.now);
  state.current.journal.push({ t: simulation.now, command });
  state.applied++;
  note(state);
  return ok(undefined);
}

export function fork(state: State): Result<void> {
  const id = freeId(state.branches);
  if (id === null) {
    return fail([
      problemAt(
        'branches',
        `${state.branches.length + 1}`,
        say`at most ${MAX_BRANCHES}`,
        'tooMany',
      ),
    ]);
  }
  const { current, simulation, applied } = state;
  simulation.runUntil(simulation.now);
  tell(state);
  const at = { t: simulation.now, applied };
  const parent = holderOf(state.branches, current, at);
  const branch = forkOf(parent, id, at, simulation.world.nextFact);
  state.branches = [...state.branches, branch].toSorted((one, other) => one.id - other.id);
  state.current = branch;
  note(state);
  return ok(undefined);
}

export function undo(state: State): boolean {
  const entry = state.current.journal[state.applied - 1];
  if (entry === undefined) return false;
  seek(state, entry.t as Instant, state.applied - 1);
  return true;
}

export function redo(state: State): boolean {
  const entry = state.current.journal[state.applied];
  if (entry === undefined) return false;
  seek(state, entry.t as Instant, state.applied + 1);
  return true;
}

export function switchTo(state: State, id: number): void {
  const { now } = state.simulation;
  const branch = branchOf(state.branches, id);
  if (branch === state.current) return;
  state.current = branch;
  seek(state, now);
}

export function rename({ branches }: State, id: number, name: string): Result<void> {
  const trimmed = name.trim();
  if (trimmed.length > LONGEST_NAME)
    return fail([problemAt('name', trimmed, say`at most ${LONGEST_NAME} characters`, 'tooLong')]);
  branchOf(branches, id).name = trimmed;
  return ok(undefined);
}

export function remove(state: State, id: number): Result<void> {
  const branch = branchOf(state.branches, id);
  const other =
    state.branches.find((each) => each.id === branch.parent) ??
    state.branches.find((each) => each !== branch);
  if (other === undefined)
    return fail([problemAt('branches', '1', say`a run has at least one`, 'tooFew')]);
  if (branch === state.current) switchTo(state, other.id);
  state.branches = withoutBranch(state.branches, id);
  return ok(undefined);
}

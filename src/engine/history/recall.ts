/** Facts of the past, computed again from the nearest copy of the world: nothing need be kept to be asked for. */
import { seconds, START, type Instant } from '../base/time.ts';
import type { Fact } from '../simulation/eventLog.ts';
import { checkpointFor, type Branch } from './branches.ts';
import { commandsUpTo, type State } from './playhead.ts';

/** A look back goes by pieces of this length. */
const PIECE = seconds(30);
export function recall(state: State, branch: Branch, from: Instant, to: Instant): readonly Fact[] {
  const before = Math.max(from - 1, START) as Instant;
  const end = Math.min(to, branch.edge) as Instant;
  if (end < before) return [];
  const earlier = newestBefore(state, branch, before);
  const simulation = state.start.resume(earlier.world);
  for (let index = earlier.applied; index < commandsUpTo(branch, end); index++) {
    const entry = branch.journal[index];
    if (entry === undefined) break;
    simulation.runUntil(entry.t as Instant);
    simulation.apply(entry.command);
  }
  simulation.runUntil(end);
  const facts = simulation.facts().filter(({ t }) => t >= from);
  // The facts of the start were written before there was a copy of the world.
  return from <= START ? [...state.start.facts(), ...facts] : facts;
}

const newestBefore = (state: State, branch: Branch, t: Instant) =>
  checkpointFor(state.branches, branch, { t, applied: commandsUpTo(branch, t) });

export function lastBefore(
  state: State,
  isStop: (fact: Fact) => boolean,
  span: number,
): Instant | null {
  const { now } = state.simulation;
  for (let end = now; end > START && now - end < span;) {
    const from = Math.max(end - PIECE, START) as Instant;
    const facts = recall(state, state.current, from, end);
    const found = facts.findLast((fact) => fact.t < now && isStop(fact));
    if (found !== undefined) return found.t;
    end = from;
  }
  return null;
}

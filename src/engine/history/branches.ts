/**
 * Branches: the futures of one run. Each has its own journal, of which the first `shared` entries are
 * its parent's; up to its fork it is its parent, so it needs no checkpoint of its own there.
 */
import { ensure } from '../base/assert.ts';
import { START, type Instant } from '../base/time.ts';
import type { JournalEntry } from '../simulation/commands.ts';
import {
  createCheckpoints,
  newestUpTo,
  type Checkpoint,
  type Checkpoints,
  type Position,
} from './checkpoints.ts';

/** More than these cannot be told apart on one timeline. */
export const MAX_BRANCHES = 4;
export const LONGEST_NAME = 40;

export interface Branch {
  /** 0 to 3: its letter, A to D. A branch that is removed leaves its number to the next one. */
  readonly id: number;
  /** The user's name for it; '' until there is one. */
  name: string;
  parent: number | null;
  /** Where it leaves its parent: an instant, and how many commands of the parent's journal it keeps. */
  forkAt: Instant;
  shared: number;
  /** `seq` of the first fact that may differ from its parent's. */
  forkSeq: number;
  readonly journal: JournalEntry[];
  /** The furthest instant that has been computed, and the `seq` of the first fact that has not. */
  edge: Instant;
  edgeSeq: number;
  readonly checkpoints: Checkpoints;
}

/** A branch in plain words: what a link or a file keeps. */
export interface BranchDocument {
  readonly name: string;
  /** Place of its parent in the list; null for the first. */
  readonly parent: number | null;
  readonly forkAt: number;
  readonly shared: number;
  /** Its own entries, after the shared ones. */
  readonly journal: readonly JournalEntry[];
  /** How far it had been seen, µs. */
  readonly edge: number;
}

export const firstBranch = (journal: readonly JournalEntry[]): Branch => ({
  id: 0,
  name: '',
  parent: null,
  forkAt: START,
  shared: 0,
  forkSeq: 0,
  journal: [...journal],
  edge: START,
  edgeSeq: 0,
  checkpoints: createCheckpoints(),
});

/** A branch that leaves `parent` at a position and keeps what was done up to there. */
export const forkOf = (parent: Branch, id: number, at: Position, forkSeq: number): Branch => ({
  id,
  name: '',
  parent: parent.id,
  forkAt: at.t,
  shared: at.applied,
  forkSeq,
  journal: parent.journal.slice(0, at.applied),
  edge: at.t,
  edgeSeq: forkSeq,
  checkpoints: createCheckpoints(),
});

/** The smallest number that no branch has, or null when there is none. */
export function freeId(branches: readonly Branch[]): number | null {
  for (let id = 0; id < MAX_BRANCHES; id++)
    if (branches.every((branch) => branch.id !== id)) return id;
  return null;
}

export const branchOf = (branches: readonly Branch[], id: number): Branch =>
  ensure(
    branches.find((branch) => branch.id === id),
    `branch ${id}`,
  );

/** The nearest copy of the world at or before a position of a branch, its own or an ancestor's. */
export function checkpointFor(
  branches: readonly Branch[],
  branch: Branch,
  position: Position,
): Checkpoint {
  const found = newestUpTo(branch.checkpoints, position);
  if (found !== null) return found;
  const parent = branchOf(branches, ensure(branch.parent, 'a branch without a start'));
  return checkpointFor(branches, parent, {
    t: Math.min(position.t, branch.forkAt) as Instant,
    applied: Math.min(position.applied, branch.shared),
  });
}

/** The instants of which a copy of the world is kept, in order: a branch's own, and its ancestors' up to where it left them. */
export function keptInstants(
  branches: readonly Branch[],
  branch: Branch,
  until: number = Infinity,
): readonly Instant[] {
  const own = branch.checkpoints.kept.map(({ t }) => t).filter((t) => t <= until);
  if (branch.parent === null) return own;
  const parent = branchOf(branches, branch.parent);
  const before = keptInstants(branches, parent, Math.min(until, branch.forkAt));
  return [...before.filter((t) => own.every((each) => each !== t)), ...own];
}

/** Takes a branch out of the list. Its children go on from its own parent, with what they need of it. */
export function withoutBranch(branches: readonly Branch[], id: number): Branch[] {
  const gone = branchOf(branches, id);
  for (const child of branches) {
    if (child.parent !== id) continue;
    const limit = { t: child.forkAt, applied: child.shared };
    const taken = gone.checkpoints.kept.filter(
      ({ t, applied }) => t <= limit.t && applied <= limit.applied,
    );
    child.checkpoints.kept.unshift(...taken);
    child.parent = gone.parent;
    if (gone.parent === null) continue;
    child.forkAt = Math.min(child.forkAt, gone.forkAt) as Instant;
    child.shared = Math.min(child.shared, gone.shared);
    child.forkSeq = Math.min(child.forkSeq, gone.forkSeq);
  }
  return branches.filter((branch) => branch !== gone);
}

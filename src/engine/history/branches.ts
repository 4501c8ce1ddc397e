/**
 * Branches: the futures of one run. Each has its own journal, of which the first `shared` entries are
 * its parent's; up to its fork it is its parent, so it needs no checkpoint of its own there.
 */
import { ensure } from '../base/assert.ts';
import { START, type Instant } from '../base/time.ts';
import type { JournalEntry } from '../simulation/commands.ts';
import {
  createCheckpoints,
  isUpTo,
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

/** The branch that a place in another belongs to: that one, or the ancestor it had not left there. */
export function holderOf(branches: readonly Branch[], branch: Branch, at: Position): Branch {
  const { parent, forkAt, shared } = branch;
  return parent === null || isUpTo({ t: forkAt, applied: shared }, at)
    ? branch
    : holderOf(branches, branchOf(branches, parent), at);
}

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

/**
 * Takes a branch out of the list. Its children go on from its own parent, with what they need of it;
 * of those of the first branch, one becomes the first, and the others leave it where the two parted.
 */
export function withoutBranch(branches: readonly Branch[], id: number): Branch[] {
  const gone = branchOf(branches, id);
  const children = branches.filter(({ parent }) => parent === id);
  for (const child of children) takeCopies(child, gone);
  const isFirst = gone.parent === null;
  const heir = isFirst ? children[0] : undefined;
  for (const child of children) {
    if (child === heir) continue;
    leave(child, heir?.id ?? gone.parent, heir ?? gone);
  }
  if (heir !== undefined)
    Object.assign(heir, { parent: null, forkAt: START, shared: 0, forkSeq: 0 });
  return branches.filter((branch) => branch !== gone);
}

/** Gives a branch the copies of the world that its parent made before the fork. */
function takeCopies(child: Branch, { checkpoints }: Branch): void {
  const fork = { t: child.forkAt, applied: child.shared };
  child.checkpoints.kept.unshift(...checkpoints.kept.filter((each) => isUpTo(each, fork)));
}

/** From now on a branch leaves another one, no later than a third one left it. */
function leave(branch: Branch, parent: number | null, { forkAt, shared, forkSeq }: Branch): void {
  branch.parent = parent;
  branch.forkAt = Math.min(branch.forkAt, forkAt) as Instant;
  branch.shared = Math.min(branch.shared, shared);
  branch.forkSeq = Math.min(branch.forkSeq, forkSeq);
}

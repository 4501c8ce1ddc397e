/** Where the branches of a run part: which of them stand as ghosts in the lanes, and marks of the forks. Pure. */
import type { BranchView } from '../../sources/frame.ts';
import type { ForkMark } from './timelineScene.ts';

const LETTERS = 'ABCD';

/** The branches that a branch goes back to, each with the instant up to which it shares it. */
function lineage(id: number, branches: readonly BranchView[]): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  let until = Infinity;
  let next: number | null = id;
  while (next !== null && !shared.has(next)) {
    shared.set(next, until);
    const branch: BranchView | undefined = branches.find((each) => each.id === next);
    until = Math.min(until, branch?.forkAt ?? 0);
    next = branch?.parent ?? null;
  }
  return shared;
}

/** The instant at which two branches part. */
export function partingOf(one: number, other: number, branches: readonly BranchView[]): number {
  const mine = lineage(one, branches);
  for (const [id, until] of lineage(other, branches)) {
    const own = mine.get(id);
    if (own !== undefined) return Math.min(own, until);
  }
  return 0;
}

/** A mark for each branch that leaves another. */
export const forkMarks = (branches: readonly BranchView[]): readonly ForkMark[] =>
  branches.flatMap(({ id, parent, forkAt }) =>
    parent === null ? [] : [{ t: forkAt, letter: LETTERS[id] ?? '' }],
  );

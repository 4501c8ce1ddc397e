/**
 * Documents in which a branch leaves another before that one had begun: saved by versions that took
 * the branch at the playhead for the parent. Its commands are the same below the branch that really
 * holds the place, so it is hung there, and the document opens.
 */
import type { BranchDocument } from './branches.ts';

export const underHolders = (branches: readonly BranchDocument[]): readonly BranchDocument[] =>
  branches.map((branch, index) => {
    const parent = holderIn(branches, branch, index);
    return parent === branch.parent ? branch : { ...branch, parent };
  });

/** Place of the nearest ancestor that has begun where a branch leaves it. */
function holderIn(
  branches: readonly BranchDocument[],
  { parent, forkAt, shared }: BranchDocument,
  index: number,
): number | null {
  let holder = parent;
  for (let below = index; holder !== null && holder < below;) {
    const above = branches[holder];
    const isHeld = above === undefined || (forkAt >= above.forkAt && shared >= above.shared);
    if (isHeld || above.parent === null) return holder;
    below = holder;
    holder = above.parent;
  }
  return holder;
}

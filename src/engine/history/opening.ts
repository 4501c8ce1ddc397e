/**
 * What a history begins with, and what makes that impossible: branches that leave nothing, commands
 * out of order, more than there may be.
 */
import { say, type Phrase } from '../base/phrase.ts';
import { problemAt, type Problem } from '../base/result.ts';
import type { JournalEntry } from '../simulation/commands.ts';
import { LONGEST_NAME, MAX_BRANCHES, type BranchDocument } from './branches.ts';

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

/** All that is wrong, each with its path, what was found and what is allowed. */
export function problemsOf({ branches, current }: Opening): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (path: string, found: unknown, allowed: Phrase): void => {
    problems.push(problemAt(path, String(found), allowed, 'branches'));
  };
  if (branches.length === 0 || branches.length > MAX_BRANCHES)
    report('branches', branches.length, say`1 to ${MAX_BRANCHES} branches`);
  if (branches[current] === undefined)
    report('current', current, say`the number of a branch, from 0 to ${branches.length - 1}`);
  branches.forEach((branch, index) => {
    const path = `branches[${index}]`;
    if (branch.name.length > LONGEST_NAME)
      report(`${path}.name`, branch.name, say`at most ${LONGEST_NAME} characters`);
    const outOfOrder = branch.journal.findIndex(
      ({ t }, entry) => t < (branch.journal[entry - 1]?.t ?? branch.forkAt),
    );
    if (outOfOrder >= 0) {
      const least = branch.journal[outOfOrder - 1]?.t ?? branch.forkAt;
      report(
        `${path}.journal[${outOfOrder}].t`,
        branch.journal[outOfOrder]?.t,
        say`${least} or more: commands are in order, and after the fork`,
      );
    }
    reportFork(branches, index, (field, found, allowed) =>
      report(`${path}.${field}`, found, allowed),
    );
  });
  return problems;
}

function reportFork(
  branches: readonly BranchDocument[],
  index: number,
  report: (field: string, found: unknown, allowed: Phrase) => void,
): void {
  const branch = branches[index];
  if (branch === undefined) return;
  const { parent, forkAt, shared } = branch;
  if (index === 0) {
    if (parent !== null) report('parent', parent, say`null: the first branch leaves no other`);
    if (forkAt !== 0) report('forkAt', forkAt, say`0 for the first branch`);
    if (shared !== 0) report('shared', shared, say`0 for the first branch`);
    return;
  }
  const above = parent === null || parent >= index ? undefined : branches[parent];
  if (above === undefined) {
    report('parent', parent, say`the number of an earlier branch, from 0 to ${index - 1}`);
    return;
  }
  if (forkAt < above.forkAt)
    report('forkAt', forkAt, say`${above.forkAt} or more: its parent's own`);
  const upTo = above.journal.filter(({ t }) => t <= forkAt).length;
  const most = above.shared + upTo;
  if (shared < above.shared || shared > most)
    report('shared', shared, say`a whole number from ${above.shared} to ${most}`);
}

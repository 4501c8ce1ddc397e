/**
 * The branches of a run as a document holds them: parents before their children, each with its own
 * commands after the shared ones.
 */
import type { BranchDocument } from '../../engine/index.ts';
import type { BranchView } from '../frame.ts';

export interface BranchDocuments {
  readonly branches: readonly BranchDocument[];
  /** Which branch each of them is. */
  readonly ids: readonly BranchView['id'][];
  /** Place in the list of the branch that is shown. */
  readonly current: number;
}

export function branchDocuments(
  views: readonly BranchView[],
  shown: BranchView['id'],
): BranchDocuments {
  const order = parentsFirst(views);
  const placeOf = (id: number): number => order.findIndex((each) => each.id === id);
  const documents = order.map((view): BranchDocument => {
    const { name, parent, forkAt, shared, edge } = view;
    const journal = view.journal.slice(shared);
    return {
      name,
      parent: parent === null ? null : placeOf(parent),
      forkAt,
      shared,
      journal,
      edge,
    };
  });
  return { branches: documents, ids: order.map(({ id }) => id), current: placeOf(shown) };
}

/** A branch can get the letter of one that was removed, and then it comes before its parent. */
function parentsFirst(views: readonly BranchView[]): readonly BranchView[] {
  const order: BranchView[] = [];
  const take = (view: BranchView): void => {
    if (order.includes(view)) return;
    const parent = views.find(({ id }) => id === view.parent);
    if (parent !== undefined) take(parent);
    order.push(view);
  };
  for (const view of views) take(view);
  return order;
}

/**
 * The branches of a run as a document holds them: parents before their children, each with its own
 * commands after the shared ones. Branches whose common parent was removed have no parent any more;
 * what they share is then the first one's.
 */
import { ensure, type BranchDocument } from '../../engine/index.ts';
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
  const documents = order.map((view, index): BranchDocument => {
    const { name, journal, edge } = view;
    if (index === 0) return { name, parent: null, forkAt: 0, shared: 0, journal, edge };
    const { parent, forkAt, shared } = forkOf(view, ensure(order[0], 'a first branch'));
    return { name, parent: placeOf(parent), forkAt, shared, journal: journal.slice(shared), edge };
  });
  return { branches: documents, ids: order.map(({ id }) => id), current: placeOf(shown) };
}

interface Fork {
  readonly parent: number;
  readonly forkAt: number;
  readonly shared: number;
}

/** Two that lost the same parent agree up to where the earlier of them left it. */
function forkOf({ parent, forkAt, shared }: BranchView, first: BranchView): Fork {
  if (parent !== null) return { parent, forkAt, shared };
  return {
    parent: first.id,
    forkAt: Math.min(forkAt, first.forkAt),
    shared: Math.min(shared, first.shared),
  };
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

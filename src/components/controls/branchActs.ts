/** What is done with branches, for the menu and for keys alike. */
import type { AppStore } from '../../store/store.ts';

/** Compares the branch that is shown with the one it left, or the first with the next; ends a comparison that is there. A future alone is shown as such, with the way to another. */
export function compareWithParent(store: AppStore): void {
  const { compared, compare } = store.getState();
  if (compared !== null) {
    compare(null);
    return;
  }
  const { source } = store;
  const shown = source.latest()?.place.branch;
  const branches = source.branches();
  const current = branches.find(({ id }) => id === shown);
  if (current === undefined) return;
  const other = current.parent ?? branches.find(({ id }) => id !== current.id)?.id;
  if (other === undefined) compare([current.id]);
  else compare(current.parent === null ? [current.id, other] : [other, current.id]);
}

/**
 * Taints that somebody sets by hand, as API server and caches keep them: beside the node controllers'
 * own, which are bits of a column, and only for nodes that have any. Compared by value, never by
 * reference: a copy of a world is another object.
 */
import type { TaintByHand } from './objects.ts';

/** Whoever keeps taints by node: the store, a cache, a controller's own memory. */
export interface KeepsTaints {
  readonly taintsByHand: Map<number, readonly TaintByHand[]>;
}

const NONE: readonly TaintByHand[] = [];

export const byHandOn = ({ taintsByHand }: KeepsTaints, node: number): readonly TaintByHand[] =>
  taintsByHand.get(node) ?? NONE;

export function keepByHand(
  { taintsByHand }: KeepsTaints,
  node: number,
  taints: readonly TaintByHand[],
): void {
  if (taints.length === 0) taintsByHand.delete(node);
  else taintsByHand.set(node, taints);
}

export const isSameTaint = (one: TaintByHand, other: TaintByHand): boolean =>
  one.key === other.key && (one.value ?? '') === (other.value ?? '') && one.effect === other.effect;

export const sameByHand = (one: readonly TaintByHand[], other: readonly TaintByHand[]): boolean =>
  one === other ||
  (one.length === other.length &&
    one.every((each, place) => {
      const same = other[place];
      return same !== undefined && isSameTaint(each, same);
    }));

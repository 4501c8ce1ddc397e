/**
 * Copies of the world at instants of a branch, from which any other instant is reached by running on.
 * They are as dense as the memory allows: once there are too many, every other one goes.
 */
import { seconds, type Duration, type Instant } from '../base/time.ts';
import type { WorldState } from '../simulation/world.ts';

/** A place in a branch: an instant, and how many commands of its journal have been carried out. */
export interface Position {
  readonly t: Instant;
  readonly applied: number;
}

export interface Checkpoint extends Position {
  readonly world: WorldState;
}

/** The checkpoints of one branch, in order. */
export interface Checkpoints {
  /** Virtual µs between two of them. */
  spacing: Duration;
  kept: Checkpoint[];
}

/** Virtual µs between two checkpoints while there is room. */
const DENSEST = seconds(10);

/** Bytes that all checkpoints of a history may take together, about. */
const ROOM = 48 * 1024 * 1024;
/** A world's bytes, measured: so much for a small control plane, and so much for each node. */
const WORLD_BYTES = 65 * 1024;
const NODE_BYTES = 3.4 * 1024;
const FEWEST = 12;
const MOST = 360;

/** How many checkpoints a history of so many nodes may keep. */
export const capacityFor = (nodes: number): number =>
  Math.min(MOST, Math.max(FEWEST, Math.floor(ROOM / (WORLD_BYTES + NODE_BYTES * nodes))));

export const createCheckpoints = (): Checkpoints => ({ spacing: DENSEST, kept: [] });

/** Whether one is due at an instant: the newest is more than a spacing ago. */
export function isDue({ kept, spacing }: Checkpoints, t: Instant): boolean {
  const newest = kept.at(-1);
  return newest === undefined || t - newest.t >= spacing;
}

/** Whether `one` does not lie after `other`. */
export const isUpTo = (one: Position, other: Position): boolean =>
  one.t <= other.t && one.applied <= other.applied;

/** The newest checkpoint that does not lie after a position. */
export const newestUpTo = ({ kept }: Checkpoints, position: Position): Checkpoint | null =>
  kept.findLast((each) => isUpTo(each, position)) ?? null;

/** Drops every other one but the first, and takes them half as often from now on. */
export function thin(checkpoints: Checkpoints): void {
  checkpoints.kept = checkpoints.kept.filter((_, index) => index % 2 === 0);
  checkpoints.spacing = (checkpoints.spacing * 2) as Duration;
}

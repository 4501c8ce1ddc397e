/**
 * What happened, as buttons over the lanes: a node's condition changed, a race lost, a leader came
 * or went, a Pod was deleted. Several at one place become one; the first of them names it.
 */
import type { Fact } from '../../engine/index.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import type { LaneRow, TimelineLayout } from './timelineLayout.ts';
import { xOf, type TimeScale } from './timeScale.ts';

export interface LaneNotable {
  readonly fact: Fact;
  /** Middle of the button. */
  readonly y: number;
  readonly row: LaneRow;
}

/** Closer ones become one. */
const APART = 16;
/** A screen reader should not have to pass more than these. */
const MOST = 30;

/** The notable facts that have a place on a lane of this layout, oldest first. */
export function laneNotables(
  lanes: TimelineLanes,
  layout: TimelineLayout,
  scale: TimeScale,
): readonly LaneNotable[] {
  const placed: LaneNotable[] = [];
  const lastX = new Map<LaneRow, number>();
  for (const fact of lanes.notables) {
    if (fact.t < scale.from || fact.t > scale.to) continue;
    const row = layout.rows.find((each) => isAbout(fact, each, lanes));
    if (row === undefined) continue;
    const x = xOf(scale, fact.t);
    if (x - (lastX.get(row) ?? -Infinity) < APART) continue;
    lastX.set(row, x);
    placed.push({ fact, row, y: row.markTop + row.markHeight / 2 });
  }
  return placed.slice(-MOST);
}

function isAbout(fact: Fact, row: LaneRow, lanes: TimelineLanes): boolean {
  if (row.kind === 'node') {
    const lane = lanes.nodes[row.index];
    if ('node' in fact) return fact.node === lane?.name;
    return 'namespace' in fact && fact.namespace === 'kube-node-lease' && fact.name === lane?.name;
  }
  const lane = lanes.elections[row.index];
  return 'namespace' in fact && fact.namespace === lane?.namespace && fact.name === lane.name;
}

/**
 * What happened, as buttons over the lanes: a node's condition changed, a race lost, a leader came
 * or went, a Pod was deleted, a zone's state changed. Several at one place become one; the first of them names it.
 */
import type { Fact, FactKind } from '../../engine/index.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import type { LaneRow, TimelineLayout } from './timelineLayout.ts';
import { xOf, type TimeScale } from './timeScale.ts';

export interface LaneNotable {
  readonly fact: Fact;
  /** Middle of the button. */
  readonly y: number;
  /** null: the row of the controller's looks. */
  readonly row: LaneRow | null;
}

/** Closer ones become one. */
const APART = 16;
/** A screen reader should not have to pass more than these. */
const MOST = 30;

/** The notable facts that have a place on this layout, oldest first. */
export function laneNotables(
  lanes: TimelineLanes,
  layout: TimelineLayout,
  scale: TimeScale,
): readonly LaneNotable[] {
  const placed: LaneNotable[] = [];
  const lastX = new Map<LaneRow | null, number>();
  for (const fact of lanes.notables) {
    if (fact.t < scale.from || fact.t > scale.to) continue;
    const found = OF_ZONES.has(fact.kind)
      ? looksPlace(layout)
      : lanePlace(layout.rows.find((each) => isAbout(fact, each, lanes)));
    if (found === null) continue;
    const x = xOf(scale, fact.t);
    if (x - (lastX.get(found.row) ?? -Infinity) < APART) continue;
    lastX.set(found.row, x);
    placed.push({ fact, ...found });
  }
  return placed.slice(-MOST);
}

type Place = Pick<LaneNotable, 'row' | 'y'>;

/** What the controller decides of zones stands where it looks. */
const OF_ZONES: ReadonlySet<FactKind> = new Set<FactKind>([
  'zoneStateChanged',
  'allZonesDisrupted',
  'allZonesDisruptedEnded',
]);

const looksPlace = ({ looks }: TimelineLayout): Place | null =>
  looks === null ? null : { row: null, y: looks + 14 };

const lanePlace = (row: LaneRow | undefined): Place | null =>
  row === undefined ? null : { row, y: row.markTop + row.markHeight / 2 };

function isAbout(fact: Fact, row: LaneRow, lanes: TimelineLanes): boolean {
  if (row.kind === 'node') {
    const lane = lanes.nodes[row.index];
    if ('node' in fact) return fact.node === lane?.name;
    return 'namespace' in fact && fact.namespace === 'kube-node-lease' && fact.name === lane?.name;
  }
  if (row.kind === 'etcd') return fact.kind === 'etcdNoSpace' || fact.kind === 'etcdDefragmented';
  const lane = lanes.elections[row.index];
  return 'namespace' in fact && fact.namespace === lane?.namespace && fact.name === lane.name;
}

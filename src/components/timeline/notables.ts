/**
 * What happened, as buttons over the lanes: a node's condition changed, a race lost, a leader came
 * or went, a Pod was deleted, a zone's state changed. Several at one place become one; the first of them names it.
 */
import type { Fact, FactKind } from '../../engine/index.ts';
import { firstFrom } from './spans.ts';
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
/** Of a window with more notable facts than this, the last ones are looked at. */
const MOST_ASKED = 1_000;

/** The notable facts that have a place on this layout, oldest first. */
export function laneNotables(
  lanes: TimelineLanes,
  layout: TimelineLayout,
  scale: TimeScale,
): readonly LaneNotable[] {
  const rows = rowsByKey(lanes, layout);
  const placed: LaneNotable[] = [];
  const lastX = new Map<LaneRow | null, number>();
  const { notables } = lanes;
  const end = firstFrom(notables, scale.to + 1, timeOf);
  const first = Math.max(firstFrom(notables, scale.from, timeOf), end - MOST_ASKED);
  for (const fact of notables.slice(first, end)) {
    const found = OF_ZONES.has(fact.kind) ? looksPlace(layout) : lanePlace(rows.get(keyOf(fact)));
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

const timeOf = (fact: Fact): number => fact.t;

const ETCD = 'etcd';

/** Which row a fact is about: a node by its name, a lock by namespace and name. */
function keyOf(fact: Fact): string {
  if (fact.kind === 'etcdNoSpace' || fact.kind === 'etcdDefragmented') return ETCD;
  if ('node' in fact) return `node ${fact.node}`;
  if (!('namespace' in fact)) return '';
  const isNode = fact.namespace === 'kube-node-lease';
  return isNode ? `node ${fact.name}` : `lock ${fact.namespace}/${fact.name}`;
}

function rowsByKey(lanes: TimelineLanes, layout: TimelineLayout): ReadonlyMap<string, LaneRow> {
  const key = ({ kind, index }: LaneRow): string => {
    if (kind === 'node') return `node ${lanes.nodes[index]?.name ?? ''}`;
    const lock = lanes.elections[index];
    return kind === 'etcd' ? ETCD : `lock ${lock?.namespace ?? ''}/${lock?.name ?? ''}`;
  };
  return new Map(layout.rows.map((row) => [key(row), row]));
}

/**
 * Between lanes and world lines: a node's lane goes to where its line will be, a candidate's line comes
 * out of its election's lane and the servers' bands out of etcd's, so that nothing jumps. Pure.
 */
import type { ProcessId } from '../../engine/index.ts';
import type { SpaceTimeLayout } from './spaceTimeLayout.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import { movedRow, type LaneRow } from './timelineLayout.ts';

const middleOf = (row: LaneRow): number => row.markTop + row.markHeight / 2;

/** Rows and lines on their way: `share` is how far, 0 where lanes stand, 1 where lines do. */
export function between(
  lanes: TimelineLanes,
  rows: readonly LaneRow[],
  places: SpaceTimeLayout,
  share: number,
): { readonly rows: readonly LaneRow[]; readonly places: SpaceTimeLayout } {
  const lineAt = new Map(places.lines.map(({ process, y }) => [process, y]));
  const laneAt = lanePlaces(lanes, rows);
  const etcd = rows.find((row) => row.kind === 'etcd');
  const [top, bottom] = [places.bands[0]?.top ?? 0, places.bands.at(-1)?.bottom ?? 0];
  const shift = etcd === undefined ? 0 : (middleOf(etcd) - (top + bottom) / 2) * (1 - share);
  return {
    rows: rows.map((row) => {
      const process = row.kind === 'node' ? lanes.nodes[row.index]?.process : undefined;
      const to = process === undefined ? undefined : lineAt.get(process);
      return to === undefined ? row : movedRow(row, (to - middleOf(row)) * share);
    }),
    places: {
      ...places,
      lines: places.lines.map((each) => {
        const from = laneAt.get(each.process) ?? each.y;
        return { ...each, y: from + (each.y - from) * share };
      }),
      bands: places.bands.map((band) => ({
        ...band,
        top: band.top + shift,
        bottom: band.bottom + shift,
      })),
    },
  };
}

/** How far the label of each node's lane goes, so that it stays with what it names; by the lane's place. */
export function labelShifts(
  lanes: TimelineLanes,
  rows: readonly LaneRow[],
  places: SpaceTimeLayout,
  scroll: number,
): ReadonlyMap<number, number> {
  const lineAt = new Map(places.lines.map(({ process, y }) => [process, y + scroll]));
  const shifts = new Map<number, number>();
  for (const row of rows) {
    const process = row.kind === 'node' ? lanes.nodes[row.index]?.process : undefined;
    const to = process === undefined ? undefined : lineAt.get(process);
    if (to !== undefined) shifts.set(row.index, to - middleOf(row));
  }
  return shifts;
}

/** Where the lane of each process is: a node's own, or its election's. */
function lanePlaces(
  lanes: TimelineLanes,
  rows: readonly LaneRow[],
): ReadonlyMap<ProcessId, number> {
  const places = new Map<ProcessId, number>();
  const ofElection = new Map(
    rows
      .filter((row) => row.kind === 'election')
      .map((row) => [lanes.elections[row.index], middleOf(row)]),
  );
  for (const [process, lane] of lanes.byCandidate) {
    const y = ofElection.get(lane);
    if (y !== undefined) places.set(process, y);
  }
  for (const row of rows) {
    const lane = row.kind === 'node' ? lanes.nodes[row.index] : undefined;
    if (lane !== undefined) places.set(lane.process, middleOf(row));
  }
  return places;
}

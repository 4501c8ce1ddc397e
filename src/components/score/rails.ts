/**
 * The rails: the way from each process to the ticket it writes. Walls, messages and the cutting line
 * all ask here where a rail runs. A rail under a cut is doubled: requests above, answers below. Pure.
 */
import { afterName } from './crownPlace.ts';
import {
  electionKey,
  type CandidateScene,
  type LinkScene,
  type NodeScene,
  type Scene,
} from './scene.ts';
import type { ElectionRowLayout, NodeRowLayout, ScoreLayout, Seat } from './scoreLayout.ts';

/** From one x to another; nothing fits where the first is larger. */
export type Span = readonly [from: number, to: number];

const NOWHERE: Span = [1, 0];

/** How far from its end an answer rests where nothing is in its way, and half its width with some air. */
export const REST = 12;
const MARK = 6.5;

export interface Rail {
  /** Process and row: a process has one rail for each Lease it writes. */
  readonly key: string;
  readonly process: string;
  readonly y: number;
  /** At the process. */
  readonly from: number;
  /** At the ticket. */
  readonly to: number;
  readonly link: LinkScene;
  /** Middle of a wall and half its height. */
  readonly wallX: number;
  readonly wallHalf: number;
  /** Distance of each half from the middle while the rail is doubled. */
  readonly split: number;
  /** How far from the process an answer that has arrived stands: before the name, not on its letters. */
  readonly rest: number;
  /** Where a word fits above the rail, and where below it. */
  readonly above: Span;
  readonly below: Span;
  /** The label leaves little room: marks on the rail are drawn flat. */
  readonly flat: boolean;
  /** Free length beside the ticket, for a coil. */
  readonly clear: number;
  /** How far the label above must give way to the wall. */
  readonly lift: number;
}

export const railKey = (
  process: string,
  lease: { readonly namespace: string; readonly name: string },
): string => `${process}>${lease.namespace}/${lease.name}`;

export const NODE_NAMESPACE = 'kube-node-lease';

/** Whether the rail is drawn as two. */
export const isDoubled = ({ cut, healing }: LinkScene): boolean =>
  cut !== null || healing.requests || healing.answers;

/** Width of `← −123 s ×1.25`. */
const CLOCK_ROOM = 102;

/**
 * Where the mark of a clock that is not true stands: behind the name, above the rail, as long as neither
 * wall nor ticket is there; null: behind the words below, where the next ring is near.
 */
export function clockPlace(
  node: NodeScene,
  row: NodeRowLayout,
  layout: ScoreLayout,
): number | null {
  if (!node.offClock || !row.wordsBelow) return null;
  const x = row.labelEnd + 4;
  const limit = isDoubled(node.link) ? layout.wallX - 10 : layout.frame.x - 4;
  return x + CLOCK_ROOM <= limit ? x : null;
}

function nodeRails(scene: Scene, layout: ScoreLayout): readonly Rail[] {
  return scene.nodes.flatMap((node, index) => {
    const row = layout.nodes[index];
    if (row === undefined) return [];
    const crowded = row.labelEnd > layout.wallX - 44;
    const half = Math.min(
      crowded ? 16 : 27,
      layout.nodes.length > 1
        ? Math.abs((layout.nodes[1]?.y ?? 0) - (layout.nodes[0]?.y ?? 0)) / 2 - 2
        : 27,
    );
    const split = row.low ? 3 : 6.5;
    const doubled = isDoubled(node.link);
    return [
      {
        key: railKey(node.process, { namespace: NODE_NAMESPACE, name: node.name }),
        process: node.process,
        y: row.y,
        from: row.x + row.R * 1.2,
        to: row.ticket.x,
        link: node.link,
        wallX: layout.wallX,
        wallHalf: half,
        split,
        rest: Math.min(REST, row.labelX - MARK - (row.x + row.R * 1.2)),
        above: [
          (clockPlace(node, row, layout) ?? row.labelEnd + 14) + (node.offClock ? CLOCK_ROOM : 0),
          layout.frame.x,
        ],
        below: row.low ? NOWHERE : [row.labelX + 85, layout.frame.x],
        flat: row.low || row.labelEnd > layout.frame.x - 34,
        clear: 80,
        lift: doubled
          ? row.low
            ? 2
            : crowded
              ? 12
              : 5
          : crowded && !row.low && node.link.latencyMs !== null
            ? 4
            : 0,
      },
    ];
  });
}

/** Of a leader's name and word in an election of one line: they stand on the rail, which begins behind them. */
const lineWidth = ({ host, believes }: CandidateScene): number =>
  host.length * 7.2 + (believes ? 50 : 12);

/** Of several that believe, each on one line: name, crown and the longest of the words that are said there. */
const STACKED_WORDS = 128;
const stackedEnd = ({ host }: CandidateScene, { labelX }: Seat): number =>
  labelX + afterName(host) + 20 + STACKED_WORDS;

/** Where a leader's rail begins: at its ring, or behind what stands on it. */
function leaderStart(
  candidate: CandidateScene,
  seat: Seat,
  row: ElectionRowLayout,
  layout: ScoreLayout,
): number {
  if (!row.expanded) return seat.labelX + lineWidth(candidate);
  return row.leaders.length > 1
    ? Math.min(stackedEnd(candidate, seat), layout.wallX - 44)
    : seat.x + seat.R * 1.3;
}

function leaderRails(
  candidates: readonly CandidateScene[],
  lease: { namespace: string; name: string },
  row: ElectionRowLayout,
  layout: ScoreLayout,
): readonly Rail[] {
  return candidates.flatMap((candidate, index) => {
    const seat = row.leaders[index];
    if (seat === undefined) return [];
    const { y } = seat;
    const half = Math.min(24, row.ticket.height / 2 / row.leaders.length - 1);
    return [
      {
        key: railKey(candidate.process, lease),
        process: candidate.process,
        y,
        from: leaderStart(candidate, seat, row, layout),
        to: row.ticket.x,
        link: candidate.link,
        wallX: layout.wallX - index * 26,
        wallHalf: half,
        split: Math.min(6, half * 0.45),
        rest:
          row.expanded && row.leaders.length === 1
            ? Math.min(REST, seat.labelX - MARK - (seat.x + seat.R * 1.3))
            : REST,
        above: row.leaders.length > 1 ? NOWHERE : [seat.labelX + 130, layout.frame.x],
        below:
          row.leaders.length > 1 || !row.expanded
            ? NOWHERE
            : [seat.labelX + 195, layout.frame.x + 8],
        flat: !row.expanded || row.leaders.length > 1,
        clear: 80,
        lift: 0,
      },
    ];
  });
}

function standbyRails(
  candidates: readonly CandidateScene[],
  lease: { namespace: string; name: string },
  row: ElectionRowLayout,
  layout: ScoreLayout,
): readonly Rail[] {
  const right = layout.frame.x + layout.frame.width;
  return candidates.flatMap((candidate, index) => {
    const seat = row.standbys[index];
    if (seat === undefined) return [];
    const half = row.expanded ? 13 : 7;
    return [
      {
        key: railKey(candidate.process, lease),
        process: candidate.process,
        y: seat.y,
        from: seat.x - seat.R * 1.28,
        to: row.ticket.x + row.ticket.width,
        link: candidate.link,
        wallX: right + 17,
        wallHalf: half,
        split: half * 0.4,
        rest: REST,
        above: row.expanded ? [right - 8, layout.observerFrame.x + 14] : NOWHERE,
        below: NOWHERE,
        flat: true,
        clear: layout.observerFrame.x - right + 12,
        lift: 0,
      },
    ];
  });
}

export function railsOf(scene: Scene, layout: ScoreLayout): readonly Rail[] {
  const elections = scene.elections.flatMap((election) => {
    const row = layout.elections.find((each) => each.key === electionKey(election));
    if (row === undefined) return [];
    return [
      ...leaderRails(election.left, election, row, layout),
      ...standbyRails(election.right, election, row, layout),
    ];
  });
  return [...nodeRails(scene, layout), ...elections];
}

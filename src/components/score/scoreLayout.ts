/**
 * Where everything on the stage stands, computed from the box it must fit (brief section 12): rows
 * are Leases, columns are truths, and the stage never scrolls. Lengths are px at a 16 px root; pure.
 */
import { fitRows, TICKET_TALL, type RowSizes } from './scoreRows.ts';
import { fitHolders, type HolderPlace } from './scoreHolders.ts';

export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  /** Width of each node's label on the stage: its name and the power glyph. */
  readonly labels: readonly number[];
  readonly elections: readonly {
    readonly key: string;
    readonly namespace: string;
    readonly left: number;
    readonly right: number;
    /** Its leader writes to something that has a line of its own (LE-32). */
    readonly guarded?: boolean;
  }[];
  /** Key of the election that stays expanded when there is not room for all. */
  readonly expanded: string | null;
  /** Machines of the control plane; absent: one. */
  readonly machines?: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface NodeRowLayout extends HolderPlace {
  readonly y: number;
  readonly ticket: Box;
  /** Two lines in the ticket: name and version above, renewTime below. */
  readonly twoLines: boolean;
  readonly dialX: number;
  readonly dialR: number;
  /** The row is so low that its text is set smaller and in one line per column. */
  readonly low: boolean;
}

export interface Seat {
  readonly x: number;
  readonly y: number;
  readonly R: number;
  readonly labelX: number;
}

export interface ElectionRowLayout {
  readonly key: string;
  readonly y: number;
  readonly expanded: boolean;
  readonly ticket: Box;
  readonly leaders: readonly Seat[];
  readonly standbys: readonly Seat[];
  readonly resourceY: number | null;
}

export interface ScoreLayout {
  readonly width: number;
  readonly height: number;
  /** The least height into which it goes; a lower box needs a smaller picture. */
  readonly needed: number;
  readonly compact: boolean;
  readonly columns: {
    readonly holders: number;
    readonly record: number;
    readonly observers: number;
  };
  readonly frame: Box & { readonly headerBottom: number; readonly footTop: number };
  readonly observerFrame: Box & {
    readonly headerBottom: number;
    readonly numberEnd: number;
    readonly verdictX: number;
  };
  readonly nodes: readonly NodeRowLayout[];
  readonly elections: readonly ElectionRowLayout[];
  /** Namespace captions inside the frame. */
  readonly captions: readonly { readonly text: string; readonly y: number }[];
  readonly standbyCaptionY: number | null;
  readonly wallX: number;
}

/** The most nodes the Score draws; the paste dialog offers the first ones of a larger cluster. */
export const MAX_SCORE_NODES = 12;

/** A stage narrower than this has no room for three columns: the phone's picture takes over. */
export const NARROWEST = 560;
const COMPACT_BELOW = 900;
const REFERENCE = 972;
/** Height of the frame's header and of its foot. */
const HEADER = 28;
const FRAME_TOP = 36;
const FIRST_TICKET = FRAME_TOP + HEADER + 22;
/** A line for the machines, where there are several. */
const MACHINE_LINE = 22;
const TICKET_INSET = 12;

interface Columns {
  readonly compact: boolean;
  readonly frameX: number;
  readonly frameWidth: number;
  readonly observerX: number;
  readonly observerWidth: number;
}

function columnsOf(width: number): Columns {
  const compact = width < COMPACT_BELOW;
  const extra = Math.max(width - REFERENCE, 0);
  const frameWidth = compact ? 172 : 244;
  const observerWidth = compact ? 214 : 284 + Math.min(extra * 0.5, 90);
  const gap = compact ? 38 : 40 + Math.min(extra * 0.2, 40);
  const observerX = width - observerWidth;
  return { compact, frameWidth, observerWidth, observerX, frameX: observerX - gap - frameWidth };
}

/**
 * Standbys beside each other, each on a height of its own, so that the rail of the next passes below
 * the ring of the one before.
 */
function standbySeats(
  count: number,
  from: number,
  to: number,
  y: number,
  height: number,
  roomy: boolean,
): readonly Seat[] {
  const many = count > 2;
  const spread = count === 1 ? 0 : Math.min(many ? 16 : 15, height * (many ? 0.29 : 0.27));
  const R = many
    ? Math.min(13, height * 0.25)
    : Math.min(19.5, height / 2 + (roomy ? 6.5 : 1) - spread, (to - from) / count / 5.5);
  const step = many ? (to - from) / count : Math.min(138, (to - from) / count);
  const start = from + (many || step < 120 ? 1 : 10.5) + R;
  return Array.from({ length: count }, (_, index) => {
    const x = start + index * step;
    const level = count === 1 ? 0 : (2 * index) / (count - 1) - 1;
    return { x, y: y + level * spread, R, labelX: x + R + (many || step < 120 ? 5 : 10.5) };
  });
}

/** In an election of one line the standbys are dots on it. */
const standbyDots = (count: number, from: number, to: number, y: number): readonly Seat[] =>
  Array.from({ length: count }, (_, index) => {
    const x = from + 18 + index * Math.min(138, (to - from) / count);
    return { x, y, R: 7, labelX: x + 14 };
  });

/** Two or more that believe stand above each other, each on its own rail. */
function leaderSeats(count: number, y: number, height: number): readonly Seat[] {
  if (count <= 1)
    return Array.from({ length: count }, () => ({
      x: 54,
      y,
      R: Math.min(27, height / 2 - 1),
      labelX: 108,
    }));
  const R = Math.min(17, (height + 8) / count / 1.9);
  return Array.from({ length: count }, (_, index) => ({
    x: 54,
    y: y + (index - (count - 1) / 2) * 2 * (R - 1),
    R,
    labelX: 54 + R + 12,
  }));
}

function electionRow(
  input: LayoutInput['elections'][number],
  row: {
    readonly y: number;
    readonly height: number;
    readonly expanded: boolean;
    readonly roomy: boolean;
    readonly resource: number | null;
  },
  columns: Columns,
): ElectionRowLayout {
  const { y, height, expanded } = row;
  const ticket = {
    x: columns.frameX + TICKET_INSET,
    y: y - height / 2,
    width: columns.frameWidth - 2 * TICKET_INSET,
    height,
  };
  const { observerX, observerWidth } = columns;
  const end = observerX + observerWidth;
  const standbys = expanded
    ? standbySeats(input.right, observerX, end, y, height, row.roomy)
    : standbyDots(input.right, observerX, end, y);
  const leaders = expanded
    ? leaderSeats(input.left, y, height)
    : Array.from({ length: input.left }, (_, index) => ({
        x: 54 + index * 150,
        y,
        R: 8,
        labelX: 70 + index * 150,
      }));
  const resourceY = row.resource;
  return { key: input.key, y, expanded, ticket, leaders, standbys, resourceY };
}

function nodeRows(
  input: LayoutInput,
  rows: RowSizes,
  columns: Columns,
  firstTicket: number,
): readonly NodeRowLayout[] {
  const top = firstTicket - (rows.pitch - rows.ticket) / 2;
  const firstElection = rows.elections[0];
  const below =
    firstElection === undefined
      ? Infinity
      : firstElection.y - Math.min(firstElection.height / 2, 28) - 4;
  const ys = input.labels.map((_, index) => top + rows.pitch * (index + 0.5));
  const holders = fitHolders(ys, input.labels, {
    pitch: rows.pitch,
    right: columns.frameX,
    top: FRAME_TOP - 6,
    bottom: below,
  });
  const dialR = Math.min(18.9, rows.pitch / 2 - (rows.pitch > 36 ? 4 : 2));
  return holders.map((holder, index) => {
    const y = ys[index] ?? 0;
    return {
      ...holder,
      y,
      ticket: {
        x: columns.frameX + TICKET_INSET,
        y: y - rows.ticket / 2,
        width: columns.frameWidth - 2 * TICKET_INSET,
        height: rows.ticket,
      },
      twoLines: rows.ticket >= TICKET_TALL,
      dialX: columns.observerX + 10.5 + 19,
      dialR,
      low: rows.pitch < 36,
    };
  });
}

export function scoreLayout(input: LayoutInput): ScoreLayout {
  const { width, height } = input;
  const columns = columnsOf(width);
  const more = (input.machines ?? 1) > 1 ? MACHINE_LINE : 0;
  const firstTicket = FIRST_TICKET + more;
  const rows = fitRows({ ...input, footMore: more }, firstTicket, height);
  const nodes = nodeRows(input, rows, columns, firstTicket);
  const roomy = rows.elections.every((election) => election.expanded);
  const elections = input.elections.map((election, index) =>
    electionRow(
      election,
      {
        ...(rows.elections[index] ?? { y: 0, height: 0, expanded: false, resource: null }),
        roomy,
      },
      columns,
    ),
  );
  const { observerX, observerWidth, compact } = columns;
  const nodesEnd = firstTicket - (rows.pitch - rows.ticket) / 2 + rows.pitch * input.labels.length;
  return {
    width,
    height,
    needed: rows.needed,
    compact,
    columns: { holders: 0, record: columns.frameX, observers: observerX },
    frame: {
      x: columns.frameX,
      y: FRAME_TOP,
      width: columns.frameWidth,
      height: rows.bottom - FRAME_TOP,
      headerBottom: FRAME_TOP + HEADER + more,
      footTop: rows.bottom - HEADER - more,
    },
    observerFrame: {
      x: observerX,
      y: FRAME_TOP,
      width: observerWidth,
      height: nodesEnd - FRAME_TOP,
      headerBottom: compact ? FRAME_TOP + HEADER : FRAME_TOP + 43,
      numberEnd: observerX + (compact ? 89 : 100),
      verdictX: observerX + (compact ? 98 : 162),
    },
    nodes,
    elections,
    captions: [{ text: 'kube-node-lease', y: firstTicket - 5.5 }, ...rows.captions],
    standbyCaptionY: (input.elections[0]?.right ?? 0) > 2 ? null : rows.standbyCaption,
    wallX: columns.frameX - 30,
  };
}

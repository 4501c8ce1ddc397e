/**
 * Where everything of the timeline stands, in CSS pixels of a 16 px root. The height is kept as
 * long as it can be: a lane with trouble takes room from the calm ones before the panel grows.
 */

export type LaneKind = 'node' | 'election' | 'etcd';

export interface LaneWish {
  readonly kind: LaneKind;
  /** Index in the lanes' own list. */
  readonly index: number;
  /** A wall, something lost or something waiting lies in the window. */
  readonly hasStory: boolean;
  /** One line without stamps, for elections that are not expanded. */
  readonly isCompact: boolean;
  readonly isSelected: boolean;
}

export interface LaneRow {
  readonly kind: LaneKind;
  readonly index: number;
  readonly isCompact: boolean;
  readonly isSelected: boolean;
  /** Top of the lane and of what it is made of; `wire` and `strip` are null when there is no story. */
  readonly top: number;
  readonly bottom: number;
  readonly strip: number | null;
  readonly wire: number | null;
  /** Top of the saw or the bar, its height, and its baseline. */
  readonly markTop: number;
  readonly markHeight: number;
  /** Middle of the stamps below the baseline. */
  readonly stamps: number;
}

export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  /** Right edge of the labels, edges of the lanes, left edge of the values. */
  readonly labelX: number;
  readonly x0: number;
  readonly x1: number;
  readonly valueX: number;
  /** Top of the overview, or null before there is one. */
  readonly overview: number | null;
  /** Middle of the buttons for the window, and the x they end at. */
  readonly tools: { readonly y: number; readonly right: number };
  /** Baseline of the ruler. */
  readonly ruler: number;
  /** Row of the controller's looks, or null where there is no room for it. */
  readonly looks: number | null;
  readonly rows: readonly LaneRow[];
  /** From where to where the looks' dotted lines reach. */
  readonly lanesTop: number;
  readonly nodesBottom: number;
}

const NODE = 28;
const NODE_LEAST = 24;
/** With more nodes than this their lanes stand closer. */
const ROOMY_NODES = 4;
const NODE_DENSE = 20;
const ELECTION = 26;
const ELECTION_LEAST = 24;
const COMPACT = 18;
const TAPE = 30;
/** Between nodes and elections. */
const GAP = 6;
/** A strip of wall, and a line of crosses with arcs below it. */
const STRIP = 10;
const WIRE = 20;
const OVERVIEW = 24;
/** On a phone the buttons stand beside the ruler, and the overview has a low row of its own. */
const PHONE_OVERVIEW = 18;
const RULER = 28;
const LOOKS = 22;
const FOOT = 4;
/** With more troubled lanes than this, and on a phone, only the selected one gets its line of crosses. */
const MOST_TALL = 2;

export interface LayoutWish {
  readonly width: number;
  readonly isPhone: boolean;
  readonly hasOverview: boolean;
  readonly lanes: readonly LaneWish[];
}

/** Places all lanes. */
export function layTimeline(wish: LayoutWish): TimelineLayout {
  const edges = wish.isPhone ? phoneEdges(wish.width) : wideEdges(wish.width);
  const most = wish.isPhone ? PHONE_OVERVIEW : OVERVIEW;
  const overviewHeight = wish.hasOverview ? most : 0;
  const overview = wish.hasOverview ? (wish.isPhone ? 0 : 6) : null;
  const ruler = overviewHeight + (wish.isPhone ? 20 : RULER);
  const looks = wish.isPhone ? null : ruler;
  const lanesTop = wish.isPhone ? ruler + 7 : ruler + LOOKS;
  const isDense = wish.lanes.filter((lane) => lane.kind === 'node').length > ROOMY_NODES;
  const extras = wish.lanes.map((lane) => extraOf(lane, wish));
  const wanted = extras.reduce((sum, extra) => sum + extra, wish.isPhone ? 0 : overviewHeight);
  const give = giveOf(wish, wanted, isDense);
  let top = lanesTop;
  let nodesBottom = lanesTop;
  const rows = wish.lanes.map((lane, place): LaneRow => {
    const before = wish.lanes[place - 1]?.kind;
    if (before === 'node' && lane.kind !== 'node') top += GAP;
    const row = layRow(lane, top, extras[place] ?? 0, heightOf(lane, isDense) - give(lane));
    top = row.bottom;
    if (lane.kind === 'node') nodesBottom = row.bottom - 4;
    return row;
  });
  const height = top + (wish.isPhone ? 2 : FOOT);
  return {
    width: wish.width,
    height,
    ...edges,
    overview,
    tools: {
      y: wish.isPhone ? overviewHeight + 8 : 14,
      right: wish.width + (wish.isPhone ? 8 : -6),
    },
    ruler,
    looks,
    rows,
    lanesTop,
    nodesBottom,
  };
}

/** The part of a layout that is seen when its lanes are scrolled under the header by so much. */
export function scrolledLayout(
  layout: TimelineLayout,
  scroll: number,
  height: number,
): TimelineLayout {
  const seen = Math.min(height, layout.height);
  const rows = layout.rows
    .filter((row) => row.bottom - scroll > layout.lanesTop && row.top - scroll < seen)
    .map((row) => movedRow(row, -scroll));
  return { ...layout, height: seen, rows, nodesBottom: layout.nodesBottom - scroll };
}

/** The same row further down. */
export const movedRow = (row: LaneRow, by: number): LaneRow => ({
  ...row,
  top: row.top + by,
  bottom: row.bottom + by,
  strip: row.strip === null ? null : row.strip + by,
  wire: row.wire === null ? null : row.wire + by,
  markTop: row.markTop + by,
  stamps: row.stamps + by,
});

const wideEdges = (width: number) => ({
  labelX: 164,
  x0: 176,
  x1: width - 124,
  valueX: width - 110,
});

const phoneEdges = (width: number) => ({ labelX: 66, x0: 74, x1: width - 58, valueX: width - 48 });

const isTall = (lane: LaneWish, wish: LayoutWish): boolean => {
  if (lane.kind !== 'node' || !lane.hasStory) return false;
  const troubled = wish.lanes.filter((each) => each.kind === 'node' && each.hasStory).length;
  return (troubled <= MOST_TALL && !wish.isPhone) || lane.isSelected;
};

const extraOf = (lane: LaneWish, wish: LayoutWish): number => {
  if (!lane.hasStory || lane.isCompact) return 0;
  return isTall(lane, wish) ? STRIP + WIRE : STRIP;
};

/** How much each calm lane gives, so that the panel keeps its height if it can. */
function giveOf(wish: LayoutWish, wanted: number, isDense: boolean): (lane: LaneWish) => number {
  const most = (lane: LaneWish): number => {
    if (lane.isCompact || wish.isPhone) return 0;
    if (lane.kind === 'election') return ELECTION - ELECTION_LEAST;
    if (lane.kind === 'etcd') return 0;
    return isDense ? 0 : NODE - NODE_LEAST;
  };
  const total = wish.lanes.reduce((sum, lane) => sum + most(lane), 0);
  const share = total === 0 ? 0 : Math.min(wanted / total, 1);
  return (lane) => most(lane) * share;
}

/** Height of a lane that nothing has happened to. */
function heightOf(lane: LaneWish, isDense: boolean): number {
  if (lane.isCompact) return COMPACT;
  if (lane.kind === 'election') return ELECTION;
  if (lane.kind === 'etcd') return TAPE;
  return isDense ? NODE_DENSE : NODE;
}

function layRow(lane: LaneWish, top: number, extra: number, height: number): LaneRow {
  const { kind, index, isCompact, isSelected } = lane;
  const bottom = top + height + extra;
  const markTop = top + extra + (kind === 'node' ? 2 : 3);
  const foot = footOf(lane, height);
  return {
    kind,
    index,
    isCompact,
    isSelected,
    top,
    bottom,
    strip: extra > 0 ? top + 2 : null,
    wire: extra > STRIP ? top + STRIP + 12 : null,
    markTop,
    markHeight: bottom - markTop - foot,
    stamps: bottom - foot + (height < NODE_LEAST ? 2.5 : 3.5),
  };
}

/** Room below saw or bar, for stamps. */
function footOf(lane: LaneWish, height: number): number {
  if (lane.isCompact) return 4;
  if (lane.kind === 'election') return 9;
  if (lane.kind === 'etcd') return 2;
  return height < NODE_LEAST ? 6 : 8;
}

/**
 * The holders' column: rings as large as they can be, in two staggered columns where that makes them
 * larger, so that every rail and every name passes between rings without crossing one.
 */
export interface HolderPlace {
  readonly x: number;
  readonly R: number;
  readonly labelX: number;
  /** Where the label ends: name and power glyph. */
  readonly labelEnd: number;
  /** Words stand below the rail; else beside the name, above it. */
  readonly wordsBelow: boolean;
}

interface Room {
  readonly pitch: number;
  /** Left edge of the next column. */
  readonly right: number;
  readonly top: number;
  /** What stands below the last row. */
  readonly bottom: number;
}

const LARGEST = 50;
/** A selected ring wears a halo at 1.23 R. */
const HALO = 1.23;
/** Free width for words such as `2.4 s ago` beside a ring that the next one would cover. */
const WORDS = 52;

interface Arrangement {
  readonly R: number;
  readonly columns: readonly number[];
  readonly gap: number;
  readonly wordsBelow: boolean;
}

/** Names run beside the next column's rings: rings can be nearly as tall as two rows. */
function besideNames(labels: readonly number[], room: Room): Arrangement {
  const [first, second] = [widest(labels, 0), widest(labels, 1)];
  const spare = room.right - first - second - 8;
  // Two rings, two gaps of 8 to 14, halo on the left: 2R + R·0.23 + R + … = spare
  const R = Math.min((spare - 34) / 4.3, room.pitch - (room.pitch > 40 ? 9 : 3), LARGEST);
  const gap = Math.min(14, R * 0.3 + 2);
  const x = R * HALO + 2;
  return { R, columns: [x, x + R + gap + first + 6 + R], gap, wordsBelow: true };
}

/** Names run above and below the next column's rings: rings must leave a line of text free. */
function belowNames(labels: readonly number[], room: Room): Arrangement {
  const R = Math.min((room.pitch - 21) / 1.02, LARGEST);
  const x = Math.max(R * HALO + 4, 50);
  const gap = R > 32 ? 12 : 9;
  const wish = x + R + gap + WORDS + R * 0.86;
  const last = room.right - widest(labels, 1) - R - gap - 20;
  return {
    R: wish > last + 40 ? 0 : R,
    columns: [x, Math.min(wish, Math.max(last, x))],
    gap,
    wordsBelow: true,
  };
}

const oneColumn = (room: Room): Arrangement => {
  const R = Math.min(room.pitch / 2.35, LARGEST);
  return { R, columns: [Math.max(R * HALO + 4, 30)], gap: 12, wordsBelow: room.pitch >= 34 };
};

const widest = (labels: readonly number[], parity: 0 | 1): number =>
  labels.reduce((most, label, index) => (index % 2 === parity ? Math.max(most, label) : most), 0);

export function fitHolders(
  ys: readonly number[],
  labels: readonly number[],
  room: Room,
): readonly HolderPlace[] {
  const arrangements =
    labels.length === 1
      ? [oneColumn(room)]
      : [besideNames(labels, room), belowNames(labels, room), oneColumn(room)];
  const best = arrangements.reduce((most, each) => (each.R > most.R + 0.5 ? each : most));
  const firstY = ys[0] ?? 0;
  const lastY = ys[ys.length - 1] ?? 0;
  const R = Math.max(Math.min(best.R, (firstY - room.top) / 1.16, (room.bottom - lastY) / 1.06), 6);
  return labels.map((label, index) => {
    const x = best.columns[index % best.columns.length] ?? 0;
    const labelX = x + R + best.gap + (R > 32 ? 2 : 0);
    return { x, R, labelX, labelEnd: labelX + label, wordsBelow: best.wordsBelow };
  });
}

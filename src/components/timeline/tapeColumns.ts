/**
 * The write tape by columns of a pixel: how many writes fall into each and how much they carry. It
 * decides between ticks and an outline. Pure, and of the window alone.
 */
import type { TapeWrites } from './etcdTape.ts';
import { firstMoment } from './spans.ts';
import type { TimeScale } from './timeScale.ts';

export interface TapeColumn {
  writes: number;
  bytes: number;
}

/** More writes than this in one column, and the tape is an outline. */
export const MOST_TICKS = 200;

/** Places of the window's writes: from the first, to just before the second. */
export const shownWrites = (
  { t }: TapeWrites,
  { from, to }: Pick<TimeScale, 'from' | 'to'>,
): readonly [first: number, end: number] => [firstMoment(t, from), firstMoment(t, to + 1)];

/** Columns with something in them, by pixels right of the left edge. */
export function tapeColumns(writes: TapeWrites, scale: TimeScale): ReadonlyMap<number, TapeColumn> {
  const columns = new Map<number, TapeColumn>();
  const [first, end] = shownWrites(writes, scale);
  let place = -1;
  let column: TapeColumn = { writes: 0, bytes: 0 };
  for (let index = first; index < end; index += 1) {
    const here = Math.floor(((writes.t[index] ?? 0) - scale.from) * scale.perMicro);
    if (here !== place) {
      place = here;
      column = { writes: 0, bytes: 0 };
      columns.set(place, column);
    }
    column.writes += 1;
    column.bytes += writes.bytes[index] ?? 0;
  }
  return columns;
}

export function isOutline(columns: ReadonlyMap<number, TapeColumn>): boolean {
  for (const { writes } of columns.values()) if (writes > MOST_TICKS) return true;
  return false;
}

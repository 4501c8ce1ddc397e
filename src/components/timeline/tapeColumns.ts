/**
 * The write tape by columns of a pixel: how many writes fall into each and how much they carry. It
 * decides between ticks and an outline. Pure, so that a zoomable document can keep what it computed.
 */
import type { TapeWrite } from './etcdTape.ts';
import type { TimeScale } from './timeScale.ts';

export interface TapeColumn {
  writes: number;
  bytes: number;
}

/** More writes than this in one column, and the tape is an outline. */
export const MOST_TICKS = 200;

/** First write at or after `t`; writes are in order. */
export function firstFrom(writes: readonly TapeWrite[], t: number): number {
  let low = 0;
  let high = writes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle]?.t ?? 0) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The writes of the window, in order. */
export function* shownWrites(
  writes: readonly TapeWrite[],
  { from, to }: Pick<TimeScale, 'from' | 'to'>,
): Generator<TapeWrite> {
  for (let index = firstFrom(writes, from); index < writes.length; index += 1) {
    const write = writes[index];
    if (write === undefined || write.t > to) return;
    yield write;
  }
}

/** Columns with something in them, by pixels right of the left edge. */
export function tapeColumns(
  writes: readonly TapeWrite[],
  scale: TimeScale,
): ReadonlyMap<number, TapeColumn> {
  const columns = new Map<number, TapeColumn>();
  for (const { t, bytes } of shownWrites(writes, scale)) {
    const place = Math.floor((t - scale.from) * scale.perMicro);
    const column = columns.get(place) ?? { writes: 0, bytes: 0 };
    columns.set(place, column);
    column.writes += 1;
    column.bytes += bytes;
  }
  return columns;
}

export function isOutline(columns: ReadonlyMap<number, TapeColumn>): boolean {
  for (const { writes } of columns.values()) if (writes > MOST_TICKS) return true;
  return false;
}

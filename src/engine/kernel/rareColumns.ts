/**
 * Columns that copies of a world share until one of the two writes: those that are written seldom, or
 * in one go. Who shares what is no part of the state: it is kept beside it, so worlds stay plain data.
 * A rare column is read as it is, and written only through `ownColumn`.
 */

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A column as its readers see it. */
export type RareColumn = Readonly<ArrayLike<number>>;

const rare = new WeakSet<object>();
const shared = new WeakSet<object>();

export const isColumn = (value: unknown): value is Column =>
  value instanceof Float64Array ||
  value instanceof Uint8Array ||
  value instanceof Uint32Array ||
  value instanceof Int32Array ||
  value instanceof Uint16Array;

/** Declares a column rare; from now on it is written only through `ownColumn`. */
export function rareColumn(column: Column): RareColumn {
  rare.add(column);
  return column;
}

/** A column for a copy of its world: the same one if it is rare, otherwise one of its own. */
export function columnForCopy(column: Column): Column {
  if (!rare.has(column)) return column.slice();
  shared.add(column);
  return column;
}

/** Writes one place of the column under `key`. */
export function writeRare<K extends string>(
  owner: Record<K, RareColumn>,
  key: K,
  place: number,
  value: number,
): void {
  ownColumn(owner, key)[place] = value;
}

/** The same, but for a value that is there already: then nothing is written, and sharing goes on. */
export function changeRare<K extends string>(
  owner: Record<K, RareColumn>,
  key: K,
  place: number,
  value: number,
): void {
  if (owner[key][place] !== value) writeRare(owner, key, place, value);
}

/** The column under `key`, to be written: if another world has it, too, this one gets its own first. */
export function ownColumn<K extends string>(owner: Record<K, RareColumn>, key: K): Column {
  const column = owner[key];
  if (!isColumn(column)) throw new Error(`${key} is no column`);
  if (!shared.has(column)) return column;
  const own = column.slice();
  owner[key] = rareColumn(own);
  return own;
}

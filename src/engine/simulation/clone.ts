/** Copies of plain data: objects, arrays, Maps, typed columns. By hand, since it is a tenth of the time of the general way. */

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

export const isColumn = (value: object): value is Column =>
  value instanceof Float64Array ||
  value instanceof Uint8Array ||
  value instanceof Uint32Array ||
  value instanceof Int32Array ||
  value instanceof Uint16Array;

/** A copy that shares nothing with the original. */
export function copyData<T>(value: T): T;
export function copyData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isColumn(value)) return value.slice();
  if (Array.isArray(value)) return value.map((each: unknown) => copyData(each));
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    for (const [key, each] of value) copy.set(key, copyData(each));
    return copy;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) copy[key] = copyData(each);
  return copy;
}

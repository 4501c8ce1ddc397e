/**
 * Copies of plain data: objects, arrays, Maps, typed columns. By hand, since it is a tenth of the
 * time of the general way; columns that are hardly ever written are shared until one side writes.
 */
import { columnForCopy, isColumn } from '../kernel/rareColumns.ts';

/** A copy: whatever is done to it leaves the original as it is. */
export function copyData<T>(value: T): T;
export function copyData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isColumn(value)) return columnForCopy(value);
  if (Array.isArray(value)) return value.map((each: unknown) => copyData(each));
  if (value instanceof Map) {
    const copy = new Map<unknown, unknown>();
    for (const [key, each] of value) copy.set(key, copyData(each));
    return copy;
  }
  // Spread first: the copy has the original's hidden class, so code that is fast for one is for both.
  const copy: Record<string, unknown> = { ...value };
  for (const key of Object.keys(copy)) copy[key] = copyData(copy[key]);
  return copy;
}

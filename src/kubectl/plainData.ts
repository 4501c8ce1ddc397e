/** Objects as plain data: what a printer walks and what a parser is given. */

export type PlainRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is PlainRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** OM-12: keys in alphabetical order on every level; absent fields are not shown. */
export const shownFields = (record: PlainRecord): [key: string, value: unknown][] =>
  Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** OM-12: several objects are printed as one List. */
export const listOf = (items: readonly unknown[]): PlainRecord => ({
  apiVersion: 'v1',
  items,
  kind: 'List',
  metadata: { resourceVersion: '' },
});

/** How kubectl lays out columns of text: one layout for tables, one for descriptions. */

/** OM-10: every column as wide as its longest cell plus 3, at least 6; the last is not padded. */
export function layOutTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 6, cell.length + 3);
    });
  }
  return rows.map((row) => `${padAllButLast(row, widths)}\n`).join('');
}

const padAllButLast = (row: readonly string[], widths: readonly number[]): string =>
  row
    .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
    .join('');

/**
 * OM-13: neighbouring lines that have a value form a block, and the values of a block stand two
 * spaces after its longest key. A line without a value ends the block.
 */
export function layOutBlocks(lines: readonly (readonly [key: string, value?: string])[]): string {
  let text = '';
  let at = 0;
  while (at < lines.length) {
    let end = at;
    while (end < lines.length && lines[end]?.[1] !== undefined) end++;
    const block = lines.slice(at, Math.max(end, at + 1));
    const width = Math.max(...block.map(([key]) => key.length)) + 2;
    for (const [key, value] of block) {
      text += value === undefined ? `${key}\n` : `${key.padEnd(width)}${value}\n`;
    }
    at += block.length;
  }
  return text;
}

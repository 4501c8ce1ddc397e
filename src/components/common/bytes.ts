/** Amounts of bytes as text: what is written in thousands, as the reference counts it; what is stored in KiB and MiB, as etcd's own flags do. */

const DECIMAL = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Which of the units leaves a number of one to three or four digits. */
function unitOf(bytes: number, base: number, units: readonly string[]): number {
  let unit = 0;
  for (let value = bytes; value >= base && unit < units.length - 1; value /= base) unit += 1;
  return unit;
}

function numberText(value: number, isWhole: boolean): string {
  const digits = isWhole || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

function text(bytes: number, base: number, units: readonly string[]): string {
  const unit = unitOf(bytes, base, units);
  return `${numberText(bytes / base ** unit, unit === 0)} ${units[unit] ?? ''}`;
}

/** `9.4 kB`. */
export const trafficText = (bytes: number): string => text(bytes, 1_000, DECIMAL);

/** `2 GiB`. */
export const sizeText = (bytes: number): string => text(bytes, 1_024, BINARY);

/** `95\u2013190 KiB`: both ends in the unit of the greater. */
export function sizeRangeText(least: number, most: number): string {
  const unit = unitOf(most, 1_024, BINARY);
  const said = (bytes: number): string => numberText(bytes / 1_024 ** unit, unit === 0);
  return `${said(least)}\u2013${said(most)} ${BINARY[unit] ?? ''}`;
}

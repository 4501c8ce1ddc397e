/** A link as a QR code: dark squares on a light ground, whatever the theme, since cameras expect that. */
import { encode } from 'uqr';

/** Bytes that the largest code holds at the lowest correction. */
export const MOST_IN_CODE = 2_953;

export interface QrCode {
  /** Squares on a side, without the quiet zone. */
  readonly size: number;
  /** The dark squares as one path, a unit each. */
  readonly path: string;
}

/** Null if the text is too long for any code. */
export function qrOf(text: string): QrCode | null {
  if (new TextEncoder().encode(text).length > MOST_IN_CODE) return null;
  const { size, data } = encode(text, { ecc: 'L', border: 0 });
  return { size, path: data.map(rowPath).join('') };
}

/** Neighbours in a row are one stroke of the path. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true || row[x - 1] === true) continue;
    let end = x;
    while (row[end] === true) end += 1;
    path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
  }
  return path;
}

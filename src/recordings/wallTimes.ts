/** Wall-clock times of a recording, which are RFC 3339 with up to six decimals. */

/** From one such time to another, µs. */
export function microsBetween(from: string, to: string): number {
  const micros = (text: string): number =>
    Date.parse(`${text.slice(0, 19)}Z`) * 1_000 + Number(text.slice(20, -1).padEnd(6, '0'));
  return micros(to) - micros(from);
}

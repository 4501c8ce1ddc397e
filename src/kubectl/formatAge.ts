/**
 * Ages as kubectl writes them, both ways (reference table 1.4; apimachinery `HumanDuration`). Every
 * step truncates, so an age that is read back is the youngest that prints so.
 */

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const YEAR = 365 * DAY;

/** `3` and `h`, plus what is left in the smaller unit unless that is nothing. */
const pair = (large: number, unit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large}${unit}` : `${large}${unit}${small}${smallUnit}`;

export function formatAge(elapsedMs: number): string {
  const seconds = Math.trunc(elapsedMs / 1_000);
  if (seconds < -1) return '<invalid>';
  if (seconds <= 0) return '0s';
  const minutes = Math.trunc(seconds / MINUTE);
  const hours = Math.trunc(seconds / HOUR);
  const days = Math.trunc(seconds / DAY);
  if (seconds < 2 * MINUTE) return `${seconds}s`;
  if (minutes < 10) return pair(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  if (hours < 8) return pair(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  if (days < 8) return pair(days, 'd', hours % 24, 'h');
  if (seconds < 2 * YEAR) return `${days}d`;
  const years = Math.trunc(days / 365);
  return seconds < 8 * YEAR ? pair(years, 'y', days % 365, 'd') : `${years}y`;
}

/** Table 1.4: now of the API server minus creation; not the time since the last renewal. */
export function ageOf(creationTimestamp: string | undefined, nowMs: number): string {
  const created = Date.parse(creationTimestamp ?? '');
  return Number.isNaN(created) ? '<unknown>' : formatAge(nowMs - created);
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: MINUTE, h: HOUR, d: DAY, y: YEAR };
const AGE = /^(\d+[smhdy]){1,2}$/;

/** What kubectl prints where it knows no age. */
const NO_AGE = ['<unknown>', '<invalid>', '<none>'];

export const looksLikeAge = (text: string): boolean => AGE.test(text) || NO_AGE.includes(text);

/** Seconds of an age such as `7h59m`; null if the text is none, or says that there is none. */
export function parseAge(text: string): number | null {
  if (!AGE.test(text)) return null;
  let seconds = 0;
  for (const [, count = '', unit = ''] of text.matchAll(/(\d+)([smhdy])/g)) {
    seconds += Number(count) * (UNITS[unit] ?? 0);
  }
  return seconds;
}

/** Microseconds since the epoch as RFC 3339 text in UTC: whole seconds, or exactly six digits (OM-2, OM-3). */

const two = (value: number): string => String(value).padStart(2, '0');

/** Year, month and day of a number of days since 1970-01-01, Gregorian. */
function dateOf(days: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  // Counted from 0000-03-01, so that a leap day is the last day of its year.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function upToSeconds(micros: number): string {
  const wholeSeconds = Math.floor(micros / 1_000_000);
  const days = Math.floor(wholeSeconds / 86_400);
  const rest = wholeSeconds - days * 86_400;
  const { year, month, day } = dateOf(days);
  const clock = `${two(Math.floor(rest / 3_600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}`;
}

/** MicroTime: six digits always (OM-2). */
export function microTime(micros: number): string {
  const fraction = micros - Math.floor(micros / 1_000_000) * 1_000_000;
  return `${upToSeconds(micros)}.${String(fraction).padStart(6, '0')}Z`;
}

/** Time: whole seconds (OM-3). */
export const plainTime = (micros: number): string => `${upToSeconds(micros)}Z`;

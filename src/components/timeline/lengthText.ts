/** A length of time in words: `1 minute 12.4 seconds`, `12.4 seconds`, `12 ms`. */
import type { Translate } from '../../i18n/translate.ts';

const SECOND = 1_000_000;

export function lengthText(length: number, t: Translate): string {
  if (length < SECOND) return t('timeline.length.ms', { ms: milliseconds(length) });
  const tenths = Math.round(length / 100_000);
  const minutes = Math.floor(tenths / 600);
  return t('timeline.length.seconds', { minutes, seconds: String((tenths % 600) / 10) });
}

/** Two digits below ten, none above. */
const milliseconds = (length: number): string =>
  String(length < 10_000 ? Math.round(length / 100) / 10 : Math.round(length / 1_000));

/** A clock that is not true, in words: how far off, how fast. What a user turned is said the same everywhere. Pure. */
import { TRUE_RATE_PPM } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { ClockView } from '../../sources/frame.ts';

const MINUS = '\u2212';

/** `+8.0 s`; whole seconds from a hundred on. */
export function stepText(micros: number, t: Translate): string {
  const size = Math.abs(micros) / 1_000_000;
  const text = size >= 100 ? size.toFixed(0) : size.toFixed(1);
  return t('score.clock.offset', { seconds: `${micros < 0 ? MINUS : '+'}${text}` });
}

/** `×1.1`, as many digits as the rate has, up to a part per million. */
export const rateText = (ratePpm: number): string => `×${String(ratePpm / TRUE_RATE_PPM)}`;

/** Offset and rate; what is true is not said. */
export function clockWords(clock: ClockView, t: Translate): string {
  const offset = Math.abs(clock.offset) < 50_000 ? '' : stepText(clock.offset, t);
  const rate = clock.ratePpm === TRUE_RATE_PPM ? '' : rateText(clock.ratePpm);
  return offset === '' && rate === '' ? stepText(clock.offset, t) : `${offset} ${rate}`.trim();
}

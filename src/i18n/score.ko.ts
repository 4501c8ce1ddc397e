/** Korean, score. */
import type { scoreEn } from './score.en.ts';

export const scoreKo: typeof scoreEn = {};

/** Korean, narrator. */
import type { narratorEn } from './narrator.en.ts';

export const narratorKo: typeof narratorEn = {};

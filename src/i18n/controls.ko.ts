/** Korean, controls. */
import type { controlsEn } from './controls.en.ts';

export const controlsKo: typeof controlsEn = {};

/** Korean, timeline. */
import type { timelineEn } from './timeline.en.ts';

export const timelineKo: typeof timelineEn = {};

/** Korean, app. */
import type { appEn } from './app.en.ts';

export const appKo: typeof appEn = {};

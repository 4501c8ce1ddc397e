/** Korean, inspector. */
import type { inspectorEn } from './inspector.en.ts';

export const inspectorKo: typeof inspectorEn = {};

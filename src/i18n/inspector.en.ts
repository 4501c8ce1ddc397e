/** English, inspector. */
export const inspectorEn = {};

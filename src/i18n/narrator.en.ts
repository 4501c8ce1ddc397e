/** English, narrator. */
export const narratorEn = {};

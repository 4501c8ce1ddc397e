/** English, score. */
export const scoreEn = {};

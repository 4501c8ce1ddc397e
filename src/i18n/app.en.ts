/** English, app. */
export const appEn = {};

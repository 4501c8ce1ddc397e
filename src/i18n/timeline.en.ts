/** English, timeline. */
export const timelineEn = {};

/** English, controls. */
export const controlsEn = {};

/** Pixels of a 16 px root as rem, so that the projector's larger type scales the whole. */
export const rem = (pixels: number): string => `${pixels / 16}rem`;

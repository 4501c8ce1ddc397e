/** How wide a sentence is, in Latin letters: Hangul counts double. */
export const breadth = (text: string): number =>
  text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0) * 1.25;

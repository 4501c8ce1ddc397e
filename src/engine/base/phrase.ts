/**
 * What is said to a person, as data: a text with numbered holes and what fills them. The text itself
 * is English; a page that speaks another language looks up its own for the same text.
 */

export type PhraseValue = string | number | readonly string[] | Phrase;

export interface Phrase {
  /** English, with holes: `at most {0} characters`. */
  readonly pattern: string;
  /** What goes into hole 0, 1, ... A list is one of them or another. */
  readonly values: readonly PhraseValue[];
}

/** A phrase, written as the text that it is in English. */
export const say = (parts: TemplateStringsArray, ...values: readonly PhraseValue[]): Phrase => ({
  pattern: parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`),
  values,
});

export const isPhrase = (value: unknown): value is Phrase =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'values' in value;

/** The phrase with its holes filled. `patternOf`: its pattern in a language; `or`: joins a list. */
export function fillPhrase(
  phrase: Phrase,
  patternOf: (pattern: string) => string = (pattern) => pattern,
  or = ' or ',
): string {
  const text = (value: PhraseValue | undefined): string => {
    if (value === undefined) return '';
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    return isPhrase(value) ? fillPhrase(value, patternOf, or) : value.join(or);
  };
  return patternOf(phrase.pattern).replace(/\{(\d+)\}/g, (_, hole: string) =>
    text(phrase.values[Number(hole)]),
  );
}

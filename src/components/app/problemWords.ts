/**
 * A problem of an input in the language of the page. Its words are data (a pattern and what fills it);
 * English is their own text, other languages have a catalogue, which comes with the first problem.
 */
import { fillPhrase, type Phrase, type Problem } from '../../engine/index.ts';
import { orKo, problemsKo } from '../../i18n/problems.ko.ts';
import type { Language } from '../../i18n/translate.ts';

export interface ProblemWords {
  readonly found: string;
  readonly allowed: string;
}

function inKorean(phrase: Phrase): string {
  return fillPhrase(
    phrase,
    (pattern) => (Object.hasOwn(problemsKo, pattern) ? problemsKo[pattern] : undefined) ?? pattern,
    orKo,
  );
}

export function problemWords({ found, allowed, words }: Problem, language: Language): ProblemWords {
  if (language === 'en' || words === undefined) return { found, allowed };
  return {
    found: words.found === undefined ? found : inKorean(words.found),
    allowed: inKorean(words.allowed),
  };
}

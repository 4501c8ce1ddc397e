/**
 * The messages of what leaves the page, and of presenting. They are a catalogue of their own: the
 * first picture does not wait for it.
 */
import { shareEn } from './share.en.ts';
import { shareKo } from './share.ko.ts';
import { say, type Language } from './translate.ts';

type Catalogue = typeof shareKo;
export type ShareKey = keyof Catalogue;
type Params<K extends ShareKey> = Catalogue[K] extends (params: infer P) => string
  ? [params: P]
  : [];
export type ShareTranslate = <K extends ShareKey>(key: K, ...params: Params<K>) => string;

const catalogues: Readonly<Record<Language, Catalogue>> = { en: shareEn, ko: shareKo };

export function shareTranslator(language: Language): ShareTranslate {
  const catalogue = catalogues[language];
  return (key, ...params) => say(catalogue[key], params[0]);
}

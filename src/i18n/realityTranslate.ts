/**
 * The messages of the page beside reality. They are a catalogue of their own, which comes with that
 * page: the first picture of a simulation does not wait for it.
 */
import { realityEn } from './reality.en.ts';
import { realityKo } from './reality.ko.ts';
import { say, type Language } from './translate.ts';

type Catalogue = typeof realityKo;
export type RealityKey = keyof Catalogue;
type Params<K extends RealityKey> = Catalogue[K] extends (params: infer P) => string
  ? [params: P]
  : [];
export type RealityTranslate = <K extends RealityKey>(key: K, ...params: Params<K>) => string;

const catalogues: Readonly<Record<Language, Catalogue>> = { en: realityEn, ko: realityKo };

export function realityTranslator(language: Language): RealityTranslate {
  const catalogue = catalogues[language];
  return (key, ...params) => say(catalogue[key], params[0]);
}

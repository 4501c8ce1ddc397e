/**
 * The messages of "why?". They are a catalogue of their own, which comes with the first question: the
 * first picture of a simulation does not wait for it.
 */
import { say, type Language } from './translate.ts';
import { whyEn } from './why.en.ts';
import { whyKo } from './why.ko.ts';
import { whyRoutineEn } from './whyRoutine.en.ts';
import { whyRoutineKo } from './whyRoutine.ko.ts';

type Catalogue = typeof whyKo & typeof whyRoutineKo;
export type WhyKey = keyof Catalogue;
/** Sentences of steps, and the small lines below them. All of them take the same words. */
export type WhySmallKey = Extract<WhyKey, `why.${'small' | 'promise'}.${string}`>;
export type WhyMessageKey = Exclude<
  | Extract<
      WhyKey,
      `why.${
        | 'act'
        | 'begin'
        | 'broken'
        | 'conflict'
        | 'etcd'
        | 'exit'
        | 'holds'
        | 'lead'
        | 'lease'
        | 'node'
        | 'pod'
        | 'renewal'
        | 'resource'
        | 'routine'
        | 'stop'
        | 'taint'
        | 'tries'
        | 'wire'
        | 'zone'}.${string}`
    >
  | 'why.plain',
  WhySmallKey
>;
export type WhyTitleKey = Extract<WhyKey, `why.title.${string}`>;

type Params<K extends WhyKey> = Catalogue[K] extends (params: infer P) => string ? [params: P] : [];
export type WhyTranslate = <K extends WhyKey>(key: K, ...params: Params<K>) => string;

const catalogues: Readonly<Record<Language, Catalogue>> = {
  en: { ...whyEn, ...whyRoutineEn },
  ko: { ...whyKo, ...whyRoutineKo },
};

export function whyTranslator(language: Language): WhyTranslate {
  const catalogue = catalogues[language];
  return (key, ...params) => say(catalogue[key], params[0]);
}

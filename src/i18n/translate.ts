/**
 * Messages in the current language. Catalogues are split by place on screen; `en` is the source of
 * the key type, `ko` has the same keys or does not compile. A sentence is never built from pieces.
 */
import { en, type Catalogue } from './en.ts';
import { ko } from './ko.ts';

export type Language = 'en' | 'ko';
export type MessageKey = keyof Catalogue;
export type MessageParams<K extends MessageKey> = Catalogue[K] extends (params: infer P) => string
  ? [params: P]
  : [];
/** Says the message of that key; the parameters follow the key's own type. */
export type Translate = <K extends MessageKey>(key: K, ...params: MessageParams<K>) => string;

const catalogues: Readonly<Record<Language, Catalogue>> = { en, ko };

export function translator(language: Language): Translate {
  const catalogue = catalogues[language];
  return (key, ...params) => say(catalogue[key], params[0]);
}

/** A message said: a text as it is, a function with its parameters. */
export function say(message: unknown, given: unknown): string {
  return String(
    typeof message === 'function' ? Reflect.apply(message, undefined, [given]) : message,
  );
}

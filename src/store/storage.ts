/**
 * Settings that are kept in this browser: language, theme, single keys. Every value read is checked, since
 * storage may hold anything, and storage that refuses changes nothing.
 */
import type { Language } from '../i18n/translate.ts';
import type { AppStore, Settings, Theme } from './store.ts';

const KEY = 'lease-lab/settings/v1';

/** The part of Web Storage that is used. */
export interface SettingsStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What the browser says of its user, for the first visit. */
export interface Preferences {
  readonly languages: readonly string[];
  readonly prefersLight: boolean;
}

const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'ko';
const isTheme = (value: unknown): value is Theme => value === 'dark' || value === 'light';

/** The first language of the user that the page speaks. */
function firstLanguage(languages: readonly string[]): Language {
  for (const language of languages) {
    const primary = language.toLowerCase().split('-')[0];
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

function readStored(storage: SettingsStorage | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? 'null');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

export function readSettings(storage: SettingsStorage | null, browser: Preferences): Settings {
  const { language, theme, singleKeys } = readStored(storage);
  return {
    language: isLanguage(language) ? language : firstLanguage(browser.languages),
    theme: isTheme(theme) ? theme : browser.prefersLight ? 'light' : 'dark',
    singleKeys: singleKeys !== false,
  };
}

export function writeSettings(storage: SettingsStorage | null, settings: Settings): void {
  try {
    storage?.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A full or forbidden storage: the choice holds until the page is closed.
  }
}

/** Writes what the user chooses, whenever that changes. Returns the end of it. */
export const keepSettings = (store: AppStore, storage: SettingsStorage | null): (() => void) =>
  store.subscribe(({ chosen }, before) => {
    if (chosen !== before.chosen) writeSettings(storage, chosen);
  });

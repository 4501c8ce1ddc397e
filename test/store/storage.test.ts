/** Settings that are kept: read with every value checked, written when one changes. */
import { describe, expect, it } from 'vitest';
import { openLink } from '../../src/store/session.ts';
import { keepSettings, readSettings, type SettingsStorage } from '../../src/store/storage.ts';
import { createAppStore } from '../../src/store/store.ts';
import { createFakeSource } from '../support/fakeSource.ts';

function memory(first: string | null = null): SettingsStorage & { value: string | null } {
  return {
    value: first,
    getItem() {
      return this.value;
    },
    setItem(_, value) {
      this.value = value;
    },
  };
}

const browser = { languages: ['en-GB'], prefersLight: false };

describe('settings', () => {
  it('come from the browser on a first visit', () => {
    const korean = readSettings(memory(), { languages: ['fr', 'ko-KR', 'en'], prefersLight: true });
    expect(korean).toMatchObject({ language: 'ko', theme: 'light' });
  });

  it('are English if the page speaks none of the languages of its user', () => {
    expect(readSettings(memory(), { ...browser, languages: ['fr', 'de'] }).language).toBe('en');
  });

  it('that were kept win over the browser', () => {
    const storage = memory(JSON.stringify({ language: 'ko', theme: 'light', singleKeys: false }));
    expect(readSettings(storage, browser)).toEqual({
      language: 'ko',
      theme: 'light',
      singleKeys: false,
    });
  });

  it('that make no sense are not used', () => {
    const stored = ['{', '[]', '"ko"', '{"language":"fr","theme":7}'];
    for (const text of stored) {
      expect(readSettings(memory(text), browser)).toMatchObject({ language: 'en', theme: 'dark' });
    }
  });

  it('are read and written without harm where storage refuses', () => {
    const refusing: SettingsStorage = {
      getItem: () => {
        throw new Error('refused');
      },
      setItem: () => {
        throw new Error('refused');
      },
    };
    const store = createAppStore(createFakeSource(), readSettings(refusing, browser));
    keepSettings(store, refusing);
    store.getState().setTheme('light');
    expect(store.getState().theme).toBe('light');
  });

  it('are kept when one changes, and only then', () => {
    const storage = memory();
    const store = createAppStore(createFakeSource(), readSettings(storage, browser));
    keepSettings(store, storage);
    store.getState().setSpeed(10);
    expect(storage.value).toBe(null);
    store.getState().setLanguage('ko');
    expect(readSettings(storage, browser).language).toBe('ko');
  });

  it('are not those of a link that was opened', async () => {
    const storage = memory();
    const store = createAppStore(createFakeSource(), readSettings(storage, browser));
    keepSettings(store, storage);
    expect(await openLink(store, '#scenario=nodeCrash&at=20&l=ko')).toBe(true);
    expect(store.getState().language).toBe('ko');
    store.getState().setTheme('light');
    expect(readSettings(storage, browser)).toMatchObject({ language: 'en', theme: 'light' });
  });
});

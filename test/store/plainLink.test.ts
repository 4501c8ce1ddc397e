/** Links that people can write: what they open, and what is said of those that open nothing. */
import { describe, expect, it } from 'vitest';
import { parsePlainLink, realityFragment } from '../../src/store/plainLink.ts';
import { isLink, openLink } from '../../src/store/session.ts';
import { createAppStore, REALITY_START } from '../../src/store/store.ts';
import { createFakeSource } from '../support/fakeSource.ts';

const paths = (fragment: string): readonly string[] => {
  const read = parsePlainLink(fragment);
  return read.ok ? [] : read.error.map(({ path }) => path);
};

describe('a plain link', () => {
  it('opens a scenario that ships at an instant', () => {
    expect(parsePlainLink('#scenario=nodeCrash&at=62.5&l=ko')).toEqual({
      ok: true,
      value: { kind: 'scenario', id: 'nodeCrash', at: 62_500_000, language: 'ko' },
    });
  });

  it('opens a recording at a place, and the place makes the same link again', () => {
    const place = {
      ...REALITY_START,
      recording: 'hazards',
      caseName: 'pause20',
      seed: 7,
      at: 41.25,
      range: [30, 60] as const,
      shown: 'table' as const,
    };
    expect(parsePlainLink(`#${realityFragment(place, 'en')}`)).toEqual({
      ok: true,
      value: { kind: 'reality', place, language: 'en' },
    });
  });

  it('names each field that is wrong, with what is allowed', () => {
    expect(paths('#scenario=noSuch')).toEqual(['scenario']);
    expect(paths('#reality=noSuch&seed=-1&at=soon&from=9&to=3')).toEqual([
      'at',
      'reality',
      'seed',
      'to',
    ]);
    expect(paths('#reality=crash&seed=1.5')).toEqual(['seed']);
    const read = parsePlainLink('#scenario=toString');
    expect(read.ok ? '' : read.error[0]?.allowed).toContain('calmCluster');
  });

  it('is told from a link to a run, and from an anchor', () => {
    expect(['#reality=crash', '#scenario=nodeCrash', '#v1.abc'].every(isLink)).toBe(true);
    expect(isLink('#stage')).toBe(false);
  });
});

describe('opening one', () => {
  it('leaves the run standing still while recordings are looked at, and lets it go on after', async () => {
    const store = createAppStore(createFakeSource(null), { language: 'en', theme: 'dark' });
    expect(await openLink(store, '#reality=links&at=12')).toBe(true);
    expect(store.getState()).toMatchObject({
      mode: 'reality',
      playing: false,
      reality: { recording: 'links', at: 12 },
    });
    store.getState().setMode('simulate');
    expect(store.getState().playing).toBe(true);
  });

  it('says what is wrong over what runs', async () => {
    const store = createAppStore(createFakeSource(null), { language: 'en', theme: 'dark' });
    expect(await openLink(store, '#scenario=noSuch')).toBe(false);
    expect(store.getState()).toMatchObject({ mode: 'simulate', dialog: 'problems' });
  });
});

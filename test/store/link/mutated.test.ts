/**
 * A thousand links and files that are not as they were made: each gives a picture or a problem with a
 * name, none throws, and the run that was open stays when there is no picture.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { createSimulationSource } from '../../../src/sources/simulation/simulationSource.ts';
import { DICTIONARY } from '../../../src/store/link/dictionary.ts';
import { linkFragment, parseLink } from '../../../src/store/link/link.ts';
import { pack, unpack } from '../../../src/store/link/pack.ts';
import { parseRunFile, runFileText } from '../../../src/store/link/runFile.ts';
import type { RunLink } from '../../../src/store/link/runLink.ts';
import { beginShipped, isLink, openLink, openRun } from '../../../src/store/session.ts';
import { createAppStore, type AppStore } from '../../../src/store/store.ts';
import { calmRun, runLinkTo } from '../../support/links.ts';
import { createPromptWorker } from '../../support/sameThreadWorker.ts';
import { drawsOf, LAW_SEED } from '../../support/seeds.ts';

const NODE = 'ip-10-29-69-101.ap-northeast-2.compute.internal';
const first = runLinkTo(
  calmRun([
    [5, { kind: 'powerOff', node: NODE }],
    [8, { kind: 'cut', processes: ['kube-scheduler/cp-3'], mode: 'held', direction: 'both' }],
  ]),
  12_000_000,
);
const run: RunLink = {
  ...first,
  branches: [
    ...first.branches,
    {
      name: 'again',
      parent: 0,
      forkAt: 6_000_000,
      shared: 1,
      journal: [{ t: 7_000_000, command: { kind: 'powerOn', node: NODE } }],
      edge: 11_000_000,
    },
  ],
  bookmarks: [5_000_000],
};
const whole = linkFragment(run);
const text = unpacked(whole);

function unpacked(fragment: string): string {
  const read = unpack(fragment.slice(3), DICTIONARY);
  return read.ok ? read.value : '';
}

type Draw = (below: number) => number;

/** Of a way to spoil: a whole number below another, and below 1 it is 0. */
const drawOf = (way: number): Draw => {
  const { whole: draw } = drawsOf(LAW_SEED + way);
  return (below) => draw(0, Math.max(below - 1, 0));
};
const LETTERS = 'ABCabc019-_%. {}[]",:';

const changed = (draw: Draw, given: string): string => {
  const at = draw(given.length);
  const letter = LETTERS[draw(LETTERS.length)] ?? 'x';
  switch (draw(4)) {
    case 0:
      return given.slice(0, at) + letter + given.slice(at + 1);
    case 1:
      return given.slice(0, at) + letter + given.slice(at);
    case 2:
      return given.slice(0, at) + given.slice(at + 1 + draw(8));
    default:
      return given.slice(0, at) + given.slice(draw(given.length));
  }
};

/** Changes a number of the document, whatever it is the number of. */
const otherNumber = (draw: Draw, given: string): string => {
  const numbers = [...given.matchAll(/-?\d+/g)];
  const chosen = numbers[draw(numbers.length)];
  if (chosen === undefined) return given;
  const values = ['-1', '0', '3', '1.5', '99', '1e9', '9007199254740993', '1e999', 'null', '"2"'];
  const value = values[draw(values.length)] ?? '0';
  return given.slice(0, chosen.index) + value + given.slice(chosen.index + chosen[0].length);
};

/** Each way to spoil a link. Those of the text are packed again, so that the checksum agrees with them. */
const WAYS: Readonly<Record<string, (draw: Draw) => string>> = {
  'letters of it changed': (draw) => changed(draw, whole),
  'cut short': (draw) => whole.slice(0, draw(whole.length)),
  'another version': (draw) => `v${draw(12)}.${whole.slice(3)}`,
  'letters of what is in it changed': (draw) => `v2.${pack(changed(draw, text), DICTIONARY)}`,
  'a number in it changed': (draw) => `v2.${pack(otherNumber(draw, text), DICTIONARY)}`,
  'what is in it cut short': (draw) => `v2.${pack(text.slice(0, draw(text.length)), DICTIONARY)}`,
  'another first version': (draw) => `v1.${whole.slice(3 + draw(20))}`,
};
const EACH = 150;

describe('a link with', () => {
  let store: AppStore;
  beforeAll(async () => {
    store = createAppStore(createSimulationSource(createPromptWorker()), {
      language: 'en',
      theme: 'dark',
    });
    await beginShipped(store, 'calmCluster');
  });

  it.each(Object.entries(WAYS))('%s gives a picture or a named problem', async (way, spoil) => {
    const draw = drawOf(Object.keys(WAYS).indexOf(way));
    const outcomes = new Set<string>();
    for (let count = 0; count < EACH; count += 1) {
      const fragment = spoil(draw);
      // Without its beginning it does not even mean to be a link.
      if (!isLink(fragment)) continue;
      store.setState({ trouble: null, dialog: null });
      const before = store.source.latest()?.run;
      const isOpen = await openLink(store, fragment);
      const { trouble } = store.getState();
      if (isOpen) expect(store.source.latest()?.run).not.toBe(before);
      else {
        expect(store.source.latest()?.run).toBe(before);
        for (const problem of trouble?.problems ?? [])
          expect([problem.path, problem.allowed, problem.code]).not.toContain('');
      }
      expect([fragment, isOpen || (trouble?.problems.length ?? 0) > 0]).toEqual([fragment, true]);
      outcomes.add(isOpen ? 'picture' : 'problem');
    }
    expect(outcomes).toContain('problem');
  });

  it('its text as a file, spoilt, gives a picture or a named problem', async () => {
    const draw = drawOf(99);
    const file = runFileText(run);
    for (let count = 0; count < EACH; count += 1) {
      const spoilt = draw(2) === 0 ? changed(draw, file) : file.slice(0, 60 + draw(file.length));
      const read = parseRunFile(spoilt);
      // One whose first words are spoilt does not say that it is a run: other readers name it.
      if (read === null) continue;
      const isOpen = await openRun(store, read, { of: 'file', name: 'run.leaselab.json' });
      const problems = store.getState().trouble?.problems ?? [];
      expect([spoilt, isOpen || problems.length > 0]).toEqual([spoilt, true]);
    }
  });

  it('nothing changed opens with both futures, at the instant, with its bookmark', async () => {
    expect(await openLink(store, whole)).toBe(true);
    expect(store.source.latest()).toMatchObject({ now: 12_000_000 });
    expect(store.source.branches().map(({ name, edge }) => [name, edge])).toEqual([
      ['', 12_000_000],
      ['again', 11_000_000],
    ]);
    expect(store.getState().bookmarks).toEqual([5_000_000]);
    const read = parseLink(whole);
    expect(read.ok).toBe(true);
  });
});

/**
 * A thousand links and files that are not as they were made, of both versions: each gives a picture or
 * a problem with a name, none throws, and the run that was open stays when there is no picture.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { read as textAt } from '../../support/sourceFiles.ts';

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
const text = textOf(whole);
/** A link as version 1 made it, and what is in it. */
const whole1 = textAt('test/fixtures/links/v1-two-acts.txt').trim();
const text1 = strFromU8(inflateSync(Buffer.from(whole1.slice(3), 'base64url')));

function textOf(fragment: string): string {
  const unpacked = unpack(fragment.slice(3), DICTIONARY);
  return unpacked.ok ? unpacked.value : '';
}

const link = (content: string): string => `v2.${pack(content, DICTIONARY)}`;
const link1 = (content: string): string =>
  `v1.${Buffer.from(deflateSync(strToU8(content), { level: 9 })).toString('base64url')}`;

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

type Outcome = 'a run' | 'a problem';

interface Way {
  readonly spoil: (draw: Draw) => string;
  /** What comes of it, as often as it is tried here. */
  readonly gives: readonly Outcome[];
}
const either = (spoil: Way['spoil']): Way => ({ spoil, gives: ['a problem', 'a run'] });
const never = (spoil: Way['spoil']): Way => ({ spoil, gives: ['a problem'] });

/** Each way to spoil a link. Those of the text are packed again, so that the checksum agrees with them. */
const WAYS: Readonly<Record<string, Way>> = {
  // The letter that is drawn may be the one that stands there.
  'letters of it changed': either((draw) => changed(draw, whole)),
  'cut short': never((draw) => whole.slice(0, draw(whole.length))),
  'another version': either((draw) => `v${draw(12)}.${whole.slice(3)}`),
  'letters of what is in it changed': either((draw) => link(changed(draw, text))),
  'a number in it changed': either((draw) => link(otherNumber(draw, text))),
  'what is in it cut short': never((draw) => link(text.slice(0, draw(text.length)))),
  'version 1 before what version 2 packed': never((draw) => `v1.${whole.slice(3 + draw(20))}`),
  'letters of it changed, of version 1': never((draw) => changed(draw, whole1)),
  'letters of what is in it changed, of version 1': either((draw) => link1(changed(draw, text1))),
  'a number in it changed, of version 1': either((draw) => link1(otherNumber(draw, text1))),
};
const EACH = 100;

describe('a link with', () => {
  let store: AppStore;
  let evaluated = 0;
  beforeAll(async () => {
    store = createAppStore(createSimulationSource(createPromptWorker()), {
      language: 'en',
      theme: 'dark',
    });
    await beginShipped(store, 'calmCluster');
  });
  afterAll(() => {
    expect(evaluated).toBeGreaterThanOrEqual(1_000);
  });

  /** What came of it; that it is one or the other is checked here. */
  async function outcomeOf(spoilt: string, open: () => Promise<boolean>): Promise<Outcome> {
    store.setState({ trouble: null, dialog: null });
    const before = store.source.latest()?.run;
    const isOpen = await open();
    const problems = store.getState().trouble?.problems ?? [];
    const after = store.source.latest()?.run;
    evaluated += 1;
    expect([spoilt, isOpen, after === before]).toEqual([spoilt, problems.length === 0, !isOpen]);
    for (const problem of problems)
      expect([problem.path, problem.allowed, problem.code]).not.toContain('');
    return isOpen ? 'a run' : 'a problem';
  }

  it.each(Object.entries(WAYS))(
    '%s gives a run or a named problem',
    async (way, { spoil, gives }) => {
      const draw = drawOf(Object.keys(WAYS).indexOf(way));
      const outcomes = new Set<Outcome>();
      for (let count = 0; count < EACH;) {
        const fragment = spoil(draw);
        // Without its beginning it does not even mean to be a link: another is drawn.
        if (!isLink(fragment)) continue;
        outcomes.add(await outcomeOf(fragment, () => openLink(store, fragment)));
        count += 1;
      }
      expect(outcomes).toEqual(new Set(gives));
    },
  );

  it('its text as a file, spoilt, gives a run or a named problem', async () => {
    const draw = drawOf(99);
    const file = runFileText(run);
    const outcomes = new Set<Outcome>();
    for (let count = 0; count < EACH;) {
      const spoilt = draw(2) === 0 ? changed(draw, file) : file.slice(0, 60 + draw(file.length));
      const read = parseRunFile(spoilt);
      // One whose first words are spoilt does not say that it is a run: other readers name it.
      if (read === null) continue;
      const of = { of: 'file', name: 'run.leaselab.json' } as const;
      outcomes.add(await outcomeOf(spoilt, () => openRun(store, read, of)));
      count += 1;
    }
    expect(outcomes).toEqual(new Set<Outcome>(['a problem', 'a run']));
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

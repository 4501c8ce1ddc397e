/** Old links open for ever: one of each version, as it was made then, and what it says. */
import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../src/store/link/link.ts';
import { parseRunFile } from '../../../src/store/link/runFile.ts';
import { RUN_VERSION, type RunLink } from '../../../src/store/link/runLink.ts';
import { calmRun, runLinkTo } from '../../support/links.ts';
import { filesIn, read } from '../../support/sourceFiles.ts';

const FOLDER = 'test/fixtures/links';
const NODE = 'ip-10-29-69-101.ap-northeast-2.compute.internal';

const twoActs: RunLink = runLinkTo(
  calmRun([
    [20, { kind: 'powerOff', node: NODE }],
    [30, { kind: 'cut', processes: ['kube-scheduler/cp-3'], mode: 'held', direction: 'answers' }],
  ]),
  42_000_000,
  { selection: { kind: 'node', name: NODE }, lens: 2, speed: 5, language: 'ko' },
);

/** Version 2 has branches, bookmarks and the whole view. */
const twoFutures: RunLink = {
  ...twoActs,
  branches: [
    {
      name: '',
      parent: null,
      forkAt: 0,
      shared: 0,
      journal: twoActs.branches[0]?.journal ?? [],
      edge: 90_000_000,
    },
    {
      name: 'heal at 0:40',
      parent: 0,
      forkAt: 40_000_000,
      shared: 2,
      journal: [{ t: 40_000_000, command: { kind: 'heal', processes: ['kube-scheduler/cp-3'] } }],
      edge: 75_500_000,
    },
  ],
  current: 1,
  at: 60_000_000,
  applied: 3,
  bookmarks: [20_000_000],
  view: {
    ...twoActs.view,
    backward: true,
    loop: [15_000_000, 25_000_000],
    compared: [0, 1],
    inspectorShown: false,
    tab: 'events',
    window: { from: 15_000_000, to: 45_000_000 },
    presenting: true,
  },
  theme: 'light',
};

const LINKS: Readonly<Record<string, RunLink>> = {
  'v1-untouched.txt': runLinkTo(calmRun(), 0),
  'v1-two-acts.txt': twoActs,
  'v2-two-futures.txt': twoFutures,
};

describe('a link of version', () => {
  it.each(Object.entries(LINKS))('%s says what it said then', (file, said) => {
    expect(parseLink(`#${read(`${FOLDER}/${file}`).trim()}`)).toEqual({ ok: true, value: said });
  });
});

it('a file of version 2 says what it said then', () => {
  expect(parseRunFile(read(`${FOLDER}/v2-two-futures.leaselab.json`))).toEqual({
    ok: true,
    value: twoFutures,
  });
});

it('there is a fixture of every version, and each is read by a test', () => {
  const files = filesIn(FOLDER, ['.txt']).map((path) => path.slice(FOLDER.length + 1));
  expect(files.toSorted()).toEqual(Object.keys(LINKS).toSorted());
  for (let version = 1; version <= RUN_VERSION; version += 1)
    expect(files.some((file) => file.startsWith(`v${version}-`))).toBe(true);
});

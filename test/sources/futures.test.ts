/** Futures that leave each other in unusual ways: before a fork, after their common parent was deleted, or seen from the other one. */
import { describe, expect, it } from 'vitest';
import type { Command, Fact } from '../../src/engine/index.ts';
import { partingOf } from '../../src/components/compare/useComparison.ts';
import { futureName } from '../../src/components/controls/futureNames.ts';
import { translator } from '../../src/i18n/translate.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../support/buildCluster.ts';
import { documentOf, pageOf, reopened, type Page } from '../support/futurePages.ts';

const S = 1_000_000;
const scenario = buildScenario({
  seed: 11,
  nodes: 3,
  components: { [CONTROLLER_MANAGER]: ['a', 'b'] },
});
const CUT: Command = {
  kind: 'cut',
  processes: ['kubelet/node-0'],
  mode: 'lost',
  direction: 'both',
};
const DOWN: Command = { kind: 'apiServerDown' };

/** A run of a minute, and then acts at these seconds, each after going there from the one before. */
function lived(...acts: readonly (readonly [second: number, command: Command])[]): Page {
  const page = pageOf(scenario);
  const { source, answer } = page;
  source.tick(60_000, 1);
  answer();
  for (const [second, command] of acts) {
    source.seek(second * S);
    answer();
    source.inject(command);
    source.tick(5_000, 1);
    answer();
  }
  return page;
}

const forks = ({ source }: Page) =>
  source.branches().map(({ id, parent, forkAt, shared }) => [id, parent, forkAt / S, shared]);
const known = ({ source }: Page): readonly (readonly Fact[])[] =>
  source.branches().map(({ id }) => [...source.known(id)]);
const names = ({ source }: Page) =>
  source
    .branches()
    .map((branch, _, all) => futureName(branch, all, translator('en'), (process) => process));

describe('a future begun before its predecessor', () => {
  const page = lived([40, CUT], [10, DOWN]);

  it('leaves the one that holds that instant', () => {
    expect(forks(page)).toEqual([
      [0, null, 0, 0],
      [1, 0, 40, 0],
      [2, 0, 10, 0],
    ]);
  });

  it('parts from it where it was begun', () => {
    expect(partingOf(page.source.branches(), [1, 2]).at).toBe(10 * S);
  });

  it('opens from its link', () => {
    const again = reopened(documentOf(page));
    expect(again.source.document()).toEqual(documentOf(page));
    expect(known(again)).toEqual(known(page));
  });

  it('opens also from files that hung it below its predecessor', () => {
    const document = documentOf(page);
    const [first, second, third] = document.branches;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three futures');
    const branches = [first, second, { ...third, parent: 1 }];
    const again = reopened({ ...document, branches });
    expect(forks(again)).toEqual(forks(page));
    expect(known(again)).toEqual(known(page));
  });
});

describe('a run that is opened again', () => {
  it.each([0, 1])('knows the past of both futures while future %i is shown', (shown) => {
    const page = lived([40, CUT]);
    page.source.switchTo(shown);
    page.answer();
    const again = reopened(documentOf(page));
    expect(again.source.latest()?.place.branch).toBe(shown);
    expect(known(again)).toEqual(known(page));
    expect(known(again)[1]?.[0]?.seq).toBe(0);
  });

  it('knows the past of a future in which nothing has been done yet', () => {
    const page = lived();
    page.source.seek(30 * S);
    page.source.fork();
    page.answer();
    page.source.switchTo(0);
    page.answer();
    const again = reopened(documentOf(page));
    expect(known(again)).toEqual(known(page));
    expect(known(again)[1]?.[0]?.seq).toBe(0);
  });
});

describe('two futures whose common parent was deleted', () => {
  const page = lived([40, CUT], [10, DOWN]);
  const before = known(page);
  page.source.remove(0);
  page.answer();

  it('have the older one as the first, which the other leaves where they part', () => {
    expect(forks(page)).toEqual([
      [1, null, 0, 0],
      [2, 1, 10, 0],
    ]);
  });

  it('can be compared from there', () => {
    const { at, seq } = partingOf(page.source.branches(), [1, 2]);
    expect(at).toBe(10 * S);
    const [one = [], other = []] = known(page).map((facts) =>
      facts.filter((fact) => fact.seq < seq),
    );
    expect(one).toEqual(other);
    expect(one.at(-1)?.t).toBeGreaterThan(8 * S);
  });

  it('are named by the acts that they begin with', () => {
    expect(names(page)).toEqual([
      expect.stringMatching(/^0:40\.0, /),
      expect.stringMatching(/^0:10\.0, /),
    ]);
  });

  it('are as they are only where nothing was done since another left', () => {
    const both = lived([40, CUT]);
    both.source.seek(45 * S);
    both.answer();
    both.source.seek(42 * S);
    both.source.inject(DOWN);
    both.answer();
    both.source.remove(0);
    both.answer();
    expect(names(both)).toEqual(['as is', expect.stringMatching(/^0:42\.0, /)]);
  });

  it('keep what is known of them, also through a link', () => {
    expect(known(page)).toEqual(before.slice(1));
    const document = documentOf(page);
    expect(document.branches.map(({ parent, forkAt }) => [parent, forkAt / S])).toEqual([
      [null, 0],
      [0, 10],
    ]);
    const again = reopened(document);
    expect(known(again)).toEqual(before.slice(1));
  });
});

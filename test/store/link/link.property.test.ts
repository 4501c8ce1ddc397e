/**
 * The law of links and files: what goes in comes out, for clusters of the swarm with every kind of
 * command, one to four branches, and every part of the view.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSimulationSource } from '../../../src/sources/simulation/simulationSource.ts';
import { linkFragment, parseLink } from '../../../src/store/link/link.ts';
import { parseRunFile, runFileText } from '../../../src/store/link/runFile.ts';
import { runOfStore } from '../../../src/store/link/runOfStore.ts';
import { currentLink, openLink } from '../../../src/store/session.ts';
import { createAppStore } from '../../../src/store/store.ts';
import { kindsOf } from '../../support/commandArbitraries.ts';
import { anyRunLink, anySeenRun, EVERY_TAB } from '../../support/linkArbitraries.ts';
import { calmRun } from '../../support/links.ts';
import { createPromptWorker } from '../../support/sameThreadWorker.ts';
import { LAW_SEED } from '../../support/seeds.ts';

const RUNS = { seed: LAW_SEED, numRuns: 150 };
/** Each is computed twice. */
const OPENED = { seed: LAW_SEED, numRuns: 25 };

it('a link says what was put into it', () => {
  fc.assert(
    fc.property(anyRunLink, (run) => {
      expect(parseLink(`#${linkFragment(run)}`)).toEqual({ ok: true, value: run });
    }),
    RUNS,
  );
});

it('a file says what was put into it', () => {
  fc.assert(
    fc.property(anyRunLink, (run) => {
      expect(parseRunFile(runFileText(run))).toEqual({ ok: true, value: run });
    }),
    RUNS,
  );
});

it('among these runs is every kind of command, every tab, and two to four branches compared', () => {
  const runs = fc.sample(anyRunLink, RUNS);
  const commands = runs.flatMap(({ branches }) => branches.flatMap(({ journal }) => journal));
  expect(new Set(commands.map(({ command }) => command.kind))).toEqual(
    new Set(kindsOf(calmRun().scenario)),
  );
  expect(new Set(runs.map(({ view }) => view.tab))).toEqual(new Set(EVERY_TAB));
  const compared = new Set(runs.map(({ view }) => view.compared?.length ?? 0));
  expect(compared).toEqual(new Set([0, 2, 3, 4]));
  expect(new Set(runs.map(({ scenario }) => scenario.seed)).size).toBeGreaterThan(50);
});

it(
  'a run that the page opened from a link is that run, and so is what its own link says',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anySeenRun, async (seen) => {
        const store = createAppStore(createSimulationSource(createPromptWorker()), {
          language: 'en',
          theme: 'dark',
        });
        // A link without a selection leaves the one that a run begins with: the first node.
        const [first] = seen.scenario.nodes;
        const selection = seen.view.selection ?? { kind: 'node', name: first?.name ?? '' };
        const run = {
          ...seen,
          view: { ...seen.view, selection },
          language: seen.language ?? 'en',
          theme: seen.theme ?? 'dark',
        };
        expect(await openLink(store, linkFragment(run))).toBe(true);
        expect(runOfStore(store)).toEqual(run);
        const again = await currentLink(store);
        expect(again.ok && parseLink(again.value)).toEqual({ ok: true, value: run });
      }),
      OPENED,
    );
  },
);

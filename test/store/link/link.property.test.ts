/** The law of links and files: what goes in comes out, for every run, every branch and every view. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkFragment, parseLink } from '../../../src/store/link/link.ts';
import { parseRunFile, runFileText } from '../../../src/store/link/runFile.ts';
import { anyRunLink } from '../../support/linkArbitraries.ts';
import { LAW_SEED } from '../../support/seeds.ts';

const RUNS = { seed: LAW_SEED, numRuns: 150 };

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

it('a link of a run that was opened from a link is that link', () => {
  fc.assert(
    fc.property(anyRunLink, (run) => {
      const fragment = linkFragment(run);
      const read = parseLink(fragment);
      expect(read.ok && linkFragment(read.value)).toBe(fragment);
    }),
    RUNS,
  );
});

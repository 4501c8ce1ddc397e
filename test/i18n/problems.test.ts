/** Problems of inputs in both languages: nothing that the sources say is left in English, nothing is said less. */
import { describe, expect, it } from 'vitest';
import { parseScenario, problemAt, say, type Problem } from '../../src/engine/index.ts';
import { problemsKo } from '../../src/i18n/problems.ko.ts';
import { problemWords } from '../../src/components/app/problemWords.ts';
import { importCluster } from '../../src/kubectl/importCluster.ts';
import { parseRecording } from '../../src/recordings/parseRecording.ts';
import { parseLink } from '../../src/store/link/link.ts';
import { parsePlainLink } from '../../src/store/plainLink.ts';
import { phrasesOfSources } from '../support/phrases.ts';

const said = phrasesOfSources();
const holesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\d+\}/g)].map(([hole]) => hole).toSorted();
/** Names of fields, flags and rules: what must stand in every language as it is. */
const fixedIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:[a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2}-V?\d+|kubectl|metadata)\b|-[Ao]\b/g)].map(
    ([word]) => word,
  );

const koreanOf = (result: { ok: true } | { ok: false; error: readonly Problem[] }): string[] => {
  if (result.ok) throw new Error('there is nothing wrong with it');
  return result.error.map((problem) => {
    const { found, allowed } = problemWords(problem, 'ko');
    return `${problem.path} | ${found} | ${allowed}`;
  });
};

describe('the Korean catalogue of problems', () => {
  it('has every text that the sources say, and no other', () => {
    expect([...said].filter((text) => !Object.hasOwn(problemsKo, text))).toEqual([]);
    expect(Object.keys(problemsKo).filter((text) => !said.has(text))).toEqual([]);
  });

  it('fills the same holes, and keeps the names of fields, flags and rules', () => {
    for (const [english, korean] of Object.entries(problemsKo)) {
      expect(holesOf(korean), english).toEqual(holesOf(english));
      for (const word of fixedIn(english)) expect(korean).toContain(word);
    }
  });
});

describe('a problem', () => {
  const tooSmall = problemAt('seed', '-1', say`a whole number from ${0} to ${9}`, 'range');

  it('is an English text for the headless runner, and the same words as data', () => {
    expect(tooSmall).toMatchObject({ allowed: 'a whole number from 0 to 9', found: '-1' });
    expect(tooSmall.words?.allowed).toEqual({
      pattern: 'a whole number from {0} to {1}',
      values: [0, 9],
    });
    expect(structuredClone(tooSmall)).toEqual(tooSmall);
  });

  it('is said in Korean with the value that was found as it stands in the input', () => {
    expect(problemWords(tooSmall, 'ko')).toEqual({ found: '-1', allowed: '0 이상 9 이하의 정수' });
    expect(problemWords(tooSmall, 'en')).toEqual({
      found: '-1',
      allowed: 'a whole number from 0 to 9',
    });
  });

  it('joins choices, and fills a phrase within a phrase, in its own language', () => {
    const choice = problemAt('x', say`nothing`, say`Leases or Nodes: ${say`${['a', 'b']}`}`, 'x');
    expect(choice.allowed).toBe('Leases or Nodes: a or b');
    expect(problemWords(choice, 'ko')).toEqual({
      found: '없음',
      allowed: 'Lease 또는 Node: a 또는 b',
    });
  });

  it('that brings no words of ours stays as it is', () => {
    const bare: Problem = { path: 'engine', found: 'x', allowed: 'y', code: 'z' };
    expect(problemWords(bare, 'ko')).toEqual({ found: 'x', allowed: 'y' });
  });

  it('takes nothing from the input for words of ours, whatever it looks like', () => {
    const parsed = parseScenario({
      format: 'lease-lab/scenario',
      version: 1,
      name: { pattern: '{0}', values: ['x'] },
    });
    expect(koreanOf(parsed)).toEqual([
      'name | {"pattern":"{0}","values":["x"]} | 200자 이하의 텍스트',
    ]);
  });
});

describe('in Korean', () => {
  it('a scenario', () => {
    const parsed = parseScenario({
      format: 'lease-lab/scenario',
      version: 1,
      seed: -1,
      start: 'hot',
      oops: 1,
    });
    const lines = koreanOf(parsed).join('\n');
    expect(lines).toContain('seed | -1 | 0 이상 4294967295 이하의 정수');
    expect(lines).toContain('start | "hot" | "warm" 또는 "cold"');
    expect(lines).toContain('oops | 1 | 여기에는 없는 필드입니다.');
  });

  it('a link, a plain link, a recording and a text of kubectl', () => {
    const all = [
      ...koreanOf(parseLink('v2.abc')),
      ...koreanOf(parseLink('v9.abc')),
      ...koreanOf(parsePlainLink('reality=what&seed=-1')),
      ...koreanOf(parseRecording('{"recording":1}')),
      ...koreanOf(importCluster('NAME HOLDER')),
    ];
    expect(all.length).toBeGreaterThan(5);
    for (const line of all) expect(line).toMatch(/[가-힣]|\| v2\.|leader|clock/);
  });
});

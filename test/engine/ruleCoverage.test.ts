/**
 * Every rule of the reference that the engine follows stands in the name of a test, or in a list with
 * the reason why it does not; and the model's page speaks of every one of them.
 */
import { describe, expect, it } from 'vitest';
import { read } from '../support/sourceFiles.ts';
import { RULES, testedRules, UNTESTED } from '../support/rules.ts';

const tested = testedRules();

describe('the rules of the reference', () => {
  it('each stand in the title of a test, or among those without one', () => {
    expect(RULES.filter((rule) => !tested.has(rule) && !UNTESTED.has(rule))).toEqual([]);
  });

  it('are not listed as untested when there is a test after all', () => {
    expect([...UNTESTED.keys()].filter((rule) => tested.has(rule))).toEqual([]);
  });

  it('have the numbers that titles use: no title names a rule that does not exist', () => {
    const known = new Set(RULES);
    const families = new Set(RULES.map((rule) => rule.slice(0, 2)));
    expect(
      [...tested].filter((rule) => families.has(rule.slice(0, 2)) && !known.has(rule)),
    ).toEqual([]);
  });

  it('all have a row in docs/model.md, and those without a test their reason', () => {
    const page = read('docs/model.md');
    expect(RULES.filter((rule) => !new RegExp(`^\\| ${rule} `, 'm').test(page))).toEqual([]);
    for (const reason of UNTESTED.values()) expect(page).toContain(reason);
  });
});

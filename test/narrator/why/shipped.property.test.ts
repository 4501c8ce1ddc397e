/**
 * "Why?" of everything worth stopping at in every scenario that ships: each chain ends where something
 * began (an act, the script, a start condition), follows rules by their IDs, and speaks two languages.
 */
import { describe, expect, it } from 'vitest';
import { sayStep, sayTitle } from '../../../src/components/why/whyWords.ts';
import { isNotable, type Fact } from '../../../src/engine/index.ts';
import { whyTranslator } from '../../../src/i18n/whyTranslate.ts';
import { explain } from '../../../src/narrator/why/explain.ts';
import type { WhyStep } from '../../../src/narrator/why/step.ts';
import { SCENARIOS, type ShippedId } from '../../../src/scenarios/index.ts';
import { RULES } from '../../support/rules.ts';
import { runOfShipped } from '../../support/shippedRun.ts';
import { namesOf } from '../../support/whyRun.ts';

/** Seconds until the story of a scenario has been told; those not named here need ten minutes. */
const UNTIL: Partial<Readonly<Record<ShippedId, number>>> = {
  etcdFull: 3600,
  queueWithoutOrder: 1200,
  taintPastTheBrake: 1200,
};
const TEN_MINUTES = 600;
const MOST_STEPS = 7;
/** Of a long run so many facts of each kind, evenly. */
const MOST_OF_A_KIND = 60;
/** Of what goes on all the time, fewer, and not for as long: it repeats itself. */
const ROUTINE_OF_A_KIND = 16;
const ROUTINE_UNTIL = 400;

/** What a sentence must not contain: a value that was not there, or the hole that it left. */
const GAP = /undefined|NaN|null|\[object|\s{2,}|^\s|\s[,.]|,,|\(\)/;
/** Acts, beginnings, and what a scheduler or a replica controller does: no rule of Leases says more of them. */
const WITHOUT_RULE =
  /^why\.(act|begin|pod\.(created|bound|unschedulable)|taint\.byHand|routine\.(sent|answered|heard|podReady|candidateGone))/;

function askedOf(
  facts: readonly Fact[],
  isAsked: (fact: Fact) => boolean = isNotable,
  most: number = MOST_OF_A_KIND,
): readonly Fact[] {
  const byKind = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (!isAsked(fact)) continue;
    const kind = fact.kind === 'invariantBroken' ? `broken ${fact.invariant}` : fact.kind;
    byKind.set(kind, [...(byKind.get(kind) ?? []), fact]);
  }
  return [...byKind.values()].flatMap((all) => {
    const every = Math.ceil(all.length / most);
    return all.filter((_, index) => index % every === 0);
  });
}

const endsSomewhere = (steps: readonly WhyStep[]): boolean => {
  const last = steps.at(-1);
  return last !== undefined && (last.by !== null || last.key.startsWith('why.begin.'));
};

/** An act is its own answer; everything else has at least a cause. */
const isTooShort = (fact: Fact, steps: readonly WhyStep[]): boolean =>
  steps.length < 2 && steps[0]?.by === null && fact.kind !== 'command';

function faultsOf(fact: Fact, steps: readonly WhyStep[]): readonly string[] {
  const told = `${fact.kind} #${fact.seq} (${steps.map(({ key }) => key.slice(4)).join(', ')})`;
  const faults: string[] = [];
  if (isTooShort(fact, steps)) faults.push(`${told}: has no cause`);
  if (steps.length > MOST_STEPS) faults.push(`${told}: ${steps.length} steps`);
  if (!endsSomewhere(steps)) faults.push(`${told}: ends nowhere`);
  for (const step of steps) {
    if (step.rules.length === 0 && !WITHOUT_RULE.test(step.key))
      faults.push(`${told}: ${step.key} names no rule`);
    for (const rule of step.rules)
      if (!RULES.includes(rule)) faults.push(`${told}: ${rule} is no rule`);
  }
  return faults;
}

describe('every notable fact of a scenario that ships', { timeout: 300_000 }, () => {
  it.each(SCENARIOS.map(({ id }) => id))(
    '%s: goes back to an act, to the script or to how the run begins, rule by rule',
    (id) => {
      const { scenario, facts } = runOfShipped(id, UNTIL[id] ?? TEN_MINUTES);
      const faults = askedOf(facts).flatMap((fact) =>
        faultsOf(fact, explain(fact, facts, scenario)),
      );
      expect(faults).toEqual([]);
    },
  );

  it.each(SCENARIOS.map(({ id }) => id))(
    '%s: so does everything else in the log, and no step is only the name of a kind',
    (id) => {
      const { scenario, facts } = runOfShipped(id, ROUTINE_UNTIL);
      const t = whyTranslator('ko');
      const names = namesOf(scenario);
      const faults = new Set<string>();
      for (const fact of askedOf(facts, (each) => !isNotable(each), ROUTINE_OF_A_KIND)) {
        if (fact.kind === 'runStarted') continue;
        const steps = explain(fact, facts, scenario);
        for (const fault of faultsOf(fact, steps)) faults.add(fault);
        for (const step of steps) {
          const { sentence, small } = sayStep(t, step, names);
          if (step.key === 'why.plain') faults.add(`${fact.kind}: ${sentence}`);
          if (GAP.test(`${sentence}|${small}`)) faults.add(`${step.key}: "${sentence}"`);
        }
      }
      expect([...faults]).toEqual([]);
    },
  );

  it.each(['en', 'ko'] as const)('says every step and every question whole in %s', (language) => {
    const t = whyTranslator(language);
    const faults = new Set<string>();
    for (const { id } of SCENARIOS) {
      const { scenario, facts } = runOfShipped(id, UNTIL[id] ?? TEN_MINUTES);
      const names = namesOf(scenario);
      for (const fact of askedOf(facts)) {
        const title = sayTitle(t, fact, names, 'what');
        if (GAP.test(title)) faults.add(title);
        for (const step of explain(fact, facts, scenario)) {
          const { sentence, small } = sayStep(t, step, names);
          if (sentence === '' || GAP.test(`${sentence}|${small}`))
            faults.add(`${step.key}: "${sentence}" "${small}"`);
        }
      }
    }
    expect([...faults]).toEqual([]);
  });
});

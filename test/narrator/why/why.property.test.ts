/**
 * Laws of every chain, over random clusters with random faults: one to seven steps, each a fact of the
 * log, backwards in time but for the act that ends it, and whole sentences in both languages.
 */
import { describe, expect, it } from 'vitest';
import { sayStep } from '../../../src/components/why/whyWords.ts';
import { mergeFacts, stretchesBefore } from '../../../src/components/why/useWhy.ts';
import { isNotable, type Fact } from '../../../src/engine/index.ts';
import { whyTranslator } from '../../../src/i18n/whyTranslate.ts';
import { explain } from '../../../src/narrator/why/explain.ts';
import type { WhyStep } from '../../../src/narrator/why/step.ts';
import { drawSwarm } from '../../support/swarm.ts';
import { keysOf, namesOf, runScenario, type WhyRun } from '../../support/whyRun.ts';

const SEEDS = [1, 2, 3, 5, 8, 13, 21, 34];
/** Of a long run so many facts, evenly. */
const MOST_ASKED = 250;

const GAP = /undefined|NaN|null|\[object|\s{2,}|^\s|\s[,.]|,,|\(\)/;

function runSwarm(seed: number): WhyRun {
  const swarm = drawSwarm(seed);
  return runScenario(
    swarm.scenario,
    [
      ...swarm.faults.map(({ at, command }) => [at, command] as const),
      ...swarm.healing.map((command) => [swarm.healAt, command] as const),
    ],
    swarm.healAt + 60,
  );
}

function askedOf(facts: readonly Fact[]): readonly Fact[] {
  const notable = facts.filter(isNotable);
  const every = Math.max(1, Math.ceil(notable.length / MOST_ASKED));
  return notable.filter((_, index) => index % every === 0);
}

/** What is wrong with a chain, each in a sentence. */
function faultsOf(fact: Fact, steps: readonly WhyStep[], run: WhyRun): readonly string[] {
  const faults: string[] = [];
  const name = `${fact.kind} #${fact.seq}`;
  if (steps.length < 1 || steps.length > 7) faults.push(`${name} has ${steps.length} steps`);
  const last = steps.at(-1);
  const inTime = last?.by === null ? steps : steps.slice(0, -1);
  inTime.forEach((step, index) => {
    const before = inTime[index - 1];
    if (before !== undefined && step.t > before.t) faults.push(`${name}: ${step.key} is later`);
  });
  for (const step of steps) {
    const told = run.facts[step.seq];
    if (told?.seq !== step.seq || told.t !== step.t)
      faults.push(`${name}: ${step.key} tells no fact of the log`);
    if (step.seq > fact.seq) faults.push(`${name}: ${step.key} comes after it`);
    if (step.until !== undefined && step.until < step.t)
      faults.push(`${name}: ${step.key} ends early`);
  }
  if (new Set(steps.map(({ seq }) => seq)).size < steps.length)
    faults.push(`${name} tells a fact twice`);
  return faults;
}

describe('every chain of a random run', { timeout: 300_000 }, () => {
  it.each(SEEDS)('seed %i: is one to seven facts of the log, backwards to its cause', (seed) => {
    const run = runSwarm(seed);
    const names = namesOf(run.scenario);
    const languages = (['en', 'ko'] as const).map((language) => whyTranslator(language));
    const faults = new Set<string>();
    for (const fact of askedOf(run.facts)) {
      const steps = explain(fact, run.facts, run.scenario);
      for (const fault of faultsOf(fact, steps, run)) faults.add(fault);
      for (const step of steps)
        for (const t of languages) {
          const { sentence, small } = sayStep(t, step, names);
          if (sentence === '' || GAP.test(`${sentence}|${small}`))
            faults.add(`${step.key}: "${sentence}" "${small}"`);
        }
    }
    expect([...faults]).toEqual([]);
  });

  it('a chain asked of a log that has lost its routine facts is whole again once they are recalled', () => {
    const run = runSwarm(2);
    const kept = run.facts.filter((fact) => isNotable(fact) || fact.cause === null);
    const wrong: string[] = [];
    let incomplete = 0;
    for (const fact of askedOf(kept)) {
      const first = explain(fact, kept, run.scenario);
      const recalled = stretchesBefore(first).map(({ from, to }) =>
        run.facts.filter(({ t }) => t >= from && t <= to),
      );
      const chain = explain(fact, mergeFacts(kept, ...recalled), run.scenario);
      const whole = explain(fact, run.facts, run.scenario);
      if (JSON.stringify(first) !== JSON.stringify(whole)) incomplete += 1;
      if (JSON.stringify(chain) !== JSON.stringify(whole))
        wrong.push(
          `${fact.kind} #${fact.seq}: ${keysOf(chain).join()} for ${keysOf(whole).join()}`,
        );
    }
    expect(wrong).toEqual([]);
    // Else there was nothing to recall.
    expect(incomplete).toBeGreaterThan(0);
  });
});

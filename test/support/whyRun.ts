/** Runs of the engine that are asked "why?": a cluster, acts at their seconds, and the chain of a fact. */
import { whyNames, sayStep, type WhyNames } from '../../src/components/why/whyWords.ts';
import {
  createSimulation,
  ensure,
  later,
  seconds,
  START,
  type Command,
  type Fact,
  type FactKind,
  type FactOf,
  type Scenario,
} from '../../src/engine/index.ts';
import { whyTranslator } from '../../src/i18n/whyTranslate.ts';
import { explain } from '../../src/narrator/why/explain.ts';
import { isOfKind } from '../../src/narrator/why/log.ts';
import type { WhyStep } from '../../src/narrator/why/step.ts';
import { buildScenario, type ClusterOptions } from './buildCluster.ts';

export type Act = readonly [atSeconds: number, command: Command];

export interface WhyRun {
  readonly scenario: Scenario;
  readonly facts: readonly Fact[];
  /** The first fact of a kind that fits. */
  first<K extends FactKind>(kind: K, where?: (fact: FactOf<K>) => boolean): FactOf<K>;
  /** Its chain. */
  why<K extends FactKind>(kind: K, where?: (fact: FactOf<K>) => boolean): readonly WhyStep[];
}

export function runScenario(scenario: Scenario, acts: readonly Act[], until: number): WhyRun {
  const simulation = createSimulation(scenario);
  for (const [at, command] of acts) {
    simulation.runUntil(later(START, seconds(at)));
    simulation.apply(command);
  }
  simulation.runUntil(later(START, seconds(until)));
  const facts = simulation.facts().slice();
  const first = <K extends FactKind>(
    kind: K,
    where: (fact: FactOf<K>) => boolean = () => true,
  ): FactOf<K> => {
    for (const fact of facts) if (isOfKind(fact, [kind]) && where(fact)) return fact;
    throw new Error(`there is no such fact: ${kind}`);
  };
  return {
    scenario,
    facts,
    first,
    why: (kind, where) => {
      const { seq } = first(kind, where);
      const asked = ensure(
        facts.find((fact) => fact.seq === seq),
        `fact ${seq}`,
      );
      return explain(asked, facts, scenario);
    },
  };
}

export const runActs = (
  acts: readonly Act[],
  until: number,
  options: ClusterOptions = {},
): WhyRun => runScenario(buildScenario(options), acts, until);

export const namesOf = (scenario: Scenario): WhyNames =>
  whyNames(scenario.nodes.map(({ name }) => name));

/** What a chain says, step by step. */
export const sentences = (
  steps: readonly WhyStep[],
  scenario: Scenario,
  language: 'en' | 'ko' = 'en',
): readonly string[] => {
  const t = whyTranslator(language);
  return steps.map((step) => sayStep(t, step, namesOf(scenario)).sentence);
};

export const keysOf = (steps: readonly WhyStep[]): readonly string[] =>
  steps.map(({ key }) => key.replace('why.', ''));

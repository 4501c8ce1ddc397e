/** What a scenario that ships tells when it runs: its facts, and readings of them. */
import {
  createSimulation,
  later,
  parseScenario,
  seconds,
  START,
  type Fact,
  type FactKind,
  type FactOf,
  type Scenario,
} from '../../src/engine/index.ts';
import { shippedScenario, type ShippedId } from '../../src/scenarios/index.ts';

export interface ShippedRun {
  readonly scenario: Scenario;
  readonly facts: readonly Fact[];
}

/** The scenario, and every fact until that second. */
export function runOfShipped(id: ShippedId, until: number): ShippedRun {
  const parsed = parseScenario(shippedScenario(id)?.document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const simulation = createSimulation(parsed.value);
  simulation.runUntil(later(START, seconds(until)));
  return { scenario: parsed.value, facts: simulation.facts() };
}

/** Every fact until that second. */
export const factsOfShipped = (id: ShippedId, until: number): readonly Fact[] =>
  runOfShipped(id, until).facts;

export const only = <K extends FactKind>(facts: readonly Fact[], kind: K): readonly FactOf<K>[] =>
  facts.filter((fact): fact is FactOf<K> => fact.kind === kind);

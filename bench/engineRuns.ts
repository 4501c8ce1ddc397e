/** The engine's side of the benchmarks: the same door that the worker and the headless runner use. */
import {
  createSimulation,
  later,
  parseScenario,
  seconds,
  START,
  type Scenario,
  type Simulation,
} from '../src/engine/index.ts';

function scenarioOf(document: unknown): Scenario {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** N nodes, warm, and the one controller manager that watches them. */
export const fleet = (nodes: number): Scenario =>
  scenarioOf({
    format: 'lease-lab/scenario',
    version: 1,
    seed: 7,
    nodes: { count: nodes },
    components: [{ name: 'kube-controller-manager', candidates: ['cp-1'] }],
  });

/** Facts about nodes only: no message, no renewal is written down. */
export function runFleet(scenario: Scenario, virtualSeconds: number): Simulation {
  const simulation = createSimulation(scenario, { detail: 'nodes' });
  simulation.runUntil(later(START, seconds(virtualSeconds)));
  return simulation;
}

export const threeCandidates = (seed: number): Scenario =>
  scenarioOf({
    format: 'lease-lab/scenario',
    version: 1,
    seed,
    nodes: { count: 0 },
    components: [{ name: 'my-operator', candidates: ['a', 'b', 'c'] }],
  });

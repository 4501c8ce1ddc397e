/**
 * A cluster and a list of faults drawn from one seed (swarmScenario.ts, swarmFaults.ts): every dial of
 * a scenario, then twenty or so acts of every kind, then everything healed. The seed says it all.
 */
import type { Command, Scenario } from '../../src/engine/index.ts';
import { drawsOf } from './seeds.ts';
import { drawFault, healingOf } from './swarmFaults.ts';
import { drawScenario } from './swarmScenario.ts';

export interface Fault {
  /** Seconds from the start. */
  readonly at: number;
  readonly command: Command;
}

export interface Swarm {
  readonly scenario: Scenario;
  /** In order of time. */
  readonly faults: readonly Fault[];
  /** When the last fault is over and everything is healed, seconds. */
  readonly healAt: number;
  readonly healing: readonly Command[];
}

export function drawSwarm(seed: number): Swarm {
  const draws = drawsOf(seed);
  const scenario = drawScenario(seed, draws);
  const healAt = draws.whole(60, 200);
  const faults = Array.from({ length: draws.whole(5, 25) }, () => ({
    at: draws.whole(5, healAt - 1),
    command: drawFault(draws, scenario),
  }));
  return {
    scenario,
    faults: faults.toSorted((one, other) => one.at - other.at),
    healAt,
    healing: healingOf(scenario),
  };
}

/** The engine's side of the benchmarks: the same door that the worker and the headless runner use. */
import {
  createSimulation,
  later,
  parseScenario,
  seconds,
  START,
  type FactKind,
  type Scenario,
  type Simulation,
} from '../src/engine/index.ts';

function scenarioOf(document: unknown): Scenario {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** N nodes, warm, and the one controller manager that watches them. */
export const fleet = (nodes: number): Scenario =>
  scenarioOf({
    format: 'lease-lab/scenario',
    version: 1,
    seed: 7,
    nodes: { count: nodes },
    // What so many Nodes and ten minutes of their Leases weigh is more than etcd's default quota holds (SZ-4).
    etcd: { quotaMiB: 65_536 },
    components: [{ name: 'kube-controller-manager', candidates: ['cp-1'] }],
  });

/** A run that writes down facts about nodes only: no message, no renewal. */
export const createFleet = (scenario: Scenario): Simulation =>
  createSimulation(scenario, { detail: 'nodes' });

export const runFor = (simulation: Simulation, virtualSeconds: number): void =>
  simulation.runUntil(later(START, seconds(virtualSeconds)));

const LEADERS: ReadonlySet<FactKind> = new Set<FactKind>(['startedLeading']);

export const threeCandidates = (seed: number): Scenario =>
  scenarioOf({
    format: 'lease-lab/scenario',
    version: 1,
    seed,
    nodes: { count: 0 },
    components: [{ name: 'my-operator', candidates: ['a', 'b', 'c'] }],
  });

/** Who leads, as the record says: `<host>_<uuid>`. */
function holderOf(simulation: Simulation): string {
  const lease = simulation.objects().find(({ kind }) => kind === 'Lease');
  if (lease?.kind !== 'Lease') throw new Error('there is no Lease');
  return lease.spec.holderIdentity ?? '';
}

/** The leader crashes at 20 s; the run ends when another one leads. */
export function runFailover(scenario: Scenario): void {
  const simulation = createSimulation(scenario, { factKinds: LEADERS });
  simulation.runUntil(later(START, seconds(20)));
  const host = holderOf(simulation).split('_')[0] ?? '';
  simulation.apply({ kind: 'crash', process: `my-operator/${host}` });
  const end = later(START, seconds(80));
  while (simulation.facts().length === 0 && simulation.runNext(end));
  if (simulation.facts().length === 0) throw new Error('nobody took over');
}

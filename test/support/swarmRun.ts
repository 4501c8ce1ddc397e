/**
 * Runs what a seed has drawn and judges it: nothing breaks that must hold, and the healed cluster
 * recovers. A run that fails is cut down to the fewest faults that still fail, as a scenario that
 * `npm run sim` takes.
 */
import {
  breachesOf,
  createSimulation,
  later,
  printScenario,
  wallOf,
  type Command,
  seconds,
  START,
  type Simulation,
} from '../../src/engine/index.ts';
import { drawSwarm, type Fault, type Swarm } from './swarm.ts';
import { worldBreaches } from './worldBreaches.ts';

/**
 * Grace, poll and status loops after healing take 120 s at most; a lock with a long lease takes two
 * polls and the lease more (10.2), one that is assigned two hand-overs (CE-9). The back-off of LE-33 comes on top.
 */
function recoverySeconds({ scenario }: Swarm): number {
  const handOvers = scenario.featureGates.CoordinatedLeaderElection ? 2 : 1;
  const waits = scenario.components.map(
    ({ leaseDurationSeconds, retryPeriodSeconds }) =>
      handOvers * (leaseDurationSeconds + 5 * retryPeriodSeconds),
  );
  return Math.max(120, ...waits);
}

/**
 * CE-11: with coordinated election a clock that is off by more than some seconds keeps its candidate
 * out, so healing sets the clocks as NTP would.
 */
function clocksSet(simulation: Simulation, { scenario }: Swarm): readonly Command[] {
  if (!scenario.featureGates.CoordinatedLeaderElection) return [];
  const { world, plan } = simulation;
  return [...world.processes.values()].flatMap(({ entity, clock }): Command[] => {
    const off = wallOf(clock, world.now) - world.now - plan.date;
    const process = plan.entities[entity]?.name ?? '';
    return off === 0 ? [] : [{ kind: 'stepClock', process, seconds: -off / 1e6 }];
  });
}

/** A renewal of the dead may cost a leader its lock, and its process a back-off: no more follows from that. */
const AFTERMATHS = 3;

/** What is wrong with a run, each in a sentence; empty if nothing is. */
export function troublesOf(swarm: Swarm): readonly string[] {
  const simulation = createSimulation(swarm.scenario);
  const readings = new Map<number, number>();
  const inTheWorld: string[] = [];
  const goTo = (at: number): void => {
    simulation.runUntil(later(START, seconds(at)));
    inTheWorld.push(...worldBreaches(simulation, readings));
  };
  for (const { at, command } of swarm.faults) {
    goTo(at);
    simulation.apply(command);
  }
  goTo(swarm.healAt);
  for (const command of [...swarm.healing, ...clocksSet(simulation, swarm)])
    simulation.apply(command);
  goTo(swarm.healAt + recoverySeconds(swarm));
  let troubles = notRecovered(swarm, simulation);
  for (let round = 0; round < AFTERMATHS && troubles.length > 0; round++) {
    goTo(Math.max(simulation.now / 1e6, lastAftermath(simulation) + recoverySeconds(swarm)));
    troubles = notRecovered(swarm, simulation);
  }
  const breaches = [...inTheWorld, ...breachesOf(simulation.facts(), swarm.scenario)];
  return breaches.length > 0 ? breaches.slice(0, 5) : troubles;
}

/**
 * When the faults had their last effect, seconds: a process that failed too often starts again (LE-33),
 * or a renewal of the dead arrives that had waited in the network, and everybody waits anew (TR-7, TR-8).
 */
function lastAftermath(simulation: Simulation): number {
  const times = simulation.facts().map((fact) => {
    if (fact.kind === 'processExited') return fact.restartsAt ?? 0;
    return fact.kind === 'leaseWritten' && !fact.senderWaiting ? fact.t : 0;
  });
  return Math.max(0, ...times) / 1e6;
}

/**
 * CE-8, CE-2: a winner that did not claim its lock in time, because it could not reach a server, lives
 * on as its holder. It never claims a lock that has run out, and while it is the best candidate nobody
 * writes another holder: such a lock stays without a leader for good, upstream as here.
 */
function isHeldByIdle(
  { world }: Simulation,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  entities: readonly number[],
): boolean {
  const holder = world.leases.get(`${namespace}/${name}`)?.lease.spec.holderIdentity ?? '';
  return entities.some((entity) => {
    const process = world.processes.get(entity);
    return process?.status === 'running' && !process.working && process.identity === holder;
  });
}

/** One leader per lock and every node Ready and without taints. */
function notRecovered(swarm: Swarm, simulation: Simulation): readonly string[] {
  const { world, plan } = simulation;
  const objects = simulation.objects();
  return [
    ...plan.components.flatMap(({ elector, entities, scenario }) => {
      const leaders = entities.filter((entity) => {
        const process = world.processes.get(entity);
        return process !== undefined && process.working && process.status === 'running';
      });
      // Nobody starts a program again that is not made so (LE-33): it may have ended after the healing.
      const isNobodyLeft =
        !scenario.restarts &&
        entities.every((each) => world.processes.get(each)?.status === 'down');
      const isStuck = elector.coordinated && isHeldByIdle(simulation, elector, entities);
      return leaders.length === (isNobodyLeft || isStuck ? 0 : 1)
        ? []
        : [`${elector.name} is led by ${leaders.length} processes`];
    }),
    ...swarm.scenario.nodes.flatMap(({ name }) => {
      const node = objects.find(
        (object) => object.kind === 'Node' && object.metadata.name === name,
      );
      if (node?.kind !== 'Node') return [`${name} does not exist`];
      const ready = node.status.conditions?.find((condition) => condition.type === 'Ready')?.status;
      const taints = (node.spec.taints ?? []).map((taint) => `${taint.key}:${taint.effect}`);
      return ready === 'True' && taints.length === 0
        ? []
        : [`${name} is Ready ${ready ?? 'never said'}, with ${taints.join(', ') || 'no taints'}`];
    }),
  ];
}

/** Leaves faults out as long as what is left still fails. */
function shrink(swarm: Swarm): Swarm {
  let least = swarm;
  for (let index = least.faults.length - 1; index >= 0; index--) {
    const without = { ...least, faults: least.faults.filter((_, each) => each !== index) };
    if (troublesOf(without).length > 0) least = without;
  }
  return least;
}

/** For the message of a failing seed: what is wrong, and the least that shows it. */
export function reportOf(seed: number): string | null {
  const swarm = drawSwarm(seed);
  const troubles = troublesOf(swarm);
  if (troubles.length === 0) return null;
  const least = shrink(swarm);
  const script = [
    ...least.faults,
    ...least.healing.map((command): Fault => ({ at: least.healAt, command })),
  ].map(({ at, command }) => ({ atSeconds: at, command }));
  return [
    `seed ${seed}:`,
    ...troubles,
    `Least faults that fail (${least.faults.length} of ${swarm.faults.length}), then healed at ${least.healAt} s:`,
    ...least.faults.map(({ at, command }) => `  ${at} s ${JSON.stringify(command)}`),
    ...troublesOf(least),
    'Save as scenario.json, then npm run sim -- scenario.json:',
    JSON.stringify(printScenario({ ...least.scenario, script })),
  ].join('\n');
}

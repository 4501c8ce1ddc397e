/**
 * A run: a scenario, a seed, and the commands so far give one world and one log, the same to the
 * byte on every machine, however the run is cut into steps.
 */
import type { Chance, Tape } from '../base/chance.ts';
import { assert } from '../base/assert.ts';
import type { Instant } from '../base/time.ts';
import type { KubeObject } from '../kubernetes/objects.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { applyCommand } from './applyCommand.ts';
import { copyData } from './clone.ts';
import type { Command } from './commands.ts';
import { emit, type Sim } from './context.ts';
import { dispatchAll, dispatchNext } from './dispatch.ts';
import type { Fact, FactKind } from './eventLog.ts';
import { kubeObjects } from './kubeObjects.ts';
import { makePlan, type Plan } from './plan.ts';
import { begin } from './start.ts';
import { createWorld, type WorldState } from './world.ts';

export interface SimulationOptions {
  /**
   * `all`: every message and every pass, for a viewer. `nodes`: undisturbed kubelets are stepped by
   * arithmetic and only facts about nodes, leases and leaders are written, for thousands of nodes.
   */
  readonly detail?: 'all' | 'nodes';
  /** Kinds of facts that are wanted; others are not built. It changes the log, never the run. */
  readonly factKinds?: ReadonlySet<FactKind>;
  /** Recorded outcomes to take instead of the seed's. */
  readonly tape?: Tape;
}

export interface Simulation {
  readonly now: Instant;
  readonly plan: Plan;
  readonly world: WorldState;
  /** For views that read the world; nothing else may reach into it. */
  readonly sim: Sim;
  /** Carries out every event up to and including `t`, and goes there. */
  runUntil(t: Instant): void;
  /** Carries out the next event if it comes at or before `limit`; false when there is none. */
  runNext(limit: Instant): boolean;
  /** A user's command, at the present instant. */
  apply(command: Command): void;
  facts(): readonly Fact[];
  /** Facts of the log from position `from` on are forgotten by the log's owner; the run does not need them. */
  forgetFacts(): void;
  objects(): KubeObject[];
  /** A copy that runs on by itself. */
  clone(): Simulation;
  /** A copy of the world alone, as a checkpoint keeps it. */
  checkpoint(): WorldState;
  /** A run of the same scenario that goes on from such a copy, which stays as it is; its log begins there. */
  resume(world: WorldState): Simulation;
  /** A short fingerprint of the log so far: equal logs, equal digests. */
  digest(): string;
}

/** Facts about nodes, leaders and faults: what a run of thousands of nodes writes. */
const NODE_FACTS: ReadonlySet<FactKind> = new Set<FactKind>([
  'runStarted',
  'command',
  'nodeConditionChanged',
  'taintAdded',
  'taintRemoved',
  'zoneStateChanged',
  'allZonesDisrupted',
  'allZonesDisruptedEnded',
  'podReadyChanged',
  'podDeleted',
  'podRemoved',
  'startedLeading',
  'stoppedLeading',
  'processStarted',
  'processExited',
  'processKilled',
  'processPaused',
  'processResumed',
  'electorWedged',
  'electorUnwedged',
  'nodePoweredOff',
  'nodePoweredOn',
  'linkCut',
  'linkHealed',
  'clockStepped',
  'clockRateChanged',
  'apiServerDown',
  'apiServerUp',
  'apiServerFrozen',
  'apiServerThawed',
  'lossChanged',
  'etcdQuorumLost',
  'etcdQuorumRestored',
  'etcdStalled',
  'etcdNoSpace',
  'etcdDefragmented',
  'etcdResumed',
  'etcdMemberUp',
  'etcdMemberDown',
  'commitDelayChanged',
  'invariantBroken',
  'invariantHolds',
]);

const OBSERVING_FACTS: readonly FactKind[] = [
  'renewalObserved',
  'passStarted',
  'passEnded',
  'nodeRegistered',
];

/** A run of that scenario, at t = 0. */
export function createSimulation(scenario: Scenario, options: SimulationOptions = {}): Simulation {
  const detail = options.detail ?? 'all';
  const kinds = options.factKinds ?? (detail === 'nodes' ? NODE_FACTS : null);
  const observes = kinds === null || OBSERVING_FACTS.some((kind) => kinds.has(kind));
  const plan = makePlan(scenario, observes);
  const tape = options.tape ?? null;
  const chance: Chance = { seed: scenario.seed, tape };
  const sim: Sim = {
    plan,
    world: createWorld(plan, tape?.id ?? null),
    chance,
    log: { facts: [], kinds },
    fold: detail === 'nodes' && tape === null && plan.hasNodeLeases,
  };
  begin(sim, emit(sim, { kind: 'runStarted' }, null));
  return simulationOf(sim);
}

function simulationOf(sim: Sim): Simulation {
  return {
    get now() {
      return sim.world.now;
    },
    plan: sim.plan,
    world: sim.world,
    sim,
    runUntil: (t) => {
      assert(t >= sim.world.now, 'time goes forward');
      dispatchAll(sim, t);
      sim.world.now = t;
    },
    runNext: (limit) => dispatchNext(sim, limit),
    apply: (command) => {
      applyCommand(sim, command, 'user', null);
    },
    facts: () => sim.log.facts,
    forgetFacts: () => {
      sim.log.facts.length = 0;
    },
    objects: () => kubeObjects(sim),
    clone: () =>
      simulationOf({
        ...sim,
        world: copyData(sim.world),
        log: { facts: sim.log.facts.slice(), kinds: sim.log.kinds },
      }),
    checkpoint: () => copyData(sim.world),
    resume: (world) =>
      simulationOf({
        ...sim,
        world: copyData(world),
        log: { facts: [], kinds: sim.log.kinds },
      }),
    digest: () => digestOf(sim.log.facts),
  };
}

/** FNV-1a over the facts as JSON, twice with different starts: 64 bits as 16 hexadecimal digits. */
export function digestOf(facts: readonly Fact[]): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const fact of facts) {
    const text = JSON.stringify(fact);
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x5bd1e995);
    }
  }
  return hex(a) + hex(b);
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

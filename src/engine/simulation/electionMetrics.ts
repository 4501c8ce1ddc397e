/**
 * What an elector tells the world besides its Lease (LE-22): two metrics, read off its state, and two
 * Events about the lock. An Event is one small request that nobody waits for. It is simplified to its
 * outcome: it is stored if the link lets it through, and else it is lost, as most of "stopped leading"
 * are, because the process exits right after it.
 */
import { ensure } from '../base/assert.ts';
import { seconds } from '../base/time.ts';
import { cutOf, serverFor } from './linkState.ts';
import type { Sim } from './context.ts';
import { serverWall } from './store.ts';
import { canTell } from './watches.ts';
import type { LeaseEvent, Process } from './world.ts';

/** kube-apiserver's `--event-ttl`. */
const EVENT_TTL = seconds(3_600);
/** Names that Events come from, where it is not the program's own. */
const SOURCES: ReadonlyMap<string, string> = new Map([['kube-scheduler', 'default-scheduler']]);

/** Stores an Event about the process's lock, if it gets through. */
export function recordLeaseEvent(sim: Sim, process: Process, what: LeaseEvent['what']): void {
  const { elector } = process;
  if (elector === null || isBeforeTheRun(sim)) return;
  const server = serverFor(sim, process.entity);
  const reaches = canTell(sim, server) && cutOf(sim, process.entity, server, 'requests') === null;
  if (!reaches) return;
  const { namespace, name, identity } = elector.params;
  const component = ensure(sim.plan.entities[process.entity], 'entity').component;
  const program = ensure(sim.plan.components[component], 'component').scenario.name;
  const now = serverWall(sim, server);
  sim.world.leaseEvents = sim.world.leaseEvents.filter(({ at }) => at > now - EVENT_TTL);
  sim.world.leaseEvents.push({
    lease: `${namespace}/${name}`,
    source: SOURCES.get(program) ?? program,
    identity,
    what,
    at: now,
  });
}

/** A leader at the start of a warm run became one long ago. */
const isBeforeTheRun = (sim: Sim): boolean =>
  sim.world.now === 0 && sim.plan.scenario.start === 'warm';

/** Events about a Lease that are still kept, oldest first. */
export const leaseEventsOf = (sim: Sim, namespace: string, name: string): readonly LeaseEvent[] =>
  sim.world.leaseEvents.filter(
    ({ lease, at }) => lease === `${namespace}/${name}` && at > serverWall(sim) - EVENT_TTL,
  );

/** The message of an Event, in upstream's words. */
export const leaseEventMessage = ({ identity, what }: LeaseEvent): string =>
  `${identity} ${what === 'becameLeader' ? 'became leader' : 'stopped leading'}`;

/** One process's metrics of leader election, as it would serve them; a process that is down serves none. */
export interface ElectionMetrics {
  readonly process: string;
  /** The label `name`: the Lease's name. */
  readonly name: string;
  readonly leader_election_master_status: 0 | 1;
  readonly leader_election_slowpath_total: number;
}

export function electionMetrics(sim: Sim): readonly ElectionMetrics[] {
  return sim.plan.components.flatMap(({ elector, entities }) =>
    entities.flatMap((entity): ElectionMetrics[] => {
      const state = sim.world.processes.get(entity)?.elector;
      if (state == null) return [];
      return [
        {
          process: ensure(sim.plan.entities[entity], 'entity').name,
          name: elector.name,
          leader_election_master_status: state.phase === 'renewing' ? 1 : 0,
          leader_election_slowpath_total: state.slowPaths,
        },
      ];
    }),
  );
}

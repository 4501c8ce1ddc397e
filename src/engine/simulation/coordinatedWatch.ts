/**
 * Who is told of locks and of LeaseCandidates (AS-9): the API server that runs coordinated election,
 * and the process that a candidate stands for.
 */
import type { LeaseCandidate } from '../kubernetes/objects.ts';
import type { Sim } from './context.ts';
import { sendWatch } from './watches.ts';
import type { Process, WatchEvent } from './world.ts';

function tellElections(sim: Sim, watch: WatchEvent, cause: number): void {
  for (const { apiServer } of sim.plan.machines) {
    const process = sim.world.processes.get(apiServer);
    if (process?.apiServer != null && process.apiServer.election !== null)
      sendWatch(sim, process, process.connection, watch, cause);
  }
}

/** A Lease that is no node's has changed. */
export function tellLock(sim: Sim, namespace: string, name: string, cause: number): void {
  if (!sim.plan.scenario.featureGates.CoordinatedLeaderElection) return;
  const lease = sim.world.leases.get(`${namespace}/${name}`)?.lease ?? null;
  tellElections(sim, { resource: 'Lock', namespace, name, lease }, cause);
}

export function tellCandidate(
  sim: Sim,
  candidate: LeaseCandidate,
  present: boolean,
  cause: number,
): void {
  const watch: WatchEvent = { resource: 'LeaseCandidate', candidate, present };
  tellElections(sim, watch, cause);
  const owner = ownerOf(sim, candidate);
  if (owner !== null) sendWatch(sim, owner, owner.connection, watch, cause);
}

/** The process whose candidate this is, if it still lives (CE-14). */
function ownerOf(sim: Sim, { namespace, name }: LeaseCandidate): Process | null {
  for (const component of sim.plan.components) {
    if (!component.elector.coordinated || component.elector.namespace !== namespace) continue;
    for (const entity of component.entities) {
      const process = sim.world.processes.get(entity);
      if (process?.candidate != null && process.identity === name) return process;
    }
  }
  return null;
}

/** A new connection, a new watch: the candidate's own object is listed again. */
export function retellCandidate(sim: Sim, process: Process, cause: number): void {
  if (process.candidate === null) return;
  const { namespace, name } = process.candidate.params;
  const candidate = sim.world.candidates.get(`${namespace}/${name}`);
  if (candidate === undefined) return;
  const watch: WatchEvent = { resource: 'LeaseCandidate', candidate, present: true };
  sendWatch(sim, process, process.connection, watch, cause);
}

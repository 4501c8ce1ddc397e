/** What stands in the way between a process and an API server right now (TR). */
import { type CutMode, type Direction } from '../network/connection.ts';
import { drawFor, isLoopback, STREAM_LOSS, type Sim } from './context.ts';
import { linkBetween } from './endpoints.ts';
import { roomLeft } from './etcdUsage.ts';

/** What stands in the way of one direction of a link; a server that is down refuses. */
export function cutOf(
  sim: Sim,
  entity: number,
  server: number,
  direction: Direction,
): CutMode | null {
  if (sim.world.servers[server]?.state === 'down') return 'refused';
  const link = linkBetween(sim, entity, server);
  if (link === undefined) return null;
  return direction === 'requests' ? link.requests : link.answers;
}

export const isRefused = (sim: Sim, entity: number, server: number): boolean =>
  cutOf(sim, entity, server, 'requests') === 'refused' ||
  cutOf(sim, entity, server, 'answers') === 'refused';

export const isFree = (sim: Sim, entity: number, server: number): boolean =>
  cutOf(sim, entity, server, 'requests') === null && cutOf(sim, entity, server, 'answers') === null;

/**
 * The API server that a new connection of a process goes to. A candidate of the control plane asks the
 * one on its own machine; everybody else is sent, by a load balancer, to one that it reaches and that
 * serves (ours: its health checks notice at once), else to the one it is usually sent to.
 */
export function serverFor(sim: Sim, entity: number): number {
  const { plan, world } = sim;
  const count = plan.machines.length;
  if (count === 1) return 0;
  const planned = plan.entities[entity];
  if (planned === undefined) return 0;
  if (planned.machine >= 0) return planned.machine;
  const usual = planned.hash % count;
  for (let turn = 0; turn < count; turn++) {
    const server = (usual + turn) % count;
    if (world.servers[server]?.state === 'serving' && isFree(sim, entity, server)) return server;
  }
  return usual;
}

/** No Lease of a node is larger, bytes. */
const LARGEST_LEASE = 4_096;

/**
 * How many renewals may be stepped by arithmetic before etcd must be looked at again: after each but
 * the last of them there is still room for whatever a kubelet writes. 0: etcd is as good as full.
 */
export function renewalsThatFit({ world, plan }: Sim): number {
  const most = Math.max(plan.nodeBytes, LARGEST_LEASE);
  const spare = roomLeft(world.usage, plan.quotaBytes) - most;
  return spare < 0 ? 0 : Math.floor(spare / LARGEST_LEASE) + 1;
}

/** Whether nothing of the control plane is in anybody's way: kubelets may be stepped by arithmetic. */
export const isControlPlaneWhole = (sim: Sim): boolean =>
  sim.world.servers.every(({ state }) => state === 'serving') &&
  !sim.world.etcd.stalled &&
  renewalsThatFit(sim) > 0 &&
  sim.world.etcd.members.every(({ reachesLeader }) => reachesLeader) &&
  (sim.world.etcd.commitDelay ?? sim.plan.commitDelay) === 0 &&
  (sim.world.lossPerMillion ?? sim.plan.lossPerMillion) === 0;

/** TR-9: whether this transmission is lost, though nothing stands in its way. */
export function isLost(sim: Sim, entity: number, server: number): boolean {
  const chance =
    linkBetween(sim, entity, server)?.lossPerMillion ??
    sim.world.lossPerMillion ??
    sim.plan.lossPerMillion;
  const process = sim.world.processes.get(entity);
  if (chance === 0 || process === undefined || isLoopback(sim, entity)) return false;
  return drawFor(sim, process, STREAM_LOSS, 0, 1_000_000) < chance;
}

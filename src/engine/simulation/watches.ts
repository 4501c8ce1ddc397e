/**
 * What an API server can tell those who watch it (AS-9): nothing while it is frozen, and nothing new
 * while its etcd member does not hear the leader. What it could not tell it tells later, in order.
 */
import { ensure } from '../base/assert.ts';
import type { Sim } from './context.ts';
import { transmit } from './transport.ts';
import type { Message, Process, WatchEvent } from './world.ts';
import type { UntoldEvent } from './controlPlaneState.ts';

export const canTell = (sim: Sim, machine: number): boolean =>
  sim.world.servers[machine]?.state === 'serving' &&
  sim.world.etcd.members[machine]?.reachesLeader === true;

/** Whether a process still watches over the connection that an untold event was for. */
const stillWatches = (
  sim: Sim,
  entity: number,
  incarnation: number,
  connection: number,
): boolean => {
  const process = sim.world.processes.get(entity);
  return (
    process?.incarnation === incarnation &&
    (process.connection === connection || process.watchConnection === connection)
  );
};

/** The events that can be told now are taken out. */
function takeUntold(sim: Sim, machine: number): readonly UntoldEvent[] {
  const server = ensure(sim.world.servers[machine], 'server');
  if (server.untold.length === 0 || !canTell(sim, machine)) return [];
  const untold = server.untold;
  server.untold = [];
  return untold.filter((each) => stillWatches(sim, each.entity, each.incarnation, each.connection));
}

/** Sends a watch event to a process over the given connection of it, if that is open. */
export function sendWatch(
  sim: Sim,
  process: Process,
  connectionId: number,
  watch: WatchEvent,
  cause: number,
): void {
  const connection = sim.world.connections.get(connectionId);
  if (connection === undefined || connection.orphan || connection.state !== 'open') return;
  const server = ensure(sim.world.servers[connection.server], 'server');
  if (server.untold.length > 0 || !canTell(sim, connection.server)) {
    const { entity, incarnation } = process;
    server.untold.push({ entity, incarnation, connection: connection.id, watch, cause });
    return;
  }
  const message: Message = {
    id: sim.world.nextId++,
    connection: connection.id,
    entity: process.entity,
    kind: 'watch',
    requestId: -1,
    incarnation: process.incarnation,
    request: null,
    answer: null,
    watch,
    sentAt: sim.world.now,
    arrivesAt: null,
    inServer: false,
    caught: null,
    commitsFrom: null,
    server: connection.server,
    cause,
  };
  sim.world.messages.set(message.id, message);
  transmit(sim, connection, message, null, cause);
}

/** What a server could not tell is told now, in order. */
export function tellUntold(sim: Sim, machine: number): void {
  for (const { entity, connection, watch, cause } of takeUntold(sim, machine)) {
    const process = sim.world.processes.get(entity);
    if (process !== undefined) sendWatch(sim, process, connection, watch, cause);
  }
}

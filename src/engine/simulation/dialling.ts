/**
 * New connections: their first packets, repeated into silence, and their opening (TR-4). A request
 * that finds no connection dials one; a kubelet's watch dials for itself.
 */
import type { Instant } from '../base/time.ts';
import { createConnection, dialAt, type Connection } from '../network/connection.ts';
import { baseLatency, schedule, type Sim } from './context.ts';
import { EVENT_DIAL, EVENT_OPEN } from './events.ts';
import { firstPacketAt, openAt } from './lateness.ts';
import { isFree, isLost, isRefused, serverFor } from './linkState.ts';

/** A kubelet's watch gives a dialling attempt up after 30 s (KL-13). */
const WATCH_DIAL_TIMEOUT = 30_000_000;

/** Dialling attempts that something only held back go on at once: at healing of a held link, at a thaw (TR-4). */
export function redial(
  sim: Sim,
  which: { readonly entity?: number; readonly machine: number },
  cause: number,
): void {
  for (const connection of sim.world.connections.values()) {
    if (connection.state !== 'dialling' || connection.server !== which.machine) continue;
    if (which.entity !== undefined && connection.entity !== which.entity) continue;
    schedule(
      sim,
      sim.world.now,
      { kind: EVENT_DIAL, subject: connection.id, detail: connection.dialGeneration },
      cause,
    );
  }
}

/** A new connection, not yet open: its first packet is on its way (TR-4). */
export function dial(sim: Sim, entity: number, use: Connection['use'], cause: number): Connection {
  const connection = createConnection(
    sim.world.nextId++,
    { entity, server: serverFor(sim, entity) },
    use,
    sim.world.now,
  );
  connection.state = 'dialling';
  sim.world.connections.set(connection.id, connection);
  schedule(sim, sim.world.now, { kind: EVENT_DIAL, subject: connection.id, detail: 0 }, cause);
  return connection;
}

/** EVENT_DIAL: a first packet. Returns true when the attempt has failed: refused, or out of time. */
export function onDial(
  sim: Sim,
  connection: Connection,
  generation: number,
  cause: number,
): boolean {
  if (connection.state !== 'dialling' || connection.dialGeneration !== generation) return false;
  const { entity, server } = connection;
  if (isRefused(sim, entity, server)) return true;
  const passes = isFree(sim, entity, server) && !isLost(sim, entity, server);
  if (passes && sim.world.servers[server]?.state === 'serving') {
    const shaken = (sim.world.now + 2 * baseLatency(sim, entity, server)) as Instant;
    const at = connection.use === 'requests' ? openAt(sim, entity, shaken) : shaken;
    connection.dialGeneration++;
    schedule(
      sim,
      at,
      { kind: EVENT_OPEN, subject: connection.id, detail: connection.dialGeneration },
      cause,
    );
    return false;
  }
  if (connection.use === 'watch' && sim.world.now >= connection.dialledAt + WATCH_DIAL_TIMEOUT)
    return true;
  let due = dialAt(connection.dialledAt, connection.dialAttempts);
  while (due <= sim.world.now) due = dialAt(connection.dialledAt, ++connection.dialAttempts);
  const at = firstPacketAt(sim, entity, due);
  schedule(sim, at, { kind: EVENT_DIAL, subject: connection.id, detail: generation }, cause);
  return false;
}

/** A new attempt on a connection that was still dialling: every request attempt tries anew (TR-4). */
export function dialAnew(sim: Sim, connection: Connection, cause: number): void {
  connection.server = serverFor(sim, connection.entity);
  connection.dialledAt = sim.world.now;
  connection.dialAttempts = 0;
  connection.dialGeneration++;
  schedule(
    sim,
    sim.world.now,
    { kind: EVENT_DIAL, subject: connection.id, detail: connection.dialGeneration },
    cause,
  );
}

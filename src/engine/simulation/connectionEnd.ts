/**
 * How a connection ends without anybody resetting it: nothing is heard on it for 45 s (TR-3), its client
 * lets it go (TR-8), or all that it carried is gone.
 */
import type { Instant } from '../base/time.ts';
import { DEAD_AFTER, lastByteWhileQuiet, type Connection } from '../network/connection.ts';
import { schedule, type Sim } from './context.ts';
import { EVENT_DEAD_CHECK } from './events.ts';
import { isFree } from './linkState.ts';

/** Something of this connection is not answered: look 45 s after its last byte (TR-3). */
export function suspect(sim: Sim, connection: Connection, cause: number): void {
  if (connection.watched || connection.orphan || connection.state !== 'open') return;
  connection.watched = true;
  connection.lastByteAt = lastByteWhileQuiet(connection.lastByteAt, sim.world.now);
  const at = (connection.lastByteAt + DEAD_AFTER) as Instant;
  schedule(sim, at, { kind: EVENT_DEAD_CHECK, subject: connection.id, detail: 0 }, cause);
}

/** EVENT_DEAD_CHECK: true when HTTP/2 gives the connection up now (TR-3). */
export function isDead(
  sim: Sim,
  connection: Connection,
  isAsking: boolean,
  cause: number,
): boolean {
  if (connection.orphan || connection.state !== 'open') return false;
  const waits = connection.requests.waiting.length + connection.answers.waiting.length > 0;
  const isWhole = isFree(sim, connection.entity, connection.server);
  if (isWhole && !waits && !isAsking) {
    connection.watched = false;
    return false;
  }
  const at = (connection.lastByteAt + DEAD_AFTER) as Instant;
  if (sim.world.now >= at) return true;
  schedule(sim, at, { kind: EVENT_DEAD_CHECK, subject: connection.id, detail: 0 }, cause);
  return false;
}

/** The client lets a connection go; what its kernel still holds is repeated without it (TR-8). */
export function abandon(sim: Sim, connection: Connection): void {
  for (const id of [...connection.answers.waiting, ...connection.dialling])
    sim.world.messages.delete(id);
  connection.answers.waiting = [];
  connection.answers.firstLostAt = null;
  connection.dialling = [];
  connection.orphan = true;
  if (connection.requests.waiting.length === 0) sim.world.connections.delete(connection.id);
}

/** The connection and all it carried are gone: reset, or its machine lost power. */
export function destroy(sim: Sim, connection: Connection): void {
  for (const id of [
    ...connection.requests.waiting,
    ...connection.answers.waiting,
    ...connection.dialling,
  ]) {
    sim.world.messages.delete(id);
  }
  sim.world.connections.delete(connection.id);
}

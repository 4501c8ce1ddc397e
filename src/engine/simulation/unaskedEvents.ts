/**
 * What an API server tells a kubelet unasked: events and bookmarks of its watches. Of that, one thing
 * matters here: lost in a cut, it starts the server's own repeats (TR-2), so that answers may come
 * back later than requests get through.
 */
import type { Instant } from '../base/time.ts';
import type { Connection } from '../network/connection.ts';
import { drawFor, schedule, STREAM_UNASKED, type Sim } from './context.ts';
import { EVENT_UNASKED } from './events.ts';
import { cutOf } from './linkState.ts';

/**
 * The first of it comes within so long of a cut's beginning, µs (ours). Recorded: of 30 cuts of 5 to 34 s,
 * 18 s in the mean, the answers came later than the requests after 8.
 */
const WITHIN = 40_000_000;

/** What a link loses of a kubelet's answers from now on may be something that nobody asked for. */
export function expectUnasked(sim: Sim, connection: Connection, cause: number): void {
  const process = sim.world.processes.get(connection.entity);
  const isKubelet = (sim.plan.entities[connection.entity]?.node ?? -1) >= 0;
  if (process === undefined || !isKubelet || connection.use !== 'requests') return;
  if (connection.state !== 'open' || connection.orphan) return;
  const after = drawFor(sim, process, STREAM_UNASKED, 0, WITHIN);
  const at = (sim.world.now + after) as Instant;
  schedule(sim, at, { kind: EVENT_UNASKED, subject: connection.id, detail: 0 }, cause);
}

/** EVENT_UNASKED: true if it is the first thing that the server loses on that connection. */
export const isFirstLost = (sim: Sim, connection: Connection): boolean =>
  connection.state === 'open' &&
  !connection.orphan &&
  connection.answers.firstLostAt === null &&
  cutOf(sim, connection.entity, connection.server, 'answers') === 'lost';

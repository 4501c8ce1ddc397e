/**
 * What kernels and handshakes are late by. Their schedules are of recorded medians (TR-2, TR-4), so
 * a seed adds nothing to them; a recording's own instants can stand in for them.
 */
import { outcome } from '../base/chance.ts';
import { ensure } from '../base/assert.ts';
import type { Instant } from '../base/time.ts';
import { STREAM_DIAL, STREAM_FIRST_PACKET, STREAM_REPEAT, type Sim } from './context.ts';

function lateness(sim: Sim, entity: number, stream: number, at: Instant): number {
  const named = ensure(sim.plan.entities[entity], 'entity');
  return outcome(sim.chance, named, stream, 0, { from: 0, to: 1, at });
}

/** TR-2: when TCP's next repeat of a request comes. */
export const repeatAt = (sim: Sim, entity: number, due: Instant): Instant =>
  Math.max(sim.world.now + 1, due + lateness(sim, entity, STREAM_REPEAT, due)) as Instant;

/** TR-4: when the next first packet of a new connection is sent. */
export const firstPacketAt = (sim: Sim, entity: number, due: Instant): Instant =>
  Math.max(sim.world.now + 1, due + lateness(sim, entity, STREAM_FIRST_PACKET, due)) as Instant;

/** TR-4: when a connection for requests is open whose first packet has got through. */
export const openAt = (sim: Sim, entity: number, due: Instant): Instant =>
  (due + Math.max(0, lateness(sim, entity, STREAM_DIAL, due))) as Instant;

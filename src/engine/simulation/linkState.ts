/** What stands in the way of a process's link right now (TR). */
import { type CutMode, type Direction } from '../network/connection.ts';
import { type Sim } from './context.ts';

/** What stands in the way of one direction of a link; a server that is down refuses. */
export function cutOf(sim: Sim, entity: number, direction: Direction): CutMode | null {
  if (sim.world.server.state === 'down') return 'refused';
  const link = sim.world.links.get(entity);
  if (link === undefined) return null;
  return direction === 'requests' ? link.requests : link.answers;
}

export const isRefused = (sim: Sim, entity: number): boolean =>
  cutOf(sim, entity, 'requests') === 'refused' || cutOf(sim, entity, 'answers') === 'refused';

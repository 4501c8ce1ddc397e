/** Cuts of a process's link to the API server, and their healing (TR). */
import type { CutDirection, CutMode } from './commands.ts';
import { emit, nameOf, type Sim } from './context.ts';
import { resetConnection, suspect, onHealed } from './transport.ts';
import { redial } from './dialling.ts';
import type { Process } from './world.ts';

/** Cuts both of a process's connections; a cut on top of another replaces it. */
export function cut(
  sim: Sim,
  process: Process,
  mode: CutMode,
  direction: CutDirection,
  cause: number,
): void {
  const { entity } = process;
  const before = sim.world.links.get(entity);
  const fact = emit(sim, { kind: 'linkCut', process: nameOf(sim, entity), mode, direction }, cause);
  sim.world.links.set(entity, {
    requests: direction === 'answers' ? null : mode,
    answers: direction === 'requests' ? null : mode,
    mode,
    direction,
    since: sim.world.now,
    latency: before?.latency ?? null,
    cause: fact,
  });
  for (const connection of [...sim.world.connections.values()]) {
    if (connection.entity !== entity) continue;
    // TR: a refused link is reset at once; a silent one is noticed by TR-3 alone.
    if (mode === 'refused' && connection.state === 'open') resetConnection(sim, connection, fact);
    else if (connection.use === 'watch') suspect(sim, connection, fact);
  }
  if (mode === 'refused') redial(sim, entity, fact);
  if (before !== undefined && before.mode !== null) onHealed(sim, entity, fact);
}

export function heal(sim: Sim, process: Process, cause: number): void {
  const { entity } = process;
  const link = sim.world.links.get(entity);
  if (link === undefined || link.mode === null) return;
  const wasHeld = link.mode === 'held';
  const fact = emit(sim, { kind: 'linkHealed', process: nameOf(sim, entity) }, cause);
  if (link.latency === null) sim.world.links.delete(entity);
  else {
    link.requests = null;
    link.answers = null;
    link.mode = null;
  }
  onHealed(sim, entity, fact);
  if (wasHeld) redial(sim, entity, fact);
}

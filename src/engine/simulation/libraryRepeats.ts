/**
 * What the client library does about a connection that was accepted and closed at once, as by a load
 * balancer without a backend: it repeats a GET by itself, ten times, a second apart, before it tells
 * its caller (KL-3, outage shapes; upstream client-go rest/with_retry.go). Writes fail at once, and
 * so does everything that meets a refused connection.
 */
import { later, seconds } from '../base/time.ts';
import { dispatchRequest } from './actorContext.ts';
import { schedule, type Sim } from './context.ts';
import { linkBetween } from './endpoints.ts';
import { EVENT_REPEAT } from './events.ts';
import type { PendingRequest, Process } from './world.ts';

const MAX_REPEATS = 10;
const PAUSE = seconds(1);

/** A request came back without an answer: true if the library keeps that to itself for now. */
export function repeatsLater(
  sim: Sim,
  process: Process,
  pending: PendingRequest,
  cause: number,
): boolean {
  const isRead = pending.request.verb === 'GET' || pending.request.verb === 'LIST';
  if (!isRead || pending.repeats >= MAX_REPEATS || !isClosedByProxy(sim, process)) return false;
  process.requests.set(pending.id, { ...pending, repeats: pending.repeats + 1 });
  scheduleRepeat(sim, process, pending.id, cause);
  return true;
}

/** All servers are down, one of them behind something that accepts, and the process's own link lets it through. */
const isClosedByProxy = (sim: Sim, { entity }: Process): boolean =>
  sim.world.servers.every(({ state }) => state === 'down') &&
  sim.world.servers.some(
    ({ proxied }, machine) => proxied && (linkBetween(sim, entity, machine)?.mode ?? null) === null,
  );

function scheduleRepeat(sim: Sim, process: Process, request: number, cause: number): void {
  schedule(
    sim,
    later(sim.world.now, PAUSE),
    { kind: EVENT_REPEAT, subject: process.entity, detail: request },
    cause,
  );
}

/** EVENT_REPEAT: once more, if anybody still waits for it; each repeat has the whole of its time. */
export function repeatRequest(sim: Sim, entity: number, request: number, cause: number): void {
  const process = sim.world.processes.get(entity);
  const pending = process?.requests.get(request);
  if (process === undefined || pending === undefined) return;
  if (process.status === 'paused') scheduleRepeat(sim, process, request, cause);
  else dispatchRequest(sim, process, pending, cause);
}

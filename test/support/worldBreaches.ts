/** What must hold of the world between two events: nothing in it speaks of something that is not there. */
import {
  monotonicOf,
  type Process,
  type Simulation,
  type WorldState,
} from '../../src/engine/index.ts';

/** Looks at a world as it is; `before` are the readings of the last look, which clocks must not fall behind. */
export function worldBreaches(
  simulation: Simulation,
  before: Map<number, number> = new Map(),
): readonly string[] {
  const { world } = simulation;
  return [
    ...[...world.processes.values()].flatMap((process) => processBreaches(world, process, before)),
    ...timerBreaches(world),
    ...wireBreaches(world),
  ].map((breach) => `at ${(world.now / 1e6).toFixed(6)}: ${breach}`);
}

function processBreaches(
  world: WorldState,
  process: Process,
  before: Map<number, number>,
): readonly string[] {
  const breaches: string[] = [];
  const who = `process ${process.entity}`;
  const reading = monotonicOf(process.clock, world.now);
  if (reading < (before.get(process.entity) ?? 0)) breaches.push(`${who}: its clock ran backwards`);
  before.set(process.entity, reading);
  const lives = process.status === 'running' || process.status === 'paused';
  if (!lives && (process.working || process.elector !== null || process.kubelet !== null))
    breaches.push(`${who} is ${process.status} and has actors`);
  if (!lives && process.timers.size + process.requests.size > 0)
    breaches.push(`${who} is ${process.status} and waits for something`);
  if (process.deferred.length > 0 && process.status !== 'paused' && !process.wedged)
    breaches.push(`${who} is awake and has not read what arrived`);
  if (process.working !== (process.elector?.working ?? false))
    breaches.push(`${who} and its elector disagree about whether it works`);
  if ((process.controllers !== null) !== world.controllers.includes(process.entity))
    breaches.push(`${who} is not in the list of controllers, or wrongly`);
  if (process.controllers !== null && !process.working)
    breaches.push(`${who} runs controllers and does not lead`);
  return breaches;
}

/** Every armed timer has one entry, and is still to come. */
function timerBreaches(world: WorldState): readonly string[] {
  const breaches: string[] = [];
  let armed = 0;
  for (const process of world.processes.values()) {
    armed += process.timers.size;
    for (const [name, { token, at }] of process.timers) {
      const entry = world.timers.get(token);
      if (entry?.entity !== process.entity || entry.name !== name)
        breaches.push(`timer ${name} of process ${process.entity} has no entry`);
      if (at < world.now) breaches.push(`timer ${name} of process ${process.entity} is overdue`);
    }
  }
  if (armed !== world.timers.size)
    breaches.push(`${world.timers.size} timers are known, ${armed} are armed`);
  return breaches;
}

/** What waits on a connection exists, and an open one belongs to somebody. */
function wireBreaches(world: WorldState): readonly string[] {
  const breaches: string[] = [];
  for (const { id, entity, requests, answers, dialling, orphan } of world.connections.values()) {
    for (const message of [...requests.waiting, ...answers.waiting, ...dialling])
      if (!world.messages.has(message)) breaches.push(`message ${message} of ${id} is gone`);
    const process = world.processes.get(entity);
    const isOwned = process?.connection === id || process?.watchConnection === id;
    if (!orphan && !isOwned) breaches.push(`connection ${id} belongs to nobody`);
  }
  return breaches;
}

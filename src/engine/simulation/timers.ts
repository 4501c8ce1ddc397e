/** A process's timers: armed on its own clock, void once cleared or replaced. */
import type { Duration, Monotonic } from '../base/time.ts';
import { instantOf, monotonicOf } from '../kubernetes/processClock.ts';
import { schedule, type Sim } from './context.ts';
import { EVENT_TIMER } from './events.ts';
import type { Process } from './world.ts';

/** A kubelet's watch is to be dialled again (KL-13). */
export const WATCH_TIMER = 'watch.retry';

export function armTimer(
  sim: Sim,
  process: Process,
  name: string,
  wait: Duration,
  cause: number,
): void {
  clearTimer(sim, process, name);
  const local = (monotonicOf(process.clock, sim.world.now) + Math.max(0, wait)) as Monotonic;
  const at = instantOf(process.clock, local);
  const token = sim.world.nextId++;
  process.timers.set(name, { token, at, cause });
  sim.world.timers.set(token, { entity: process.entity, name });
  schedule(sim, at, { kind: EVENT_TIMER, subject: process.entity, detail: token }, cause);
}

/** Also forgets a timer that has fired while the process was paused. */
export function clearTimer(sim: Sim, process: Process, name: string): void {
  if (process.deferred.length > 0) {
    process.deferred = process.deferred.filter(
      (each) => each.kind !== 'timer' || each.name !== name,
    );
  }
  const armed = process.timers.get(name);
  if (armed === undefined) return;
  process.timers.delete(name);
  sim.world.timers.delete(armed.token);
}

/**
 * Turning a process's clocks: a step of the wall clock moves only what it writes afterwards (CK-1), a
 * change of rate moves every wait that is under way (CK-2).
 */
import { seconds, type Duration, type Monotonic } from '../base/time.ts';
import { instantOf, monotonicOf } from '../kubernetes/processClock.ts';
import { emit, nameOf, schedule, type Sim } from './context.ts';
import { EVENT_REQUEST_TIMEOUT } from './events.ts';
import { armTimer } from './timers.ts';
import type { Process } from './world.ts';

/** CK-1: NTP, or a hand. */
export function stepClock(sim: Sim, process: Process, by: number, cause: number): void {
  const { clock } = process;
  clock.wallOffset = (clock.wallOffset + seconds(by)) as Duration;
  emit(sim, { kind: 'clockStepped', process: nameOf(sim, process.entity), seconds: by }, cause);
}

/** CK-2: from now on the process's seconds are longer or shorter; what it waits for keeps its local deadline. */
export function setClockRate(sim: Sim, process: Process, ratePpm: number, cause: number): void {
  const { clock } = process;
  const now = monotonicOf(clock, sim.world.now);
  const armed = [...process.timers].map(([name, { at, cause: why }]) => ({
    name,
    wait: (monotonicOf(clock, at) - now) as Duration,
    cause: why,
  }));
  clock.anchor = sim.world.now;
  clock.anchorLocal = now;
  clock.ratePpm = ratePpm;
  for (const timer of armed) armTimer(sim, process, timer.name, timer.wait, timer.cause);
  for (const { id, deadline, cause: sent } of process.requests.values())
    schedule(
      sim,
      instantOf(clock, deadline),
      { kind: EVENT_REQUEST_TIMEOUT, subject: process.entity, detail: id },
      sent,
    );
  emit(sim, { kind: 'clockRateChanged', process: nameOf(sim, process.entity), ratePpm }, cause);
}

/** Whether a request's own time is over on the clock that it is measured by. */
export const isOverdue = (sim: Sim, process: Process, deadline: Monotonic): boolean =>
  monotonicOf(process.clock, sim.world.now) >= deadline;

/**
 * A wedged elector and its watchdog (LE-21): the loop that should renew hangs, while the rest of the
 * process works on and answers health checks. `/healthz` then says unhealthy once the process has
 * believed too long that it leads, and the kubelet restarts it. A standby is always healthy.
 */
import { streamNumber } from '../base/chance.ts';
import { ensure } from '../base/assert.ts';
import { between, later, seconds, type Duration, type Instant } from '../base/time.ts';
import { isLeader } from '../kubernetes/leaderElectorState.ts';
import { monotonicOf } from '../kubernetes/processClock.ts';
import { drawFor, emit, nameOf, schedule, type Sim } from './context.ts';
import { EVENT_PROBE } from './events.ts';
import type { Process } from './world.ts';

/** What controller manager and scheduler allow beyond the lease duration. */
const WATCHDOG_TIMEOUT = seconds(20);
/** Ours, as kubeadm writes it into the static Pods: `periodSeconds` and `failureThreshold` of the liveness probe. */
const PROBE_PERIOD = seconds(10);
export const PROBE_FAILURES = 8;
const STREAM_PROBE = streamNumber('process.probe');

/** Strict: unhealthy once it believes that it leads and has observed nothing for more than LD + 20 s of its own clock. */
export function isHealthy(process: Process, now: Instant): boolean {
  const { elector } = process;
  if (elector?.observedTime == null || !isLeader(elector)) return true;
  const limit = (elector.params.leaseDuration + WATCHDOG_TIMEOUT) as Duration;
  return between(later(elector.observedTime, limit), monotonicOf(process.clock, now)) <= 0;
}

/** Only a process that is restarted has a kubelet that looks after it. Probes of a healthy one change nothing and are left out. */
export function beginProbes(sim: Sim, process: Process, cause: number): void {
  const component = sim.plan.entities[process.entity]?.component ?? -1;
  process.probeFailures = 0;
  if (sim.plan.components[component]?.scenario.restarts !== true) return;
  const phase = drawFor(sim, process, STREAM_PROBE, 0, PROBE_PERIOD) as Duration;
  probeAfter(sim, process, phase, cause);
}

function probeAfter(sim: Sim, process: Process, wait: Duration, cause: number): void {
  schedule(
    sim,
    later(sim.world.now, wait),
    { kind: EVENT_PROBE, subject: process.entity, detail: process.incarnation },
    cause,
  );
}

/**
 * EVENT_PROBE: true if the kubelet has had enough and kills it. A paused process answers no probe at
 * all; that it would be killed for that is left out, so that a pause lasts as long as one likes.
 */
export function onProbe(sim: Sim, entity: number, incarnation: number, cause: number): boolean {
  const process = ensure(sim.world.processes.get(entity), 'a probed process');
  if (process.incarnation !== incarnation || !process.wedged) return false;
  if (process.status === 'running') {
    const healthy = isHealthy(process, sim.world.now);
    process.probeFailures = healthy ? 0 : process.probeFailures + 1;
    if (!healthy) {
      const { probeFailures: failures } = process;
      const fact = emit(
        sim,
        { kind: 'livenessProbeFailed', process: nameOf(sim, entity), failures },
        cause,
      );
      process.cause = fact;
      if (failures >= PROBE_FAILURES) return true;
    }
  }
  probeAfter(sim, process, PROBE_PERIOD, cause);
  return false;
}

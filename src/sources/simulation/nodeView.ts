/** One node as a view may draw it: three truths, each with its owner's number. */
import {
  ANSWERED_AT,
  ensure,
  evictionInstant,
  graceFor,
  inRow,
  instantOf,
  monotonicOf,
  nodeLease,
  leaseObject,
  READY_REASONS,
  RENEW_TIME,
  SENT_AT,
  silenceOf,
  STATUS_OF_READY,
  taintNames,
  TRUE_RATE_PPM,
  wallOf,
  WRITTEN_AT,
  type Monotonic,
  type Pod,
  type Process,
  type Sim,
} from '../../engine/index.ts';
import type { ClockView, NodeView, PodView, ProcessStatus } from '../frame.ts';
import { linkView } from './linkView.ts';

export function statusView(process: Process | undefined): ProcessStatus {
  const status = process?.status ?? 'running';
  return status === 'notStarted' ? 'down' : status;
}

/** A process's own reading of now; while it is paused its clocks go on, but it cannot look: its number stands still. */
export const ownNow = (sim: Sim, process: Process): Monotonic =>
  monotonicOf(process.clock, process.pausedAt ?? sim.world.now);

/** null: true time. A kubelet stepped by arithmetic keeps true time. */
export function clockView(sim: Sim, process: Process | undefined): ClockView | null {
  if (process === undefined) return null;
  const { clock } = process;
  const offset = wallOf(clock, sim.world.now) - sim.plan.date - sim.world.now;
  return offset === 0 && clock.ratePpm === TRUE_RATE_PPM
    ? null
    : { offset, ratePpm: clock.ratePpm };
}

function holderView(sim: Sim, node: number, process: Process | undefined): NodeView['holder'] {
  const columns = sim.world.nodes;
  if ((columns.folded[node] ?? 0) > 0) {
    const age = sim.world.now - inRow(columns, node, ANSWERED_AT);
    return {
      age: age < 0 ? null : age,
      doing: 'waiting',
      attempt: 0,
      nextAt: inRow(columns, node, SENT_AT),
    };
  }
  const kubelet = process?.kubelet;
  if (process === undefined || kubelet == null)
    return { age: null, doing: 'nothing', attempt: 0, nextAt: null };
  return {
    age: kubelet.lastSuccess === null ? null : ownNow(sim, process) - kubelet.lastSuccess,
    doing: kubelet.doing === 'reading' ? 'ensuring' : kubelet.doing,
    attempt: kubelet.attempt,
    nextAt: kubelet.nextAt === null ? null : instantOf(process.clock, kubelet.nextAt),
  };
}

function recordView(sim: Sim, node: number): NodeView['record'] {
  const columns = sim.world.nodes;
  const lease = nodeLease(sim, node);
  const renewTime = inRow(columns, node, RENEW_TIME);
  return {
    exists: lease !== null,
    age: lease === null ? null : sim.plan.date + sim.world.now - renewTime,
    renewTime: lease === null ? null : (leaseObject(lease).spec.renewTime ?? null),
    resourceVersion: lease?.resourceVersion ?? 0,
    leaseDurationSeconds: sim.plan.leaseDurationSeconds,
    writtenAt: lease === null ? null : inRow(columns, node, WRITTEN_AT),
  };
}

/** The controller manager whose controllers act: the one the record names, else the one that began last. */
export function actingController(sim: Sim): Process | null {
  let acting: Process | null = null;
  for (const entity of sim.world.controllers) {
    const process = ensure(sim.world.processes.get(entity), 'controller');
    const params = process.elector?.params;
    const holder = sim.world.leases.get(`${params?.namespace ?? ''}/${params?.name ?? ''}`)?.lease
      .spec.holderIdentity;
    if (holder === process.identity) return process;
    acting = process;
  }
  return acting;
}

/** The scenario's own Pods keep their places when they are gone; those of workloads come and go. */
function podViews(sim: Sim, node: number, controller: Process | null): PodView[] {
  const { pods } = sim.world;
  const planned = sim.plan.pods
    .filter((pod) => pod.node === node)
    .map(({ key }) => podView(sim, key, pods.get(key), controller));
  if (sim.plan.scenario.workloads.length === 0) return planned;
  for (const pod of pods.values())
    if (pod.owner !== null && pod.node === node)
      planned.push(podView(sim, pod.key, pod, controller));
  return planned;
}

function podView(sim: Sim, key: string, pod: Pod | undefined, controller: Process | null): PodView {
  if (pod === undefined)
    return { pod: key, ready: false, state: 'gone', runs: false, evictsAt: null };
  const scheduled =
    controller?.controllers == null ? null : evictionInstant(controller.controllers.tec, key);
  return {
    pod: key,
    ready: pod.ready,
    state: pod.terminating ? 'terminating' : pod.started ? 'running' : 'starting',
    runs: pod.started && sim.world.nodes.powered[pod.node] === 1,
    evictsAt: pod.terminating ? null : scheduled,
  };
}

export function nodeView(sim: Sim, node: number, controller: Process | null): NodeView {
  const columns = sim.world.nodes;
  const { plan } = sim;
  const planned = ensure(plan.scenario.nodes[node], 'node');
  const process = sim.world.processes.get(node);
  const pods = podViews(sim, node, controller);
  const evictions = pods.flatMap((pod) => (pod.evictsAt === null ? [] : [pod.evictsAt]));
  const ready = columns.ready[node] ?? 0;
  const nlc = controller?.controllers?.synced === true ? controller.controllers.nlc : null;
  return {
    name: planned.name,
    index: node,
    zone: planned.zone,
    region: planned.region,
    process: `kubelet/${planned.name}`,
    status: statusView(process),
    holder: holderView(sim, node, process),
    record: recordView(sim, node),
    observer: {
      silence:
        nlc === null || controller === null ? null : silenceOf(nlc, node, ownNow(sim, controller)),
      grace: graceFor(plan.nodeLifecycle, ready),
      ordinary: plan.renewInterval + plan.renewJitter + plan.nodeLifecycle.monitorPeriod,
    },
    ready: STATUS_OF_READY[ready] ?? 'absent',
    reason: READY_REASONS[columns.reason[node] ?? 0] ?? '',
    taints: taintNames(columns.taints[node] ?? 0, sim.world.taintsByHand.get(node)),
    pods,
    evictsAt: evictions.length === 0 ? null : Math.min(...evictions),
    evicts: evictions.length,
    link: linkView(sim, node),
    clock: clockView(sim, process),
  };
}

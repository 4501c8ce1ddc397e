/**
 * Kubelets that nobody disturbs, by arithmetic. A renewal of such a kubelet is one event, at the
 * instant at which the server applies it; answer, watch event and next send follow from the draws.
 * As soon as a fault, a pause or a viewer touches the node it is unfolded: the same draws become
 * messages and timers again, and a law compares both ways (KL-1, KL-4, KL-8, KL-10).
 */
import { ensure } from '../base/assert.ts';
import { hash32, scale32 } from '../base/prng.ts';
import type { Instant } from '../base/time.ts';
import { fitsCalendar, putIn } from '../kernel/calendar.ts';
import {
  countWrite,
  emit,
  nameOf,
  schedule,
  STREAM_KUBELET_STATUS,
  STREAM_KUBELET_WAIT,
  STREAM_LEASE_LATENCY,
  STREAM_LEASE_TOOK,
  STREAM_STATUS_LATENCY,
  STREAM_STATUS_TOOK,
  TOOK_MAX,
  TOOK_MIN,
  wants,
  type Sim,
} from './context.ts';
import { EVENT_FOLDED_RENEWAL, EVENT_FOLDED_STATUS } from './events.ts';
import { tellNode } from './server.ts';
import { NODE_LEASES, nodeLease, toSecond } from './store.ts';

export function draw(
  sim: Sim,
  node: number,
  stream: number,
  position: number,
  from: number,
  to: number,
): number {
  return scale32(
    hash32(sim.chance.seed, sim.plan.nodeHashes[node] ?? 0, stream, position),
    from,
    to,
  );
}

function latency(sim: Sim, node: number, stream: number, position: number): number {
  const base = sim.world.latency ?? sim.plan.latency;
  return sim.plan.jitter === 0
    ? base
    : base + draw(sim, node, stream, position, 0, sim.plan.jitter + 1);
}

/** One trip of the stream of latencies; without jitter none is drawn. */
export const trips = (sim: Sim): number => (sim.plan.jitter === 0 ? 0 : 1);

/** From the send to the server's write. */
function planRenewal(sim: Sim, node: number, sentAt: number): number {
  const columns = sim.world.nodes;
  const trip = columns.latencies[node] ?? 0;
  const took = columns.tooks[node] ?? 0;
  const arrivesAt = sentAt + latency(sim, node, STREAM_LEASE_LATENCY, trip);
  const appliesAt = arrivesAt + draw(sim, node, STREAM_LEASE_TOOK, took, TOOK_MIN, TOOK_MAX);
  columns.latencies[node] = trip + trips(sim);
  columns.tooks[node] = took + 1;
  columns.sentAt[node] = sentAt;
  columns.appliesAt[node] = appliesAt;
  return appliesAt;
}

/** When the renewal under way arrives: its trip was the last one drawn. */
export function arrivalOf(sim: Sim, node: number): number {
  const columns = sim.world.nodes;
  return (
    (columns.sentAt[node] ?? 0) +
    latency(sim, node, STREAM_LEASE_LATENCY, (columns.latencies[node] ?? 0) - trips(sim))
  );
}

/** A folded renewal comes due: it is applied, and takes its place for the next one. Void if the kubelet was unfolded. */
export function onFoldedRenewal(sim: Sim, node: number): void {
  const { world, plan } = sim;
  const columns = world.nodes;
  if (columns.folded[node] === 0 || columns.appliesAt[node] !== world.now) return;
  const sentAt = columns.sentAt[node] ?? 0;
  columns.leaseRenewBefore[node] = columns.leaseRenewTime[node] ?? 0;
  columns.leaseRenewTime[node] = plan.date + sentAt;
  columns.leaseWrittenAt[node] = world.now;
  columns.leaseVersion[node] = ++world.revision;
  countWrite(world);
  if (wants(sim, 'leaseWritten')) writeFact(sim, node);
  const trip = columns.latencies[node] ?? 0;
  const answeredAt = world.now + latency(sim, node, STREAM_LEASE_LATENCY, trip);
  columns.latencies[node] = trip + trips(sim);
  columns.answeredAt[node] = answeredAt;
  const wait = columns.waits[node] ?? 0;
  columns.waits[node] = wait + 1;
  const next =
    answeredAt +
    plan.renewInterval +
    draw(sim, node, STREAM_KUBELET_WAIT, wait, 0, plan.renewJitter + 1);
  putRenewal(sim, node, planRenewal(sim, node, next));
}

/** In the calendar if it reaches so far and the node is not still in it with a void event; else in the queue. */
function putRenewal(sim: Sim, node: number, appliesAt: number): void {
  const { calendar, nodes } = sim.world;
  if (nodes.inCalendar[node] === 0 && fitsCalendar(calendar, appliesAt)) {
    nodes.inCalendar[node] = 1;
    putIn(calendar, node, appliesAt);
  } else
    schedule(
      sim,
      appliesAt as Instant,
      { kind: EVENT_FOLDED_RENEWAL, subject: node, detail: 0 },
      0,
    );
}

function writeFact(sim: Sim, node: number): void {
  const columns = sim.world.nodes;
  const name = ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node');
  const lease = ensure(nodeLease(sim, node), 'lease');
  emit(
    sim,
    {
      kind: 'leaseWritten',
      namespace: NODE_LEASES,
      name,
      write: 'updated',
      process: nameOf(sim, node),
      resourceVersion: columns.leaseVersion[node] ?? 0,
      holderIdentity: name,
      renewTime: lease.spec.renewTime ?? null,
      holderChanged: false,
      senderWaiting: true,
    },
    0,
  );
}

interface Computation {
  readonly at: number;
  /** Position in the stream of waits for the wait that follows it. */
  readonly position: number;
}

/** The computations of a calm node after its last report: the first at or after `until` (KL-8). */
export function computationFrom(sim: Sim, node: number, until: number): Computation {
  const columns = sim.world.nodes;
  let at = columns.computedAt[node] ?? 0;
  let position = columns.statuses[node] ?? 0;
  while (at < until || position === columns.statuses[node]) {
    at +=
      sim.plan.statusInterval +
      draw(sim, node, STREAM_KUBELET_STATUS, position, 0, sim.plan.statusJitter + 1);
    position++;
  }
  return { at, position };
}

/** The computation that sends the next report: the first one when the interval is over (KL-10). */
function nextReport(sim: Sim, node: number): Computation {
  const columns = sim.world.nodes;
  return computationFrom(
    sim,
    node,
    (columns.reportedAt[node] ?? 0) + sim.plan.reportInterval + (columns.reportDelay[node] ?? 0),
  );
}

function planReport(sim: Sim, node: number): void {
  const columns = sim.world.nodes;
  const report = nextReport(sim, node);
  const trip = columns.statusLatencies[node] ?? 0;
  const applies =
    report.at +
    latency(sim, node, STREAM_STATUS_LATENCY, trip) +
    draw(sim, node, STREAM_STATUS_TOOK, columns.statusTooks[node] ?? 0, TOOK_MIN, TOOK_MAX);
  schedule(
    sim,
    applies as Instant,
    { kind: EVENT_FOLDED_STATUS, subject: node, detail: columns.folds[node] ?? 0 },
    0,
  );
}

/** EVENT_FOLDED_STATUS: the heartbeat times of the Node move, nothing else. */
export function onFoldedStatus(sim: Sim, node: number, generation: number): void {
  const { world, plan } = sim;
  const columns = world.nodes;
  if (columns.folded[node] === 0 || columns.folds[node] !== generation) return;
  const report = nextReport(sim, node);
  columns.lastHeartbeatTime[node] = toSecond(plan.date + report.at);
  columns.nodeVersion[node] = ++world.revision;
  countWrite(world);
  const trip = columns.statusLatencies[node] ?? 0;
  columns.reportedAt[node] =
    world.now + latency(sim, node, STREAM_STATUS_LATENCY, trip + trips(sim));
  columns.statusLatencies[node] = trip + 2 * trips(sim);
  columns.statusTooks[node] = (columns.statusTooks[node] ?? 0) + 1;
  columns.computedAt[node] = report.at;
  columns.statuses[node] = report.position;
  columns.reportDelay[node] = 0;
  tellNode(sim, node, 0);
  planReport(sim, node);
}

/** Begins to step a kubelet by arithmetic: its next renewal is sent at `sentAt`. */
export function beginFolded(sim: Sim, node: number, sentAt: Instant): void {
  const columns = sim.world.nodes;
  columns.folded[node] = 1;
  columns.folds[node] = (columns.folds[node] ?? 0) + 1;
  putRenewal(sim, node, planRenewal(sim, node, sentAt));
  planReport(sim, node);
}

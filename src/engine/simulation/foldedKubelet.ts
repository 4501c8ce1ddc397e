/**
 * Kubelets that nobody disturbs, by arithmetic. A renewal of such a kubelet is one event, at the
 * instant at which the server applies it; answer, watch event and next send follow from the draws.
 * As soon as a fault, a pause or a viewer touches the node it is unfolded: the same draws become
 * messages and timers again, and a law compares both ways (KL-1, KL-4, KL-8, KL-10).
 */
import { ensure } from '../base/assert.ts';
import { drawBits, scale32, streamBits } from '../base/prng.ts';
import type { Instant } from '../base/time.ts';
import { firstTime, putIn, takeFirst, takeOut } from '../kernel/calendar.ts';
import { writeRare } from '../kernel/rareColumns.ts';
import {
  emit,
  nameOf,
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
import { atOnce, nodeWrite, tellWrite } from './etcdStore.ts';
import { countWrites, NODE_LEASE_WRITE, NODE_WRITE } from './etcdUsage.ts';
import {
  ANSWERED_AT,
  FOLDED_AGAIN,
  inRow,
  LEASE_VERSION,
  RENEW_BEFORE,
  RENEW_TIME,
  RENEWALS,
  ROW_SHIFT,
  SENT_AT,
  setInRow,
  WRITTEN_AT,
} from './nodeColumns.ts';
import { NODE_LEASES, nodeLease, toSecond } from './store.ts';

export function draw(
  sim: Sim,
  node: number,
  stream: number,
  position: number,
  from: number,
  to: number,
): number {
  const bits = streamBits(sim.plan.nodeBits[node] as number, stream);
  return scale32(drawBits(bits, position), from, to);
}

function latency(sim: Sim, node: number, stream: number, position: number): number {
  const base = sim.world.latency ?? sim.plan.latency;
  return sim.plan.jitter === 0
    ? base
    : base + draw(sim, node, stream, position, 0, sim.plan.jitter + 1);
}

/** One trip of the stream of latencies; without jitter none is drawn. */
export const trips = (sim: Sim): number => (sim.plan.jitter === 0 ? 0 : 1);

/** Position of each stream of the lease loop, with the draws for the renewal under way already made. */
export interface LeasePositions {
  readonly waits: number;
  readonly latencies: number;
  readonly tooks: number;
}

/** Each renewal draws a wait, a server's time and two trips; the first was planned when it was folded. */
export function leasePositions(sim: Sim, node: number): LeasePositions {
  const columns = sim.world.nodes;
  const renewals = inRow(columns, node, RENEWALS);
  return {
    waits: (columns.waits[node] ?? 0) + renewals,
    latencies: (columns.latencies[node] ?? 0) + trips(sim) * (1 + 2 * renewals),
    tooks: (columns.tooks[node] ?? 0) + 1 + renewals,
  };
}

/** Positions of the status loop for the next report. */
export function reportPositions(sim: Sim, node: number): { latencies: number; tooks: number } {
  const columns = sim.world.nodes;
  const reports = columns.reports[node] ?? 0;
  return {
    latencies: (columns.statusLatencies[node] ?? 0) + 2 * trips(sim) * reports,
    tooks: (columns.statusTooks[node] ?? 0) + reports,
  };
}

/** When the renewal under way arrives: its trip was the last one drawn. */
export const arrivalOf = (sim: Sim, node: number): number =>
  inRow(sim.world.nodes, node, SENT_AT) +
  latency(sim, node, STREAM_LEASE_LATENCY, leasePositions(sim, node).latencies - trips(sim));

/** A renewal of a kubelet folded since the start has these positions: one wait led to the first (start.ts). */
export const WARM_WAITS = 1;

/**
 * Renewals of folded kubelets, in order: those before `before` and not after `limit`, at most `most`.
 * Each is applied, answered, and takes its place for the next one; nothing else can happen between
 * them. Returns how many there were. This is the hot path: 130,000 nodes renew 13,000 times a second.
 */
export function stepRenewals(sim: Sim, before: number, limit: number, most: number): number {
  const { world, plan } = sim;
  const { calendar, nodes } = world;
  const { rows, folded } = nodes;
  const { nodeBits, leaseBytes, date } = plan;
  const [latencySpan, waitSpan] = [plan.jitter + 1, plan.renewJitter + 1];
  const perTrip = trips(sim);
  const base = world.latency ?? plan.latency;
  const untilSent = base + plan.renewInterval;
  const writesFacts = wants(sim, 'leaseWritten') || wants(sim, 'etcdWritten');
  const bound = before < limit ? before : limit;
  let { revision } = world;
  let last = -1;
  let secondEnds = 0;
  let counted = 0;
  let bytes = 0;
  let done = 0;
  while (done < most) {
    const now = firstTime(calendar, rows, bound);
    if (now >= before || now > limit) break;
    const node = takeFirst(calendar);
    done++;
    if (now >= secondEnds) {
      countWrites(world.usage, last, NODE_LEASE_WRITE, done - 1 - counted, bytes);
      counted = done - 1;
      bytes = 0;
      secondEnds = (Math.floor(now / 1_000_000) + 1) * 1_000_000;
    }
    last = now;
    bytes += leaseBytes[node] as number;
    const row = node << ROW_SHIFT;
    const renewals = rows[row + RENEWALS] as number;
    let waits = WARM_WAITS + renewals;
    let trip = perTrip * (1 + 2 * renewals);
    let tooks = 1 + renewals;
    if (folded[node] === FOLDED_AGAIN) {
      waits += (nodes.waits[node] as number) - WARM_WAITS;
      trip += nodes.latencies[node] as number;
      tooks += nodes.tooks[node] as number;
    }
    rows[row + RENEW_BEFORE] = rows[row + RENEW_TIME] as number;
    rows[row + RENEW_TIME] = date + (rows[row + SENT_AT] as number);
    rows[row + WRITTEN_AT] = now;
    rows[row + LEASE_VERSION] = ++revision;
    rows[row + RENEWALS] = renewals + 1;
    const bits = nodeBits[node] as number;
    let back = 0;
    let forth = 0;
    if (perTrip === 1) {
      const latencies = streamBits(bits, STREAM_LEASE_LATENCY);
      back = scale32(drawBits(latencies, trip), 0, latencySpan);
      forth = scale32(drawBits(latencies, trip + 1), 0, latencySpan);
    }
    const wait = scale32(drawBits(streamBits(bits, STREAM_KUBELET_WAIT), waits), 0, waitSpan);
    const sentAt = now + back + untilSent + wait;
    rows[row + ANSWERED_AT] = now + base + back;
    rows[row + SENT_AT] = sentAt;
    const took = scale32(drawBits(streamBits(bits, STREAM_LEASE_TOOK), tooks), TOOK_MIN, TOOK_MAX);
    putIn(calendar, rows, node, sentAt + base + forth + took);
    if (writesFacts) writeFact(sim, node, now, revision);
  }
  if (done === 0) return 0;
  countWrites(world.usage, last, NODE_LEASE_WRITE, done - counted, bytes);
  world.revision = revision;
  world.now = last as Instant;
  return done;
}

function writeFact(sim: Sim, node: number, now: number, revision: number): void {
  sim.world.now = now as Instant;
  sim.world.revision = revision;
  const name = ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node');
  const bytes = sim.plan.leaseBytes[node] ?? 0;
  const object = `${NODE_LEASES}/${name}`;
  tellWrite(sim, { kind: NODE_LEASE_WRITE, bytes, object }, atOnce(sim));
  if (!wants(sim, 'leaseWritten')) return;
  const lease = ensure(nodeLease(sim, node), 'lease');
  emit(
    sim,
    {
      kind: 'leaseWritten',
      namespace: NODE_LEASES,
      name,
      write: 'updated',
      process: nameOf(sim, node),
      resourceVersion: lease.resourceVersion,
      holderIdentity: name,
      renewTime: lease.spec.renewTime ?? null,
      holderChanged: false,
      senderWaiting: true,
    },
    0,
  );
}

export interface Computation {
  readonly at: number;
  /** Position in the stream of waits for the wait that follows it. */
  readonly position: number;
}

/** A wait between two computations of the status (KL-8). */
const statusWait = (sim: Sim, node: number, position: number): number =>
  sim.plan.statusInterval +
  draw(sim, node, STREAM_KUBELET_STATUS, position, 0, sim.plan.statusJitter + 1);

/** The first computation at or after `until`, walking either way from the one that sends the next report. */
export function computationFrom(sim: Sim, node: number, until: number): Computation {
  const columns = sim.world.nodes;
  let at = columns.computedAt[node] ?? 0;
  let position = columns.statuses[node] ?? 0;
  for (;;) {
    const before = at - statusWait(sim, node, position - 1);
    if (before < until) break;
    at = before;
    position--;
  }
  for (; at < until; position++) at += statusWait(sim, node, position);
  return { at, position };
}

/** From the last computation to the one that sends the next report: the first when the interval is over (KL-10). */
function planReport(sim: Sim, node: number): void {
  const columns = sim.world.nodes;
  const { plan, world } = sim;
  const dueAt =
    (columns.reportedAt[node] as number) +
    plan.reportInterval +
    (columns.reportDelay[node] as number);
  let at = columns.computedAt[node] as number;
  let position = columns.statuses[node] as number;
  const bits = streamBits(plan.nodeBits[node] as number, STREAM_KUBELET_STATUS);
  const span = plan.statusJitter + 1;
  do {
    at += plan.statusInterval + scale32(drawBits(bits, position), 0, span);
    position++;
  } while (at < dueAt);
  writeRare(columns, 'computedAt', node, at);
  writeRare(columns, 'statuses', node, position);
  const positions = reportPositions(sim, node);
  const applies =
    at +
    latency(sim, node, STREAM_STATUS_LATENCY, positions.latencies) +
    draw(sim, node, STREAM_STATUS_TOOK, positions.tooks, TOOK_MIN, TOOK_MAX);
  putIn(world.reports, columns.reportAppliesAt, node, applies);
}

/** The next report of a folded kubelet is applied: the heartbeat times of the Node move, nothing else. */
export function stepReport(sim: Sim, now: number): void {
  const { world, plan } = sim;
  const columns = world.nodes;
  const node = takeFirst(world.reports);
  world.now = now as Instant;
  const heartbeat = toSecond(plan.date + (columns.computedAt[node] as number));
  writeRare(columns, 'lastHeartbeatTime', node, heartbeat);
  writeRare(columns, 'nodeVersion', node, ++world.revision);
  countWrites(world.usage, now, NODE_WRITE, 1, plan.nodeBytes);
  if (wants(sim, 'etcdWritten'))
    tellWrite(sim, nodeWrite(sim, plan.nodeLifecycle.nodeNames[node] ?? ''), atOnce(sim));
  const trip = reportPositions(sim, node).latencies + trips(sim);
  const answeredAt = now + latency(sim, node, STREAM_STATUS_LATENCY, trip);
  writeRare(columns, 'reportedAt', node, answeredAt);
  writeRare(columns, 'reports', node, (columns.reports[node] as number) + 1);
  if (columns.reportDelay[node] !== 0) writeRare(columns, 'reportDelay', node, 0);
  planReport(sim, node);
}

/** When the last report of a folded kubelet was applied: one trip before it was answered. */
export function reportWrittenAt(sim: Sim, node: number): number {
  const columns = sim.world.nodes;
  const trip = reportPositions(sim, node).latencies - trips(sim);
  return (columns.reportedAt[node] ?? 0) - latency(sim, node, STREAM_STATUS_LATENCY, trip);
}

/**
 * Begins to step a kubelet by arithmetic: its next renewal is sent at `sentAt`. Its positions and its
 * last computation stand in the columns.
 */
export function beginFolded(sim: Sim, node: number, sentAt: number): void {
  const columns = sim.world.nodes;
  const { calendar } = sim.world;
  setInRow(columns, node, RENEWALS, 0);
  setInRow(columns, node, SENT_AT, sentAt);
  if (columns.reports[node] !== 0) writeRare(columns, 'reports', node, 0);
  const { latencies, tooks } = leasePositions(sim, node);
  const arrivesAt = sentAt + latency(sim, node, STREAM_LEASE_LATENCY, latencies - trips(sim));
  const took = draw(sim, node, STREAM_LEASE_TOOK, tooks - 1, TOOK_MIN, TOOK_MAX);
  putIn(calendar, columns.rows, node, arrivesAt + took);
  planReport(sim, node);
}

/** The kubelet's events leave the calendars. */
export function endFolded(sim: Sim, node: number): void {
  const { calendar, reports, nodes } = sim.world;
  writeRare(nodes, 'folded', node, 0);
  takeOut(calendar, nodes.rows, node);
  takeOut(reports, nodes.reportAppliesAt, node);
}

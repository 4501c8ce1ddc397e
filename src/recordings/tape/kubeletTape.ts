/**
 * What can be read off a recording of its kubelets (KL): when each renewed, computed and reported
 * its status, registered its Node and became Ready.
 */
import type { Instant } from '../../engine/index.ts';
import { isRegistration, kubeletStarts, rowsOfNode } from '../kubeletStarts.ts';
import type { ApiRow, Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { tapeUnasked } from './answerTape.ts';
import { writeLateRequests } from './lateTape.ts';
import { deathsOfServer, refusedRenewals, tapeWakings, tapeWatch } from './outageTape.ts';
import { inRun, writeInstants, writeOutcome, type TapeDraft } from './tapeDraft.ts';

/** KL-8: mean of the waits between two computations, µs. */
const COMPUTATION = 10_205_000;
/** KL-10, and half a wait between computations. */
const BEFORE_REPORT = 300_000_000 + COMPUTATION / 2;
const NEVER_EARLY = 97;
/** A GET of the Node before the Lease is created, µs. */
const READS = 4_000;
/** Answers of a cluster that starts came late, µs. */
const TOOK = { early: 1_400, late: 200_000 };
/** A handshake there and back, and the request's own way, µs. */
const SHAKEN = 600;
const POD_START = { early: 400_000, late: 1_000_000 };

const REGISTER = { early: 50_000, late: 2_000_000 };
const READY = { early: 5_300_000, late: 6_000_000 };

const isCreation = (row: ApiRow): boolean => row.verb === 'create';

const isReport = (row: ApiRow): boolean =>
  row.kind === 'Node' && row.subresource === 'status' && row.code < 400;

/** What a node's kubelet asked for, as it arrived. */
interface NodeRows {
  readonly name: string;
  readonly entity: string;
  readonly rows: readonly ApiRow[];
  readonly leases: readonly ApiRow[];
  /** What was answered to nobody says nothing of what its sender did next. */
  readonly served: readonly ApiRow[];
}

export function tapeKubelets(draft: TapeDraft, recording: Recording, span: Span): void {
  const deaths = deathsOfServer(recording);
  for (const { name } of recording.header.nodes) {
    const rows = rowsOfNode(recording, span, name);
    const leases = rows.filter((row) => row.kind === 'Lease');
    const served = leases.filter(({ code }) => code < 500 && code !== 401);
    const node = { name, entity: `kubelet/${name}`, rows, leases, served };
    tapeLeaseLoop(draft, span, node, deaths);
    tapeStatusLoop(draft, recording, span, node);
    tapeConnection(draft, recording, span, node);
  }
}

const arrivalsIn = (span: Span, some: readonly ApiRow[]): number[] =>
  some.map((row) => inRun(span, row.sent ?? row.arrived));

function tapeLeaseLoop(
  draft: TapeDraft,
  span: Span,
  { entity, leases, served }: NodeRows,
  deaths: readonly Instant[],
): void {
  const due = refusedRenewals(leases, deaths).map((t) => t - span.from);
  writeInstants(draft, entity, 'kubelet.wait', [...arrivalsIn(span, leases), ...due]);
  const created = leases.filter(isCreation).map((row) => inRun(span, row.arrived) - READS);
  writeInstants(draft, entity, 'kubelet.leaseStart', created);
  const answers = served.map((row) => inRun(span, row.t));
  writeInstants(draft, entity, 'lease.took', answers, { early: 1_400, late: 500_000 });
}

function tapeStatusLoop(
  draft: TapeDraft,
  recording: Recording,
  span: Span,
  { name, entity, rows }: NodeRows,
): void {
  const readyPods = rows.filter((row) => row.kind === 'Pod' && row.podReady === 'True');
  const registrations = rows.filter(isRegistration);
  const reports = rows.filter(isReport);
  const readies = readyReports(registrations, reports);
  const answers = rows.flatMap((row) => (row.kind === 'Lease' ? [] : [inRun(span, row.t)]));
  writeInstants(draft, entity, 'kubelet.took', answers, TOOK);
  writeInstants(draft, entity, 'kubelet.podStart', arrivalsIn(span, readyPods), POD_START);
  for (const { isEarly } of kubeletStarts(recording, span, name))
    writeOutcome(draft, entity, 'kubelet.early', isEarly ? 0 : NEVER_EARLY);
  writeInstants(draft, entity, 'kubelet.register', arrivalsIn(span, registrations), REGISTER);
  writeInstants(draft, entity, 'kubelet.ready', arrivalsIn(span, readies), READY);
  const reported = reports.filter((row) => !readies.includes(row));
  const ticks = arrivalsIn(span, reported);
  writeInstants(draft, entity, 'kubelet.status', computations(ticks));
  const delays = ticks.map((t) => t - BEFORE_REPORT);
  writeInstants(draft, entity, 'kubelet.statusDelay', delays, { early: 0, late: 0 });
}

/** Connections are shaken hands for only when a request waits. */
function tapeConnection(
  draft: TapeDraft,
  recording: Recording,
  span: Span,
  { name, entity, rows, leases, served }: NodeRows,
): void {
  const arrived = served.map((row) => inRun(span, row.arrived));
  writeInstants(draft, entity, 'process.dial', arrived, { early: 2_000, late: 1_100_000 });
  const first = arrived.map((at) => at - SHAKEN);
  writeInstants(draft, entity, 'process.firstPacket', first, { early: 1_000_000, late: 0 });
  tapeUnasked(draft, recording, { span, node: name, leases });
  tapeWatch(draft, recording, span, name);
  tapeWakings(draft, recording, span, name);
  writeLateRequests(draft, entity, rows, { recording, span, who: name });
}

/** The report that says Ready first after each registration is not one of the ticker's (KL-15). */
function readyReports(
  registrations: readonly ApiRow[],
  reports: readonly ApiRow[],
): readonly ApiRow[] {
  return registrations.flatMap((registration) => {
    const ready = reports.find((row) => row.t > registration.t && row.stored?.ready === 'True');
    return ready !== undefined && ready.t - registration.t < 9_000_000 ? [ready] : [];
  });
}

/** The computations of which some sent a report: evenly spread between two that did. */
function computations(reports: readonly number[]): number[] {
  return reports.flatMap((report, index) => {
    const next = reports[index + 1];
    if (next === undefined) return [report];
    const waits = Math.max(1, Math.round((next - report) / COMPUTATION));
    return Array.from({ length: waits }, (_, wait) => report + ((next - report) * wait) / waits);
  });
}

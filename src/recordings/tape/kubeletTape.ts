/**
 * What can be read off a recording of its kubelets (KL): when each renewed, computed and reported
 * its status, registered its Node and became Ready.
 */
import { isRegistration, kubeletStarts, rowsOfNode } from '../kubeletStarts.ts';
import type { ApiRow, Recording } from '../recording.ts';
import type { Span } from '../span.ts';
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
const POD_START = { early: 400_000, late: 1_000_000 };

const isCreation = (row: ApiRow): boolean => row.verb === 'create';

const isReport = (row: ApiRow): boolean =>
  row.kind === 'Node' && row.subresource === 'status' && row.code < 400;

export function tapeKubelets(draft: TapeDraft, recording: Recording, span: Span): void {
  const deaths = deathsOfServer(recording);
  for (const { name } of recording.header.nodes) {
    const rows = rowsOfNode(recording, span, name);
    const entity = `kubelet/${name}`;
    const arrivals = (some: readonly ApiRow[]): number[] =>
      some.map((row) => inRun(span, row.sent ?? row.arrived));
    const leases = rows.filter((row) => row.kind === 'Lease');
    // What was answered to nobody says nothing of what its sender did next.
    const served = leases.filter(({ code }) => code < 500 && code !== 401);
    const readyPods = rows.filter((row) => row.kind === 'Pod' && row.podReady === 'True');
    const registrations = rows.filter(isRegistration);
    const reports = rows.filter(isReport);
    const readies = readyReports(registrations, reports);
    const due = refusedRenewals(leases, deaths).map((t) => t - span.from);
    writeInstants(draft, entity, 'kubelet.wait', [...arrivals(leases), ...due]);
    // Connections are shaken hands for only when a request waits.
    writeInstants(
      draft,
      entity,
      'process.dial',
      served.map((row) => inRun(span, row.arrived)),
      {
        early: 2_000,
        late: 1_000_000,
      },
    );
    tapeWatch(draft, recording, span, name);
    tapeWakings(draft, recording, span, name);
    writeInstants(
      draft,
      entity,
      'kubelet.leaseStart',
      leases.filter(isCreation).map((row) => inRun(span, row.arrived) - READS),
    );
    writeInstants(
      draft,
      entity,
      'kubelet.took',
      rows.flatMap((row) => (row.kind === 'Lease' ? [] : [inRun(span, row.t)])),
      TOOK,
    );
    writeInstants(draft, entity, 'kubelet.podStart', arrivals(readyPods), POD_START);
    writeInstants(
      draft,
      entity,
      'lease.took',
      served.map((row) => inRun(span, row.t)),
      { early: 1_400, late: 500_000 },
    );
    for (const { isEarly } of kubeletStarts(recording, span, name))
      writeOutcome(draft, entity, 'kubelet.early', isEarly ? 0 : NEVER_EARLY);
    writeInstants(draft, entity, 'kubelet.register', arrivals(registrations), {
      early: 50_000,
      late: 2_000_000,
    });
    writeInstants(draft, entity, 'kubelet.ready', arrivals(readies), {
      early: 5_300_000,
      late: 6_000_000,
    });
    writeLateRequests(draft, entity, rows, { recording, span });
    const ticks = arrivals(reports.filter((row) => !readies.includes(row)));
    writeInstants(draft, entity, 'kubelet.status', computations(ticks));
    writeInstants(
      draft,
      entity,
      'kubelet.statusDelay',
      ticks.map((t) => t - BEFORE_REPORT),
      { early: 0, late: 0 },
    );
  }
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

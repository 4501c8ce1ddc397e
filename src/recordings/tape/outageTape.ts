/**
 * What an outage hides can often be worked out from how it ended: when the renewal was due that met
 * a refused connection (KL-3, KL-4), and how a kubelet's watch spaced its retries (KL-13).
 */
import { kubeletStarts, rowsOfNode } from '../kubeletStarts.ts';
import type { Instant } from '../../engine/index.ts';
import { LISTENS_BEFORE } from '../scriptOfRecording.ts';
import type { ApiRow, LabRow, Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { inRun, writeOutcome, type TapeDraft } from './tapeDraft.ts';

/** KL-3: from the first failure to each try of an ensure, µs. */
const ENSURE = ensureTries();
/** The same where connections are accepted and closed: of each try the library makes eleven, a second apart, µs. */
const ENSURE_REPEATED = ensureTries(10).flatMap((at) =>
  Array.from({ length: 11 }, (_, repeat) => at + repeat * 1_000_000),
);
/** KL-1: bounds of the gap between two renewals, with a little for the requests, µs. */
const GAP_MIN = 9_995_000;
const GAP_MAX = 10_440_000;
/** KL-13: first and longest wait of the watch, and when it begins again, µs. */
const BACKOFF_FIRST = 800_000;
const BACKOFF_MAX = 30_000_000;
const BACKOFF_RESET = 120_000_000;
/** Less than a wait between two computations of the status, µs. */
const COMPUTED_WITHIN = 9_900_000;
const STEPS = 50;

function ensureTries(seconds = 0): readonly number[] {
  const tries = [0];
  let wait = 200_000;
  let at = 0;
  while (at < 200_000_000) {
    at += wait + seconds * 1_000_000;
    tries.push(at);
    wait = Math.min(wait * 2, 7_000_000);
  }
  return tries;
}

/** Instants at which a renewal was due that was refused: the one from which KL-3 leads to the first GET that got through. */
export function refusedRenewals(
  leases: readonly ApiRow[],
  deaths: readonly Instant[],
): readonly number[] {
  return leases.flatMap((row, index) => {
    const before = leases[index - 1];
    if (row.verb !== 'get' || before === undefined || before.code >= 400) return [];
    const isDead = deaths.some((t) => t > before.t && t < row.arrived);
    const dues = (isDead ? ENSURE_REPEATED : ENSURE).map((after) => row.arrived - after);
    const isInGap = (at: number): boolean => at >= before.t + GAP_MIN && at <= before.t + GAP_MAX;
    // A try that came while the server was starting waited until it served.
    const due = dues.find(isInGap) ?? (isDead ? waitedFor(dues, before) : undefined);
    return due === undefined ? [] : [due];
  });
}

/** The due instant whose try would have come soonest before, and waited for a server that started. */
function waitedFor(dues: readonly number[], before: ApiRow): number | undefined {
  const waits = dues.flatMap((at) => {
    const wait = Math.max(0, at - (before.t + GAP_MAX));
    return wait < LISTENS_BEFORE && at >= before.t + GAP_MIN ? [{ due: at - wait, wait }] : [];
  });
  return waits.sort((one, other) => one.wait - other.wait)[0]?.due;
}

/** When the API server was killed. */
export const deathsOfServer = (recording: Recording): readonly Instant[] =>
  recording.rows.flatMap((row) =>
    row.source === 'lab' && row.deed === 'kill' && row.who === 'apiserver' ? [row.t] : [],
  );

/** Waits of a kubelet's watch after each refusal of its link, so that it is current when its node was put right. */
export function tapeWatch(draft: TapeDraft, recording: Recording, span: Span, node: string): void {
  const reports = rowsOfNode(recording, span, node).filter(
    (row) => row.kind === 'Node' && row.subresource === 'status' && row.stored?.ready === 'True',
  );
  const [start] = kubeletStarts(recording, span, node);
  const links = recording.rows.filter(
    (row): row is LabRow => row.source === 'lab' && row.deed === 'link' && row.who === node,
  );
  for (const [index, cut] of links.entries()) {
    const healed = links[index + 1];
    if (cut.toServer !== 'refuse' || healed === undefined) continue;
    const report = reports.find((row) => row.arrived > healed.t);
    const [from, to] = [inRun(span, healed.t), inRun(span, report?.arrived ?? span.to)];
    const earliest = Math.max(from, to - COMPUTED_WITHIN);
    const waits = retries(inRun(span, cut.t), from, earliest, to);
    if (start !== undefined)
      for (const wait of waits) writeOutcome(draft, `kubelet/${node}`, 'kubelet.backoff', wait);
  }
}

/** By how much each wait is stretched, all alike, so that the first to end after `healed` ends between `earliest` and `latest`. */
function retries(cut: number, healed: number, earliest: number, latest: number): number[] {
  for (let step = 0; step <= STEPS; step++) {
    const waits: number[] = [];
    let at = cut;
    let began = cut;
    let backoff = BACKOFF_FIRST;
    while (at < healed) {
      if (at - began > BACKOFF_RESET) {
        backoff = BACKOFF_FIRST;
        began = at;
      }
      const more = (backoff * step) / STEPS;
      waits.push(more);
      at += backoff + more;
      backoff = Math.min(backoff * 2, BACKOFF_MAX);
    }
    if (at > earliest && at < latest) return waits;
  }
  return [];
}

/** KL-17: of each pause, whether the computation at its end found the runtime down. */
export function tapeWakings(
  draft: TapeDraft,
  recording: Recording,
  span: Span,
  node: string,
): void {
  const rows = rowsOfNode(recording, span, node);
  for (const wake of recording.rows) {
    if (wake.source !== 'lab' || wake.deed !== 'resume' || wake.who !== node) continue;
    const isDown = rows.some(
      (row) => row.stored?.ready === 'False' && row.t > wake.t && row.t - wake.t < COMPUTED_WITHIN,
    );
    writeOutcome(draft, `kubelet/${node}`, 'kubelet.runtime', isDown ? 0 : 1);
  }
}

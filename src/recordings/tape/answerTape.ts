/**
 * What can be read off a recording of answers that came later than the requests got through: when the
 * server had lost something of its own, so that its repeats have their own schedule (TR-2).
 */
import { seconds, transmissionAt, type Instant } from '../../engine/index.ts';
import type { ApiRow, LabRow, Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { inRun, writeValues, type TapeDraft } from './tapeDraft.ts';

/** What had waited arrives within this time. */
const BURST = seconds(0.2);
/** A cut's rule is gone before its row is written. */
const LEAD = seconds(0.05);
/** KL-1: longest and mean wait from an answer to the next renewal. */
const LONGEST = seconds(10.45);
const MEAN = seconds(10.2);
/** One way back, µs. */
const WAY = 200;
const NEVER = 1_000_000_000;
const REACH = 1_000_000;
const REPEATS = 8;

export function tapeUnasked(
  draft: TapeDraft,
  recording: Recording,
  {
    span,
    node,
    leases,
  }: { readonly span: Span; readonly node: string; readonly leases: readonly ApiRow[] },
): void {
  const links = recording.rows.filter(
    (row): row is LabRow => row.source === 'lab' && row.deed === 'link' && row.who === node,
  );
  const arrivals = leases.toSorted((one, other) => one.arrived - other.arrived);
  const values = links.flatMap((cut, index) => {
    const healed = links[index + 1];
    if (cut.toClient !== 'drop' || healed === undefined) return [];
    const answered = answeredAt(arrivals, healed.t);
    const lost = answered === null ? null : firstLost(answered, cut.t, healed.t);
    return [{ t: inRun(span, cut.t), value: lost === null ? NEVER : lost - cut.t }];
  });
  writeValues(draft, `kubelet/${node}`, 'process.unasked', values, REACH);
}

/** When the first answer after healing came back, if that was not at once: what its client did next tells. */
function answeredAt(leases: readonly ApiRow[], healed: Instant): number | null {
  const first = leases.find((row) => row.arrived >= healed - LEAD);
  if (first === undefined) return null;
  for (const row of leases) {
    if (row.arrived <= first.arrived) continue;
    const since = row.arrived - first.arrived;
    if (row.verb === 'get') return since < BURST ? null : row.arrived - WAY;
    if (row.code < 400 && since > BURST) return since > LONGEST ? row.arrived - MEAN : null;
  }
  return null;
}

/** When the first thing was lost whose repeats failed up to healing, and then brought the answer. */
function firstLost(answered: number, cut: Instant, healed: Instant): number | null {
  for (let attempt = 1; attempt <= REPEATS; attempt++) {
    const after = transmissionAt(0 as Instant, attempt);
    const lost = answered - after;
    const failed = lost + transmissionAt(0 as Instant, attempt - 1);
    if (lost > cut && lost < healed && failed < healed) return lost;
  }
  return null;
}

/** When writes were stored that were answered later: before those that they turned down (AS-7). */
import { later, type Duration, type Instant } from '../engine/index.ts';
import type { ApiRow, RecordingRow } from './recording.ts';

/** Refused at least so long after the write that was quicker. */
const COMMIT_LEAD = -500 as Duration;

/** Of writes of Leases, or of another kind, that turned others down before they were answered themselves. */
export function commitsOf(
  rows: readonly RecordingRow[],
  kind = 'Lease',
): ReadonlyMap<ApiRow, Instant> {
  const refusals = new Map<string, ApiRow[]>();
  for (const row of rows) {
    if (row.source !== 'api' || row.kind !== kind || row.code !== 409) continue;
    const key = `${row.namespace}/${row.name}`;
    const known = refusals.get(key);
    if (known === undefined) refusals.set(key, [row]);
    else known.push(row);
  }
  const commits = new Map<ApiRow, Instant>();
  for (const row of rows) {
    if (row.source !== 'api' || row.kind !== kind || row.verb === 'get' || row.code >= 400)
      continue;
    for (const { t } of refusals.get(`${row.namespace}/${row.name}`) ?? []) {
      if (t >= row.t || t <= row.arrived) continue;
      const before = later(t, COMMIT_LEAD);
      const stored = before < row.arrived ? row.arrived : before;
      if (stored < (commits.get(row) ?? row.t)) commits.set(row, stored);
    }
  }
  return commits;
}

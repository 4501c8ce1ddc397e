/**
 * What can be read off a recording of its electors (LE): when each asked or renewed. Every wait of
 * an elector ends with a request, so the requests' arrivals are the timetable of its waits.
 */
import type { Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { inRun, writeInstants, type TapeDraft } from './tapeDraft.ts';

const CORE_LEASES = ['kube-controller-manager', 'kube-scheduler'];

export function tapeElectors(draft: TapeDraft, recording: Recording, span: Span): void {
  const arrivals = new Map<string, number[]>();
  for (const row of recording.rows) {
    if (row.source !== 'api' || row.kind !== 'Lease' || !CORE_LEASES.includes(row.name)) continue;
    if (row.t < span.from || row.t > span.to) continue;
    const entity = `${row.name}/${row.who}`;
    const known = arrivals.get(entity) ?? [];
    arrivals.set(entity, known);
    known.push(inRun(span, row.sent ?? row.arrived));
  }
  for (const [entity, instants] of arrivals) writeInstants(draft, entity, 'elector.wait', instants);
}

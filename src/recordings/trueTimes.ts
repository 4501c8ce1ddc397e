/**
 * When a request was sent is read off the time that its sender wrote into it. A sender whose clock
 * has been stepped tells nothing that way: of its requests only the arrival is known.
 */
import type { RecordingRow } from './recording.ts';

export function forgetSteppedClocks(rows: readonly RecordingRow[]): readonly RecordingRow[] {
  const stepped = new Set(
    rows.flatMap((row) => (row.source === 'lab' && row.deed === 'stepClock' ? [row.who] : [])),
  );
  if (stepped.size === 0) return rows;
  return rows.map((row) => {
    if (row.source !== 'api' || row.sent === undefined || !stepped.has(row.who)) return row;
    const { sent: _, ...rest } = row;
    return rest;
  });
}

/** Event logs made by hand: what happened, at which second, in order. */
import type { Fact, FactBody, Instant } from '../../src/engine/index.ts';

/** Facts from pairs of a time in seconds and what happened. */
export function factLog(
  ...entries: readonly (readonly [seconds: number, body: FactBody])[]
): Fact[] {
  return entries
    .map(([at, body], seq) => ({ at, body, seq }))
    .sort((a, b) => a.at - b.at || a.seq - b.seq)
    .map(({ at, body }, seq): Fact => ({
      ...body,
      seq,
      t: Math.round(at * 1_000_000) as Instant,
      cause: null,
    }));
}

/** A write of a Lease, as the log tells it; a renewal unless told otherwise. */
export const leaseWritten = (
  namespace: string,
  name: string,
  process: string,
  change: Partial<Extract<FactBody, { kind: 'leaseWritten' }>> = {},
): FactBody => ({
  kind: 'leaseWritten',
  namespace,
  name,
  process,
  write: 'updated',
  resourceVersion: 48300,
  holderIdentity: `${process}_id`,
  renewTime: null,
  holderChanged: false,
  senderWaiting: true,
  ...change,
});

/**
 * While an API server was frozen or down, each server by itself; and these stretches cut into pieces
 * in each of which the same servers are out, so that the timeline can name them.
 */
import type { ServerStateName } from '../../sources/frame.ts';
import type { Span } from './spans.ts';

/** While one API server, named by its machine, did not serve. */
export interface ServerSpan extends Span {
  readonly server: string;
  readonly state: 'frozen' | 'down';
}

/** From an instant to another, with the servers that were out all along. */
export interface ServerPiece {
  readonly from: number;
  /** null: until now. */
  readonly to: number | null;
  readonly frozen: readonly string[];
  readonly down: readonly string[];
}

const openOf = (spans: readonly ServerSpan[], server: string): ServerSpan | undefined =>
  spans.findLast((span) => span.server === server && span.to === null);

/** This server is in this state from `t` on, unless it is known to be. */
export function tellServer(
  spans: ServerSpan[],
  server: string,
  state: ServerStateName,
  t: number,
): void {
  const open = openOf(spans, server);
  if (open?.state === state) return;
  if (open !== undefined) open.to = Math.max(t, open.from);
  if (state !== 'serving') spans.push({ server, state, from: t, to: null });
}

export function serverPieces(spans: readonly ServerSpan[]): readonly ServerPiece[] {
  const ends = spans.flatMap(({ from, to }) => [from, to ?? Infinity]);
  const edges = [...new Set(ends)].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1] ?? Infinity;
    const out = spans.filter((span) => span.from <= from && (span.to ?? Infinity) >= to);
    const named = (state: ServerSpan['state']): readonly string[] =>
      out
        .filter((span) => span.state === state)
        .map(({ server }) => server)
        .sort();
    if (out.length === 0) return [];
    const [frozen, down] = [named('frozen'), named('down')];
    return [{ from, to: to === Infinity ? null : to, frozen, down }];
  });
}

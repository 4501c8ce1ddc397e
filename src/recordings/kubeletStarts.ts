/** When a recorded kubelet came up: with its first word, and whether it has a Lease at once (KL-6). */
import type { Instant } from '../engine/index.ts';
import type { ApiRow, Recording } from './recording.ts';
import type { Span } from './span.ts';

export interface KubeletStart {
  readonly at: Instant;
  /** Its Node was there when its first sync looked for it, so that it has a Lease at once. */
  readonly isEarly: boolean;
}

/** A start registers its Node within this time, µs. */
const REGISTERS_WITHIN = 1_000_000;

export const rowsOfNode = (recording: Recording, span: Span, node: string): readonly ApiRow[] =>
  recording.rows.filter(
    (row): row is ApiRow =>
      row.source === 'api' && row.who === node && row.t >= span.from && row.t <= span.to,
  );

export const isRegistration = (row: ApiRow): boolean =>
  row.kind === 'Node' && row.verb === 'create';

/** Every start of a node's kubelet, in order: each registers its Node anew (KL-15). */
export function kubeletStarts(
  recording: Recording,
  span: Span,
  node: string,
): readonly KubeletStart[] {
  const rows = rowsOfNode(recording, span, node).toSorted(
    (one, other) => one.arrived - other.arrived,
  );
  return rows.filter(isRegistration).map((registration) => {
    const since = registration.arrived - REGISTERS_WITHIN;
    const first = rows.find((row) => row.arrived >= since && row.kind !== 'Pod') ?? registration;
    const creation = rows.find(
      (row) => row.arrived >= since && row.kind === 'Lease' && row.verb === 'create',
    );
    return {
      at: first.sent ?? first.arrived,
      isEarly: creation !== undefined && creation.arrived < registration.arrived + REGISTERS_WITHIN,
    };
  });
}

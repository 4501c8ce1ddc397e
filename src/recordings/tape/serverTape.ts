/**
 * What can be read off a recording of its API server's own Lease (AI): when it was renewed, how long
 * each request took, and whether its first came before there was a namespace for it (AS-12).
 */
import { between } from '../../engine/index.ts';
import { identityRows, isCoordinated, RECORDED_HOST } from '../ownRequests.ts';
import type { Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { inRun, writeInstants, writeOutcome, type TapeDraft } from './tapeDraft.ts';

/** Draws of the race between the server's Lease and its namespace. */
const [LATE, EARLY] = [0, 11];

export function tapeServer(draft: TapeDraft, recording: Recording, span: Span): void {
  const rows = identityRows(recording).filter((row) => row.t >= span.from && row.t <= span.to);
  const entity = `kube-apiserver/${RECORDED_HOST}`;
  if (rows.length === 0) {
    if (isCoordinated(recording)) writeOutcome(draft, entity, 'identity.choice', EARLY);
    return;
  }
  rows.forEach((row, index) => {
    // Some are logged after they were answered: the next request had been made by then.
    const next = rows[index + 1]?.arrived ?? row.t;
    const answered = next > row.arrived && next < row.t ? next : row.t;
    writeOutcome(draft, entity, 'process.took', between(row.arrived, answered));
  });
  const created = rows.findIndex((row) => row.verb === 'create' && row.code < 300);
  const refused = rows.findLast(
    (row, index) => index < created && row.verb === 'create' && row.code === 404,
  );
  writeOutcome(draft, entity, 'identity.choice', refused === undefined ? EARLY : LATE);
  const first = rows[created];
  if (refused !== undefined && first !== undefined) {
    const middle = (inRun(span, refused.t) + inRun(span, first.arrived)) / 2;
    writeOutcome(draft, entity, 'identity.phase', middle);
  }
  const sent = rows.filter(({ verb }) => verb === 'update').map((row) => inRun(span, row.arrived));
  writeInstants(draft, entity, 'identity.wait', sent);
}

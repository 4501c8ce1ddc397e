/**
 * What the API server of a recording asked of itself: its own Lease (AI), and what the controller of
 * coordinated election wrote (CE). Only some recordings have that. All were made on one machine, whose
 * name stands in the identities of its controller managers and which its server's Lease is named after.
 */
import type { ApiRow, Recording } from './recording.ts';

export const RECORDED_HOST = 'vm';
/** How recordings name the API server. */
export const SERVER = 'apiserver';
/** How Leases begin that API servers have of themselves (AI-1). */
const OWN_LEASE = 'apiserver-';

export const isOwnLease = (name: string): boolean => name.startsWith(OWN_LEASE);

/** Whether candidates told the server of themselves, which only coordinated election asks for (CE-1). */
export const isCoordinated = (recording: Recording): boolean =>
  recording.rows.some((row) => row.source === 'api' && row.kind === 'LeaseCandidate');

/** Requests about the server's own Lease, as they were answered. */
export const identityRows = (recording: Recording): readonly ApiRow[] =>
  recording.rows.filter(
    (row): row is ApiRow =>
      row.source === 'api' && row.who === SERVER && row.kind === 'Lease' && isOwnLease(row.name),
  );

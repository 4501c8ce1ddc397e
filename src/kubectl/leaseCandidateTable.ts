/** `kubectl get leasecandidates` as a table, with the warning that goes with every answer (1.4, OM-9). */
import { sorted, type LeaseCandidateObject } from '../engine/index.ts';
import { layOutTable } from './columns.ts';
import { ageOf } from './formatAge.ts';
import type { LeaseTableOptions } from './leaseTable.ts';

const HEADER = ['NAME', 'LEASENAME', 'BINARYVERSION', 'EMULATIONVERSION', 'AGE'];

/** Rows in byte order of namespace and name, laid out as Leases are (OM-10). No candidates: no text. */
export function printLeaseCandidateTable(
  candidates: readonly LeaseCandidateObject[],
  { allNamespaces, noHeaders = false, nowMs }: LeaseTableOptions,
): string {
  if (candidates.length === 0) return '';
  const rows = sorted(candidates).map(({ metadata, spec }) => [
    ...(allNamespaces ? [metadata.namespace ?? ''] : []),
    metadata.name,
    spec.leaseName,
    spec.binaryVersion,
    spec.emulationVersion ?? '',
    ageOf(metadata.creationTimestamp, nowMs),
  ]);
  const header = allNamespaces ? ['NAMESPACE', ...HEADER] : HEADER;
  return layOutTable(noHeaders ? rows : [header, ...rows]);
}

/** OM-9: on stderr, before the table; releases before 1.36 do not warn. */
export const leaseCandidateWarning = (apiVersion: string): string =>
  `Warning: ${apiVersion} LeaseCandidate is deprecated in v1.36+, unavailable in v1.39+\n`;

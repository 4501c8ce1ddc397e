/** `kubectl get leases` as a table, and what kubectl says when there are none (OM-10, OM-11). */
import { sorted, type LeaseObject } from '../engine/index.ts';
import { layOutTable } from './columns.ts';
import { ageOf } from './formatAge.ts';

export interface LeaseTableOptions {
  readonly allNamespaces: boolean;
  readonly noHeaders?: boolean;
  readonly showLabels?: boolean;
  /** The API server's clock when it builds the table, milliseconds since the Unix epoch. */
  readonly nowMs: number;
}

/** `k=v,k=v` by key, `<none>` if empty (OM-10). */
export function labelText(labels: Readonly<Record<string, string>> | undefined): string {
  const pairs = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return pairs.length === 0 ? '<none>' : pairs.map(([key, value]) => `${key}=${value}`).join(',');
}

/** Rows in byte order of namespace and name; every line, the last too, ends with a line feed. No leases: no text. */
export function printLeaseTable(
  leases: readonly LeaseObject[],
  options: LeaseTableOptions,
): string {
  if (leases.length === 0) return '';
  const { allNamespaces, showLabels = false } = options;
  const cells = (namespace: string, name: string, holder: string, age: string, labels: string) => [
    ...(allNamespaces ? [namespace] : []),
    name,
    holder,
    age,
    ...(showLabels ? [labels] : []),
  ];
  const rows = sorted(leases).map((lease) =>
    cells(
      lease.metadata.namespace ?? '',
      lease.metadata.name,
      lease.spec.holderIdentity ?? '',
      ageOf(lease.metadata.creationTimestamp, options.nowMs),
      labelText(lease.metadata.labels),
    ),
  );
  const header = cells('NAMESPACE', 'NAME', 'HOLDER', 'AGE', 'LABELS');
  return layOutTable(options.noHeaders === true ? rows : [header, ...rows]);
}

/** OM-11: what kubectl prints to stderr instead; without a namespace, of all of them. */
export const noLeasesFound = (namespace?: string): string =>
  namespace === undefined
    ? 'No resources found\n'
    : `No resources found in ${namespace} namespace.\n`;

/** OM-11: asked for by name, and not there. */
export const leaseNotFound = (name: string): string =>
  `Error from server (NotFound): leases.coordination.k8s.io "${name}" not found\n`;

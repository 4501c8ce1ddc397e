/** What can be learnt of a cluster from the output of kubectl, and the pieces it is put together from. */
import { type Problem, problemAt, say, type Phrase } from '../../engine/index.ts';

/** A Lease as far as its text tells; null for what a table does not show. */
export interface FoundLease {
  /** Null in a table of one namespace that does not say which. */
  readonly namespace: string | null;
  readonly name: string;
  /** '' for nobody (table 1.1). */
  readonly holder: string;
  readonly durationSeconds: number | null;
  readonly transitions: number | null;
  /** Age as a table shows it. */
  readonly ageSeconds: number | null;
  /** Times as an object shows them, milliseconds since the Unix epoch. */
  readonly createdMs: number | null;
  readonly renewedMs: number | null;
}

export interface FoundNode {
  readonly name: string;
  readonly region: string;
  readonly zone: string;
  readonly ageSeconds: number | null;
  readonly createdMs: number | null;
}

export interface FoundObjects {
  readonly leases: readonly FoundLease[];
  readonly nodes: readonly FoundNode[];
}

export interface ImportedNode {
  readonly name: string;
  /** '' where the text does not say. */
  readonly region: string;
  readonly zone: string;
  readonly ageSeconds: number | null;
}

/** One lock Lease: something elects a leader with it. */
export interface ImportedComponent {
  readonly leaseNamespace: string;
  readonly leaseName: string;
  /** Identity of the leader, '' if nobody leads. */
  readonly holder: string;
  readonly leaseDurationSeconds: number | null;
  readonly leaseTransitions: number | null;
  readonly ageSeconds: number | null;
}

export interface ClusterImport {
  readonly format: 'table' | 'yaml' | 'json';
  readonly nodes: readonly ImportedNode[];
  /** Every zone named, in byte order. */
  readonly zones: readonly string[];
  readonly components: readonly ImportedComponent[];
  /** Identity Leases of API servers; they are counted, not drawn. */
  readonly apiServers: number;
  /** What most node Leases say; null if the text does not. */
  readonly nodeLeaseDurationSeconds: number | null;
  /** Of the newest renewal, RFC 3339; null if the text has no times. */
  readonly date: string | null;
}

export const EXPECTED_COMMANDS = say`the output of kubectl get leases -A (also with -o yaml or -o json), or of kubectl get nodes,leases -A -o json`;

export function problem(
  path: string,
  found: string | Phrase,
  allowed: Phrase,
  code: string,
): Problem {
  const isLong = typeof found === 'string' && found.length > 80;
  return problemAt(path, isLong ? `${found.slice(0, 79)}…` : found, allowed, code);
}

/** Enough to see what is wrong; the same fault on a thousand lines is one fault. */
export const MAX_PROBLEMS = 20;

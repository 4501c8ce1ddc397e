/**
 * The LeaderElectionRecord: an elector's own view of a Lease's spec, without absent fields (OM-6).
 * Two records are told apart by their canonical text alone, whose times have whole seconds (OM-7).
 */
import type { Duration, WallTime } from '../base/time.ts';
import type { LeaseSpec } from './objects.ts';

export interface LeaderElectionRecord {
  /** `''`: nobody. */
  readonly holderIdentity: string;
  readonly leaseDurationSeconds: number;
  readonly acquireTime: WallTime | null;
  readonly renewTime: WallTime | null;
  readonly leaderTransitions: number;
  readonly strategy: string;
  readonly preferredHolder: string;
}

/** What an elector has observed before its first GET. */
export const EMPTY_RECORD: LeaderElectionRecord = {
  holderIdentity: '',
  leaseDurationSeconds: 0,
  acquireTime: null,
  renewTime: null,
  leaderTransitions: 0,
  strategy: '',
  preferredHolder: '',
};

/** Lease → record: absent fields become zero values (OM-6). */
export function recordOfSpec(spec: LeaseSpec): LeaderElectionRecord {
  return {
    holderIdentity: spec.holderIdentity ?? '',
    leaseDurationSeconds: spec.leaseDurationSeconds ?? 0,
    acquireTime: spec.acquireTime ?? null,
    renewTime: spec.renewTime ?? null,
    leaderTransitions: spec.leaseTransitions ?? 0,
    strategy: spec.strategy ?? '',
    preferredHolder: spec.preferredHolder ?? '',
  };
}

/** Record → Lease: five fields are always written, an empty holder as `''` and a zero time as `null` (OM-6). */
export function specOfRecord(record: LeaderElectionRecord): LeaseSpec {
  return {
    holderIdentity: record.holderIdentity,
    leaseDurationSeconds: record.leaseDurationSeconds,
    acquireTime: record.acquireTime,
    renewTime: record.renewTime,
    leaseTransitions: record.leaderTransitions,
    ...(record.strategy === '' ? {} : { strategy: record.strategy }),
    ...(record.preferredHolder === '' ? {} : { preferredHolder: record.preferredHolder }),
  };
}

/** The text by which an elector decides whether the record has changed (OM-7). */
export function canonicalRecord(record: LeaderElectionRecord): string {
  return JSON.stringify([
    record.holderIdentity,
    record.leaseDurationSeconds,
    wholeSeconds(record.acquireTime),
    wholeSeconds(record.renewTime),
    record.leaderTransitions,
    record.strategy,
    record.preferredHolder,
  ]);
}

/** `leaseDurationSeconds` of a configured duration: truncated, so below one second it is 0 and fails validation (OM-8). */
export function leaseDurationSecondsOf(duration: Duration): number {
  return Math.trunc(duration / 1_000_000);
}

function wholeSeconds(time: WallTime | null): number | null {
  return time === null ? null : Math.floor(time / 1_000_000);
}

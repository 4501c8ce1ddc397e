/**
 * What the API server refuses in a Lease's spec (OM-V1 to OM-V5; upstream
 * pkg/apis/coordination/validation). Holder and times are not validated at all: a future renewTime
 * or one that goes backwards is accepted.
 */
import type { LeaseSpec } from './objects.ts';

export const OLDEST_EMULATION_VERSION = 'OldestEmulationVersion';

const QUALIFIED_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** What is wrong with the name of a strategy, in a Lease or in a LeaseCandidate (OM-V3, OM-V4). */
export function strategyProblem(
  strategy: string,
): { readonly path: string; readonly rule: string } | null {
  if (!strategy.includes('/'))
    return strategy === OLDEST_EMULATION_VERSION ? null : { path: 'spec.strategy', rule: 'OM-V3' };
  return QUALIFIED_NAME.test(strategy) ? null : { path: 'spec.strategy', rule: 'OM-V4' };
}

/** Path and rule of the first thing wrong, or null. */
export function leaseProblem(
  spec: LeaseSpec,
): { readonly path: string; readonly rule: string } | null {
  if (spec.leaseDurationSeconds !== undefined && spec.leaseDurationSeconds <= 0)
    return { path: 'spec.leaseDurationSeconds', rule: 'OM-V1' };
  if (spec.leaseTransitions !== undefined && spec.leaseTransitions < 0)
    return { path: 'spec.leaseTransitions', rule: 'OM-V2' };
  const strategy = spec.strategy ?? '';
  const problem = strategy === '' ? null : strategyProblem(strategy);
  if (problem !== null) return problem;
  if ((spec.preferredHolder ?? '') !== '' && strategy === '')
    return { path: 'spec.preferredHolder', rule: 'OM-V5' };
  return null;
}

export const validateLeaseSpec = (spec: LeaseSpec): boolean => leaseProblem(spec) === null;

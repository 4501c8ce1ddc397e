/**
 * What the API server refuses in a Lease's spec (OM-V1 to OM-V5; upstream
 * pkg/apis/coordination/validation). Holder and times are not validated at all: a future renewTime
 * or one that goes backwards is accepted.
 */
import type { LeaseSpec } from './objects.ts';

const QUALIFIED_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Path and rule of the first thing wrong, or null. */
export function leaseProblem(
  spec: LeaseSpec,
): { readonly path: string; readonly rule: string } | null {
  if (spec.leaseDurationSeconds !== undefined && spec.leaseDurationSeconds <= 0)
    return { path: 'spec.leaseDurationSeconds', rule: 'OM-V1' };
  if (spec.leaseTransitions !== undefined && spec.leaseTransitions < 0)
    return { path: 'spec.leaseTransitions', rule: 'OM-V2' };
  const strategy = spec.strategy ?? '';
  if (strategy !== '' && !strategy.includes('/') && strategy !== 'OldestEmulationVersion')
    return { path: 'spec.strategy', rule: 'OM-V3' };
  if (strategy.includes('/') && !QUALIFIED_NAME.test(strategy))
    return { path: 'spec.strategy', rule: 'OM-V4' };
  if ((spec.preferredHolder ?? '') !== '' && strategy === '')
    return { path: 'spec.preferredHolder', rule: 'OM-V5' };
  return null;
}

export const validateLeaseSpec = (spec: LeaseSpec): boolean => leaseProblem(spec) === null;

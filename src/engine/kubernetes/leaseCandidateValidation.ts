/**
 * What the API server refuses in a LeaseCandidate (reference 1.2; upstream
 * pkg/apis/coordination/validation). The strategy's name follows the rules of a Lease's.
 */
import { OLDEST_EMULATION_VERSION, strategyProblem } from './leaseValidation.ts';
import type { LeaseCandidateSpec } from './objects.ts';
import { compareVersions, parseVersion } from './semver.ts';

const CONFIG_MAP_KEY = /^[-._a-zA-Z0-9]+$/;
const MAX_NAME = 253;

/** Path of the first thing wrong, or null. `before`: the spec that an update replaces. */
export function leaseCandidateProblem(
  name: string,
  spec: LeaseCandidateSpec,
  before: LeaseCandidateSpec | null,
): string | null {
  if (!CONFIG_MAP_KEY.test(name) || name.length > MAX_NAME || name === '.' || name === '..')
    return 'metadata.name';
  if (spec.leaseName === '' || (before !== null && before.leaseName !== spec.leaseName))
    return 'spec.leaseName';
  const binary = parseVersion(spec.binaryVersion);
  if (binary === null) return 'spec.binaryVersion';
  if (spec.emulationVersion === undefined) {
    if (spec.strategy === OLDEST_EMULATION_VERSION) return 'spec.emulationVersion';
  } else {
    const emulation = parseVersion(spec.emulationVersion);
    if (emulation === null || compareVersions(emulation, binary) > 0)
      return 'spec.emulationVersion';
  }
  return strategyProblem(spec.strategy)?.path ?? null;
}

/**
 * The judgements of coordinated leader election, without its queue and its requests (CE-3 to CE-7;
 * upstream pkg/controlplane/controller/leaderelection/{leaderelection_controller,election}.go): who
 * may stand, whether an election is needed, who is best. All by the API server's wall clock.
 */
import { seconds, type WallTime } from '../base/time.ts';
import { OLDEST_EMULATION_VERSION } from './leaseValidation.ts';
import type { Lease, LeaseCandidate, LeaseCandidateSpec } from './objects.ts';
import { compareVersions, parseVersion, type Version } from './semver.ts';

/** CE-3: a candidate that has not renewed for so long does not count any more. */
const CANDIDATE_VALID = seconds(1_800);
/** CE-4: at half of it everybody is asked to prove that he lives. */
const CANDIDATE_FRESH = seconds(900);
/** CE-6: time to answer a ping, and how long an answer counts. */
export const ELECTION_WINDOW = seconds(5);

export const isCandidateExpired = ({ renewTime }: LeaseCandidateSpec, now: WallTime): boolean =>
  renewTime === undefined || renewTime + CANDIDATE_VALID < now;

/** CE-3. */
export function admissible(
  candidates: Iterable<LeaseCandidate>,
  namespace: string,
  leaseName: string,
  now: WallTime,
): LeaseCandidate[] {
  const found: LeaseCandidate[] = [];
  for (const each of candidates) {
    const isMeant = each.namespace === namespace && each.spec.leaseName === leaseName;
    if (isMeant && !isCandidateExpired(each.spec, now)) found.push(each);
  }
  return found;
}

/** CE-4, CE-8: strictly after its end; without a time or a duration it counts as expired. */
export function isLeaseExpired({ spec }: Lease, now: WallTime): boolean {
  if (spec.renewTime == null || spec.leaseDurationSeconds === undefined) return true;
  return spec.renewTime + spec.leaseDurationSeconds * 1_000_000 < now;
}

/** CE-4, asked of the caches. `candidates` in this run's order (CE-13). */
export function isElectionNeeded(
  lease: Lease | undefined,
  candidates: readonly LeaseCandidate[],
  now: WallTime,
): boolean {
  if (lease === undefined || isLeaseExpired(lease, now)) return true;
  const holder = lease.spec.holderIdentity ?? '';
  if (holder === '') return true;
  if (candidates.some(({ spec }) => (spec.renewTime ?? now) + CANDIDATE_FRESH < now)) return true;
  if (strategyOf(candidates) !== OLDEST_EMULATION_VERSION) return false;
  const best = bestOf(candidates);
  return best !== null && best.name !== holder;
}

/** CE-6: what the ping phase does about one candidate. */
export function pingNeeds(
  { pingTime, renewTime }: LeaseCandidateSpec,
  now: WallTime,
): 'fresh' | 'wait' | 'ping' | 'leaveOut' {
  const isAnswered = pingTime === undefined || (renewTime !== undefined && renewTime >= pingTime);
  if (pingTime !== undefined && pingTime + ELECTION_WINDOW > now && !isAnswered) return 'wait';
  if (isAwake({ renewTime }, now)) return 'fresh';
  if (pingTime === undefined) return 'ping';
  return isAnswered && pingTime + ELECTION_WINDOW < now ? 'ping' : 'leaveOut';
}

/** CE-7: has shown within the window that it lives. */
export const isAwake = (
  { renewTime }: { readonly renewTime?: WallTime | undefined },
  now: WallTime,
): boolean => renewTime !== undefined && renewTime + ELECTION_WINDOW > now;

/** CE-5: that of the newest binary; null when those of equal newness disagree. */
export function strategyOf(candidates: readonly LeaseCandidate[]): string | null {
  let newest: Version | null = null;
  let strategies: string[] = [];
  for (const { spec } of candidates) {
    const version = parseVersion(spec.binaryVersion) ?? NO_VERSION;
    const difference = newest === null ? 1 : compareVersions(version, newest);
    if (difference > 0) {
      newest = version;
      strategies = [spec.strategy];
    } else if (difference === 0 && !strategies.includes(spec.strategy))
      strategies.push(spec.strategy);
  }
  return strategies.length === 1 ? (strategies[0] ?? null) : null;
}

const NO_VERSION: Version = { numbers: [0, 0, 0], preRelease: [] };

/** CE-5: oldest emulation version, oldest binary, created first (in whole seconds), first in the list (CE-13). */
export function bestOf(candidates: readonly LeaseCandidate[]): LeaseCandidate | null {
  let best: LeaseCandidate | null = null;
  for (const each of candidates) {
    if (!hasVersions(each)) continue;
    if (best === null || compareCandidates(each, best) < 0) best = each;
  }
  return best;
}

const hasVersions = ({ spec }: LeaseCandidate): boolean =>
  parseVersion(spec.binaryVersion) !== null && parseVersion(spec.emulationVersion ?? '') !== null;

/** 0 for a tie, which only the order of the list decides. */
export function compareCandidates(a: LeaseCandidate, b: LeaseCandidate): number {
  const emulation = compareVersions(
    parseVersion(a.spec.emulationVersion ?? '') ?? NO_VERSION,
    parseVersion(b.spec.emulationVersion ?? '') ?? NO_VERSION,
  );
  if (emulation !== 0) return emulation;
  const binary = compareVersions(
    parseVersion(a.spec.binaryVersion) ?? NO_VERSION,
    parseVersion(b.spec.binaryVersion) ?? NO_VERSION,
  );
  return binary !== 0 ? binary : a.creationTimestamp - b.creationTimestamp;
}

/** Whether chance has a say in who is best (CE-13). */
export const hasTies = (candidates: readonly LeaseCandidate[]): boolean =>
  candidates.some((each, place) =>
    candidates.slice(place + 1).some((other) => compareCandidates(each, other) === 0),
  );

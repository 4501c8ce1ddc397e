/**
 * What a scenario makes of coordinated election before anything runs: which components take part in
 * it, what their candidates tell it of themselves, and who leads when a warm run begins.
 */
import type { WallTime } from '../base/time.ts';
import { ELECTION_LOCK } from '../kubernetes/coordinatedElection.ts';
import { bestOf } from '../kubernetes/coordinatedVote.ts';
import { OLDEST_EMULATION_VERSION } from '../kubernetes/leaseValidation.ts';
import type { LeaseCandidate } from '../kubernetes/objects.ts';
import type { Scenario, ScenarioComponent } from '../scenario/scenario.ts';

/** Programs of upstream that stand as LeaseCandidates when the gate is on; others do so by giving their versions. */
const COORDINATED_PROGRAMS: readonly string[] = ['kube-controller-manager', 'kube-scheduler'];

/** The lock that decides which API server runs the controller, with its flags' defaults (reference 8.1). */
export const ELECTION_SETTINGS = {
  leaseNamespace: ELECTION_LOCK.namespace,
  leaseName: ELECTION_LOCK.name,
  leaseDurationSeconds: 15,
  renewDeadlineSeconds: 10,
  retryPeriodSeconds: 2,
  releaseOnCancel: true,
} as const;

type Coordination = Pick<Scenario, 'kubernetes' | 'featureGates'>;

export const isCoordinated = (
  { featureGates }: Coordination,
  { name, candidates }: ScenarioComponent,
): boolean =>
  featureGates.CoordinatedLeaderElection &&
  (COORDINATED_PROGRAMS.includes(name) ||
    candidates.some(
      ({ binaryVersion, emulationVersion }) =>
        binaryVersion !== undefined || emulationVersion !== undefined,
    ));

export interface CandidateVersions {
  readonly binaryVersion: string;
  readonly emulationVersion: string;
}

/** CE-5: of each candidate, in order; the release's own where a scenario says nothing. */
export const versionsOf = (
  { kubernetes }: Coordination,
  { candidates }: ScenarioComponent,
): readonly CandidateVersions[] =>
  candidates.map(({ binaryVersion = `${kubernetes}.0`, emulationVersion = binaryVersion }) => ({
    binaryVersion,
    emulationVersion,
  }));

/** Place of the candidate that leads in a warm run: the scenario's, else who would win the vote (CE-5), else the first. */
export function leaderAtStart(scenario: Coordination, component: ScenarioComponent): number {
  const { candidates, leader } = component;
  if (leader === undefined && isCoordinated(scenario, component))
    return bestPlace(versionsOf(scenario, component));
  return Math.max(
    candidates.findIndex(({ host }) => host === leader),
    0,
  );
}

/** Of candidates that were created one after the other. */
function bestPlace(versions: readonly CandidateVersions[]): number {
  const candidates = versions.map((each, place): LeaseCandidate => ({
    namespace: '',
    name: String(place),
    uid: '',
    resourceVersion: 0,
    creationTimestamp: place as WallTime,
    spec: { leaseName: '', strategy: OLDEST_EMULATION_VERSION, ...each },
  }));
  return Number(bestOf(candidates)?.name ?? 0);
}

/** Who says of itself that it is there: LeaseCandidates (CE-1), and the API servers' identity Leases (AI-1). */
import { microTime, type Lease, type LeaseCandidate, type Sim } from '../../engine/index.ts';
import type { IdentityLeaseView, LeaseCandidateView } from '../frame.ts';

const IDENTITY_LABEL = 'apiserver.kubernetes.io/identity';
const HOST_LABEL = 'kubernetes.io/hostname';

const timeText = (time: number | null | undefined): string | null =>
  time == null ? null : microTime(time);

const ageOf = ({ plan, world }: Sim, time: number | null | undefined): number | null =>
  time == null ? null : plan.date + world.now - time;

function leaseCandidateView(
  sim: Sim,
  { namespace, name, spec }: LeaseCandidate,
  process: string | null,
): LeaseCandidateView {
  return {
    namespace,
    name,
    leaseName: spec.leaseName,
    binaryVersion: spec.binaryVersion,
    emulationVersion: spec.emulationVersion ?? '',
    strategy: spec.strategy,
    pingTime: timeText(spec.pingTime),
    renewTime: timeText(spec.renewTime),
    age: ageOf(sim, spec.renewTime),
    isPinged: spec.pingTime !== undefined && spec.pingTime > (spec.renewTime ?? 0),
    process,
  };
}

export function leaseCandidateViews(sim: Sim): readonly LeaseCandidateView[] {
  const { world, plan } = sim;
  if (world.candidates.size === 0) return [];
  const behind = new Map<string, string>();
  for (const { candidate, entity } of world.processes.values())
    if (candidate !== null)
      behind.set(
        `${candidate.params.namespace}/${candidate.params.name}`,
        plan.entities[entity]?.name ?? '',
      );
  return [...world.candidates]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, candidate]) => leaseCandidateView(sim, candidate, behind.get(key) ?? null));
}

function identityLeaseView(sim: Sim, lease: Lease): IdentityLeaseView {
  const { name, spec, labels, resourceVersion } = lease;
  const hostname = labels?.[HOST_LABEL] ?? '';
  const machine = sim.plan.machines.find((each) => each.name === hostname);
  return {
    name,
    holderIdentity: spec.holderIdentity ?? '',
    hostname,
    renewTime: timeText(spec.renewTime),
    age: ageOf(sim, spec.renewTime),
    leaseDurationSeconds: spec.leaseDurationSeconds ?? 0,
    resourceVersion,
    process: machine === undefined ? null : `kube-apiserver/${machine.name}`,
  };
}

export const identityLeaseViews = (sim: Sim): readonly IdentityLeaseView[] =>
  [...sim.world.leases.values()]
    .filter(({ lease }) => lease.labels?.[IDENTITY_LABEL] !== undefined)
    .map(({ lease }) => identityLeaseView(sim, lease))
    .sort((a, b) => (a.hostname < b.hostname ? -1 : a.hostname > b.hostname ? 1 : 0));

/** One election as a view may draw it: the record, and what each candidate believes. */
import {
  ensure,
  instantOf,
  isLeader,
  leaseObject,
  seconds,
  type Process,
  type Sim,
} from '../../engine/index.ts';
import type { CandidateView, ElectionView, ResourceView } from '../frame.ts';
import { linkView } from './linkView.ts';
import { clockView, ownNow, statusView } from './nodeView.ts';

function candidateView(sim: Sim, entity: number): CandidateView {
  const process: Process = ensure(sim.world.processes.get(entity), 'candidate');
  const { elector, clock } = process;
  const planned = ensure(sim.plan.entities[entity], 'entity');
  const now = ownNow(sim, process);
  const isOver = elector === null || elector.phase === 'ended';
  return {
    process: planned.name,
    host: planned.host,
    identity: process.identity,
    status: statusView(process),
    restartsAt: process.restartsAt,
    believes: !isOver && (isLeader(elector) || process.working),
    working: process.working,
    phase: elector?.phase ?? 'ended',
    age: elector?.lastSuccess == null ? null : now - elector.lastSuccess,
    silence: elector?.observedTime == null ? null : now - elector.observedTime,
    duration: elector === null ? 0 : seconds(elector.observedRecord.leaseDurationSeconds),
    nextAt: elector?.nextTryAt == null ? null : instantOf(clock, elector.nextTryAt),
    wedged: process.wedged,
    link: linkView(sim, entity),
    clock: clockView(sim, process),
  };
}

/** Before the first write the store knows nothing. */
function resourceView(sim: Sim, index: number): ResourceView | null {
  const { scenario, elector } = ensure(sim.plan.components[index], 'component');
  const fencing = scenario.guardedResource?.fencing;
  if (fencing === undefined) return null;
  const known = sim.world.resources.get(`${elector.namespace}/${elector.name}`);
  return {
    fencing,
    token: known?.token ?? -1,
    writer: known?.writer ?? '',
    writes: known?.writes ?? 0,
    refused: known?.refused ?? 0,
    stale: known?.stale ?? 0,
    latest: known?.latest ?? null,
    odd: known?.odd ?? null,
  };
}

export function electionView(sim: Sim, index: number): ElectionView {
  const component = ensure(sim.plan.components[index], 'component');
  const { namespace, name, leaseDuration, renewDeadline, retryPeriod } = component.elector;
  const stored = sim.world.leases.get(`${namespace}/${name}`);
  const spec = stored?.lease.spec;
  const candidates = component.entities.map((entity) => candidateView(sim, entity));
  const holder = spec?.holderIdentity ?? '';
  return {
    namespace,
    name,
    component: component.scenario.name,
    record: {
      exists: stored !== undefined,
      holderIdentity: holder,
      age: spec?.renewTime == null ? null : sim.plan.date + sim.world.now - spec.renewTime,
      renewTime: stored === undefined ? null : (leaseObject(stored.lease).spec.renewTime ?? null),
      resourceVersion: stored?.lease.resourceVersion ?? 0,
      leaseDurationSeconds: spec?.leaseDurationSeconds ?? 0,
      leaseTransitions: spec?.leaseTransitions ?? 0,
      writtenAt: stored?.writtenAt ?? null,
    },
    leaseDuration,
    renewDeadline,
    retryPeriod,
    written:
      candidates.find((candidate) => holder !== '' && candidate.identity === holder)?.process ??
      null,
    believers: candidates
      .filter(
        (candidate) =>
          candidate.believes && (candidate.status === 'running' || candidate.status === 'paused'),
      )
      .map((candidate) => candidate.process),
    candidates,
    coordinated: component.elector.coordinated
      ? { strategy: spec?.strategy ?? '', preferredHolder: spec?.preferredHolder ?? '' }
      : null,
    resource: resourceView(sim, index),
  };
}

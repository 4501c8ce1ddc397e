/**
 * How API servers and LeaseCandidates begin a warm run: identity Leases that have been renewed for
 * long, candidates somewhere in their five minutes, and the first server at work on coordinated
 * election where that is on. Nothing of it happens at t = 0, so it writes no facts.
 */
import { ensure } from '../base/assert.ts';
import {
  seconds,
  type Duration,
  type Instant,
  type Monotonic,
  type WallTime,
} from '../base/time.ts';
import { REQUEUE_TIMER } from '../kubernetes/coordinatedElection.ts';
import { IDENTITY_TIMER, type IdentityState } from '../kubernetes/identityLease.ts';
import { createCandidate, warmCandidate } from '../kubernetes/leaseCandidate.ts';
import { CANDIDATE_GC_TIMER, IDENTITY_GC_TIMER } from '../kubernetes/leaseGc.ts';
import { createElector, warmElector } from '../kubernetes/leaderElector.ts';
import type { Lease, LeaseSpec } from '../kubernetes/objects.ts';
import { DEFAULT_AGE_SECONDS } from '../scenario/defaults.ts';
import { contextFor } from './actorContext.ts';
import { candidateParams } from './actors.ts';
import {
  electionLock,
  makeApiServerActors,
  makeElections,
  serverElectorContext,
} from './apiServerActors.ts';
import type { Sim } from './context.ts';
import { storedBefore } from './etcdStore.ts';
import type { PlannedComponent } from './plan.ts';
import { toSecond, uuid } from './store.ts';
import type { Process } from './world.ts';

/** CE-1: a candidate renews by itself every 5 min. */
const CANDIDATE_INTERVAL = seconds(300);
const REQUEUE = seconds(5);

interface StoredBefore {
  readonly namespace: string;
  readonly name: string;
  readonly age: number;
  readonly spec: LeaseSpec;
  readonly labels?: Lease['labels'];
  readonly annotations?: Lease['annotations'];
}

/** A Lease that was there before the run began, last written at its renewTime. */
function place(sim: Sim, { age, ...lease }: StoredBefore): Lease {
  const { plan, world } = sim;
  const stored: Lease = {
    ...withoutAbsent(lease),
    uid: uuid(world.chance.seed, world.nextUid++),
    resourceVersion: ++world.revision,
    creationTimestamp: toSecond(plan.date - age),
  };
  const writtenAt = ((lease.spec.renewTime ?? plan.date) - plan.date) as Instant;
  world.leases.set(
    `${lease.namespace}/${lease.name}`,
    storedBefore(stored, writtenAt, 'kube-apiserver'),
  );
  return stored;
}

const withoutAbsent = ({ labels, annotations, ...rest }: Omit<StoredBefore, 'age'>) => ({
  ...rest,
  ...(labels === undefined ? {} : { labels }),
  ...(annotations === undefined ? {} : { annotations }),
});

/** The actors of a server that has long been up. `isFirst`: it holds the lock of coordinated election. */
export function warmApiServer(sim: Sim, process: Process, isFirst: boolean, cause: number): void {
  const { identity } = makeApiServerActors(sim, process);
  if (identity !== null) {
    warmIdentity(sim, process, identity, cause);
    const context = contextFor(sim, process, 'identityGc', cause);
    const period = seconds(3_600);
    context.setTimer(IDENTITY_GC_TIMER, context.draw('phase', 0, period) as Duration);
  }
  if (process.elector !== null) warmElection(sim, process, isFirst, cause);
}

/** Renewed x ago, x uniform in the present gap (AI-3). */
function warmIdentity(sim: Sim, process: Process, identity: IdentityState, cause: number): void {
  const { heartbeat } = identity;
  const context = contextFor(sim, process, 'identity', cause);
  const wait = heartbeat.renewInterval + context.draw('wait', 0, heartbeat.renewJitter + 1);
  const age = context.draw('phase', 0, wait);
  const { namespace, name, labels, annotations, holderIdentity, leaseDurationSeconds } = heartbeat;
  const renewTime = (sim.plan.date - age) as WallTime;
  const lease = place(sim, {
    namespace,
    name,
    age: seconds(DEFAULT_AGE_SECONDS),
    spec: { holderIdentity, leaseDurationSeconds, renewTime },
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
  });
  const { resourceVersion, uid } = lease;
  identity.latest = { resourceVersion, uid, isOwned: false, holderIdentity };
  identity.doing = 'waiting';
  identity.lastSuccess = (context.monotonic - age) as Monotonic;
  identity.nextAt = (context.monotonic + wait - age) as Monotonic;
  context.setTimer(IDENTITY_TIMER, (wait - age) as Duration);
}

function warmElection(sim: Sim, process: Process, isFirst: boolean, cause: number): void {
  const params = electionLock(sim, process.identity);
  const elector = createElector(params);
  process.elector = elector;
  const context = serverElectorContext(sim, process, cause);
  const { namespace, name, retryPeriod } = params;
  const sinceRenewal = context.draw('phase', 0, retryPeriod) as Duration;
  if (!isFirst) {
    const lease = ensure(sim.world.leases.get(`${namespace}/${name}`), 'lock').lease;
    const untilPoll = context.draw('phase', 0, retryPeriod) as Duration;
    warmElector(elector, context, {
      role: 'standby',
      lease,
      sinceObserved: sinceRenewal,
      untilPoll,
    });
    return;
  }
  const age = seconds(DEFAULT_AGE_SECONDS);
  const lease = place(sim, {
    namespace,
    name,
    age,
    spec: {
      holderIdentity: process.identity,
      leaseDurationSeconds: 15,
      acquireTime: (sim.plan.date - age) as WallTime,
      renewTime: (sim.plan.date - sinceRenewal) as WallTime,
      leaseTransitions: 0,
    },
  });
  const life = { role: 'leader', lease, sinceRenewal } as const;
  warmElector(elector, { ...context, startedLeading: () => takeUpElections(sim, process) }, life);
  resumeController(sim, process, cause);
}

function takeUpElections(sim: Sim, process: Process): void {
  process.working = true;
  if (process.apiServer !== null) process.apiServer.election = makeElections(sim);
}

/** The controller is between two runs: each of its locks is looked at again somewhere in the next 5 s (CE-16). */
function resumeController(sim: Sim, process: Process, cause: number): void {
  const election = process.apiServer?.election ?? null;
  if (election === null) return;
  const context = contextFor(sim, process, 'cle', cause);
  const gcAt = context.draw('phase', 0, seconds(1_800)) as Duration;
  context.setTimer(CANDIDATE_GC_TIMER, gcAt);
  for (const { elector } of sim.plan.components) {
    const key = `${elector.namespace}/${elector.name}`;
    if (!elector.coordinated || election.controller.requeues.has(key)) continue;
    const wait = context.draw('phase', 1, REQUEUE) as Duration;
    election.controller.requeues.set(key, (context.monotonic + wait) as Monotonic);
    context.setTimer(`${REQUEUE_TIMER}${key}`, wait);
  }
}

/** The LeaseCandidates of a lock's processes: created one second after the other, `leader` first (CE-5). */
export function warmCandidates(
  sim: Sim,
  component: PlannedComponent,
  leader: number,
  cause: number,
): void {
  const { world, plan } = sim;
  const ordered = [leader, ...component.entities.filter((entity) => entity !== leader)];
  ordered.forEach((entity, place) => {
    const process = ensure(world.processes.get(entity), 'candidate');
    const planned = ensure(plan.entities[entity], 'entity');
    const params = candidateParams(component, planned, process.identity);
    const { namespace, name, ...spec } = params;
    const context = contextFor(sim, process, 'candidate', cause);
    const age = context.draw('phase', 0, CANDIDATE_INTERVAL);
    const created = plan.date - seconds(component.scenario.ageSeconds) + seconds(place);
    world.candidates.set(`${namespace}/${name}`, {
      namespace,
      name,
      uid: uuid(world.chance.seed, world.nextUid++),
      resourceVersion: ++world.revision,
      creationTimestamp: toSecond(created),
      spec: { ...spec, renewTime: (plan.date - age) as WallTime },
    });
    process.candidate = createCandidate(params);
    warmCandidate(process.candidate, context, (CANDIDATE_INTERVAL - age) as Duration);
  });
}

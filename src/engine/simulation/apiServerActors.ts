/**
 * What an API server does besides serving: its identity Lease and the collector of dead ones (AI),
 * and, with coordinated election, an elector for the lock that decides which server runs the
 * controller (reference 8.1). It talks to itself over a loopback that nothing cuts; frozen, all of
 * this stands still, and it dies with the process.
 */
import { ensure } from '../base/assert.ts';
import { seconds, type Instant } from '../base/time.ts';
import type { ElectorContext } from '../kubernetes/actor.ts';
import {
  createCoordinatedElection,
  ELECTION_LOCK,
  onElectionAnswer,
  onElectionCandidate,
  onElectionLease,
  onElectionTimer,
  REQUEUE_TIMER,
  startCoordinatedElection,
} from '../kubernetes/coordinatedElection.ts';
import {
  createIdentity,
  IDENTITY_LABEL,
  IDENTITY_TIMER,
  onIdentityAnswer,
  onIdentityTimer,
  startIdentity,
  stopIdentity,
} from '../kubernetes/identityLease.ts';
import {
  cancelElector,
  createElector,
  startElector,
  type ElectorParams,
} from '../kubernetes/leaderElector.ts';
import {
  CANDIDATE_GC_TIMER,
  collect,
  createGc,
  IDENTITY_GC_TIMER,
  onGcAnswer,
} from '../kubernetes/leaseGc.ts';
import type { Answer } from '../kubernetes/messages.ts';
import type { Lease, LeaseCandidate } from '../kubernetes/objects.ts';
import { contextFor } from './actorContext.ts';
import { ELECTION_SETTINGS } from './coordinatedPlan.ts';
import { schedule, type Sim } from './context.ts';
import { EVENT_SERVER_EXIT } from './events.ts';
import { uuid } from './store.ts';
import { clearTimer } from './timers.ts';
import {
  NO_NAMESPACES,
  type ApiServerActors,
  type ElectionActors,
  type Process,
  type WatchEvent,
} from './world.ts';

/** The elector begins anew a retry period after it has ended (wait.Until in upstream). */
const AGAIN_TIMER = 'cle.again';
const RETRY_PERIOD = seconds(ELECTION_SETTINGS.retryPeriodSeconds);
/** Something else than the identities of electors, so that the two UUIDs of a server differ. */
const OWN_UUID = 0x1d;

const FIRST_STARTS = 12;
const LATE_NAMESPACES = 9;
/** After the first try and before the second, 0.2 s later (KL-3). */
const NAMESPACES_MIN = 50_000;
const NAMESPACES_MAX = 190_000;

export const electionLock = (sim: Sim, identity: string): ElectorParams => ({
  ...ELECTION_LOCK,
  identity,
  leaseDuration: seconds(ELECTION_SETTINGS.leaseDurationSeconds),
  renewDeadline: seconds(ELECTION_SETTINGS.renewDeadlineSeconds),
  retryPeriod: RETRY_PERIOD,
  releaseOnCancel: ELECTION_SETTINGS.releaseOnCancel,
  fastPath: sim.plan.release.fastPath,
  releaseRetriesOnConflict: sim.plan.release.releaseRetriesOnConflict,
  coordinated: false,
});

/** The actors of a server that comes up, not yet at work. */
export function makeApiServerActors(sim: Sim, process: Process): ApiServerActors {
  const { release, scenario } = sim.plan;
  const { host, hash } = ensure(sim.plan.entities[process.entity], 'API server');
  const gates = scenario.featureGates;
  const actors: ApiServerActors = {
    identity: gates.APIServerIdentity
      ? createIdentity({
          host,
          uuid: uuid(sim.world.chance.seed ^ hash ^ OWN_UUID, process.incarnation),
          deletes: release.identityLeaseDeleted,
          peerAddress: release.peerAdvertiseAddress ? peerAddress(sim, process) : null,
          jitter: release.leaseJitter,
        })
      : null,
    identityGc: createGc('Lease'),
    election: null,
    isLeaving: false,
  };
  process.apiServer = actors;
  if (gates.CoordinatedLeaderElection)
    process.elector = createElector(electionLock(sim, process.identity));
  return actors;
}

/** Ours: upstream takes the address of the machine. */
function peerAddress(sim: Sim, process: Process): string {
  const place = sim.plan.machines.findIndex(({ apiServer }) => apiServer === process.entity);
  return `10.0.0.${place + 1}:6443`;
}

/** A server has come up. */
export function startApiServer(sim: Sim, process: Process, cause: number): void {
  if (sim.world.namespacesAt === NO_NAMESPACES) createNamespaces(sim, process, cause);
  const { identity } = makeApiServerActors(sim, process);
  if (identity !== null) {
    startIdentity(identity, contextFor(sim, process, 'identity', cause));
    collectIdentities(sim, process, cause);
  }
  if (process.elector !== null)
    startElector(process.elector, serverElectorContext(sim, process, cause));
}

/** AS-12: in 9 of 12 recorded first starts the server's own Lease came before its namespace. */
function createNamespaces(sim: Sim, process: Process, cause: number): void {
  const context = contextFor(sim, process, 'identity', cause);
  const isLate = context.draw('choice', 0, FIRST_STARTS) < LATE_NAMESPACES;
  const wait = isLate ? context.draw('phase', NAMESPACES_MIN, NAMESPACES_MAX) : 0;
  sim.world.namespacesAt = (sim.world.now + wait) as Instant;
}

/** SIGTERM (AI-4): the lock is released, the Lease deleted; the process ends when both are done. */
export function stopApiServer(sim: Sim, process: Process, cause: number): void {
  process.stopping = true;
  const identity = process.apiServer?.identity ?? null;
  if (identity !== null) stopIdentity(identity, contextFor(sim, process, 'identity', cause));
  // One that hangs hears of no cancellation (LE-21): nothing is released.
  if (process.elector !== null && !process.wedged)
    cancelElector(process.elector, serverElectorContext(sim, process, cause));
  endIfDone(sim, process, cause);
}

/** Recorded: the process is gone 0.07 s after its Lease. */
const EXIT_TIME = 70_000;

function endIfDone(sim: Sim, process: Process, cause: number): void {
  const { apiServer } = process;
  if (!process.stopping || apiServer === null || apiServer.isLeaving) return;
  const isDeleted = apiServer.identity === null || apiServer.identity.phase === 'ended';
  const isReleased =
    process.elector === null || process.wedged || process.elector.phase === 'ended';
  if (!isDeleted || !isReleased) return;
  apiServer.isLeaving = true;
  exitSoon(sim, process, cause);
}

export function exitSoon(sim: Sim, process: Process, cause: number): void {
  schedule(
    sim,
    (sim.world.now + EXIT_TIME) as Instant,
    { kind: EVENT_SERVER_EXIT, subject: process.entity, detail: process.incarnation },
    cause,
  );
}

/** The elector of the controller's lock: its work is the controller, and its end is not the process's. */
export function serverElectorContext(sim: Sim, process: Process, cause: number): ElectorContext {
  return {
    ...contextFor(sim, process, 'elector', cause),
    startedLeading: () => {
      process.working = true;
      beginElections(sim, process, cause);
    },
    workCancelled: () => {
      process.working = false;
      endElections(sim, process);
    },
    stoppedLeading: () => {
      if (process.stopping) endIfDone(sim, process, cause);
      else contextFor(sim, process, 'cle', cause).setTimer(AGAIN_TIMER, RETRY_PERIOD);
    },
  };
}

/** The caches have been kept since the server started, so they are full at once. */
export function makeElections(sim: Sim): ElectionActors {
  const leases = new Map<string, Lease>();
  for (const [key, { lease }] of sim.world.leases) leases.set(key, lease);
  return {
    cache: { leases, candidates: new Map(sim.world.candidates) },
    controller: createCoordinatedElection(),
    gc: createGc('LeaseCandidate'),
  };
}

function beginElections(sim: Sim, process: Process, cause: number): void {
  const { apiServer } = process;
  if (apiServer === null) return;
  const election = makeElections(sim);
  apiServer.election = election;
  const context = contextFor(sim, process, 'cle', cause);
  startCoordinatedElection(election.controller, election.cache, context);
  collectCandidates(sim, process, cause);
}

function endElections(sim: Sim, process: Process): void {
  if (process.apiServer !== null) process.apiServer.election = null;
  for (const timer of [...process.timers.keys()])
    if (timer.startsWith(REQUEUE_TIMER) || timer === CANDIDATE_GC_TIMER)
      clearTimer(sim, process, timer);
}

/** AI-6: its cache is the server's own watch cache, which never lags. */
function collectIdentities(sim: Sim, process: Process, cause: number): void {
  const { apiServer } = process;
  if (apiServer === null) return;
  const stored = [...sim.world.leases.values()]
    .map(({ lease }) => lease)
    .filter(({ labels }) => labels?.[IDENTITY_LABEL] !== undefined);
  collect(apiServer.identityGc, contextFor(sim, process, 'identityGc', cause), stored);
}

function collectCandidates(sim: Sim, process: Process, cause: number): void {
  const election = process.apiServer?.election ?? null;
  if (election === null) return;
  const context = contextFor(sim, process, 'candidateGc', cause);
  collect(election.gc, context, election.cache.candidates.values());
}

/** Timers of an API server but its elector's. */
export function onApiServerTimer(sim: Sim, process: Process, name: string, cause: number): void {
  const { apiServer } = process;
  if (apiServer === null) return;
  const { identity, election } = apiServer;
  if (name === IDENTITY_TIMER && identity !== null)
    onIdentityTimer(identity, contextFor(sim, process, 'identity', cause));
  else if (name === IDENTITY_GC_TIMER) collectIdentities(sim, process, cause);
  else if (name === CANDIDATE_GC_TIMER) collectCandidates(sim, process, cause);
  else if (name === AGAIN_TIMER) {
    process.elector = createElector(electionLock(sim, process.identity));
    startElector(process.elector, serverElectorContext(sim, process, cause));
  } else if (name.startsWith(REQUEUE_TIMER) && election !== null)
    onElectionTimer(
      election.controller,
      election.cache,
      contextFor(sim, process, 'cle', cause),
      name,
    );
}

export function onApiServerAnswer(
  sim: Sim,
  process: Process,
  actor: 'identity' | 'identityGc' | 'cle' | 'candidateGc',
  id: number,
  answer: Answer,
  cause: number,
): void {
  const { apiServer } = process;
  if (apiServer === null) return;
  const { identity, identityGc, election } = apiServer;
  const context = contextFor(sim, process, actor, cause);
  if (actor === 'identity') {
    if (identity !== null) onIdentityAnswer(identity, context, id, answer);
    endIfDone(sim, process, cause);
  } else if (actor === 'identityGc') onGcAnswer(identityGc, context, id, answer);
  else if (election === null) return;
  else if (actor === 'candidateGc') onGcAnswer(election.gc, context, id, answer);
  else onElectionAnswer(election.controller, election.cache, context, id, answer);
}

/** AS-9: a Lease or a LeaseCandidate has changed; only the server that runs the controller is told. */
export function onApiServerWatch(
  sim: Sim,
  process: Process,
  watch: WatchEvent,
  cause: number,
): void {
  const election = process.apiServer?.election ?? null;
  if (election === null) return;
  const { cache, controller } = election;
  const context = contextFor(sim, process, 'cle', cause);
  if (watch.resource === 'Lock') {
    const { namespace, name, lease } = watch;
    keep(cache.leases, `${namespace}/${name}`, lease);
    onElectionLease(controller, cache, context, namespace, name);
  } else if (watch.resource === 'LeaseCandidate') {
    const { candidate, present } = watch;
    const key = `${candidate.namespace}/${candidate.name}`;
    keep<LeaseCandidate>(cache.candidates, key, present ? candidate : null);
    onElectionCandidate(controller, cache, context, candidate);
  }
}

function keep<T>(cache: Map<string, T>, key: string, object: T | null): void {
  if (object === null) cache.delete(key);
  else cache.set(key, object);
}

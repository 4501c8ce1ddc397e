/**
 * The controller of coordinated leader election (CE-3 to CE-16), which runs in the one API server
 * that holds its lock: a queue of locks, a single worker that takes one run at a time, and a requeue
 * of 5 s that keeps the earliest time (CE-16). What a run does is coordinatedRun.ts; the caches
 * belong to the process and are kept by watch events (AS-9).
 */
import { later, seconds, type Duration, type Monotonic } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import { beginRun, continueRun, waitsFor, type ElectionRun } from './coordinatedRun.ts';
import type { Answer } from './messages.ts';
import type { Lease, LeaseCandidate } from './objects.ts';

/** The lock that decides which API server runs the controller. */
export const ELECTION_LOCK = { namespace: 'kube-system', name: 'leader-election-controller' };

/** What the API server's informers hold, by `namespace/name`. */
export interface ElectionCache {
  readonly leases: Map<string, Lease>;
  readonly candidates: Map<string, LeaseCandidate>;
}

export interface CoordinatedElectionState {
  /** Locks to be looked at, each once, in order. */
  queue: string[];
  /** When each lock is looked at again by itself, own monotonic clock (CE-16). */
  readonly requeues: Map<string, Monotonic>;
  /** The run under way. */
  run: ElectionRun | null;
  /** Its lock came up again meanwhile and goes back into the queue afterwards. */
  isDirty: boolean;
}

const REQUEUE = seconds(5);
/** What the queue's timer is late by: recorded runs that nothing but it began are 5.003 to 5.02 s apart, median 5.0056 s, of which 3 ms are a ping; µs. */
const TICK_LATE = 4_000;
/** Followed by the lock's `namespace/name`. */
export const REQUEUE_TIMER = 'cle.requeue/';

export const createCoordinatedElection = (): CoordinatedElectionState => ({
  queue: [],
  requeues: new Map(),
  run: null,
  isDirty: false,
});

/** The lock is won: every lock that has candidates is looked at. */
export function startCoordinatedElection(
  state: CoordinatedElectionState,
  cache: ElectionCache,
  ctx: ActorContext,
): void {
  for (const candidate of cache.candidates.values()) enqueueCandidate(state, candidate);
  for (const lease of cache.leases.values()) enqueue(state, lease.namespace, lease.name);
  work(state, cache, ctx);
}

/** A Lease has come, changed or gone; the cache knows already. */
export function onElectionLease(
  state: CoordinatedElectionState,
  cache: ElectionCache,
  ctx: ActorContext,
  namespace: string,
  name: string,
): void {
  enqueue(state, namespace, name);
  work(state, cache, ctx);
}

/** A LeaseCandidate has come, changed or gone; one that has a ping to answer starts nothing. */
export function onElectionCandidate(
  state: CoordinatedElectionState,
  cache: ElectionCache,
  ctx: ActorContext,
  candidate: LeaseCandidate,
): void {
  enqueueCandidate(state, candidate);
  work(state, cache, ctx);
}

export function onElectionTimer(
  state: CoordinatedElectionState,
  cache: ElectionCache,
  ctx: ActorContext,
  timer: string,
): void {
  const key = timer.slice(REQUEUE_TIMER.length);
  state.requeues.delete(key);
  add(state, key);
  work(state, cache, ctx);
}

export function onElectionAnswer(
  state: CoordinatedElectionState,
  cache: ElectionCache,
  ctx: ActorContext,
  id: number,
  answer: Answer,
): void {
  const { run } = state;
  if (run === null || !waitsFor(run, id)) return;
  afterStep(state, ctx, run, continueRun(run, ctx, id, answer));
  work(state, cache, ctx);
}

function enqueueCandidate(state: CoordinatedElectionState, candidate: LeaseCandidate): void {
  const { leaseName, pingTime, renewTime } = candidate.spec;
  const isAsked = pingTime !== undefined && (renewTime === undefined || renewTime < pingTime);
  if (!isAsked) enqueue(state, candidate.namespace, leaseName);
}

const enqueue = (state: CoordinatedElectionState, namespace: string, name: string): void =>
  add(state, `${namespace}/${name}`);

function add(state: CoordinatedElectionState, key: string): void {
  if (state.run?.key === key) state.isDirty = true;
  else if (!state.queue.includes(key)) state.queue.push(key);
}

/** One worker: the next run begins when the last one has ended. */
function work(state: CoordinatedElectionState, cache: ElectionCache, ctx: ActorContext): void {
  while (state.run === null) {
    const key = state.queue.shift();
    if (key === undefined) return;
    const run = beginRun(key, cache.leases.get(key), cache.candidates.values(), ctx);
    if (run === 'nothing') continue;
    if (run === 'requeue') {
      requeue(state, ctx, key);
      continue;
    }
    state.run = run;
  }
}

function afterStep(
  state: CoordinatedElectionState,
  ctx: ActorContext,
  run: ElectionRun,
  outcome: 'sent' | 'requeue' | 'nothing',
): void {
  if (outcome === 'sent') return;
  state.run = null;
  if (state.isDirty) add(state, run.key);
  state.isDirty = false;
  if (outcome === 'requeue') requeue(state, ctx, run.key);
}

/** CE-16: an earlier time that is pending already stays. */
function requeue(state: CoordinatedElectionState, ctx: ActorContext, key: string): void {
  if (state.requeues.has(key)) return;
  const due = later(ctx.now, REQUEUE);
  const wait = (REQUEUE + ctx.draw('tick', 0, TICK_LATE, due, `lock/${key}`)) as Duration;
  state.requeues.set(key, later(ctx.monotonic, wait));
  ctx.setTimer(`${REQUEUE_TIMER}${key}`, wait);
}

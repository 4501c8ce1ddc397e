/**
 * One run of the coordinated election's controller for one lock: is an election needed, who must
 * prove first that he lives, who wins, what is written (CE-4 to CE-8). It judges what was in the
 * caches when it began; only the Lease that a vote may change is read afresh.
 */
import { ensure } from '../base/assert.ts';
import { seconds, type WallTime } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import {
  admissible,
  bestOf,
  hasTies,
  isAwake,
  isElectionNeeded,
  isLeaseExpired,
  pingNeeds,
  strategyOf,
} from './coordinatedVote.ts';
import { OLDEST_EMULATION_VERSION } from './leaseValidation.ts';
import type { Answer, ApiRequest } from './messages.ts';
import type { Lease, LeaseCandidate, LeaseSpec } from './objects.ts';

export interface ElectionRun {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  /** The API server's wall clock when the run began. */
  readonly now: WallTime;
  /** In this run's order (CE-13). */
  readonly candidates: readonly LeaseCandidate[];
  /** Pings under way, by request. */
  pings: number[];
  /** Somebody has still time to answer: no vote in this run. */
  isWaiting: boolean;
  winner: string;
  /** A ping has failed: no vote in this run. */
  hasFailed: boolean;
  pending: { readonly id: number; readonly step: RunStep } | null;
}

type RunStep = 'create' | 'read' | 'update';

/** `requeue`: the run has ended, and the lock is looked at again in 5 s; `nothing`: it has ended. */
export type RunOutcome = 'sent' | 'requeue' | 'nothing';

/** Written into a Lease that is assigned: time for the winner to claim it (CE-8). */
const ASSIGNED_SECONDS = 5;
/** The loopback client has no timeout; the server itself gives up after a minute. */
const REQUEST_TIMEOUT = seconds(60);

/** A run that has something to ask is returned; one that ends at once says how. */
export function beginRun(
  key: string,
  lease: Lease | undefined,
  cached: Iterable<LeaseCandidate>,
  ctx: ActorContext,
): ElectionRun | 'requeue' | 'nothing' {
  const slash = key.indexOf('/');
  const namespace = key.slice(0, slash);
  const name = key.slice(slash + 1);
  const now = ctx.wall;
  const candidates = admissible(cached, namespace, name, now);
  if (candidates.length === 0) return 'nothing';
  if (hasTies(candidates)) shuffle(candidates, ctx);
  if (!isElectionNeeded(lease, candidates, now)) return 'requeue';
  const run: ElectionRun = {
    key,
    namespace,
    name,
    now,
    candidates,
    pings: [],
    hasFailed: false,
    isWaiting: false,
    winner: '',
    pending: null,
  };
  const outcome = ping(run, ctx);
  return outcome === 'sent' ? run : outcome;
}

/** CE-13: the list comes out of a cache in random order; drawn only where order decides. */
function shuffle(candidates: LeaseCandidate[], ctx: ActorContext): void {
  for (let last = candidates.length - 1; last > 0; last--) {
    const place = ctx.draw('order', 0, last + 1);
    const moved = ensure(candidates[last], 'candidate');
    candidates[last] = ensure(candidates[place], 'candidate');
    candidates[place] = moved;
  }
}

/** Whether the run waits for the answer to that request. */
export const waitsFor = (run: ElectionRun, id: number): boolean =>
  run.pending?.id === id || run.pings.includes(id);

export function continueRun(
  run: ElectionRun,
  ctx: ActorContext,
  id: number,
  answer: Answer,
): RunOutcome {
  if (run.pings.includes(id)) return onPinged(run, ctx, id, answer);
  const step = run.pending?.step;
  run.pending = null;
  switch (step) {
    case 'create':
      return onCreated(run, ctx, answer);
    case 'read':
      return answer.outcome === 'ok' && answer.lease !== undefined
        ? judge(run, ctx, answer.lease)
        : 'nothing';
    case 'update':
      return onUpdated(run, ctx, answer);
    case undefined:
      return 'nothing';
  }
}

function send(run: ElectionRun, ctx: ActorContext, step: RunStep, request: ApiRequest): 'sent' {
  run.pending = { id: ctx.request(request, REQUEST_TIMEOUT), step };
  return 'sent';
}

/** CE-6: everybody is looked at, and pings go out together (recorded: they arrive at the same instant). */
function ping(run: ElectionRun, ctx: ActorContext): RunOutcome {
  for (const { namespace, name, resourceVersion, uid, spec } of run.candidates) {
    const needs = pingNeeds(spec, run.now);
    if (needs === 'wait' || needs === 'ping') run.isWaiting = true;
    if (needs !== 'ping') continue;
    const id = ctx.request(
      {
        verb: 'PUT',
        resource: 'LeaseCandidate',
        namespace,
        name,
        resourceVersion,
        uid,
        spec: { ...spec, pingTime: run.now },
      },
      REQUEST_TIMEOUT,
    );
    run.pings.push(id);
  }
  return run.pings.length > 0 ? 'sent' : afterPings(run, ctx);
}

function onPinged(run: ElectionRun, ctx: ActorContext, id: number, answer: Answer): RunOutcome {
  run.pings = run.pings.filter((each) => each !== id);
  if (answer.outcome !== 'ok') run.hasFailed = true;
  return run.pings.length > 0 ? 'sent' : afterPings(run, ctx);
}

const afterPings = (run: ElectionRun, ctx: ActorContext): RunOutcome =>
  run.isWaiting || run.hasFailed ? 'requeue' : vote(run, ctx);

/** CE-7: among those who answered. With none the lock stays as it is until the next event. */
function vote(run: ElectionRun, ctx: ActorContext): RunOutcome {
  const answered = run.candidates.filter(({ spec }) => isAwake(spec, run.now));
  const isOurs = strategyOf(answered) === OLDEST_EMULATION_VERSION;
  const best = isOurs ? bestOf(answered) : null;
  run.winner = best?.name ?? '';
  const { namespace, name, winner } = run;
  ctx.fact({
    kind: 'voteHeld',
    namespace,
    name,
    process: ctx.process,
    winner,
    answered: answered.length,
    candidates: run.candidates.length,
  });
  if (best === null) return 'nothing';
  return send(run, ctx, 'create', {
    verb: 'POST',
    resource: 'Lease',
    namespace,
    name,
    spec: {
      holderIdentity: winner,
      leaseDurationSeconds: ASSIGNED_SECONDS,
      renewTime: ctx.wall,
      strategy: OLDEST_EMULATION_VERSION,
    },
  });
}

function onCreated(run: ElectionRun, ctx: ActorContext, answer: Answer): RunOutcome {
  if (answer.outcome === 'ok') {
    tellAssigned(run, ctx);
    return 'requeue';
  }
  const isThere = answer.outcome === 'failed' && answer.reason === 'AlreadyExists';
  if (!isThere) return 'nothing';
  const { namespace, name } = run;
  return send(run, ctx, 'read', { verb: 'GET', resource: 'Lease', namespace, name });
}

/** CE-8: assign what nobody holds any more; ask a holder who still renews to make room; else write nothing. */
function judge(run: ElectionRun, ctx: ActorContext, lease: Lease): RunOutcome {
  const spec = changedSpec(lease, run.winner, ctx.wall);
  if (spec === null) return 'requeue';
  const { namespace, name, resourceVersion, uid } = lease;
  const request: ApiRequest = {
    verb: 'PUT',
    resource: 'Lease',
    namespace,
    name,
    resourceVersion,
    uid,
    spec,
  };
  return send(run, ctx, 'update', request);
}

/** What the vote makes of the Lease, or null where it changes nothing. */
function changedSpec(lease: Lease, winner: string, now: WallTime): LeaseSpec | null {
  const before = lease.spec;
  const holder = before.holderIdentity ?? '';
  const strategy = OLDEST_EMULATION_VERSION;
  if (holder === '' || (isLeaseExpired(lease, now) && holder !== winner)) {
    const { leaseTransitions } = before;
    return {
      holderIdentity: winner,
      leaseDurationSeconds: ASSIGNED_SECONDS,
      renewTime: now,
      ...(leaseTransitions === undefined ? {} : { leaseTransitions }),
      strategy,
    };
  }
  if (holder !== winner && before.preferredHolder !== winner)
    return { ...before, strategy, preferredHolder: winner };
  return before.strategy === strategy ? null : { ...before, strategy };
}

function onUpdated(run: ElectionRun, ctx: ActorContext, answer: Answer): RunOutcome {
  if (answer.outcome !== 'ok') return 'nothing';
  if (answer.lease?.spec.holderIdentity === run.winner) tellAssigned(run, ctx);
  else tell(run, ctx, 'preferredHolderSet');
  return 'requeue';
}

const tellAssigned = (run: ElectionRun, ctx: ActorContext): void => tell(run, ctx, 'leaseAssigned');

function tell(
  { namespace, name, winner }: ElectionRun,
  ctx: ActorContext,
  kind: 'leaseAssigned' | 'preferredHolderSet',
): void {
  ctx.fact({ kind, namespace, name, process: ctx.process, identity: winner });
}

/**
 * The two collectors of dead records, which are the same loop: at its start and then once a period
 * it looks through its cache, reads what seems expired afresh, and deletes what still is. One for
 * identity Leases in every API server (AI-6), one for LeaseCandidates beside coordinated election
 * (CE-12). Judged by the API server's own wall clock.
 */
import { seconds, type Duration, type WallTime } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import { isCandidateExpired } from './coordinatedVote.ts';
import type { Answer, ApiRequest } from './messages.ts';
import type { Lease, LeaseCandidate } from './objects.ts';

export type Collected = 'Lease' | 'LeaseCandidate';

interface Place {
  readonly namespace: string;
  readonly name: string;
}

export interface GcState {
  readonly resource: Collected;
  /** Found expired in the cache and not yet dealt with, in the cache's order. */
  suspects: Place[];
  pending: { readonly id: number; readonly step: 'get' | 'delete'; readonly of: Place } | null;
}

export const IDENTITY_GC_TIMER = 'identityGc.period';
export const CANDIDATE_GC_TIMER = 'candidateGc.period';

const PERIODS: Readonly<Record<Collected, Duration>> = {
  Lease: seconds(3_600),
  LeaseCandidate: seconds(1_800),
};
const REQUEST_TIMEOUT = seconds(60);

export const createGc = (resource: Collected): GcState => ({
  resource,
  suspects: [],
  pending: null,
});

/** AI-6: strictly after the end; without a time or a duration it counts as expired. */
export function isIdentityExpired({ spec }: Lease, now: WallTime): boolean {
  const { renewTime, leaseDurationSeconds } = spec;
  if (renewTime == null || leaseDurationSeconds === undefined) return true;
  return renewTime + leaseDurationSeconds * 1_000_000 < now;
}

/** One pass over what the cache holds; a pass that is still under way goes on instead. */
export function collect(
  state: GcState,
  ctx: ActorContext,
  cached: Iterable<Lease | LeaseCandidate>,
): void {
  ctx.setTimer(
    state.resource === 'Lease' ? IDENTITY_GC_TIMER : CANDIDATE_GC_TIMER,
    PERIODS[state.resource],
  );
  if (state.pending !== null) return;
  state.suspects = [...cached]
    .filter((each) => isExpired(each, ctx.wall))
    .map(({ namespace, name }) => ({ namespace, name }));
  next(state, ctx);
}

const isExpired = (object: Lease | LeaseCandidate, now: WallTime): boolean =>
  'leaseName' in object.spec
    ? isCandidateExpired(object.spec, now)
    : isIdentityExpired({ ...object, spec: object.spec }, now);

/** What seems expired is read afresh before it is deleted. */
function next(state: GcState, ctx: ActorContext): void {
  const of = state.suspects.shift();
  state.pending = null;
  if (of !== undefined) ask(state, ctx, 'get', of);
}

function ask(state: GcState, ctx: ActorContext, step: 'get' | 'delete', of: Place): void {
  const verb = step === 'get' ? 'GET' : 'DELETE';
  const request: ApiRequest = { verb, resource: state.resource, ...of };
  state.pending = { id: ctx.request(request, REQUEST_TIMEOUT), step, of };
}

/** A 404 only says that another server was faster. */
export function onGcAnswer(state: GcState, ctx: ActorContext, id: number, answer: Answer): void {
  const { pending, resource } = state;
  if (pending?.id !== id) return;
  if (answer.outcome === 'ok' && pending.step === 'get') {
    const found = answer.lease ?? answer.candidate;
    if (found !== undefined && isExpired(found, ctx.wall)) {
      ask(state, ctx, 'delete', pending.of);
      return;
    }
  } else if (answer.outcome === 'ok')
    ctx.fact({ kind: 'garbageCollected', resource, ...pending.of, process: ctx.process });
  next(state, ctx);
}

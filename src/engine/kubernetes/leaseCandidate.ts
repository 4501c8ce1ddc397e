/**
 * A process's own LeaseCandidate (CE-1; client-go tools/leaderelection/leasecandidate.go): created
 * once its cache is filled, renewed every 5 min, and at once when the controller asks for a sign of
 * life. It is never deleted by its process, which is why leftovers exist (CE-14).
 */
import { between, later, seconds, type Duration, type Monotonic } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import type { Answer } from './messages.ts';
import type { LeaseCandidate, LeaseCandidateSpec } from './objects.ts';
import { nextReflectorWait, type ReflectorBackoff } from './reflectorBackoff.ts';

export interface CandidateParams {
  readonly namespace: string;
  /** The elector's identity. */
  readonly name: string;
  readonly leaseName: string;
  readonly binaryVersion: string;
  readonly emulationVersion: string;
  readonly strategy: string;
}

export interface CandidateState {
  readonly params: CandidateParams;
  pending: { readonly id: number; readonly step: 'get' | 'write' } | null;
  /** A ping came while a renewal was under way. */
  isDirty: boolean;
  /** Back-off of its informer until that is filled, then null: a candidate's first write waits for it. */
  filling: ReflectorBackoff | null;
  /** Failures since then; client-go never forgets them. */
  failures: number;
  /** The next renewal by itself, own monotonic clock. */
  nextAt: Monotonic | null;
}

export const CANDIDATE_TIMER = 'candidate.renew';

const RENEW_INTERVAL = seconds(300);
/** Its informer is asked every 0.1 s whether it is filled: recorded 0.100 to 0.104 s. */
const SYNC_MIN = 99_000;
const SYNC_MAX = 104_000;
/** workqueue.DefaultTypedControllerRateLimiter: 5 ms, doubled, at most 1000 s. */
const RETRY_FIRST = 5_000;
const RETRY_MAX = 1_000_000_000;
const MOST_DOUBLINGS = 18;
/** The client has no timeout: the connection's end comes first (TR-3). */
const REQUEST_TIMEOUT = seconds(60);

export const createCandidate = (params: CandidateParams): CandidateState => ({
  params,
  pending: null,
  isDirty: false,
  filling: { backoff: 0 as Duration, startedAt: 0 },
  failures: 0,
  nextAt: null,
});

export function startCandidate(state: CandidateState, ctx: ActorContext): void {
  renewIn(state, ctx, ctx.draw('sync', SYNC_MIN, SYNC_MAX) as Duration);
}

/** A candidate in the middle of its life: its next renewal by itself comes in `wait`. */
export function warmCandidate(state: CandidateState, ctx: ActorContext, wait: Duration): void {
  state.filling = null;
  renewIn(state, ctx, wait);
}

function renewIn(state: CandidateState, ctx: ActorContext, wait: Duration): void {
  state.nextAt = later(ctx.monotonic, wait);
  ctx.setTimer(CANDIDATE_TIMER, wait);
}

export function onCandidateTimer(state: CandidateState, ctx: ActorContext): void {
  state.nextAt = null;
  ensureCandidate(state, ctx);
}

/** Its own object has come by watch: a ping that is newer than the last renewal wants an answer. */
export function onOwnCandidate(
  state: CandidateState,
  ctx: ActorContext,
  { spec }: LeaseCandidate,
): void {
  if (spec.pingTime !== undefined && spec.pingTime > (spec.renewTime ?? 0))
    ensureCandidate(state, ctx);
}

function ensureCandidate(state: CandidateState, ctx: ActorContext): void {
  if (state.pending !== null) {
    state.isDirty = true;
    return;
  }
  const { namespace, name } = state.params;
  const id = ctx.request(
    { verb: 'GET', resource: 'LeaseCandidate', namespace, name },
    REQUEST_TIMEOUT,
  );
  state.pending = { id, step: 'get' };
}

export function onCandidateAnswer(
  state: CandidateState,
  ctx: ActorContext,
  id: number,
  answer: Answer,
): void {
  if (state.pending?.id !== id) return;
  const { step } = state.pending;
  state.pending = null;
  if (step === 'get') write(state, ctx, answer);
  else if (answer.outcome === 'ok') done(state, ctx, RENEW_INTERVAL);
  else fail(state, ctx);
}

function write(state: CandidateState, ctx: ActorContext, answer: Answer): void {
  const isAbsent = answer.outcome === 'failed' && answer.reason === 'NotFound';
  const found = answer.outcome === 'ok' ? answer.candidate : undefined;
  if (!isAbsent && found === undefined) {
    fail(state, ctx);
    return;
  }
  state.filling = null;
  const { namespace, name, ...own } = state.params;
  const spec: LeaseCandidateSpec = { ...(found?.spec ?? own), renewTime: ctx.wall };
  const place = { resource: 'LeaseCandidate', namespace, name } as const;
  const id = ctx.request(
    found === undefined
      ? { verb: 'POST', ...place, spec }
      : {
          verb: 'PUT',
          ...place,
          resourceVersion: found.resourceVersion,
          uid: found.uid,
          spec,
        },
    REQUEST_TIMEOUT,
  );
  state.pending = { id, step: 'write' };
}

/** An informer that cannot list tries again as every watch does (ours: its LIST and the first GET are one request). */
function fail(state: CandidateState, ctx: ActorContext): void {
  if (state.filling !== null) {
    const draw = (below: Duration): number => ctx.draw('backoff', 0, below);
    done(state, ctx, nextReflectorWait(state.filling, ctx.monotonic, draw));
    return;
  }
  const wait = Math.min(RETRY_FIRST * (1 << Math.min(state.failures, MOST_DOUBLINGS)), RETRY_MAX);
  state.failures++;
  done(state, ctx, wait as Duration);
}

/** An earlier time that is pending already stays, as in the controller's queue (CE-16). */
function done(state: CandidateState, ctx: ActorContext, wait: Duration): void {
  if (state.nextAt === null || between(ctx.monotonic, state.nextAt) > wait)
    renewIn(state, ctx, wait);
  if (!state.isDirty) return;
  state.isDirty = false;
  ensureCandidate(state, ctx);
}

/**
 * One attempt of an elector to acquire or renew, upstream's `tryAcquireOrRenew` (LE-6 to LE-11):
 * a PUT straight away if it believes it leads, else GET and then POST or PUT. An attempt only
 * succeeds or fails; what that means is for the loops to decide (LE-12).
 */
import { ensure } from '../base/assert.ts';
import { between } from '../base/time.ts';
import type { Duration } from '../base/time.ts';
import type { ElectorContext } from './actor.ts';
import {
  canonicalRecord,
  leaseDurationSecondsOf,
  recordOfSpec,
  specOfRecord,
} from './leaderElectionRecord.ts';
import type { LeaderElectionRecord } from './leaderElectionRecord.ts';
import { isLeader, isLeaseExpired, isLeaseValid } from './leaderElectorState.ts';
import type { ElectorParams, ElectorState, ElectorStep } from './leaderElectorState.ts';
import type { Answer, ApiRequest } from './messages.ts';
import type { Lease } from './objects.ts';

/** `sent`: a request is on its way, the attempt goes on with its answer. */
export type AttemptOutcome = 'sent' | 'succeeded' | 'failed';

const SHORTEST_REQUEST_TIMEOUT = 1_000_000;

export function startAttempt(state: ElectorState, ctx: ElectorContext): AttemptOutcome {
  const { params } = state;
  const start = ctx.monotonic;
  const fresh: LeaderElectionRecord = {
    holderIdentity: params.identity,
    leaseDurationSeconds: leaseDurationSecondsOf(params.leaseDuration),
    acquireTime: ctx.wall,
    renewTime: ctx.wall,
    leaderTransitions: 0,
    strategy: '',
    preferredHolder: '',
  };
  if (params.fastPath && !params.coordinated && isLeader(state) && isLeaseValid(state, start)) {
    // LE-6. If this PUT fails, the slow path goes on with the draft as it is now.
    const { acquireTime, leaderTransitions } = state.observedRecord;
    state.attempt = { start, draft: { ...fresh, acquireTime, leaderTransitions } };
    return putDraft(state, ctx, 'fastPut');
  }
  state.attempt = { start, draft: fresh };
  return sendRequest(state, ctx, 'get', { verb: 'GET', ...leaseOf(params) });
}

export function continueAttempt(
  state: ElectorState,
  ctx: ElectorContext,
  step: ElectorStep,
  answer: Answer,
): AttemptOutcome {
  switch (step) {
    case 'fastPut':
      // Any error leads to the slow path; it tells nothing about whether the write landed (LE-30).
      return answer.outcome === 'ok'
        ? wroteDraft(state, ctx, answer.lease)
        : sendRequest(state, ctx, 'get', { verb: 'GET', ...leaseOf(state.params) });
    case 'get':
      return onRecordRead(state, ctx, answer);
    default:
      return answer.outcome === 'ok' ? wroteDraft(state, ctx, answer.lease) : 'failed';
  }
}

/** Sends within the lock client's own timeout and within the deadline, if there is one; after it nothing is sent. */
export function sendRequest(
  state: ElectorState,
  ctx: ElectorContext,
  step: ElectorStep,
  request: ApiRequest,
): AttemptOutcome {
  const timeout = timeForRequest(state, ctx);
  if (timeout <= 0) return 'failed';
  state.pending = { id: ctx.request(request, timeout), step };
  return 'sent';
}

export function putDraft(
  state: ElectorState,
  ctx: ElectorContext,
  step: ElectorStep,
): AttemptOutcome {
  const cached = ensure(state.cached, 'a PUT without a cached Lease');
  const { draft } = ensure(state.attempt, 'a PUT outside an attempt');
  return sendRequest(state, ctx, step, {
    verb: 'PUT',
    ...leaseOf(state.params),
    resourceVersion: cached.resourceVersion,
    uid: cached.uid,
    spec: specOfRecord(draft),
  });
}

export function cacheLease(state: ElectorState, lease: Lease | undefined): Lease {
  const present = ensure(lease, 'a good answer without its Lease');
  state.cached = { resourceVersion: present.resourceVersion, uid: present.uid };
  return present;
}

/** After an own write the elector takes what it wrote for observed, from the moment of the answer (LE-11). */
export function observeOwnWrite(
  state: ElectorState,
  ctx: ElectorContext,
  lease: Lease | undefined,
): void {
  state.ownVersion = cacheLease(state, lease).resourceVersion;
  state.observedRecord = ensure(state.attempt, 'a write outside an attempt').draft;
  state.observedTime = ctx.monotonic;
}

export function leaseOf(params: ElectorParams): {
  readonly resource: 'Lease';
  readonly namespace: string;
  readonly name: string;
} {
  return { resource: 'Lease', namespace: params.namespace, name: params.name };
}

function onRecordRead(state: ElectorState, ctx: ElectorContext, answer: Answer): AttemptOutcome {
  const attempt = ensure(state.attempt, 'a GET outside an attempt');
  if (answer.outcome !== 'ok') {
    const absent = answer.outcome === 'failed' && answer.reason === 'NotFound';
    if (!absent || state.params.coordinated) return 'failed';
    const spec = specOfRecord(attempt.draft);
    return sendRequest(state, ctx, 'post', { verb: 'POST', ...leaseOf(state.params), spec });
  }
  const record = observe(state, ctx, cacheLease(state, answer.lease));
  if (state.params.coordinated) return renewIfGiven(state, ctx, record);
  const mine = isLeader(state);
  if (record.holderIdentity !== '' && isLeaseValid(state, attempt.start) && !mine) return 'failed';
  if (mine) state.slowPaths++;
  // LE-10. Who takes the lease keeps the draft's acquireTime: now, or the former one after LE-6.
  const draft = mine
    ? {
        ...attempt.draft,
        acquireTime: record.acquireTime,
        leaderTransitions: record.leaderTransitions,
      }
    : { ...attempt.draft, leaderTransitions: record.leaderTransitions + 1 };
  state.attempt = { ...attempt, draft };
  return putDraft(state, ctx, 'put');
}

/** CE-2: only who was given the lock renews it, and not past the end of his term; nobody claims it. */
function renewIfGiven(
  state: ElectorState,
  ctx: ElectorContext,
  record: LeaderElectionRecord,
): AttemptOutcome {
  const attempt = ensure(state.attempt, 'a GET outside an attempt');
  if (isLeaseExpired(state, attempt.start) || !isLeader(state)) return 'failed';
  if (record.preferredHolder !== '') return 'failed';
  const { acquireTime, leaderTransitions, strategy } = record;
  state.attempt = {
    ...attempt,
    draft: { ...attempt.draft, acquireTime, leaderTransitions, strategy },
  };
  return putDraft(state, ctx, 'put');
}

/** Restarts the stopwatch if, and only if, the record's canonical text has changed (LE-7). */
function observe(state: ElectorState, ctx: ElectorContext, lease: Lease): LeaderElectionRecord {
  const record = recordOfSpec(lease.spec);
  const raw = canonicalRecord(record);
  if (raw === state.observedRawRecord) return record;
  state.observedRecord = record;
  state.observedRawRecord = raw;
  state.observedTime = ctx.monotonic;
  ctx.fact({
    kind: 'recordObserved',
    process: ctx.process,
    namespace: state.params.namespace,
    name: state.params.name,
    holderIdentity: record.holderIdentity,
    resourceVersion: lease.resourceVersion,
  });
  return record;
}

function wroteDraft(
  state: ElectorState,
  ctx: ElectorContext,
  lease: Lease | undefined,
): AttemptOutcome {
  observeOwnWrite(state, ctx, lease);
  state.lastSuccess = ctx.monotonic;
  return 'succeeded';
}

function timeForRequest(state: ElectorState, ctx: ElectorContext): Duration {
  const own = Math.max(
    SHORTEST_REQUEST_TIMEOUT,
    Math.trunc(state.params.renewDeadline / 2),
  ) as Duration;
  if (state.deadline === null) return own;
  const left = between(ctx.monotonic, state.deadline);
  return left < own ? left : own;
}

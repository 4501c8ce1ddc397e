/**
 * Client-go's leader elector in classic mode, as a state machine over plain data: acquire, renew in
 * rounds, release, end (LE-1 to LE-18). It acts on its own belief and its own monotonic clock only,
 * which is why two of them can be at work at once (LE-26, LE-32).
 */
import { unreachable } from '../base/assert.ts';
import { between, later } from '../base/time.ts';
import type { Duration, Monotonic } from '../base/time.ts';
import type { ElectorContext } from './actor.ts';
import {
  cacheLease,
  continueAttempt,
  leaseOf,
  observeOwnWrite,
  putDraft,
  sendRequest,
  startAttempt,
} from './leaderElectionAttempt.ts';
import type { AttemptOutcome } from './leaderElectionAttempt.ts';
import { canonicalRecord, EMPTY_RECORD, recordOfSpec } from './leaderElectionRecord.ts';
import {
  ELECTOR_DEADLINE_TIMER,
  ELECTOR_NEXT_TIMER,
  ELECTOR_POLL_TIMER,
  ELECTOR_RETRY_TIMER,
  ELECTOR_TIMERS,
  isLeader,
} from './leaderElectorState.ts';
import type { ElectorParams, ElectorState, ElectorStep } from './leaderElectorState.ts';
import type { Answer } from './messages.ts';
import type { Lease } from './objects.ts';

export {
  createElector,
  ELECTOR_DEADLINE_TIMERS,
  ELECTOR_TIMERS,
  isLeader,
  isLeaseValid,
} from './leaderElectorState.ts';
export type {
  ElectorParams,
  ElectorPhase,
  ElectorState,
  ElectorStep,
} from './leaderElectorState.ts';

/** The middle of a healthy life, to begin a run there. */
export type WarmLife =
  /** Renewed last `sinceRenewal` ago, at most one retry period; `lease` is what that write left. */
  | { readonly role: 'leader'; readonly lease: Lease; readonly sinceRenewal: Duration }
  /** Saw `lease` change `sinceObserved` ago, and polls next in `untilPoll`. */
  | {
      readonly role: 'standby';
      readonly lease: Lease;
      readonly sinceObserved: Duration;
      readonly untilPoll: Duration;
    };

/** Begins to stand for election: the first attempt comes at once (LE-2). */
export function startElector(state: ElectorState, ctx: ElectorContext): void {
  ctx.fact({ kind: 'candidateStands', ...about(state, ctx), identity: state.params.identity });
  tryNow(state, ctx);
}

/** Puts a new elector into a life already under way. Tells the process of its work, but writes no facts: nothing happens now. */
export function warmElector(state: ElectorState, ctx: ElectorContext, life: WarmLife): void {
  cacheLease(state, life.lease);
  state.observedRecord = recordOfSpec(life.lease.spec);
  state.reportedLeader = state.observedRecord.holderIdentity;
  if (life.role === 'standby') {
    state.observedRawRecord = canonicalRecord(state.observedRecord);
    state.observedTime = before(ctx.monotonic, life.sinceObserved);
    tryLater(state, ctx, ELECTOR_POLL_TIMER, life.untilPoll);
    return;
  }
  state.observedTime = before(ctx.monotonic, life.sinceRenewal);
  state.lastSuccess = state.observedTime;
  state.ownVersion = life.lease.resourceVersion;
  state.phase = 'renewing';
  state.working = true;
  ctx.startedLeading();
  tryLater(
    state,
    ctx,
    ELECTOR_NEXT_TIMER,
    (state.params.retryPeriod - life.sinceRenewal) as Duration,
  );
}

export function onElectorTimer(state: ElectorState, ctx: ElectorContext, timer: string): void {
  if (state.phase === 'ended') return;
  switch (timer) {
    case ELECTOR_POLL_TIMER:
      tryNow(state, ctx);
      return;
    case ELECTOR_NEXT_TIMER:
      startRound(state, ctx);
      return;
    case ELECTOR_RETRY_TIMER:
      onTick(state, ctx);
      return;
    case ELECTOR_DEADLINE_TIMER:
      if (state.phase === 'releasing') end(state, ctx);
      else failRound(state, ctx, 'renewDeadline');
      return;
    default:
      throw new Error(`not a timer of an elector: ${timer}`);
  }
}

/** An answer counts only if its request is the one waited for: a round that has ended forgets its requests (TR-8). */
export function onElectorAnswer(
  state: ElectorState,
  ctx: ElectorContext,
  requestId: number,
  answer: Answer,
): void {
  if (state.pending?.id !== requestId) return;
  const { step } = state.pending;
  state.pending = null;
  if (state.phase === 'releasing') continueRelease(state, ctx, step, answer);
  else settle(state, ctx, continueAttempt(state, ctx, step, answer));
}

/** SIGTERM: the elector's context is cancelled, and with it the work's, before any release (LE-17, LE-20). */
export function cancelElector(state: ElectorState, ctx: ElectorContext): void {
  switch (state.phase) {
    case 'acquiring':
      end(state, ctx);
      return;
    case 'renewing':
      cancelWork(state, ctx);
      failRound(state, ctx, 'cancelled');
      return;
    case 'releasing':
      cancelWork(state, ctx);
      return;
    case 'ended':
      return;
    default:
      unreachable(state.phase);
  }
}

// Attempts, in whichever loop they are made.

function tryNow(state: ElectorState, ctx: ElectorContext): void {
  state.nextTryAt = null;
  settle(state, ctx, startAttempt(state, ctx));
}

function tryLater(state: ElectorState, ctx: ElectorContext, timer: string, wait: Duration): void {
  state.nextTryAt = later(ctx.monotonic, wait);
  ctx.setTimer(timer, wait);
}

function settle(state: ElectorState, ctx: ElectorContext, outcome: AttemptOutcome): void {
  if (outcome === 'sent') return;
  state.attempt = null;
  if (state.phase === 'acquiring') afterAcquireAttempt(state, ctx, outcome === 'succeeded');
  else if (outcome === 'succeeded') endRoundWell(state, ctx);
  else tryAtTick(state, ctx);
}

// The acquire loop.

function afterAcquireAttempt(state: ElectorState, ctx: ElectorContext, acquired: boolean): void {
  reportLeader(state, ctx);
  if (!acquired) {
    tryLater(state, ctx, ELECTOR_POLL_TIMER, drawPollGap(state.params, ctx));
    return;
  }
  state.phase = 'renewing';
  state.working = true;
  ctx.fact({ kind: 'startedLeading', ...about(state, ctx), identity: state.params.identity });
  ctx.startedLeading();
  startRound(state, ctx);
}

/** `RP·(1 + 1.2·U)`, counted from the attempt's end (LE-2, LE-3). */
function drawPollGap({ retryPeriod }: ElectorParams, ctx: ElectorContext): Duration {
  return ctx.draw('wait', retryPeriod, Math.trunc((retryPeriod * 22) / 10)) as Duration;
}

// The renew loop: rounds (LE-4).

function startRound(state: ElectorState, ctx: ElectorContext): void {
  state.round = { start: ctx.monotonic, ticksUsed: 0 };
  setDeadline(state, ctx);
  tryNow(state, ctx);
}

/** The next try is at the next tick counted from the round's start, or at once if a tick went by unseen: one is remembered. */
function tryAtTick(state: ElectorState, ctx: ElectorContext): void {
  const { round, deadline } = state;
  if (round === null || deadline === null) return;
  if (ctx.monotonic >= deadline) {
    failRound(state, ctx, 'renewDeadline');
    return;
  }
  const gone = ticksGone(state, ctx.monotonic);
  if (gone > round.ticksUsed) {
    state.round = { ...round, ticksUsed: gone };
    tryNow(state, ctx);
    return;
  }
  const tick = later(round.start, ((gone + 1) * state.params.retryPeriod) as Duration);
  // At the deadline itself nothing is tried any more.
  if (tick < deadline) tryLater(state, ctx, ELECTOR_RETRY_TIMER, between(ctx.monotonic, tick));
}

function onTick(state: ElectorState, ctx: ElectorContext): void {
  const { round, deadline } = state;
  if (round === null || deadline === null) return;
  // LE-27: whoever wakes up after the deadline stops at once.
  if (ctx.monotonic >= deadline) {
    failRound(state, ctx, 'renewDeadline');
    return;
  }
  // One more than used, even where a clock that runs slow calls it a moment early.
  state.round = {
    ...round,
    ticksUsed: Math.max(round.ticksUsed + 1, ticksGone(state, ctx.monotonic)),
  };
  tryNow(state, ctx);
}

function ticksGone({ round, params }: ElectorState, now: Monotonic): number {
  return round === null ? 0 : Math.floor((now - round.start) / params.retryPeriod);
}

function endRoundWell(state: ElectorState, ctx: ElectorContext): void {
  leaveRound(state, ctx);
  const { retryPeriod } = state.params;
  const late = ctx.draw('tick', 0, 1, later(ctx.now, retryPeriod));
  tryLater(state, ctx, ELECTOR_NEXT_TIMER, (retryPeriod + late) as Duration);
}

/** The renew loop ends, for any reason; what is in flight is abandoned, not taken back (LE-12, TR-8). */
function failRound(
  state: ElectorState,
  ctx: ElectorContext,
  why: 'renewDeadline' | 'cancelled',
): void {
  leaveRound(state, ctx);
  state.stopReason = why;
  if (state.params.releaseOnCancel) startRelease(state, ctx);
  else end(state, ctx);
}

function leaveRound(state: ElectorState, ctx: ElectorContext): void {
  reportLeader(state, ctx);
  state.round = null;
  forgetEverythingDue(state, ctx);
}

// Release (LE-14 to LE-18).

/** On a fresh context limited to RD. After a failed round the work still goes on meanwhile (LE-17). */
function startRelease(state: ElectorState, ctx: ElectorContext): void {
  state.phase = 'releasing';
  setDeadline(state, ctx);
  if (state.params.releaseReadsFirst === false)
    clearHolder(state, ctx, state.observedRecord.leaderTransitions);
  else readForRelease(state, ctx);
}

function readForRelease(state: ElectorState, ctx: ElectorContext): void {
  endIfNotSent(
    state,
    ctx,
    sendRequest(state, ctx, 'releaseGet', { verb: 'GET', ...leaseOf(state.params) }),
  );
}

function continueRelease(
  state: ElectorState,
  ctx: ElectorContext,
  step: ElectorStep,
  answer: Answer,
): void {
  if (answer.outcome !== 'ok') {
    const conflict = answer.outcome === 'failed' && answer.reason === 'Conflict';
    const again = step === 'releasePut' && conflict && state.params.releaseRetriesOnConflict;
    if (again) readForRelease(state, ctx);
    else end(state, ctx);
    return;
  }
  if (step === 'releaseGet') {
    const { spec } = cacheLease(state, answer.lease);
    clearHolder(state, ctx, recordOfSpec(spec).leaderTransitions);
    return;
  }
  observeOwnWrite(state, ctx, answer.lease);
  ctx.fact({ kind: 'lockReleased', ...about(state, ctx) });
  end(state, ctx);
}

/** Asks its own belief who leads, not the record just read, and so may clear another holder's lock (LE-15, LE-18). */
function clearHolder(state: ElectorState, ctx: ElectorContext, leaderTransitions: number): void {
  if (!isLeader(state)) {
    end(state, ctx);
    return;
  }
  const draft = {
    ...EMPTY_RECORD,
    leaseDurationSeconds: 1,
    acquireTime: ctx.wall,
    renewTime: ctx.wall,
    leaderTransitions,
  };
  state.attempt = { start: ctx.monotonic, draft };
  endIfNotSent(state, ctx, putDraft(state, ctx, 'releasePut'));
}

function endIfNotSent(state: ElectorState, ctx: ElectorContext, outcome: AttemptOutcome): void {
  if (outcome !== 'sent') end(state, ctx);
}

// The end, and what all loops share.

/** OnStoppedLeading is called even if this elector never led (LE-1); the fact is only for one that did. */
function end(state: ElectorState, ctx: ElectorContext): void {
  state.phase = 'ended';
  forgetEverythingDue(state, ctx);
  cancelWork(state, ctx);
  if (state.stopReason !== null) {
    const { identity } = state.params;
    ctx.fact({ kind: 'stoppedLeading', ...about(state, ctx), identity, why: state.stopReason });
  }
  ctx.stoppedLeading();
}

function cancelWork(state: ElectorState, ctx: ElectorContext): void {
  if (!state.working) return;
  state.working = false;
  ctx.fact({ kind: 'workCancelled', ...about(state, ctx), identity: state.params.identity });
  ctx.workCancelled();
}

/** OnNewLeader: after every acquire attempt, but only after whole renew rounds (LE-13). */
function reportLeader(state: ElectorState, ctx: ElectorContext): void {
  const { holderIdentity } = state.observedRecord;
  if (holderIdentity === state.reportedLeader) return;
  state.reportedLeader = holderIdentity;
  ctx.fact({ kind: 'newLeaderObserved', ...about(state, ctx), holderIdentity });
}

function setDeadline(state: ElectorState, ctx: ElectorContext): void {
  state.deadline = later(ctx.monotonic, state.params.renewDeadline);
  ctx.setTimer(ELECTOR_DEADLINE_TIMER, state.params.renewDeadline);
}

function forgetEverythingDue(state: ElectorState, ctx: ElectorContext): void {
  state.pending = null;
  state.attempt = null;
  state.deadline = null;
  state.nextTryAt = null;
  for (const timer of ELECTOR_TIMERS) ctx.clearTimer(timer);
}

function before(moment: Monotonic, span: Duration): Monotonic {
  return (moment - span) as Monotonic;
}

function about(
  { params }: ElectorState,
  ctx: ElectorContext,
): { readonly process: string; readonly namespace: string; readonly name: string } {
  return { process: ctx.process, namespace: params.namespace, name: params.name };
}

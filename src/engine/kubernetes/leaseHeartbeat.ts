/**
 * The heartbeat that keeps a Lease alive: renew from the last known object first, then read or
 * create (KL-1 to KL-6; upstream component-helpers apimachinery/lease/controller.go). Kubelets and
 * API servers run the same code (AI-3); only the Lease differs. Left out: closing idle connections
 * after repeated failures (with HTTP/2 there are none to close while requests wait).
 */
import { seconds, type Duration, type Monotonic } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import type { Answer } from './messages.ts';
import type { Lease } from './objects.ts';

export interface HeartbeatParams {
  readonly namespace: string;
  readonly name: string;
  /** Written when the Lease is created, and only then (AI-5). */
  readonly holderIdentity: string;
  readonly leaseDurationSeconds: number;
  readonly renewInterval: Duration;
  readonly renewJitter: Duration;
  /** Timeout of the heartbeat client. */
  readonly timeout: Duration;
  /** The Node that owns the Lease (KL-6); null for a Lease that nobody owns (AI-3). */
  readonly ownerNode: string | null;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Name of the loop's timer in its process. */
  readonly timer: string;
}

/** The part of a Lease that a client needs to write it again (AS-4, AS-5). */
export interface LeaseCopy {
  readonly resourceVersion: number;
  readonly uid: string;
  readonly isOwned: boolean;
  readonly holderIdentity: string;
}

/** One request of the lease loop that is under way. */
export interface LeaseStep {
  readonly id: number;
  readonly step: 'get' | 'post' | 'put' | 'readNode';
}

export interface HeartbeatState {
  /** Copy returned by the last successful create or update. */
  latest: LeaseCopy | null;
  doing: 'nothing' | 'waiting' | 'updating' | 'ensuring' | 'reading';
  /** What the update in progress writes from; null outside of one. */
  base: LeaseCopy | null;
  /** PUT attempts used up in this update, 0 to 5. */
  attempt: number;
  /** Whether this sync has already been through a failed update, so that a found Lease is the last resort. */
  isLastResort: boolean;
  /** Next wait of the ensure loop. */
  backoff: Duration;
  /** KL-6: own monotonic clock before which a busy new kubelet does not come to read its Node; null: at once. */
  readsNodeAt: Monotonic | null;
  pending: LeaseStep | null;
  /** Own monotonic clock at the last 200; null before the first. */
  lastSuccess: Monotonic | null;
  /** When the next sync or try starts, own monotonic clock. */
  nextAt: Monotonic | null;
}

const MAX_UPDATES = 5;
const BACKOFF_FIRST = seconds(0.2);
const BACKOFF_MAX = seconds(7);

export function createHeartbeat(): HeartbeatState {
  return {
    latest: null,
    doing: 'nothing',
    base: null,
    attempt: 0,
    isLastResort: false,
    backoff: BACKOFF_FIRST,
    readsNodeAt: null,
    pending: null,
    lastSuccess: null,
    nextAt: null,
  };
}

const isIn = (state: HeartbeatState): 'update' | 'ensure' =>
  state.base === null ? 'ensure' : 'update';

/** KL-2: from the last known object first; otherwise read or create. */
export function syncLease(state: HeartbeatState, params: HeartbeatParams, ctx: ActorContext): void {
  state.nextAt = null;
  state.isLastResort = false;
  if (state.latest !== null) startUpdate(state, state.latest, params, ctx);
  else startEnsure(state, params, ctx);
}

function startUpdate(
  state: HeartbeatState,
  base: LeaseCopy,
  params: HeartbeatParams,
  ctx: ActorContext,
): void {
  state.base = base;
  state.attempt = 0;
  put(state, base, params, ctx);
}

/** KL-4: one attempt. While the Lease has no owner, the Node is read first (KL-6). */
function put(
  state: HeartbeatState,
  base: LeaseCopy,
  params: HeartbeatParams,
  ctx: ActorContext,
): void {
  state.doing = 'updating';
  state.base = base;
  state.attempt++;
  const id = ctx.request(
    {
      verb: 'PUT',
      resource: 'Lease',
      namespace: params.namespace,
      name: params.name,
      resourceVersion: base.resourceVersion,
      uid: base.uid,
      spec: {
        holderIdentity: base.holderIdentity,
        leaseDurationSeconds: params.leaseDurationSeconds,
        renewTime: ctx.wall,
      },
    },
    params.timeout,
  );
  state.pending = { id, step: 'put' };
}

/** KL-3: read, create if it is not there, for ever. */
function startEnsure(state: HeartbeatState, params: HeartbeatParams, ctx: ActorContext): void {
  state.doing = 'ensuring';
  state.backoff = BACKOFF_FIRST;
  get(state, params, ctx);
}

function get(state: HeartbeatState, params: HeartbeatParams, ctx: ActorContext): void {
  state.nextAt = null;
  const id = ctx.request(
    { verb: 'GET', resource: 'Lease', namespace: params.namespace, name: params.name },
    params.timeout,
  );
  state.pending = { id, step: 'get' };
}

/** KL-6: a Lease is created with its Node as owner, so the Node is read first. */
function readNode(
  state: HeartbeatState,
  params: HeartbeatParams,
  ctx: ActorContext,
  node: string,
): void {
  const wait = state.readsNodeAt === null ? 0 : state.readsNodeAt - ctx.monotonic;
  state.readsNodeAt = null;
  if (wait > 0) {
    state.doing = 'reading';
    ctx.setTimer(params.timer, wait as Duration);
    return;
  }
  state.doing = 'ensuring';
  const id = ctx.request({ verb: 'GET', resource: 'Node', name: node }, params.timeout);
  state.pending = { id, step: 'readNode' };
}

/** KL-5: acquireTime and leaseTransitions are never written. */
function post(state: HeartbeatState, params: HeartbeatParams, ctx: ActorContext): void {
  const { ownerNode, labels, annotations } = params;
  const id = ctx.request(
    {
      verb: 'POST',
      resource: 'Lease',
      namespace: params.namespace,
      name: params.name,
      ...(ownerNode === null ? {} : { ownerNode }),
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      spec: {
        holderIdentity: params.holderIdentity,
        leaseDurationSeconds: params.leaseDurationSeconds,
        renewTime: ctx.wall,
      },
    },
    params.timeout,
  );
  state.pending = { id, step: 'post' };
}

/** KL-1: after a sync ends, wait 10 s stretched by up to 4 %. */
function endSync(state: HeartbeatState, params: HeartbeatParams, ctx: ActorContext): void {
  state.base = null;
  state.doing = 'waiting';
  const { renewInterval, renewJitter } = params;
  const wait = ctx.draw('wait', renewInterval, renewInterval + renewJitter + 1) as Duration;
  state.nextAt = (ctx.monotonic + wait) as Monotonic;
  ctx.setTimer(params.timer, wait);
}

/** The loop's timer: the next sync, or the next try of an ensure. */
export function onLeaseTimer(
  state: HeartbeatState,
  params: HeartbeatParams,
  ctx: ActorContext,
): void {
  if (state.doing === 'reading' && params.ownerNode !== null)
    readNode(state, params, ctx, params.ownerNode);
  else if (state.doing === 'ensuring') get(state, params, ctx);
  else syncLease(state, params, ctx);
}

/** Answer to a request of this loop; others are ignored. */
export function onLeaseAnswer(
  state: HeartbeatState,
  params: HeartbeatParams,
  ctx: ActorContext,
  id: number,
  answer: Answer,
): void {
  const pending = state.pending;
  if (pending === null || pending.id !== id) return;
  state.pending = null;
  if (pending.step === 'put') onPut(state, params, ctx, answer);
  else if (pending.step === 'get') onGet(state, params, ctx, answer);
  else if (pending.step === 'readNode') onNodeRead(state, params, ctx, answer);
  else onPost(state, params, ctx, answer);
}

const copyOf = (lease: Lease): LeaseCopy => ({
  resourceVersion: lease.resourceVersion,
  uid: lease.uid,
  isOwned: lease.ownerNode !== undefined,
  holderIdentity: lease.spec.holderIdentity ?? '',
});

const whyOf = (answer: Answer): 'timeout' | 'refused' | 'conflict' | 'connectionLost' | 'error' =>
  answer.outcome === 'ok' || answer.outcome === 'failed'
    ? answer.outcome === 'failed' && answer.code === 409
      ? 'conflict'
      : 'error'
    : answer.outcome;

function onPut(
  state: HeartbeatState,
  params: HeartbeatParams,
  ctx: ActorContext,
  answer: Answer,
): void {
  if (answer.outcome === 'ok' && answer.lease !== undefined) {
    state.latest = copyOf(answer.lease);
    state.lastSuccess = ctx.monotonic;
    endSync(state, params, ctx);
    return;
  }
  const { attempt } = state;
  const why = whyOf(answer);
  ctx.fact(
    params.ownerNode === null
      ? { kind: 'identityRenewalFailed', process: ctx.process, name: params.name, attempt, why }
      : { kind: 'renewalFailed', node: params.ownerNode, attempt, why },
  );
  if (answer.outcome === 'failed' && answer.reason === 'Conflict') {
    startEnsure(state, params, ctx);
  } else nextAttempt(state, params, ctx);
}

/** KL-4: attempts are back to back; after the fifth the sync falls back on KL-3, once. */
function nextAttempt(state: HeartbeatState, params: HeartbeatParams, ctx: ActorContext): void {
  const base = state.base;
  if (base !== null && state.attempt < MAX_UPDATES) {
    put(state, base, params, ctx);
    return;
  }
  state.base = null;
  if (state.isLastResort) {
    endSync(state, params, ctx);
    return;
  }
  state.isLastResort = true;
  startEnsure(state, params, ctx);
}

function onGet(
  state: HeartbeatState,
  params: HeartbeatParams,
  ctx: ActorContext,
  answer: Answer,
): void {
  if (answer.outcome === 'ok' && answer.lease !== undefined) {
    found(state, copyOf(answer.lease), params, ctx);
  } else if (answer.outcome === 'failed' && answer.reason === 'NotFound') {
    if (params.ownerNode === null) post(state, params, ctx);
    else readNode(state, params, ctx, params.ownerNode);
  } else retryEnsure(state, params, ctx);
}

/** The ensure part is done: a fresh base for the update in progress, or for the sync's last resort. */
function found(
  state: HeartbeatState,
  lease: LeaseCopy,
  params: HeartbeatParams,
  ctx: ActorContext,
): void {
  if (isIn(state) === 'update') {
    state.base = lease;
    nextAttempt(state, params, ctx);
    return;
  }
  state.latest = lease;
  state.isLastResort = true;
  startUpdate(state, lease, params, ctx);
}

function onNodeRead(
  state: HeartbeatState,
  params: HeartbeatParams,
  ctx: ActorContext,
  answer: Answer,
): void {
  if (answer.outcome === 'ok') {
    post(state, params, ctx);
    return;
  }
  // KL-6: without the Node the create is skipped until the next sync.
  state.latest = null;
  endSync(state, params, ctx);
}

function onPost(
  state: HeartbeatState,
  params: HeartbeatParams,
  ctx: ActorContext,
  answer: Answer,
): void {
  if (answer.outcome !== 'ok' || answer.lease === undefined) {
    retryEnsure(state, params, ctx);
    return;
  }
  state.lastSuccess = ctx.monotonic;
  const lease = copyOf(answer.lease);
  if (isIn(state) === 'update') {
    found(state, lease, params, ctx);
    return;
  }
  state.latest = lease;
  endSync(state, params, ctx);
}

/** KL-3: waits 0.2, 0.4 … 7, 7 … s between the tries of an ensure, for ever. */
function retryEnsure(state: HeartbeatState, params: HeartbeatParams, ctx: ActorContext): void {
  const wait = state.backoff;
  state.backoff = Math.min(wait * 2, BACKOFF_MAX) as Duration;
  state.nextAt = (ctx.monotonic + wait) as Monotonic;
  ctx.setTimer(params.timer, wait);
}

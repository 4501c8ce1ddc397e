/**
 * A kubelet's heartbeat, status side: computes the status every 10 s, sends it when it changed or
 * when five minutes are over (KL-8 to KL-17; upstream kubelet_node_status.go). Also the start of a
 * kubelet: it registers its Node, then reports until it is Ready (KL-15), and the confirmation of
 * deleted Pods (TE-9). Left out: images, capacity, addresses; one change stands for the image list.
 */
import { later, seconds, type Duration, type Monotonic, type WallTime } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import type { Answer } from './messages.ts';
import type { ConditionStatus } from './objects.ts';

export interface StatusParams {
  readonly nodeName: string;
  /** Of each request (KL-3). */
  readonly timeout: Duration;
  readonly statusInterval: Duration;
  readonly statusJitter: Duration;
  /** 0 without node Leases: every computation is sent. */
  readonly reportInterval: Duration;
  /** KL-11: whether the next report after a change comes at a drawn moment (since 1.34). */
  readonly statusReportOffset: boolean;
  /** Whether it posts its Node's status as a kubelet does, or only when it starts, or not at all (NL-9). */
  readonly postsStatus: 'always' | 'once' | 'never';
}

export interface KubeletStatusState {
  /** What the kubelet's own watch of its Node has told it (KL-8). */
  cachedReady: ConditionStatus | 'absent';
  /** Start-up: whether the Node is registered, and whether the runtime is up. */
  isRegistered: boolean;
  isReady: boolean;
  /** KL-15: the image list will look different from this moment on; null once reported. */
  imagesChangeAt: Monotonic | null;
  lastReport: Monotonic | null;
  delay: Duration;
  /** Attempts used up in this report, 0 to 5. */
  attempt: number;
  pending: {
    readonly id: number;
    readonly step: 'register' | 'get' | 'patch';
    readonly computed: ConditionStatus;
    readonly changes: boolean;
  } | null;
  /** KL-17: how long the process had been paused when it last woke up; 0 once looked at. */
  pausedFor: Duration;
  /** Status that the last report carried, for lastTransitionTime. */
  reported: ConditionStatus | 'absent';
  nextAt: Monotonic | null;
  /** Start of the process, from which the ticker of the Pods' status counts. */
  startedAt: Monotonic;
  /** Pods here that its watch shows not Ready, as `namespace/name`. */
  unreadyPods: string[];
}

export const STATUS_TIMER = 'kubelet.status';
export const REGISTER_TIMER = 'kubelet.register';
export const READY_TIMER = 'kubelet.ready';
export const CONFIRM_TIMER = 'kubelet.confirm/';
export const BEGIN_TIMER = 'kubelet.begin/';
export const PODS_TIMER = 'kubelet.pods';

/** Every so often, counted from its start, a kubelet looks at the status of its Pods (recorded). */
const POD_STATUS_PERIOD = seconds(10);
/** A kubelet that starts reports the Pods it finds about a second later (recorded), µs. */
const POD_START_MIN = 850_000;
const POD_START_MAX = 1_100_000;
/** What a tick of a program's timer is late by, µs. */
const POD_TICK_LATE = 2_000;
const MAX_ATTEMPTS = 5;
/** KL-15: how long the list of images is cached. */
const IMAGE_CACHE = seconds(30);
/** KL-17: a pause of more than this may make the runtime look down at the wake-up. */
const RUNTIME_CHECK = seconds(30);

export function createKubeletStatus(): KubeletStatusState {
  return {
    cachedReady: 'absent',
    isRegistered: false,
    isReady: false,
    imagesChangeAt: null,
    lastReport: null,
    delay: 0 as Duration,
    attempt: 0,
    pending: null,
    pausedFor: 0 as Duration,
    reported: 'absent',
    nextAt: null,
    startedAt: 0 as Monotonic,
    unreadyPods: [],
  };
}

/** KL-15: the kubelet registers its Node `after` its start, and begins to compute. */
export function startStatus(state: KubeletStatusState, ctx: ActorContext, after: Duration): void {
  state.startedAt = ctx.monotonic;
  state.imagesChangeAt = (ctx.monotonic + IMAGE_CACHE) as Monotonic;
  ctx.setTimer(REGISTER_TIMER, after);
}

export function onStatusTimer(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
  timer: string,
): void {
  if (timer === REGISTER_TIMER) register(state, params, ctx);
  else if (timer === READY_TIMER) {
    state.isReady = true;
    compute(state, params, ctx);
  } else if (timer === STATUS_TIMER) {
    armStatus(state, params, ctx);
    compute(state, params, ctx);
  }
}

/** A kubelet's new Node says that it is not Ready; whoever else registers one says nothing yet (NL-2). */
function register(state: KubeletStatusState, params: StatusParams, ctx: ActorContext): void {
  const ready = params.postsStatus === 'always' ? 'False' : 'absent';
  const id = ctx.request(
    { verb: 'POST', resource: 'Node', name: params.nodeName, ready },
    params.timeout,
  );
  state.pending = { id, step: 'register', computed: 'False', changes: true };
}

/** KL-8: every 10 s, stretched by up to 4 %. */
export function armStatus(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
): void {
  const { statusInterval, statusJitter } = params;
  const wait = ctx.draw('status', statusInterval, statusInterval + statusJitter + 1) as Duration;
  state.nextAt = (ctx.monotonic + wait) as Monotonic;
  ctx.setTimer(STATUS_TIMER, wait);
}

/** KL-17: a race with the runtime check, at the computation at the wake-up. */
function computedReady(state: KubeletStatusState, ctx: ActorContext): ConditionStatus {
  const pausedFor = state.pausedFor;
  state.pausedFor = 0 as Duration;
  if (!state.isReady) return 'False';
  return pausedFor > RUNTIME_CHECK && ctx.draw('runtime', 0, 2) === 0 ? 'False' : 'True';
}

/** KL-8 to KL-10: one computation; attempt 1 compares with the cached Node. */
function compute(state: KubeletStatusState, params: StatusParams, ctx: ActorContext): void {
  if (state.pending !== null || !state.isRegistered) return;
  state.attempt = 0;
  considerReport(state, params, ctx, computedReady(state, ctx), state.cachedReady);
}

function considerReport(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
  computed: ConditionStatus,
  compared: ConditionStatus | 'absent',
): void {
  const imagesChanged = state.imagesChangeAt !== null && ctx.monotonic >= state.imagesChangeAt;
  const changed = compared !== computed || imagesChanged;
  const isDue =
    state.lastReport === null ||
    ctx.monotonic - state.lastReport >= params.reportInterval + state.delay;
  if (!changed && !isDue) return;
  if (imagesChanged) state.imagesChangeAt = null;
  // KL-11: after a change the next unchanged report comes half to one and a half intervals later.
  const half = Math.floor(params.reportInterval / 2);
  state.delay = (
    params.statusReportOffset && (changed || state.lastReport === null)
      ? ctx.draw('statusDelay', -half, params.reportInterval - half)
      : 0
  ) as Duration;
  state.attempt++;
  patch(state, params, ctx, computed, compared);
}

/** KL-16: a report that differs in nothing patches only the heartbeat times. */
function patch(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
  computed: ConditionStatus,
  compared: ConditionStatus | 'absent',
): void {
  const changes = compared !== computed;
  const heartbeat = wholeSecond(ctx.wall);
  const id = ctx.request(
    {
      verb: 'PATCH',
      resource: 'Node',
      subresource: 'status',
      name: params.nodeName,
      lastHeartbeatTime: heartbeat,
      ...(changes
        ? {
            ready: computed,
            reason: computed === 'True' ? ('KubeletReady' as const) : ('KubeletNotReady' as const),
            lastTransitionTime: heartbeat,
          }
        : {}),
    },
    params.timeout,
  );
  state.pending = { id, step: 'patch', computed, changes };
}

/** OM-3: condition times have a resolution of one second. */
export const wholeSecond = (time: WallTime): WallTime => (time - (time % 1_000_000)) as WallTime;

/** Answer to a request of this loop; others are ignored. */
export function onStatusAnswer(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
  id: number,
  answer: Answer,
): void {
  const pending = state.pending;
  if (pending === null || pending.id !== id) return;
  state.pending = null;
  if (pending.step === 'register') onRegistered(state, params, ctx, answer);
  else if (pending.step === 'patch') onPatched(state, params, ctx, answer, pending.computed);
  else if (answer.outcome === 'ok' && answer.node !== undefined) {
    considerReport(state, params, ctx, pending.computed, answer.node.ready);
  } else tryAgain(state, params, ctx, pending.computed);
}

/**
 * KL-15: registered, it reports at once, and again when its runtime is up: at once, or, as often as
 * not, at the next of the runtime's checks 5 s later.
 */
function onRegistered(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
  answer: Answer,
): void {
  if (
    answer.outcome !== 'ok' &&
    !(answer.outcome === 'failed' && answer.reason === 'AlreadyExists')
  ) {
    ctx.setTimer(REGISTER_TIMER, seconds(0.2));
    return;
  }
  const isNew = answer.outcome === 'ok';
  state.isRegistered = true;
  if (params.postsStatus !== 'always') {
    state.isReady = true;
    if (isNew) state.cachedReady = 'absent';
    if (params.postsStatus === 'once') postOnce(state, params, ctx);
    return;
  }
  state.cachedReady = isNew ? 'False' : state.cachedReady;
  armStatus(state, params, ctx);
  const isLate = isNew && ctx.draw('choice', 0, 2) === 0;
  ctx.setTimer(
    READY_TIMER,
    (isLate
      ? ctx.draw('ready', 5_050_000, 5_350_000)
      : ctx.draw('ready', 80_000, 400_000)) as Duration,
  );
  if (isNew) compute(state, params, ctx);
}

/** NL-9: Ready, and no word ever after. */
function postOnce(state: KubeletStatusState, params: StatusParams, ctx: ActorContext): void {
  state.attempt = 1;
  patch(state, params, ctx, 'True', state.cachedReady);
}

function onPatched(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
  answer: Answer,
  computed: ConditionStatus,
): void {
  if (answer.outcome !== 'ok') {
    tryAgain(state, params, ctx, computed);
    return;
  }
  state.lastReport = ctx.monotonic;
  state.reported = computed;
  if (answer.node !== undefined) state.cachedReady = answer.node.ready;
}

/** KL-12: up to five attempts without a pause; from the second on they compare with a fresh GET (KL-8). */
function tryAgain(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
  computed: ConditionStatus,
): void {
  if (state.attempt >= MAX_ATTEMPTS) return;
  state.attempt++;
  const id = ctx.request({ verb: 'GET', resource: 'Node', name: params.nodeName }, params.timeout);
  state.pending = { id, step: 'get', computed, changes: false };
}

/**
 * TE-9: the kubelet has heard that one of its Pods is to go. Its containers end at once, so a Pod that
 * was Ready is no more (recorded after 14 to 28 ms); it is confirmed gone `wait` later, within about 2 s.
 */
export function endPod(
  params: StatusParams,
  ctx: ActorContext,
  { pod, ready }: { readonly pod: string; readonly ready: boolean },
  wait: Duration,
): void {
  ctx.clearTimer(`${BEGIN_TIMER}${pod}`);
  if (ready) ctx.request({ verb: 'PATCH', resource: 'Pod', pod, ready: false }, params.timeout);
  ctx.setTimer(`${CONFIRM_TIMER}${pod}`, wait);
}

export function onConfirmTimer(params: StatusParams, ctx: ActorContext, pod: string): void {
  ctx.request({ verb: 'DELETE', resource: 'Pod', pod, confirm: true }, params.timeout);
}

/** The kubelet has heard of a Pod that is new to it; recorded: Ready 0.06 to 0.4 s after it was bound. */
export function beginLater(ctx: ActorContext, pod: string): void {
  ctx.setTimer(`${BEGIN_TIMER}${pod}`, ctx.draw('phase', 50_000, 370_000) as Duration);
}

/** Its containers run: the kubelet says so, and again at each tick until its watch shows it. */
export function onBeginTimer(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
  pod: string,
): void {
  noticePod(state, ctx, pod, false);
  ctx.request({ verb: 'PATCH', resource: 'Pod', pod, ready: true }, params.timeout);
}

/** The watch has told the kubelet of a Pod of its own: not Ready is put right at the next tick (recorded in NL-10's wake). */
export function noticePod(
  state: KubeletStatusState,
  ctx: ActorContext,
  pod: string,
  ready: boolean,
): void {
  const known = state.unreadyPods.includes(pod);
  if (ready) {
    state.unreadyPods = state.unreadyPods.filter((each) => each !== pod);
  } else if (!known) {
    state.unreadyPods.push(pod);
    const since = ctx.monotonic - state.startedAt;
    if (since < POD_START_MIN) {
      const wait = ctx.draw('podStart', POD_START_MIN, POD_START_MAX) - since;
      ctx.setTimer(PODS_TIMER, wait as Duration);
      return;
    }
    const untilTick = (POD_STATUS_PERIOD - (since % POD_STATUS_PERIOD)) as Duration;
    const late = ctx.draw('podTick', 0, POD_TICK_LATE, later(ctx.now, untilTick));
    ctx.setTimer(PODS_TIMER, (untilTick + late) as Duration);
  }
}

export function onPodsTimer(
  state: KubeletStatusState,
  params: StatusParams,
  ctx: ActorContext,
): void {
  for (const pod of state.unreadyPods)
    ctx.request({ verb: 'PATCH', resource: 'Pod', pod, ready: true }, params.timeout);
  if (state.unreadyPods.length > 0) ctx.setTimer(PODS_TIMER, POD_STATUS_PERIOD);
}

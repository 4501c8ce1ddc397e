/**
 * How long things take at best, on average and at worst, computed from the rules instead of run
 * (reference section 10). Pure functions of seconds; every result is in seconds. Latency is taken
 * as zero, so a run lies within the bounds up to its own latencies.
 */
import { meanOf, negated, quantileOf, residual, shifted, sum, uniform } from './distribution.ts';
import type { Distribution } from './distribution.ts';

/** Of a wait in seconds; `worst` is never reached where a phase decides, only approached. */
export interface Bounds {
  readonly best: number;
  readonly mean: number;
  readonly p5: number;
  readonly p95: number;
  readonly worst: number;
}

export const boundsOf = (wait: Distribution, best: number, worst: number): Bounds => ({
  best,
  mean: meanOf(wait),
  p5: quantileOf(wait, 0.05),
  p95: quantileOf(wait, 0.95),
  worst,
});

/** What decides how soon a dead node is noticed (KL-1, NL-2, NL-7). */
export interface DetectionParams {
  /** A quarter of the node lease's duration. */
  readonly renewIntervalSeconds: number;
  /** That interval is stretched by up to this share: 0.04. */
  readonly renewJitter: number;
  readonly nodeMonitorPeriodSeconds: number;
  readonly nodeMonitorGracePeriodSeconds: number;
  /** How long a monitor pass takes: 1 to 3 ms when nothing happens, more when it writes (NL-26). */
  readonly passSeconds: number;
}

export const DETECTION_DEFAULTS: DetectionParams = {
  renewIntervalSeconds: 10,
  renewJitter: 0.04,
  nodeMonitorPeriodSeconds: 5,
  nodeMonitorGracePeriodSeconds: 50,
  passSeconds: 0.002,
};

/** Comparisons of sums of decimal fractions: closer than this is equal. Runs count whole microseconds. */
const EPSILON = 1e-7;

/** From one monitor pass to the next: the period runs from the end of a pass (NL, 5.1). */
export const passInterval = (params: DetectionParams): number =>
  params.nodeMonitorPeriodSeconds + params.passSeconds;

/** NL-7, strict: the passes it takes from the one that saw the last renewal; 10 by default, 11 if passes took no time. */
export function passesUntilUnknown(params: DetectionParams): number {
  return Math.floor(params.nodeMonitorGracePeriodSeconds / passInterval(params) + EPSILON) + 1;
}

const longestRenewGap = (params: DetectionParams): number =>
  params.renewIntervalSeconds * (1 + params.renewJitter);

/** 10.1: from the last renewal to Unknown: a pass sees it within one interval, and k passes later it is too old. */
export function silenceUntilUnknown(params: DetectionParams): { best: number; worst: number } {
  const interval = passInterval(params);
  const wait = passesUntilUnknown(params) * interval;
  return { best: wait, worst: wait + interval };
}

/** 10.1: from a node's death at a random moment to Ready=Unknown: −x + y + k·(5 + d). */
export function deathUntilUnknown(params: DetectionParams): Bounds {
  const interval = passInterval(params);
  const { best, worst } = silenceUntilUnknown(params);
  const age = residual(params.renewIntervalSeconds, longestRenewGap(params));
  const wait = shifted(sum(negated(age), uniform(0, interval)), best);
  return boundsOf(wait, best - longestRenewGap(params), worst);
}

/** NL-2, NL-3: a node that never posted a status, from its creation, without a Lease that is renewed. */
export function creationUntilUnknown(
  params: DetectionParams,
  startupGraceSeconds: number,
): { best: number; worst: number } {
  return { best: startupGraceSeconds, worst: startupGraceSeconds + passInterval(params) };
}

/** What decides when a node that is Unknown is tainted, and its Pods go (NL-13 to NL-16, TE-6). */
export interface EvictionParams {
  /** Nodes per second and zone; 0: the zone is stopped (NL-19). */
  readonly nodeEvictionRate: number;
  /** From one tick of the tainting loop to the next, as measured (NL-16). */
  readonly tickSeconds: number;
  /** Before 1.34 the node is queued one pass later (NL-13). */
  readonly queuedNextPass: boolean;
  readonly tolerationSeconds: number;
}

export const EVICTION_DEFAULTS: EvictionParams = {
  nodeEvictionRate: 0.1,
  tickSeconds: 0.1007,
  queuedNextPass: false,
  tolerationSeconds: 300,
};

/** NL-16: from one taint of a zone to the next: the first tick at or after a new token; Infinity in a stopped zone. */
export function taintSpacing({ nodeEvictionRate, tickSeconds }: EvictionParams): number {
  if (nodeEvictionRate <= 0) return Infinity;
  return Math.ceil(1 / nodeEvictionRate / tickSeconds - EPSILON) * tickSeconds;
}

/**
 * From the pass that calls nodes of one quiet zone Unknown to the NoExecute taint of the `k`-th of
 * them (NL-14, NL-25: which node is the k-th is chance).
 */
export function unknownUntilTaint(
  detection: DetectionParams,
  eviction: EvictionParams,
  k: number,
): { best: number; worst: number } {
  const queued = eviction.queuedNextPass ? passInterval(detection) : 0;
  const before = k === 1 ? 0 : (k - 1) * taintSpacing(eviction);
  return { best: queued + before, worst: queued + before + eviction.tickSeconds };
}

/** TE-6: from a node's death to the deletion of its Pods, if it is the first of its zone. */
export function deathUntilEviction(detection: DetectionParams, eviction: EvictionParams): Bounds {
  const unknown = deathUntilUnknown(detection);
  const taint = unknownUntilTaint(detection, eviction, 1);
  const { tolerationSeconds } = eviction;
  const typical = (taint.best + taint.worst) / 2 + tolerationSeconds;
  return {
    best: unknown.best + taint.best + tolerationSeconds,
    mean: unknown.mean + typical,
    p5: unknown.p5 + typical,
    p95: unknown.p95 + typical,
    worst: unknown.worst + taint.worst + tolerationSeconds,
  };
}

/** What a node meets when its network or its kubelet comes back. */
export type Homecoming = 'restarted' | 'refused' | 'held';

/** Longest waits: KL-3's back-off; KL-13's, twice its longest base; one status computation of KL-8. */
const ENSURE_LONGEST = 7;
const WATCH_LONGEST = 60;
const STATUS_LONGEST = 10.4;
/** Recorded: a kubelet that starts is Ready after 0.2 to 0.4 s. */
const RESTART_READY = { best: 0.2, worst: 0.4 };

/** 10.1, recovery: from the return to a renewed Lease, to Ready=True (KL-13), and to the end of the NoExecute taint. */
export function recovery(
  params: DetectionParams,
  homecoming: Homecoming,
): {
  readonly renewed: { best: number; worst: number };
  readonly ready: { best: number; worst: number };
  readonly untainted: { best: number; worst: number };
} {
  const refused = homecoming === 'refused';
  const ready =
    homecoming === 'restarted'
      ? RESTART_READY
      : { best: 0, worst: (refused ? WATCH_LONGEST : 0) + STATUS_LONGEST };
  return {
    renewed: { best: 0, worst: refused ? ENSURE_LONGEST : 0 },
    ready,
    untainted: { best: ready.best, worst: ready.worst + passInterval(params) },
  };
}

/**
 * How many renewals in a row may be lost: up to `always` whatever the phases are, from `never` on
 * not at all, between them by chance. k losses leave a gap of (k + 1) renew intervals.
 */
export function lostRenewals(params: DetectionParams): {
  readonly always: number;
  readonly never: number;
} {
  const { best, worst } = silenceUntilUnknown(params);
  const survives = (k: number): boolean => (k + 1) * longestRenewGap(params) < best + EPSILON;
  const dies = (k: number): boolean => (k + 1) * params.renewIntervalSeconds >= worst - EPSILON;
  let always = 0;
  while (survives(always + 1)) always++;
  let never = always + 1;
  while (!dies(never)) never++;
  return { always, never };
}

/** 10.4, AI-6, AI-7: from an API server's crash to the end of its identity Lease, if it is not started again on that host. */
export const identityUntilRemoved = (
  leaseDurationSeconds: number,
  gcPeriodSeconds: number,
): { best: number; worst: number } => ({
  best: leaseDurationSeconds,
  worst: leaseDurationSeconds + gcPeriodSeconds,
});

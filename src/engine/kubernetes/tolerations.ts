/**
 * Tolerations: what admission adds for the two node taints (TE-1, TE-2), and which taints a Pod
 * tolerates for how long (TE-4, TE-5). Upstream: `plugin/pkg/admission/defaulttolerationseconds`,
 * `daemonset_util.go`, `GetMatchingTolerations` and `getMinTolerationTime`.
 */
import { seconds, type Duration } from '../base/time.ts';
import {
  TAINT_NOT_READY_NO_EXECUTE,
  TAINT_NOT_READY_NO_SCHEDULE,
  TAINT_UNREACHABLE_NO_EXECUTE,
  TAINT_UNREACHABLE_NO_SCHEDULE,
  TAINT_UNSCHEDULABLE_NO_SCHEDULE,
} from './controllerCache.ts';
import type { TaintByHand, Toleration } from './objects.ts';

const NOT_READY = 'node.kubernetes.io/not-ready';
const UNREACHABLE = 'node.kubernetes.io/unreachable';
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';

/** Seconds that admission writes where a Pod says nothing. */
export interface TolerationDefaults {
  readonly notReady: number;
  readonly unreachable: number;
}

const covers = (toleration: Toleration, key: string): boolean =>
  (toleration.key === undefined || toleration.key === '' || toleration.key === key) &&
  (toleration.effect === undefined || toleration.effect === 'NoExecute');

const tolerates = (key: string): Toleration => ({ key, operator: 'Exists', effect: 'NoExecute' });

/** The DaemonSet controller's own two tolerations replace equal ones that the user wrote (TE-2). */
export function daemonTolerations(tolerations: readonly Toleration[]): readonly Toleration[] {
  const own = [tolerates(NOT_READY), tolerates(UNREACHABLE)];
  const others = tolerations.filter(
    ({ key, operator, effect }) =>
      !own.some((each) => each.key === key && each.operator === operator && each.effect === effect),
  );
  return [...others, ...own];
}

/** Tolerations of a Pod after admission (TE-1): what the user wrote stays, even 0 s or for ever. */
export function admitTolerations(
  tolerations: readonly Toleration[],
  defaults: TolerationDefaults,
  daemonSet: boolean,
): readonly Toleration[] {
  const admitted = daemonSet ? [...daemonTolerations(tolerations)] : [...tolerations];
  const written = [...admitted];
  for (const [key, tolerationSeconds] of [
    [NOT_READY, defaults.notReady],
    [UNREACHABLE, defaults.unreachable],
  ] as const) {
    if (written.some((toleration) => covers(toleration, key))) continue;
    admitted.push({ ...tolerates(key), tolerationSeconds });
  }
  return admitted;
}

const BY_BIT = [
  [TAINT_NOT_READY_NO_SCHEDULE, { key: NOT_READY, effect: 'NoSchedule' }],
  [TAINT_UNREACHABLE_NO_SCHEDULE, { key: UNREACHABLE, effect: 'NoSchedule' }],
  [TAINT_NOT_READY_NO_EXECUTE, { key: NOT_READY, effect: 'NoExecute' }],
  [TAINT_UNREACHABLE_NO_EXECUTE, { key: UNREACHABLE, effect: 'NoExecute' }],
  [TAINT_UNSCHEDULABLE_NO_SCHEDULE, { key: UNSCHEDULABLE, effect: 'NoSchedule' }],
] as const;

/** All that a node carries: the node controllers' own taints, which have no value, and those set by hand. */
export const taintsOf = (bits: number, byHand: readonly TaintByHand[]): readonly TaintByHand[] => [
  ...BY_BIT.filter(([bit]) => (bits & bit) !== 0).map(([, taint]) => taint),
  ...byHand,
];

/** Upstream `ToleratesTaint`. */
const matches = (toleration: Toleration, { key, value = '', effect }: TaintByHand): boolean =>
  (toleration.key === undefined || toleration.key === '' || toleration.key === key) &&
  (toleration.effect === undefined || toleration.effect === effect) &&
  (toleration.operator === 'Exists' ||
    ((toleration.key ?? '') !== '' && (toleration.value ?? '') === value));

/** How long all these NoExecute taints are tolerated: `null` not at all (TE-4), 'forever', or the shortest time (TE-5). */
export function toleratedFor(
  tolerations: readonly Toleration[],
  taints: readonly TaintByHand[],
): Duration | 'forever' | null {
  let shortest: number | null = null;
  for (const taint of taints) {
    const used = tolerations.find((toleration) => matches(toleration, taint));
    if (used === undefined) return null;
    if (used.tolerationSeconds === undefined) continue;
    const length = Math.max(0, used.tolerationSeconds);
    shortest = shortest === null ? length : Math.min(shortest, length);
  }
  return shortest === null ? 'forever' : seconds(shortest);
}

/** Whether a Pod may be bound to a node with these taints; for how long it tolerates them does not matter. */
export const toleratesTaints = (
  tolerations: readonly Toleration[],
  bits: number,
  byHand: readonly TaintByHand[],
): boolean =>
  (bits === 0 && byHand.length === 0) ||
  taintsOf(bits, byHand).every((taint) => tolerations.some((each) => matches(each, taint)));

/** Whether two lists are the same for TE-3. */
export function sameTolerations(one: readonly Toleration[], other: readonly Toleration[]): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every((each, place) => {
        const same = other[place];
        return (
          same !== undefined &&
          each.key === same.key &&
          each.operator === same.operator &&
          each.value === same.value &&
          each.effect === same.effect &&
          each.tolerationSeconds === same.tolerationSeconds
        );
      }))
  );
}

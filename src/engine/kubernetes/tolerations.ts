/**
 * Tolerations of the two node taints: what admission adds (TE-1, TE-2) and what a Pod tolerates for
 * how long (TE-4, TE-5). Upstream: `plugin/pkg/admission/defaulttolerationseconds`,
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
import type { Toleration } from './objects.ts';

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

export interface NoExecuteTaints {
  readonly notReady: boolean;
  readonly unreachable: boolean;
}

/** `Equal` compares values, and the node taints have none. */
const matches = (toleration: Toleration, key: string): boolean =>
  covers(toleration, key) && (toleration.operator === 'Exists' || (toleration.key ?? '') !== '');

/** How long all the taints are tolerated: `null` not at all (TE-4), 'forever', or the shortest time (TE-5). */
export function toleratedFor(
  tolerations: readonly Toleration[],
  taints: NoExecuteTaints,
): Duration | 'forever' | null {
  let shortest: number | null = null;
  const keys = [
    ...(taints.notReady ? [NOT_READY] : []),
    ...(taints.unreachable ? [UNREACHABLE] : []),
  ];
  for (const key of keys) {
    const used = tolerations.find((toleration) => matches(toleration, key));
    if (used === undefined) return null;
    if (used.tolerationSeconds === undefined) continue;
    const length = Math.max(0, used.tolerationSeconds);
    shortest = shortest === null ? length : Math.min(shortest, length);
  }
  return shortest === null ? 'forever' : seconds(shortest);
}

const TAINTS = [
  [TAINT_NOT_READY_NO_SCHEDULE, NOT_READY, 'NoSchedule'],
  [TAINT_UNREACHABLE_NO_SCHEDULE, UNREACHABLE, 'NoSchedule'],
  [TAINT_NOT_READY_NO_EXECUTE, NOT_READY, 'NoExecute'],
  [TAINT_UNREACHABLE_NO_EXECUTE, UNREACHABLE, 'NoExecute'],
  [TAINT_UNSCHEDULABLE_NO_SCHEDULE, UNSCHEDULABLE, 'NoSchedule'],
] as const;

/** Whether a Pod may be bound to a node with these taints; for how long it tolerates them does not matter. */
export function toleratesTaints(tolerations: readonly Toleration[], taints: number): boolean {
  return TAINTS.every(
    ([bit, key, effect]) =>
      (taints & bit) === 0 ||
      tolerations.some(
        (each) =>
          (each.key === undefined || each.key === '' || each.key === key) &&
          (each.effect === undefined || each.effect === effect) &&
          (each.operator === 'Exists' || (each.key ?? '') !== ''),
      ),
  );
}

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
          each.effect === same.effect &&
          each.tolerationSeconds === same.tolerationSeconds
        );
      }))
  );
}

/**
 * Two branches of one run, compared: up to their fork their logs are one; after it the first fact that
 * differs, and the notable facts that only one has or that come at another time.
 */
import type { Instant } from '../base/time.ts';
import type { Fact } from '../simulation/eventLog.ts';
import { isNotable } from '../simulation/notable.ts';

export interface FirstDifference {
  readonly t: Instant;
  /** What each has at that place of its log; null: nothing any more. */
  readonly one: Fact | null;
  readonly other: Fact | null;
}

/** A notable fact, and when each branch has it; null: never. */
export interface NotableDifference {
  readonly fact: Fact;
  readonly one: Instant | null;
  readonly other: Instant | null;
}

/** The first place at which two logs differ, from the fact `forkSeq` on; null if they do not. */
export function firstDifference(
  one: readonly Fact[],
  other: readonly Fact[],
  forkSeq: number,
): FirstDifference | null {
  const [a, b] = [one, other].map((facts) => facts.filter(({ seq }) => seq >= forkSeq));
  if (a === undefined || b === undefined) return null;
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [left = null, right = null] = [a[index], b[index]];
    if (left !== null && right !== null && JSON.stringify(left) === JSON.stringify(right)) continue;
    const times = [left, right].flatMap((fact) => (fact === null ? [] : [fact.t]));
    return { t: Math.min(...times) as Instant, one: left, other: right };
  }
  return null;
}

/** Fields that say when or in which request, not what: the same thing may have others in another branch. */
const INCIDENTAL: ReadonlySet<string> = new Set([
  'seq',
  't',
  'cause',
  'id',
  'at',
  'resourceVersion',
  'brought',
  'stored',
  'renewTime',
  'restartsAt',
  'identity',
]);

const whatOf = (fact: Fact): string =>
  JSON.stringify(fact, (key, value: unknown) => (INCIDENTAL.has(key) ? undefined : value));

/** The notable facts that differ, in order of time. The same thing is matched by how often it has happened. */
export function notableDifferences(
  one: readonly Fact[],
  other: readonly Fact[],
  forkSeq: number,
): readonly NotableDifference[] {
  const [left, right] = [occurrences(one, forkSeq), occurrences(other, forkSeq)];
  const differences: NotableDifference[] = [];
  for (const [key, fact] of left) {
    const same = right.get(key);
    if (same === undefined) differences.push({ fact, one: fact.t, other: null });
    else if (same.t !== fact.t) differences.push({ fact, one: fact.t, other: same.t });
  }
  for (const [key, fact] of right)
    if (!left.has(key)) differences.push({ fact, one: null, other: fact.t });
  return differences.sort((a, b) => earliest(a) - earliest(b) || a.fact.seq - b.fact.seq);
}

const earliest = ({ one, other }: NotableDifference): number =>
  Math.min(one ?? Infinity, other ?? Infinity);

function occurrences(facts: readonly Fact[], forkSeq: number): ReadonlyMap<string, Fact> {
  const counts = new Map<string, number>();
  const found = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.seq < forkSeq || !isNotable(fact)) continue;
    const what = whatOf(fact);
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    found.set(`${what} ${count}`, fact);
  }
  return found;
}

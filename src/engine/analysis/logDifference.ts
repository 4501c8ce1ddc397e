/**
 * Branches of one run, compared: up to their fork their logs are one; after it the first fact that
 * differs, and the notable facts that not all have, or that come at another time.
 */
import type { Instant } from '../base/time.ts';
import type { Fact } from '../simulation/eventLog.ts';
import { isNotable } from '../simulation/notable.ts';

export interface FirstDifference {
  readonly t: Instant;
  /** What each has at that place of its log; null: nothing any more. */
  readonly facts: readonly (Fact | null)[];
}

/** A notable fact, and when each branch has it; null: never. */
export interface NotableDifference {
  readonly fact: Fact;
  readonly times: readonly (Instant | null)[];
}

type Logs = readonly (readonly Fact[])[];

/** The first place at which logs differ, from the fact `forkSeq` on; null if they do not. */
export function firstDifference(logs: Logs, forkSeq: number): FirstDifference | null {
  const parts = logs.map((facts) => facts.filter(({ seq }) => seq >= forkSeq));
  const length = Math.max(0, ...parts.map((facts) => facts.length));
  for (let index = 0; index < length; index++) {
    const facts = parts.map((each) => each[index] ?? null);
    if (new Set(facts.map((fact) => JSON.stringify(fact))).size < 2) continue;
    const times = facts.flatMap((fact) => (fact === null ? [] : [fact.t]));
    return { t: Math.min(...times) as Instant, facts };
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
export function notableDifferences(logs: Logs, forkSeq: number): readonly NotableDifference[] {
  const all = logs.map((facts) => occurrences(facts, forkSeq));
  const differences = new Map<string, NotableDifference>();
  for (const found of all)
    for (const [key, fact] of found) {
      if (differences.has(key)) continue;
      const times = all.map((each) => each.get(key)?.t ?? null);
      differences.set(key, { fact, times });
    }
  return [...differences.values()]
    .filter(({ times }) => new Set(times).size > 1)
    .sort((a, b) => earliest(a) - earliest(b) || a.fact.seq - b.fact.seq);
}

const earliest = ({ times }: NotableDifference): number =>
  Math.min(...times.map((t) => t ?? Infinity));

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

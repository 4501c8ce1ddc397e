/** Two branches in numbers: what became of the nodes and locks that differ, and of the four promises. */
import { PROMISES, type Fact, type PromiseName } from '../../engine/index.ts';
import { differs, type LockStory, type NodeStory, type Story } from './compareLanes.ts';

/** A value of one branch: an instant (µs), a count, or nothing. */
export type Cell =
  | { readonly kind: 'at'; readonly t: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'never' };

export interface CompareRow {
  readonly what: 'unknown' | 'renewals' | 'failed' | 'pods' | 'holder';
  readonly subject: string;
  readonly one: Cell;
  readonly other: Cell;
}

export type PromiseState =
  | { readonly kind: 'holds' }
  | { readonly kind: 'broken'; readonly since: number }
  /** It was broken, for so long at the most, µs. */
  | { readonly kind: 'was'; readonly longest: number };

export interface PromiseRow {
  readonly promise: PromiseName;
  readonly one: PromiseState;
  readonly other: PromiseState;
}

const NEVER: Cell = { kind: 'never' };
const at = (t: number | undefined): Cell => (t === undefined ? NEVER : { kind: 'at', t });
const count = (times: readonly number[], from: number): Cell => ({
  kind: 'count',
  count: times.filter((t) => t >= from).length,
});

interface Side {
  readonly stories: readonly Story[];
  readonly facts: readonly Fact[];
}

/** The rows whose values differ, in the order of the stage. */
export function rowsOf(one: Side, other: Side, from: number): readonly CompareRow[] {
  const rows: CompareRow[] = [];
  one.stories.forEach((story, index) => {
    const twin = other.stories[index];
    if (twin === undefined || !differs(story, twin)) return;
    if (story.kind === 'node' && twin.kind === 'node')
      rows.push(...nodeRows(story, twin, [one.facts, other.facts], from));
    if (story.kind === 'lock' && twin.kind === 'lock') rows.push(lockRow(story, twin, from));
  });
  return rows.filter((row) => JSON.stringify(row.one) !== JSON.stringify(row.other));
}

function nodeRows(
  one: NodeStory,
  other: NodeStory,
  facts: readonly [readonly Fact[], readonly Fact[]],
  from: number,
): CompareRow[] {
  const subject = one.name;
  const firstOf = (story: NodeStory) => at(story.unknownAt.find((t) => t >= from));
  const [podsOne, podsOther] = facts.map((all) =>
    all.flatMap((fact) => (fact.kind === 'podDeleted' && fact.node === subject ? [fact.t] : [])),
  );
  return [
    { what: 'unknown', subject, one: firstOf(one), other: firstOf(other) },
    { what: 'renewals', subject, one: count(one.written, from), other: count(other.written, from) },
    { what: 'failed', subject, one: count(one.failed, from), other: count(other.failed, from) },
    { what: 'pods', subject, one: count(podsOne ?? [], from), other: count(podsOther ?? [], from) },
  ];
}

function lockRow(one: LockStory, other: LockStory, from: number): CompareRow {
  const changeOf = ({ tenures }: LockStory): Cell =>
    at(tenures.slice(1).find((tenure) => tenure.from >= from && tenure.holder !== '')?.from);
  return { what: 'holder', subject: one.name, one: changeOf(one), other: changeOf(other) };
}

/** What has become of a promise up to an instant. */
export function promiseState(
  promise: PromiseName,
  facts: readonly Fact[],
  now: number,
): PromiseState {
  const open = new Map<string, number>();
  let longest = 0;
  for (const fact of facts) {
    if (fact.t > now) break;
    if (fact.kind === 'invariantBroken' && fact.invariant === promise)
      open.set(fact.subject, fact.t);
    else if (fact.kind === 'invariantHolds' && fact.invariant === promise) {
      longest = Math.max(longest, fact.t - (open.get(fact.subject) ?? fact.t));
      open.delete(fact.subject);
    }
  }
  if (open.size > 0) return { kind: 'broken', since: Math.min(...open.values()) };
  return longest > 0 ? { kind: 'was', longest } : { kind: 'holds' };
}

export const promiseRows = (
  one: readonly Fact[],
  other: readonly Fact[],
  now: number,
): readonly PromiseRow[] =>
  PROMISES.map((promise) => ({
    promise,
    one: promiseState(promise, one, now),
    other: promiseState(promise, other, now),
  }));

/** Branches in numbers: what became of the nodes and locks that differ, and of the four promises. */
import { PROMISES, type Fact, type PromiseName } from '../../engine/index.ts';
import type { LockStory, NodeStory, Story } from './compareLanes.ts';
import { isApart, type Telling } from './tellings.ts';

/** A value of one branch: an instant (µs), a count, nothing, or nothing up to where it is known. */
export type Cell =
  | { readonly kind: 'at'; readonly t: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'notBy'; readonly t: number };

export interface CompareRow {
  readonly what: 'unknown' | 'renewals' | 'failed' | 'pods' | 'holder';
  readonly subject: string;
  /** Counts reach so far where not all futures are known equally far, µs. */
  readonly countedTo: number | null;
  /** One for each branch. */
  readonly cells: readonly Cell[];
}

export type PromiseState =
  | { readonly kind: 'holds' }
  | { readonly kind: 'broken'; readonly since: number }
  /** It was broken, for so long at the most, µs. */
  | { readonly kind: 'was'; readonly longest: number };

export interface PromiseRow {
  readonly promise: PromiseName;
  readonly states: readonly PromiseState[];
}

const NEVER: Cell = { kind: 'never' };
const at = (t: number | undefined): Cell => (t === undefined ? NEVER : { kind: 'at', t });
const count = (times: readonly number[], from: number, to: number): Cell => ({
  kind: 'count',
  count: times.filter((t) => t >= from && t <= to).length,
});

/** The rows whose values differ, in the order of the stage. */
export function rowsOf(sides: readonly Telling[], from: number): readonly CompareRow[] {
  const [first] = sides;
  if (first === undefined) return [];
  const rows = first.stories.flatMap((story, index) => {
    if (!isApart(sides, index)) return [];
    const twins = sides.map(({ stories }) => stories[index] ?? story);
    return story.kind === 'node'
      ? nodeRows(story.name, twins, sides, from)
      : [lockRow(twins, sides, from)];
  });
  return rows.filter(({ cells }) => new Set(cells.map((cell) => JSON.stringify(cell))).size > 1);
}

const isNode = (story: Story): story is NodeStory => story.kind === 'node';
const isLock = (story: Story): story is LockStory => story.kind === 'lock';

function nodeRows(
  subject: string,
  twins: readonly Story[],
  sides: readonly Telling[],
  from: number,
): readonly CompareRow[] {
  const nodes = twins.filter(isNode);
  const common = Math.min(...sides.map((side) => side.common));
  const isUneven = sides.some(({ end }) => end > common);
  const counted = (what: CompareRow['what'], times: readonly (readonly number[])[]) => ({
    what,
    subject,
    countedTo: isUneven ? common : null,
    cells: times.map((each) => count(each, from, common)),
  });
  const deleted = ({ facts }: Telling): readonly number[] =>
    facts.flatMap((fact) => (fact.kind === 'podDeleted' && fact.node === subject ? [fact.t] : []));
  const verdicts = nodes.map(({ unknownAt }) => at(unknownAt.find((t) => t >= from)));
  return [
    { what: 'unknown', subject, countedTo: null, cells: decided(verdicts, sides) },
    counted(
      'renewals',
      nodes.map(({ written }) => written),
    ),
    counted(
      'failed',
      nodes.map(({ failed }) => failed),
    ),
    counted('pods', sides.map(deleted)),
  ];
}

function lockRow(twins: readonly Story[], sides: readonly Telling[], from: number): CompareRow {
  const locks = twins.filter(isLock);
  const changeOf = ({ tenures }: LockStory): Cell =>
    at(tenures.slice(1).find((tenure) => tenure.from >= from && tenure.holder !== '')?.from);
  const cells = decided(locks.map(changeOf), sides);
  return { what: 'holder', subject: locks[0]?.name ?? '', countedTo: null, cells };
}

/** "Never" can be said of a future only if it is known as far as the first in which it happened. */
function decided(cells: readonly Cell[], sides: readonly Telling[]): readonly Cell[] {
  const first = Math.min(...cells.map((cell) => (cell.kind === 'at' ? cell.t : Infinity)));
  return cells.map((cell, index) => {
    const end = sides[index]?.end ?? first;
    return cell.kind === 'never' && end < first && first < Infinity
      ? { kind: 'notBy', t: end }
      : cell;
  });
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

/** The same, as far as all of the futures are known: only that can be told of one and not of another. */
export const commonPromises = (tellings: readonly Telling[]): readonly PromiseRow[] =>
  PROMISES.map((promise) => ({
    promise,
    states: tellings.map(({ facts, common }) => promiseState(promise, facts, common)),
  }));

export const promiseRows = (tellings: readonly Telling[]): readonly PromiseRow[] =>
  PROMISES.map((promise) => ({
    promise,
    states: tellings.map(({ facts, end }) => promiseState(promise, facts, end)),
  }));

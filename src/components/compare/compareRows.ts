/** Branches in numbers: what became of the nodes and locks that differ, and of the four promises. */
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
const count = (times: readonly number[], from: number): Cell => ({
  kind: 'count',
  count: times.filter((t) => t >= from).length,
});

export interface Telling {
  readonly stories: readonly Story[];
  readonly facts: readonly Fact[];
}

/** The rows whose values differ, in the order of the stage. */
export function rowsOf(sides: readonly Telling[], from: number): readonly CompareRow[] {
  const [first] = sides;
  if (first === undefined) return [];
  const rows = first.stories.flatMap((story, index) => {
    const twins = sides.map(({ stories }) => stories[index] ?? story);
    if (!twins.some((twin) => differs(story, twin))) return [];
    return story.kind === 'node'
      ? nodeRows(story.name, twins, sides, from)
      : [lockRow(twins, from)];
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
  const row = (what: CompareRow['what'], cells: readonly Cell[]) => ({ what, subject, cells });
  const deleted = ({ facts }: Telling): readonly number[] =>
    facts.flatMap((fact) => (fact.kind === 'podDeleted' && fact.node === subject ? [fact.t] : []));
  return [
    row(
      'unknown',
      nodes.map(({ unknownAt }) => at(unknownAt.find((t) => t >= from))),
    ),
    row(
      'renewals',
      nodes.map(({ written }) => count(written, from)),
    ),
    row(
      'failed',
      nodes.map(({ failed }) => count(failed, from)),
    ),
    row(
      'pods',
      sides.map((side) => count(deleted(side), from)),
    ),
  ];
}

function lockRow(twins: readonly Story[], from: number): CompareRow {
  const locks = twins.filter(isLock);
  const changeOf = ({ tenures }: LockStory): Cell =>
    at(tenures.slice(1).find((tenure) => tenure.from >= from && tenure.holder !== '')?.from);
  return { what: 'holder', subject: locks[0]?.name ?? '', cells: locks.map(changeOf) };
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
  logs: readonly (readonly Fact[])[],
  now: number,
): readonly PromiseRow[] =>
  PROMISES.map((promise) => ({
    promise,
    states: logs.map((facts) => promiseState(promise, facts, now)),
  }));

/**
 * What the page knows of each branch: its facts up to the edge. A branch begins with those of its
 * parent before the fork; what is computed a second time is not taken in a second time.
 */
import type { Fact, News } from '../../engine/index.ts';
import type { BranchView, Frame } from '../frame.ts';
import { areMany, dropRoutine } from './factKeeper.ts';

export interface BranchRecords {
  /** All known facts of a branch. */
  known(branch: number): readonly Fact[];
  /** Those of the frame's branch that do not lie after its playhead. */
  upTo(frame: Frame): readonly Fact[];
  take(news: readonly News[], branches: readonly BranchView[]): void;
  /** Drops old routine facts, once all who listen have seen what was taken. `now`: the furthest instant known. */
  drop(now: number): void;
  /** Forgets branches that are no longer there. */
  keepOnly(branches: readonly BranchView[]): void;
  clear(): void;
}

interface Kept {
  facts: Fact[];
  lastSeq: number;
  /** How many were left when old ones were dropped last. */
  left: number;
}

export function createBranchRecords(): BranchRecords {
  const records = new Map<number, Kept>();
  /** The last part that was given, since many ask for the same one. */
  let part: {
    readonly all: readonly Fact[];
    readonly length: number;
    readonly facts: readonly Fact[];
  } = { all: [], length: 0, facts: [] };

  const recordOf = (id: number, branches: readonly BranchView[]): Kept => {
    const known = records.get(id);
    if (known !== undefined) return known;
    const branch = branches.find((each) => each.id === id);
    const facts =
      branch === undefined || branch.parent === null
        ? []
        : recordOf(branch.parent, branches).facts.filter(({ seq }) => seq < branch.forkSeq);
    const record = { facts, lastSeq: facts.at(-1)?.seq ?? -1, left: 0 };
    records.set(id, record);
    return record;
  };

  return {
    known: (branch) => records.get(branch)?.facts ?? [],
    upTo({ place }) {
      const all = records.get(place.branch)?.facts ?? [];
      const length = countBefore(all, place.nextSeq);
      if (length === all.length) return all;
      if (part.all !== all || part.length !== length)
        part = { all, length, facts: all.slice(0, length) };
      return part.facts;
    },
    take(news, branches) {
      // A record begins with what is known of the parent, so that has to be taken before it.
      const depth = ({ branch }: News): number => depthOf(branch, branches);
      for (const { branch, facts } of news.toSorted((one, other) => depth(one) - depth(other))) {
        const record = recordOf(branch, branches);
        const first = facts.findIndex(({ seq }) => seq > record.lastSeq);
        if (first < 0) continue;
        for (let index = first; index < facts.length; index += 1) {
          const fact = facts[index];
          if (fact !== undefined) record.facts.push(fact);
        }
        record.lastSeq = facts.at(-1)?.seq ?? record.lastSeq;
      }
      // One in which nothing has happened yet is known as far as its parent.
      for (const { id } of branches) recordOf(id, branches);
    },
    drop(now) {
      for (const record of records.values()) {
        if (!areMany(record.facts, record.left)) continue;
        record.facts = dropRoutine(record.facts, now);
        record.left = record.facts.length;
      }
    },
    keepOnly(branches) {
      for (const id of [...records.keys()])
        if (branches.every((branch) => branch.id !== id)) records.delete(id);
    },
    clear: () => records.clear(),
  };
}

/** How many branches one comes from. */
function depthOf(id: number, branches: readonly BranchView[]): number {
  const parent = branches.find((each) => each.id === id)?.parent ?? null;
  return parent === null ? 0 : 1 + depthOf(parent, branches);
}

/** How many facts come before a `seq`; they are in order of it. */
function countBefore(facts: readonly Fact[], seq: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((facts[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The lanes of every branch of a run. Facts are taken in as they come, since routine ones are not
 * kept for ever; a branch begins as a copy of its parent's lanes up to the fork.
 */
import type { Fact } from '../../engine/index.ts';
import type { BranchView, Frame } from '../../sources/frame.ts';
import type { Source } from '../../sources/source.ts';
import {
  align,
  createLanes,
  fits,
  partOfLanes,
  takeIn,
  type TimelineLanes,
} from './timelineLanes.ts';

export interface LaneBook {
  /** Takes in what has become known. Returns whether anything was new in the current branch. */
  update(frame: Frame): boolean;
  /** The lanes of a branch; null if it is not known. */
  of(branch: number): TimelineLanes | null;
}

type Known = Pick<Source, 'known' | 'branches' | 'beginning'>;

export function createLaneBook(source: Known): LaneBook {
  const books = new Map<number, TimelineLanes>();
  let run = -1;

  function lanesOf(id: number, frame: Frame, branches: readonly BranchView[]): TimelineLanes {
    const known = books.get(id);
    if (known !== undefined) return known;
    const branch = branches.find((each) => each.id === id);
    const lanes =
      branch === undefined || branch.parent === null
        ? begunLanes(frame, source.beginning())
        : cutAt(told(branch.parent, frame, branches), branch, source.known(branch.parent));
    books.set(id, lanes);
    return lanes;
  }

  function told(id: number, frame: Frame, branches: readonly BranchView[]): TimelineLanes {
    const lanes = lanesOf(id, frame, branches);
    takeIn(lanes, source.known(id));
    return lanes;
  }

  return {
    update(frame) {
      const first = books.get(frame.place.branch) ?? books.values().next().value;
      if (frame.run !== run || (first !== undefined && !fits(first, frame))) books.clear();
      run = frame.run;
      const branches = source.branches();
      const current = frame.place.branch;
      if (branches.length > 0)
        for (const id of [...books.keys()])
          if (id !== current && branches.every((each) => each.id !== id)) books.delete(id);
      let isNew = false;
      for (const id of new Set([...branches.map((each) => each.id), current])) {
        const told = takeIn(lanesOf(id, frame, branches), source.known(id));
        if (id === current) isNew = told > 0;
      }
      align(lanesOf(current, frame, branches), frame);
      return isNew;
    },
    of: (branch) => books.get(branch) ?? null,
  };
}

/** Lanes as the run began: a stopwatch that ran before it, a leader that led already. No fact tells of these. */
function begunLanes(frame: Frame, beginning: Frame | null): TimelineLanes {
  if (beginning === null || beginning.run !== frame.run) return createLanes(frame);
  const lanes = createLanes(beginning);
  align(lanes, beginning);
  return lanes;
}

/**
 * The parent's lanes up to the instant of the fork. Facts of that very instant that both share are
 * told again, so that none of it is lost and none of it is there twice.
 */
function cutAt(parent: TimelineLanes, branch: BranchView, facts: readonly Fact[]): TimelineLanes {
  const before = facts.findLast(({ t }) => t < branch.forkAt);
  return partOfLanes(parent, { from: -Infinity, before: branch.forkAt }, before?.seq ?? -1);
}

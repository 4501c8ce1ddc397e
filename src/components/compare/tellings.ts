/**
 * Each future as it is told: all that is known of it, and what of that lies before the common end. Futures
 * known to different instants are compared by counts up to that end, and by verdicts wherever they stand.
 */
import type { Fact } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import { differs, storiesOf, type Story } from './compareLanes.ts';
import { commonEnd, type Comparison } from './useComparison.ts';

export interface Telling {
  /** Lanes over all that is known, in the order of the stage. */
  readonly stories: readonly Story[];
  /** The same lanes up to the common end. */
  readonly shared: readonly Story[];
  readonly facts: readonly Fact[];
  /** How far it is known, and how far all of them are. */
  readonly end: number;
  readonly common: number;
}

export function tellingsOf(frame: Frame, comparison: Comparison): readonly Telling[] {
  const common = commonEnd(comparison);
  return comparison.sides.map(({ facts, end }) => {
    const known = facts.filter(({ t }) => t <= end);
    const early = known.filter(({ t }) => t <= common);
    return {
      stories: storiesOf(frame, known, end),
      shared: storiesOf(frame, early, common),
      facts: known,
      end,
      common,
    };
  });
}

/** Verdicts and changes of holder that only one of them is known far enough to have. */
const isDecidedAfter = (story: Story, common: number): boolean =>
  story.kind === 'node'
    ? story.unknownAt.some((t) => t > common)
    : story.tenures.slice(1).some(({ from }) => from > common);

/** Whether the lane at this place is another in any of the futures. */
export function isApart(tellings: readonly Telling[], index: number): boolean {
  const first = tellings[0]?.shared[index];
  if (first === undefined) return false;
  return tellings.some(({ shared, stories, common }) => {
    const [twin, whole] = [shared[index], stories[index]];
    return (
      (twin !== undefined && differs(first, twin)) ||
      (whole !== undefined && isDecidedAfter(whole, common))
    );
  });
}

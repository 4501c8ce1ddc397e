/** Time along the overview: all that a window may reach, over the width of the lanes. */
import type { TimeScale } from './timeScale.ts';
import { lastInstant } from './timeWindow.ts';

type Edges = Pick<TimeScale, 'x0' | 'x1'>;

/** Where an instant of the run stands on the overview. */
export function overviewX({ x0, x1 }: Edges, edge: number): (t: number) => number {
  const perMicro = (x1 - x0) / lastInstant({ now: edge, edge });
  return (t) => Math.min(Math.max(x0 + t * perMicro, x0), x1);
}

/** How much time a length on the overview is. */
export const overviewTime = ({ x0, x1 }: Edges, edge: number, length: number): number =>
  (length / (x1 - x0)) * lastInstant({ now: edge, edge });

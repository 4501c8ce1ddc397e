/** A window so short that no message falls into it: whose lines are drawn then, and where the nearest message is. Pure. */
import type { Fact, ProcessId } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import { spaceTimeOf } from './spaceTime.ts';
import type { SpaceTimeFacts } from './spaceTimeFacts.ts';
import type { LaneRow } from './timelineLayout.ts';
import type { Stretch } from './timeScale.ts';

export interface Quiet {
  /** How much of the window is known, µs. */
  readonly length: number;
  /** When the message nearest to its middle was sent or came; null if none is in sight. */
  readonly nearest: number | null;
}

/** So far to both sides messages are looked for: a leader renews more often, µs. */
const SIGHT = 8_000_000;

/** Null where that cannot be told yet: what is ahead of the edge, or still being computed again. */
export function quietOf(window: Stretch, frame: Frame, messages: SpaceTimeFacts): Quiet | null {
  const to = Math.min(window.to, frame.place.edge);
  if (to <= window.from) return null;
  const middle = (window.from + to) / 2;
  const around = { from: Math.max(middle - SIGHT, 0), to: middle + SIGHT };
  const facts = messages.of(around, frame);
  if (!messages.isWhole(around, frame)) return null;
  return { length: to - window.from, nearest: nearestOf(facts, middle) };
}

function nearestOf(facts: readonly Fact[], middle: number): number | null {
  const { trips, watches, lost } = spaceTimeOf(facts);
  const all = [...trips.map(({ sentAt }) => sentAt), ...watches.map(({ to }) => to)];
  let nearest: number | null = null;
  for (const t of [...all, ...lost.map((each) => each.t)])
    if (nearest === null || Math.abs(t - middle) < Math.abs(nearest - middle)) nearest = t;
  return nearest;
}

/** Who the lanes are about: each node's kubelet, and of an election who leads, or else the first. */
export function processesOfRows(rows: readonly LaneRow[], frame: Frame): ReadonlySet<ProcessId> {
  const found = rows.flatMap(({ kind, index }): readonly (ProcessId | undefined)[] => {
    if (kind === 'node') return [frame.nodes[index]?.process];
    const candidates = kind === 'election' ? (frame.elections[index]?.candidates ?? []) : [];
    const leading = candidates.filter(({ believes }) => believes);
    return (leading.length > 0 ? leading : candidates.slice(0, 1)).map(({ process }) => process);
  });
  return new Set(found.filter((process) => process !== undefined));
}

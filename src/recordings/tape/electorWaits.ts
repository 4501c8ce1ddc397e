/** The waits between an elector's polls (LE-2), one for each failed attempt to acquire, as a run draws them. */
import { between, later, seconds, type Duration, type Instant } from '../../engine/index.ts';
import type { ElectorLife } from '../electorLives.ts';
import type { ApiRow } from '../recording.ts';
import type { Caught } from './caughtRequests.ts';

/** One way, as scenarioOfRecording has it. */
export const WAY = seconds(0.0002);
/** Longest and mean wait between two polls (LE-3), and what a poll without an answer takes. */
const LONGEST_WAIT = seconds(4.4);
const MEAN_WAIT = seconds(3.2);
const REQUEST_TIMEOUT = seconds(5);
/** A write so soon after a poll belongs to the same attempt. */
const SAME_ATTEMPT = seconds(0.3);
const BUSY_MAX = seconds(0.15);
const JUST_AFTER = seconds(0.01);

interface Poll {
  /** `null`: it reached no server while anybody waited for it. */
  readonly arrived: Instant | null;
  /** When the attempt that it began was over. */
  readonly over: Instant;
  /** It had waited in a frozen server until then, and was sent some time before. */
  readonly thawed: Instant | null;
}

export function waitsOf(
  life: ElectorLife,
  rows: readonly ApiRow[],
  caught: readonly Caught[],
): number[] {
  const waits: number[] = [];
  let over: Instant | null = null;
  let unseen = 0;
  for (const poll of pollsOf(life, rows, caught)) {
    if (poll.arrived === null) {
      if (over === null) over = later(life.from, REQUEST_TIMEOUT);
      else unseen++;
      continue;
    }
    if (over !== null) waits.push(...waitsUntil(over, unseen, poll, frozenAfter(over, caught)));
    unseen = 0;
    over = poll.over;
  }
  // The attempt that a kill cut off drew no wait; the last one of a longer life did.
  if (life.led === null && over !== null && over < life.to) waits.push(LONGEST_WAIT);
  return waits;
}

/** When a server was frozen that had answered until then. */
const frozenAfter = (over: Instant, caught: readonly Caught[]): Instant | null =>
  caught.find(({ wall }) => wall.isFrozen && wall.from > over)?.wall.from ?? null;

/** GETs of the time in which it did not lead. */
function pollsOf(
  life: ElectorLife,
  rows: readonly ApiRow[],
  caught: readonly Caught[],
): readonly Poll[] {
  const until = life.led ?? life.to;
  const own = rows.filter((row) => row.t >= life.from && row.arrived <= until);
  const earlier = new Set(
    caught
      .filter(({ wall }) => wall.isFrozen && life.from > wall.from && life.from < wall.to)
      .flatMap(({ requests }) => requests.filter(({ verb }) => verb === 'get').slice(0, 1)),
  );
  return inOrder(own, caught).flatMap((row): Poll[] => {
    // The first that a frozen server had caught is of the life before.
    if (row.verb !== 'get' || earlier.has(row)) return [];
    const frozen = caught.find(({ wall, requests }) => wall.isFrozen && requests.includes(row));
    const thawed = frozen?.wall.to ?? null;
    if (row.code >= 500)
      return frozen === undefined ? [] : [{ arrived: null, over: row.t, thawed }];
    const write = own.find(
      (each) =>
        each.verb !== 'get' && each.arrived > row.t && between(row.t, each.arrived) < SAME_ATTEMPT,
    );
    return [{ arrived: row.arrived, over: write?.t ?? row.t, thawed }];
  });
}

/** Those that a wall had caught in the order in which they were sent. */
function inOrder(rows: readonly ApiRow[], caught: readonly Caught[]): readonly ApiRow[] {
  return rows.flatMap((row) => {
    const group = caught.find(({ requests }) => requests.includes(row));
    if (group === undefined) return [row];
    const among = group.requests.filter((each) => rows.includes(each));
    return rows.find((each) => among.includes(each)) === row ? among : [];
  });
}

/**
 * Waits from the end of one seen attempt to the next seen poll, with `unseen` ones between them that
 * timed out, none of them before the server was frozen.
 */
function waitsUntil(
  over: Instant,
  unseen: number,
  next: Poll,
  frozenFrom: Instant | null,
): number[] {
  const sent =
    next.thawed === null ? (next.arrived ?? over) : sentBefore(next.thawed, over, unseen);
  const waiting = between(over, sent) - unseen * REQUEST_TIMEOUT - 2 * WAY;
  const even = Math.max(0, Math.trunc(waiting / (unseen + 1)));
  if (unseen === 0 || frozenFrom === null) return Array.from({ length: unseen + 1 }, () => even);
  const first = Math.max(even, between(over, frozenFrom) + JUST_AFTER);
  const rest = Math.max(0, Math.trunc((waiting - first) / unseen));
  return [first, ...Array.from({ length: unseen }, () => rest)];
}

/** Nobody saw when it was sent: as late as waits of mean length would have it, but still waited for at the thaw. */
function sentBefore(thawed: Instant, over: Instant, unseen: number): Instant {
  const likely = later(over, (unseen * REQUEST_TIMEOUT + (unseen + 1) * MEAN_WAIT) as Duration);
  const soonest = later(thawed, (BUSY_MAX - REQUEST_TIMEOUT) as Duration);
  const latest = later(thawed, -BUSY_MAX as Duration);
  return likely < soonest ? soonest : likely > latest ? latest : likely;
}

/**
 * What the ways of an elector's messages took beyond the shortest: there and back, in the order in
 * which a run draws them. It stands for what the recorded machine was busy with between an answer
 * and the next request. What a wall has caught takes no way of its own.
 */
import { between, later, seconds, type Duration, type Instant } from '../../engine/index.ts';
import type { ElectorLife } from '../electorLives.ts';
import type { ApiRow } from '../recording.ts';
import { WAY } from './electorWaits.ts';

const RETRY_PERIOD = seconds(2);
/** Two requests so close to each other belong to one attempt, or to an acquisition and its first renewal. */
const SAME_ATTEMPT = seconds(0.3);
/** What the recorded machine may have been busy with something else for. */
const BUSY_MAX = seconds(0.15);
/** A renewal due so shortly before a kill that none came was slow; so was an answer just before the end. */
const SLOW_MAX = seconds(0.05);

export function latenciesOf(
  lives: readonly ElectorLife[],
  rows: readonly ApiRow[],
  isCaught: ReadonlySet<ApiRow>,
  walls: readonly Instant[],
): number[] {
  const latencies: number[] = [];
  let before: ApiRow | undefined;
  for (const [index, row] of rows.entries()) {
    const life = lives.findLast(({ from }) => from <= row.arrived);
    if (life === undefined || row.code >= 500 || row.code === 401) continue;
    if (!isCaught.has(row)) latencies.push(slackBefore(row, before, life));
    const wall = walls.find((from) => from >= row.t && from < life.to);
    latencies.push(slackAfter(row, rows[index + 1], life, wall));
    before = row;
  }
  return latencies;
}

function slackBefore(row: ApiRow, before: ApiRow | undefined, life: ElectorLife): number {
  // A new process opens a connection first.
  if (before === undefined || before.arrived < life.from)
    return bounded(between(life.from, row.arrived) - 3 * WAY);
  // Asked to stop, it begins its release.
  if (life.end === 'terminated' && before.t < life.to && row.arrived >= life.to)
    return bounded(between(life.to, row.arrived) - WAY);
  const gap = between(before.t, row.arrived) - 2 * WAY;
  if (gap < SAME_ATTEMPT) return bounded(gap);
  const isRound = life.led !== null && before.t >= life.led;
  return isRound ? bounded(gap - RETRY_PERIOD) : 0;
}

/** The answer came so late that what should have followed was not sent any more before the end. */
function slackAfter(
  row: ApiRow,
  next: ApiRow | undefined,
  life: ElectorLife,
  wall: Instant | undefined,
): number {
  const until = wall ?? life.to;
  if (next !== undefined && next.arrived <= later(until, SLOW_MAX)) return 0;
  const isRenewal = life.led !== null && row.t >= life.led && row.verb === 'update';
  const dueAt = later(row.t, (WAY + (isRenewal ? RETRY_PERIOD : 0)) as Duration);
  const isDue =
    (isRenewal && (wall !== undefined || life.end === 'killed')) ||
    (life.end === 'ended' && row.verb === 'get');
  const missed = between(dueAt, until);
  return isDue && missed >= 0 && missed < SLOW_MAX ? missed + 1_000 : 0;
}

const bounded = (slack: number): number => (slack < 0 || slack > BUSY_MAX ? 0 : slack);

/**
 * Requests that a wall had caught, a cut link or a frozen server, and that the server met all at
 * once afterwards: in which order they had been sent, how they followed each other, how long the
 * server took, and which of the writes that nobody waited for any more were stored (AS-8, TR-7).
 */
import { between, later, seconds, type Duration, type Instant } from '../../engine/index.ts';
import type { ApiRow } from '../recording.ts';

export interface Wall {
  readonly from: Instant;
  readonly to: Instant;
  /** Behind it was the server itself. */
  readonly isFrozen: boolean;
}

export interface Caught {
  readonly wall: Wall;
  /** In the order in which they were sent. */
  readonly requests: readonly ApiRow[];
  /** The one of them that the log has first. */
  readonly arrivedFirst: ApiRow | null;
  /** By request: how far the next one was behind it, and what the server took. */
  readonly spacings: readonly number[];
  readonly tooks: readonly number[];
  /** By given-up write. */
  readonly stored: readonly boolean[];
}

/** What had waited arrives within this time. */
const BURST = seconds(0.2);
/** The first of it may wait for TCP's next repeat after the wall is gone (TR-2), up to TR-3. */
const REPEAT_MAX = seconds(30);
const LEASE_DURATION = seconds(15);
const RENEW_DEADLINE = seconds(10);
const RETRY_PERIOD = seconds(2);
const REQUEST_TIMEOUT = seconds(5);

/** Of an elector behind a wall, what its requests do not say. */
export interface Behind {
  /** It stood anew behind the wall, so that its polls until the thaw never found a connection. */
  readonly isReborn: boolean;
  readonly releases: boolean;
  /** Requests of the lock's other electors. */
  readonly others: readonly ApiRow[];
}

/** What a wall had caught of one elector's requests. */
export function caughtBy(wall: Wall, rows: readonly ApiRow[], behind: Behind): Caught {
  const first = rows.find((row) => row.arrived >= wall.to);
  if (first === undefined || between(wall.to, first.arrived) > REPEAT_MAX) return nothing(wall);
  const burst = rows.filter(
    (row) => row.arrived >= first.arrived && between(first.arrived, row.arrived) < BURST,
  );
  const write = givenUpWrite(burst);
  const polls = inOrderSent(
    burst.filter((row) => row.verb === 'get'),
    wall,
  );
  const requests = [...(write === undefined ? [] : [write]), ...polls];
  const served =
    wall.isFrozen && behind.isReborn
      ? requests.filter((row) => row === write || row === polls[0] || row.code < 500)
      : requests;
  const unlogged = wall.isFrozen
    ? NONE_UNLOGGED
    : unloggedOf(wall, rows, first, behind.releases, { write, polls });
  const spacings = requests.map((row, index) => spacing(row, requests[index + 1]));
  const inRun = arrivals(first.arrived, spacings);
  const tooks = served.map((row, index) =>
    between(wall.isFrozen ? wall.to : (inRun[index] ?? row.arrived), row.t),
  );
  // What no log has takes its place among the others: renewal, poll of the round, poll of the release.
  const writes = write === undefined ? 0 : 1;
  const before = unlogged.filter((verb) => verb === 'write').map(() => 0);
  const behindIt = unlogged.filter((verb) => verb === 'poll').map(() => 0);
  return {
    wall,
    requests,
    arrivedFirst: burst.find((row) => requests.includes(row)) ?? null,
    spacings: wall.isFrozen
      ? []
      : [...before, ...spacings.slice(0, writes), ...behindIt, ...spacings.slice(writes)],
    tooks: [...before, ...tooks.slice(0, writes), ...behindIt, ...tooks.slice(writes)],
    stored: [
      ...unlogged.filter((verb) => verb === 'write').map(() => false),
      ...(write === undefined ? [] : [isStored(write, wall, [...rows, ...behind.others])]),
    ],
  };
}

const nothing = (wall: Wall): Caught => ({
  wall,
  requests: [],
  arrivedFirst: null,
  spacings: [],
  tooks: [],
  stored: [],
});

type Unlogged = 'write' | 'poll';
const NONE_UNLOGGED: readonly Unlogged[] = [];

/**
 * What a leader must have sent before the wall was gone, and no log has: called off before it came to
 * anything. Its renewal is given up after 5 s for a GET, and the round after 10 s, for its release if it makes one.
 */
function unloggedOf(
  wall: Wall,
  rows: readonly ApiRow[],
  first: ApiRow,
  releases: boolean,
  logged: { readonly write: ApiRow | undefined; readonly polls: readonly ApiRow[] },
): readonly Unlogged[] {
  const last = rows.findLast(({ t }) => t < wall.from);
  if (last === undefined || last.verb === 'get' || last.code >= 400) return NONE_UNLOGGED;
  const since = between(last.t, first.arrived) - RETRY_PERIOD;
  if (since <= REQUEST_TIMEOUT) return NONE_UNLOGGED;
  const polls = 1 + (releases && since > RENEW_DEADLINE ? 1 : 0);
  const missing = Array.from({ length: Math.max(0, polls - logged.polls.length) }, () => 'poll');
  return [...(logged.write === undefined ? ['write'] : []), ...missing].map((each) =>
    each === 'write' ? 'write' : 'poll',
  );
}

/** The renewal that the wall had caught. What a client asks for after an answer is not among what waited. */
function givenUpWrite(burst: readonly ApiRow[]): ApiRow | undefined {
  const writes = burst.filter((row) => row.verb === 'update');
  return (
    writes.find((row) => row.code >= 500 || row.code === 401) ??
    writes.find((row) => row.code === 409) ??
    writes.find((row) => row.stored?.renewTime !== undefined && row.stored.holderIdentity !== '')
  );
}

/** Into a frozen server the one that is answered was sent last; on a link they arrive as they were sent. */
function inOrderSent(polls: readonly ApiRow[], wall: Wall): readonly ApiRow[] {
  if (!wall.isFrozen) return polls;
  return [...polls.filter(({ code }) => code >= 500), ...polls.filter(({ code }) => code < 500)];
}

const spacing = (row: ApiRow, next: ApiRow | undefined): number =>
  next === undefined ? 0 : Math.max(0, between(row.arrived, next.arrived));

/** When they arrive in a run: the first one as it did, the others behind it, whatever overtook what. */
function arrivals(first: Instant, spacings: readonly number[]): readonly Instant[] {
  let at = first;
  return spacings.map((each) => {
    const arrival = at;
    at = later(at, each as Duration);
    return arrival;
  });
}

/**
 * Of a frozen server the log says 504 either way. Who took the lock next, and when, tells: everybody
 * waits a lease duration from the first look at the record as it last changed (LE-7, LE-8).
 */
function isStored(write: ApiRow, wall: Wall, rows: readonly ApiRow[]): boolean {
  if (write.code < 500) return write.code !== 401;
  if (!wall.isFrozen) return false;
  const writes = inTime(rows.filter((row) => row.verb === 'update' && row.code < 400));
  const lastBefore = writes.findLast(({ t }) => t < wall.from);
  const taken = writes.find(({ t }) => t > wall.to);
  if (lastBefore === undefined || taken === undefined) return true;
  const looks = inTime(rows.filter((row) => row.verb === 'get' && row.code < 400));
  const ifNot = nextToTake(looks, lastBefore.t);
  return (
    ifNot === undefined ||
    ifNot.who !== taken.who ||
    ifNot.t > taken.arrived ||
    between(ifNot.t, taken.t) > BURST
  );
}

/** Of a record that changed at `changed` and not since: whose look finds it expired first. */
function nextToTake(looks: readonly ApiRow[], changed: Instant): ApiRow | undefined {
  const seen = new Map<string, Instant>();
  return looks.find((look) => {
    if (look.t <= changed) return false;
    const since = seen.get(look.who);
    if (since === undefined) seen.set(look.who, look.t);
    return since !== undefined && between(since, look.arrived) >= LEASE_DURATION;
  });
}

const inTime = (rows: readonly ApiRow[]): readonly ApiRow[] =>
  [...rows].sort((one, other) => one.t - other.t);

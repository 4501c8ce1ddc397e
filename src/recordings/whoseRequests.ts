/**
 * Whose a request about a lock was, where a recording does not say: under coordinated election one
 * process asked for all its electors with the rights of an administrator. A write names its holder; a
 * poll follows its elector's last one by the waits of LE-2 to LE-4, and the likeliest row of polls is taken.
 */
import { between, inSeconds, later, seconds, type Instant } from '../engine/index.ts';
import { electorLives, type ElectorLife } from './electorLives.ts';
import type { ApiRow, Recording, RecordingRow } from './recording.ts';
import { spanOfRecording } from './span.ts';

const ADMIN = 'admin';
/** GET and PUT of one attempt, a first attempt after its beginning, what was seen after a GET. */
const SAME_ATTEMPT = seconds(0.05);
const TELLS_WITHIN = seconds(0.004);
const DIES_WITHIN = seconds(0.05);
/** LE-2 to LE-4, seconds. */
const [SHORTEST, LONGEST, ROUND] = [1.98, 4.5, 2];
const ROUND_NOISE = 0.06;
/** How many rows of polls are kept in mind at a time. */
const BEAM = 48;

/** A GET, and the write that it led to. */
interface Attempt {
  readonly rows: readonly ApiRow[];
  readonly at: Instant;
  /** Who it must have been; null where nothing tells. */
  readonly who: string | null;
}

/** One way to share the polls so far among the electors. */
interface Guess {
  readonly cost: number;
  readonly who: readonly string[];
  /** Latest attempt of each. */
  readonly last: ReadonlyMap<string, Instant>;
}

export function withSenders(recording: Recording): Recording {
  const asked = recording.rows.filter(
    (row): row is ApiRow => row.source === 'api' && row.who === ADMIN && row.kind === 'Lease',
  );
  if (asked.length === 0) return recording;
  const lives = electorLives(recording, spanOfRecording(recording));
  const senders = new Map<RecordingRow, string>();
  for (const lease of new Set(asked.map(({ name }) => name))) {
    const own = lives.filter((life) => life.lease === lease);
    const attempts = attemptsOf(
      asked.filter(({ name }) => name === lease),
      own,
      recording,
    );
    const shared = share(attempts, own, leadsOf(recording, lease));
    attempts.forEach(({ rows }, index) => {
      for (const row of rows) senders.set(row, shared[index] ?? ADMIN);
    });
  }
  const rows = recording.rows.map((row): RecordingRow => {
    const who = senders.get(row);
    return who === undefined ? row : { ...row, who };
  });
  return { ...recording, rows };
}

function attemptsOf(
  rows: readonly ApiRow[],
  lives: readonly ElectorLife[],
  recording: Recording,
): readonly Attempt[] {
  const whoIs = new Map(lives.map(({ identity, who }) => [identity, who]));
  const seen = recording.rows.filter(
    (row) => row.source === 'process' && row.event === 'newLeader' && row.lease === rows[0]?.name,
  );
  const sorted = rows.toSorted((one, other) => one.arrived - other.arrived);
  const gets = sorted.filter(({ verb }) => verb === 'get');
  const writes = new Set(sorted.filter(({ verb }) => verb !== 'get'));
  return gets.map((get) => {
    const write = [...writes].find(
      (each) => each.arrived >= get.t - 500 && between(get.t, each.arrived) < SAME_ATTEMPT,
    );
    if (write !== undefined) writes.delete(write);
    const begun = lives.find(
      ({ from }) => from <= get.t && between(from, get.arrived) < SAME_ATTEMPT,
    );
    const told = seen.find(({ t }) => t >= get.t && between(get.t, t) < TELLS_WITHIN);
    const holder = write?.stored?.holderIdentity;
    const who =
      (holder === undefined ? undefined : whoIs.get(holder)) ?? told?.who ?? begun?.who ?? null;
    return { rows: write === undefined ? [get] : [get, write], at: get.arrived, who };
  });
}

/** When each elector of a lock led. */
function leadsOf(recording: Recording, lease: string): (who: string, at: Instant) => boolean {
  const events = recording.rows.filter((row) => row.source === 'process' && row.lease === lease);
  return (who, at) => {
    const last = events.findLast(
      (row) =>
        row.source === 'process' &&
        row.who === who &&
        row.t < at &&
        ['stands', 'startedLeading', 'stoppedLeading'].includes(row.event),
    );
    return last?.source === 'process' && last.event === 'startedLeading';
  };
}

/** The cheapest of all ways to share the polls, looking back as far as the beam is wide. */
function share(
  attempts: readonly Attempt[],
  lives: readonly ElectorLife[],
  leads: (who: string, at: Instant) => boolean,
): readonly string[] {
  let guesses: readonly Guess[] = [{ cost: 0, who: [], last: new Map() }];
  for (const { at, who } of attempts) {
    const alive = lives.filter(({ from, to }) => at >= from && at <= later(to, DIES_WITHIN));
    const possible = who === null ? [...new Set(alive.map((life) => life.who))] : [who];
    guesses = guesses
      .flatMap((guess) =>
        (possible.length === 0 ? [ADMIN] : possible).map((each): Guess => {
          const cost = guess.cost + costOf(guess, each, at, { alive, leads });
          return {
            cost,
            who: [...guess.who, each],
            last: new Map([...guess.last, [each, at]]),
          };
        }),
      )
      .toSorted((one, other) => one.cost - other.cost)
      .slice(0, BEAM);
  }
  return guesses[0]?.who ?? [];
}

/** How unlikely it is that this poll was that elector's: it came too early or too late, or another is overdue. */
function costOf(
  guess: Guess,
  who: string,
  at: Instant,
  {
    alive,
    leads,
  }: {
    readonly alive: readonly ElectorLife[];
    readonly leads: (who: string, at: Instant) => boolean;
  },
): number {
  let cost = 0;
  for (const life of alive) {
    const last = guess.last.get(life.who);
    if (last === undefined || last < life.from) continue;
    const gap = inSeconds(between(last, at));
    if (life.who === who) {
      const isRound = leads(who, at);
      if (gap < SHORTEST) cost += 10;
      else if (isRound && Math.abs(gap - ROUND) > ROUND_NOISE) cost += 4;
      else if (gap > LONGEST) cost += 5;
    } else if (gap > LONGEST) cost += 5;
  }
  return cost;
}

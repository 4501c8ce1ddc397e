/**
 * What can be read off a recording of the candidates of coordinated election (CE-1): when each told of
 * itself, and how long it took to answer each ping. Their GETs are left out of a recording: each came
 * just before the write.
 */
import { between, type Instant } from '../../engine/index.ts';
import { electorLives } from '../electorLives.ts';
import type { ApiRow, Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { microsBetween } from '../wallTimes.ts';
import { WAY } from './electorWaits.ts';
import { SERVER } from '../ownRequests.ts';
import { inRun, writeInstants, writeOutcome, type TapeDraft } from './tapeDraft.ts';

/** A GET in the server, where nothing tells more, µs. */
const READ = 1_200;
/** The slowest answer to a ping, µs. */
const ANSWERED_WITHIN = 300_000;
/** There and back, twice: a GET and a write. */
const WAYS = 4;

export function tapeCandidates(draft: TapeDraft, recording: Recording, span: Span): void {
  const rows = recording.rows.filter(
    (row): row is ApiRow =>
      row.source === 'api' &&
      row.kind === 'LeaseCandidate' &&
      row.code < 300 &&
      row.t >= span.from &&
      row.t <= span.to,
  );
  for (const [lock, ticks] of ticksOf(recording))
    writeInstants(
      draft,
      `lock/default/${lock}`,
      'cle.tick',
      ticks.map((t) => inRun(span, t)),
      NEAR,
    );
  for (const { who, lease, identity, from } of electorLives(recording, span)) {
    const entity = `${lease}/${who}`;
    const own = rows.filter(({ name }) => name === identity);
    for (const row of own.filter((each) => each.who === who)) {
      const isNew = row.verb === 'create';
      // A connection is opened first, then the informer is waited for.
      if (isNew)
        writeOutcome(
          draft,
          entity,
          'candidate.sync',
          between(from, row.arrived) - READ - (WAYS - 1) * WAY,
        );
      const ping = own.findLast((each) => each.who !== who && each.t < row.arrived);
      const written = wallTime(recording, row.stored?.renewTime) ?? row.arrived;
      const since = ping === undefined ? 0 : between(ping.t, written);
      // A ping that was answered before it was logged tells nothing.
      const isTold = !isNew && since > 0 && since < ANSWERED_WITHIN;
      const read = isTold ? since - (WAYS - 2) * WAY : READ;
      writeOutcome(draft, entity, 'candidate.took', Math.max(0, read));
      writeOutcome(draft, entity, 'candidate.took', between(row.arrived, row.t));
      for (let way = 0; way < WAYS; way++) writeOutcome(draft, entity, 'candidate.latency', 0);
    }
  }
}

/** What the server or a candidate wrote down, on the recording's clock. */
function wallTime({ header }: Recording, text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const after = microsBetween(header.start, text);
  return Number.isFinite(after) && after >= 0 ? (after as Instant) : undefined;
}

/** A run so soon after a write was begun by that write, µs. */
const BEGUN_BY = 30_000;
/** How far from the rule's range a tick may lie, on a busy machine, µs. */
const NEAR = { early: 60_000, late: 400_000 };

/** CE-16: runs of the election's controller that nothing but its queue can have begun, by their first request. */
function ticksOf(recording: Recording): ReadonlyMap<string, readonly Instant[]> {
  const locks = new Map<string, string>();
  const latest = new Map<string, Instant>();
  const ticks = new Map<string, Instant[]>();
  for (const row of recording.rows) {
    if (row.source !== 'api' || row.verb === 'get') continue;
    const { leaseName } = row.stored ?? {};
    if (row.kind === 'LeaseCandidate' && leaseName !== undefined) locks.set(row.name, leaseName);
    const lock = row.kind === 'LeaseCandidate' ? locks.get(row.name) : row.name;
    if (lock === undefined) continue;
    const before = latest.get(lock) ?? (0 as Instant);
    if (row.who === SERVER && between(before, row.arrived) > BEGUN_BY)
      ticks.set(lock, [
        ...(ticks.get(lock) ?? []),
        wallTime(recording, row.stored?.pingTime) ?? row.sent ?? row.arrived,
      ]);
    latest.set(lock, row.t);
  }
  return ticks;
}

/**
 * What can be read off a recording of its electors: how long each waited from one poll to the next
 * (LE-2), what its requests took on the way and in the server, and what became of those that had
 * been given up (AS-8). Electors of control-plane components have a timetable of their requests.
 */
import { between, type Instant } from '../../engine/index.ts';
import { commitsOf } from '../commits.ts';
import { concerns, electorLives, releasesOnCancel, type ElectorLife } from '../electorLives.ts';
import type { ApiRow, LabRow, Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { caughtBy, type Caught, type Wall } from './caughtRequests.ts';
import { latenciesOf } from './electorLatencies.ts';
import { writeLateRequests } from './lateTape.ts';
import { waitsOf, WAY } from './electorWaits.ts';
import { inRun, writeInstants, writeOutcome, type TapeDraft } from './tapeDraft.ts';

/** By how much a renewal may come off its two seconds, on a busy machine, µs. */
const BUSY = { early: 20_000, late: 150_000 };
const CORE_LEASES = ['kube-controller-manager', 'kube-scheduler'];

export function tapeElectors(draft: TapeDraft, recording: Recording, span: Span): void {
  tapeCoreElectors(draft, recording, span);
  const lives = new Map<string, ElectorLife[]>();
  for (const life of electorLives(recording, span)) {
    const entity = `${life.lease}/${life.who}`;
    const known = lives.get(entity);
    if (known === undefined) lives.set(entity, [life]);
    else known.push(life);
  }
  const requests = requestsByElector(recording, span);
  const commits = commitsOf(recording.rows);
  const deeds = recording.rows.filter((row): row is LabRow => row.source === 'lab');
  for (const [entity, own] of lives) {
    const rows = requests.get(entity) ?? [];
    const first = own[0];
    if (first === undefined) continue;
    const walls = wallsOf(deeds, span, first).filter((wall) =>
      own.some(({ from, to }) => wall.to > from && wall.from < to),
    );
    const caught = walls.map((wall) =>
      caughtBy(wall, rows, {
        isReborn: own.some(({ from }, index) => index > 0 && from > wall.from && from < wall.to),
        releases: releasesOnCancel(recording, first.lease),
        others: [...requests]
          .filter(([other]) => other !== entity && other.startsWith(`${first.lease}/`))
          .flatMap(([, each]) => each),
      }),
    );
    tapeElector(draft, entity, { lives: own, rows, caught, commits });
  }
}

/** One elector of a lock: its lives, its requests as they arrived, and those of them that a wall had caught. */
interface Elector {
  readonly lives: readonly ElectorLife[];
  readonly rows: readonly ApiRow[];
  readonly caught: readonly Caught[];
  /** When writes were stored that were answered later. */
  readonly commits: ReadonlyMap<ApiRow, Instant>;
}

function tapeElector(draft: TapeDraft, entity: string, elector: Elector): void {
  const { lives, rows, caught, commits } = elector;
  const write = (stream: string, outcomes: readonly number[]): void => {
    for (const each of outcomes) writeOutcome(draft, entity, stream, each);
  };
  for (const life of lives) write('elector.wait', waitsOf(life, rows, caught));
  const isCaught = new Set(caught.flatMap((each) => each.requests));
  // Those that a wall had caught come in the order in which they were sent.
  for (const row of rows) {
    const group = caught.find(({ requests }) => requests.includes(row));
    if (group === undefined)
      write('process.took', [between(row.arrived, commits.get(row) ?? row.t)]);
    else if (group.arrivedFirst === row) write('process.took', group.tooks);
  }
  write(
    'process.spacing',
    caught.flatMap(({ spacings }) => spacings),
  );
  write(
    'process.choice',
    caught.flatMap(({ stored }) => stored.map((is) => (is ? 0 : NEVER_STORED))),
  );
  write(
    'process.latency',
    latenciesOf(
      lives,
      rows,
      isCaught,
      caught.map(({ wall }) => wall.from),
    ),
  );
}

/** A draw of a hundred that leaves a request undone, whatever had caught it. */
const NEVER_STORED = 100;

function tapeCoreElectors(draft: TapeDraft, recording: Recording, span: Span): void {
  const arrivals = new Map<string, number[]>();
  for (const row of recording.rows) {
    if (row.source !== 'api' || row.kind !== 'Lease' || !CORE_LEASES.includes(row.name)) continue;
    if (row.t < span.from || row.t > span.to || row.code >= 500) continue;
    const entity = `${row.name}/${row.who}`;
    const known = arrivals.get(entity) ?? [];
    arrivals.set(entity, known);
    known.push(inRun(span, row.sent ?? row.arrived));
  }
  for (const [entity, instants] of arrivals) {
    writeInstants(draft, entity, 'elector.wait', instants);
    const sent = instants.map((instant) => instant - WAY);
    writeInstants(draft, entity, 'elector.tick', sent, BUSY);
    const who = entity.slice(entity.indexOf('/') + 1);
    writeLateRequests(draft, entity, [], { recording, span, who });
  }
}

/** Requests about locks by `lease/who`, as they arrived; those whose sender the server did not know go to the one just healed. */
function requestsByElector(recording: Recording, span: Span): Map<string, ApiRow[]> {
  const requests = new Map<string, ApiRow[]>();
  let healed = '';
  for (const row of recording.rows) {
    if (row.source === 'lab' && row.deed === 'link' && row.toServer === 'pass') healed = row.who;
    if (row.source !== 'api' || row.kind !== 'Lease') continue;
    if (row.t < span.from || row.arrived > span.to) continue;
    const entity = `${row.name}/${row.who === '?' ? healed : row.who}`;
    const known = requests.get(entity);
    if (known === undefined) requests.set(entity, [row]);
    else known.push(row);
  }
  for (const rows of requests.values()) rows.sort((one, other) => one.arrived - other.arrived);
  return requests;
}

/** What came between an elector and the server: its link was cut, or the server was frozen. */
function wallsOf(deeds: readonly LabRow[], span: Span, elector: ElectorLife): readonly Wall[] {
  const walls: { from: Instant; to: Instant; isFrozen: boolean }[] = [];
  for (const row of deeds) {
    if (row.t < span.from || row.t > span.to) continue;
    const isFrozen = row.who === 'apiserver';
    if (!isFrozen && (row.deed !== 'link' || !concerns(row.who, elector.who, elector.lease)))
      continue;
    const last = walls.at(-1);
    const isUp = last !== undefined && last.to === span.to;
    const begins = isFrozen ? row.deed === 'pause' : row.deed === 'link' && row.toServer !== 'pass';
    const ends = isFrozen ? row.deed === 'resume' : row.toServer === 'pass';
    if (begins && !isUp) walls.push({ from: row.t, to: span.to, isFrozen });
    else if (ends && isUp) last.to = row.t;
  }
  return walls;
}

/**
 * What was done to a link, as commands at their instants. A recorded process that stands for many
 * locks has one connection for all of them, each lock of the engine has its own: so a lock's way
 * opens again when the recording shows its first request arrive, and not before.
 */
import { later, seconds } from '../engine/index.ts';
import type { Command, CutDirection, CutMode, Duration, Instant } from '../engine/index.ts';
import type { LabRow, LinkState, Recording } from './recording.ts';

/** A command and when it is carried out. */
export interface Deed {
  readonly at: Instant;
  readonly command: Command;
}

/** A process of the engine behind the link. */
interface Behind {
  readonly process: string;
  /** Its recorded name, and the lock it stands for if its connection is shared with others. */
  readonly who: string;
  readonly sharedLock: string | null;
}

const CUT_MODES: Readonly<Record<Exclude<LinkState, 'pass'>, CutMode>> = {
  drop: 'lost',
  swallow: 'held',
  refuse: 'refused',
};

/** A firewall's rule is gone before its row is written: repeats have arrived before the row of their healing. */
const FIREWALL_LEAD = seconds(0.03);
/** One way, as scenarioOfRecording has it. */
const WAY = seconds(0.0002);
/** After this much of silence TCP gives up waiting for what it has sent, and sends nothing new (TR-2). */
const FIRST_REPEAT = seconds(0.2);
/** Later than this after healing, a new connection has been opened (TR-3). */
const OLD_CONNECTION_MAX = seconds(30);

export function linkDeeds(
  recording: Recording,
  row: LabRow,
  processes: readonly string[],
): readonly Deed[] {
  const behind = behindLink(recording, row, processes);
  const { toServer = 'pass', toClient = 'pass' } = row;
  if (toServer === 'pass' && toClient === 'pass') return heal(recording, row, behind);
  const own = behind.filter(({ sharedLock }) => sharedLock === null);
  const shared = behind.filter(({ sharedLock }) => sharedLock !== null);
  return [
    ...cut(row.t, own, CUT_MODES, { toServer, toClient }),
    // What a shared connection loses waits for that connection's repeats, not for its own.
    ...cut(row.t, shared, { ...CUT_MODES, drop: 'held' }, { toServer, toClient }),
    ...(toClient === 'drop' && toServer === 'pass' ? stall(recording, row, shared) : []),
  ];
}

/** Whom the link leads to: of a process that has been started for several sets of locks, the latest. */
function behindLink(recording: Recording, row: LabRow, processes: readonly string[]): Behind[] {
  const start = recording.rows.findLast(
    (each): each is LabRow =>
      each.source === 'lab' && each.deed === 'start' && each.who === row.who && each.t <= row.t,
  );
  const prefix = start?.prefix;
  return processes.flatMap((process): Behind[] => {
    if (prefix === undefined) return [{ process, who: row.who, sharedLock: null }];
    const lock = process.slice(0, process.lastIndexOf('/'));
    const isOfIt = lock.startsWith(`${prefix}-`) && /^\d+$/.test(lock.slice(prefix.length + 1));
    return isOfIt ? [{ process, who: row.who, sharedLock: lock }] : [];
  });
}

function cut(
  at: Instant,
  behind: readonly Behind[],
  modes: typeof CUT_MODES,
  { toServer, toClient }: { readonly toServer: LinkState; readonly toClient: LinkState },
): Deed[] {
  if (behind.length === 0) return [];
  const processes = behind.map(({ process }) => process);
  const one = (state: LinkState, direction: CutDirection): Deed[] =>
    state === 'pass'
      ? []
      : [{ at, command: { kind: 'cut', processes, mode: modes[state], direction } }];
  if (toServer === toClient) return one(toServer, 'both');
  return [...one(toServer, 'requests'), ...one(toClient, 'answers')];
}

/** Nothing that a shared connection sends is acknowledged: soon after the first of it, nothing more is sent. */
function stall(recording: Recording, row: LabRow, shared: readonly Behind[]): Deed[] {
  const locks = new Map(shared.map((each) => [each.sharedLock, each]));
  const first = recording.rows.find(
    (each) =>
      each.source === 'api' &&
      each.t > row.t &&
      each.arrived > row.t &&
      locks.get(each.name)?.who === each.who,
  );
  if (first?.source !== 'api') return [];
  const at = later(first.arrived, FIRST_REPEAT);
  return cut(at, shared, { ...CUT_MODES, drop: 'held' }, { toServer: 'drop', toClient: 'drop' });
}

function heal(recording: Recording, row: LabRow, behind: readonly Behind[]): Deed[] {
  const lead = wasFirewalled(recording, row) ? FIREWALL_LEAD : 0;
  const at = later(row.t, -lead as Duration);
  const arrivals = firstArrivals(recording, row);
  return behind.flatMap(({ process, who, sharedLock }): Deed[] => {
    const command: Command = { kind: 'heal', processes: [process] };
    if (sharedLock === null) return [{ at, command }];
    const arrived = arrivals.get(`${who} ${sharedLock}`);
    // What never arrived was thrown away: the connection's process had gone, and its first answer met nobody.
    if (arrived === undefined) return lead > 0 ? [] : [{ at, command }];
    return [{ at: later(arrived, -WAY as Duration), command }];
  });
}

/** The first request about each lock that came over the old connection after healing. */
function firstArrivals(recording: Recording, row: LabRow): ReadonlyMap<string, Instant> {
  const latest = later(row.t, OLD_CONNECTION_MAX);
  const arrivals = new Map<string, Instant>();
  for (const each of recording.rows) {
    if (each.source !== 'api' || each.kind !== 'Lease' || each.t < row.t) continue;
    if (each.arrived < row.t || each.arrived > latest) continue;
    const key = `${each.who} ${each.name}`;
    const known = arrivals.get(key);
    if (known === undefined || each.arrived < known) arrivals.set(key, each.arrived);
  }
  return arrivals;
}

function wasFirewalled(recording: Recording, healed: LabRow): boolean {
  return recording.rows.some(
    (row) =>
      row.source === 'lab' &&
      row.t < healed.t &&
      row.who === healed.who &&
      (row.toServer === 'drop' || row.toClient === 'drop'),
  );
}

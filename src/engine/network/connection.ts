/**
 * One TCP connection of one client to the API server, and what a cut does to what was sent (TR
 * rules). Each direction is a channel with its own retransmission timer, started by its own first
 * lost send (TR-2). Pure data and arithmetic; who moves the messages is `simulation/transport.ts`.
 * Left out: congestion, and anything below a whole message.
 */
import { seconds, type Duration, type Instant } from '../base/time.ts';

export type CutMode = 'lost' | 'held' | 'refused';
/**
 * What caught a message: a wall that lost or held it, a lost one before it, a frozen server, or the
 * end of its connection.
 */
export type CaughtBy = 'lost' | 'behind' | 'held' | 'frozen' | 'reset';
export type Direction = 'requests' | 'answers';

/** One direction of a connection. */
export interface Channel {
  /** When the first of the messages that wait was lost; null while TCP has nothing to repeat. */
  firstLostAt: Instant | null;
  /** Transmissions of the first waiting message so far; the next has this number. */
  attempts: number;
  /** When that next one comes; null while TCP has nothing to repeat. */
  nextAt: Instant | null;
  /** Ids of messages that wait, oldest first. */
  waiting: number[];
}

export type ConnectionState = 'dialling' | 'open' | 'closed';

export interface Connection {
  readonly id: number;
  /** Entity whose connection it is. */
  readonly entity: number;
  /** The API server at the other end, by machine; chosen anew with each dialling attempt. */
  server: number;
  /** `heartbeat`: the client's requests; `watch`: a kubelet's own watch of its Node (KL-13). */
  readonly use: 'requests' | 'watch';
  state: ConnectionState;
  /** When the client last received anything on it (TR-3). */
  lastByteAt: Instant;
  /** Whether a check for a dead connection is under way (TR-3). */
  watched: boolean;
  /** Start of the dialling attempt and number of its next first packet (TR-4). */
  dialledAt: Instant;
  dialAttempts: number;
  /** Grows with every dialling attempt, so that a later packet of an abandoned one is void. */
  dialGeneration: number;
  /** Message ids that wait for the connection to open. */
  dialling: number[];
  /** The client has let go of it; what is in its kernel is still repeated (TR-8). */
  orphan: boolean;
  readonly requests: Channel;
  readonly answers: Channel;
}

const createChannel = (): Channel => ({
  firstLostAt: null,
  attempts: 0,
  nextAt: null,
  waiting: [],
});

export function createConnection(
  id: number,
  ends: { readonly entity: number; readonly server: number },
  use: Connection['use'],
  now: Instant,
): Connection {
  return {
    id,
    entity: ends.entity,
    server: ends.server,
    use,
    state: 'open',
    lastByteAt: now,
    watched: false,
    dialledAt: now,
    dialAttempts: 0,
    dialGeneration: 0,
    dialling: [],
    orphan: false,
    requests: createChannel(),
    answers: createChannel(),
  };
}

/** TR-2: when TCP sends again, after the first lost send: recorded medians, then doubling to 120 s. */
const RETRANSMISSIONS: readonly Duration[] = [
  0, 0.2, 0.63, 1.47, 3.13, 6.55, 13.2, 26.6, 53.4, 107, 214.2,
].map(seconds);
const RETRANSMISSION_MAX = seconds(120);

/** Instant of transmission number `attempt` (0 is the send itself) of what was first lost at `firstLostAt`. */
export function transmissionAt(firstLostAt: Instant, attempt: number): Instant {
  const known = RETRANSMISSIONS[attempt];
  if (known !== undefined) return (firstLostAt + known) as Instant;
  const last = RETRANSMISSIONS.length - 1;
  return (firstLostAt +
    (RETRANSMISSIONS[last] ?? 0) +
    (attempt - last) * RETRANSMISSION_MAX) as Instant;
}

/**
 * TR-4: one first packet of a new connection is repeated after 1, 3, 7 s; but each request that waits dials
 * for itself, and all take the first connection that opens: recorded 0.0 to 1.0 s after healing, 17 of 17.
 */
const DIAL_PERIOD = seconds(1);

/** Instant of first packet number `attempt`. */
export const dialAt = (dialledAt: Instant, attempt: number): Instant =>
  (dialledAt + attempt * DIAL_PERIOD) as Instant;

/** TR-3: HTTP/2 asks after 30 s without a byte and gives up 15 s later. */
export const READ_IDLE_TIMEOUT = seconds(30);
export const DEAD_AFTER = seconds(45);

/**
 * When the client last heard a byte, as of `now`, on a connection that was whole until `now`: a quiet
 * one was pinged every 30 s and answered (TR-3).
 */
export function lastByteWhileQuiet(lastByteAt: Instant, now: Instant): Instant {
  const pings = Math.floor((now - lastByteAt) / READ_IDLE_TIMEOUT);
  return (lastByteAt + pings * READ_IDLE_TIMEOUT) as Instant;
}

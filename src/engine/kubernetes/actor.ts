/**
 * What an actor (elector, node lifecycle controller, taint eviction controller) may ask of the
 * process it lives in. An actor's state is plain data; it changes only that, and everything else
 * goes through this context. The process delivers timers and answers back to the actor, and holds
 * them while it is paused (LE-24 to LE-27). The context is made anew for every input and must not
 * be kept in state.
 */
import type { Duration, Instant, Monotonic, WallTime } from '../base/time.ts';
import type { FactBody } from '../simulation/eventLog.ts';
import type { ApiRequest } from './messages.ts';

/** Names of draws; each (entity, purpose) has a counter of its own, so one more draw here changes nothing there. */
export type Purpose =
  | 'wait' // between two tries: kubelet renew gap, elector poll gap
  | 'status' // between two status computations
  | 'statusDelay' // KL-11
  | 'backoff' // retry of a watch
  | 'order' // shuffles: a pass's order of nodes
  | 'phase' // where in its period something starts
  | 'took' // time the server spends on a request
  | 'latency' // time on the wire
  | 'sync' // time until an informer's cache is filled
  | 'length' // length of a pass, and of its parts
  | 'choice'
  | 'restart'
  | 'early' // KL-6: whether the Node is there when the first sync reads it
  | 'register' // from a kubelet's start to its Node
  | 'ready' // from its Node to its being Ready (KL-15)
  | 'leaseStart' // from a kubelet's start until it reads its Node, if the Node comes first
  | 'runtime' // KL-17: the race with the runtime check
  | 'podStart' // from a kubelet's start to its first look at the Pods it finds
  | 'podTick' // what the tick of the Pods' status is late by
  | 'pass' // from the end of a pass to the next
  | 'tick'; // what a tick is late by: of the tainting loop and a leader's renewals nothing, but on a tape; of the election's queue (CE-16)

export interface ActorContext {
  /** The process this actor lives in. */
  readonly process: string;
  readonly now: Instant;
  /** The process's own wall clock; only ever written into objects (CK-1). */
  readonly wall: WallTime;
  /** The process's own monotonic clock; all own waiting is judged by it (CK-1). */
  readonly monotonic: Monotonic;

  /**
   * Sends a request over the process's connection; the answer comes back to this actor with the
   * returned id, exactly once: an answer of the server, or a failure after `timeout` at the latest.
   */
  request(request: ApiRequest, timeout: Duration): number;
  /** Arms the timer of that name, replacing an armed one; it fires after `wait` on the process's own clock. */
  setTimer(name: string, wait: Duration): void;
  clearTimer(name: string): void;
  /**
   * A whole number drawn uniformly from [from, to); `to` > `from`. For a wait that does not begin now,
   * `at` is its beginning; `of` says what a tape knows it by, if it is not the process's own luck.
   */
  draw(purpose: Purpose, from: number, to: number, at?: Instant, of?: string): number;
  /** Writes a fact, caused by what this actor is reacting to; returns its seq. */
  fact(body: FactBody): number;
}

/** What the node lifecycle controller may ask for beside. */
export interface ControllerContext extends ActorContext {
  /** NL-25: a node's place in a row, as a number drawn for it; `turn` numbers the rows. */
  rankOf(node: number, turn: number): number;
}

/** An elector's callbacks, as the process sees them. */
export interface ElectorContext extends ActorContext {
  /** OnStartedLeading: the work starts (LE-1). */
  startedLeading(): void;
  /** The work's context is cancelled (LE-17). */
  workCancelled(): void;
  /** OnStoppedLeading: the elector has ended; the process decides what then (LE-19). */
  stoppedLeading(): void;
}

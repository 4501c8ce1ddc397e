/**
 * What is on its way between processes and API servers, and what waits at either end: the part of
 * the world that the transport works on. Plain data, like all of it.
 */
import type { Duration, Instant, Monotonic } from '../base/time.ts';
import type { Answer, ApiRequest } from '../kubernetes/messages.ts';
import type { Lease, LeaseCandidate, TaintByHand } from '../kubernetes/objects.ts';
import type { CaughtBy } from '../network/connection.ts';

/** Which part of a process asked, and so gets the answer. */
export type ActorName =
  | 'elector'
  | 'nlc'
  | 'tec'
  | 'lease'
  | 'status'
  | 'informer'
  | 'workloads'
  | 'scheduler'
  | 'candidate'
  | 'identity'
  | 'identityGc'
  | 'cle'
  | 'candidateGc';

export type WatchEvent =
  | {
      readonly resource: 'Lease';
      readonly node: number;
      readonly renewTime: number;
      readonly present: boolean;
    }
  /** A Lease that is no node's; null: it is gone. */
  | {
      readonly resource: 'Lock';
      readonly namespace: string;
      readonly name: string;
      readonly lease: Lease | null;
    }
  | {
      readonly resource: 'LeaseCandidate';
      readonly candidate: LeaseCandidate;
      readonly present: boolean;
    }
  | {
      readonly resource: 'Node';
      readonly node: number;
      readonly present: boolean;
      readonly ready: number;
      readonly taints: number;
      readonly noExecuteAdded: number;
      readonly taintsByHand: readonly TaintByHand[];
      readonly lastHeartbeatTime: number;
      readonly creationTimestamp: number;
      readonly version: number;
    }
  | {
      readonly resource: 'Pod';
      readonly pod: string;
      readonly present: boolean;
      /** -1 until it is bound. */
      readonly node: number;
      readonly ready: boolean;
      /** Its containers have been started once; else its kubelet is to do so. */
      readonly started: boolean;
      readonly terminating: boolean;
    };

export interface Message {
  readonly id: number;
  readonly connection: number;
  readonly entity: number;
  readonly kind: 'request' | 'answer' | 'watch';
  /** The request's id, for requests and answers; -1 for watch events. */
  readonly requestId: number;
  readonly incarnation: number;
  readonly request: ApiRequest | null;
  readonly answer: Answer | null;
  readonly watch: WatchEvent | null;
  sentAt: Instant;
  /** null while it waits behind a wall or for a connection. */
  arrivesAt: Instant | null;
  /** At the server, waiting to be served or thawed. */
  inServer: boolean;
  /** What kept it from being served as it came: if its sender gave up meanwhile, it may be called off (AS-8). */
  caught: CaughtBy | null;
  /** When what it asks for began to wait for etcd's disks; null before. */
  commitsFrom: Instant | null;
  /** The API server it goes to or comes from, by machine. */
  server: number;
  cause: number;
}

export interface PendingRequest {
  readonly id: number;
  readonly actor: ActorName;
  readonly request: ApiRequest;
  readonly connection: number;
  readonly sentAt: Instant;
  readonly timeout: Duration;
  /** When its sender gives up, on the sender's own clock. */
  readonly deadline: Monotonic;
  /** How often the client library has repeated it by itself. */
  readonly repeats: number;
  readonly cause: number;
}

/** Something that arrived at a paused process and waits for it to wake up. */
export type Deferred =
  | { readonly kind: 'timer'; readonly name: string; readonly cause: number }
  | { readonly kind: 'timeout'; readonly request: number; readonly cause: number }
  | {
      readonly kind: 'answer';
      readonly request: number;
      readonly answer: Answer;
      readonly cause: number;
    }
  | { readonly kind: 'watch'; readonly watch: WatchEvent; readonly cause: number };

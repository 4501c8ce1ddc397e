/** What a write to etcd is given and gives. */
import type { Instant } from '../base/time.ts';
import type { Answer } from '../kubernetes/messages.ts';

/** Who writes, and whether it still waits for the answer (AS-8). */
export interface Writer {
  readonly process: string;
  readonly senderWaiting: boolean;
  /** The API server that carries it out, by machine. */
  readonly server: number;
  /** When it began to wait for etcd's disks. */
  readonly since: Instant;
  readonly cause: number;
}

export interface Written {
  readonly answer: Answer;
  /** seq of the fact that the write became. */
  readonly cause: number;
}

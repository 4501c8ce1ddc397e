/**
 * Everything a user (or a script) can do to the cluster. Each has its inverse beside it.
 * Processes are named by their id: `kubelet/<node>` or `<component>/<host>`.
 */

import type { TaintByHand } from '../kubernetes/objects.ts';

/** How a cut treats what is sent into it (TR): lost packets, held packets, refused connections. */
export type CutMode = 'lost' | 'held' | 'refused';
/** Which way is cut, seen from the client: what it sends, what it is answered, or both. */
export type CutDirection = 'both' | 'requests' | 'answers';

export type ProcessId = string;

export type Command =
  | { readonly kind: 'powerOff'; readonly node: string }
  | { readonly kind: 'powerOn'; readonly node: string }
  /** SIGKILL. Down until `start`. */
  | { readonly kind: 'crash'; readonly process: ProcessId }
  /** SIGTERM. Down until `start`; releases its lock first if it is made so (LE-20). */
  | { readonly kind: 'stop'; readonly process: ProcessId }
  | { readonly kind: 'start'; readonly process: ProcessId }
  /** SIGSTOP and SIGCONT. */
  | { readonly kind: 'pause'; readonly process: ProcessId }
  | { readonly kind: 'resume'; readonly process: ProcessId }
  /** The elector of a process hangs and renews no more, while its work goes on (LE-21). */
  | { readonly kind: 'wedge'; readonly process: ProcessId }
  | { readonly kind: 'unwedge'; readonly process: ProcessId }
  | {
      readonly kind: 'cut';
      readonly processes: readonly ProcessId[];
      readonly mode: CutMode;
      readonly direction: CutDirection;
      /** At the other end: API servers, or etcd members; absent: all that the processes are joined with. */
      readonly peers?: readonly ProcessId[];
    }
  | {
      readonly kind: 'heal';
      readonly processes: readonly ProcessId[];
      readonly peers?: readonly ProcessId[];
    }
  /** `server`: `kube-apiserver/<machine>`; absent: all of them. */
  | {
      readonly kind: 'apiServerUp' | 'apiServerFreeze' | 'apiServerThaw';
      readonly server?: ProcessId;
    }
  | {
      readonly kind: 'apiServerDown';
      readonly server?: ProcessId;
      /** A load balancer before it still accepts connections, and closes them at once (KL-3); else they are refused. */
      readonly proxied?: boolean;
    }
  /** Time a write waits for etcd's disks, milliseconds; `null` goes back to the scenario's. */
  | { readonly kind: 'setCommitDelay'; readonly commitDelayMs: number | null }
  /** etcd's disks stand still: whatever reads or writes it hangs. */
  | { readonly kind: 'stallEtcd' | 'resumeEtcd' }
  /** `etcdctl compact`, `defrag` and `alarm disarm` in one. */
  | { readonly kind: 'defragEtcd' }
  /** Chance that a transmission is lost, percent (TR-9); `null` goes back to the scenario's. No processes: all links. */
  | {
      readonly kind: 'setLoss';
      readonly processes: readonly ProcessId[];
      readonly lossPercent: number | null;
    }
  /** One-way latency in milliseconds for the given links; `null` goes back to the scenario's. No processes: all links. */
  | {
      readonly kind: 'setLatency';
      readonly processes: readonly ProcessId[];
      readonly latencyMs: number | null;
    }
  /** All taints that the node then carries, but for those of the node controllers, which stay as they are (TE-4). */
  | { readonly kind: 'setTaints'; readonly node: string; readonly taints: readonly TaintByHand[] }
  /** The process's wall clock jumps, as by NTP or by hand; its monotonic clock does not notice (CK-1). */
  | { readonly kind: 'stepClock'; readonly process: ProcessId; readonly seconds: number }
  /** Both clocks of the process run at this rate from now on; 1,000,000 ppm is true time (CK-2). */
  | { readonly kind: 'setClockRate'; readonly process: ProcessId; readonly ratePpm: number }
  | { readonly kind: 'deleteLease'; readonly namespace: string; readonly name: string };

export interface JournalEntry {
  /** Virtual instant at which the command takes effect, whole microseconds. */
  readonly t: number;
  readonly command: Command;
}

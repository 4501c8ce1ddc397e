/**
 * A run of a real control plane, as it was recorded: a header and rows in order of time. What was
 * done to the cluster, what its API server answered, what its electors said of themselves and what
 * its controller manager logged are kept apart, because they are different kinds of truth.
 */
import type { Instant, TaintByHand, Toleration } from '../engine/index.ts';

export interface RecordingHeader {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** Release, e.g. `v1.36.3`. */
  readonly kubernetes: string;
  /** Wall clock of t = 0, RFC 3339 UTC. */
  readonly start: string;
  readonly seconds: number;
  readonly nodes: readonly { readonly name: string; readonly zone: string }[];
}

/** What a link lets through in one direction. */
export type LinkState = 'pass' | 'swallow' | 'refuse' | 'drop';

export const LAB_DEEDS = [
  'ready',
  'start',
  'kill',
  'terminate',
  'pause',
  'resume',
  'exited',
  'stepClock',
  'deleteLease',
  'createPod',
  'setTaints',
  'case',
  'endcase',
  'end',
  'link',
] as const;
export const API_VERBS = ['get', 'create', 'update', 'patch', 'delete'] as const;
export const ELECTOR_EVENTS = [
  'stands',
  'newLeader',
  'startedLeading',
  'workCancelled',
  'stoppedLeading',
  'ended',
] as const;
export const CONTROLLER_LINES = ['queued', 'zoneState', 'allDown', 'allDownEnds'] as const;

/** Something done to the cluster. */
export interface LabRow {
  readonly source: 'lab';
  readonly t: Instant;
  readonly who: string;
  readonly deed: (typeof LAB_DEEDS)[number];
  /** Of `link` only. */
  readonly toServer?: LinkState;
  readonly toClient?: LinkState;
  /** Of `stepClock`: by how much. */
  readonly seconds?: number;
  /** Of `start` of electors: the locks `<prefix>-0` and on, how many, and with which arguments. */
  readonly prefix?: string;
  readonly leases?: number;
  readonly args?: string;
  /** Of `createPod`: where, and what it tolerates. */
  readonly node?: string;
  readonly tolerations?: readonly Toleration[];
  /** Of `setTaints`: all that the node then carries but those of the node controllers. */
  readonly taints?: readonly TaintByHand[];
}

/** One request, as the API server's audit log has it: answered at `t`, arrived at `arrived`. */
export interface ApiRow {
  readonly source: 'api';
  readonly t: Instant;
  readonly arrived: Instant;
  readonly who: string;
  readonly verb: (typeof API_VERBS)[number];
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly subresource: string;
  readonly code: number;
  readonly reason: string;
  /** When its sender made it, by the sender's clock, if that was long before it arrived. */
  readonly sent?: Instant;
  /** What was stored by it; fields that the object does not have are absent. */
  readonly stored?: StoredObject;
  /** Node a Pod was bound to, of a `binding`. */
  readonly node?: string;
  /** Status of the Pod's Ready condition, of a status write that has it. */
  readonly podReady?: string;
  /** Kind of the owner of a Pod that is created; its name is in the `binding` only. */
  readonly owner?: string;
  /** Of an Event: `Kind/name`, and its reason. */
  readonly about?: string;
  readonly event?: string;
}

export interface StoredObject {
  readonly resourceVersion: number;
  readonly holderIdentity?: string;
  readonly leaseTransitions?: number;
  /** As the holder's clock had it, RFC 3339; absent where it is the moment the request arrived. */
  readonly renewTime?: string;
  readonly leaseDurationSeconds?: number;
  readonly strategy?: string;
  readonly preferredHolder?: string;
  /** Of a LeaseCandidate. */
  readonly leaseName?: string;
  readonly pingTime?: string;
  readonly binaryVersion?: string;
  readonly emulationVersion?: string;
  /** Status of a Node's Ready condition, its reason and its heartbeat (RFC 3339, whole seconds). */
  readonly ready?: string;
  readonly reason?: string;
  readonly lastHeartbeatTime?: string;
  /** `key:effect`, keys without `node.kubernetes.io/`. */
  readonly taints?: readonly string[];
}

/** What an elector believed, said by itself. */
export interface ElectorRow {
  readonly source: 'process';
  readonly t: Instant;
  readonly who: string;
  readonly lease: string;
  readonly identity: string;
  readonly event: (typeof ELECTOR_EVENTS)[number];
}

/** A line of the controller manager's own log. */
export interface ControllerRow {
  readonly source: 'log';
  readonly t: Instant;
  readonly who: string;
  readonly line: (typeof CONTROLLER_LINES)[number];
  /** The node, of `queued`. */
  readonly name: string;
  /** Of `zoneState`. */
  readonly zone: string;
  readonly state: string;
}

export type RecordingRow = LabRow | ApiRow | ElectorRow | ControllerRow;

export interface Recording {
  readonly header: RecordingHeader;
  readonly rows: readonly RecordingRow[];
}

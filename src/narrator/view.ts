/** What the narrator looks at besides facts: the part of a frame that says how things stand now. */
import type { CutDirection, CutMode, ProcessId } from '../engine/index.ts';

export interface NarratedLink {
  readonly cut: { readonly mode: CutMode; readonly direction: CutDirection } | null;
  readonly waitingRequests: number;
  readonly waitingAnswers: number;
}

export interface NarratedNode {
  readonly name: string;
  readonly process: ProcessId;
  readonly status: 'running' | 'paused' | 'down' | 'restarting' | 'off';
  readonly ready: 'True' | 'False' | 'Unknown' | 'absent';
  readonly observer: {
    readonly silence: number | null;
    readonly grace: number;
    readonly ordinary: number;
  };
  readonly evictsAt: number | null;
  readonly evicts: number;
  readonly link: NarratedLink;
}

export interface NarratedElection {
  readonly namespace: string;
  readonly name: string;
  readonly component: string;
  readonly record: { readonly exists: boolean; readonly holderIdentity: string };
  readonly leaseDuration: number;
  readonly renewDeadline: number;
  readonly retryPeriod: number;
  readonly written: ProcessId | null;
  readonly believers: readonly ProcessId[];
  readonly candidates: readonly {
    readonly process: ProcessId;
    readonly status: 'running' | 'paused' | 'down' | 'restarting' | 'off';
    readonly believes: boolean;
    readonly link: NarratedLink;
  }[];
}

/** A frame is one. Times are virtual µs. */
export interface NarratorView {
  readonly run: number;
  readonly now: number;
  readonly apiServer: { readonly state: 'serving' | 'frozen' | 'down' };
  readonly controlPlane: {
    readonly machines: readonly {
      readonly name: string;
      readonly server: ProcessId;
      readonly state: 'serving' | 'frozen' | 'down';
    }[];
    readonly etcd: {
      readonly leader: string | null;
      readonly stalled: boolean;
      readonly usage: { readonly noSpace: boolean };
    };
  };
  readonly controller: { readonly allDisrupted: boolean } | null;
  readonly nodes: readonly NarratedNode[];
  readonly elections: readonly NarratedElection[];
}

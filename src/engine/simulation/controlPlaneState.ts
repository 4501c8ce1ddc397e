/** The state of the control plane's machines: one API server and one etcd member each. */
import type { Duration, Instant } from '../base/time.ts';
import type { Plan } from './plan.ts';
import type { WatchEvent } from './wireState.ts';

/** The API server of one machine. */
export interface ServerState {
  state: 'serving' | 'frozen' | 'down';
  since: Instant;
  /** While it is down: something before it accepts connections, and closes them at once. */
  proxied: boolean;
  /** Message ids taken in while frozen, in order. */
  inbox: number[];
  /** Message ids that hang because etcd cannot answer, in order. */
  hanging: number[];
  /** Watch events that it could not tell yet, in order. */
  untold: UntoldEvent[];
  cause: number;
}

export interface UntoldEvent {
  readonly entity: number;
  readonly incarnation: number;
  readonly connection: number;
  readonly watch: WatchEvent;
  readonly cause: number;
}

/** One member per machine; `leader` is a machine, -1 while there is no majority. */
export interface EtcdState {
  readonly members: { up: boolean; reachesLeader: boolean }[];
  leader: number;
  /** The disks stand still. */
  stalled: boolean;
  /** The user's; null: the scenario's. */
  commitDelay: Duration | null;
}

export const createServers = (plan: Plan): ServerState[] =>
  plan.machines.map(({ startsAt }) => ({
    state: plan.scenario.start === 'cold' && startsAt > 0 ? 'down' : 'serving',
    since: 0 as Instant,
    proxied: false,
    inbox: [],
    hanging: [],
    untold: [],
    cause: 0,
  }));

export const createEtcd = (plan: Plan): EtcdState => ({
  members: plan.machines.map(() => ({ up: true, reachesLeader: true })),
  leader: 0,
  stalled: false,
  commitDelay: null,
});

/**
 * An aim: what a hand is about to do and has not done. It says which commands that would be, if that
 * is known already, and what on the stage they would touch. Nothing of it enters the run. Pure.
 */
import type { Command, Fact } from '../engine/index.ts';

/** What would be touched, by id. */
export interface Touched {
  /** Processes whose way to the API server it is about; `all`: every one. */
  readonly rails: readonly string[] | 'all';
  /** Processes that it is about themselves. */
  readonly bodies: readonly string[];
  /** Leases, as `namespace/name`. */
  readonly leases: readonly string[];
  readonly server: boolean;
  readonly etcd: boolean;
}

export interface Aim {
  /** In this order, at the same instant; none: what is done there is chosen only afterwards. */
  readonly commands: readonly Command[];
  readonly touched: Touched;
}

/** What an aim would bring, computed by running a copy on. */
export interface Foreseen {
  readonly aim: Aim;
  /** Where it was aimed from: the branch, how much had been done in it, and the instant. */
  readonly branch: number;
  readonly done: number;
  readonly from: number;
  readonly until: number;
  /** With the aim, and without it. */
  readonly facts: readonly Fact[];
  readonly otherwise: readonly Fact[];
}

const NOTHING: Touched = { rails: [], bodies: [], leases: [], server: false, etcd: false };

export const touching = (some: Partial<Touched>): Touched => ({ ...NOTHING, ...some });

const isMember = (process: string | undefined): boolean => process?.startsWith('etcd/') ?? false;

function touchedBy(command: Command): Touched {
  switch (command.kind) {
    case 'powerOff':
    case 'powerOn':
    case 'setTaints':
      return touching({ bodies: [`kubelet/${command.node}`] });
    case 'cut':
    case 'heal':
      return isMember(command.processes[0])
        ? touching({ etcd: true })
        : touching({ rails: command.processes });
    case 'setLatency':
    case 'setLoss':
      return touching({ rails: command.processes.length === 0 ? 'all' : command.processes });
    case 'deleteLease':
      return touching({ leases: [`${command.namespace}/${command.name}`] });
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
      return touching({ server: true });
    case 'setCommitDelay':
    case 'stallEtcd':
    case 'resumeEtcd':
    case 'defragEtcd':
      return touching({ etcd: true });
    default:
      return isMember(command.process)
        ? touching({ etcd: true })
        : touching({ bodies: [command.process] });
  }
}

const both = (one: Touched, other: Touched): Touched => ({
  rails: one.rails === 'all' || other.rails === 'all' ? 'all' : [...one.rails, ...other.rails],
  bodies: [...one.bodies, ...other.bodies],
  leases: [...one.leases, ...other.leases],
  server: one.server || other.server,
  etcd: one.etcd || other.etcd,
});

/** An aim at these commands; null if there are none. */
export const aimAt = (commands: readonly Command[]): Aim | null =>
  commands.length === 0
    ? null
    : { commands, touched: commands.map(touchedBy).reduce(both, NOTHING) };

export const isSameAim = (one: Aim | null, other: Aim | null): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

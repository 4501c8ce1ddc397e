/**
 * etcd as the API servers meet it, an abstraction: each asks the member on its own machine, and that
 * member can commit while it and the leader reach each other and the leader reaches a majority. Writes
 * then wait for the disks; without a majority, or while the disks stall, everything that must read or
 * write etcd hangs, and goes on when it can. Left out: how a leader is elected and how long that takes.
 */
import { millis, type Duration } from '../base/time.ts';
import type { ApiRequest } from '../kubernetes/messages.ts';
import { emit, schedule, type Sim } from './context.ts';
import { linkBetween, memberLink } from './endpoints.ts';
import { EVENT_SERVED } from './events.ts';
import { tellUntold } from './watches.ts';

/** Whether two members hear each other: any cut of their link, either way, ends that. */
function hears(sim: Sim, one: number, other: number): boolean {
  const { members } = sim.world.etcd;
  if (members[one]?.up !== true || members[other]?.up !== true) return false;
  if (one === other) return true;
  const ends = memberLink(sim.plan, one, other);
  return (linkBetween(sim, ends.entity, ends.machine)?.mode ?? null) === null;
}

const reach = (sim: Sim, member: number): number =>
  sim.world.etcd.members.filter((_, other) => hears(sim, member, other)).length;

const hasMajority = (sim: Sim, member: number): boolean =>
  2 * reach(sim, member) > sim.world.etcd.members.length;

/** The present leader as long as it has a majority, else the first member that has one; -1 for none. */
function findLeader(sim: Sim): number {
  const { leader, members } = sim.world.etcd;
  if (leader >= 0 && hasMajority(sim, leader)) return leader;
  return members.findIndex((_, member) => hasMajority(sim, member));
}

/** Whether the API server of that machine can read and write now. */
export const canCommit = (sim: Sim, machine: number): boolean => {
  const { etcd } = sim.world;
  return !etcd.stalled && etcd.members[machine]?.reachesLeader === true;
};

/** Everything that must be agreed upon: not a LIST, which the watch cache answers. */
export const needsEtcd = ({ verb }: ApiRequest): boolean => verb !== 'LIST';

/** How long a write waits for the disks, beyond what every request takes. */
export function commitDelay(sim: Sim, { verb }: ApiRequest): Duration {
  if (verb === 'GET' || verb === 'LIST') return 0 as Duration;
  return sim.world.etcd.commitDelay ?? sim.plan.commitDelay;
}

/** Looks again after a member, a link or the disks changed: who can commit, and what now goes on. */
export function reviewEtcd(sim: Sim, cause: number): void {
  const { etcd } = sim.world;
  const before = etcd.leader;
  etcd.leader = findLeader(sim);
  let fact = cause;
  if (before >= 0 && etcd.leader < 0) fact = emit(sim, { kind: 'etcdQuorumLost' }, cause);
  else if (before < 0 && etcd.leader >= 0) fact = emit(sim, { kind: 'etcdQuorumRestored' }, cause);
  etcd.members.forEach((member, machine) => {
    member.reachesLeader = etcd.leader >= 0 && hears(sim, machine, etcd.leader);
    tellUntold(sim, machine);
    if (canCommit(sim, machine)) goOn(sim, machine, fact);
  });
}

/** What hung at one API server is carried out, in the order in which it came. */
function goOn(sim: Sim, machine: number, cause: number): void {
  const server = sim.world.servers[machine];
  if (server === undefined || server.hanging.length === 0) return;
  const waiting = server.hanging;
  server.hanging = [];
  for (const id of waiting) {
    const message = sim.world.messages.get(id);
    if (message === undefined) continue;
    message.cause = cause;
    schedule(
      sim,
      sim.world.now,
      { kind: EVENT_SERVED, subject: message.entity, detail: id },
      cause,
    );
  }
}

/** The disks stop, or go on. */
export function setStalled(sim: Sim, stalled: boolean, cause: number): void {
  const { etcd } = sim.world;
  if (etcd.stalled === stalled) return;
  etcd.stalled = stalled;
  reviewEtcd(sim, emit(sim, { kind: stalled ? 'etcdStalled' : 'etcdResumed' }, cause));
}

/** `null` goes back to the scenario's. */
export function setCommitDelay(sim: Sim, commitDelayMs: number | null, cause: number): void {
  sim.world.etcd.commitDelay = commitDelayMs === null ? null : millis(commitDelayMs);
  emit(
    sim,
    {
      kind: 'commitDelayChanged',
      commitDelayMs: commitDelayMs ?? sim.plan.scenario.etcd.commitDelayMs,
    },
    cause,
  );
}

/** A member dies or stands still, or is back. */
export function setMember(sim: Sim, machine: number, up: boolean, cause: number): void {
  const member = sim.world.etcd.members[machine];
  if (member === undefined || member.up === up) return;
  member.up = up;
  const process = `etcd/${sim.plan.machines[machine]?.name ?? ''}`;
  reviewEtcd(sim, emit(sim, { kind: up ? 'etcdMemberUp' : 'etcdMemberDown', process }, cause));
}

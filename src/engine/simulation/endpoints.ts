/**
 * Who is joined with whom: every client with every API server, every etcd member with every other.
 * A link is named by its two ends and kept under one number. An API server is also its own client,
 * over a loopback that nothing cuts, and reaches the etcd member of its own machine the same way.
 */
import { ensure } from '../base/assert.ts';
import type { Plan } from './plan.ts';
import type { Link, WorldState } from './world.ts';

/** One end is an entity, the other a machine: of its API server, or of another etcd member. */
export interface LinkEnds {
  readonly entity: number;
  readonly machine: number;
}

/** No control plane has more machines than this. */
const MACHINES = 4;

export const linkKey = (entity: number, machine: number): number => entity * MACHINES + machine;

export const linkBetween = (
  { world }: { readonly world: Pick<WorldState, 'links'> },
  entity: number,
  machine: number,
): Link | undefined =>
  world.links.size === 0 ? undefined : world.links.get(linkKey(entity, machine));

/** The link between two etcd members is kept at the one with the lower number. */
export const memberLink = (plan: Plan, one: number, other: number): LinkEnds => ({
  entity: ensure(plan.machines[Math.min(one, other)], 'machine').etcd,
  machine: Math.max(one, other),
});

/** All links of a process: a client's to every API server; a server's to every client; a member's to every other. */
export function linksOf(plan: Plan, entity: number): LinkEnds[] {
  const { kind, machine } = ensure(plan.entities[entity], 'entity');
  if (kind === 'etcd')
    return plan.machines.flatMap((_, other) =>
      other === machine ? [] : [memberLink(plan, machine, other)],
    );
  if (kind === 'apiServer')
    return plan.entities.flatMap((client, number) =>
      client.kind === 'kubelet' || client.kind === 'candidate' ? [{ entity: number, machine }] : [],
    );
  return plan.machines.map((_, server) => ({ entity, machine: server }));
}

/** The one link between two processes; null where there is none. */
export function linkOfPair(plan: Plan, one: number, other: number): LinkEnds | null {
  const a = ensure(plan.entities[one], 'entity');
  const b = ensure(plan.entities[other], 'entity');
  const isClient = (kind: typeof a.kind): boolean => kind === 'kubelet' || kind === 'candidate';
  if (isClient(a.kind) && b.kind === 'apiServer') return { entity: one, machine: b.machine };
  if (isClient(b.kind) && a.kind === 'apiServer') return { entity: other, machine: a.machine };
  if (a.kind === 'etcd' && b.kind === 'etcd' && one !== other)
    return memberLink(plan, a.machine, b.machine);
  return null;
}

/** Whether a link joins two etcd members. */
export const joinsMembers = (plan: Plan, { entity }: LinkEnds): boolean =>
  plan.entities[entity]?.kind === 'etcd';

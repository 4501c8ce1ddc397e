/** Cuts of links, and their healing (TR): a client's to an API server, or between two etcd members. */
import { ensure } from '../base/assert.ts';
import type { CutDirection, CutMode } from './commands.ts';
import { emit, nameOf, type Sim } from './context.ts';
import { joinsMembers, linkKey, linkOfPair, linksOf, type LinkEnds } from './endpoints.ts';
import { reviewEtcd } from './etcd.ts';
import { suspect } from './connectionEnd.ts';
import { onHealed, resetConnection } from './transport.ts';
import { redial } from './dialling.ts';
import { expectUnasked } from './unaskedEvents.ts';
import type { Link } from './world.ts';

/** The links that a command means: between a process and each of its peers, or all of its links. */
export function linksMeant(sim: Sim, entity: number, peers: readonly string[]): LinkEnds[] {
  if (peers.length === 0) return linksOf(sim.plan, entity);
  return peers.flatMap((name) => {
    const peer = sim.plan.entityOf.get(name);
    const ends = peer === undefined ? null : linkOfPair(sim.plan, entity, peer);
    return ends === null ? [] : [ends];
  });
}

export interface Cut {
  readonly entity: number;
  readonly peers: readonly string[];
  readonly mode: CutMode;
  readonly direction: CutDirection;
}

const named = (peers: readonly string[]): { readonly peers?: readonly string[] } =>
  peers.length === 0 ? {} : { peers };

/** Cuts links of a process; a cut on top of another replaces it. */
export function cut(sim: Sim, { entity, peers, mode, direction }: Cut, cause: number): void {
  const process = nameOf(sim, entity);
  const fact = emit(sim, { kind: 'linkCut', process, mode, direction, ...named(peers) }, cause);
  for (const ends of linksMeant(sim, entity, peers)) cutLink(sim, ends, mode, direction, fact);
  reviewEtcd(sim, fact);
}

function cutLink(
  sim: Sim,
  ends: LinkEnds,
  mode: CutMode,
  direction: CutDirection,
  fact: number,
): void {
  const key = linkKey(ends.entity, ends.machine);
  const before = sim.world.links.get(key);
  sim.world.links.set(key, {
    requests: direction === 'answers' ? null : mode,
    answers: direction === 'requests' ? null : mode,
    mode,
    direction,
    since: sim.world.now,
    latency: before?.latency ?? null,
    lossPerMillion: before?.lossPerMillion ?? null,
    cause: fact,
  });
  if (joinsMembers(sim.plan, ends)) return;
  const { entity, machine } = ends;
  for (const connection of [...sim.world.connections.values()]) {
    if (connection.entity !== entity || connection.server !== machine) continue;
    // TR: a refused link is reset at once; a silent one is noticed by TR-3 alone.
    if (mode === 'refused' && connection.state === 'open') resetConnection(sim, connection, fact);
    else if (connection.use === 'watch') suspect(sim, connection, fact);
    if (mode === 'lost' && direction !== 'requests') expectUnasked(sim, connection, fact);
  }
  if (mode === 'refused') redial(sim, ends, fact);
  if (before !== undefined && before.mode !== null) onHealed(sim, ends, fact);
}

export function heal(sim: Sim, entity: number, peers: readonly string[], cause: number): void {
  const cuts = linksMeant(sim, entity, peers).filter(
    (ends) => (sim.world.links.get(linkKey(ends.entity, ends.machine))?.mode ?? null) !== null,
  );
  if (cuts.length === 0) return;
  const process = nameOf(sim, entity);
  const fact = emit(sim, { kind: 'linkHealed', process, ...named(peers) }, cause);
  for (const ends of cuts) healLink(sim, ends, fact);
  reviewEtcd(sim, fact);
}

function healLink(sim: Sim, ends: LinkEnds, fact: number): void {
  const key = linkKey(ends.entity, ends.machine);
  const link = ensure(sim.world.links.get(key), 'a cut link');
  const wasHeld = link.mode === 'held';
  link.requests = null;
  link.answers = null;
  link.mode = null;
  forgetIfPlain(sim, key, link);
  if (joinsMembers(sim.plan, ends)) return;
  onHealed(sim, ends, fact);
  if (wasHeld) redial(sim, ends, fact);
}

function forgetIfPlain(sim: Sim, key: number, link: Link): void {
  if (link.mode === null && link.latency === null && link.lossPerMillion === null)
    sim.world.links.delete(key);
}

/** Sets the latency or the loss of all links of a process; `null` goes back to the scenario's. */
export function setLink(
  sim: Sim,
  entity: number,
  change: Partial<Pick<Link, 'latency' | 'lossPerMillion'>>,
  cause: number,
): void {
  for (const ends of linksOf(sim.plan, entity)) {
    const key = linkKey(ends.entity, ends.machine);
    const link: Link = {
      ...(sim.world.links.get(key) ?? {
        requests: null,
        answers: null,
        mode: null,
        direction: 'both',
        since: sim.world.now,
        latency: null,
        lossPerMillion: null,
        cause,
      }),
      ...change,
    };
    sim.world.links.set(key, link);
    forgetIfPlain(sim, key, link);
  }
}

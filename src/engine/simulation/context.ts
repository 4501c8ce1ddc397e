/**
 * What every part of the simulation works on: the plan, the world, the source of chance and the log.
 * The world is the only thing in it that can be copied; the rest is shared.
 */
import { outcome, streamNumber, type Chance } from '../base/chance.ts';
import { ensure } from '../base/assert.ts';
import { hashName } from '../base/prng.ts';
import type { Duration, Instant } from '../base/time.ts';
import { linkBetween } from './endpoints.ts';
import { pushEvent } from '../kernel/eventQueue.ts';
import type { Fact, FactBody, FactKind } from './eventLog.ts';
import type { Plan } from './plan.ts';
import type { Process, WorldState } from './world.ts';

export interface EventLog {
  readonly facts: Fact[];
  /** Kinds that are wanted; null for all. Others are not built. */
  readonly kinds: ReadonlySet<FactKind> | null;
}

export interface Sim {
  readonly plan: Plan;
  readonly world: WorldState;
  readonly chance: Chance;
  readonly log: EventLog;
  /** Undisturbed kubelets are stepped by arithmetic instead of message by message. */
  readonly fold: boolean;
}

export const wants = (sim: Sim, kind: FactKind): boolean =>
  sim.log.kinds === null || sim.log.kinds.has(kind);

/** Writes a fact and returns its seq; a fact that nobody wants passes its own cause on. */
export function emit(sim: Sim, body: FactBody, cause: number | null): number {
  if (!wants(sim, body.kind)) return cause ?? 0;
  const seq = sim.world.nextFact++;
  sim.log.facts.push({ seq, t: sim.world.now, cause, ...body });
  return seq;
}

export function schedule(
  sim: Sim,
  at: Instant,
  event: { readonly kind: number; readonly subject: number; readonly detail: number },
  cause: number,
): void {
  pushEvent(sim.world.queue, {
    time: at,
    kind: event.kind,
    subject: event.subject,
    detail: event.detail,
    cause,
  });
}

export const processOf = (sim: Sim, entity: number): Process =>
  ensure(sim.world.processes.get(entity), `process of entity ${entity}`);

export const nameOf = (sim: Sim, entity: number): string =>
  ensure(sim.plan.entities[entity], `entity ${entity}`).name;

/** Counts the draws of one of a process's streams. */
export function nextPosition(process: Process, stream: number): number {
  const position = process.positions[stream] ?? 0;
  process.positions[stream] = position + 1;
  return position;
}

/** A whole number in [from, to) from a process's own stream; the stream moves on by one. */
export function drawFor(
  sim: Sim,
  process: Process,
  stream: number,
  from: number,
  to: number,
  at: Instant = sim.world.now,
): number {
  const entity = ensure(sim.plan.entities[process.entity], 'entity');
  return outcome(sim.chance, entity, stream, nextPosition(process, stream), { from, to, at });
}

/** The same, for what a tape knows by a name of its own; a seed makes no difference. */
export function drawAs(
  sim: Sim,
  process: Process,
  stream: number,
  name: string,
  range: { readonly from: number; readonly to: number; readonly at: Instant },
): number {
  const { hash } = ensure(sim.plan.entities[process.entity], 'entity');
  return outcome(sim.chance, { name, hash }, stream, nextPosition(process, stream), range);
}

const RANKS = 0x7fffffff;

/** NL-25: a node's place in the row of number `turn`. */
export function rankOf(sim: Sim, node: number, turn: number): number {
  const entity = ensure(sim.plan.entities[node], 'entity');
  return outcome(sim.chance, entity, STREAM_RANK, turn, {
    from: 0,
    to: RANKS,
    at: sim.world.now,
  });
}

/** What is drawn for a Pod; `position` tells several such draws apart. */
export function drawForPod(
  sim: Sim,
  stream: number,
  pod: string,
  from: number,
  to: number,
  position = 0,
): number {
  const name = `pod/${pod}`;
  return outcome(sim.chance, { name, hash: hashName(name) }, stream, position, {
    from,
    to,
    at: sim.world.now,
  });
}

export const STREAM_PROCESS_LATENCY = streamNumber('process.latency');
export const STREAM_PROCESS_TOOK = streamNumber('process.took');
export const STREAM_CANDIDATE_LATENCY = streamNumber('candidate.latency');
export const STREAM_CANDIDATE_TOOK = streamNumber('candidate.took');
export const STREAM_LEASE_LATENCY = streamNumber('lease.latency');
export const STREAM_LEASE_TOOK = streamNumber('lease.took');
export const STREAM_KUBELET_WAIT = streamNumber('kubelet.wait');
export const STREAM_KUBELET_STATUS = streamNumber('kubelet.status');
export const STREAM_KUBELET_STATUS_DELAY = streamNumber('kubelet.statusDelay');
export const STREAM_STATUS_LATENCY = streamNumber('kubelet.latency');
export const STREAM_STATUS_TOOK = streamNumber('kubelet.took');
export const STREAM_SYNC = streamNumber('process.sync');
export const STREAM_RESTART = streamNumber('process.restart');
export const STREAM_IDENTITY = streamNumber('process.identity');
export const STREAM_LOSS = streamNumber('process.loss');
export const STREAM_START = streamNumber('process.start');
export const STREAM_POD_READY = streamNumber('pod.ready');
export const STREAM_POD_CONFIRM = streamNumber('pod.confirm');
export const STREAM_POD_TOOK = streamNumber('pod.took');
export const STREAM_NODE_TOOK = streamNumber('node.took');
export const STREAM_NODE_ANNOTATED = streamNumber('node.annotated');
export const STREAM_REPEAT = streamNumber('process.repeat');
export const STREAM_FIRST_PACKET = streamNumber('process.firstPacket');
export const STREAM_UNASKED = streamNumber('process.unasked');
export const STREAM_DIAL = streamNumber('process.dial');
const STREAM_RANK = streamNumber('nlc.rank');
export const STREAM_SPACING = streamNumber('process.spacing');
export const STREAM_CHOICE = streamNumber('process.choice');

/** Latency on a link: the user's, or the scenario's, with the scenario's jitter drawn in [0, jitter]. */
export function baseLatency(sim: Sim, entity: number, server: number): Duration {
  if (isLoopback(sim, entity)) return 0 as Duration;
  return linkBetween(sim, entity, server)?.latency ?? sim.world.latency ?? sim.plan.latency;
}

/** An API server talks to itself without a wire. */
export const isLoopback = (sim: Sim, entity: number): boolean =>
  sim.plan.entities[entity]?.kind === 'apiServer';

/** Time the server spends on a request, µs: recorded 1 to 5 ms, mostly 3. */
export const TOOK_MIN = 1_500;
export const TOOK_MAX = 4_500;

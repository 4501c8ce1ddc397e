/**
 * The past of one node: when its observer restarted the stopwatch, when its record was written,
 * while it was called Unknown, and when its machine or kubelet was stopped. The ring, unrolled.
 */
import type { Fact } from '../../engine/index.ts';
import type { NodeView } from '../../sources/frame.ts';
import { keepPin, type Pin } from './pins.ts';
import {
  begin,
  close,
  firstMoment,
  openSpan,
  partOfMarks,
  partOfMoments,
  partOfSpans,
  type Part,
  type Span,
} from './spans.ts';

/** A stopwatch read from a frame may differ this much from one told by facts before it counts as new. */
const TOLERANCE = 200_000;

export interface NodeLane {
  readonly name: string;
  readonly process: string;
  /** Limits of the observer, µs; parameters of the run. */
  grace: number;
  ordinary: number;
  /** Instants at which the acting controller restarted this node's stopwatch. May be negative in a warm run. */
  readonly restarts: number[];
  /** While nobody acted as its observer. */
  readonly unwatched: Span[];
  readonly unknown: Span[];
  /** Writes of its Lease. */
  readonly stamps: number[];
  /** Of those, the ones whose sender no longer waited. */
  readonly envelopes: number[];
  readonly conflicts: number[];
  /** Power off or a kill. */
  readonly stops: number[];
  readonly paused: Span[];
  /** Its clock was turned, Pods left it or came to it. */
  readonly pins: Pin[];
}

export const createNodeLane = (node: NodeView): NodeLane => ({
  name: node.name,
  process: node.process,
  grace: node.observer.grace,
  ordinary: node.observer.ordinary,
  restarts: [],
  unwatched: [],
  unknown: [],
  stamps: [],
  envelopes: [],
  conflicts: [],
  stops: [],
  paused: [],
  pins: [],
});

/** Takes in a fact that names this node, its Lease or its kubelet. */
export function tellNode(lane: NodeLane, fact: Fact): void {
  switch (fact.kind) {
    case 'renewalObserved':
      restart(lane, fact.t);
      break;
    case 'leaseWritten':
      lane.stamps.push(fact.t);
      if (!fact.senderWaiting) lane.envelopes.push(fact.t);
      break;
    case 'leaseConflict':
      lane.conflicts.push(fact.t);
      break;
    case 'nodeConditionChanged':
      if (fact.status === 'Unknown') begin(lane.unknown, fact.t);
      else close(lane.unknown, fact.t);
      break;
    case 'nodePoweredOff':
    case 'processKilled':
    case 'processExited':
      if (lane.stops[lane.stops.length - 1] !== fact.t) lane.stops.push(fact.t);
      close(lane.paused, fact.t);
      break;
    case 'processPaused':
      begin(lane.paused, fact.t);
      break;
    case 'processResumed':
      close(lane.paused, fact.t);
      break;
    default:
      keepPin(lane.pins, fact);
  }
}

/** The stopwatch begins anew. */
export function restart(lane: NodeLane, t: number): void {
  close(lane.unwatched, t);
  const last = lane.restarts[lane.restarts.length - 1];
  if (last === undefined || t > last) lane.restarts.push(t);
}

/** The process that observed it has stopped: until another starts, nobody counts. */
export const loseObserver = (lane: NodeLane, t: number): void => begin(lane.unwatched, t);

/**
 * Brings the lane in line with what a frame says is so at `now`. Facts tell almost everything; a frame
 * adds the stopwatch a warm run begins with and restarts that are told for all nodes at once (NL-21,
 * NL-23). Where later facts are known (`isEdge` false), only the stopwatch is taken from it.
 */
export function alignNode(lane: NodeLane, node: NodeView, now: number, isEdge: boolean): void {
  lane.grace = node.observer.grace;
  lane.ordinary = node.observer.ordinary;
  const { silence } = node.observer;
  if (silence !== null) alignRestart(lane, now - silence, now);
  if (!isEdge) return;
  if (silence === null) begin(lane.unwatched, now);
  else {
    const open = openSpan(lane.unwatched);
    if (open !== null) close(lane.unwatched, Math.max(open.from, now - silence));
  }
  if (node.ready === 'Unknown') begin(lane.unknown, now);
  else close(lane.unknown, now);
}

/** A restart that no fact told of takes its place among the others. */
function alignRestart(lane: NodeLane, restartedAt: number, now: number): void {
  const place = firstMoment(lane.restarts, now + 1);
  const last = lane.restarts[place - 1];
  if (last === undefined || restartedAt > last + TOLERANCE)
    lane.restarts.splice(place, 0, restartedAt);
}

/** A copy of what lies in a part of the run. */
export const partOfNode = (lane: NodeLane, part: Part): NodeLane => ({
  ...lane,
  restarts: partOfMoments(lane.restarts, part, true),
  unwatched: partOfSpans(lane.unwatched, part),
  unknown: partOfSpans(lane.unknown, part),
  stamps: partOfMoments(lane.stamps, part),
  envelopes: partOfMoments(lane.envelopes, part),
  conflicts: partOfMoments(lane.conflicts, part),
  stops: partOfMoments(lane.stops, part),
  paused: partOfSpans(lane.paused, part),
  pins: partOfMarks(lane.pins, part),
});

/** What the observer has left at `t` of its limit, given the last restart before it: 1 to 0. */
export const shareLeft = (lane: NodeLane, restartedAt: number, t: number): number =>
  Math.min(Math.max(lane.grace - (t - restartedAt), 0) / lane.grace, 1);

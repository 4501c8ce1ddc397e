/**
 * Facts to lanes: everything the timeline draws, kept up to date by taking in only the facts that
 * were added since the last time. Lanes keep a little more than the window; acts, Unknown and
 * conflicts are kept for the whole run, bounded, for the overview.
 */
import {
  isNotable,
  type Command,
  type Fact,
  type FactKind,
  type ProcessId,
} from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import {
  alignElection,
  createElectionLane,
  forgetElection,
  tellElection,
  type ElectionLane,
} from './electionLane.ts';
import { createEtcdTape, forgetTape, tellTape, type EtcdTape } from './etcdTape.ts';
import {
  alignNode,
  createNodeLane,
  forgetNode,
  loseObserver,
  tellNode,
  type NodeLane,
} from './nodeLane.ts';
import { hostOf } from '../../narrator/names.ts';
import { keepPin, type Pin } from './pins.ts';
import { forgetServers, tellServer, type ServerSpan } from './serverSpans.ts';
import { begin, close, dropMoments, dropPast, type Span } from './spans.ts';
import { WINDOW } from './timeScale.ts';
import { createWireStory, forgetWire, tellWire, type WireStory } from './wireStory.ts';

const NODE_NAMESPACE = 'kube-node-lease';
/** Lanes keep this much; older marks can no longer be seen. */
const KEPT = WINDOW + 5_000_000;
/** How often the rest is dropped, virtual µs. */
const FORGET_PERIOD = 5_000_000;
/** The overview shows a mark per pixel at best; more than this many are thinned. */
const MOST_MARKS = 2_000;

/** A command, as the ruler shows it. */
export interface Act {
  readonly seq: number;
  readonly t: number;
  readonly command: Command;
}

export interface TimelineLanes {
  readonly run: number;
  /** seq of the last fact taken in; -1 before the first. */
  lastSeq: number;
  now: number;
  forgotAt: number;
  readonly nodes: NodeLane[];
  readonly elections: ElectionLane[];
  readonly wires: Map<ProcessId, WireStory>;
  readonly tape: EtcdTape;
  /** Starts of the controller's passes. */
  readonly looks: number[];
  /** While an API server was frozen or down. */
  readonly servers: ServerSpan[];
  /** Changes of the zones' states. */
  readonly pins: Pin[];
  readonly acts: Act[];
  /** Notable facts of the window, acts aside. */
  readonly notables: Fact[];
  /** For the overview: any node Unknown, and every conflict, of the whole run. */
  readonly anyUnknown: Span[];
  readonly allConflicts: number[];
  /** The process that last looked at the nodes. */
  observer: ProcessId | null;
  readonly byNode: ReadonlyMap<string, NodeLane>;
  readonly byKubelet: ReadonlyMap<ProcessId, NodeLane>;
  readonly byLock: ReadonlyMap<string, ElectionLane>;
  readonly byCandidate: ReadonlyMap<ProcessId, ElectionLane>;
}

const lockKey = (namespace: string, name: string): string => `${namespace}/${name}`;

/** Empty lanes for the nodes and elections of this run. */
export function createLanes(frame: Frame): TimelineLanes {
  const nodes = frame.nodes.map(createNodeLane);
  const elections = frame.elections.map(createElectionLane);
  const byCandidate = new Map<ProcessId, ElectionLane>();
  frame.elections.forEach((election, index) => {
    const lane = elections[index];
    if (lane === undefined) return;
    for (const candidate of election.candidates) byCandidate.set(candidate.process, lane);
  });
  return {
    run: frame.run,
    lastSeq: -1,
    now: frame.now,
    forgotAt: 0,
    nodes,
    elections,
    wires: new Map(),
    tape: createEtcdTape(),
    looks: [],
    servers: [],
    pins: [],
    acts: [],
    notables: [],
    anyUnknown: [],
    allConflicts: [],
    observer: frame.controller?.process ?? null,
    byNode: new Map(nodes.map((lane) => [lane.name, lane])),
    byKubelet: new Map(nodes.map((lane) => [lane.process, lane])),
    byLock: new Map(elections.map((lane) => [lockKey(lane.namespace, lane.name), lane])),
    byCandidate,
  };
}

/** Whether these lanes are still about this frame's run and cluster. */
export const fits = (lanes: TimelineLanes, frame: Frame): boolean =>
  lanes.run === frame.run && lanes.nodes.length === frame.nodes.length;

/** Takes in the facts after the last one known, then brings lanes in line with the frame. Returns how many were new. */
export function advance(lanes: TimelineLanes, facts: readonly Fact[], frame: Frame): number {
  let told = 0;
  for (let index = indexAfter(facts, lanes.lastSeq); index < facts.length; index += 1) {
    const fact = facts[index];
    if (fact === undefined || fact.t > frame.now) break;
    tell(lanes, fact);
    lanes.lastSeq = fact.seq;
    told += 1;
  }
  lanes.now = frame.now;
  frame.nodes.forEach((node, index) => {
    const lane = lanes.nodes[index];
    if (lane !== undefined) alignNode(lane, node, frame.now);
  });
  frame.elections.forEach((election, index) => {
    const lane = lanes.elections[index];
    if (lane !== undefined) alignElection(lane, election, frame.now);
  });
  alignServer(lanes, frame);
  forget(lanes);
  return told;
}

/** Facts are in order of seq, but the oldest may have been dropped: the place is found, not counted. */
function indexAfter(facts: readonly Fact[], seq: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const fact = facts[middle];
    if (fact !== undefined && fact.seq <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Most of a log, and nothing a lane shows. */
const UNSEEN: ReadonlySet<FactKind> = new Set<FactKind>([
  'requestSent',
  'answered',
  'watchDelivered',
  'recordObserved',
  'passEnded',
]);

function tell(lanes: TimelineLanes, fact: Fact): void {
  if (UNSEEN.has(fact.kind)) return;
  tellTape(lanes.tape, fact);
  if (fact.kind === 'etcdWritten') return;
  if (fact.kind !== 'command' && isNotable(fact)) lanes.notables.push(fact);
  if ('process' in fact && fact.process !== null) tellProcess(lanes, fact.process, fact);
  if ('node' in fact) tellOfNode(lanes, fact);
  switch (fact.kind) {
    case 'command':
      lanes.acts.push({ seq: fact.seq, t: fact.t, command: fact.command });
      break;
    case 'leaseWritten':
    case 'leaseDeleted':
    case 'leaseConflict':
      if (fact.kind === 'leaseConflict') keep(lanes.allConflicts, fact.t);
      if (fact.namespace === NODE_NAMESPACE) {
        const lane = lanes.byNode.get(fact.name);
        if (lane !== undefined) tellNode(lane, fact);
      } else {
        const lane = lanes.byLock.get(lockKey(fact.namespace, fact.name));
        if (lane !== undefined) tellElection(lane, fact);
      }
      break;
    case 'passStarted':
      lanes.looks.push(fact.t);
      break;
    case 'zoneStateChanged':
      if (isNotable(fact)) keepPin(lanes.pins, fact);
      break;
    case 'apiServerFrozen':
    case 'apiServerThawed':
    case 'apiServerDown':
    case 'apiServerUp':
      tellServer(lanes.servers, hostOf(fact.server), SERVER_STATE[fact.kind], fact.t);
      break;
    default:
  }
}

const SERVER_STATE = {
  apiServerFrozen: 'frozen',
  apiServerThawed: 'serving',
  apiServerDown: 'down',
  apiServerUp: 'serving',
} as const;

function tellProcess(lanes: TimelineLanes, process: ProcessId, fact: Fact): void {
  if (WIRE.has(fact.kind)) {
    let wire = lanes.wires.get(process);
    // Most links never see trouble; their answers need no story.
    if (wire === undefined && fact.kind === 'answerReceived') return;
    wire ??= createWireStory();
    lanes.wires.set(process, wire);
    tellWire(wire, fact);
    return;
  }
  if (!isOfLife(fact)) return;
  const kubelet = lanes.byKubelet.get(process);
  if (kubelet !== undefined) tellNode(kubelet, fact);
  const election = lanes.byCandidate.get(process);
  if (election !== undefined) tellElection(election, fact);
  if (process === lanes.observer && isEnd(fact))
    for (const lane of lanes.nodes) loseObserver(lane, fact.t);
}

const WIRE: ReadonlySet<FactKind> = new Set<FactKind>([
  'linkCut',
  'linkHealed',
  'transmissionLost',
  'messageHeld',
  'waitingPassed',
  'connectionLost',
  'requestRefused',
  'requestTimedOut',
  'answerReceived',
]);

const isEnd = (fact: Fact): boolean =>
  fact.kind === 'processKilled' || fact.kind === 'processExited' || fact.kind === 'stoppedLeading';

const isOfLife = (fact: Fact): boolean =>
  isEnd(fact) ||
  fact.kind === 'processPaused' ||
  fact.kind === 'processResumed' ||
  fact.kind === 'startedLeading' ||
  fact.kind === 'clockStepped' ||
  fact.kind === 'clockRateChanged';

function tellOfNode(lanes: TimelineLanes, fact: Extract<Fact, { readonly node: string }>): void {
  const lane = lanes.byNode.get(fact.node);
  if (lane === undefined) return;
  tellNode(lane, fact);
  if (fact.kind === 'renewalObserved') lanes.observer = fact.process;
  if (fact.kind === 'nodePoweredOff') lanes.wires.delete(lane.process);
}

function alignServer(lanes: TimelineLanes, frame: Frame): void {
  for (const { name, state } of frame.controlPlane.machines)
    tellServer(lanes.servers, name, state, frame.now);
  if (frame.nodes.some((node) => node.ready === 'Unknown')) begin(lanes.anyUnknown, frame.now);
  else close(lanes.anyUnknown, frame.now);
  if (lanes.anyUnknown.length > MOST_MARKS) lanes.anyUnknown.splice(0, MOST_MARKS / 2);
}

function keep(times: number[], t: number): void {
  times.push(t);
  if (times.length > MOST_MARKS) times.splice(0, MOST_MARKS / 2);
}

function forget(lanes: TimelineLanes): void {
  if (lanes.now - lanes.forgotAt < FORGET_PERIOD) return;
  lanes.forgotAt = lanes.now;
  const cutoff = lanes.now - KEPT;
  for (const lane of lanes.nodes) forgetNode(lane, cutoff);
  for (const lane of lanes.elections) forgetElection(lane, cutoff);
  for (const wire of lanes.wires.values()) forgetWire(wire, cutoff);
  forgetTape(lanes.tape, cutoff);
  dropMoments(lanes.looks, cutoff);
  dropPast(lanes.notables, cutoff, (fact) => fact.t);
  dropPast(lanes.pins, cutoff, ({ t }) => t);
  forgetServers(lanes.servers, cutoff);
}

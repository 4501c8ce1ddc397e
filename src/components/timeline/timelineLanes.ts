/**
 * Facts to lanes: everything the timeline draws of one branch of a run, as series in order of time, kept
 * up to date by taking in only the facts that were added since the last time. They know nothing of
 * the playhead; a window of them is found by bisection.
 */
import {
  isNotable,
  type Command,
  type Fact,
  type FactKind,
  type ProcessId,
} from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import { hostOf } from '../../narrator/names.ts';
import {
  alignElection,
  createElectionLane,
  partOfElection,
  tellElection,
  type ElectionLane,
} from './electionLane.ts';
import { createEtcdTape, partOfTape, tellTape, type EtcdTape } from './etcdTape.ts';
import {
  alignNode,
  createNodeLane,
  loseObserver,
  partOfNode,
  restart,
  tellNode,
  type NodeLane,
} from './nodeLane.ts';
import { keepPin, type Pin } from './pins.ts';
import { tellServer, type ServerSpan } from './serverSpans.ts';
import {
  begin,
  close,
  firstFrom,
  openSpan,
  partOfMarks,
  partOfMoments,
  partOfSpans,
  type Part,
  type Span,
} from './spans.ts';
import { createWireStory, endWaiting, partOfWire, tellWire, type WireStory } from './wireStory.ts';

const NODE_NAMESPACE = 'kube-node-lease';
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
  /** Notable facts, acts aside. */
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
    ...indexed(frame.nodes.map(createNodeLane), elections),
    byCandidate,
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
  };
}

/** Lanes, and how to find them. */
const indexed = (nodes: NodeLane[], elections: ElectionLane[]) => ({
  nodes,
  elections,
  byNode: new Map(nodes.map((lane) => [lane.name, lane])),
  byKubelet: new Map(nodes.map((lane) => [lane.process, lane])),
  byLock: new Map(elections.map((lane) => [lockKey(lane.namespace, lane.name), lane])),
});

/**
 * A copy of what lies in a part of the run: where another future begins, or a forecast. It goes on by
 * being told facts from there on.
 */
export function partOfLanes(lanes: TimelineLanes, part: Part, lastSeq: number): TimelineLanes {
  const elections = lanes.elections.map((lane) => partOfElection(lane, part));
  const byCandidate = new Map<ProcessId, ElectionLane>();
  for (const [process, lane] of lanes.byCandidate) {
    const copy = elections[lanes.elections.indexOf(lane)];
    if (copy !== undefined) byCandidate.set(process, copy);
  }
  return {
    ...lanes,
    lastSeq,
    ...indexed(
      lanes.nodes.map((lane) => partOfNode(lane, part)),
      elections,
    ),
    byCandidate,
    wires: new Map([...lanes.wires].map(([process, wire]) => [process, partOfWire(wire, part)])),
    tape: partOfTape(lanes.tape, part),
    looks: partOfMoments(lanes.looks, part),
    servers: partOfSpans(lanes.servers, part),
    pins: partOfMarks(lanes.pins, part),
    acts: partOfMarks(lanes.acts, part),
    notables: partOfMarks(lanes.notables, part),
    anyUnknown: partOfSpans(lanes.anyUnknown, part),
    allConflicts: partOfMoments(lanes.allConflicts, part),
  };
}

/** Whether these lanes are still about this frame's run and cluster. */
export const fits = (lanes: TimelineLanes, frame: Frame): boolean =>
  lanes.run === frame.run && lanes.nodes.length === frame.nodes.length;

/** Takes in the facts after the last one known. Returns how many were new. */
export function takeIn(lanes: TimelineLanes, facts: readonly Fact[]): number {
  const first = firstFrom(facts, lanes.lastSeq + 1, seqOf);
  for (let index = first; index < facts.length; index += 1) {
    const fact = facts[index];
    if (fact === undefined) break;
    tell(lanes, fact);
    lanes.lastSeq = fact.seq;
  }
  return facts.length - first;
}

const seqOf = (fact: Fact): number => fact.seq;

/**
 * Brings lanes in line with a frame of their branch. What it shows at the edge is how things stand;
 * before that, facts tell, and only what no fact tells is taken from it.
 */
export function align(lanes: TimelineLanes, frame: Frame): void {
  const isEdge = frame.now >= frame.place.edge;
  frame.nodes.forEach((node, index) => {
    const lane = lanes.nodes[index];
    if (lane !== undefined) alignNode(lane, node, frame.now, isEdge);
  });
  if (!isEdge) return;
  frame.elections.forEach((election, index) => {
    const lane = lanes.elections[index];
    if (lane !== undefined) alignElection(lane, election, frame.now);
  });
  for (const { process, link } of frame.nodes) {
    const wire = lanes.wires.get(process);
    if (wire !== undefined && link.cut === null && link.cuts.length === 0)
      close(wire.walls, frame.now);
  }
  for (const { name, state } of frame.controlPlane.machines)
    tellServer(lanes.servers, name, state, frame.now);
  noteUnknown(lanes, frame.now);
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
    case 'resourceWritten':
    case 'resourceWriteRefused':
      if (fact.kind === 'leaseConflict') lanes.allConflicts.push(fact.t);
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
    case 'allZonesDisruptedEnded':
      // NL-21: every stopwatch begins anew.
      for (const lane of lanes.nodes) restart(lane, fact.t);
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
  const wire = fact.kind === 'nodePoweredOff' ? lanes.wires.get(lane.process) : undefined;
  if (wire !== undefined) endWaiting(wire, fact.t);
  if (fact.kind === 'nodeConditionChanged') noteUnknown(lanes, fact.t);
}

/** For the overview: whether any node is called Unknown from `t` on. */
function noteUnknown({ nodes, anyUnknown }: TimelineLanes, t: number): void {
  if (nodes.some((lane) => openSpan(lane.unknown) !== null)) begin(anyUnknown, t);
  else close(anyUnknown, t);
}

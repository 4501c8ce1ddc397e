/**
 * The scene: what of a frame decides which elements there are on the stage. It changes rarely; React
 * renders it. All that moves with time (angles, ages, messages) is left to the painters.
 */
import { passageOf } from '../canvas/passage.ts';
import type { CutDirection, CutMode, Fencing, ProcessId } from '../../engine/index.ts';
import type {
  CandidateView,
  ElectionView,
  Frame,
  LinkView,
  NodeView,
  PodView,
  ProcessStatus,
  ServerStateName,
} from '../../sources/frame.ts';
import { hostName, identityHost, shortNames } from '../common/names.ts';
import { bodyOfNode, isUnknown, nodeLook, type ObserverTrack, type RingBody } from './ringLook.ts';

export interface LinkScene {
  readonly cut: { readonly mode: CutMode; readonly direction: CutDirection } | null;
  /** Healed, yet what waited has not passed: per half of the rail. */
  readonly healing: { readonly requests: boolean; readonly answers: boolean };
  readonly waitingRequests: number;
  readonly waitingAnswers: number;
  readonly latencyMs: number | null;
  /** Set for this link alone. */
  readonly latencyOwn: boolean;
  /** Share of transmissions lost, percent; 0 for none. */
  readonly lossPercent: number;
  readonly lossOwn: boolean;
  /** Machine of the API server at the other end; '' where there is only one. */
  readonly server: string;
}

export interface NodeScene {
  readonly name: string;
  readonly short: string;
  readonly process: ProcessId;
  readonly status: ProcessStatus;
  readonly track: ObserverTrack;
  readonly body: RingBody;
  readonly pods: number;
  readonly podsGone: number;
  /** One letter for each Pod: r Ready, n not Ready, s starting, t terminating, g gone; those that leave last. */
  readonly podMarks: string;
  /** Whether its Lease exists, and its Node. */
  readonly written: boolean;
  readonly registered: boolean;
  readonly unknown: boolean;
  readonly noSchedule: boolean;
  readonly noExecute: boolean;
  readonly evicts: number;
  /** The grace period and the lease's own duration, µs: they lay out the ring. */
  readonly grace: number;
  readonly lease: number;
  readonly link: LinkScene;
  /** Its clock is not true. */
  readonly offClock: boolean;
}

export interface CandidateScene {
  readonly process: ProcessId;
  readonly host: string;
  readonly status: ProcessStatus;
  readonly believes: boolean;
  readonly written: boolean;
  /** Its stopwatch ran out: it may try. */
  readonly open: boolean;
  readonly link: LinkScene;
  /** Its clock is not true. */
  readonly offClock: boolean;
}

export interface ElectionScene {
  readonly namespace: string;
  readonly name: string;
  readonly component: string;
  readonly exists: boolean;
  /** The lock's duration, µs. */
  readonly duration: number;
  readonly holder: string;
  readonly believers: number;
  /** Who stands in the holders' column: those that believe; without any, the one the record names. */
  readonly left: readonly CandidateScene[];
  readonly right: readonly CandidateScene[];
  /** What the resource that its leader writes to checks; null: there is none. */
  readonly fencing: Fencing | null;
}

export interface Scene {
  readonly run: number;
  readonly nodes: readonly NodeScene[];
  readonly elections: readonly ElectionScene[];
  readonly controller: {
    readonly process: ProcessId;
    readonly host: string;
    readonly component: string;
    readonly cut: LinkScene['cut'];
  } | null;
  readonly apiServer: Frame['apiServer'];
  readonly controlPlane: ControlPlaneScene;
  /** Key of the election whose holder or believers changed last. */
  readonly changed: string | null;
}

export interface MachineScene {
  readonly name: string;
  readonly state: ServerStateName;
  /** Requests inside it that wait, for its thaw or for etcd. */
  readonly waiting: number;
  readonly memberUp: boolean;
  readonly reachesLeader: boolean;
}

export interface ControlPlaneScene {
  readonly machines: readonly MachineScene[];
  /** Machine whose member leads; null: no majority. */
  readonly leader: string | null;
  readonly stalled: boolean;
  /** Only what the scenario or the user slows. */
  readonly commitDelayMs: number;
  /** The quota is reached: every write is refused. */
  readonly noSpace: boolean;
  /** All requests that hang for etcd, as far as they are drawn. */
  readonly hanging: number;
}

/** More waiting messages than this are not drawn one by one. */
const MOST_WAITING = 5;
/** As many dots of requests that hang for etcd stand at the frame's edge. */
const MOST_HANGING = 8;
/** With up to this many nodes every election is expanded. */
export const FEW_NODES = 4;

/** What holds on every link that has nothing of its own. */
interface Everywhere {
  readonly latencyMs: number | null;
  readonly lossPercent: number;
  readonly several: boolean;
}

const everywhereOf = (frame: Frame): Everywhere => ({
  latencyMs: frame.latencyMs,
  lossPercent: frame.lossPercent,
  several: frame.controlPlane.machines.length > 1,
});

function linkScene(link: LinkView, everywhere: Everywhere): LinkScene {
  return {
    cut: link.cut === null ? null : { mode: link.cut.mode, direction: link.cut.direction },
    healing: {
      requests: link.cut === null && link.nextTryRequests !== null,
      answers: link.cut === null && link.nextTryAnswers !== null,
    },
    waitingRequests: Math.min(link.waitingRequests, MOST_WAITING),
    waitingAnswers: Math.min(link.waitingAnswers, MOST_WAITING),
    latencyMs: link.latencyMs ?? everywhere.latencyMs,
    latencyOwn: link.latencyMs !== null,
    lossPercent: link.lossPercent ?? everywhere.lossPercent,
    lossOwn: link.lossPercent !== null,
    server: everywhere.several ? link.server : '',
  };
}

const isLeaving = ({ state }: PodView): boolean => state === 'terminating' || state === 'gone';

function podMark({ state, ready }: PodView): string {
  if (state === 'running') return ready ? 'r' : 'n';
  return state.charAt(0);
}

function nodeScene(node: NodeView, short: string, frame: Frame): NodeScene {
  return {
    name: node.name,
    short,
    process: node.process,
    status: node.status,
    track: nodeLook(node, frame.now).observer,
    body: bodyOfNode(node),
    pods: node.pods.length,
    podsGone: node.pods.filter(isLeaving).length,
    podMarks: [...node.pods.filter((pod) => !isLeaving(pod)), ...node.pods.filter(isLeaving)]
      .map(podMark)
      .join(''),
    written: node.record.exists,
    registered: node.ready !== 'absent',
    unknown: isUnknown(node),
    noSchedule: node.taints.some((taint) => taint.endsWith(':NoSchedule')),
    noExecute: node.taints.some((taint) => taint.endsWith(':NoExecute')),
    evicts: node.evicts,
    grace: node.observer.grace,
    lease: node.record.leaseDurationSeconds * 1_000_000,
    link: linkScene(node.link, everywhereOf(frame)),
    offClock: node.clock !== null,
  };
}

const candidateScene = (
  candidate: CandidateView,
  election: ElectionView,
  everywhere: Everywhere,
): CandidateScene => ({
  process: candidate.process,
  host: hostName(candidate.host),
  status: candidate.status,
  believes: candidate.believes,
  written: election.written === candidate.process,
  open: candidate.silence !== null && candidate.silence >= candidate.duration,
  link: linkScene(candidate.link, everywhere),
  offClock: candidate.clock !== null,
});

function electionScene(election: ElectionView, everywhere: Everywhere): ElectionScene {
  const candidates = election.candidates.map((candidate) =>
    candidateScene(candidate, election, everywhere),
  );
  const believing = candidates.filter((candidate) => candidate.believes);
  const named = candidates.filter(
    (candidate) => candidate.written && candidate.status !== 'running',
  );
  const left = believing.length > 0 ? believing : named;
  return {
    namespace: election.namespace,
    name: election.name,
    component: election.component,
    exists: election.record.exists,
    duration: election.leaseDuration,
    holder: hostName(identityHost(election.record.holderIdentity)),
    believers: election.believers.length,
    left,
    right: candidates.filter((candidate) => !left.includes(candidate)),
    fencing: election.resource?.fencing ?? null,
  };
}

function controlPlaneScene({ controlPlane: { machines, etcd } }: Frame): ControlPlaneScene {
  const hanging = machines.reduce((sum, each) => sum + each.hanging, 0);
  return {
    machines: machines.map((each) => ({
      name: each.name,
      state: each.state,
      waiting: each.waiting + each.hanging,
      memberUp: each.memberUp,
      reachesLeader: each.reachesLeader,
    })),
    leader: etcd.leader,
    stalled: etcd.stalled,
    commitDelayMs: etcd.commitDelayMs,
    noSpace: etcd.usage.noSpace,
    hanging: Math.min(hanging, MOST_HANGING),
  };
}

/** A name for an election that no other has. */
export const electionKey = (election: {
  readonly namespace: string;
  readonly name: string;
}): string => `${election.namespace}/${election.name}`;

function sceneOf(frame: Frame, shorts: ReadonlyMap<string, string>, changed: string | null): Scene {
  const { controller } = frame;
  const own =
    controller === null
      ? undefined
      : frame.elections.find((election) =>
          election.candidates.some((each) => each.process === controller.process),
        );
  const ownLink = own?.candidates.find((each) => each.process === controller?.process)?.link;
  return {
    run: frame.run,
    nodes: frame.nodes.map((node) => nodeScene(node, shorts.get(node.name) ?? node.name, frame)),
    elections: frame.elections.map((election) => electionScene(election, everywhereOf(frame))),
    controller:
      controller === null
        ? null
        : {
            process: controller.process,
            host: hostName(controller.host),
            component: own?.component ?? 'kube-controller-manager',
            cut: ownLink === undefined ? null : linkScene(ownLink, everywhereOf(frame)).cut,
          },
    controlPlane: controlPlaneScene(frame),
    apiServer: { state: frame.apiServer.state, waiting: frame.apiServer.waiting },
    changed,
  };
}

/** Reads scenes off frames in order, and remembers which election changed last. */
export function createSceneReader(): (frame: Frame) => Scene {
  let passage = '';
  let changed: string | null = null;
  let names: readonly string[] = [];
  let shorts: ReadonlyMap<string, string> = new Map();
  const known = new Map<string, string>();
  return (frame) => {
    if (passageOf(frame) !== passage) {
      passage = passageOf(frame);
      changed = null;
      known.clear();
    }
    for (const election of frame.elections) {
      const key = electionKey(election);
      const state = `${election.record.holderIdentity} ${election.believers.join(' ')}`;
      const before = known.get(key);
      if (before !== undefined && before !== state) changed = key;
      known.set(key, state);
    }
    if (
      frame.nodes.length !== names.length ||
      frame.nodes.some((node, index) => node.name !== names[index])
    ) {
      names = frame.nodes.map((node) => node.name);
      shorts = shortNames(names);
    }
    return sceneOf(frame, shorts, changed);
  };
}

export const sceneKey = (scene: Scene): string => JSON.stringify(scene);

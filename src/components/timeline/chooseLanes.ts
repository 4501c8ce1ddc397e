/**
 * Which lanes are shown. Wide: every node, then every election, of which only one is expanded when
 * there are many nodes, then what is written to etcd. Phone: the selected node, the worst other one,
 * and the election in most trouble.
 */
import type { Frame, NodeView } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import type { Stretch } from './timeScale.ts';
import type { ElectionLane } from './electionLane.ts';
import type { TimelineLanes } from './timelineLanes.ts';
import type { LaneWish } from './timelineLayout.ts';
import { hasStory } from './wireStory.ts';

/** Up to this many nodes all elections are expanded. */
const FEW_NODES = 4;

export interface ChooseInput {
  readonly frame: Frame;
  readonly lanes: TimelineLanes;
  readonly selection: Selection | null;
  /** What is shown of the run. */
  readonly window: Stretch;
  readonly isPhone: boolean;
  /** The node shown as worst before: it gives way only to a worse one. */
  readonly worstBefore: string | null;
}

export interface ChosenLanes {
  readonly wishes: readonly LaneWish[];
  readonly worst: string | null;
}

export function chooseLanes(input: ChooseInput): ChosenLanes {
  const { frame, lanes, isPhone } = input;
  const nodes = frame.nodes.map((_, index) => nodeWish(input, index));
  const expanded = expandedElection(input);
  const isFew = frame.nodes.length <= FEW_NODES;
  const elections = lanes.elections.map((lane, index) =>
    electionWish(input, lane, index, !isPhone && !isFew && lane !== expanded),
  );
  if (!isPhone) return { wishes: [...nodes, ...elections, etcdWish(input)], worst: null };
  const selected = nodes.find((wish) => wish.isSelected) ?? nodes[0];
  const worst = worstNode(input, selected?.index ?? -1);
  const shown = [
    selected,
    nodes.find((wish) => frame.nodes[wish.index]?.name === worst),
    elections.find((wish) => lanes.elections[wish.index] === expanded),
  ];
  return { wishes: shown.filter((wish) => wish !== undefined), worst };
}

function nodeWish({ frame, lanes, selection, window }: ChooseInput, index: number): LaneWish {
  const node = frame.nodes[index];
  const wire = node === undefined ? undefined : lanes.wires.get(node.process);
  return {
    kind: 'node',
    index,
    hasStory: wire !== undefined && hasStory(wire, window.from, window.to),
    isCompact: false,
    isSelected: selection?.kind === 'node' && selection.name === node?.name,
  };
}

const etcdWish = ({ selection }: ChooseInput): LaneWish => ({
  kind: 'etcd',
  index: 0,
  hasStory: false,
  isCompact: false,
  isSelected: selection?.kind === 'apiServer',
});

function electionWish(
  { lanes, selection, window }: ChooseInput,
  lane: ElectionLane,
  index: number,
  isCompact: boolean,
): LaneWish {
  const story = lane.tenures.some((tenure) => {
    const wire = lanes.wires.get(tenure.process);
    return wire !== undefined && wire.walls.length > 0 && hasStory(wire, window.from, window.to);
  });
  return {
    kind: 'election',
    index,
    hasStory: story,
    isCompact,
    isSelected: isSelected(lane, selection),
  };
}

const isSelected = (lane: ElectionLane, selection: Selection | null): boolean =>
  selection?.kind === 'election' &&
  selection.namespace === lane.namespace &&
  selection.name === lane.name;

/** The selected election, else the one in most trouble, and of equals the one whose holder changed last. */
function expandedElection({ frame, lanes, selection }: ChooseInput): ElectionLane | undefined {
  const changedAt = (lane: ElectionLane): number =>
    lane.tenures[lane.tenures.length - 1]?.from ?? 0;
  const isBefore = (one: ElectionLane, other: ElectionLane): boolean => {
    const worse = trouble(frame, one) - trouble(frame, other);
    return worse > 0 || (worse === 0 && changedAt(one) > changedAt(other));
  };
  return (
    lanes.elections.find((lane) => isSelected(lane, selection)) ??
    lanes.elections.reduce<ElectionLane | undefined>(
      (first, lane) => (first === undefined || isBefore(lane, first) ? lane : first),
      undefined,
    )
  );
}

/** 2 more than one believes it leads, 1 nobody who runs does, 0 calm. */
function trouble(frame: Frame, lane: ElectionLane): number {
  const election = frame.elections.find(
    ({ namespace, name }) => namespace === lane.namespace && name === lane.name,
  );
  if (election === undefined) return 0;
  if (election.believers.length > 1) return 2;
  const leads = election.candidates.some(
    ({ believes, status }) => believes && status === 'running',
  );
  return leads ? 0 : 1;
}

/** How bad: 2 Unknown, 1 late or off or cut, 0 calm. */
function badness(node: NodeView): number {
  if (node.ready === 'Unknown') return 2;
  const isLate = (node.observer.silence ?? 0) > node.observer.ordinary;
  return isLate || node.status !== 'running' || node.link.cut !== null ? 1 : 0;
}

/** The worst node but the selected one. Among equals the one shown before stays, so that lanes do not swap. */
function worstNode({ frame, worstBefore }: ChooseInput, selected: number): string | null {
  let worst: NodeView | null = null;
  for (const node of frame.nodes) {
    if (node.index === selected) continue;
    const before = worst === null ? -1 : badness(worst);
    const isWorse = badness(node) > before;
    if (isWorse || (badness(node) === before && node.name === worstBefore)) worst = node;
  }
  return worst?.name ?? null;
}

/** Finding the parties of a frame by the ids that menus, keys and tables carry. */
import type {
  CandidateView,
  ElectionView,
  Frame,
  LinkView,
  NodeView,
  ProcessStatus,
} from '../../sources/frame.ts';

export const nodeNamed = (frame: Frame, name: string): NodeView | null =>
  frame.nodes.find((node) => node.name === name) ?? null;

export const electionNamed = (frame: Frame, namespace: string, name: string): ElectionView | null =>
  frame.elections.find((each) => each.name === name && each.namespace === namespace) ?? null;

export interface Seat {
  readonly election: ElectionView;
  readonly candidate: CandidateView;
}

/** A candidate and the election it stands in. */
export function seatOf(frame: Frame, process: string): Seat | null {
  for (const election of frame.elections) {
    const candidate = election.candidates.find((each) => each.process === process);
    if (candidate !== undefined) return { election, candidate };
  }
  return null;
}

const kubeletOf = (frame: Frame, process: string): NodeView | null =>
  frame.nodes.find((node) => node.process === process) ?? null;

export const statusOf = (frame: Frame, process: string): ProcessStatus | null =>
  kubeletOf(frame, process)?.status ?? seatOf(frame, process)?.candidate.status ?? null;

export const linkOf = (frame: Frame, process: string): LinkView | null =>
  kubeletOf(frame, process)?.link ?? seatOf(frame, process)?.candidate.link ?? null;

/** Every process that has a link to the API server, in the order of the stage. */
export const allProcesses = (frame: Frame): readonly string[] => [
  ...frame.nodes.map(({ process }) => process),
  ...frame.elections.flatMap(({ candidates }) => candidates.map(({ process }) => process)),
];

export const cutProcesses = (frame: Frame): readonly string[] =>
  allProcesses(frame).filter((process) => linkOf(frame, process)?.cut != null);

/** Finding the parties of a frame by the ids that menus, keys and tables carry. */
import { hostOf, nodeOfKubelet, programOf } from '../../narrator/names.ts';
import type {
  CandidateView,
  ClockView,
  ElectionView,
  Frame,
  LinkView,
  NodeView,
  ProcessStatus,
} from '../../sources/frame.ts';
import { hostName, shortNames } from '../common/names.ts';

/** Short name of a process: a kubelet by its node, others by host. */
export function nameOfProcess(frame: Frame, process: string): string {
  const node = nodeOfKubelet(process);
  if (node === null) return `${programOf(process)} ${hostName(hostOf(process))}`;
  return shortNames(frame.nodes.map(({ name }) => name)).get(node) ?? node;
}

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

export const clockOf = (frame: Frame, process: string): ClockView | null =>
  kubeletOf(frame, process)?.clock ?? seatOf(frame, process)?.candidate.clock ?? null;

/** Every process that has a link to the API server, in the order of the stage. */
export const allProcesses = (frame: Frame): readonly string[] => [
  ...frame.nodes.map(({ process }) => process),
  ...frame.elections.flatMap(({ candidates }) => candidates.map(({ process }) => process)),
];

/** Those that any API server is cut off from. */
export const cutProcesses = (frame: Frame): readonly string[] =>
  allProcesses(frame).filter((process) => {
    const link = linkOf(frame, process);
    return link !== null && (link.cut !== null || link.cuts.length > 0);
  });

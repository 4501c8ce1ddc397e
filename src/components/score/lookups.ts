/** Finding one party in a frame; rows keep their order, so the place it had is looked at first. */
import type {
  CandidateView,
  ElectionView,
  Frame,
  LinkView,
  NodeView,
} from '../../sources/frame.ts';

export function nodeOf(frame: Frame, name: string, index: number): NodeView | null {
  const guess = frame.nodes[index];
  if (guess?.name === name) return guess;
  return frame.nodes.find((node) => node.name === name) ?? null;
}

export const electionOf = (frame: Frame, namespace: string, name: string): ElectionView | null =>
  frame.elections.find((election) => election.name === name && election.namespace === namespace) ??
  null;

export const candidateOf = (election: ElectionView | null, process: string): CandidateView | null =>
  election?.candidates.find((candidate) => candidate.process === process) ?? null;

/** The link of a process, whichever kind it is. */
export const linkOf = (frame: Frame, process: string): LinkView | null =>
  frame.nodes.find((node) => node.process === process)?.link ??
  anyCandidate(frame, process)?.candidate.link ??
  null;

/** The candidate of any election with that process id. */
export function anyCandidate(
  frame: Frame,
  process: string,
): { readonly election: ElectionView; readonly candidate: CandidateView } | null {
  for (const election of frame.elections) {
    const candidate = candidateOf(election, process);
    if (candidate !== null) return { election, candidate };
  }
  return null;
}

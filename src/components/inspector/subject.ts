/** What the inspector is about: the parties behind a selection, found in a frame. Pure. */
import type {
  CandidateView,
  ElectionView,
  Frame,
  LeaseView,
  NodeView,
} from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import { electionNamed, nodeNamed, seatOf } from '../controls/targets.ts';

export const NODE_LEASES = 'kube-node-lease';

export type Subject =
  | { readonly kind: 'node'; readonly node: NodeView }
  | { readonly kind: 'election'; readonly election: ElectionView }
  | { readonly kind: 'process'; readonly election: ElectionView; readonly candidate: CandidateView }
  | { readonly kind: 'apiServer' };

export function subjectOf(frame: Frame, selection: Selection | null): Subject | null {
  switch (selection?.kind) {
    case undefined:
      return null;
    case 'node': {
      const node = nodeNamed(frame, selection.name);
      return node === null ? null : { kind: 'node', node };
    }
    case 'election': {
      const election = electionNamed(frame, selection.namespace, selection.name);
      return election === null ? null : { kind: 'election', election };
    }
    case 'process': {
      const node = frame.nodes.find(({ process }) => process === selection.process);
      if (node !== undefined) return { kind: 'node', node };
      const seat = seatOf(frame, selection.process);
      return seat === null ? null : { kind: 'process', ...seat };
    }
    case 'apiServer':
      return { kind: 'apiServer' };
  }
}

export interface LeaseName {
  readonly namespace: string;
  readonly name: string;
}

/** The Lease that the subject is about. */
export function leaseNameOf(subject: Subject | null): LeaseName | null {
  if (subject === null || subject.kind === 'apiServer') return null;
  if (subject.kind === 'node') return { namespace: NODE_LEASES, name: subject.node.name };
  return { namespace: subject.election.namespace, name: subject.election.name };
}

export const leaseOf = (frame: Frame, name: LeaseName | null): LeaseView | null =>
  name === null
    ? null
    : (frame.leases.find(
        ({ object: { metadata } }) =>
          metadata.name === name.name && metadata.namespace === name.namespace,
      ) ?? null);

/** The candidate that the record names, else one that believes it leads. */
export const leaderOf = (election: ElectionView): CandidateView | null =>
  election.candidates.find(({ process }) => process === election.written) ??
  election.candidates.find(({ believes }) => believes) ??
  null;

/** Among those that wait for the lock, the one that has waited longest: it may act first. */
export function longestWaiting(election: ElectionView): CandidateView | null {
  let longest: CandidateView | null = null;
  for (const candidate of election.candidates) {
    if (candidate.believes || candidate.process === election.written) continue;
    if (candidate.status !== 'running' || candidate.silence === null) continue;
    if (candidate.silence > (longest?.silence ?? -1)) longest = candidate;
  }
  return longest;
}

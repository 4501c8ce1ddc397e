/**
 * What waits for etcd's disks at a ticket: the write that came first, how much of its commit has
 * passed, or that it hangs. Pure.
 */
import type { Frame, MessageView } from '../../sources/frame.ts';

export interface Commit {
  /** From 0 to 1. */
  readonly share: number;
  /** No majority, or the disks stand still: nobody knows when it goes on. */
  readonly hangs: boolean;
}

/** Commits shorter than this are over before anybody sees them, ms. */
const SHORTEST = 50;

const isWrite = ({ kind, state, verb }: MessageView): boolean =>
  kind === 'request' && state === 'inServer' && verb !== 'GET' && verb !== 'LIST';

/** The oldest write to this Lease that is at etcd; null if there is none, or it is too quick to be seen. */
export function commitOf(
  frame: Frame,
  lease: { readonly namespace: string; readonly name: string },
): Commit | null {
  const { etcd } = frame.controlPlane;
  const hangs = etcd.leader === null || etcd.stalled;
  if ((!hangs && etcd.commitDelayMs < SHORTEST) || frame.apiServer.state !== 'serving') return null;
  const write = frame.messages.find(
    (message) =>
      isWrite(message) &&
      message.lease?.namespace === lease.namespace &&
      message.lease.name === lease.name,
  );
  if (write === undefined) return null;
  const since = frame.now - (write.arrivesAt ?? write.sentAt);
  const share = etcd.commitDelayMs === 0 ? 1 : since / (etcd.commitDelayMs * 1000);
  return { share: Math.min(Math.max(share, 0), 1), hangs };
}

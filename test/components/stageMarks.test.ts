/** Marks of what was done: a clock that was turned, with its arrow, and a commit that takes its time. */
import { describe, expect, it } from 'vitest';
import { clockMark } from '../../src/components/score/clockMark.ts';
import { commitOf } from '../../src/components/score/commits.ts';
import type { FactBody } from '../../src/engine/index.ts';
import { translator } from '../../src/i18n/translate.ts';
import type { EtcdView, Frame, MessageView } from '../../src/sources/frame.ts';
import { calmFrame, message, NODE_1, S, withMessages, withNode } from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';

const KUBELET = `kubelet/${NODE_1}`;
const t = translator('en');

describe('the clock of a process', () => {
  const ahead = withNode(calmFrame(20 * S), NODE_1, () => ({
    clock: { offset: 8 * S, ratePpm: 1_100_000 },
  }));
  const stepped = (at: number, seconds: number) =>
    factLog([at, { kind: 'clockStepped', process: KUBELET, seconds } satisfies FactBody]);

  it('has no mark while it is true', () => {
    expect(clockMark(calmFrame(), [], KUBELET, t)).toBeNull();
  });

  it('CK-1, CK-2 says offset and rate beside each other', () => {
    expect(clockMark(ahead, [], KUBELET, t)).toBe('+8.0 s ×1.1');
  });

  it('CK-1 points ahead or back at the moment of a step, and not for long', () => {
    expect(clockMark(ahead, stepped(19.5, 8), KUBELET, t)).toBe('+8.0 s ×1.1 →');
    expect(clockMark(ahead, stepped(19.5, -3), KUBELET, t)).toBe('← +8.0 s ×1.1');
    expect(clockMark(ahead, stepped(15, 8), KUBELET, t)).toBe('+8.0 s ×1.1');
  });
});

describe('a write that waits for etcd', () => {
  const LEASE = { namespace: 'kube-node-lease', name: NODE_1 };
  const inside = (change: Partial<MessageView> = {}): MessageView => ({
    ...message(calmFrame(10.5 * S), KUBELET, { state: 'inServer', arrivesAt: 10 * S }),
    ...change,
  });
  function frameWith(etcd: Partial<EtcdView>, write: MessageView): Frame {
    const frame = withMessages(calmFrame(10.5 * S), [write]);
    const { controlPlane } = frame;
    return {
      ...frame,
      controlPlane: { ...controlPlane, etcd: { ...controlPlane.etcd, ...etcd } },
    };
  }

  it('fills the edge of its ticket as the time of the commit passes', () => {
    const commit = commitOf(frameWith({ commitDelayMs: 1000 }, inside()), LEASE);
    expect(commit).toEqual({ share: 0.5, hangs: false });
  });

  it('hangs without a majority, however long it has been there', () => {
    const commit = commitOf(frameWith({ leader: null }, inside({ arrivesAt: 0 })), LEASE);
    expect(commit?.hangs).toBe(true);
  });

  it('shows nothing for a read, for another Lease, or for a commit too quick to be seen', () => {
    const slow = { commitDelayMs: 1000 };
    expect(commitOf(frameWith(slow, inside({ verb: 'GET' })), LEASE)).toBeNull();
    expect(commitOf(frameWith(slow, inside()), { ...LEASE, name: 'another' })).toBeNull();
    expect(commitOf(frameWith({ commitDelayMs: 2 }, inside()), LEASE)).toBeNull();
  });
});

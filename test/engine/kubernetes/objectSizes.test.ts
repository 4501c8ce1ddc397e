/** Bytes of stored Leases, against what was measured in a real etcd (SZ-3). */
import { describe, expect, it } from 'vitest';
import { leaseBytes, nodeLeaseBytes } from '../../../src/engine/kubernetes/objectSizes.ts';
import type { WallTime } from '../../../src/engine/base/time.ts';

const time = 1_795_000_000_874_963 as WallTime;
const uuid = '77780e50-0875-421e-8348-f1cf16f96255';

/** A lock as the recordings' host wrote it. */
const lock = (name: string): number =>
  leaseBytes({
    name,
    namespace: 'kube-system',
    manager: name,
    spec: {
      holderIdentity: `vm_${uuid}`,
      leaseDurationSeconds: 15,
      acquireTime: time,
      renewTime: time,
      leaseTransitions: 0,
    },
  });

const identity = (annotations: Record<string, string> | undefined): number => {
  const name = `apiserver-${'a'.repeat(26)}`;
  return leaseBytes({
    name,
    namespace: 'kube-system',
    manager: 'kube-apiserver',
    labels: {
      'apiserver.kubernetes.io/identity': 'kube-apiserver',
      'kubernetes.io/hostname': 'vm',
    },
    ...(annotations === undefined ? {} : { annotations }),
    spec: { holderIdentity: `${name}_${uuid}`, leaseDurationSeconds: 3_600, renewTime: time },
  });
};

describe('SZ-3 bytes of a stored Lease', () => {
  it.each(['node-1', 'node-12'])(
    'measured 472 to 476 B: %s, written by the recordings’ hollow kubelet',
    (name) => {
      const bytes = nodeLeaseBytes(name, 40, 'hollow-kubelet');
      expect(bytes).toBeGreaterThanOrEqual(472);
      expect(bytes).toBeLessThanOrEqual(476);
    },
  );

  it('about 465 B for node-1, about 570 B for a cloud host name of 40 characters', () => {
    expect(Math.abs(nodeLeaseBytes('node-1', 40) - 465)).toBeLessThanOrEqual(2);
    expect(Math.abs(nodeLeaseBytes('n'.repeat(40), 40) - 570)).toBeLessThanOrEqual(2);
  });

  it('measured 425 B: the lock of kube-controller-manager; 407 B: of kube-scheduler', () => {
    expect(lock('kube-controller-manager')).toBe(425);
    expect(lock('kube-scheduler')).toBe(407);
  });

  it('about 600 B for an identity Lease; measured 719 B with the peer address', () => {
    expect(Math.abs(identity(undefined) - 600)).toBeLessThanOrEqual(10);
    const withPeer = identity({ 'kubernetes.io/peer-advertise-address': '127.0.0.1:6443' });
    expect(Math.abs(withPeer - 719)).toBeLessThanOrEqual(1);
  });

  it('counts bytes, not characters, and lets a zero time take none', () => {
    expect(nodeLeaseBytes('é', 40)).toBe(nodeLeaseBytes('ab', 40));
    const released = leaseBytes({
      name: 'x',
      namespace: 'n',
      manager: 'm',
      spec: { renewTime: null },
    });
    const held = leaseBytes({ name: 'x', namespace: 'n', manager: 'm', spec: { renewTime: time } });
    expect(held - released).toBe(12);
  });
});

/** API servers' identity Leases and the collector of dead ones, on whole clusters (AI, AS-12). */
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  gatesOf,
  releaseOf,
  type KubernetesRelease,
  type LeaseObject,
  type Scenario,
} from '../../../src/engine/index.ts';
import type { WallTime } from '../../../src/engine/base/time.ts';
import { identityLeaseName } from '../../../src/engine/kubernetes/identityLease.ts';
import { isIdentityExpired } from '../../../src/engine/kubernetes/leaseGc.ts';
import { buildScenario, clusterOf, type Cluster } from '../../support/buildCluster.ts';
import { factsOf, secondsAt } from '../../support/story.ts';

const SERVER = 'kube-apiserver/cp-1';
const NAME = identityLeaseName('cp-1');

const clusterWith = (changes: Partial<Scenario> = {}): Cluster => {
  const scenario = {
    ...buildScenario({ nodes: 0, components: {} }),
    featureGates: gatesOf(releaseOf('1.36')),
    ...changes,
  };
  return clusterOf(scenario, createSimulation(scenario));
};

const machines = (...names: readonly string[]): Scenario['controlPlane'] => ({
  machines: names.map((name) => ({ name, startSeconds: 0 })),
});

const under = (release: KubernetesRelease): Partial<Scenario> => ({
  kubernetes: release,
  featureGates: gatesOf(releaseOf(release)),
});

const leaseOf = (cluster: Cluster, name = NAME): LeaseObject | undefined =>
  cluster.simulation
    .objects()
    .find((each): each is LeaseObject => each.kind === 'Lease' && each.metadata.name === name);

const asked = (cluster: Cluster, from: number): string[] =>
  factsOf(cluster, 'requestSent', (fact) => fact.process === SERVER && fact.name === NAME)
    .filter((fact) => secondsAt(fact) >= from)
    .map(({ verb }) => verb);

describe('identity Leases', () => {
  it('AI-1 the name comes from the host alone: the recorded machine has the recorded name', () => {
    expect(identityLeaseName('vm')).toBe('apiserver-wlv32tlttr4jl3gtroqexyxapa');
    expect(leaseOf(clusterWith())).toBeDefined();
  });

  it('AI-2 holder, labels and, from 1.36, the address for other servers', () => {
    const lease = leaseOf(clusterWith());
    expect(lease?.spec.holderIdentity).toMatch(new RegExp(`^${NAME}_[0-9a-f-]{36}$`));
    expect(lease?.spec.leaseDurationSeconds).toBe(3_600);
    expect(lease?.metadata.labels).toEqual({
      'apiserver.kubernetes.io/identity': 'kube-apiserver',
      'kubernetes.io/hostname': 'cp-1',
    });
    expect(lease?.metadata.annotations).toEqual({
      'kubernetes.io/peer-advertise-address': '10.0.0.1:6443',
    });
    expect(leaseOf(clusterWith(under('1.34')))?.metadata.annotations).toBeUndefined();
  });

  it('AI-3 is renewed as a kubelet renews, without an owner', () => {
    const cluster = clusterWith();
    cluster.run(600);
    const times = factsOf(cluster, 'leaseWritten', ({ name }) => name === NAME).map(secondsAt);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(50);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...gaps)).toBeLessThan(10.44);
    expect(leaseOf(cluster)?.metadata.ownerReferences).toBeUndefined();
  });

  it('AI-4 a start deletes what was there, then reads and creates', () => {
    const cluster = clusterWith();
    const before = leaseOf(cluster);
    cluster.run(20);
    cluster.act({ kind: 'apiServerDown' });
    cluster.run(5);
    expect(leaseOf(cluster)?.metadata.uid).toBe(before?.metadata.uid);
    cluster.act({ kind: 'apiServerUp' });
    cluster.run(1);
    expect(asked(cluster, 25)).toEqual(['DELETE', 'GET', 'POST']);
    expect(leaseOf(cluster)?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(leaseOf(cluster)?.spec.holderIdentity).not.toBe(before?.spec.holderIdentity);
  });

  it('AI-4 a graceful stop deletes its Lease at once, and only then the server is gone', () => {
    const cluster = clusterWith();
    cluster.run(20);
    cluster.act({ kind: 'stop', process: SERVER });
    cluster.run(5);
    expect(leaseOf(cluster)).toBeUndefined();
    const deleted = factsOf(cluster, 'leaseDeleted').map(secondsAt)[0] ?? 0;
    const down = factsOf(cluster, 'apiServerDown').map(secondsAt)[0] ?? 0;
    expect(deleted - 20).toBeLessThan(0.02);
    expect(down - deleted).toBeGreaterThan(0.05);
    expect(down - deleted).toBeLessThan(0.1);
  });

  it('AI-4 a server frozen in the middle of its stop ends when it thaws, and comes back if it was asked to', () => {
    const cluster = clusterWith();
    cluster.run(20);
    cluster.act({ kind: 'stop', process: SERVER });
    cluster.run(0.05);
    cluster.act({ kind: 'apiServerFreeze' });
    cluster.run(30);
    expect(factsOf(cluster, 'apiServerDown')).toEqual([]);
    cluster.act({ kind: 'apiServerUp' });
    cluster.act({ kind: 'apiServerThaw' });
    cluster.run(1);
    expect(factsOf(cluster, 'apiServerDown')).toHaveLength(1);
    expect(factsOf(cluster, 'apiServerUp')).toHaveLength(1);
    expect(leaseOf(cluster)).toBeDefined();
  });

  it('AI-5 before 1.35 a restarted server goes on with the old Lease, under the old holder', () => {
    const cluster = clusterWith(under('1.34'));
    const before = leaseOf(cluster);
    cluster.run(20);
    cluster.act({ kind: 'stop', process: SERVER });
    cluster.run(5);
    expect(leaseOf(cluster)).toBeDefined();
    cluster.act({ kind: 'start', process: SERVER });
    cluster.run(30);
    expect(asked(cluster, 25).slice(0, 2)).toEqual(['GET', 'PUT']);
    expect(leaseOf(cluster)?.metadata.uid).toBe(before?.metadata.uid);
    expect(leaseOf(cluster)?.spec.holderIdentity).toBe(before?.spec.holderIdentity);
    expect(leaseOf(cluster)?.spec.renewTime).not.toBe(before?.spec.renewTime);
  });

  it('AI-6 counts as dead strictly after its duration, or without a time', () => {
    const lease = {
      namespace: 'kube-system',
      name: NAME,
      uid: '',
      resourceVersion: 1,
      creationTimestamp: 0 as WallTime,
      spec: { renewTime: 0 as WallTime, leaseDurationSeconds: 3_600 },
    };
    expect(isIdentityExpired(lease, 3_600_000_000 as WallTime)).toBe(false);
    expect(isIdentityExpired(lease, 3_600_000_001 as WallTime)).toBe(true);
    expect(isIdentityExpired({ ...lease, spec: {} }, 0 as WallTime)).toBe(true);
  });

  it('AI-6 and AI-7 the Lease of a dead server is deleted by another one, one to two hours after its last renewal', () => {
    const cluster = clusterWith({ controlPlane: machines('cp-1', 'cp-2', 'cp-3') });
    cluster.run(30);
    cluster.act({ kind: 'apiServerDown', server: SERVER });
    const gone = cluster.until('garbageCollected', ({ name }) => name === NAME, 7_300);
    expect(gone.resource).toBe('Lease');
    expect(gone.process).not.toBe(SERVER);
    expect(secondsAt(gone)).toBeGreaterThan(20 + 3_600);
    expect(secondsAt(gone)).toBeLessThan(30 + 7_200 + 1);
    expect(leaseOf(cluster)).toBeUndefined();
    expect(leaseOf(cluster, identityLeaseName('cp-2'))).toBeDefined();
  });

  it('there are none before the gate came, nor with the gate off', () => {
    const { featureGates } = buildScenario();
    for (const changes of [
      under('1.17'),
      { featureGates: { ...featureGates, APIServerIdentity: false } },
    ]) {
      const cluster = clusterWith(changes);
      cluster.run(30);
      expect(leaseOf(cluster)).toBeUndefined();
    }
  });
});

describe('the first start of a new cluster', () => {
  it('AS-12 usually meets a namespace that is not there yet, and is repeated after 0.2 s', () => {
    const firsts = Array.from({ length: 60 }, (_, seed) => {
      const cluster = clusterWith({
        seed,
        start: 'cold',
        controlPlane: { machines: [{ name: 'cp-1', startSeconds: 1 }] },
      });
      cluster.run(2);
      return asked(cluster, 1);
    });
    const late = firsts.filter((verbs) => verbs.length === 5);
    expect(late.length).toBeGreaterThan(30);
    expect(late.length).toBeLessThan(57);
    expect(late[0]).toEqual(['DELETE', 'GET', 'POST', 'GET', 'POST']);
    expect(firsts.filter((verbs) => verbs.length === 3).length).toBe(60 - late.length);
  });
});

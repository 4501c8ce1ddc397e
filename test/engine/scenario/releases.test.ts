/** One table holds what differs between releases, and the parser obeys it. */
import { describe, expect, it } from 'vitest';
import { gatesOf, parseScenario, RELEASES, releaseOf } from '../../../src/engine/index.ts';

const HEAD = { format: 'lease-lab/scenario', version: 1 };

const read = (document: object): ReturnType<typeof parseScenario> =>
  parseScenario({ ...HEAD, ...document });

const problemsOf = (document: object): string[] => {
  const parsed = read(document);
  return parsed.ok ? [] : parsed.error.map(({ path, code }) => `${path}: ${code}`);
};

describe('releases', () => {
  it.each([
    ['1.13', 40, 60],
    ['1.17', 40, 300],
    ['1.31', 40, 300],
    ['1.32', 50, 300],
    ['1.37', 50, 300],
  ] as const)(
    '%s waits %d s for a silent node, and reports every %d s',
    (kubernetes, grace, report) => {
      const parsed = read({ kubernetes });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      expect(parsed.value.nodeLifecycle.nodeMonitorGracePeriodSeconds).toBe(grace);
      expect(parsed.value.kubelet.nodeStatusReportFrequencySeconds).toBe(report);
    },
  );

  it('what a release brought, later ones keep', () => {
    const since = (brought: (release: ReturnType<typeof releaseOf>) => boolean): string[] =>
      RELEASES.filter((name) => brought(releaseOf(name)));
    expect(since((release) => release.leaseJitter)[0]).toBe('1.29');
    expect(since((release) => release.fastPath)[0]).toBe('1.31');
    expect(since((release) => release.noExecuteInSamePass)).toEqual(['1.34', '1.36', '1.37']);
    expect(since((release) => release.releaseReadsFirst)).toEqual(['1.34', '1.36', '1.37']);
    expect(since((release) => release.identityLeaseDeleted)).toEqual(['1.36', '1.37']);
    expect(since((release) => release.releaseRetriesOnConflict)).toEqual(['1.37']);
    expect(since((release) => gatesOf(release).NodeLease)[0]).toBe('1.17');
    expect(since((release) => gatesOf(release).APIServerIdentity)[0]).toBe('1.29');
    expect(since((release) => gatesOf(release).CoordinatedLeaderElection)).toEqual([]);
  });

  it('a gate that the release does not know, or has locked, cannot be set', () => {
    const set = (kubernetes: string, featureGates: object): string[] =>
      problemsOf({ kubernetes, featureGates });
    expect(set('1.13', { NodeLease: true })).toEqual([]);
    expect(set('1.17', { NodeLease: false })).toEqual(['featureGates.NodeLease: lockedGate']);
    expect(set('1.29', { CoordinatedLeaderElection: true })).toEqual([
      'featureGates.CoordinatedLeaderElection: unknownGate',
    ]);
    expect(set('1.36', { CoordinatedLeaderElection: true })).toEqual([]);
    expect(set('1.36', { NoSuchGate: true })).toEqual(['featureGates.NoSuchGate: unknownField']);
  });

  it('a controller manager releases its lock when its gate is on (LE-20)', () => {
    const parsed = read({
      featureGates: { ControllerManagerReleaseLeaderElectionLockOnExit: true },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(
      parsed.value.components.map(({ name, releaseOnCancel }) => [name, releaseOnCancel]),
    ).toEqual([
      ['kube-controller-manager', true],
      ['kube-scheduler', true],
    ]);
  });

  it.each([
    [{ controlPlane: { machines: 2 } }, 'controlPlane.machines: limit'],
    [{ controlPlane: { machines: ['a', 'b', 'a'] } }, 'controlPlane.machines[2]: duplicate'],
    [{ etcd: { commitDelayMs: -1 } }, 'etcd.commitDelayMs: range'],
    [{ clocks: [{ process: 'kubelet/none' }] }, 'clocks[0].process: unknownProcess'],
    [{ network: { lossPercent: 101 } }, 'network.lossPercent: range'],
    [
      { workloads: [{ kind: 'DaemonSet', name: 'a', replicas: 2 }] },
      'workloads[0].replicas: unknownField',
    ],
    [{ workloads: [{ name: 'a' }, { name: 'a' }] }, 'workloads[1].name: duplicate'],
    [{ components: [{ name: 'etcd' }] }, 'components[0].name: dns1123Subdomain'],
    [
      { components: [{ name: 'x', candidates: [{ host: 'a', binaryVersion: 'v1.36.0' }] }] },
      'components[0].candidates[0].binaryVersion: semver',
    ],
    [
      {
        components: [
          {
            name: 'x',
            candidates: [{ host: 'a', binaryVersion: '1.36.0', emulationVersion: '1.37.0' }],
          },
        ],
      },
      'components[0].candidates[0].emulationVersion: range',
    ],
  ])('%j is refused by name', (document, problem) => {
    expect(problemsOf(document)).toEqual([problem]);
  });
});

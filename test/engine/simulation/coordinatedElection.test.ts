/**
 * Coordinated election on whole clusters: what the processes and the controller do together (CE),
 * and the times of reference 10.3 over many seeds. Programs neither release their lock nor start
 * anew here, as in the recording.
 */
import { describe, expect, it } from 'vitest';
import { createSimulation, type LeaseObject, type Scenario } from '../../../src/engine/index.ts';
import { buildScenario, clusterOf, component, type Cluster } from '../../support/buildCluster.ts';
import { factsOf, secondsAt } from '../../support/story.ts';

const PROGRAM = 'my-operator';
const OLD = { binaryVersion: '1.36.0', emulationVersion: '1.35.0' };

interface Standing {
  readonly host: string;
  readonly at: number;
  readonly old?: true;
}

function election(standing: readonly Standing[], more: Partial<Scenario> = {}): Cluster {
  const base = buildScenario({ nodes: 0, components: {}, start: 'cold' });
  const scenario: Scenario = {
    ...base,
    featureGates: { ...base.featureGates, CoordinatedLeaderElection: true },
    network: { latencyMs: 0.3, jitterMs: 0.2, lossPercent: 0 },
    components: [
      {
        ...component(PROGRAM, []),
        candidates: standing.map(({ host, at, old }) => ({
          host,
          startSeconds: at,
          ...(old ? OLD : { binaryVersion: '1.36.0' }),
        })),
        releaseOnCancel: false,
        restarts: false,
      },
    ],
    ...more,
  };
  return clusterOf(scenario, createSimulation(scenario));
}

const process = (host: string): string => `${PROGRAM}/${host}`;
const crash = (cluster: Cluster, host: string): void =>
  cluster.act({ kind: 'crash', process: process(host) });

const times = (cluster: Cluster, kind: 'leaseAssigned' | 'preferredHolderSet'): number[] =>
  factsOf(cluster, kind, ({ name }) => name === PROGRAM).map(secondsAt);
const candidateWrites = (cluster: Cluster, what: string) =>
  factsOf(cluster, 'candidateWritten', (fact) => fact.what === what);
const works = (cluster: Cluster, host: string): number => {
  const [first] = factsOf(cluster, 'startedLeading', (fact) => fact.process === process(host));
  if (first === undefined) throw new Error(`${host} never works`);
  return secondsAt(first);
};
/** When a process last renewed the lock. */
const lastRenewal = (cluster: Cluster, host: string): number =>
  Math.max(
    ...factsOf(
      cluster,
      'leaseWritten',
      (fact) => fact.name === PROGRAM && fact.process === process(host),
    ).map(secondsAt),
  );
const lockOf = (cluster: Cluster): LeaseObject | undefined =>
  cluster.simulation
    .objects()
    .find((each): each is LeaseObject => each.kind === 'Lease' && each.metadata.name === PROGRAM);
const overSeeds = <T>(count: number, run: (seed: number) => T): T[] =>
  Array.from({ length: count }, (_, seed) => run(seed));

const PAIR = [
  { host: 'a', at: 2 },
  { host: 'b', at: 5 },
] as const;

describe('the pings', () => {
  it('CE-6 of one run go out at the same instant', () => {
    const cluster = election([...PAIR, { host: 'c', at: 30, old: true }]);
    cluster.run(60);
    const pings = factsOf(
      cluster,
      'requestSent',
      (fact) =>
        fact.resource === 'LeaseCandidate' &&
        fact.verb === 'PUT' &&
        fact.process.startsWith('kube-apiserver/'),
    ).map(secondsAt);
    expect(pings.length).toBeGreaterThan(4);
    expect(new Set(pings).size).toBeLessThan(pings.length);
  });
});

describe('the candidates', () => {
  it('CE-1 a candidate appears 0.1 s after its elector, and renews every 5 min by itself', () => {
    const cluster = election([{ host: 'a', at: 2 }]);
    cluster.run(620);
    const [created] = candidateWrites(cluster, 'created').map(secondsAt);
    expect((created ?? 0) - 2).toBeGreaterThan(0.1);
    expect((created ?? 0) - 2).toBeLessThan(0.13);
    const renewed = candidateWrites(cluster, 'renewed').map(secondsAt);
    expect(renewed.map((time) => Math.round(time))).toEqual([302, 602]);
  });

  it('CE-1 a candidate that starts before its API server waits as a watch does, and is there 60 s after the server at the latest', () => {
    for (const seed of [1, 2, 3]) {
      const controlPlane = { machines: [{ name: 'cp-1', startSeconds: 150 }] };
      const cluster = election([{ host: 'a', at: 2 }], { seed, controlPlane });
      cluster.run(215);
      const [created] = candidateWrites(cluster, 'created').map(secondsAt);
      expect(created).toBeGreaterThan(150);
      expect(created).toBeLessThan(211);
    }
  });

  it('CE-1 and CE-6 a ping is answered within 0.2 s', () => {
    const cluster = election([...PAIR, { host: 'c', at: 30, old: true }]);
    cluster.run(40);
    const pinged = candidateWrites(cluster, 'pinged');
    const acked = candidateWrites(cluster, 'acked');
    expect(pinged.length).toBeGreaterThan(1);
    for (const ping of pinged) {
      const answer = acked.find((each) => each.name === ping.name && each.t > ping.t);
      expect(answer === undefined ? 99 : secondsAt(answer) - secondsAt(ping)).toBeLessThan(0.2);
    }
  });

  it('there are none while the gate is off, and the lock is taken as ever', () => {
    const { featureGates } = buildScenario();
    const cluster = election(PAIR, { featureGates });
    cluster.run(30);
    expect(candidateWrites(cluster, 'created')).toEqual([]);
    expect(lockOf(cluster)?.spec.acquireTime).toBeTypeOf('string');
  });
});

describe('the first election', () => {
  it('CE-8 the lock is assigned milliseconds after the candidate, for 5 s, and claimed 2.0 to 4.4 s after the first GET', () => {
    const runs = overSeeds(40, (seed) => {
      const cluster = election([{ host: 'a', at: 2 }], { seed });
      cluster.run(8);
      const [created] = candidateWrites(cluster, 'created').map(secondsAt);
      return {
        assigned: (times(cluster, 'leaseAssigned')[0] ?? 99) - (created ?? 0),
        works: works(cluster, 'a') - 2,
      };
    });
    for (const run of runs) {
      expect(run.assigned).toBeLessThan(0.01);
      expect(run.works).toBeGreaterThan(2);
      expect(run.works).toBeLessThan(4.45);
    }
    const cluster = election([{ host: 'a', at: 2 }]);
    cluster.run(2.2);
    expect(Object.keys(lockOf(cluster)?.spec ?? {})).toEqual([
      'holderIdentity',
      'leaseDurationSeconds',
      'renewTime',
      'strategy',
    ]);
    expect(lockOf(cluster)?.spec.leaseDurationSeconds).toBe(5);
  });

  it('CE-13 a rival of the same second is drawn best again and again; one of another second never is', () => {
    const preferred = overSeeds(30, (seed) => {
      const cluster = election(
        [
          { host: 'a', at: 2 },
          { host: 'b', at: 2.2 },
        ],
        { seed },
      );
      cluster.run(40);
      return times(cluster, 'preferredHolderSet').length;
    });
    expect(preferred.filter((count) => count > 0).length).toBeGreaterThan(20);
    const cluster = election(PAIR);
    cluster.run(40);
    expect(times(cluster, 'preferredHolderSet')).toEqual([]);
  });
});

describe('a leader that crashes', () => {
  it('10.3 with no election running (CE-4, CE-6, CE-10): assigned w + 20 to 25 s, and transitions stay 0', () => {
    for (const seed of Array.from({ length: 40 }, (_, index) => index)) {
      const cluster = election(PAIR, { seed });
      cluster.run(20 + (seed % 7) * 0.3);
      const w = lastRenewal(cluster, 'a');
      crash(cluster, 'a');
      cluster.run(35);
      const assigned = times(cluster, 'leaseAssigned')[1] ?? 0;
      expect(assigned - w).toBeGreaterThanOrEqual(19.9);
      expect(assigned - w).toBeLessThan(25.1);
      expect(works(cluster, 'b') - w).toBeLessThan(29.5);
      expect(lockOf(cluster)?.spec).toMatchObject({ leaseTransitions: 0, acquireTime: null });
    }
  });

  it('10.3 with a leftover that sorts before it (CE-14): assigned w + 15 to 20 s', () => {
    for (const seed of Array.from({ length: 40 }, (_, index) => index)) {
      const cluster = election(
        [
          { host: 'old', at: 2 },
          { host: 'a', at: 4 },
          { host: 'b', at: 6 },
        ],
        {
          seed,
        },
      );
      cluster.run(15);
      crash(cluster, 'old');
      cluster.run(60 + (seed % 7) * 0.3);
      const w = lastRenewal(cluster, 'a');
      crash(cluster, 'a');
      cluster.run(30);
      const assigned = times(cluster, 'leaseAssigned')[2] ?? 0;
      expect(assigned - w).toBeGreaterThanOrEqual(14.9);
      expect(assigned - w).toBeLessThan(20.2);
      expect(works(cluster, 'b') - w).toBeLessThan(24.6);
    }
  });

  it('CE-7 with nobody left there is one vote without a winner, and then silence until somebody comes', () => {
    const cluster = election([
      { host: 'a', at: 2 },
      { host: 'late', at: 120 },
    ]);
    cluster.run(20);
    crash(cluster, 'a');
    cluster.run(90);
    const votes = factsOf(cluster, 'voteHeld', ({ t, name }) => t > 20_000_000 && name === PROGRAM);
    expect(votes.map(({ winner, answered }) => [winner, answered])).toEqual([['', 0]]);
    cluster.run(20);
    expect(works(cluster, 'late') - 120).toBeLessThan(10);
  });
});

describe('a better candidate', () => {
  it('10.3 CE-9 the old leader stops 12 s after its last renewal, and the new one works P + 15 to 26.4 s', () => {
    for (const seed of Array.from({ length: 40 }, (_, index) => index)) {
      const cluster = election([...PAIR, { host: 'c', at: 40 + (seed % 7) * 0.3, old: true }], {
        seed,
      });
      cluster.run(75);
      const [preferred] = times(cluster, 'preferredHolderSet');
      const [stopped] = factsOf(cluster, 'stoppedLeading').map(secondsAt);
      const w = lastRenewal(cluster, 'a');
      expect((stopped ?? 0) - w).toBeGreaterThan(11.98);
      expect((stopped ?? 0) - w).toBeLessThan(12.03);
      expect(works(cluster, 'c') - (preferred ?? 0)).toBeGreaterThan(14.9);
      expect(works(cluster, 'c') - (preferred ?? 0)).toBeLessThan(26.5);
    }
  });

  it('CE-11 does not win while its clock is more than 5 s behind', () => {
    const clocks = [{ process: process('c'), offsetSeconds: -6, ratePpm: 1_000_000 }];
    const cluster = election([...PAIR, { host: 'c', at: 30, old: true }], { clocks });
    cluster.run(90);
    expect(times(cluster, 'preferredHolderSet')).toEqual([]);
    expect(factsOf(cluster, 'stoppedLeading')).toEqual([]);
  });
});

describe('leftovers', () => {
  const withLeftover = (): Cluster => {
    const cluster = election([
      { host: 'old', at: 2 },
      { host: 'a', at: 4 },
    ]);
    cluster.run(15);
    crash(cluster, 'old');
    cluster.run(65);
    return cluster;
  };
  const refused = (cluster: Cluster, from: number): number =>
    factsOf(
      cluster,
      'leaseConflict',
      (fact) => fact.name === PROGRAM && fact.reason === 'AlreadyExists' && secondsAt(fact) >= from,
    ).length;

  it('CE-14 and CE-15 cost about 40 refused POSTs and 10 pings a minute, and change nothing', () => {
    const cluster = withLeftover();
    const from = 80;
    cluster.run(60);
    expect(refused(cluster, from)).toBeGreaterThan(30);
    expect(refused(cluster, from)).toBeLessThan(60);
    const pings = candidateWrites(cluster, 'pinged').filter((fact) => secondsAt(fact) >= from);
    expect(pings.length).toBeGreaterThanOrEqual(8);
    expect(pings.length).toBeLessThanOrEqual(12);
    expect(factsOf(cluster, 'stoppedLeading')).toEqual([]);
  });

  it('CE-15 with the holder best there is none of this', () => {
    const cluster = election(PAIR);
    cluster.run(120);
    expect(refused(cluster, 20)).toBe(0);
    expect(candidateWrites(cluster, 'pinged').filter((fact) => secondsAt(fact) >= 20)).toEqual([]);
  });

  it('CE-16 with nobody writing the controller looks every 5.0 s', () => {
    const cluster = withLeftover();
    crash(cluster, 'a');
    cluster.run(14);
    const votes = factsOf(cluster, 'voteHeld', (fact) => secondsAt(fact) > 81).map(secondsAt);
    const looks = [
      ...votes,
      ...candidateWrites(cluster, 'pinged')
        .map(secondsAt)
        .filter((time) => time > 81),
    ].sort((one, other) => one - other);
    expect(looks.length).toBeGreaterThan(0);
    for (const look of looks) {
      const phase = (look - (looks[0] ?? 0)) / 5;
      expect(Math.abs(phase - Math.round(phase))).toBeLessThan(0.02);
    }
  });

  it('CE-12 are deleted by the collector once they have not renewed for 30 min', () => {
    const cluster = election([
      { host: 'old', at: 2 },
      { host: 'a', at: 4 },
    ]);
    cluster.run(15);
    crash(cluster, 'old');
    const gone = cluster.until('garbageCollected', undefined, 3_700);
    expect(gone.resource).toBe('LeaseCandidate');
    expect(secondsAt(gone)).toBeGreaterThan(1_800);
    expect(secondsAt(gone)).toBeLessThan(3_605);
  });
});

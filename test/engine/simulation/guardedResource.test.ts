/** A resource that only the leader should write to: what fencing stops, and which token does it. */
import { describe, expect, it } from 'vitest';
import {
  breaksOf,
  createSimulation,
  type Fact,
  type FactOf,
  type Fencing,
} from '../../../src/engine/index.ts';
import { buildScenario, clusterOf, type Cluster } from '../../support/buildCluster.ts';

const LOCK = 'operator';
const OLD = `${LOCK}/a`;
const NEW = `${LOCK}/b`;

function guarded(fencing: Fencing | null, seed = 7): Cluster {
  const base = buildScenario({
    seed,
    nodes: 1,
    podsPerNode: 0,
    components: { [LOCK]: ['a', 'b'] },
  });
  const scenario = {
    ...base,
    components: base.components.map((component) => ({
      ...component,
      leaseTransitions: 5,
      ...(fencing === null ? {} : { guardedResource: { fencing } }),
    })),
  };
  return clusterOf(scenario, createSimulation(scenario));
}

/** The leader sleeps until it is replaced, and wakes up; when it did. */
function wakeUpReplaced(cluster: Cluster): number {
  cluster.run(20);
  cluster.act({ kind: 'pause', process: OLD });
  cluster.run(30);
  const woken = cluster.simulation.now;
  cluster.act({ kind: 'resume', process: OLD });
  cluster.run(20);
  return woken;
}

type WriteFact = FactOf<'resourceWritten'> | FactOf<'resourceWriteRefused'>;

const isWrite = (fact: Fact): fact is WriteFact =>
  fact.kind === 'resourceWritten' || fact.kind === 'resourceWriteRefused';

const writes = (cluster: Cluster, process: string, from = 0): readonly WriteFact[] =>
  cluster
    .facts()
    .filter(isWrite)
    .filter((fact) => fact.process === process && fact.t >= from);

const kinds = (facts: readonly Fact[]): readonly string[] => [
  ...new Set(facts.map(({ kind }) => kind)),
];

const staleWrites = (cluster: Cluster) =>
  breaksOf(cluster.facts()).filter(({ invariant }) => invariant === 'noStaleWrite');

describe('a resource that only the leader should write to', () => {
  it('LE-32 without fencing, what a leader writes that slept and was replaced lands, until it stops', () => {
    const cluster = guarded('none');
    const woken = wakeUpReplaced(cluster);
    const stale = writes(cluster, OLD, woken);
    expect(kinds(stale)).toEqual(['resourceWritten']);
    expect(stale.length).toBeGreaterThan(5);
    expect(stale.every((fact) => fact.holderIdentity !== fact.identity)).toBe(true);
    const stopped = cluster
      .facts()
      .find((fact) => fact.kind === 'workCancelled' && fact.process === OLD);
    expect(staleWrites(cluster)).toMatchObject([
      { subject: OLD, lease: `kube-system/${LOCK}`, until: stopped?.t },
    ]);
    const resource = cluster.simulation.world.resources.get(`kube-system/${LOCK}`);
    expect(resource).toMatchObject({ refused: 0, odd: { process: OLD, isRefused: false } });
    expect(resource?.stale).toBe(stale.length);
  });

  it.each(['leaseTransitions', 'resourceVersion'] as const)(
    'LE-32 with %s as the token the same writes are refused, each below what is stored',
    (fencing) => {
      const cluster = guarded(fencing);
      const woken = wakeUpReplaced(cluster);
      const stale = writes(cluster, OLD, woken);
      expect(kinds(stale)).toEqual(['resourceWriteRefused']);
      expect(stale.every((fact) => fact.token < fact.stored)).toBe(true);
      expect(stale.map((fact) => fact.refusal)).toEqual(stale.map((_, index) => index + 1));
      expect(kinds(writes(cluster, NEW))).toEqual(['resourceWritten']);
      expect(staleWrites(cluster)).toEqual([]);
    },
  );

  it('LE-28 leaseTransitions fails as a token once the Lease is deleted: the rightful leader is refused, the stale one lands', () => {
    const cluster = deletedUnderTheLeader('leaseTransitions');
    const [deleted] = cluster.facts().filter(({ kind }) => kind === 'leaseDeleted');
    const from = (deleted?.t ?? 0) + 5e6;
    expect(writes(cluster, NEW).map(({ token }) => token)).toContain(0);
    expect(kinds(writes(cluster, NEW))).toEqual(['resourceWriteRefused']);
    expect(kinds(writes(cluster, OLD, from))).toEqual(['resourceWritten']);
  });

  it('LE-28 the resourceVersion of the own last write works there too: it is a revision of the whole cluster', () => {
    const cluster = deletedUnderTheLeader('resourceVersion');
    const [deleted] = cluster.facts().filter(({ kind }) => kind === 'leaseDeleted');
    const from = (deleted?.t ?? 0) + 6e6;
    expect(kinds(writes(cluster, NEW))).toEqual(['resourceWritten']);
    expect(kinds(writes(cluster, OLD, from))).toEqual(['resourceWriteRefused']);
  });

  it('a leader writes about once a second over a link of its own: being cut off from the API server does not stop it', () => {
    const cluster = guarded('none');
    cluster.run(20);
    expect(writes(cluster, OLD).length).toBeGreaterThanOrEqual(18);
    expect(writes(cluster, OLD).length).toBeLessThanOrEqual(22);
    expect(writes(cluster, NEW)).toEqual([]);
    cluster.cut('refused', [OLD]);
    cluster.run(9);
    expect(writes(cluster, OLD, 20e6).length).toBeGreaterThanOrEqual(8);
  });

  it('a scenario without one writes nothing of the kind, and its run is the same', () => {
    const without = guarded(null);
    const fenced = guarded('resourceVersion');
    wakeUpReplaced(without);
    wakeUpReplaced(fenced);
    expect(without.facts().filter(isWrite)).toEqual([]);
    expect(without.simulation.world.resources.size).toBe(0);
    const holders = (cluster: Cluster): readonly string[] =>
      cluster
        .facts()
        .flatMap((fact) =>
          fact.kind === 'leaseWritten' ? [`${fact.t} ${fact.holderIdentity}`] : [],
        );
    expect(holders(fenced)).toEqual(holders(without));
  });
});

/** Somebody deletes the Lease, and the standby is there before the leader: two leaders for ten seconds. */
function deletedUnderTheLeader(fencing: Fencing): Cluster {
  for (let seed = 1; seed < 100; seed++) {
    const cluster = guarded(fencing, seed);
    cluster.run(20);
    cluster.act({ kind: 'deleteLease', namespace: 'kube-system', name: LOCK });
    cluster.run(9);
    if (cluster.facts().some((fact) => fact.kind === 'startedLeading' && fact.process === NEW))
      return cluster;
  }
  throw new Error('no seed lets the standby be first');
}

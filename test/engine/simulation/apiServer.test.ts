/** The API server and its store: OM and AS rules, on whole clusters through the public door. */
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  later,
  seconds,
  START,
  type Fact,
  type Instant,
  type LeaseObject,
} from '../../../src/engine/index.ts';
import { leaseProblem } from '../../../src/engine/kubernetes/leaseValidation.ts';
import { buildCluster, buildScenario, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';
import { after, factsOf, secondsAt } from '../../support/story.ts';

const KUBELET = 'kubelet/node-0';
const SCHEDULER = 'kube-scheduler';

const electors = (seed = 2) =>
  buildCluster({ seed, nodes: 0, jitterMs: 0, components: { [SCHEDULER]: ['a', 'b'] } });

const leasesOf = (cluster: ReturnType<typeof buildCluster>): LeaseObject[] =>
  cluster.simulation.objects().filter((object): object is LeaseObject => object.kind === 'Lease');

/** A leader without a standby behind a wall until it has stopped. */
function leaderCut(mode: 'held' | 'lost', seed: number): ReturnType<typeof buildCluster> {
  const cluster = buildCluster({
    seed,
    nodes: 0,
    jitterMs: 0,
    components: { [SCHEDULER]: ['a'] },
  });
  cluster.run(3);
  cluster.cut(mode, [`${SCHEDULER}/a`]);
  cluster.run(12.5);
  return cluster;
}

describe('the object model', () => {
  it('OM-1 every field of a spec is optional: a node lease has neither acquireTime nor transitions', () => {
    const cluster = buildCluster({ nodes: 1 });
    const lease = leasesOf(cluster).find((each) => each.metadata.name === 'node-0');
    expect(Object.keys(lease?.spec ?? {})).toEqual([
      'holderIdentity',
      'leaseDurationSeconds',
      'renewTime',
    ]);
    expect(leaseProblem({})).toBeNull();
  });

  it('OM-2 a MicroTime is written with exactly six digits and Z', () => {
    const cluster = buildCluster({ nodes: 1 });
    cluster.run(30);
    for (const lease of leasesOf(cluster))
      expect(lease.spec.renewTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it('OM-3 a plain Time has whole seconds', () => {
    const cluster = buildCluster({ nodes: 1 });
    for (const object of cluster.simulation.objects())
      expect(object.metadata.creationTimestamp).toMatch(/:\d\dZ$/);
  });

  it('OM-4 a Lease has no status and no generation', () => {
    const lease = leasesOf(buildCluster({ nodes: 1 }))[0];
    expect(Object.keys(lease ?? {})).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(lease?.metadata).not.toHaveProperty('generation');
  });

  it('OM-5 strategy and preferredHolder never appear while the gate is off', () => {
    const cluster = electors();
    cluster.run(20);
    for (const lease of leasesOf(cluster)) {
      expect(lease.spec).not.toHaveProperty('strategy');
      expect(lease.spec).not.toHaveProperty('preferredHolder');
    }
  });

  it.each([
    ['OM-V1', { leaseDurationSeconds: 0 }, 'spec.leaseDurationSeconds'],
    ['OM-V2', { leaseTransitions: -1 }, 'spec.leaseTransitions'],
    ['OM-V3', { strategy: 'Loudest' }, 'spec.strategy'],
    ['OM-V4', { strategy: 'example.com/' }, 'spec.strategy'],
    ['OM-V5', { preferredHolder: 'a' }, 'spec.preferredHolder'],
  ])('%s refuses %o', (rule, spec, path) => {
    expect(leaseProblem(spec)).toEqual({ path, rule });
  });
});

describe('updates', () => {
  it('OM-V7 bring the version of the copy they change; name and uid of an object never do', () => {
    const cluster = buildCluster({ nodes: 2, components: { [SCHEDULER]: ['a', 'b'] } });
    const identities = (): string[] =>
      leasesOf(cluster).map(
        ({ metadata }) => `${metadata.namespace}/${metadata.name} ${metadata.uid}`,
      );
    const before = identities();
    cluster.run(60);
    expect(identities()).toEqual(before);
    const updates = factsOf(cluster, 'requestSent', ({ verb }) => verb === 'PUT');
    expect(updates.length).toBeGreaterThan(30);
    expect(updates.every(({ resourceVersion }) => (resourceVersion ?? 0) > 0)).toBe(true);
    // A copy of another object, though it has the name: refused, whatever its version says (AS-5).
    cluster.act({ kind: 'deleteLease', namespace: 'kube-system', name: SCHEDULER });
    const conflict = cluster.until('leaseConflict', (fact) => fact.name === SCHEDULER);
    expect(conflict.reason).toBe('Conflict');
    cluster.run(2);
    expect(identities()).not.toEqual(before);
  });
});

describe('the store', () => {
  it('AS-1 every write gets a revision larger than all earlier ones, of whatever object', () => {
    const cluster = buildCluster({
      nodes: 3,
      components: { [CONTROLLER_MANAGER]: ['a', 'b'], [SCHEDULER]: ['c'] },
    });
    cluster.run(60);
    const revisions = factsOf(cluster, 'leaseWritten').map((fact) => fact.resourceVersion);
    expect(revisions.length).toBeGreaterThan(40);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  });

  it('AS-2 of electors that create a missing Lease one succeeds; the others get 409 AlreadyExists', () => {
    const scenario = buildScenario({
      start: 'cold',
      nodes: 0,
      jitterMs: 0,
      components: { [SCHEDULER]: ['a', 'b', 'c'] },
    });
    const together = {
      ...scenario,
      components: scenario.components.map((each) => ({
        ...each,
        candidates: each.candidates.map(({ host }) => ({ host, startSeconds: 1 })),
      })),
    };
    const simulation = createSimulation(together);
    simulation.runUntil(seconds(2) as number as Instant);
    const facts = simulation.facts();
    expect(
      facts.filter(
        (fact) =>
          fact.kind === 'leaseWritten' && fact.write === 'created' && fact.name === SCHEDULER,
      ),
    ).toHaveLength(1);
    expect(
      facts
        .filter((fact) => fact.kind === 'leaseConflict')
        .map((fact) => (fact.kind === 'leaseConflict' ? fact.reason : '')),
    ).toEqual(['AlreadyExists', 'AlreadyExists']);
  });

  it('AS-3 a GET of a Lease that is not there is 404', () => {
    const cluster = buildCluster({ start: 'cold', nodes: 1, components: {}, seed: 2 });
    cluster.run(1);
    const read = factsOf(
      cluster,
      'requestSent',
      (fact) => fact.verb === 'GET' && fact.resource === 'Lease',
    )[0];
    const answer = factsOf(cluster, 'answered', (fact) => fact.id === read?.id)[0];
    expect([answer?.code, answer?.reason]).toEqual([404, 'NotFound']);
  });

  it('AS-4 a PUT with an older resourceVersion is 409 Conflict', () => {
    const cluster = buildCluster({ nodes: 1, podsPerNode: 0, jitterMs: 0, seed: 4 });
    cluster.run(1);
    cluster.cut('held', [KUBELET], 'answers');
    const written = cluster.until('leaseWritten', (fact) => fact.name === 'node-0');
    const conflict = cluster.until('leaseConflict', (fact) => fact.name === 'node-0');
    expect(conflict).toMatchObject({ reason: 'Conflict', stored: written.resourceVersion });
    expect(conflict.brought).toBeLessThan(conflict.stored);
  });

  it('AS-5 after somebody deletes the Lease its holder gets 409, not 404, and learns of it from the GET that follows', () => {
    const cluster = buildCluster({
      seed: 2,
      nodes: 0,
      jitterMs: 0,
      components: { [SCHEDULER]: ['a'] },
    });
    cluster.run(3);
    cluster.act({ kind: 'deleteLease', namespace: 'kube-system', name: SCHEDULER });
    cluster.run(3);
    const answers = factsOf(cluster, 'answered', (fact) => secondsAt(fact) > 3).map(
      (fact) => fact.code,
    );
    expect(answers.slice(0, 3)).toEqual([409, 404, 201]);
  });

  it('AS-6 both kinds of 409 name their reason', () => {
    const cluster = electors();
    cluster.run(3);
    cluster.act({ kind: 'deleteLease', namespace: 'kube-system', name: SCHEDULER });
    cluster.run(10);
    for (const fact of factsOf(cluster, 'answered', (each) => each.code === 409))
      expect(['Conflict', 'AlreadyExists']).toContain(fact.reason);
  });

  it('AS-7 of several PUTs based on the same version exactly one succeeds', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const cluster = buildCluster({
        seed,
        nodes: 0,
        latencyMs: 400,
        components: { [SCHEDULER]: ['a', 'b', 'c', 'd', 'e', 'f'] },
      });
      cluster.run(3);
      cluster.act({ kind: 'crash', process: `${SCHEDULER}/a` });
      cluster.run(60);
      const versions = factsOf(cluster, 'requestSent', (fact) => fact.verb === 'PUT').map(
        (fact) => fact.resourceVersion ?? 0,
      );
      const writes = factsOf(cluster, 'leaseWritten').length;
      const conflicts = factsOf(cluster, 'leaseConflict').length;
      expect(writes + conflicts).toBeLessThanOrEqual(versions.length);
      expect(factsOf(cluster, 'leaseWritten', (fact) => fact.holderChanged)).toHaveLength(1);
    }
  });

  it('AS-8 a client that timed out does not know that its write landed', () => {
    const cluster = buildCluster({ nodes: 1, podsPerNode: 0, jitterMs: 0, seed: 4 });
    cluster.run(1);
    cluster.cut('held', [KUBELET], 'answers');
    const written = cluster.until('leaseWritten', (fact) => fact.name === 'node-0');
    const timeout = cluster.until('requestTimedOut', (fact) => fact.process === KUBELET);
    expect(secondsAt(timeout) - secondsAt(written)).toBeGreaterThan(9.9);
  });

  it('AS-8 a frozen server may still apply what it had taken in, although its sender gave up', () => {
    let late = 0;
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const cluster = buildCluster({
        seed,
        nodes: 0,
        jitterMs: 0,
        components: { [SCHEDULER]: ['a', 'b'] },
      });
      cluster.run(3);
      cluster.act({ kind: 'apiServerFreeze' });
      cluster.run(25);
      cluster.act({ kind: 'apiServerThaw' });
      cluster.run(1);
      late += factsOf(cluster, 'leaseWritten', (fact) => !fact.senderWaiting).length > 0 ? 1 : 0;
    }
    expect(late).toBeGreaterThan(3);
  });

  it('AS-8 what a held link brings after it was given up is seldom stored, and sometimes is', () => {
    const stored = [...Array(40).keys()].filter((seed) => {
      const cluster = leaderCut('held', seed + 1);
      cluster.heal(`${SCHEDULER}/a`);
      cluster.run(1);
      return factsOf(cluster, 'leaseWritten', (fact) => !fact.senderWaiting).length > 0;
    }).length;
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(20);
  });

  it('TR-7 what lost packets bring of a leader after it has stopped is always stored', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const cluster = leaderCut('lost', seed);
      cluster.heal(`${SCHEDULER}/a`);
      cluster.run(30);
      expect(factsOf(cluster, 'leaseWritten', (fact) => !fact.senderWaiting)).toHaveLength(1);
    }
  });

  it('AS-8 a request that the server is at work on is called off when its connection is reset', () => {
    const cluster = buildCluster({
      nodes: 0,
      latencyMs: 1,
      jitterMs: 0,
      components: { [SCHEDULER]: ['a'] },
    });
    cluster.run(3);
    const sent = cluster.simulation.facts().length;
    while (
      !cluster
        .facts()
        .slice(sent)
        .some((fact) => fact.kind === 'requestSent')
    )
      cluster.run(0.0005);
    cluster.run(0.0015);
    cluster.cut('refused', [`${SCHEDULER}/a`]);
    cluster.run(0.5);
    const answered = factsOf(cluster, 'answered', (fact) => !fact.senderWaiting);
    expect(answered.map((fact) => fact.code)).toEqual([504]);
  });

  it('AS-9 a cache learns of a write only when its watch event arrives', () => {
    const cluster = buildCluster({ nodes: 1, latencyMs: 300, jitterMs: 0 });
    const written = cluster.until('leaseWritten', (fact) => fact.name === 'node-0');
    cluster.run(1);
    const told = factsOf(
      cluster,
      'watchDelivered',
      (fact) => fact.name === 'node-0' && fact.t > written.t,
    )[0];
    expect((told?.t ?? 0) - written.t).toBe(300_000);
  });

  it('SZ-5 a write of a Node fans out to whoever watches Nodes, a renewal to the controller manager alone', () => {
    const cluster = buildCluster({
      nodes: 3,
      latencyMs: 300,
      components: { [CONTROLLER_MANAGER]: ['a', 'b'], [SCHEDULER]: ['c'] },
      workloads: [
        { kind: 'ReplicaSet', namespace: 'default', name: 'shop', replicas: 1, tolerations: [] },
      ],
    });
    const { simulation } = cluster;
    const told = (resource: 'Lease' | 'Node'): string[] =>
      [...simulation.world.messages.values()]
        .flatMap(({ watch, entity }) =>
          watch?.resource === resource ? [simulation.plan.entities[entity]?.name ?? ''] : [],
        )
        .toSorted();
    const upTo = (kind: 'leaseWritten' | 'nodeConditionChanged', name: string): void => {
      const seen = simulation.facts().length;
      const isIt = (fact: Fact): boolean =>
        fact.kind === kind && (fact.kind === 'leaseWritten' ? fact.name : fact.node) === name;
      while (!simulation.facts().slice(seen).some(isIt))
        simulation.runNext(later(START, seconds(200)));
    };
    cluster.run(5);
    upTo('leaseWritten', 'node-1');
    expect(told('Lease')).toEqual([`${CONTROLLER_MANAGER}/a`]);
    expect(told('Node')).toEqual([]);
    cluster.act({ kind: 'pause', process: 'kubelet/node-1' });
    upTo('nodeConditionChanged', 'node-1');
    expect(told('Node')).toEqual([`${CONTROLLER_MANAGER}/a`, `${SCHEDULER}/c`, 'kubelet/node-1']);
  });

  it('AS-11 a Lease never expires in storage', () => {
    const cluster = buildCluster({ nodes: 2 });
    cluster.act({ kind: 'powerOff', node: 'node-0' });
    cluster.run(3_600);
    expect(leasesOf(cluster).some((lease) => lease.metadata.name === 'node-0')).toBe(true);
  });
});

describe('clocks', () => {
  it('CK-1 waiting is judged by monotonic clocks: the date of the run changes nothing but what is written', () => {
    const told = (date: string): string[] => {
      const simulation = createSimulation({ ...buildScenario({ nodes: 2 }), date });
      simulation.runUntil(seconds(60) as number as Instant);
      return simulation.facts().map((fact) => `${fact.t} ${fact.kind}`);
    };
    expect(told('2026-11-22T15:20:00Z')).toEqual(told('1999-12-31T23:59:50Z'));
  });

  it('CK-2 a pause breaks what an offset cannot: the paused leader wakes up with a stale belief', () => {
    const cluster = electors();
    cluster.run(3);
    cluster.act({ kind: 'pause', process: `${SCHEDULER}/a` });
    cluster.run(25);
    cluster.act({ kind: 'resume', process: `${SCHEDULER}/a` });
    cluster.run(3);
    expect(
      factsOf(cluster, 'invariantBroken', (fact) => fact.invariant === 'oneActingLeader'),
    ).toHaveLength(1);
    expect(after(factsOf(cluster, 'startedLeading'), 3)).toHaveLength(1);
  });
});

/** A kubelet's heartbeat, lease side and status side: the KL rules, on whole clusters. */
import { describe, expect, it } from 'vitest';
import { buildCluster, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';
import { inSeconds } from '../../../src/engine/index.ts';
import { after, factsOf, renewals, secondsAt } from '../../support/story.ts';

const NODE = 'node-0';
const KUBELET = `kubelet/${NODE}`;
const one = (seed: number, start: 'warm' | 'cold' = 'warm') =>
  buildCluster({
    seed,
    start,
    nodes: 1,
    podsPerNode: 0,
    jitterMs: 0,
    components: { [CONTROLLER_MANAGER]: ['a'] },
  });

const gaps = (times: readonly number[]): number[] =>
  times.slice(1).map((time, index) => time - (times[index] ?? 0));

const sentBy = (cluster: ReturnType<typeof one>, from: number) =>
  after(
    factsOf(
      cluster,
      'requestSent',
      (fact) => fact.process === KUBELET && fact.resource === 'Lease',
    ),
    from,
  );

describe('the lease loop', () => {
  it('KL-1 renews 10 to 10.4 s after the last sync ended', () => {
    const cluster = one(1);
    cluster.run(1_200);
    const seen = gaps(renewals(cluster, NODE));
    expect(seen.length).toBeGreaterThan(100);
    for (const gap of seen) {
      expect(gap).toBeGreaterThanOrEqual(10);
      expect(gap).toBeLessThan(10.44);
    }
    expect(seen.reduce((sum, gap) => sum + gap, 0) / seen.length).toBeCloseTo(10.21, 1);
  });

  it('KL-2 a renewal begins from the last known object: a PUT without a GET', () => {
    const cluster = one(2);
    cluster.run(60);
    expect(new Set(sentBy(cluster, 0).map((fact) => fact.verb))).toEqual(new Set(['PUT']));
  });

  it('KL-3 with refused connections it tries again after 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 7, 7 s, for ever', () => {
    const cluster = one(3);
    cluster.until('leaseWritten', (fact) => fact.name === NODE);
    cluster.cut('refused', [KUBELET]);
    cluster.run(60);
    const gets = factsOf(
      cluster,
      'requestSent',
      (fact) => fact.process === KUBELET && fact.verb === 'GET' && fact.resource === 'Lease',
    ).map(secondsAt);
    expect(
      gaps(gets)
        .slice(0, 8)
        .map((gap) => Math.round(gap * 10) / 10),
    ).toEqual([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 7, 7]);
  });

  it('KL-3 a load balancer without a backend: the library repeats each GET for ten seconds before the kubelet hears of it and waits', () => {
    const cluster = one(3);
    cluster.until('leaseWritten', (fact) => fact.name === NODE);
    cluster.act({ kind: 'apiServerDown', proxied: true });
    cluster.run(80);
    const gets = factsOf(
      cluster,
      'requestSent',
      (fact) => fact.process === KUBELET && fact.verb === 'GET' && fact.resource === 'Lease',
    ).map(secondsAt);
    expect(
      gaps(gets)
        .slice(0, 5)
        .map((gap) => Math.round(gap * 10) / 10),
    ).toEqual([10.2, 10.4, 10.8, 11.6, 13.2]);
  });

  it('KL-3 such a GET reaches a server that is back within a second', () => {
    const cluster = one(3);
    cluster.until('leaseWritten', (fact) => fact.name === NODE);
    cluster.act({ kind: 'apiServerDown', proxied: true });
    cluster.until(
      'requestSent',
      (fact) => fact.process === KUBELET && fact.verb === 'GET' && fact.resource === 'Lease',
    );
    cluster.run(4.5);
    cluster.act({ kind: 'apiServerUp' });
    const renewed = cluster.until('leaseWritten', (fact) => fact.name === NODE);
    const up = factsOf(cluster, 'apiServerUp').map(secondsAt)[0] ?? 0;
    expect(secondsAt(renewed) - up).toBeLessThan(1);
  });

  it('KL-4 five attempts, back to back, before it reads again', () => {
    const cluster = one(4);
    cluster.until('leaseWritten', (fact) => fact.name === NODE);
    const cutAt = secondsAt(cluster.until('passStarted'));
    cluster.cut('refused', [KUBELET]);
    cluster.run(20);
    const verbs = sentBy(cluster, cutAt).map((fact) => fact.verb);
    expect(verbs.slice(0, 6)).toEqual(['PUT', 'PUT', 'PUT', 'PUT', 'PUT', 'GET']);
    const times = sentBy(cluster, cutAt).map(secondsAt);
    expect((times[4] ?? 0) - (times[0] ?? 0)).toBeLessThan(0.004);
  });

  it('KL-4 in a black hole each attempt takes its ten seconds', () => {
    const cluster = one(5);
    const write = cluster.until('leaseWritten', (fact) => fact.name === NODE);
    cluster.cut('held', [KUBELET]);
    cluster.run(44);
    expect(gaps(sentBy(cluster, secondsAt(write)).map((fact) => fact.t)).slice(0, 2)).toEqual([
      10_000_000, 10_000_000,
    ]);
  });

  it('KL-4 only answers held back: one more renewal is seen, its repeats are conflicts', () => {
    const cluster = one(6);
    cluster.until('leaseWritten', (fact) => fact.name === NODE);
    const before = renewals(cluster, NODE).length;
    cluster.cut('held', [KUBELET], 'answers');
    cluster.run(44);
    expect(renewals(cluster, NODE).length - before).toBe(1);
    expect(factsOf(cluster, 'leaseConflict', (fact) => fact.name === NODE).length).toBeGreaterThan(
      1,
    );
  });

  it('KL-5 a new Lease is held by the node itself, and its acquireTime and transitions are never written', () => {
    const cluster = one(7, 'cold');
    cluster.run(40);
    const lease = cluster.simulation
      .objects()
      .find((object) => object.kind === 'Lease' && object.metadata.name === NODE);
    expect(lease).toMatchObject({ spec: { holderIdentity: NODE, leaseDurationSeconds: 40 } });
    expect(lease).not.toHaveProperty('spec.acquireTime');
    expect(lease).not.toHaveProperty('spec.leaseTransitions');
  });

  it('KL-6 a new node usually has no Lease for ten seconds, because its Node is not there at the first sync', () => {
    const first = Array.from({ length: 60 }, (_, seed) => {
      const cluster = one(seed, 'cold');
      return secondsAt(cluster.until('leaseWritten', (fact) => fact.name === NODE));
    });
    const early = first.filter((time) => time < 1);
    const late = first.filter((time) => time >= 1);
    expect(early.length).toBeGreaterThan(0);
    expect(early.length).toBeLessThan(15);
    for (const time of late) {
      expect(time).toBeGreaterThan(10);
      expect(time).toBeLessThan(10.7);
    }
  });

  it('KL-6 looks for its Lease at once, and the Lease of a node that is early comes as soon as its Node was read', () => {
    const seeds = Array.from({ length: 60 }, (_, seed) => {
      const cluster = one(seed, 'cold');
      const written = secondsAt(cluster.until('leaseWritten', (fact) => fact.name === NODE));
      const sent = factsOf(
        cluster,
        'requestSent',
        ({ process, t }) => process === KUBELET && inSeconds(t) < 1,
      );
      return { written, sent };
    });
    const early = seeds.filter(({ written }) => written < 1);
    expect(early.length).toBeGreaterThan(0);
    for (const { sent } of seeds)
      expect(sent[0]).toMatchObject({ verb: 'GET', resource: 'Lease', t: 0 });
    for (const { sent, written } of early) {
      const read = sent.find(({ verb, resource }) => verb === 'GET' && resource === 'Node');
      const registered = sent.find(({ verb, resource }) => verb === 'POST' && resource === 'Node');
      expect(read?.t).toBeGreaterThan(registered?.t ?? Infinity);
      expect(written).toBeLessThan(0.4);
    }
  });

  it('KL-7 the Lease is renewed no matter whether the node is Ready', () => {
    const cluster = one(8, 'cold');
    cluster.run(12);
    expect(renewals(cluster, NODE).length).toBeGreaterThan(0);
  });
});

const reports = (cluster: ReturnType<typeof one>) =>
  factsOf(
    cluster,
    'requestSent',
    (fact) => fact.process === KUBELET && fact.resource === 'Node' && fact.verb === 'PATCH',
  ).map(secondsAt);

describe('the status loop', () => {
  it('KL-8 KL-10 an unchanged status is reported at the first computation at or after five minutes', () => {
    const cluster = one(9);
    cluster.run(2_000);
    const seen = gaps(reports(cluster)).slice(1);
    expect(seen.length).toBeGreaterThan(3);
    for (const gap of seen) {
      expect(gap).toBeGreaterThanOrEqual(300);
      expect(gap).toBeLessThan(310.5);
    }
  });

  it('KL-9 nothing but a change or the time makes it send', () => {
    const cluster = one(10);
    cluster.run(280);
    expect(reports(cluster).length).toBeLessThanOrEqual(1);
  });

  it('KL-11 after a change the next unchanged report comes two and a half to seven and a half minutes later', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const cluster = one(seed, 'cold');
      cluster.run(520);
      const seen = reports(cluster);
      const third = seen[2] ?? 0;
      const next = seen[3] ?? Infinity;
      expect(next - third).toBeGreaterThan(150);
      expect(next - third).toBeLessThan(461);
    }
  });

  it('KL-12 in a black hole a report tries five times, ten seconds each', () => {
    const cluster = one(11);
    cluster.run(5);
    cluster.cut('held', [KUBELET]);
    cluster.run(400);
    const tries = factsOf(
      cluster,
      'requestSent',
      (fact) => fact.process === KUBELET && fact.resource === 'Node',
    ).map(secondsAt);
    expect(tries.length).toBeGreaterThanOrEqual(5);
    expect(
      gaps(tries)
        .slice(0, 4)
        .every((gap) => gap <= 10.001),
    ).toBe(true);
  });

  it('KL-13 a node called Unknown is put right by its own kubelet, after its watch has told it', () => {
    const cluster = one(12);
    cluster.cut('held', [KUBELET]);
    cluster.until('nodeConditionChanged', (fact) => fact.status === 'Unknown');
    cluster.run(5);
    cluster.heal(KUBELET);
    const healed = cluster.simulation.now;
    const back = cluster.until('nodeConditionChanged', (fact) => fact.status === 'True');
    expect(back.process).toBe(KUBELET);
    expect(back.t - healed).toBeLessThan(10.5e6);
  });

  it('KL-13 after refused connections Ready comes back later than the Lease, with the watch', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((seed) => {
      const cluster = one(seed);
      cluster.run(5);
      cluster.cut('refused', [KUBELET]);
      cluster.run(120);
      const healed = secondsAt({ t: cluster.simulation.now });
      cluster.heal(KUBELET);
      const ready = cluster.until('nodeConditionChanged', (fact) => fact.status === 'True');
      return {
        lease: (renewals(cluster, NODE).find((time) => time > healed) ?? 0) - healed,
        ready: secondsAt(ready) - healed,
      };
    });
    for (const { lease, ready } of waits) {
      expect(lease).toBeLessThan(7.1);
      expect(ready).toBeLessThan(70.5);
    }
    expect(Math.max(...waits.map(({ ready }) => ready))).toBeGreaterThan(11);
  });

  it('KL-14 a report writes the whole Node anew: it costs a revision', () => {
    const cluster = one(9);
    const before = cluster.simulation.world.revision;
    cluster.run(320);
    expect(cluster.simulation.world.revision - before).toBeGreaterThan(
      factsOf(cluster, 'leaseWritten').length,
    );
  });

  it('KL-15 a starting kubelet reports three times', () => {
    const cluster = one(13, 'cold');
    cluster.run(60);
    const seen = reports(cluster);
    expect(seen).toHaveLength(3);
    expect((seen[2] ?? 0) - (seen[0] ?? 0)).toBeGreaterThan(29.9);
    expect((seen[2] ?? 0) - (seen[0] ?? 0)).toBeLessThan(41);
  });

  it('KL-16 a report that falls due by time while the cache is stale leaves Ready as it is', () => {
    const stale = [1, 2, 3, 4, 5, 6, 7, 8].some((seed) => {
      const cluster = one(seed);
      cluster.run(5);
      cluster.cut('refused', [KUBELET]);
      cluster.run(330);
      cluster.heal(KUBELET);
      const healed = secondsAt({ t: cluster.simulation.now });
      const ready = cluster.until('nodeConditionChanged', (fact) => fact.status === 'True');
      return reports(cluster).some((time) => time > healed && time < secondsAt(ready) - 1);
    });
    expect(stale).toBe(true);
  });

  it('KL-17 a kubelet paused for long may call itself not Ready at its wake-up, and Ready one interval later', () => {
    const swapped = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const cluster = one(seed);
      cluster.run(5);
      cluster.act({ kind: 'pause', process: KUBELET });
      cluster.run(75);
      cluster.act({ kind: 'resume', process: KUBELET });
      cluster.run(40);
      return factsOf(cluster, 'nodeConditionChanged', (fact) => fact.process === KUBELET).map(
        (fact) => fact.status,
      );
    });
    for (const statuses of swapped) expect(statuses.at(-1)).toBe('True');
    expect(swapped.some((statuses) => statuses.includes('False'))).toBe(true);
    expect(swapped.some((statuses) => !statuses.includes('False'))).toBe(true);
  });
});

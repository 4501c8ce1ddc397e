/** How a fault of the network reaches a client: the TR rules, told as stories on whole clusters. */
import { describe, expect, it } from 'vitest';
import { buildCluster, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';
import { after, factsOf, renewals, secondsAt } from '../../support/story.ts';
import { seconds, transmissionAt, type Instant } from '../../../src/engine/index.ts';

const NODE = 'node-0';
const KUBELET = `kubelet/${NODE}`;
const quiet = {
  nodes: 1,
  podsPerNode: 0,
  jitterMs: 0,
  components: { [CONTROLLER_MANAGER]: ['a'] },
};

/** A cluster just after a renewal of the node, so that the next one is about ten seconds away. */
function afterRenewal(seed = 3) {
  const cluster = buildCluster({ ...quiet, seed });
  const write = cluster.until('leaseWritten', (fact) => fact.name === NODE);
  return { cluster, at: secondsAt(write) };
}

describe('TR-1', () => {
  it('TR-1 a request that has timed out at its sender still arrives when the held link heals', () => {
    const { cluster } = afterRenewal();
    cluster.cut('held', [KUBELET]);
    cluster.until('requestTimedOut', (fact) => fact.process === KUBELET);
    cluster.heal(KUBELET);
    cluster.run(1);
    const late = factsOf(
      cluster,
      'answered',
      (fact) => fact.process === KUBELET && !fact.senderWaiting,
    );
    expect(late).not.toEqual([]);
  });
});

describe('TR-2', () => {
  it('TR-2 TCP repeats at the recorded 0.2, 0.63, 1.47, 3.13, 6.55, 13.2 and 26.6 s after the first lost send', () => {
    const start = seconds(0) as number as Instant;
    const instants = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (attempt) => transmissionAt(start, attempt) / 1e6,
    );
    expect(instants).toEqual([0, 0.2, 0.63, 1.47, 3.13, 6.55, 13.2, 26.6]);
  });

  it('TR-2 after the link heals nothing passes until the next of these instants, then everything at once', () => {
    const { cluster } = afterRenewal();
    cluster.cut('lost', [KUBELET]);
    const first = cluster.until('transmissionLost', (fact) => fact.direction === 'requests');
    cluster.run(4);
    cluster.heal(KUBELET);
    const passed = cluster.until('waitingPassed', (fact) => fact.direction === 'requests');
    expect(secondsAt(passed) - secondsAt(first)).toBeCloseTo(6.55, 6);
    expect(
      after(
        factsOf(cluster, 'leaseWritten', (fact) => fact.name === NODE),
        secondsAt(first),
      )[0]?.cause,
    ).toBeDefined();
  });

  it('TR-2 every transmission into the wall is a loss of its own', () => {
    const { cluster } = afterRenewal();
    cluster.cut('lost', [KUBELET]);
    const first = cluster.until('transmissionLost', (fact) => fact.direction === 'requests');
    cluster.run(4);
    const lost = factsOf(
      cluster,
      'transmissionLost',
      (fact) => fact.process === KUBELET && fact.direction === 'requests',
    );
    expect(
      lost.map((fact) => Math.round((secondsAt(fact) - secondsAt(first)) * 1000) / 1000),
    ).toEqual([0, 0.2, 0.63, 1.47, 3.13]);
    expect(lost.map((fact) => fact.attempt)).toEqual([0, 1, 2, 3, 4]);
  });

  it('TR-2 each direction has its own timer: a lost answer is repeated by the server', () => {
    const { cluster } = afterRenewal();
    cluster.cut('lost', [KUBELET], 'answers');
    const written = cluster.until('leaseWritten', (fact) => fact.name === NODE);
    cluster.run(2);
    cluster.heal(KUBELET);
    cluster.run(3);
    const passed = after(
      factsOf(cluster, 'waitingPassed', (fact) => fact.direction === 'answers'),
      secondsAt(written),
    );
    expect(secondsAt(passed[0] ?? written) - secondsAt(written)).toBeCloseTo(3.13, 2);
    expect(factsOf(cluster, 'transmissionLost', (fact) => fact.direction === 'requests')).toEqual(
      [],
    );
  });

  it('TR-2 what is not acknowledged stops what comes after it: of the renewals whose answers are lost, one arrives', () => {
    const { cluster, at } = afterRenewal();
    cluster.cut('lost', [KUBELET], 'answers');
    cluster.run(44);
    const answered = factsOf(cluster, 'answered', (fact) => fact.process === KUBELET);
    expect(after(answered, at + 0.1).map(({ code }) => code)).toEqual([200]);
    const sent = factsOf(cluster, 'requestSent', (fact) => fact.process === KUBELET);
    expect(after(sent, at + 0.1).length).toBeGreaterThan(3);
  });

  it('TR-2 the server repeats what it said unasked, so that some answers come long after the request got through', () => {
    const delays = Array.from({ length: 40 }, (_, seed) => {
      const { cluster } = afterRenewal(seed);
      cluster.cut('lost', [KUBELET]);
      cluster.run(18);
      cluster.heal(KUBELET);
      const healed = secondsAt({ t: cluster.simulation.now });
      cluster.run(30);
      const of = { arrived: 'answered', heard: 'answerReceived' } as const;
      const [arrived, heard] = [of.arrived, of.heard].map((kind) => {
        const seen = factsOf(cluster, kind, (fact) => fact.process === KUBELET);
        return after(seen, healed).map(secondsAt)[0] ?? Infinity;
      });
      return (heard ?? 0) - (arrived ?? 0);
    });
    const late = delays.filter((delay) => delay > 0.1);
    expect(late.length).toBeGreaterThan(4);
    expect(late.length).toBeLessThan(25);
    expect(Math.max(...delays)).toBeLessThan(26.6);
  });
});

describe('TR-3', () => {
  it('TR-3 a connection is given up 45 s after the last byte received, and what waits fails', () => {
    const { cluster } = afterRenewal();
    const heard = factsOf(cluster, 'answerReceived', (fact) => fact.process === KUBELET);
    cluster.run(1);
    const last =
      factsOf(cluster, 'answerReceived', (fact) => fact.process === KUBELET).at(-1) ?? heard.at(-1);
    cluster.cut('held', [KUBELET]);
    const lost = cluster.until(
      'connectionLost',
      (fact) => fact.process === KUBELET && after([fact], 40).length > 0,
    );
    expect(secondsAt(lost) - secondsAt(last ?? lost)).toBeCloseTo(45, 6);
    expect(
      factsOf(cluster, 'renewalFailed', (fact) => fact.why === 'connectionLost').map(secondsAt),
    ).toContain(secondsAt(lost));
  });

  it('TR-3 a link cut for less than 45 s keeps its connection', () => {
    const { cluster } = afterRenewal();
    cluster.cut('held', [KUBELET]);
    cluster.run(30);
    cluster.heal(KUBELET);
    cluster.run(60);
    expect(factsOf(cluster, 'connectionLost', (fact) => fact.process === KUBELET)).toEqual([]);
  });
});

describe('TR-4', () => {
  it('TR-4 after more than 45 s of silence a connection opens within a second, and the client is back with its next try', () => {
    const { cluster, at } = afterRenewal();
    cluster.cut('lost', [KUBELET]);
    cluster.run(70);
    cluster.heal(KUBELET);
    const healed = at + 70;
    cluster.run(15);
    const back = renewals(cluster, NODE).find((time) => time > healed) ?? Infinity;
    expect(back - healed).toBeLessThan(8);
    const opened = factsOf(cluster, 'connectionOpened', (fact) => fact.process === KUBELET);
    expect((after(opened, healed).map(secondsAt)[0] ?? Infinity) - healed).toBeLessThan(1.5);
  });

  it('TR-4 a client that always has some request under way is back as well, however long the silence was', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const cluster = buildCluster({ seed, nodes: 3, podsPerNode: 2 });
      cluster.run(20);
      cluster.cut('lost', [KUBELET], 'requests');
      cluster.run(120);
      cluster.heal(KUBELET);
      const healed = cluster.simulation.now;
      cluster.run(60);
      const opened = factsOf(cluster, 'connectionOpened', (fact) => fact.process === KUBELET);
      expect(opened.filter(({ t }) => t >= healed)).toHaveLength(1);
      const [back] = opened.filter(({ t }) => t >= healed);
      expect(((back?.t ?? Infinity) - healed) / 1e6).toBeLessThan(11);
    }
  });
});

describe('TR-5', () => {
  it('TR-5 a renewal due into a cut is applied at the first repeat after healing, not at once', () => {
    const gaps = [1, 2, 3, 4, 5, 6].map((seed) => {
      const { cluster } = afterRenewal(seed);
      cluster.cut('lost', [KUBELET]);
      const due = cluster.until(
        'transmissionLost',
        (fact) => fact.process === KUBELET && fact.direction === 'requests',
      );
      cluster.run(7);
      cluster.heal(KUBELET);
      cluster.run(10);
      const applied = renewals(cluster, NODE).find((time) => time > secondsAt(due)) ?? Infinity;
      return applied - secondsAt(due);
    });
    for (const gap of gaps) expect(gap).toBeCloseTo(13.2, 1);
  });
});

describe('TR-6', () => {
  it('TR-6 held instead of lost: a leader survives up to its deadline', () => {
    for (const seed of [1, 2, 3, 4]) {
      const cluster = buildCluster({
        seed,
        nodes: 0,
        jitterMs: 0,
        components: { 'kube-scheduler': ['a', 'b'] },
      });
      cluster.run(5);
      cluster.cut('held', ['kube-scheduler/a']);
      cluster.run(9);
      cluster.heal('kube-scheduler/a');
      cluster.run(20);
      expect(factsOf(cluster, 'stoppedLeading')).toEqual([]);
    }
  });

  it('TR-6 packets lost for 9 s cost the leader its lock although the deadline is 10 s', () => {
    for (const seed of [1, 2, 3, 4]) {
      const cluster = buildCluster({
        seed,
        nodes: 0,
        jitterMs: 0,
        components: { 'kube-scheduler': ['a', 'b'] },
      });
      cluster.run(5);
      cluster.cut('lost', ['kube-scheduler/a']);
      cluster.run(9);
      cluster.heal('kube-scheduler/a');
      cluster.run(20);
      expect(factsOf(cluster, 'stoppedLeading').map((fact) => fact.process)).toEqual([
        'kube-scheduler/a',
      ]);
    }
  });
});

/** A leader that was cut for nine seconds and has given up. */
function afterDeath() {
  const cluster = buildCluster({
    seed: 5,
    nodes: 0,
    jitterMs: 0,
    components: { [CONTROLLER_MANAGER]: ['a', 'b'] },
  });
  cluster.run(5);
  cluster.cut('lost', [`${CONTROLLER_MANAGER}/a`]);
  cluster.run(9.5);
  cluster.heal(`${CONTROLLER_MANAGER}/a`);
  cluster.run(25);
  return cluster;
}

describe('TR-7', () => {
  it('TR-7 the waiting renewal of a leader that gave up is applied after its holder has stopped', () => {
    const cluster = afterDeath();
    const stopped = factsOf(cluster, 'stoppedLeading')[0];
    const posthumous = factsOf(cluster, 'leaseWritten', (fact) => !fact.senderWaiting);
    expect(posthumous.length).toBeGreaterThan(0);
    expect(secondsAt(posthumous[0] ?? { t: seconds(0) as number as Instant })).toBeGreaterThan(
      secondsAt(stopped ?? { t: seconds(0) as number as Instant }),
    );
  });
});

describe('TR-8', () => {
  it('TR-8 what a process has handed to its kernel outlives it, but not its machine', () => {
    const applied = (fault: 'crash' | 'powerOff'): number => {
      const { cluster } = afterRenewal();
      cluster.cut('lost', [KUBELET]);
      const due = cluster.until(
        'transmissionLost',
        (fact) => fact.process === KUBELET && fact.direction === 'requests',
      );
      cluster.act(
        fault === 'crash' ? { kind: 'crash', process: KUBELET } : { kind: 'powerOff', node: NODE },
      );
      cluster.heal(KUBELET);
      cluster.run(20);
      return renewals(cluster, NODE).filter((time) => time > secondsAt(due)).length;
    };
    expect(applied('crash')).toBe(1);
    expect(applied('powerOff')).toBe(0);
  });
});

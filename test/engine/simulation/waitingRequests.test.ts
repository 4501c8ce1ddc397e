/**
 * Requests that share a connection and a wall: they pass together and in order, one a little behind
 * the other (TR-1, TR-2), and of those whose sender has given up only a part is stored (AS-8); and
 * the order in which a pass takes its nodes, which is drawn by node and pass (NL-25).
 */
import { describe, expect, it } from 'vitest';
import { buildCluster, CONTROLLER_MANAGER, type Cluster } from '../../support/buildCluster.ts';
import { factsOf, secondsAt } from '../../support/story.ts';

const MANAGER = `${CONTROLLER_MANAGER}/a`;
const NODES = 8;
const DEAD = ['node-0', 'node-1', 'node-2', 'node-3', 'node-4'];

/** Five of eight nodes have died together; the pass that calls them Unknown comes within the next 8 s. */
function beforeThePass(seed: number): Cluster {
  const cluster = buildCluster({
    seed,
    nodes: NODES,
    podsPerNode: 2,
    components: { [CONTROLLER_MANAGER]: ['a'] },
  });
  cluster.run(10);
  for (const node of DEAD) cluster.act({ kind: 'powerOff', node });
  cluster.run(37);
  return cluster;
}

/** Requests of the controller manager that wait to get through, in the order in which they were sent. */
const waitingIn = ({ simulation }: Cluster) =>
  [...simulation.world.messages.values()]
    .filter(({ kind, entity }) => kind === 'request' && entity === NODES)
    .toSorted((one, other) => one.id - other.id);

describe('requests that wait together', () => {
  it('TR-1 what waited behind a held link arrives in order, 1 to 6 ms apart', () => {
    let several = 0;
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const cluster = beforeThePass(seed);
      cluster.cut('held', [MANAGER], 'requests');
      cluster.run(9);
      cluster.heal(MANAGER);
      const arrivals = waitingIn(cluster).flatMap(({ arrivesAt }) => arrivesAt ?? []);
      const gaps = arrivals.slice(1).map((at, index) => (at - (arrivals[index] ?? 0)) / 1_000);
      for (const gap of gaps) {
        expect(gap).toBeGreaterThanOrEqual(1);
        expect(gap).toBeLessThan(6);
      }
      if (gaps.length > 2) several++;
    }
    expect(several).toBeGreaterThan(2);
  });

  it('AS-8 what TCP repeats is stored though its sender is gone; what came behind it is called off', () => {
    const behind = { stored: 0, calledOff: 0 };
    for (let seed = 1; seed <= 40; seed++) {
      const cluster = beforeThePass(seed);
      cluster.cut('lost', [MANAGER], 'requests');
      const exit = cluster.until('processExited', ({ process }) => process === MANAGER, 40);
      const writes = waitingIn(cluster).filter(
        ({ request }) => request !== null && request.verb !== 'GET' && request.resource !== 'Event',
      );
      cluster.heal(MANAGER);
      cluster.run(40);
      const answers = new Map(
        factsOf(cluster, 'answered', (fact) => !fact.senderWaiting && fact.t > exit.t).map(
          ({ id, code }) => [id, code],
        ),
      );
      const [first, ...others] = writes.map(({ requestId }) => answers.get(requestId));
      expect(first).toBe(200);
      behind.stored += others.filter((code) => code === 200).length;
      behind.calledOff += others.filter((code) => code === 504).length;
    }
    // Recorded: none of 15.
    expect(behind.stored).toBe(0);
    expect(behind.calledOff).toBeGreaterThan(60);
  });
});

describe('the order of a pass', () => {
  it('NL-25 is drawn anew by node and pass: who is queued first differs from run to run', () => {
    const firsts = new Set<string>();
    for (let seed = 1; seed <= 12; seed++) {
      const cluster = beforeThePass(seed);
      const first = cluster.until('nodeQueued', () => true, 20);
      const together = factsOf(
        cluster,
        'nodeQueued',
        (fact) => secondsAt(fact) < secondsAt(first) + 1,
      );
      expect(together.length).toBeGreaterThan(0);
      firsts.add(first.node);
    }
    expect(firsts.size).toBeGreaterThan(2);
  });
});

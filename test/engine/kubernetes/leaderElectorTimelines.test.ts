/**
 * The elector in the stories that every engine must get right: the reference timelines of crash,
 * partition and pause, exact to the second, and LE-23 to LE-31. Candidates poll every 3 s here,
 * nothing takes time on the wire unless a test says so.
 */
import { describe, expect, it } from 'vitest';
import { isLeader } from '../../../src/engine/kubernetes/leaderElector.ts';
import {
  callsOf,
  electorWorld,
  factsOf,
  heldBy,
  instantsOf,
  leaderNow,
  LOCK,
  requestsOf,
  standby,
  wallAt,
} from '../../support/fakeElectorContext.ts';

const NS = 'kube-system';

describe('reference timelines', () => {
  it('LE-8 leader crash: last renewal at 100, the standby sees it at 101, does not take it at 113, takes it at 116', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    standby(world, 'b', 'a', 1);
    world.kill('a');
    world.runTo(117);

    expect(factsOf(world, 'recordObserved')).toEqual(['101 b']);
    expect(requestsOf(world, 'b')).toEqual([
      '101 GET 200',
      '104 GET 200',
      '107 GET 200',
      '110 GET 200',
      '113 GET 200',
      '116 GET 200',
      '116 PUT 200',
      '116 PUT 200',
    ]);
    expect(callsOf(world)).toEqual(['100 a startedLeading', '116 b startedLeading']);
    expect(world.store.lease(LOCK)?.spec).toEqual(heldBy('b', 116, { leaseTransitions: 1 }));
  });

  it('LE-29 partitioned leader (refused): five tries from 102, stops at 112, the standby leads from 116', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    standby(world, 'b', 'a', 1);
    world.link('a', 'refused');
    world.runTo(117);

    // Each try is a PUT and then a GET.
    expect(requestsOf(world, 'a')).toEqual(
      [102, 104, 106, 108, 110].flatMap((at) => [`${at} PUT refused`, `${at} GET refused`]),
    );
    expect(callsOf(world)).toEqual([
      '100 a startedLeading',
      '112 a workCancelled',
      '112 a stoppedLeading',
      '116 b startedLeading',
    ]);
  });

  it('LE-29 partitioned leader (held): one PUT for 5 s, then one GET until the deadline at 112', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    world.link('a', 'held');
    world.runTo(120);

    expect(world.sent.map(({ at, verb, timeout }) => [at, verb, timeout])).toEqual([
      [102, 'PUT', 5],
      [107, 'GET', 5],
    ]);
    expect(callsOf(world).slice(1)).toEqual(['112 a workCancelled', '112 a stoppedLeading']);
  });

  it('LE-26 paused leader: wakes at 130, sees the other holder at 130 to 138, works on until 140', () => {
    const world = electorWorld({ from: 100 });
    const a = leaderNow(world, 'a');
    standby(world, 'b', 'a', 1);
    world.at(101, () => world.pause('a'));
    world.at(130, () => world.resume('a'));
    world.runTo(139);

    expect(instantsOf(world, 'a')).toEqual([130, 132, 134, 136, 138]);
    expect(requestsOf(world, 'a')[0]).toBe('130 GET 200');
    expect(isLeader(a)).toBe(false);
    expect(a.working).toBe(true);

    world.runTo(141);
    expect(callsOf(world)).toEqual([
      '100 a startedLeading',
      '116 b startedLeading',
      '140 a workCancelled',
      '140 a stoppedLeading',
    ]);
    // LE-13: within the round nobody is told of the new leader.
    expect(factsOf(world, 'newLeaderObserved')).toEqual(['116 b', '140 a']);
  });
});

describe('restarts and pauses', () => {
  it('LE-23 a restarted process waits a full lease duration from its own first GET, however old the renewal is', () => {
    const world = electorWorld({ from: 1000 });
    world.store.put(NS, LOCK, heldBy('dead', 10, { leaseTransitions: 4 }));
    world.start('b');
    world.runTo(1016);
    expect(instantsOf(world, 'b')).toEqual([1000, 1003, 1006, 1009, 1012, 1015]);
    expect(callsOf(world)).toEqual(['1015 b startedLeading']);
    expect(world.store.lease(LOCK)?.spec.leaseTransitions).toBe(5);
  });

  it('LE-24 a pause shorter than the lease is followed by one PUT without a GET, and nobody notices', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    standby(world, 'b', 'a', 1);
    world.at(101, () => world.pause('a'));
    world.at(110, () => world.resume('a'));
    world.runTo(111);
    expect(requestsOf(world, 'a')).toEqual(['110 PUT 200']);
    world.runTo(130);
    expect(callsOf(world)).toEqual(['100 a startedLeading']);
  });

  it('LE-25 after a longer pause without a standby the leader reads, finds itself and renews the same term', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', {}, { acquireTime: wallAt(7), leaseTransitions: 3 });
    world.at(101, () => world.pause('a'));
    world.at(130, () => world.resume('a'));
    world.runTo(131);
    expect(requestsOf(world, 'a')).toEqual(['130 GET 200', '130 PUT 200']);
    expect(world.store.lease(LOCK)?.spec).toEqual(
      heldBy('a', 130, { acquireTime: wallAt(7), leaseTransitions: 3 }),
    );
    expect(callsOf(world)).toEqual(['100 a startedLeading']);
  });

  it('LE-25 at exactly the lease duration after the last renewal the fast path is closed', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    world.at(101, () => world.pause('a'));
    world.at(115, () => world.resume('a'));
    world.runTo(116);
    expect(requestsOf(world, 'a')).toEqual(['115 GET 200', '115 PUT 200']);
  });

  it('LE-26 an old leader takes a released lock back within its round, and no callback tells', () => {
    const world = electorWorld({ from: 100 });
    const a = leaderNow(world, 'a');
    standby(world, 'b', 'a', 1, { releaseOnCancel: true });
    world.at(101, () => world.pause('a'));
    world.at(130, () => world.resume('a'));
    world.at(133, () => world.cancel('b'));
    world.runTo(150);
    expect(requestsOf(world, 'a', 134).slice(0, 2)).toEqual(['134 GET 200', '134 PUT 200']);
    expect(callsOf(world).filter((call) => call.includes(' a '))).toEqual(['100 a startedLeading']);
    expect(a.working).toBe(true);
    expect(world.store.lease(LOCK)?.spec).toMatchObject({
      holderIdentity: 'a',
      leaseTransitions: 2,
      acquireTime: wallAt(134),
    });
  });

  it('LE-27 paused inside a round, it stops as soon as it wakes after the deadline, although a try is due as well', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    world.link('a', 'refused');
    world.at(103, () => world.pause('a'));
    world.at(120, () => {
      world.link('a', 'pass');
      world.resume('a');
    });
    world.runTo(125);
    expect(instantsOf(world, 'a')).toEqual([102]);
    expect(callsOf(world).slice(1)).toEqual(['120 a workCancelled', '120 a stoppedLeading']);
  });

  it('LE-27 a good answer that waited through the pause does not save a leader past its deadline', () => {
    const world = electorWorld({ from: 100, latency: 1 });
    leaderNow(world, 'a');
    world.at(103, () => world.pause('a'));
    world.at(113, () => world.resume('a'));
    world.runTo(120);
    expect(world.store.lease(LOCK)?.spec.renewTime).toBe(wallAt(102));
    expect(callsOf(world).slice(1)).toEqual(['113 a workCancelled', '113 a stoppedLeading']);
  });

  it('LE-27 paused inside a round and woken before the deadline, it tries at once and goes on', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    world.link('a', 'refused');
    world.at(103, () => world.pause('a'));
    world.at(107, () => {
      world.link('a', 'pass');
      world.resume('a');
    });
    world.runTo(110);
    expect(instantsOf(world, 'a')).toEqual([102, 107, 109]);
    expect(callsOf(world)).toEqual(['100 a startedLeading']);
  });
});

describe('a deleted Lease', () => {
  it('LE-28 the leader comes first: 409, 404, and the Lease is back with its old acquireTime and transitions', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', {}, { acquireTime: wallAt(7), leaseTransitions: 3 });
    standby(world, 'b', 'a', 2.5);
    world.at(101, () => world.store.remove(LOCK));
    world.runTo(103);
    expect(requestsOf(world, 'a')).toEqual(['102 PUT 409', '102 GET 404', '102 POST 201']);
    expect(world.store.lease(LOCK)?.spec).toEqual(
      heldBy('a', 102, { acquireTime: wallAt(7), leaseTransitions: 3 }),
    );
    expect(callsOf(world)).toEqual(['100 a startedLeading']);
  });

  it('LE-28 a standby comes first: it leads at once with transitions 0, and both work until 112', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', {}, { leaseTransitions: 3 });
    standby(world, 'b', 'a', 1);
    world.at(100.5, () => world.store.remove(LOCK));
    world.runTo(113);
    expect(requestsOf(world, 'b').slice(0, 2)).toEqual(['101 GET 404', '101 POST 201']);
    expect(requestsOf(world, 'a').slice(0, 2)).toEqual(['102 PUT 409', '102 GET 200']);
    expect(callsOf(world)).toEqual([
      '100 a startedLeading',
      '101 b startedLeading',
      '112 a workCancelled',
      '112 a stoppedLeading',
    ]);
    expect(world.store.lease(LOCK)?.spec.leaseTransitions).toBe(0);
  });
});

describe('lost answers and races', () => {
  it('LE-30 a renewal that landed unanswered is repeated on the slow path, and leading goes on', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    world.link('a', 'answersLost');
    world.at(103, () => world.link('a', 'pass'));
    world.runTo(108);
    expect(requestsOf(world, 'a')).toEqual(['102 PUT timeout', '107 GET 200', '107 PUT 200']);
    expect(callsOf(world)).toEqual(['100 a startedLeading']);
    expect(world.store.lease(LOCK)?.spec.leaseTransitions).toBe(0);
  });

  it('LE-30 if answers stay lost the leader stops 12 s after its last answered renewal, although a later one landed', () => {
    const world = electorWorld({ from: 100 });
    const a = leaderNow(world, 'a');
    world.link('a', 'answersLost');
    world.runTo(113);
    expect(world.store.lease(LOCK)?.spec.renewTime).toBe(wallAt(102));
    expect(a.lastSuccess).toBe(100_000_000);
    expect(callsOf(world).slice(1)).toEqual(['112 a workCancelled', '112 a stoppedLeading']);
  });

  it('TR-7 a held PUT that lands after its holder stopped makes the standby wait another lease duration', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    standby(world, 'b', 'a', 1);
    world.link('a', 'held');
    world.at(112.5, () => world.link('a', 'pass'));
    world.runTo(129);
    expect(factsOf(world, 'recordObserved')).toEqual(['101 b', '113 b']);
    expect(callsOf(world).slice(1)).toEqual([
      '112 a workCancelled',
      '112 a stoppedLeading',
      '128 b startedLeading',
    ]);
  });

  it('LE-31 of four candidates that find the lease free exactly one wins; the others wait anew', () => {
    const world = electorWorld({ from: 0, latency: 0.01 });
    world.store.put(NS, LOCK, heldBy('', 0, { leaseDurationSeconds: 1 }));
    const states = ['a', 'b', 'c', 'd'].map((name) => world.start(name));
    world.runTo(4);
    expect(callsOf(world)).toEqual(['0.04 a startedLeading']);
    expect(world.sent.filter(({ at, told }) => at === 0.02 && told === '409')).toHaveLength(3);
    expect(factsOf(world, 'recordObserved').slice(4)).toEqual(['3.06 b', '3.06 c', '3.06 d']);
    expect(states.map(({ phase }) => phase)).toEqual([
      'renewing',
      'acquiring',
      'acquiring',
      'acquiring',
    ]);
  });

  it('LE-31 of two candidates that find no Lease one creates it and the other gets 409 AlreadyExists', () => {
    const world = electorWorld({ from: 0, latency: 0.01 });
    world.start('a');
    world.start('b');
    world.runTo(1);
    expect(requestsOf(world, 'b')).toEqual(['0 GET 404', '0.02 POST 409']);
    expect(callsOf(world)).toEqual(['0.04 a startedLeading']);
  });
});

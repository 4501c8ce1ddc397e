/**
 * How an elector gives its lock back, or fails to (LE-14 to LE-20), and whom a late release robs
 * (LE-18). Nothing takes time on the wire unless a test says so.
 */
import { describe, expect, it } from 'vitest';
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
  writeAs,
} from '../../support/fakeElectorContext.ts';
import type { ElectorWorld } from '../../support/fakeElectorContext.ts';

const lockOf = (world: ElectorWorld) => world.store.lease(LOCK)?.spec;

describe('release', () => {
  it('LE-15 an orderly stop clears the holder: duration 1, both times now, transitions unchanged', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { releaseOnCancel: true }, { leaseTransitions: 3 });
    world.at(100.5, () => world.cancel('a'));
    world.runTo(101);
    expect(requestsOf(world, 'a')).toEqual(['100.5 GET 200', '100.5 PUT 200']);
    expect(lockOf(world)).toEqual({
      holderIdentity: '',
      leaseDurationSeconds: 1,
      acquireTime: wallAt(100.5),
      renewTime: wallAt(100.5),
      leaseTransitions: 3,
    });
    expect(factsOf(world, 'lockReleased')).toEqual(['100.5 a']);
  });

  it('LE-14 the release gives up when its GET fails or finds no Lease', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    world.store.remove(LOCK);
    world.cancel('a');
    world.runTo(120);
    expect(requestsOf(world, 'a')).toEqual(['100 GET 404']);
    expect(callsOf(world).slice(1)).toEqual(['100 a workCancelled', '100 a stoppedLeading']);
    expect(factsOf(world, 'lockReleased')).toEqual([]);
  });

  it('LE-14 before 1.34 the release writes at once, with the version it knows', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(
      world,
      'a',
      { releaseOnCancel: true, releaseReadsFirst: false },
      { leaseTransitions: 3 },
    );
    world.at(101, () => world.cancel('a'));
    world.runTo(110);
    expect(requestsOf(world, 'a')).toEqual(['101 PUT 200']);
    expect(lockOf(world)).toMatchObject({ holderIdentity: '', leaseTransitions: 3 });

    const robbed = electorWorld({ from: 100 });
    leaderNow(robbed, 'a', { releaseOnCancel: true, releaseReadsFirst: false });
    robbed.at(100.5, () => writeAs(robbed, 'thief', 1));
    robbed.at(101, () => robbed.cancel('a'));
    robbed.runTo(110);
    expect(requestsOf(robbed, 'a')).toEqual(['101 PUT 409']);
    expect(lockOf(robbed)?.holderIdentity).toBe('thief');
  });

  it('LE-15 whoever no longer believes that it leads reads once and writes nothing', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    world.at(101, () => writeAs(world, 'thief', 1));
    world.runTo(113);
    expect(requestsOf(world, 'a', 112)).toEqual(['112 GET 200']);
    expect(lockOf(world)?.holderIdentity).toBe('thief');
    expect(factsOf(world, 'stoppedLeading')).toEqual(['112 a']);
  });

  it('LE-16 a conflict during the release ends it in 1.36 and is repeated in 1.37', () => {
    const releaseWithConflict = (releaseRetriesOnConflict: boolean): ElectorWorld => {
      const world = electorWorld({ from: 100, latency: 0.25 });
      leaderNow(world, 'a', { releaseOnCancel: true, releaseRetriesOnConflict });
      world.at(100.5, () => world.cancel('a'));
      // Between the release's GET and its PUT.
      world.at(101, () => writeAs(world, 'a'));
      world.runTo(110);
      return world;
    };
    const old = releaseWithConflict(false);
    expect(requestsOf(old, 'a')).toEqual(['100.5 GET 200', '101 PUT 409']);
    expect(lockOf(old)?.holderIdentity).toBe('a');
    expect(factsOf(old, 'stoppedLeading')).toEqual(['101.5 a']);

    const recent = releaseWithConflict(true);
    expect(requestsOf(recent, 'a')).toEqual([
      '100.5 GET 200',
      '101 PUT 409',
      '101.5 GET 200',
      '102 PUT 200',
    ]);
    expect(lockOf(recent)?.holderIdentity).toBe('');
    expect(factsOf(recent, 'stoppedLeading')).toEqual(['102.5 a']);
  });

  it('LE-17 a cancelled leader stops its work first and releases then', () => {
    const world = electorWorld({ from: 100, latency: 0.25 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    world.at(101, () => world.cancel('a'));
    world.runTo(103);
    expect(callsOf(world).slice(1)).toEqual(['101 a workCancelled', '102 a stoppedLeading']);
    const stopped = world.facts.find(([, , body]) => body.kind === 'stoppedLeading');
    expect(stopped?.[2]).toMatchObject({ why: 'cancelled' });
  });

  it('LE-17 cancelled in the middle of a renewal it abandons the request and ignores its answer', () => {
    const world = electorWorld({ from: 100, latency: 0.25 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    world.at(102.1, () => world.cancel('a'));
    world.runTo(104);
    expect(requestsOf(world, 'a')).toEqual(['102 PUT 200', '102.1 GET 200', '102.6 PUT 200']);
    expect(lockOf(world)?.holderIdentity).toBe('');
    expect(callsOf(world).slice(1)).toEqual(['102.1 a workCancelled', '103.1 a stoppedLeading']);
  });

  it('LE-17 after a failed round the work goes on during the release: until w + 17 if packets are swallowed', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    world.link('a', 'held');
    world.runTo(130);
    expect(instantsOf(world, 'a')).toEqual([102, 107, 112]);
    expect(callsOf(world).slice(1)).toEqual(['117 a workCancelled', '117 a stoppedLeading']);
  });

  it('LE-17 after a failed round the work ends at w + 12 if connections are refused', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    world.link('a', 'refused');
    world.runTo(130);
    expect(callsOf(world).slice(1)).toEqual(['112 a workCancelled', '112 a stoppedLeading']);
  });

  it('LE-17 a signal during the release ends the work at once, the release goes on', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    world.link('a', 'held');
    world.at(113, () => world.cancel('a'));
    world.at(114, () => world.link('a', 'pass'));
    world.runTo(130);
    expect(callsOf(world).slice(1)).toEqual(['113 a workCancelled', '114 a stoppedLeading']);
    expect(factsOf(world, 'lockReleased')).toEqual(['114 a']);
  });

  it('LE-18 a late release clears the next holder’s lock: a third leads while the second still works', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    standby(world, 'b', 'a', 0.2);
    standby(world, 'c', 'a', 1.4);
    // Everything a sends waits from now on: it releases at 112 by a GET that arrives at 116.
    world.link('a', 'held');
    world.at(116, () => world.link('a', 'pass'));
    world.runTo(130);
    expect(callsOf(world)).toEqual([
      '100 a startedLeading',
      '115.2 b startedLeading',
      '116 a workCancelled',
      '116 a stoppedLeading',
      '116.4 c startedLeading',
      '127.2 b workCancelled',
      '127.2 b stoppedLeading',
    ]);
    expect(lockOf(world)).toMatchObject({ holderIdentity: 'c', leaseTransitions: 2 });
  });

  it('LE-14 a release has one renew deadline of time: paused through it, it writes nothing any more', () => {
    const world = electorWorld({ from: 100, latency: 0.25 });
    leaderNow(world, 'a', { releaseOnCancel: true });
    world.at(101, () => world.cancel('a'));
    world.at(101.1, () => world.pause('a'));
    world.at(112, () => world.resume('a'));
    world.runTo(120);
    expect(requestsOf(world, 'a').map((request) => request.slice(0, 7))).toEqual(['101 GET']);
    expect(callsOf(world).slice(1)).toEqual(['101 a workCancelled', '112 a stoppedLeading']);
    expect(lockOf(world)?.holderIdentity).toBe('a');
  });

  it('LE-20 without ReleaseOnCancel an orderly stop leaves the lock as it is', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    world.at(101, () => world.cancel('a'));
    world.runTo(110);
    expect(world.sent).toEqual([]);
    expect(lockOf(world)).toEqual(heldBy('a', 100));
    expect(callsOf(world).slice(1)).toEqual(['101 a workCancelled', '101 a stoppedLeading']);
  });
});

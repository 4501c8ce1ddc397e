/**
 * The elector rule by rule: the loops (LE-1 to LE-5), one attempt (LE-6 to LE-13) and the record
 * (OM-6 to OM-8). Candidates poll every 3 s here, nothing takes time on the wire unless a test
 * says so.
 */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../../src/engine/base/time.ts';
import {
  canonicalRecord,
  EMPTY_RECORD,
  recordOfSpec,
  specOfRecord,
} from '../../../src/engine/kubernetes/leaderElectionRecord.ts';
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
  writeAs,
} from '../../support/fakeElectorContext.ts';
import type { ElectorWorld } from '../../support/fakeElectorContext.ts';

const NS = 'kube-system';
const lockOf = (world: ElectorWorld) => world.store.lease(LOCK)?.spec;

describe('the loops', () => {
  it('LE-1 acquires, starts the work and renews for the first time at once', () => {
    const world = electorWorld({ latency: 0.01 });
    const a = world.start('a');
    world.runTo(1);
    expect(requestsOf(world, 'a')).toEqual(['0 GET 404', '0.02 POST 201', '0.04 PUT 200']);
    expect(callsOf(world)).toEqual(['0.04 a startedLeading']);
    expect(factsOf(world, 'candidateStands')).toEqual(['0 a']);
    expect(factsOf(world, 'startedLeading')).toEqual(['0.04 a']);
    expect([a.phase, a.working, isLeader(a)]).toEqual(['renewing', true, true]);
  });

  it('LE-1 OnStoppedLeading is called for a candidate that never led, which releases nothing and writes no fact of it', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, heldBy('x', 100));
    const b = world.start('b', { releaseOnCancel: true });
    world.at(101, () => world.cancel('b'));
    world.runTo(130);
    expect(callsOf(world)).toEqual(['101 b stoppedLeading']);
    expect(factsOf(world, 'stoppedLeading')).toEqual([]);
    expect(instantsOf(world, 'b')).toEqual([100]);
    expect([b.phase, b.nextTryAt]).toEqual(['ended', null]);
  });

  it('LE-2 a candidate tries at once and then waits from the end of each attempt, RP to 2.2 RP', () => {
    const world = electorWorld({ from: 100, latency: 0.5 });
    world.store.put(NS, LOCK, heldBy('x', 100));
    const b = world.start('b', { gaps: [2, 4.399999, 3] });
    world.runTo(102);
    expect(b.nextTryAt).toBe(seconds(103));
    world.runTo(112);
    expect(instantsOf(world, 'b')).toEqual([100, 103, 108.399999]);
    expect(world.drawn[0]).toEqual({ purpose: 'wait', from: seconds(2), to: seconds(4.4) });
  });

  it('LE-2 a cancelled candidate forgets the attempt in flight, and a late answer changes nothing', () => {
    const world = electorWorld({ latency: 1 });
    const a = world.start('a');
    world.at(2.5, () => world.cancel('a'));
    world.runTo(10);
    expect(lockOf(world)?.holderIdentity).toBe('a');
    expect([a.phase, isLeader(a)]).toEqual(['ended', false]);
    expect(callsOf(world)).toEqual(['2.5 a stoppedLeading']);
  });

  it('LE-4 a good round is followed by the next one a retry period after its end, without jitter', () => {
    const world = electorWorld({ from: 100, latency: 0.1 });
    const a = leaderNow(world, 'a');
    world.runTo(107);
    expect(instantsOf(world, 'a')).toEqual([102, 104.2, 106.4]);
    expect(a.lastSuccess).toBe(seconds(106.6));
    expect(a.nextTryAt).toBe(seconds(108.6));
    expect(world.drawn).toEqual([]);
  });

  it('LE-4 a slow attempt swallows ticks but for one, and the ticker keeps counting from the start of the round', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    world.link('a', 'answersLost');
    world.at(106, () => world.link('a', 'refused'));
    world.runTo(120);
    expect(instantsOf(world, 'a')).toEqual([102, 107, 108, 110]);
    expect(requestsOf(world, 'a').slice(0, 4)).toEqual([
      '102 PUT timeout',
      '107 GET refused',
      '107 PUT refused',
      '107 GET refused',
    ]);
    expect(callsOf(world).slice(1)).toEqual(['112 a workCancelled', '112 a stoppedLeading']);
  });

  it('LE-4 a request is bounded by the larger of 1 s and half the renew deadline, and by what is left of the round', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { renewDeadline: seconds(7) });
    world.link('a', 'held');
    world.runTo(120);
    expect(world.sent.map(({ at, timeout }) => [at, timeout])).toEqual([
      [102, 3.5],
      [105.5, 3.5],
    ]);
    expect(callsOf(world).slice(1)).toEqual(['109 a workCancelled', '109 a stoppedLeading']);

    const short = electorWorld({ from: 100 });
    leaderNow(short, 'a', { renewDeadline: seconds(1.5), retryPeriod: seconds(1) });
    short.link('a', 'held');
    short.runTo(110);
    expect(short.sent.map(({ at, timeout }) => [at, timeout])).toEqual([
      [101, 1],
      [102, 0.5],
    ]);
  });

  it('LE-5 the deadline counts from the start of the failing round, also when the round began in good order', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    world.at(105.9, () => world.link('a', 'refused'));
    world.runTo(117);
    expect(instantsOf(world, 'a')).toEqual([102, 104, 106, 108, 110, 112, 114]);
    expect(callsOf(world).slice(1)).toEqual(['116 a workCancelled', '116 a stoppedLeading']);
    const stopped = world.facts.find(([, , body]) => body.kind === 'stoppedLeading');
    expect(stopped?.[2]).toMatchObject({ why: 'renewDeadline', identity: 'a' });
  });

  it('LE-5 while a round fails the last success grows old and the belief stays', () => {
    const world = electorWorld({ from: 100 });
    const a = leaderNow(world, 'a');
    world.link('a', 'refused');
    world.runTo(111);
    expect([isLeader(a), a.working, a.lastSuccess]).toEqual([true, true, seconds(100)]);
    expect(a.nextTryAt).toBeNull();
  });
});

describe('one attempt', () => {
  it('LE-6 a leader with a valid lease writes without reading, acquireTime and transitions as they were', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', {}, { acquireTime: wallAt(7), leaseTransitions: 3 });
    world.runTo(102);
    expect(requestsOf(world, 'a')).toEqual(['102 PUT 200']);
    expect(lockOf(world)).toEqual(
      heldBy('a', 102, { acquireTime: wallAt(7), leaseTransitions: 3 }),
    );
  });

  it('LE-6 before 1.30 every renewal reads first', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', { fastPath: false }, { acquireTime: wallAt(7), leaseTransitions: 3 });
    world.runTo(102);
    expect(requestsOf(world, 'a')).toEqual(['102 GET 200', '102 PUT 200']);
    expect(lockOf(world)).toEqual(
      heldBy('a', 102, { acquireTime: wallAt(7), leaseTransitions: 3 }),
    );
  });

  it('LE-6 a robbed leader that finds the lock free takes it back with its former acquireTime, transitions one up', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a', {}, { acquireTime: wallAt(7), leaseTransitions: 3 });
    world.at(101, () => writeAs(world, '', 3));
    world.runTo(103);
    expect(requestsOf(world, 'a')).toEqual(['102 PUT 409', '102 GET 200', '102 PUT 200']);
    expect(lockOf(world)).toEqual(
      heldBy('a', 102, { acquireTime: wallAt(7), leaseTransitions: 4 }),
    );
    expect(callsOf(world)).toEqual(['100 a startedLeading']);
  });

  it('LE-7 no Lease: the candidate creates it with transitions 0 and now for both times', () => {
    const world = electorWorld({ from: 50 });
    world.start('a');
    world.runTo(50);
    expect(world.sent[1]?.spec).toEqual(heldBy('a', 50));
  });

  it('LE-7 another error than 404 fails the attempt; nothing is written', () => {
    const world = electorWorld({ from: 100 });
    world.start('a', { link: 'refused' });
    world.runTo(104);
    expect(requestsOf(world, 'a')).toEqual(['100 GET refused', '103 GET refused']);
  });

  it('LE-7 each change seen restarts the stopwatch, an equal record leaves it running', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, heldBy('x', 100));
    const b = world.start('b');
    world.runTo(104);
    expect(b.observedTime).toBe(seconds(100));
    writeAs(world, 'x');
    world.runTo(113);
    expect(b.observedTime).toBe(seconds(106));
    expect(factsOf(world, 'recordObserved')).toEqual(['100 b', '106 b']);
    expect(b.observedRecord.renewTime).toBe(wallAt(104));
  });

  it('LE-7 the stopwatch starts when the answer is there, LE-8 validity is judged at the start of the attempt', () => {
    const world = electorWorld({ from: 100, latency: 0.5 });
    world.store.put(NS, LOCK, heldBy('x', 100));
    const b = world.start('b', { gaps: [2] });
    world.runTo(101);
    expect(b.observedTime).toBe(seconds(101));
    world.runTo(120);
    // Attempts last 1 s: 115 is before 101 + 15 although its answer comes at 116, so 118 takes it.
    expect(requestsOf(world, 'b', 115).slice(0, 3)).toEqual([
      '115 GET 200',
      '118 GET 200',
      '119 PUT 200',
    ]);
  });

  it('LE-8 a microsecond before the end the lease is valid, at the very end it can be taken', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, heldBy('x', 100));
    world.start('b', { gaps: [14.999999, 0.000001] });
    world.runTo(114.999999);
    expect(requestsOf(world, 'b', 114)).toEqual(['114.999999 GET 200']);
    world.runTo(115);
    expect(callsOf(world)).toEqual(['115 b startedLeading']);
  });

  it('LE-8 the wait is the duration in the record, not the own setting', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, heldBy('x', 100, { leaseDurationSeconds: 5 }));
    world.start('b');
    world.runTo(120);
    expect(callsOf(world)).toEqual(['106 b startedLeading']);
    expect(lockOf(world)?.leaseDurationSeconds).toBe(15);
  });

  it('LE-8 clocks that are hours apart change nothing: all waiting is by the own monotonic clock', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, heldBy('x', 100));
    world.start('b', { wallOffset: -7200, monotonicOffset: 123_456 });
    world.runTo(120);
    expect(callsOf(world)).toEqual(['115 b startedLeading']);
    expect(world.sent.find(({ verb }) => verb === 'PUT')?.spec?.renewTime).toBe(wallAt(115 - 7200));
  });

  it('CK-1 a leader whose wall clock is set back goes on renewing, and its standby goes on waiting', () => {
    const world = electorWorld({ from: 100 });
    leaderNow(world, 'a');
    standby(world, 'b', 'a', 1);
    world.at(103, () => world.stepWallClock('a', -280));
    world.runTo(160);
    expect(callsOf(world)).toEqual(['100 a startedLeading']);
    expect(lockOf(world)?.renewTime).toBe(wallAt(160 - 280));
  });

  it('LE-9 a lock without a holder is taken without any waiting', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, heldBy('', 99.5, { leaseDurationSeconds: 1, leaseTransitions: 2 }));
    world.start('b');
    world.runTo(100);
    expect(callsOf(world)).toEqual(['100 b startedLeading']);
    expect(world.sent[1]?.spec).toEqual(heldBy('b', 100, { leaseTransitions: 3 }));
  });

  it('LE-10 a Lease with an empty spec is taken too, transitions from 0 to 1', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, {});
    world.start('b');
    world.runTo(100);
    expect(world.sent[1]?.spec).toEqual(heldBy('b', 100, { leaseTransitions: 1 }));
  });

  it('LE-10 a process that comes back with the same identity leads at once in the same term', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, heldBy('same', 99, { leaseTransitions: 4 }));
    world.start('b', { identity: 'same' });
    world.runTo(100);
    expect(callsOf(world)).toEqual(['100 b startedLeading']);
    expect(world.sent[1]?.spec).toEqual(
      heldBy('same', 100, { acquireTime: wallAt(99), leaseTransitions: 4 }),
    );
  });

  it('LE-11 after an own write the stopwatch starts at its answer; the text of the last GET is not touched', () => {
    const world = electorWorld({ from: 100, latency: 0.25 });
    const a = leaderNow(world, 'a');
    const rawBefore = a.observedRawRecord;
    world.runTo(103);
    expect(a.observedTime).toBe(seconds(102.5));
    expect(a.observedRecord.renewTime).toBe(wallAt(102));
    expect(a.observedRawRecord).toBe(rawBefore);
  });

  it('LE-12 a leader that sees another holder works on until its deadline', () => {
    const world = electorWorld({ from: 100 });
    const a = leaderNow(world, 'a');
    world.at(101, () => writeAs(world, 'thief', 1));
    world.runTo(111);
    expect([isLeader(a), a.working]).toEqual([false, true]);
    world.runTo(112);
    expect(callsOf(world).slice(1)).toEqual(['112 a workCancelled', '112 a stoppedLeading']);
  });

  it('LE-13 a candidate reports each new holder after the attempt that saw it, once', () => {
    const world = electorWorld({ from: 100 });
    world.store.put(NS, LOCK, heldBy('x', 100));
    world.start('b');
    world.at(104, () => writeAs(world, 'y', 1));
    world.runTo(113);
    expect(factsOf(world, 'newLeaderObserved')).toEqual(['100 b', '106 b']);
  });

  it('LE-13 a candidate that loses the race for a released lock reports an empty holder', () => {
    const world = electorWorld({ from: 100, latency: 0.01 });
    world.store.put(NS, LOCK, heldBy('x', 100));
    standby(world, 'b', 'x', 1);
    standby(world, 'c', 'x', 1);
    writeAs(world, '');
    world.runTo(102);
    const seen = world.facts.flatMap(([at, who, body]) =>
      body.kind === 'newLeaderObserved' ? [[at, who, body.holderIdentity]] : [],
    );
    expect(seen).toEqual([
      [101.04, 'b', 'b'],
      [101.04, 'c', ''],
    ]);
  });
});

describe('the record and the state', () => {
  it('OM-6 absent fields become zero values, and all five fields are written', () => {
    expect(recordOfSpec({})).toEqual(EMPTY_RECORD);
    expect(specOfRecord(EMPTY_RECORD)).toEqual({
      holderIdentity: '',
      leaseDurationSeconds: 0,
      acquireTime: null,
      renewTime: null,
      leaseTransitions: 0,
    });
  });

  it('OM-7 two renewals within one second of the writer look like no change', () => {
    const text = (second: number): string => canonicalRecord(recordOfSpec(heldBy('x', second)));
    expect(text(100.1)).toBe(text(100.999999));
    expect(text(100.999999)).not.toBe(text(101));
  });

  it('OM-8 a lease duration below one second is written as 0, refused, and nobody ever leads', () => {
    const world = electorWorld({ from: 100 });
    world.start('a', { leaseDuration: seconds(0.9) });
    world.runTo(104);
    expect(requestsOf(world, 'a')).toEqual([
      '100 GET 404',
      '100 POST 422',
      '103 GET 404',
      '103 POST 422',
    ]);
    expect(callsOf(world)).toEqual([]);
  });

  it('keeps its state as plain data that survives writing and reading as text', () => {
    const world = electorWorld({ from: 100, latency: 0.5 });
    const a = leaderNow(world, 'a');
    world.runTo(102.2);
    expect(a.pending).not.toBeNull();
    expect(JSON.parse(JSON.stringify(a))).toEqual(a);
  });

  it('begins in the middle of a leader’s life: the next renewal is due a retry period after the last', () => {
    const world = electorWorld({ from: 100 });
    const lease = world.store.put(NS, LOCK, heldBy('a', 98.7));
    const a = world.warm('a', { role: 'leader', lease, sinceRenewal: seconds(1.3) });
    expect([a.nextTryAt, a.lastSuccess, a.observedTime]).toEqual([
      seconds(100.7),
      seconds(98.7),
      seconds(98.7),
    ]);
    expect(world.facts).toEqual([]);
    world.runTo(101);
    expect(requestsOf(world, 'a')).toEqual(['100.7 PUT 200']);
  });

  it('begins in the middle of a standby’s life: it waits from the change it saw last', () => {
    const world = electorWorld({ from: 100 });
    const lease = world.store.put(NS, LOCK, heldBy('x', 90));
    world.warm('b', { role: 'standby', lease, sinceObserved: seconds(9), untilPoll: seconds(3) });
    world.runTo(107);
    expect(instantsOf(world, 'b').slice(0, 2)).toEqual([103, 106]);
    expect(callsOf(world)).toEqual(['106 b startedLeading']);
  });
});

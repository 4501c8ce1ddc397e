/** The elector in coordinated mode: it is given the lock and never takes it (CE-2, CE-9). */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../../src/engine/base/time.ts';
import type { LeaseSpec } from '../../../src/engine/kubernetes/objects.ts';
import {
  callsOf,
  electorWorld,
  LOCK,
  requestsOf,
  wallAt,
  type ElectorWorld,
} from '../../support/fakeElectorContext.ts';

const NS = 'kube-system';
const options = { coordinated: true } as const;

/** What the controller writes when it assigns the lock (CE-8). */
const assignedTo = (holderIdentity: string, second: number): LeaseSpec => ({
  holderIdentity,
  leaseDurationSeconds: 5,
  renewTime: wallAt(second),
  strategy: 'OldestEmulationVersion',
});

const write = (world: ElectorWorld, change: LeaseSpec): void => {
  const stored = world.store.lease(LOCK);
  if (stored === undefined) throw new Error('no lock');
  const { resourceVersion, uid, spec } = stored;
  world.store.answer(
    {
      verb: 'PUT',
      resource: 'Lease',
      namespace: NS,
      name: LOCK,
      resourceVersion,
      uid,
      spec: { ...spec, ...change },
    },
    wallAt(world.now()),
  );
};

describe('the elector in coordinated mode', () => {
  it('CE-2 never creates the lock', () => {
    const world = electorWorld();
    world.start('a', options);
    world.runTo(10);
    expect(requestsOf(world, 'a')).toEqual(['0 GET 404', '3 GET 404', '6 GET 404', '9 GET 404']);
  });

  it('CE-2 never claims a lock that has run out', () => {
    const world = electorWorld();
    world.store.put(NS, LOCK, assignedTo('dead', 0));
    world.start('a', options);
    world.runTo(60);
    expect(new Set(world.sent.map(({ verb }) => verb))).toEqual(new Set(['GET']));
  });

  it('CE-2 claims what it was given with its own duration, and renews a second time at once', () => {
    const world = electorWorld({ latency: 0.01 });
    world.store.put(NS, LOCK, assignedTo('a', 0));
    world.start('a', options);
    world.runTo(1);
    expect(requestsOf(world, 'a')).toEqual([
      '0 GET 200',
      '0.02 PUT 200',
      '0.04 GET 200',
      '0.06 PUT 200',
    ]);
    expect(callsOf(world)).toEqual(['0.04 a startedLeading']);
  });

  it('CE-10 a claim leaves transitions at 0, acquireTime null and the strategy as it was', () => {
    const world = electorWorld();
    world.store.put(NS, LOCK, assignedTo('a', 0));
    world.start('a', options);
    world.runTo(0.5);
    expect(world.store.lease(LOCK)?.spec).toEqual({
      holderIdentity: 'a',
      leaseDurationSeconds: 15,
      acquireTime: null,
      renewTime: wallAt(0),
      leaseTransitions: 0,
      strategy: 'OldestEmulationVersion',
    });
  });

  it('CE-2 every renewal reads first: there is no fast path', () => {
    const world = electorWorld();
    world.store.put(NS, LOCK, assignedTo('a', 0));
    world.start('a', options);
    world.runTo(4.5);
    expect(requestsOf(world, 'a', 1)).toEqual(['2 GET 200', '2 PUT 200', '4 GET 200', '4 PUT 200']);
  });

  it('CE-2 at exactly the end of what it observed the lock still counts, a microsecond later it does not', () => {
    const renewedAt = (gap: number): number | undefined => {
      const world = electorWorld();
      world.store.put(NS, LOCK, assignedTo('a', 0));
      // Seen at 0; at the poll the record is the same, so the stopwatch still runs from there.
      const seen = { role: 'standby', sinceObserved: seconds(0), untilPoll: seconds(gap) } as const;
      const lease = world.store.lease(LOCK);
      if (lease === undefined) throw new Error('no lock');
      world.warm('a', { ...seen, lease }, options);
      world.runTo(gap);
      return world.calls[0]?.[0];
    };
    expect(renewedAt(5)).toBe(5);
    expect(renewedAt(5.000001)).toBeUndefined();
  });

  it('CE-2 a winner whose term is over before it has claimed never works', () => {
    const world = electorWorld();
    world.store.put(NS, LOCK, { ...assignedTo('a', 0), preferredHolder: 'b' });
    world.start('a', options);
    world.runTo(20);
    expect(callsOf(world)).toEqual([]);
    expect(new Set(world.sent.map(({ verb }) => verb))).toEqual(new Set(['GET']));
  });

  it('CE-9 once another is preferred it does not renew again, and stops 12 s after its last renewal', () => {
    const world = electorWorld();
    world.store.put(NS, LOCK, assignedTo('a', 0));
    world.start('a', options);
    world.runTo(6.5);
    write(world, { preferredHolder: 'b' });
    world.runTo(30);
    expect(requestsOf(world, 'a', 6.6)).toEqual([
      '8 GET 200',
      '10 GET 200',
      '12 GET 200',
      '14 GET 200',
      '16 GET 200',
    ]);
    expect(callsOf(world)).toEqual([
      '0 a startedLeading',
      '18 a workCancelled',
      '18 a stoppedLeading',
    ]);
  });
});

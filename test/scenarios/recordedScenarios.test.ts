/** The scenarios after what was recorded: with its own seed each, the thing it promises really happens. */
import { describe, expect, it } from 'vitest';
import { ensure, type Fact } from '../../src/engine/index.ts';
import { factsOfShipped, only } from '../support/shippedRun.ts';

const at = ({ t }: Fact): number => t / 1_000_000;
const firstOf = <T>(list: readonly T[]): T => ensure(list[0], 'something happened');

/** What the operator's electors did after the cluster was disturbed. */
function electors(facts: readonly Fact[], after: number) {
  const own = (fact: { readonly process: string }): boolean =>
    fact.process.startsWith('my-operator/');
  return {
    started: only(facts, 'startedLeading').filter((fact) => own(fact) && at(fact) > after),
    stopped: only(facts, 'stoppedLeading').filter((fact) => own(fact) && at(fact) > after),
    writes: only(facts, 'leaseWritten').filter((fact) => own(fact) && at(fact) > after),
  };
}
const LEADER = 'my-operator/operator-a';

describe('leaders', () => {
  it('pausedLeader: LE-26 the sleeper wakes beside its successor and works on for its whole deadline', () => {
    const { started, stopped } = electors(factsOfShipped('pausedLeader', 90), 20);
    const [next, old] = [firstOf(started), firstOf(stopped)];
    expect(at(next)).toBeLessThan(50);
    expect(old.process).toBe(LEADER);
    expect(at(old) - 50).toBeCloseTo(10, 1);
  });

  it('deletedLeaseMended: LE-28 the leader writes the Lease again with its old terms, and nobody else leads', () => {
    const { started, stopped, writes } = electors(factsOfShipped('deletedLeaseMended', 80), 20);
    expect([started, stopped]).toEqual([[], []]);
    expect(firstOf(writes)).toMatchObject({ process: LEADER, leaseTransitions: 0 });
  });

  it('deletedLeaseSplit: LE-28 a standby leads at once, the old leader for 10 to 12 s more', () => {
    const facts = factsOfShipped('deletedLeaseSplit', 80);
    const { started, stopped, writes } = electors(facts, 20);
    expect(at(firstOf(started))).toBeLessThan(20 + 4.4);
    expect(firstOf(writes)).toMatchObject({ leaseTransitions: 0 });
    expect(firstOf(writes).process).not.toBe(LEADER);
    expect(firstOf(stopped).process).toBe(LEADER);
    const overlap = at(firstOf(stopped)) - at(firstOf(started));
    expect(overlap).toBeGreaterThan(8);
    expect(overlap).toBeLessThan(12);
  });

  it('heldRelease: LE-17 two are at work while the release waits for its answer', () => {
    const { started, stopped } = electors(factsOfShipped('heldRelease', 60), 20);
    const overlap = at(firstOf(stopped)) - at(firstOf(started));
    expect(firstOf(stopped).process).toBe(LEADER);
    expect(overlap).toBeGreaterThan(0.5);
    expect(overlap).toBeLessThan(2.1);
  });
});

describe('findings', () => {
  it('lateRelease: LE-18 the release clears a lock that another holds, a third takes it, two work for seconds', () => {
    const facts = factsOfShipped('lateRelease', 80);
    const { started, stopped } = electors(facts, 20);
    const release = firstOf(only(facts, 'lockReleased'));
    const [robbed, third] = [firstOf(started), ensure(started[1], 'a third leads')];
    expect(release.process).toBe(LEADER);
    expect(at(robbed)).toBeLessThan(at(release));
    expect(at(third)).toBeGreaterThan(at(release));
    const end = ensure(
      stopped.find(({ process }) => process === robbed.process),
      'the robbed one stops',
    );
    expect(at(end) - at(third)).toBeGreaterThan(8);
    expect(at(end) - at(third)).toBeLessThan(12);
  });

  it('shortBlip: TR-6 a leader goes although packets were lost for less than its deadline', () => {
    const facts = factsOfShipped('shortBlip', 80);
    const { stopped } = electors(facts, 20);
    expect(firstOf(stopped).process).toBe(LEADER);
    // The link is whole again before it stops, and it stops RP + RD after its last success.
    expect(at(firstOf(stopped))).toBeGreaterThan(28);
    const last = only(facts, 'leaseWritten').findLast(
      (fact) => fact.process === LEADER && at(fact) < 20,
    );
    expect(at(firstOf(stopped)) - at(ensure(last, 'a renewal before'))).toBeCloseTo(12, 1);
  });

  it('posthumousRenewal: TR-7 the Lease is renewed after its holder has stopped, and everyone waits once more', () => {
    const { started, stopped, writes } = electors(factsOfShipped('posthumousRenewal', 90), 21);
    const late = ensure(
      writes.find((fact) => fact.process === LEADER && at(fact) > at(firstOf(stopped))),
      'a late renewal',
    );
    expect(at(late) - at(firstOf(stopped))).toBeGreaterThan(3);
    expect(at(late) - at(firstOf(stopped))).toBeLessThan(3.4);
    expect(at(firstOf(started)) - at(late)).toBeGreaterThan(15);
  });

  it('frozenServer: AS-8 a renewal of a leader that has stopped is written at the thaw', () => {
    const { started, stopped, writes } = electors(factsOfShipped('frozenServer', 90), 20);
    expect(at(firstOf(stopped))).toBeLessThan(33);
    const late = firstOf(writes);
    expect(late.process).toBe(LEADER);
    expect(at(late)).toBeCloseTo(45, 1);
    expect(at(firstOf(started)) - at(late)).toBeGreaterThan(15);
  });

  it('refusedNode: KL-13 the Lease is back within seconds of healing, Ready half a minute later', () => {
    const facts = factsOfShipped('refusedNode', 260);
    const renewed = only(facts, 'leaseWritten').find(
      (fact) => fact.process === 'kubelet/worker-2' && at(fact) > 140,
    );
    const ready = only(facts, 'nodeConditionChanged').find(
      ({ node, status }) => node === 'worker-2' && status === 'True',
    );
    expect(at(ensure(renewed, 'a renewal')) - 140).toBeLessThan(7.5);
    expect(at(ensure(ready, 'Ready')) - 140).toBeGreaterThan(25);
  });

  it('taintPastTheBrake: NL-24 the pass that finds four dead stops the zone, yet one of them is tainted', () => {
    const facts = factsOfShipped('taintPastTheBrake', 200);
    const unknown = only(facts, 'nodeConditionChanged').map(at);
    const tainted = only(facts, 'taintAdded').filter(({ effect }) => effect === 'NoExecute');
    const brake = firstOf(only(facts, 'zoneStateChanged'));
    expect(unknown).toHaveLength(4);
    expect(Math.max(...unknown) - Math.min(...unknown)).toBeLessThan(0.1);
    expect(tainted).toHaveLength(1);
    expect(brake).toMatchObject({ state: 'PartialDisruption' });
    // Decided before the brake; its write may still be under way when the brake comes.
    expect(at(firstOf(tainted))).toBeGreaterThan(Math.min(...unknown));
    expect(at(firstOf(tainted)) - at(brake)).toBeLessThan(0.3);
  });

  it('queueWithoutOrder: NL-25 the first to die is the last to be tainted', () => {
    const facts = factsOfShipped('queueWithoutOrder', 180);
    const tainted = only(facts, 'taintAdded').filter(({ effect }) => effect === 'NoExecute');
    expect(tainted.map(({ node }) => node).at(-1)).toBe('worker-1');
    expect(tainted).toHaveLength(6);
    const [first, last] = [firstOf(tainted), ensure(tainted[5], 'six')];
    expect(at(last) - at(first)).toBeGreaterThan(50);
    // It was called Unknown in the first pass that called anybody so.
    const unknown = only(facts, 'nodeConditionChanged');
    const own = ensure(
      unknown.find(({ node }) => node === 'worker-1'),
      'worker-1',
    );
    expect(at(own) - at(firstOf(unknown))).toBeLessThan(1);
  });
});

describe('coordinated election', () => {
  it('bestByLot: CE-13 of two equal candidates of one second, a winner and a leader are deposed by lot', () => {
    const facts = factsOfShipped('bestByLot', 60);
    const assigned = only(facts, 'leaseAssigned').map(at);
    const deposed = only(facts, 'preferredHolderSet').map(at);
    const [leads] = only(facts, 'startedLeading')
      .filter(({ name }) => name === 'kube-controller-manager')
      .map(at);
    expect(assigned.length).toBeGreaterThan(2);
    // Once before anybody works, once while somebody does.
    expect(deposed.filter((t) => t < (leads ?? 0))).not.toEqual([]);
    expect(deposed.filter((t) => t > (leads ?? Infinity))).not.toEqual([]);
  });
});

describe('nodes', () => {
  it('forgottenTimers: NL-23 the new leader counts the 300 s from zero', () => {
    const facts = factsOfShipped('forgottenTimers', 700);
    const tainted = only(facts, 'taintAdded').filter(({ effect }) => effect === 'NoExecute');
    const [first, second] = [firstOf(tainted), ensure(tainted[1], 'tainted again')];
    const deleted = only(facts, 'podDeleted').map(at);
    expect(only(facts, 'taintRemoved').map(({ effect }) => effect)).toEqual(['NoExecute']);
    expect(deleted).toHaveLength(3);
    expect(Math.min(...deleted)).toBeGreaterThan(at(first) + 300 + 200);
    expect(Math.min(...deleted) - at(second)).toBeGreaterThanOrEqual(300);
    expect(Math.min(...deleted) - at(second)).toBeLessThan(301);
  });
});

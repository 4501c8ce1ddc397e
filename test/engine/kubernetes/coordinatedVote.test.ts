/** What coordinated election's controller judges, rule by rule, without its queue and its requests. */
import { describe, expect, it } from 'vitest';
import type { WallTime } from '../../../src/engine/base/time.ts';
import { seconds } from '../../../src/engine/base/time.ts';
import {
  admissible,
  bestOf,
  hasTies,
  isElectionNeeded,
  isLeaseExpired,
  pingNeeds,
  strategyOf,
} from '../../../src/engine/kubernetes/coordinatedVote.ts';
import { leaseCandidateProblem } from '../../../src/engine/kubernetes/leaseCandidateValidation.ts';
import { leaseProblem } from '../../../src/engine/kubernetes/leaseValidation.ts';
import type {
  Lease,
  LeaseCandidate,
  LeaseCandidateSpec,
  LeaseSpec,
} from '../../../src/engine/kubernetes/objects.ts';

const START = 1_767_225_600;
const at = (second: number): WallTime => seconds(START + second) as number as WallTime;

const candidate = (
  name: string,
  { created = 0, ...spec }: Partial<LeaseCandidateSpec> & { created?: number } = {},
): LeaseCandidate => ({
  namespace: 'default',
  name,
  uid: name,
  resourceVersion: 1,
  creationTimestamp: at(created),
  spec: {
    leaseName: 'lock',
    binaryVersion: '1.36.0',
    emulationVersion: '1.36.0',
    strategy: 'OldestEmulationVersion',
    renewTime: at(0),
    ...spec,
  },
});

const lease = (spec: LeaseSpec): Lease => ({
  namespace: 'default',
  name: 'lock',
  uid: 'lock',
  resourceVersion: 1,
  creationTimestamp: at(0),
  spec,
});

const heldBy = (holderIdentity: string, renewed = 0, leaseDurationSeconds = 15): Lease =>
  lease({ holderIdentity, leaseDurationSeconds, renewTime: at(renewed) });

const justAfter = (second: number): WallTime => (at(second) + 1) as WallTime;

describe('who may stand', () => {
  it('CE-3 candidates count until 30 min after their renewal, and only for their own lock', () => {
    const all = [
      candidate('a'),
      candidate('b', { leaseName: 'other' }),
      { ...candidate('c'), namespace: 'elsewhere' },
    ];
    const namesAt = (now: WallTime): string[] =>
      admissible(all, 'default', 'lock', now).map(({ name }) => name);
    expect(namesAt(at(1_800))).toEqual(['a']);
    expect(namesAt(justAfter(1_800))).toEqual([]);
  });

  it('CE-3 a candidate without a renewal does not count', () => {
    const { renewTime: _, ...spec } = candidate('a').spec;
    expect(admissible([{ ...candidate('a'), spec }], 'default', 'lock', at(0))).toEqual([]);
  });
});

describe('whether an election is needed', () => {
  const both = [candidate('a'), candidate('b', { created: 1 })];

  it('CE-4 without a Lease, without a holder, and strictly after the Lease has run out', () => {
    expect(isElectionNeeded(undefined, both, at(1))).toBe(true);
    expect(isElectionNeeded(heldBy(''), both, at(1))).toBe(true);
    expect(isElectionNeeded(heldBy('a'), both, at(15))).toBe(false);
    expect(isElectionNeeded(heldBy('a'), both, justAfter(15))).toBe(true);
  });

  it('CE-4 a Lease without a renewal or without a duration counts as expired', () => {
    expect(isLeaseExpired(lease({ holderIdentity: 'a', leaseDurationSeconds: 15 }), at(0))).toBe(
      true,
    );
    expect(isLeaseExpired(lease({ holderIdentity: 'a', renewTime: at(0) }), at(0))).toBe(true);
  });

  it('CE-4 when the best candidate is not the holder, even if that candidate is dead', () => {
    expect(isElectionNeeded(heldBy('b', 600), both, at(601))).toBe(true);
    expect(isElectionNeeded(heldBy('a', 600), both, at(601))).toBe(false);
  });

  it('CE-4 once a candidate has not renewed for more than 15 min', () => {
    expect(isElectionNeeded(heldBy('a', 899), both, at(900))).toBe(false);
    expect(isElectionNeeded(heldBy('a', 899), both, justAfter(900))).toBe(true);
  });

  it('CE-4 a strategy of somebody else is left alone', () => {
    const theirs = both.map((each) => ({
      ...each,
      spec: { ...each.spec, strategy: 'example.com/loudest' },
    }));
    expect(isElectionNeeded(heldBy('b'), theirs, at(1))).toBe(false);
  });
});

describe('who is best', () => {
  const bestOfAll = (...all: readonly LeaseCandidate[]): string => bestOf(all)?.name ?? '';

  it('CE-5 the lowest emulation version, by number and not by text', () => {
    expect(
      bestOfAll(
        candidate('ten', { emulationVersion: '1.10.0' }),
        candidate('nine', { emulationVersion: '1.9.0', created: 5 }),
      ),
    ).toBe('nine');
  });

  it('CE-5 then the lowest binary version, then who was created in the earlier second', () => {
    const old = { emulationVersion: '1.35.0' };
    expect(
      bestOfAll(
        candidate('new', { ...old, binaryVersion: '1.36.0' }),
        candidate('old', { ...old, binaryVersion: '1.35.0', created: 9 }),
      ),
    ).toBe('old');
    expect(bestOfAll(candidate('late', { created: 3 }), candidate('early', { created: 2 }))).toBe(
      'early',
    );
  });

  it('CE-5 who gives no version that can be read does not win', () => {
    expect(
      bestOfAll(candidate('a', { emulationVersion: 'v1.0' }), candidate('b', { created: 4 })),
    ).toBe('b');
  });

  it('CE-5 the strategy is that of the newest binary; a tie with different ones is an error', () => {
    const theirs = { strategy: 'example.com/loudest' };
    expect(
      strategyOf([candidate('a'), candidate('b', { binaryVersion: '1.37.0', ...theirs })]),
    ).toBe('example.com/loudest');
    expect(strategyOf([candidate('a'), candidate('b', theirs)])).toBeNull();
  });

  it('CE-13 of equals the first in the list is best, and only then chance has a say', () => {
    const [a, b] = [candidate('a'), candidate('b')];
    expect([bestOfAll(a, b), bestOfAll(b, a)]).toEqual(['a', 'b']);
    expect(hasTies([a, b])).toBe(true);
    expect(hasTies([a, candidate('b', { created: 1 })])).toBe(false);
  });
});

describe('the ping phase', () => {
  const needs = (spec: Partial<LeaseCandidateSpec>, now: WallTime) =>
    pingNeeds(candidate('a', spec).spec, now);

  it('CE-6 who renewed within 5 s counts as fresh', () => {
    expect(needs({ renewTime: at(0) }, at(4.999))).toBe('fresh');
    expect(needs({ renewTime: at(0) }, at(5))).toBe('ping');
  });

  it('CE-6 a ping that is not answered is waited for, but less than 5 s', () => {
    expect(needs({ renewTime: at(0), pingTime: at(60) }, at(64.999))).toBe('wait');
    expect(needs({ renewTime: at(0), pingTime: at(60) }, at(65))).toBe('leaveOut');
  });

  it('CE-6 who did not answer is never pinged again, who did is pinged again after 5 s', () => {
    expect(needs({ renewTime: at(0), pingTime: at(60) }, at(600))).toBe('leaveOut');
    expect(needs({ renewTime: at(60.01), pingTime: at(60) }, at(65.02))).toBe('ping');
  });

  it('CE-11 a candidate whose clock is behind has not answered as long as it reads less than the ping', () => {
    expect(needs({ renewTime: at(57), pingTime: at(60) }, at(60.02))).toBe('wait');
    expect(needs({ renewTime: at(60), pingTime: at(60) }, at(63))).toBe('fresh');
  });
});

describe('what the API server refuses', () => {
  it.each([
    ['metadata.name', 'a/b', {}],
    ['metadata.name', 'a'.repeat(254), {}],
    ['spec.leaseName', 'a', { leaseName: '' }],
    ['spec.binaryVersion', 'a', { binaryVersion: 'v1.36.0' }],
    ['spec.emulationVersion', 'a', { emulationVersion: '1.37.0' }],
    ['spec.emulationVersion', 'a', { emulationVersion: '1.36' }],
    ['spec.strategy', 'a', { strategy: 'Loudest' }],
    ['spec.strategy', 'a', { strategy: '' }],
  ])('a LeaseCandidate with a wrong %s (%s, %o)', (path, name, spec) => {
    expect(leaseCandidateProblem(name, candidate('a', spec).spec, null)).toBe(path);
  });

  it('a LeaseCandidate that moves to another lock', () => {
    const { spec } = candidate('a');
    expect(leaseCandidateProblem('a', { ...spec, leaseName: 'other' }, spec)).toBe(
      'spec.leaseName',
    );
  });

  it('OM-V3, OM-V4 and OM-V5 strategies have known names or names of their own, and preferredHolder needs one', () => {
    expect(leaseProblem({ strategy: 'OldestEmulationVersion' })).toBeNull();
    expect(leaseProblem({ strategy: 'example.com/loudest', preferredHolder: 'a' })).toBeNull();
    expect(leaseProblem({ strategy: 'Loudest' })?.rule).toBe('OM-V3');
    expect(leaseProblem({ strategy: 'a/b/c' })?.rule).toBe('OM-V4');
    expect(leaseProblem({ preferredHolder: 'a' })?.rule).toBe('OM-V5');
  });
});

/** The tables of the timing bounds, number by number. */
import { describe, expect, it } from 'vitest';
import {
  creationUntilUnknown,
  deathUntilEviction,
  deathUntilUnknown,
  DETECTION_DEFAULTS,
  EVICTION_DEFAULTS,
  identityUntilRemoved,
  lostRenewals,
  passesUntilUnknown,
  recovery,
  silenceUntilUnknown,
  taintSpacing,
  unknownUntilTaint,
} from '../../../src/engine/analysis/bounds.ts';
import {
  clockRateLimit,
  coordinatedTakeover,
  crashUntilTakeover,
  ELECTION_DEFAULTS,
  longestPoll,
  partitionWithoutLeader,
  pauseOverlap,
  releaseUntilTakeover,
  renewalUntilStop,
  renewalUntilTakeover,
  restartUntilTakeover,
  safetyMargin,
} from '../../../src/engine/analysis/electionBounds.ts';

const earlier = { ...DETECTION_DEFAULTS, nodeMonitorGracePeriodSeconds: 40 };
const slowPasses = { ...DETECTION_DEFAULTS, passSeconds: 0.05 };

describe('a node dies', () => {
  it('NL-7: it is called Unknown after 39.6 to 55 s, 47.4 s on average, 42.1 to 52.8 s nine times in ten', () => {
    const bounds = deathUntilUnknown(DETECTION_DEFAULTS);
    expect(bounds.best).toBeCloseTo(39.62, 2);
    expect(bounds.mean).toBeCloseTo(47.42, 2);
    expect(bounds.p5).toBeCloseTo(42.1, 1);
    expect(bounds.p95).toBeCloseTo(52.8, 1);
    expect(bounds.worst).toBeCloseTo(55.022, 3);
  });

  it('NL-26: passes of 50 ms add half a second: 47.9 s, 42.6 to 53.3 s', () => {
    const bounds = deathUntilUnknown(slowPasses);
    expect([bounds.mean, bounds.p5, bounds.p95].map((each) => each.toFixed(1))).toEqual([
      '47.9',
      '42.6',
      '53.3',
    ]);
  });

  it('NL-7: with the 40 s of 1.31 and before, all of it comes ten seconds sooner', () => {
    const before = deathUntilUnknown(earlier);
    expect(before.best).toBeCloseTo(29.6, 1);
    expect(before.mean).toBeCloseTo(37.4, 1);
    expect(before.worst).toBeCloseTo(45.0, 1);
  });

  it('NL-7: the grace period is passed strictly: passes that took no time would need eleven', () => {
    expect(passesUntilUnknown(DETECTION_DEFAULTS)).toBe(10);
    expect(passesUntilUnknown({ ...DETECTION_DEFAULTS, passSeconds: 0 })).toBe(11);
    expect(passesUntilUnknown(earlier)).toBe(8);
  });

  it('NL-7: its Lease has been silent for 50.5 to 55.5 s by then, with passes of 50 ms', () => {
    const { best, worst } = silenceUntilUnknown(slowPasses);
    expect(best).toBeCloseTo(50.5, 9);
    expect(worst).toBeCloseTo(55.55, 9);
  });

  it('NL-3: one that never posted its status, 60 s after its creation, at the next pass', () => {
    const { best, worst } = creationUntilUnknown(DETECTION_DEFAULTS, 60);
    expect(best).toBe(60);
    expect(worst).toBeCloseTo(65.002, 9);
  });

  it('NL-16: the k-th taint of a zone comes (k − 1) · 10.07 s later; 5.04, 2.01 and 20.04 s apart at other rates', () => {
    const spacing = (nodeEvictionRate: number): string =>
      taintSpacing({ ...EVICTION_DEFAULTS, nodeEvictionRate }).toFixed(2);
    expect([0.1, 0.2, 0.5, 0.05].map(spacing)).toEqual(['10.07', '5.04', '2.01', '20.04']);
    expect(taintSpacing({ ...EVICTION_DEFAULTS, nodeEvictionRate: 0 })).toBe(Infinity);
    const third = unknownUntilTaint(DETECTION_DEFAULTS, EVICTION_DEFAULTS, 3);
    expect(third.best).toBeCloseTo(20.14, 2);
    expect(third.worst).toBeCloseTo(20.24, 2);
  });

  it('NL-13: before 1.34 the first taint comes one pass later', () => {
    const before = { ...EVICTION_DEFAULTS, queuedNextPass: true };
    expect(unknownUntilTaint(DETECTION_DEFAULTS, before, 1).best).toBeCloseTo(5.002, 9);
    expect(unknownUntilTaint(DETECTION_DEFAULTS, EVICTION_DEFAULTS, 1).best).toBe(0);
  });

  it('TE-6: its Pods are deleted after 340 to 356 s, 347.5 s on average', () => {
    const { best, mean, worst } = deathUntilEviction(DETECTION_DEFAULTS, EVICTION_DEFAULTS);
    expect(best).toBeCloseTo(339.6, 1);
    expect(mean).toBeCloseTo(347.5, 1);
    expect(worst).toBeLessThan(356);
    expect(worst).toBeGreaterThan(355);
  });
});

describe('a node comes back', () => {
  it('KL-13: within 10.4 s, within 70.4 s if it was refused, at once if it was restarted', () => {
    expect(recovery(DETECTION_DEFAULTS, 'held').ready.worst).toBeCloseTo(10.4, 9);
    expect(recovery(DETECTION_DEFAULTS, 'refused').ready.worst).toBeCloseTo(70.4, 9);
    expect(recovery(DETECTION_DEFAULTS, 'restarted').ready).toEqual({ best: 0.2, worst: 0.4 });
  });

  it('KL-3, NL-13: its Lease is renewed within 7 s, and its taint goes with the next pass', () => {
    expect(recovery(DETECTION_DEFAULTS, 'refused').renewed.worst).toBe(7);
    expect(recovery(DETECTION_DEFAULTS, 'held').renewed.worst).toBe(0);
    expect(recovery(DETECTION_DEFAULTS, 'held').untainted.worst).toBeCloseTo(15.402, 9);
  });
});

describe('renewals are lost', () => {
  it('NL-7: three in a row are always survived and five never; with 40 s, two and four', () => {
    expect(lostRenewals(DETECTION_DEFAULTS)).toEqual({ always: 3, never: 5 });
    expect(lostRenewals(earlier)).toEqual({ always: 2, never: 4 });
  });
});

describe('a leader is gone', () => {
  const mean = (standbys: number): number => renewalUntilTakeover(ELECTION_DEFAULTS, standbys).mean;
  const crash = (standbys: number): number => crashUntilTakeover(ELECTION_DEFAULTS, standbys).mean;
  const release = (standbys: number): number =>
    releaseUntilTakeover(ELECTION_DEFAULTS, standbys).mean;

  it('LE-8: one of 1, 2, 4 standbys takes over 18.4, 17.5, 16.9 s after its last renewal', () => {
    expect([1, 2, 4].map((standbys) => mean(standbys).toFixed(1))).toEqual([
      '18.4',
      '17.5',
      '16.9',
    ]);
    const { best, p95, worst } = renewalUntilTakeover(ELECTION_DEFAULTS, 1);
    expect(best).toBe(15);
    expect(p95).toBeCloseTo(20.9, 1);
    expect(worst).toBeCloseTo(23.8, 9);
  });

  it('LE-8: 17.4, 16.5, 15.9 s after its crash, never before 13 s', () => {
    for (const standbys of [1, 2, 4]) expect(crash(standbys)).toBeCloseTo(mean(standbys) - 1, 2);
    expect(crashUntilTakeover(ELECTION_DEFAULTS, 1).best).toBe(13);
  });

  it('LE-9: after a clean release at the first poll: 1.7, 1.1, 0.6 s, at most 4.4 s', () => {
    expect([1, 2, 4].map((standbys) => release(standbys).toFixed(1))).toEqual([
      '1.7',
      '1.1',
      '0.6',
    ]);
    const { p95, worst } = releaseUntilTakeover(ELECTION_DEFAULTS, 1);
    expect(p95).toBeCloseTo(3.5, 1);
    expect(worst).toBeCloseTo(4.4, 9);
  });

  it('LE-23: everybody restarted: 15 to 19.4 s after the first GET', () => {
    const { best, worst } = restartUntilTakeover(ELECTION_DEFAULTS);
    expect(best).toBe(15);
    expect(worst).toBeCloseTo(19.4, 9);
  });

  it('LE-5, LE-29: partitioned, it stops after 12 s, 3 s before anyone may lead, and nobody does for 3 to 11.8 s', () => {
    expect(renewalUntilStop(ELECTION_DEFAULTS)).toBe(12);
    expect(safetyMargin(ELECTION_DEFAULTS)).toBe(3);
    const gap = partitionWithoutLeader(ELECTION_DEFAULTS);
    expect(gap.best).toBe(3);
    expect(gap.worst).toBeCloseTo(11.8, 9);
  });

  it('LE-17: one that tries to release into silence has no margin left: −2 s', () => {
    expect(safetyMargin(ELECTION_DEFAULTS, true)).toBe(-2);
  });

  it('CK-2: a standby may run 1.25 times faster, not more; a pause costs up to ten seconds of two leaders', () => {
    expect(clockRateLimit(ELECTION_DEFAULTS)).toBe(1.25);
    expect(pauseOverlap(ELECTION_DEFAULTS)).toEqual({ best: 0, worst: 10 });
    expect(longestPoll(ELECTION_DEFAULTS)).toBeCloseTo(4.4, 9);
  });
});

describe('coordinated election', () => {
  const works = (which: Parameters<typeof coordinatedTakeover>[1]): readonly number[] => {
    const { assigned, works } = coordinatedTakeover(ELECTION_DEFAULTS, which);
    return [assigned.best, assigned.worst, works.best, works.worst];
  };

  it('CE-16: the lease is assigned at a requeue after the expiry and, for a dead candidate, its ping window', () => {
    expect(works('leaderWasBest')).toEqual([20, 25, 20, 29.4]);
    expect(works('leftoverIsBest')).toEqual([15, 20, 15, 24.4]);
    expect(works('betterJoined')).toEqual([17, 22, 17, 26.4]);
  });
});

describe('an API server is gone for good', () => {
  it('AI-7: its identity Lease stays for one to two hours', () => {
    expect(identityUntilRemoved(3_600, 3_600)).toEqual({ best: 3_600, worst: 7_200 });
  });
});

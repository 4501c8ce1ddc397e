/**
 * Some hundred runs of the engine for each closed form: every sample lies within the bounds, and
 * their mean and tails lie where the bounds put them. Fixed seeds, so that it cannot fail by chance.
 */
import { describe, expect, it } from 'vitest';
import {
  deathUntilUnknown,
  DETECTION_DEFAULTS,
  EVICTION_DEFAULTS,
  taintSpacing,
  type Bounds,
} from '../../../src/engine/analysis/bounds.ts';
import {
  crashUntilTakeover,
  ELECTION_DEFAULTS,
  partitionWithoutLeader,
  pauseOverlap,
  releaseUntilTakeover,
  renewalUntilStop,
} from '../../../src/engine/analysis/electionBounds.ts';
import type { Command, Fact, FactKind } from '../../../src/engine/index.ts';
import { buildCluster, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';
import { drawsOf } from '../../support/seeds.ts';

const TRIALS = 300;
/** A taint's two requests, under the controller's own limit (NL-26). */
const TAINT_SLACK = 0.25;
/** Latency of the links and of the server's work, on either side of a closed form that has none. */
const SLACK = 0.06;

const seeds = Array.from({ length: TRIALS }, (_, index) => index + 1);
const inSeconds = (fact: Fact | undefined, from: number): number =>
  fact === undefined ? Infinity : fact.t / 1e6 - from;

/** Runs one fault at a random moment; the log of what followed, counted from that moment. */
function afterwards(
  seed: number,
  options: Parameters<typeof buildCluster>[0],
  command: Command,
  length: number,
  kinds: readonly FactKind[],
): { readonly facts: readonly Fact[]; readonly at: number } {
  const cluster = buildCluster({
    ...options,
    seed,
    latencyMs: 1,
    jitterMs: 1,
    factKinds: new Set(kinds),
  });
  const at = 30 + drawsOf(seed).whole(0, 40_000_000) / 1e6;
  cluster.run(at);
  const before = cluster.facts().length;
  cluster.act(command);
  cluster.run(length);
  return { facts: cluster.facts().slice(before), at };
}

/** Every sample within; the mean and the share beyond either tail as far off as so few samples may be. */
function expectWithin(samples: readonly number[], bounds: Bounds): void {
  const sorted = samples.toSorted((one, other) => one - other);
  expect(sorted[0]).toBeGreaterThan(bounds.best - SLACK);
  expect(sorted.at(-1)).toBeLessThan(bounds.worst + SLACK);
  const mean = samples.reduce((total, each) => total + each, 0) / samples.length;
  const spread = Math.sqrt(
    samples.reduce((total, each) => total + (each - mean) * (each - mean), 0) / samples.length,
  );
  const farOff = (3 * spread) / Math.sqrt(samples.length) + SLACK;
  expect(Math.abs(mean - bounds.mean)).toBeLessThan(farOff);
  const share = (of: (sample: number) => boolean): number =>
    samples.filter(of).length / samples.length;
  expect(Math.abs(share((each) => each < bounds.p5) - 0.05)).toBeLessThan(0.045);
  expect(Math.abs(share((each) => each > bounds.p95) - 0.05)).toBeLessThan(0.045);
}

describe('samples of the engine lie within the closed forms', { timeout: 120_000 }, () => {
  it('NL-7: from a death to Unknown', () => {
    const samples = seeds.map((seed) => {
      const { facts, at } = afterwards(
        seed,
        { nodes: 2, podsPerNode: 0, components: { [CONTROLLER_MANAGER]: ['a'] } },
        { kind: 'powerOff', node: 'node-0' },
        60,
        ['nodeConditionChanged'],
      );
      return inSeconds(facts[0], at);
    });
    expectWithin(samples, deathUntilUnknown(DETECTION_DEFAULTS));
  });

  it.each([1, 2, 4])('LE-8: from a crash to the takeover by one of %i standbys', (standbys) => {
    const hosts = ['a', 'b', 'c', 'd', 'e'].slice(0, standbys + 1);
    const samples = seeds.map((seed) => {
      const { facts, at } = afterwards(
        seed,
        { nodes: 1, podsPerNode: 0, components: { operator: hosts } },
        { kind: 'crash', process: 'operator/a' },
        30,
        ['startedLeading'],
      );
      return inSeconds(facts[0], at);
    });
    expectWithin(samples, crashUntilTakeover(ELECTION_DEFAULTS, standbys));
  });

  it.each([1, 2, 4])('LE-9: from a release to the takeover by one of %i standbys', (standbys) => {
    const hosts = ['a', 'b', 'c', 'd', 'e'].slice(0, standbys + 1);
    const samples = seeds.map((seed) => {
      const { facts, at } = afterwards(
        seed,
        { nodes: 1, podsPerNode: 0, components: { 'kube-scheduler': hosts } },
        { kind: 'stop', process: 'kube-scheduler/a' },
        10,
        ['startedLeading'],
      );
      return inSeconds(facts[0], at);
    });
    expectWithin(samples, releaseUntilTakeover(ELECTION_DEFAULTS, standbys));
  });

  it('LE-5, LE-29: a partitioned leader stops in time, and nobody leads for as long as the margin says', () => {
    const gap = partitionWithoutLeader(ELECTION_DEFAULTS);
    for (const seed of seeds) {
      const { facts, at } = afterwards(
        seed,
        { nodes: 1, podsPerNode: 0, components: { operator: ['a', 'b'] } },
        { kind: 'cut', processes: ['operator/a'], mode: 'refused', direction: 'both' },
        40,
        ['stoppedLeading', 'startedLeading'],
      );
      const stopped = inSeconds(
        facts.find(({ kind }) => kind === 'stoppedLeading'),
        at,
      );
      const started = inSeconds(
        facts.find(({ kind }) => kind === 'startedLeading'),
        at,
      );
      expect(stopped).toBeLessThan(renewalUntilStop(ELECTION_DEFAULTS) + SLACK);
      expect(started - stopped).toBeGreaterThan(gap.best - SLACK);
      expect(started - stopped).toBeLessThan(gap.worst + SLACK);
    }
  });

  it('LE-26, LE-27: a leader that slept works beside the next one for ten seconds at most', () => {
    const overlaps = seeds.map((seed) => {
      const cluster = buildCluster({
        nodes: 1,
        podsPerNode: 0,
        components: { operator: ['a', 'b'] },
        seed,
        latencyMs: 1,
        jitterMs: 1,
        factKinds: new Set<FactKind>(['processResumed', 'workCancelled']),
      });
      cluster.run(30 + drawsOf(seed).whole(0, 40_000_000) / 1e6);
      cluster.act({ kind: 'pause', process: 'operator/a' });
      cluster.run(40);
      cluster.act({ kind: 'resume', process: 'operator/a' });
      cluster.run(20);
      const [woke, stopped] = cluster.facts();
      return ((stopped?.t ?? Infinity) - (woke?.t ?? 0)) / 1e6;
    });
    const { best, worst } = pauseOverlap(ELECTION_DEFAULTS);
    expect(Math.min(...overlaps)).toBeGreaterThanOrEqual(best);
    expect(Math.max(...overlaps)).toBeLessThan(worst + SLACK);
  });

  it('NL-16: taints of one zone come as far apart as the rate says', () => {
    for (const seed of seeds.slice(0, 20)) {
      const cluster = buildCluster({
        seed,
        nodes: 12,
        podsPerNode: 0,
        components: { [CONTROLLER_MANAGER]: ['a'] },
        factKinds: new Set<FactKind>(['taintAdded']),
      });
      cluster.run(20);
      for (const node of ['node-0', 'node-1', 'node-2', 'node-3'])
        cluster.act({ kind: 'powerOff', node });
      cluster.run(110);
      const taints = cluster
        .facts()
        .filter((fact) => fact.kind === 'taintAdded' && fact.effect === 'NoExecute');
      expect(taints).toHaveLength(4);
      const spacing = taintSpacing(EVICTION_DEFAULTS);
      for (const [index, taint] of taints.entries()) {
        const before = taints[index - 1];
        if (before === undefined) continue;
        expect(Math.abs((taint.t - before.t) / 1e6 - spacing)).toBeLessThan(TAINT_SLACK);
      }
    }
  });
});

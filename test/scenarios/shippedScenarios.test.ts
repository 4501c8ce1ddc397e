/** Each scenario that ships parses, runs, and shows what its one sentence promises. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Fact, type FactKind } from '../../src/engine/index.ts';
import { translator } from '../../src/i18n/translate.ts';
import { OPENING, SCENARIOS, shippedScenario } from '../../src/scenarios/index.ts';
import { factsOfShipped, only } from '../support/shippedRun.ts';

const at = ({ t }: Fact): number => t / 1_000_000;

describe('the library', () => {
  it('lists every file, the calm cluster first, each by the name in its document', () => {
    const files = readdirSync('src/scenarios').filter((name) => name.endsWith('.json'));
    expect(SCENARIOS.map(({ id }) => `${id}.json`).sort()).toEqual(files.sort());
    expect(SCENARIOS[0]?.id).toBe(OPENING);
    for (const { id, document } of SCENARIOS) expect(document).toMatchObject({ name: id });
  });

  it.each(['en', 'ko'] as const)('has a title and a sentence for each in %s', (language) => {
    const say = translator(language);
    for (const { title, about } of SCENARIOS) {
      expect(say(title)).not.toBe('undefined');
      expect(say(about)).toMatch(/[.?]$/);
    }
  });

  it('knows no scenario but its own', () => {
    expect(shippedScenario('toString')).toBeNull();
  });
});

describe('calmCluster', () => {
  it('is calm: ten minutes without anything worth stopping at', () => {
    const facts = factsOfShipped('calmCluster', 600);
    const kinds: readonly FactKind[] = ['nodeConditionChanged', 'stoppedLeading', 'renewalFailed'];
    expect(facts.filter(({ kind }) => kinds.includes(kind))).toEqual([]);
  });

  it('every node renews within 10.5 s, and every election within 2.5 s', () => {
    const written = only(factsOfShipped('calmCluster', 10.5), 'leaseWritten');
    const renewals = new Map(written.toReversed().map((fact) => [fact.name, at(fact)]));
    expect([...renewals.keys()].filter((name) => name.startsWith('ip-10-29-'))).toHaveLength(3);
    for (const lock of ['kube-controller-manager', 'kube-scheduler', 'my-operator'])
      expect(renewals.get(lock)).toBeLessThan(2.5);
  });

  it('begins with cp-1 and cp-3 at work', () => {
    const written = only(factsOfShipped('calmCluster', 3), 'leaseWritten');
    const holder = (name: string): string | undefined =>
      written.find((fact) => fact.name === name)?.holderIdentity.split('_')[0];
    expect(holder('kube-controller-manager')).toBe('cp-1');
    expect(holder('kube-scheduler')).toBe('cp-3');
    expect(holder('my-operator')).toBe('my-operator-7d4f9c-k2x4n');
  });
});

describe('the stories', () => {
  it('nodeCrash: NL-7 Unknown 50 s after the last renewal, TE its Pods are deleted 300 s later', () => {
    const facts = factsOfShipped('nodeCrash', 600);
    const [unknown, ready] = only(facts, 'nodeConditionChanged').map(at);
    expect(unknown).toBeGreaterThan(15 + 50 - 10.5);
    expect(unknown).toBeLessThan(15 + 50 + 6);
    const deleted = only(facts, 'podDeleted').map(at);
    expect(deleted).toHaveLength(4);
    expect(Math.min(...deleted)).toBeGreaterThanOrEqual((unknown ?? 0) + 300);
    expect(ready).toBeGreaterThan(480);
  });

  it('leaderCrash: LE-8 a standby leads one lease duration after what it last saw', () => {
    const [taken] = only(factsOfShipped('leaderCrash', 100), 'startedLeading');
    expect(taken?.process).not.toBe('kube-scheduler/cp-1');
    expect(taken === undefined ? 0 : at(taken)).toBeGreaterThan(10 - 2 + 15);
    expect(taken === undefined ? 99 : at(taken)).toBeLessThan(10 + 4.4 + 15 + 4.4);
  });

  it('controllerFailover: NL-23 the new leader gives the silent node 50 s anew', () => {
    const facts = factsOfShipped('controllerFailover', 200);
    const [led] = only(facts, 'startedLeading').map(at);
    const [unknown] = only(facts, 'nodeConditionChanged').map(at);
    expect((unknown ?? 0) - (led ?? 0)).toBeGreaterThan(50);
    expect((unknown ?? 0) - (led ?? 0)).toBeLessThan(56);
  });

  it('oneWayPartition: AS-8 a renewal is written whose sender never learns of it', () => {
    const facts = factsOfShipped('oneWayPartition', 180).filter((fact) => at(fact) > 15);
    const mine = (fact: { readonly process: string }): boolean =>
      fact.process === 'kubelet/worker-2';
    expect(only(facts, 'leaseWritten').filter(mine)).not.toEqual([]);
    expect(only(facts, 'answerReceived').filter(mine)).toEqual([]);
    expect(only(facts, 'nodeConditionChanged').map(({ node }) => node)).toEqual(['worker-2']);
  });

  it('wholeClusterSilent: NL-20 all nodes are Unknown and no Pod is deleted', () => {
    const facts = factsOfShipped('wholeClusterSilent', 600);
    expect(only(facts, 'allZonesDisrupted')).toHaveLength(1);
    expect(only(facts, 'podDeleted')).toEqual([]);
    const unknown = only(facts, 'nodeConditionChanged').filter(
      ({ status }) => status === 'Unknown',
    );
    expect(unknown).toHaveLength(4);
  });

  it('staleWrites: LE-32 the same stale writes land where nothing is checked, and are refused by a token', () => {
    const facts = factsOfShipped('staleWrites', 60);
    const stale = facts.filter(
      (fact) =>
        (fact.kind === 'resourceWritten' || fact.kind === 'resourceWriteRefused') &&
        fact.identity !== fact.holderIdentity &&
        at(fact) > 45,
    );
    const of = (process: string): readonly string[] =>
      stale.flatMap((fact) => ('process' in fact && fact.process === process ? [fact.kind] : []));
    expect(new Set(of('open-operator/open-a'))).toEqual(new Set(['resourceWritten']));
    expect(new Set(of('fenced-operator/fenced-a'))).toEqual(new Set(['resourceWriteRefused']));
    expect(of('open-operator/open-a').length).toBeGreaterThan(8);
    expect(of('fenced-operator/fenced-a').length).toBeGreaterThan(8);
  });

  it('etcdFull: SZ-4 AS-10 status alone reaches the quota before a compaction, and costs every leader its lock', () => {
    const facts = factsOfShipped('etcdFull', 120);
    const [full] = only(facts, 'etcdNoSpace').map(at);
    expect(full).toBeGreaterThan(50);
    expect(full).toBeLessThan(80);
    const stopped = only(facts, 'stoppedLeading');
    expect(stopped.map(({ name }) => name).sort()).toEqual([
      'kube-controller-manager',
      'kube-scheduler',
    ]);
    expect(stopped.every((fact) => at(fact) - (full ?? 0) < 14)).toBe(true);
    expect(only(facts, 'etcdWritten').filter((fact) => at(fact) > (full ?? 0))).toEqual([]);
  });

  it('coordinatedElection: CE-9 the leader stops 12 s after the better one is preferred, and nobody works for some seconds', () => {
    const facts = factsOfShipped('coordinatedElection', 80).filter(
      (fact) => !('name' in fact) || fact.name === 'kube-controller-manager',
    );
    const [preferred] = only(facts, 'preferredHolderSet').map(at);
    const [stopped] = only(facts, 'stoppedLeading').map(at);
    const taken = only(facts, 'startedLeading')[1];
    expect((preferred ?? 0) - 40).toBeLessThan(0.3);
    expect((stopped ?? 0) - (preferred ?? 0)).toBeGreaterThan(10);
    expect((stopped ?? 0) - (preferred ?? 0)).toBeLessThanOrEqual(12);
    expect(taken?.process).toBe('kube-controller-manager/cp-3');
    const idle = (taken === undefined ? 0 : at(taken)) - (stopped ?? 0);
    expect(idle).toBeGreaterThan(5.9);
    expect(idle).toBeLessThan(11.4);
  });
});

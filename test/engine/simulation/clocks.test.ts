/** CK-1, CK-2: what a process's own clock changes, and what it does not. */
import { describe, expect, it } from 'vitest';
import { createSimulation, parseScenario, seconds } from '../../../src/engine/index.ts';
import type { Fact, FactOf, Instant, Scenario, Simulation } from '../../../src/engine/index.ts';

const at = (time: number): Instant => seconds(time) as number as Instant;

function scenarioOf(document: object): Scenario {
  const parsed = parseScenario({ format: 'lease-lab/scenario', version: 1, ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const CLUSTER = {
  nodes: ['node-0', 'node-1'],
  components: [{ name: 'kube-controller-manager', candidates: ['a', 'b'] }],
};

const isKind =
  <K extends Fact['kind']>(kind: K) =>
  (fact: Fact): fact is Extract<Fact, { kind: K }> & FactOf<K> =>
    fact.kind === kind;

const renewals = (run: Simulation, name: string): FactOf<'leaseWritten'>[] =>
  run
    .facts()
    .filter(isKind('leaseWritten'))
    .filter((fact) => fact.name === name);

describe('clocks', () => {
  it('CK-1 a step moves the renewTime that is written next, and no wait', () => {
    const calm = createSimulation(scenarioOf(CLUSTER));
    const stepped = createSimulation(scenarioOf(CLUSTER));
    for (const run of [calm, stepped]) run.runUntil(at(25));
    stepped.apply({ kind: 'stepClock', process: 'kubelet/node-0', seconds: -300 });
    for (const run of [calm, stepped]) run.runUntil(at(48));
    const [before, after] = [renewals(calm, 'node-0'), renewals(stepped, 'node-0')];
    expect(after.map(({ t }) => t)).toEqual(before.map(({ t }) => t));
    const moved = after.map(
      ({ renewTime }, index) => (renewTime ?? 0) - (before[index]?.renewTime ?? 0),
    );
    expect(new Set(moved)).toEqual(new Set([0, -seconds(300)]));
  });

  it('NL-6 a kubelet whose clock went back is called Unknown although it renews; one whose clock went on is not', () => {
    const run = createSimulation(scenarioOf(CLUSTER));
    run.runUntil(at(25));
    run.apply({ kind: 'stepClock', process: 'kubelet/node-0', seconds: -300 });
    run.apply({ kind: 'stepClock', process: 'kubelet/node-1', seconds: 3_600 });
    run.runUntil(at(100));
    const unknown = run
      .facts()
      .filter(isKind('nodeConditionChanged'))
      .filter(({ status }) => status === 'Unknown');
    expect(unknown.map(({ node }) => node)).toEqual(['node-0']);
  });

  it('CK-2 a kubelet whose clock runs at half the rate renews every 20 s, from the change on', () => {
    const run = createSimulation(scenarioOf(CLUSTER));
    run.runUntil(at(30));
    run.apply({ kind: 'setClockRate', process: 'kubelet/node-0', ratePpm: 500_000 });
    run.runUntil(at(200));
    const times = renewals(run, 'node-0')
      .map(({ t }) => t)
      .filter((t) => t > at(52));
    const gaps = times.slice(1).map((t, index) => t - (times[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(5);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(seconds(20));
      expect(gap).toBeLessThan(seconds(20.9));
    }
  });

  it('CK-2 a standby that counts twice too fast takes a lock that is still held; two lead', () => {
    const run = createSimulation(
      scenarioOf({
        ...CLUSTER,
        clocks: [{ process: 'kube-controller-manager/b', ratePpm: 2_000_000 }],
      }),
    );
    run.runUntil(at(20));
    run.apply({
      kind: 'cut',
      processes: ['kube-controller-manager/a'],
      mode: 'refused',
      direction: 'both',
    });
    run.runUntil(at(45));
    const broken = run.facts().filter(isKind('invariantBroken'));
    expect(broken.map(({ invariant }) => invariant)).toContain('oneActingLeader');
  });

  it('CK-2 a request times out by the clock of the one who waits', () => {
    const run = createSimulation(scenarioOf(CLUSTER));
    run.apply({ kind: 'cut', processes: ['kubelet/node-0'], mode: 'lost', direction: 'both' });
    const sent = (): Fact | undefined =>
      run.facts().find((fact) => fact.kind === 'requestSent' && fact.process === 'kubelet/node-0');
    while (sent() === undefined) run.runNext(at(30));
    run.apply({ kind: 'setClockRate', process: 'kubelet/node-0', ratePpm: 2_000_000 });
    const begun = sent()?.t ?? at(0);
    run.runUntil(at(40));
    const over = run.facts().find((fact) => fact.kind === 'requestTimedOut');
    expect((over?.t ?? 0) - begun).toBe(seconds(5));
  });

  it('a clock that is never true from the beginning is told at once', () => {
    const run = createSimulation(
      scenarioOf({
        ...CLUSTER,
        clocks: [{ process: 'kubelet/node-0', offsetSeconds: 90, ratePpm: 1_000_200 }],
      }),
    );
    expect(
      run
        .facts()
        .filter(({ kind }) => kind.startsWith('clock'))
        .map(({ kind }) => kind),
    ).toEqual(['clockStepped', 'clockRateChanged']);
  });
});

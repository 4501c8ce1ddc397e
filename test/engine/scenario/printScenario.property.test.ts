/** Printing and parsing are inverse, for every scenario that can be written; and what is printed is small. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario, printScenario, type Scenario } from '../../../src/engine/index.ts';
import { LAW_SEED } from '../../support/seeds.ts';

const HEAD = { format: 'lease-lab/scenario', version: 1 };

const micros = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 1_000_000, max: max * 1_000_000 }).map((count) => count / 1_000_000);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const label = fc.stringMatching(/^[a-z0]([a-z0-9-]{0,4}[a-z0-9])?$/);
const zone = fc.constantFrom('', 'a', 'b', 'ap-northeast-2a');

const toleration = fc.record(
  {
    key: fc.constantFrom('node.kubernetes.io/unreachable', 'dedicated'),
    operator: fc.constantFrom('Exists', 'Equal'),
    effect: fc.constant('NoExecute'),
    tolerationSeconds: fc.integer({ min: -5, max: 900 }),
  },
  { requiredKeys: ['key', 'effect'] },
);

const pod = (name: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant(name),
    fc.record(
      {
        name: fc.constant(name),
        namespace: label,
        tolerations: fc.array(toleration, { maxLength: 2 }),
        daemonSet: fc.boolean(),
        createdSeconds: micros(0, 100),
      },
      { requiredKeys: ['name'] },
    ),
  );

const pods = (node: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.integer({ min: 0, max: 4 }),
    fc.tuple(pod(`p-${node}`), pod(`q-${node}`)).map(([one, other]) => [one, other]),
  );

const listedNodes = fc.uniqueArray(label, { maxLength: 7 }).chain((names) =>
  fc.tuple(
    ...names.map((name) =>
      fc.oneof(
        fc.constant(name as unknown),
        fc.record(
          {
            name: fc.constantFrom(name, `${name}.internal`),
            region: zone,
            zone,
            pods: pods(name),
            ageSeconds: micros(0, 1_000),
            startSeconds: micros(0, 100),
            postsStatus: fc.constantFrom('always', 'once', 'never'),
          },
          { requiredKeys: ['name'] },
        ),
      ),
    ),
  ),
);

const countedNodes = fc.record(
  {
    count: fc.integer({ min: 0, max: 40 }),
    zones: fc.array(zone, { maxLength: 4 }),
    namePattern: fc.constantFrom('node-{i}', 'w{i}.zone-0.internal', '{i}-{i}', 'n0{i}'),
    region: zone,
    podsPerNode: fc.integer({ min: 0, max: 3 }),
    ageSeconds: micros(0, 1_000),
  },
  { requiredKeys: ['count'] },
);

const component = (name: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant(name),
    fc.record(
      {
        name: fc.constant(name),
        leaseNamespace: fc.constantFrom('kube-system', 'default', `of-${name}`),
        candidates: fc.oneof(
          fc.integer({ min: 1, max: 5 }),
          fc.constant(['a', { host: 'b', startSeconds: 1.5 }]),
        ),
        leaseDurationSeconds: micros(11, 60),
        renewDeadlineSeconds: micros(6, 10),
        retryPeriodSeconds: micros(1, 4),
        releaseOnCancel: fc.boolean(),
        restarts: fc.boolean(),
        ageSeconds: micros(0, 1_000),
        leaseTransitions: fc.integer({ min: 0, max: 9 }),
      },
      { requiredKeys: ['name'] },
    ),
  );

const document = fc.record(
  {
    name: fc.string({ maxLength: 20 }),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    start: fc.constantFrom('warm', 'cold'),
    date: fc.constantFrom('2026-11-22T09:12:00Z', '2031-01-02T03:04:05.678901Z'),
    allowInvalid: fc.boolean(),
    nodes: fc.oneof(listedNodes, countedNodes),
    kubelet: fc.record(
      {
        nodeLeaseDurationSeconds: fc.integer({ min: 1, max: 90 }),
        nodeStatusUpdateFrequencySeconds: fc.constantFrom(10, 20, 0.5),
        nodeStatusReportFrequencySeconds: fc.constantFrom(300, 10, 20),
      },
      { requiredKeys: [] },
    ),
    nodeLifecycle: fc.record(
      {
        nodeMonitorGracePeriodSeconds: micros(1, 90),
        nodeEvictionRate: fc.constantFrom(0.1, 0, 2),
      },
      { requiredKeys: [] },
    ),
    components: maybe(
      fc
        .subarray(['kube-controller-manager', 'kube-scheduler', 'my-operator'])
        .chain((names) => fc.tuple(...names.map(component))),
    ),
    network: fc.record({ latencyMs: fc.constantFrom(5, 0, 0.2) }, { requiredKeys: [] }),
    script: fc.array(
      fc.record({
        atSeconds: micros(0, 300),
        command: fc.constantFrom(
          { kind: 'apiServerDown' },
          { kind: 'apiServerDown', proxied: true },
          { kind: 'setLatency', latencyMs: null },
          { kind: 'setLatency', processes: [], latencyMs: 20 },
        ),
      }),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: [] },
);

function read(value: object): Scenario {
  const parsed = parseScenario({ ...HEAD, ...value });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('printing a scenario', () => {
  it('parsing what was printed gives the same scenario', () => {
    fc.assert(
      fc.property(document, (given) => {
        const scenario = read(given);
        const printed: unknown = JSON.parse(JSON.stringify(printScenario(scenario)));
        expect(parseScenario(printed)).toEqual({ ok: true, value: scenario });
      }),
      { seed: LAW_SEED, numRuns: 300 },
    );
  });

  it('what equals its default is left out', () => {
    expect(printScenario(read({}))).toEqual({ ...HEAD, kubernetes: '1.36' });
  });

  it('many like nodes become a count with a pattern', () => {
    const nodes = { count: 5_000, namePattern: 'w-{i}', zones: ['a', 'b', 'c'], podsPerNode: 2 };
    expect(printScenario(read({ nodes }))).toEqual({ ...HEAD, kubernetes: '1.36', nodes });
  });

  it('one node that differs is not lost in the pattern', () => {
    const scenario = read({ nodes: { count: 6 } });
    const [first, ...rest] = scenario.nodes;
    if (first === undefined) throw new Error('no node');
    const other: Scenario = { ...scenario, nodes: [...rest, { ...first, name: 'other' }] };
    expect(parseScenario(printScenario(other))).toEqual({ ok: true, value: other });
  });
});

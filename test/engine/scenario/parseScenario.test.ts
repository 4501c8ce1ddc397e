/** The only way in: what a document may leave out, what is refused, and with whose reason. */
import { describe, expect, it } from 'vitest';
import { parseScenario, type Problem, type Scenario } from '../../../src/engine/index.ts';
import { checkChain, migrate } from '../../../src/engine/scenario/migrations.ts';

const HEAD = { format: 'lease-lab/scenario', version: 1 };

function read(fields: object): Scenario {
  const parsed = parseScenario({ ...HEAD, ...fields });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function problems(document: unknown): readonly Problem[] {
  const parsed = parseScenario(document);
  return parsed.ok ? [] : parsed.error;
}

const codes = (fields: object): readonly string[] =>
  problems({ ...HEAD, ...fields }).map(({ path, code }) => `${path}: ${code}`);

const elected = (timing: object): object => ({ components: [{ name: 'my-operator', ...timing }] });

describe('what a scenario may leave out', () => {
  it('a document with nothing but its format gets the control plane and the timings of release 1.36', () => {
    const scenario = read({});
    expect(scenario.nodeLifecycle.nodeMonitorGracePeriodSeconds).toBe(50);
    expect(scenario.kubelet).toEqual({
      nodeLeaseDurationSeconds: 40,
      nodeStatusUpdateFrequencySeconds: 10,
      nodeStatusReportFrequencySeconds: 300,
    });
    expect(
      scenario.components.map(({ name, leaseNamespace, candidates, releaseOnCancel }) => ({
        lease: `${leaseNamespace}/${name}`,
        hosts: candidates.map(({ host }) => host),
        releaseOnCancel,
      })),
    ).toEqual([
      {
        lease: 'kube-system/kube-controller-manager',
        hosts: ['cp-1', 'cp-2', 'cp-3'],
        releaseOnCancel: false,
      },
      {
        lease: 'kube-system/kube-scheduler',
        hosts: ['cp-1', 'cp-2', 'cp-3'],
        releaseOnCancel: true,
      },
    ]);
    const [{ leaseDurationSeconds, renewDeadlineSeconds, retryPeriodSeconds }] =
      scenario.components as [Scenario['components'][number]];
    expect([leaseDurationSeconds, renewDeadlineSeconds, retryPeriodSeconds]).toEqual([15, 10, 2]);
  });

  it('KD the status report interval follows the update frequency if only that is set', () => {
    const kubelet = (fields: object): number =>
      read({ kubelet: fields }).kubelet.nodeStatusReportFrequencySeconds;
    expect(kubelet({ nodeStatusUpdateFrequencySeconds: 20 })).toBe(20);
    expect(
      kubelet({ nodeStatusUpdateFrequencySeconds: 20, nodeStatusReportFrequencySeconds: 60 }),
    ).toBe(60);
    expect(kubelet({})).toBe(300);
  });

  it('nodes are a list of names or objects, or a count with zones dealt out in turn', () => {
    const listed = read({ nodes: ['a', { name: 'b', zone: 'z', pods: 2 }] }).nodes;
    expect(listed.map(({ name, zone, pods }) => [name, zone, pods.length])).toEqual([
      ['a', '', 0],
      ['b', 'z', 2],
    ]);
    const many = read({
      nodes: { count: 3, zones: ['a', 'b'], namePattern: 'w{i}.x', podsPerNode: 1 },
    }).nodes;
    expect(many.map(({ name, zone }) => `${name} ${zone}`)).toEqual(['w0.x a', 'w1.x b', 'w2.x a']);
    expect(many.map(({ pods }) => pods[0]?.name)).toEqual(['web-w0-1', 'web-w1-1', 'web-w2-1']);
  });

  it('Pods of nodes with the same short name are made up under names of their own', () => {
    const { nodes } = read({
      nodes: [
        { name: 'a.x', pods: 1 },
        { name: 'a.y', pods: 1 },
      ],
    });
    expect(nodes.map(({ pods }) => pods[0]?.name)).toEqual(['web-a.x-1', 'web-a.y-1']);
  });

  it('130,000 nodes are read, one more is refused', () => {
    expect(read({ nodes: { count: 130_000 } }).nodes).toHaveLength(130_000);
    expect(codes({ nodes: { count: 130_001 } })).toEqual(['nodes.count: range']);
  });

  it('a script runs in order of time, whatever the order in which it is written', () => {
    const power = (kind: string, atSeconds: number): object => ({
      atSeconds,
      command: { kind, node: 'a' },
    });
    const { script } = read({ nodes: ['a'], script: [power('powerOn', 9), power('powerOff', 3)] });
    expect(script.map(({ atSeconds }) => atSeconds)).toEqual([3, 9]);
  });
});

describe('what is refused', () => {
  it('every problem is told, not only the first, with path, found and allowed', () => {
    expect(codes({ seed: -1, start: 'hot', nodes: ['A'], colour: 'red' })).toEqual([
      'nodes[0].name: dns1123Subdomain',
      'seed: range',
      'start: choice',
      'colour: unknownField',
    ]);
    expect(problems({ ...HEAD, seed: 1.5 })).toMatchObject([
      {
        path: 'seed',
        found: '1.5',
        allowed: 'a whole number from 0 to 4294967295',
        code: 'range',
      },
    ]);
  });

  it.each([
    [null, ['document: type']],
    [[], ['document: type']],
    ['text', ['document: type']],
    [{ version: 1 }, ['format: format']],
    [{ format: 'lease-lab/scenario' }, ['version: missing']],
    [{ ...HEAD, version: 0 }, ['version: unknownVersion']],
    [{ ...HEAD, version: '1' }, ['version: unknownVersion']],
    [{ ...HEAD, version: 2 }, ['version: newerVersion']],
  ])('%j is no scenario', (document, expected) => {
    expect(problems(document).map(({ path, code }) => `${path}: ${code}`)).toEqual(expected);
  });

  it('names that every object inherits are not in a document, and unknown if they are', () => {
    const given = JSON.parse('{"__proto__": {"seed": 1}, "constructor": 2}') as object;
    expect(codes(given)).toEqual(['__proto__: unknownField', 'constructor: unknownField']);
    expect(codes({ nodes: ['a'], components: [{ name: 'x', leader: 'toString' }] })).toEqual([
      'components[0].leader: unknownCandidate',
    ]);
  });

  it('LE 7.1 a lease duration must be greater than the renew deadline', () => {
    const [problem] = problems({ ...HEAD, ...elected({ leaseDurationSeconds: 10 }) });
    expect(problem?.path).toBe('components[0].leaseDurationSeconds');
    expect(problem?.allowed).toContain('leaseDuration must be greater than renewDeadline');
    expect(codes(elected({ leaseDurationSeconds: 10.000001 }))).toEqual([]);
  });

  it('LE 7.1 a renew deadline must be greater than 1.2 times the retry period, exactly', () => {
    const [problem] = problems({
      ...HEAD,
      ...elected({ renewDeadlineSeconds: 2.4, retryPeriodSeconds: 2 }),
    });
    expect(problem?.allowed).toContain(
      'renewDeadline must be greater than retryPeriod*JitterFactor',
    );
    expect(codes(elected({ renewDeadlineSeconds: 2.400001, retryPeriodSeconds: 2 }))).toEqual([]);
  });

  it('OM-8 a lease duration below one second would be written as 0, which OM-V1 refuses', () => {
    const timing = {
      leaseDurationSeconds: 0.9,
      renewDeadlineSeconds: 0.5,
      retryPeriodSeconds: 0.1,
    };
    expect(codes(elected(timing))).toEqual([
      'components[0].leaseDurationSeconds: leaseDurationBelowOneSecond',
    ]);
  });

  it('OM-V1 a node lease duration must be greater than 0', () => {
    expect(codes({ kubelet: { nodeLeaseDurationSeconds: 0 } })).toEqual([
      'kubelet.nodeLeaseDurationSeconds: range',
    ]);
  });

  it('allowInvalid accepts what Kubernetes refuses, to show why', () => {
    const timing = { leaseDurationSeconds: 0, renewDeadlineSeconds: 2, retryPeriodSeconds: 2 };
    expect(codes(elected(timing))).toHaveLength(3);
    const scenario = read({ allowInvalid: true, ...elected(timing) });
    expect(scenario.components[0]).toMatchObject(timing);
  });

  it.each([
    ['Node-1', 'upper case'],
    ['-node', 'a dash first'],
    ['node_1', 'an underscore'],
    ['a..b', 'an empty label'],
    ['', 'nothing'],
    ['a'.repeat(254), '254 characters'],
  ])('OM-V6 %s is no name of a Node: %s', (name) => {
    expect(codes({ nodes: [{ name }] })).toEqual(['nodes[0].name: dns1123Subdomain']);
  });

  it('OM-V6 a namespace may hold no dot and at most 63 characters', () => {
    expect(codes(elected({ leaseNamespace: 'a.b' }))).toEqual([
      'components[0].leaseNamespace: dns1123Label',
    ]);
    expect(codes(elected({ leaseNamespace: 'a'.repeat(64) }))).toHaveLength(1);
  });

  it('no two nodes, Pods, components, candidates or Leases have one name', () => {
    expect(codes({ nodes: ['a', 'a'] })).toEqual(['nodes[1].name: duplicate']);
    expect(
      codes({
        nodes: [
          { name: 'a', pods: ['p'] },
          { name: 'b', pods: ['p'] },
        ],
      }),
    ).toEqual(['nodes[1].pods[0].name: duplicate']);
    expect(codes({ components: ['x', 'x'] })).toEqual(['components[1].name: duplicate']);
    expect(codes(elected({ candidates: ['h', 'h'] }))).toEqual([
      'components[0].candidates[1]: duplicate',
    ]);
    expect(codes({ components: ['x', { name: 'y', leaseName: 'x' }] })).toEqual([
      'components[1].leaseName: duplicate',
    ]);
    expect(
      codes({ nodes: ['a'], components: [{ name: 'a', leaseNamespace: 'kube-node-lease' }] }),
    ).toEqual(['components[0].leaseName: duplicate']);
  });

  it('a leader is one of the candidates', () => {
    expect(codes(elected({ candidates: ['a'], leader: 'b' }))).toEqual([
      'components[0].leader: unknownCandidate',
    ]);
  });

  it('a toleration is checked as upstream checks it', () => {
    const pod = (toleration: object): object => ({
      nodes: [{ name: 'a', pods: [{ name: 'p', tolerations: [toleration] }] }],
    });
    const at = 'nodes[0].pods[0].tolerations[0]';
    expect(codes(pod({ operator: 'Exists', tolerationSeconds: 3 }))).toEqual([
      `${at}.effect: choice`,
    ]);
    expect(codes(pod({ operator: 'Equal' }))).toEqual([`${at}.operator: choice`]);
    expect(codes(pod({ operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 3 }))).toEqual(
      [],
    );
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-11-22',
    '2026-11-22T09:12:00+09:00',
    '1999-01-01T00:00:00Z',
  ])('the date %s is none in UTC', (date) => {
    expect(codes({ date })).toEqual(['date: date']);
  });

  it('OM-2 times finer than a microsecond are refused', () => {
    expect(codes(elected({ retryPeriodSeconds: 1.0000001 }))).toEqual([
      'components[0].retryPeriodSeconds: range',
    ]);
    expect(codes({ network: { latencyMs: 0.0001 } })).toEqual(['network.latencyMs: range']);
  });
});

describe('scripts', () => {
  const command = (given: unknown): readonly string[] =>
    codes({ nodes: ['a'], script: [{ atSeconds: 1, command: given }] });
  const AT = 'script[0].command';

  it.each([
    [{ kind: 'explode' }, ['kind: unknownCommand']],
    [{ kind: 'powerOff', node: 'b' }, ['node: unknownNode']],
    [{ kind: 'powerOff' }, ['node: missing']],
    [{ kind: 'crash', process: 'kubelet/b' }, ['process: unknownProcess']],
    [{ kind: 'cut', processes: ['kubelet/a'], mode: 'dropped' }, ['mode: choice']],
    [{ kind: 'cut', processes: ['kubelet/a', 'x/y'] }, ['processes[1]: unknownProcess']],
    [{ kind: 'cut', processes: [] }, ['processes: missing']],
    [{ kind: 'heal' }, ['processes: missing']],
    [{ kind: 'setLatency' }, ['latencyMs: missing']],
    [{ kind: 'deleteLease', namespace: 'kube-system', name: 'x' }, ['name: unknownLease']],
    [{ kind: 'apiServerDown', node: 'a' }, ['node: unknownField']],
    [{ kind: 'apiServerUp', proxied: true }, ['proxied: unknownField']],
    [{ kind: 'apiServerDown', proxied: 'yes' }, ['proxied: type']],
  ])('%j names what is wrong', (given, expected) => {
    expect(command(given)).toEqual(expected.map((each) => `${AT}.${each}`));
  });

  it('a cut is lost both ways unless it says otherwise', () => {
    const { script } = read({
      nodes: ['a'],
      script: [{ atSeconds: 1, command: { kind: 'cut', processes: ['kubelet/a'] } }],
    });
    expect(script[0]?.command).toEqual({
      kind: 'cut',
      processes: ['kubelet/a'],
      mode: 'lost',
      direction: 'both',
    });
  });
});

describe('old versions', () => {
  const step = (from: number): Parameters<typeof checkChain>[0][number] => ({
    from,
    migrate: (document) => ({ ...document, [`step${from}`]: true }),
  });

  it('a chain of migrations with a gap does not load', () => {
    expect(() => checkChain([step(1)], 3)).toThrow('one migration for every version');
    expect(() => checkChain([step(1), step(3)], 3)).toThrow('a migration from version 2');
    expect(checkChain([step(1), step(2)], 3)).toHaveLength(2);
  });

  it('an old document takes every step from its own version on', () => {
    const document = migrate({ version: 2 }, 2, [step(1), step(2), step(3)]);
    expect(document).toEqual({ version: 4, step2: true, step3: true });
  });
});

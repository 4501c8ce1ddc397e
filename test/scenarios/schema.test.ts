/** The JSON Schema that is served says of a document what the parser says, as far as a schema can. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseScenario, printScenario } from '../../src/engine/index.ts';
import { SCENARIOS } from '../../src/scenarios/index.ts';

const schema = JSON.parse(readFileSync('public/scenario.schema.json', 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);
const HEAD = { format: 'lease-lab/scenario', version: 1 };
const tainted = (taints: unknown): object => ({
  ...HEAD,
  nodes: ['a'],
  script: [{ atSeconds: 1, command: { kind: 'setTaints', node: 'a', taints } }],
});

describe('scenario.schema.json', () => {
  it.each(SCENARIOS.map(({ id, document }) => [id, document] as const))(
    '%s is valid, as written and as printed',
    (_, document) => {
      expect([validate(document), validate.errors]).toEqual([true, null]);
      const parsed = parseScenario(document);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      expect([validate(printScenario(parsed.value)), validate.errors]).toEqual([true, null]);
    },
  );

  it.each([
    { ...HEAD },
    { ...HEAD, $schema: 'scenario.schema.json' },
    { ...HEAD, nodes: { count: 1_000, zones: ['a', ''], podsPerNode: 1 } },
    { ...HEAD, nodes: ['a', { name: 'b', pods: ['p', { name: 'q', daemonSet: true }] }] },
    { ...HEAD, nodes: [{ name: 'a', postsStatus: 'once' }] },
    { ...HEAD, components: ['x', { name: 'y', candidates: 5 }] },
    { ...HEAD, nodes: ['a'], script: [{ atSeconds: 1, command: { kind: 'powerOff', node: 'a' } }] },
    { ...HEAD, script: [{ atSeconds: 1, command: { kind: 'setLatency', latencyMs: null } }] },
    tainted([{ key: 'maintenance', value: 'x', effect: 'NoExecute' }]),
    tainted([{ key: 'example.com/Gpu_1', effect: 'NoSchedule' }]),
    tainted([]),
  ])('%j is valid, and the parser agrees', (document) => {
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(parseScenario(document).ok).toBe(true);
  });

  it.each([
    {},
    { ...HEAD, version: 2 },
    { ...HEAD, colour: 'red' },
    { ...HEAD, seed: -1 },
    { ...HEAD, date: '22 November' },
    { ...HEAD, nodes: ['Node_1'] },
    { ...HEAD, nodes: { count: 130_001 } },
    { ...HEAD, nodes: { count: 3, namePattern: 'node' } },
    { ...HEAD, nodes: [{ name: 'a', pods: 251 }] },
    { ...HEAD, nodes: [{ name: 'a', postsStatus: 'often' }] },
    { ...HEAD, kubelet: { nodeLeaseDurationSeconds: 0 } },
    { ...HEAD, nodeLifecycle: { unhealthyZoneThreshold: 2 } },
    { ...HEAD, components: [{ name: 'kubelet' }] },
    { ...HEAD, components: [{ name: 'x', candidates: [] }] },
    { ...HEAD, components: [{ name: 'x', leaseNamespace: 'a.b' }] },
    { ...HEAD, script: [{ command: { kind: 'apiServerDown' } }] },
    { ...HEAD, script: [{ atSeconds: 1, command: { kind: 'explode' } }] },
    { ...HEAD, nodes: ['a'], script: [{ atSeconds: 1, command: { kind: 'powerOff' } }] },
    tainted(undefined),
    tainted([{ key: 'maintenance' }]),
    tainted([{ key: 'maintenance', effect: 'PreferNoSchedule' }]),
    tainted([{ key: 'main tenance', effect: 'NoExecute' }]),
    tainted([{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }]),
    tainted([{ key: 'maintenance', value: '-x', effect: 'NoExecute' }]),
  ])('%j is not valid, and the parser agrees', (document) => {
    expect(validate(document)).toBe(false);
    expect(parseScenario(document).ok).toBe(false);
  });
});

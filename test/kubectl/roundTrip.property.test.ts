/** What the printers write, the parsers read: for random Leases. */
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { LeaseObject } from '../../src/engine/index.ts';
import {
  printJson,
  printJsonList,
  printLeaseTable,
  printYaml,
  printYamlList,
} from '../../src/kubectl/index.ts';
import { importCluster, type ClusterImport } from '../../src/kubectl/importCluster.ts';

const NOW = Date.parse('2026-11-22T15:26:23Z');
const runs = { numRuns: 200, seed: 20261122 };

const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,12}[a-z0-9])?$/);
const holder = fc.oneof(
  fc.constant(''),
  name,
  fc.tuple(name, fc.uuid()).map(([host, id]) => `${host}_${id}`),
);
const time = fc
  .integer({ min: 1_500_000_000, max: NOW / 1000 })
  .map((s) => new Date(s * 1000).toISOString().slice(0, 19));
const micro = fc.option(time.map((text) => `${text}.000001Z`));

const lease: fc.Arbitrary<LeaseObject> = fc
  .record({
    name,
    namespace: name,
    holder,
    created: time,
    renewTime: micro,
    acquireTime: micro,
    duration: fc.integer({ min: 1, max: 3600 }),
    transitions: fc.nat(99),
  })
  .map((of) => ({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: of.name,
      namespace: of.namespace,
      creationTimestamp: `${of.created}Z`,
      resourceVersion: '7',
    },
    spec: {
      holderIdentity: of.holder,
      leaseDurationSeconds: of.duration,
      renewTime: of.renewTime,
      acquireTime: of.acquireTime,
      leaseTransitions: of.transitions,
    },
  }));

const leases = fc.uniqueArray(lease, {
  minLength: 1,
  maxLength: 12,
  selector: ({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`,
});

function imported(text: string): ClusterImport {
  const result = importCluster(text);
  if (!result.ok) throw new Error(`${JSON.stringify(result.error)}\n${text}`);
  return result.value;
}

const seen = ({ nodes, components }: ClusterImport): string[] =>
  [
    ...nodes.map((node) => `node ${node.name}`),
    ...components.map((each) => `${each.leaseNamespace}/${each.leaseName} ${each.holder}`),
  ].sort();

describe('a round trip', () => {
  it('through YAML and JSON gives the same object', () => {
    fc.assert(
      fc.property(lease, (each) => {
        expect(parse(printYaml(each))).toEqual(each);
        expect(JSON.parse(printJson(each))).toEqual(each);
      }),
      runs,
    );
  });

  it('gives back any text, whatever it looks like in YAML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 120 }), (holderIdentity) => {
        expect(parse(printYaml({ spec: { holderIdentity } }), { version: '1.1' })).toEqual({
          spec: { holderIdentity },
        });
      }),
      { ...runs, numRuns: 1_000 },
    );
  });

  it('through a table finds the same Leases as through objects', () => {
    fc.assert(
      fc.property(leases, (all) => {
        const whole = imported(printJsonList(all));
        expect(seen(imported(printYamlList(all)))).toEqual(seen(whole));
        expect(seen(imported(printLeaseTable(all, { allNamespaces: true, nowMs: NOW })))).toEqual(
          seen(whole),
        );
        expect(
          seen(
            imported(printLeaseTable(all, { allNamespaces: true, showLabels: true, nowMs: NOW })),
          ),
        ).toEqual(seen(whole));
      }),
      runs,
    );
  });
});

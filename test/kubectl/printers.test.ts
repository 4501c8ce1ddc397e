/** The printers beside what a real kubectl printed: byte for byte, from its own JSON. */
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { LeaseObject, NodeObject } from '../../src/engine/index.ts';
import {
  changedFields,
  describeLease,
  describeNode,
  formatAge,
  leaseNotFound,
  noLeasesFound,
  printJson,
  printJsonList,
  printLeaseTable,
  printYaml,
  printYamlList,
  yamlLines,
} from '../../src/kubectl/index.ts';
import { readItems, readLease, readLeases, readPrinted } from '../support/kubectlFixtures.ts';

/** When the API server built each recorded table; a row at a time, so within the same second. */
const MOMENTS = { t0: '2026-11-22T15:26:23.9Z' };
const now = Date.parse(MOMENTS.t0);
const RECORDED = ['t0', 't2m', 'unknown'] as const;

describe('OM-10 the table', () => {
  const leases = readLeases('t0-leases-json');

  it('equals what kubectl printed for all namespaces, whatever the order of the objects', () => {
    expect(printLeaseTable(leases.toReversed(), { allNamespaces: true, nowMs: now })).toBe(
      readPrinted('t0-leases-A'),
    );
  });

  it('equals what kubectl printed with labels', () => {
    expect(printLeaseTable(leases, { allNamespaces: true, showLabels: true, nowMs: now })).toBe(
      readPrinted('t0-leases-labels'),
    );
  });

  it('takes its widths from the rows alone without headers', () => {
    expect(printLeaseTable(leases, { allNamespaces: true, noHeaders: true, nowMs: now })).toBe(
      readPrinted('t0-leases-noheaders'),
    );
  });

  it('has no column for the namespace when one is asked for', () => {
    const heartbeats = leases.filter(({ metadata }) => metadata.namespace === 'kube-node-lease');
    expect(printLeaseTable(heartbeats, { allNamespaces: false, nowMs: now })).toBe(
      readPrinted('t0-leases-kube-node-lease'),
    );
  });

  it('leaves the holder blank when nobody holds the Lease, and knows no age without a creation', () => {
    const lease: LeaseObject = {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'a' },
      spec: { holderIdentity: '' },
    };
    expect(printLeaseTable([lease], { allNamespaces: false, nowMs: now })).toBe(
      'NAME   HOLDER   AGE\na               <unknown>\n',
    );
  });

  it('OM-11 says that there is nothing in the words of kubectl', () => {
    expect(noLeasesFound('empty')).toBe(readPrinted('forbidden-empty'));
    expect(noLeasesFound()).toBe('No resources found\n');
    expect(leaseNotFound('no-such-lease')).toBe(readPrinted('watch-notfound'));
  });
});

describe('table 1.4, AGE', () => {
  const DAY = 86_400;
  it.each([
    [-2, '<invalid>'],
    [-1.9, '0s'],
    [0, '0s'],
    [119.999, '119s'],
    [120, '2m'],
    [190, '3m10s'],
    [600, '10m'],
    [179.99 * 60, '179m'],
    [180 * 60, '3h'],
    [8 * 3600 - 60, '7h59m'],
    [8 * 3600, '8h'],
    [48 * 3600 - 1, '47h'],
    [48 * 3600, '2d'],
    [49 * 3600, '2d1h'],
    [8 * DAY, '8d'],
    [367 * DAY, '367d'],
    [730 * DAY, '2y'],
    [731 * DAY, '2y1d'],
    [8 * 365 * DAY, '8y'],
  ])('%d s is shown as %s', (seconds, text) => {
    expect(formatAge(seconds * 1000)).toBe(text);
  });
});

describe.each(RECORDED)('OM-12 objects, recorded at %s', (moment) => {
  it('equal what kubectl printed as JSON', () => {
    expect(printJsonList(readItems(`${moment}-nodes-leases-json`))).toBe(
      readPrinted(`${moment}-nodes-leases-json`),
    );
    expect(printJson(readLease(`${moment}-lease-one-json`))).toBe(
      readPrinted(`${moment}-lease-one-json`),
    );
  });

  it.each(['leases-yaml', 'leases-yaml-managed', 'nodes-yaml'])(
    'equal what kubectl printed as YAML: %s',
    (kind) => {
      const printed = readPrinted(`${moment}-${kind}`);
      expect(printYaml(parse(printed) as object)).toBe(printed);
    },
  );

  it('equal one Lease that kubectl printed as YAML', () => {
    const printed = readPrinted(`${moment}-lease-one-yaml`);
    expect(printYaml(parse(printed) as object)).toBe(printed);
  });

  it('print the same List from JSON as from YAML', () => {
    const leases = readLeases(`${moment}-leases-json`);
    expect(parse(printYamlList(leases))).toEqual(JSON.parse(printJsonList(leases)));
  });
});

describe('OM-12 texts in YAML', () => {
  it.each([
    ['275', '"275"'],
    ['yes', '"yes"'],
    ['null', '"null"'],
    ['1e5', '"1e5"'],
    ['2026-11-22T15:26:13Z', '"2026-11-22T15:26:13Z"'],
    ['', '""'],
    ['*any', "'*any'"],
    ['a: b', "'a: b'"],
    ['127.0.0.1:29002', '127.0.0.1:29002'],
    ['5b5e510b-32e5', '5b5e510b-32e5'],
  ])('%j is written as %s', (text, written) => {
    expect(printYaml({ holderIdentity: text })).toBe(`holderIdentity: ${written}\n`);
  });

  it('OM-2 a zero time is null', () => {
    expect(printYaml({ spec: { acquireTime: null } })).toBe('spec:\n  acquireTime: null\n');
  });
});

describe('the lines of a Lease', () => {
  const lease = readLease('t0-lease-one-json');

  it('are those of its YAML, the changed fields marked', () => {
    const lines = yamlLines(lease, ['spec.renewTime', 'metadata.resourceVersion']);
    expect(lines.map(({ text }) => `${text}\n`).join('')).toBe(readPrinted('t0-lease-one-yaml'));
    expect(lines.filter(({ changed }) => changed).map(({ text }) => text.trim())).toEqual([
      'resourceVersion: "275"',
      'renewTime: "2026-11-22T15:26:22.874963Z"',
    ]);
  });

  it('are marked by what differs from the Lease before', () => {
    const before = { ...lease, spec: { ...lease.spec, renewTime: '2026-11-22T15:26:12.000000Z' } };
    expect(changedFields(before, lease)).toEqual(['spec.renewTime']);
    expect(changedFields(null, lease)).toContain('spec.holderIdentity');
  });
});

describe('OM-13 a description', () => {
  const leaseNamed = (moment: string, name: string): LeaseObject => {
    const lease = readLeases(`${moment}-leases-json`).find(
      ({ metadata }) => metadata.name === name,
    );
    if (lease === undefined) throw new Error(`${name} was not recorded`);
    return lease;
  };

  it('equals what kubectl printed, events included', () => {
    const printed = readPrinted('t0-describe-lease');
    const recorded = leaseNamed('t0', 'kube-scheduler');
    const lease = {
      ...recorded,
      metadata: {
        ...recorded.metadata,
        resourceVersion: /Resource Version:\s+(\d+)/.exec(printed)?.[1] ?? '',
      },
      spec: { ...recorded.spec, renewTime: /Renew Time:\s+(\S+)/.exec(printed)?.[1] ?? '' },
    };
    const message = `${lease.spec.holderIdentity ?? ''} became leader`;
    expect(
      describeLease(lease, [
        {
          type: 'Normal',
          reason: 'LeaderElection',
          age: '11s',
          from: 'default-scheduler',
          message,
        },
      ]),
    ).toBe(printed);
  });

  it('names the owner of a node lease, and says when there are no events', () => {
    const text = describeLease(readLease('t0-lease-one-json'));
    expect(text).toContain(
      '  Owner References:\n    API Version:     v1\n    Kind:            Node\n',
    );
    expect(text).toMatch(/Events: +<none>\n$/);
  });
});

describe('OM-14 a description of a node', () => {
  it.each(RECORDED)('equals what kubectl printed down to the conditions, at %s', (moment) => {
    const printed = readPrinted(`${moment}-describe-node`);
    const named = (kind: string): { metadata: { name: string }; kind: string }[] =>
      readItems(`${moment}-nodes-leases-json`)
        .map((item) => item as { metadata: { name: string }; kind: string })
        .filter((item) => item.kind === kind && item.metadata.name === 'node-0');
    const node = named('Node')[0] as NodeObject;
    const lease = named('Lease')[0] as LeaseObject;
    // The Lease was renewed between the two commands: the time is the one that was printed.
    const renewTime = new Date(/RenewTime: +(.*)/.exec(printed)?.[1] ?? '').toISOString();
    const described = describeNode(node, { ...lease, spec: { ...lease.spec, renewTime } }, 0);
    expect(described).toBe(printed.slice(0, printed.indexOf('Addresses:')));
  });

  it('shows times in the time zone of the one who reads them, cut to whole seconds', () => {
    const lease = readLease('t0-lease-one-json');
    const node = readItems('t0-nodes-leases-json').find(
      (item) => (item as NodeObject).kind === 'Node',
    ) as NodeObject;
    const spec = { ...lease.spec, renewTime: '2026-11-22T15:26:22.999999Z' };
    expect(describeNode(node, { ...lease, spec }, 540)).toContain(
      'Lease:\n  HolderIdentity:  node-0\n  AcquireTime:     <unset>\n  RenewTime:       Mon, 23 Nov 2026 00:26:22 +0900\n',
    );
  });
});
